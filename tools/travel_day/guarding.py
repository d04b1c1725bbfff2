"""Which reports can be, and which say what is known already: the guards of a family's states."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from tools.families.model import Energy, Family, Vehicle
from tools.families.names import plural
from tools.kernel.act import Act, Role
from tools.kernel.errors import NotAllowed, Refusal
from tools.kernel.when import to_leave
from tools.planning.model import ItemKind
from tools.travel_day.model import StatusReport
from tools.travel_day.passing import skipping
from tools.travel_day.standing import Progress, State
from tools.travel_day.targets import alike
from tools.travel_day.wording import is_charger
from tools.trips.model import Trip
from tools.trips.reading import short_day

KINDS = (
    *("departed", "late", "stopped", "arrived", "charged", "breakdown", "location"),
    *("charging", "skipped", "early", "closed", "hide", "expected", "leaving", "detour", "weather", "moved"),
    *("elsewhere", "level", "call", "close"),
)
LONGEST_DELAY = 24 * 60
_AROUND = timedelta(days=2)  # how long before and after the trip people are under way
_TWICE = timedelta(minutes=30)
_PRESSED_TWICE = timedelta(minutes=10)
_TOO_EARLY = timedelta(hours=2)
_FASTEST = 0.7  # of the planned time at the wheel


def checked_kind(act: Act, said: str, minutes: int | None, percent: int | None) -> str:
    """Return the kind of report; Refusal for speakers and figures that cannot be."""
    if act.speaker.role is Role.GUEST:
        raise NotAllowed("Only travellers can report where they are.")
    if act.speaker.role is Role.CHILD:
        raise NotAllowed(f"Thanks, {act.speaker.name}! I take that from a grown-up, or from who drives.")
    kind = said.strip().lower()
    if kind not in KINDS:
        raise Refusal(f"I can note {', '.join(KINDS)}; I don't know “{said}”.")
    if kind == "late" and minutes is None:
        raise Refusal("How late, about? For example LATE 40.")
    if kind == "late" and not 0 < (minutes or 0) <= LONGEST_DELAY:
        raise Refusal(f"{minutes} minutes late can't be right. For example LATE 40.")
    if kind == "early" and not 0 < (minutes or 0) <= LONGEST_DELAY:
        raise Refusal("How early, about? For example EARLY 15.")
    if kind == "detour" and not 0 < (minutes or 0) <= LONGEST_DELAY:
        raise Refusal("How much longer does the way round take? For example DETOUR 25.")
    if kind == "level" and percent is None:
        raise Refusal("How full is the battery, in percent? For example BATTERY 20.")
    if kind == "moved" and not 0 < abs(minutes or 0) <= LONGEST_DELAY:
        raise Refusal("By how many minutes is it moved?")
    if kind in ("expected", "leaving") and not 0 <= (minutes if minutes is not None else -1) <= LONGEST_DELAY:
        raise Refusal("In how many minutes, about? For example 20 MIN AWAY.")
    if percent is not None and not 0 <= percent <= 100:
        raise Refusal(f"{percent} % can't be right; a battery has 0 to 100.")
    return kind


def check_button(own: Family, button_of: str | None) -> None:
    """Refuse a button that was another family's to press."""
    if button_of and button_of != own.name:
        raise Refusal(
            f"That button is for the {plural(button_of)}, so I've noted nothing. "
            "For your own family, say it in a word: ON MY WAY, LATE 20, ARRIVED."
        )


def check_day(trip: Trip | None, today: date) -> None:
    if trip is None or trip.start_date is None or trip.end_date is None:
        raise Refusal("There is no trip with dates yet, so I've nobody to tell. When do you go?")
    if not on_the_road(trip, today):
        when = "starts " + short_day(trip.start_date) if today < trip.start_date else "is over"
        raise Refusal(f"{trip.name} {when}, so I've not noted that.")


def on_the_road(trip: Trip, today: date) -> bool:
    """Whether people may be under way: on the trip's days and two days around them."""
    if trip.start_date is None or trip.end_date is None:
        return False
    return trip.start_date - _AROUND <= today <= trip.end_date + _AROUND


def again(before: Progress, said: StatusReport, reports: Sequence[StatusReport]) -> str | None:
    """Return the answer to what was said already; None when it is news."""
    same = [r for r in reports if r.kind == said.kind and said.at - r.at < _TWICE]
    if said.kind in ("location", "hide"):
        return None
    since = before.since
    if said.kind == "departed" and since and _is_driving(before, reports) and not _elsewhere(before, said):
        return f"You're on the road already, since {since.astimezone(said.at.tzinfo):%H:%M}. Drive safely!"
    if said.kind == "arrived" and before.state is State.ARRIVED and said.place and before.place:
        return "I have you there already, thanks." if alike(said.place, before.place) else None
    if said.kind == "breakdown" and is_charger(said) and _same_charger(said, same[-1:]):
        return "I have that already, thanks. If another one is broken, say where: CHARGER AT Moab BROKEN."
    if any(_facts(r) == _facts(said) for r in same[-1:]) and _stands(before, said):
        return "I have that already, thanks."
    return None


def _same_charger(said: StatusReport, last: Sequence[StatusReport]) -> bool:
    """Whether a broken charger is told a second time: the plan has moved on to the next one meanwhile."""
    return any(
        is_charger(report)
        and said.at - report.at < _PRESSED_TWICE
        and said.percent in (None, report.percent)
        and (said.place is None or report.place is None or alike(said.place, report.place))
        for report in last
    )


def _facts(report: StatusReport) -> tuple[Any, ...]:
    return report.minutes, report.place, report.percent, report.note, report.vehicle_id


def _stands(before: Progress, said: StatusReport) -> bool:
    """Whether what was said last still is so: LEFT, ARRIVED, LEFT is no repetition."""
    states = {
        "departed": State.ON_THE_ROAD,
        "arrived": State.ARRIVED,
        "stopped": State.BREAK,
        "charging": State.CHARGING,
        "breakdown": State.BROKEN_DOWN,
    }
    return said.kind not in states or states[said.kind] is before.state


def _is_driving(before: Progress, reports: Sequence[StatusReport]) -> bool:
    """Whether they said that they left; a charge alone does not tell when they went on."""
    moves = [
        report.kind
        for report in reports
        if report.kind not in ("late", "location", "early", "closed", "skipped", "hide")
    ]
    return before.state is State.ON_THE_ROAD and moves[-1:] == ["departed"]


def _elsewhere(before: Progress, said: StatusReport) -> bool:
    return bool(said.place and not (before.place and alike(said.place, before.place)))


def _can_be_there(before: Progress, said: StatusReport, reports: Sequence[StatusReport]) -> bool:
    """Whether they have been on the road long enough to be at their next place, rests and charges aside."""
    begin, goal = before.before_next
    items = before.day.items if before.day else ()
    drives = [item for item in items[begin + 1 : goal + 1] if item.kind is ItemKind.DRIVE]
    wheel = sum((drive.end - drive.start for drive in drives), timedelta(0))
    arrived = [report.at for report in reports if report.kind == "arrived"]
    left = [
        report.at
        for report in reports
        if report.kind == "departed" and report.at > max(arrived, default=report.at - _TWICE)
    ]
    return bool(left) and said.at - min(left) >= wheel * _FASTEST


def check_energy(cars: Sequence[Vehicle], said: StatusReport) -> None:
    """Refuse a charge of a family whose cars all run on something else."""
    plugs = (Energy.EV, Energy.PHEV)
    if said.kind in ("charged", "charging") and cars and all(car.energy not in plugs for car in cars):
        raise Refusal(f"I know of no electric car of yours, only {cars[0].name}, so I've noted nothing.")


def check_order(before: Progress, said: StatusReport, reports: Sequence[StatusReport] = ()) -> None:
    """Refuse what cannot be yet: being there before the day began, or hours before the road allows.

    `reports` are the family's own of the day.
    """
    if said.kind == "skipped" and not skipping(before, said.place, said.at):
        where = f"{said.place} is no stop" if said.place else "I see no stop"
        raise Refusal(f"{where} of yours still to come today, so there is nothing to skip.")
    early = before.leaves is not None and said.at < before.leaves - timedelta(minutes=before.ahead)
    if (
        said.kind in ("arrived", "charged", "charging")
        and before.state is State.PLANNED
        and early
        and before.leaves
    ):
        leaves = before.leaves.astimezone(said.at.tzinfo)
        raise Refusal(
            f"You leave at {to_leave(leaves):%H:%M} by the plan, and I've no LEFT from you yet, so I've "
            "noted nothing. If you are under way, text LEFT first."
        )
    goal = before.next
    if (
        said.kind == "arrived"
        and said.place is None
        and goal
        and (goal.eta or goal.at) - said.at > _TOO_EARLY
        and not _can_be_there(before, said, reports)
    ):
        raise Refusal(
            f"I expect you in {goal.place.name} about {goal.eta or goal.at:%H:%M}, so I'm not sure where you "
            "are. Text ARRIVED IN and the place, and I'll note it."
        )
