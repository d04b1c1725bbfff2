"""Use case: a family says where it stands, in any channel; the others hear what changes for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from tools.families.limiting import whose
from tools.families.model import Energy, Family
from tools.families.roster import Roster
from tools.kernel.act import Act, Role
from tools.kernel.errors import NotAllowed, Refusal
from tools.kernel.ids import new_id
from tools.kernel.party import Party
from tools.kernel.reply import Notice, Reply
from tools.preferences.quiet import quiet_hours
from tools.reservations.model import Reservation
from tools.travel_day.at_risk import at_risk
from tools.travel_day.charging_ahead import charging_ahead
from tools.travel_day.living import DayState, day_state, todays_reports, valid_plan
from tools.travel_day.model import Alert, StatusReport
from tools.travel_day.positions import check_position, position_reply
from tools.travel_day.progress import Progress, State, alike
from tools.travel_day.ripple import effects
from tools.travel_day.scheduling import refresh_alerts
from tools.travel_day.wording import SEGMENT, fit, is_charger, notice_of, reply_of, ripple_words
from tools.trips.head import head
from tools.trips.model import Trip
from tools.trips.reading import short_day

KINDS = ("departed", "late", "stopped", "arrived", "charged", "breakdown", "location")
_AROUND = timedelta(days=2)  # how long before and after the trip people are under way
_TWICE = timedelta(minutes=30)
_TOO_EARLY = timedelta(hours=2)
_LONGEST_DELAY = 24 * 60


async def report_status(
    act: Act,
    kind: str,
    minutes: int | None = None,
    place: str | None = None,
    percent: int | None = None,
    note: str | None = None,
    lat: float | None = None,
    lon: float | None = None,
    family: str | None = None,
) -> Reply:
    """Keep what a family reports of itself, answer it, and tell the others when it matters to them.

    `minutes` of delay, `percent` of charge, `lat`/`lon` in degrees. Saying the same twice changes nothing.
    """
    sort = _kind(act, kind, minutes, percent)
    minutes = minutes if minutes is not None and 0 < minutes <= _LONGEST_DELAY else None
    roster = await Roster.load(act)
    home = whose(act, roster, family)
    _check_day(await head(act), act.today)
    said = StatusReport(
        new_id(), home.id, sort, act.now, minutes, _line(place, 120), percent, _line(note, 200) or ""
    )
    said = replace(said, lat=lat, lon=lon)
    await check_position(act, roster, said)
    plan, reports = await valid_plan(act), await todays_reports(act)
    so_far = day_state(plan, act.today, roster.families, reports)
    before = so_far.families[home.name]
    if repeated := _again(before, said, [r for r in reports if r.family_id == home.id]):
        return Reply(repeated, short=repeated)
    _check_order(before, said)
    await act.uow.of(StatusReport).put(said)
    after = day_state(plan, act.today, roster.families, [*reports, said])
    if sort == "location":
        return await position_reply(act, home, after.families[home.name], said)
    await refresh_alerts(act)
    return await _told(act, roster, Told(home, said, so_far, after, (*reports, said)))


def _kind(act: Act, said: str, minutes: int | None, percent: int | None) -> str:
    """Return the kind of report; Refusal for speakers and figures that cannot be."""
    if act.speaker.role is Role.GUEST:
        raise NotAllowed("Only travellers can report where they are.")
    if act.speaker.role is Role.CHILD:
        raise NotAllowed(f"Thanks, {act.speaker.name}! I take that from a grown-up in the car.")
    kind = said.strip().lower()
    if kind not in KINDS:
        raise Refusal(f"I can note {', '.join(KINDS)}; I don't know “{said}”.")
    if kind == "late" and minutes is None:
        raise Refusal("How late, about? For example LATE 40.")
    if kind == "late" and not 0 < (minutes or 0) <= _LONGEST_DELAY:
        raise Refusal(f"{minutes} minutes late can't be right. For example LATE 40.")
    if percent is not None and not 0 <= percent <= 100:
        raise Refusal(f"{percent} % can't be right; a battery has 0 to 100.")
    return kind


def _line(said: str | None, longest: int) -> str | None:
    return " ".join(said.split())[:longest] or None if said else None


def _check_day(trip: Trip | None, today: date) -> None:
    if trip is None or trip.start_date is None or trip.end_date is None:
        raise Refusal("There is no trip with dates yet, so I've nobody to tell. When do you go?")
    if not trip.start_date - _AROUND <= today <= trip.end_date + _AROUND:
        when = "starts " + short_day(trip.start_date) if today < trip.start_date else "is over"
        raise Refusal(f"{trip.name} {when}, so I've not noted that.")


def _again(before: Progress, said: StatusReport, reports: Sequence[StatusReport]) -> str | None:
    """Return the answer to what was said already; None when it is news."""
    same = [r for r in reports if r.kind == said.kind and said.at - r.at < _TWICE]
    if said.kind == "location":
        return None
    since = before.since
    if said.kind == "departed" and since and _is_driving(before, reports) and not _elsewhere(before, said):
        return f"You're on the road already, since {since.astimezone(said.at.tzinfo):%H:%M}. Drive safely!"
    if said.kind == "arrived" and before.state is State.ARRIVED and said.place and before.place:
        return "I have you there already, thanks." if alike(said.place, before.place) else None
    if any(_facts(r) == _facts(said) for r in same[-1:]) and _stands(before, said):
        return "I have that already, thanks."
    return None


def _facts(report: StatusReport) -> tuple[Any, ...]:
    return report.minutes, report.place, report.percent, report.note


def _stands(before: Progress, said: StatusReport) -> bool:
    """Whether what was said last still is so: LEFT, ARRIVED, LEFT is no repetition."""
    states = {
        "departed": State.ON_THE_ROAD,
        "arrived": State.ARRIVED,
        "stopped": State.STOPPED,
        "breakdown": State.BROKEN_DOWN,
    }
    return said.kind not in states or states[said.kind] is before.state


def _is_driving(before: Progress, reports: Sequence[StatusReport]) -> bool:
    """Whether they said that they left; a charge alone does not tell when they went on."""
    moves = [report.kind for report in reports if report.kind not in ("late", "location")]
    return before.state is State.ON_THE_ROAD and moves[-1:] == ["departed"]


def _elsewhere(before: Progress, said: StatusReport) -> bool:
    return bool(said.place and not (before.place and alike(said.place, before.place)))


def _check_order(before: Progress, said: StatusReport) -> None:
    """Refuse what cannot be yet: being there before the day began, or hours before the road allows."""
    early = before.leaves is not None and said.at < before.leaves
    if said.kind in ("arrived", "charged") and before.state is State.PLANNED and early and before.leaves:
        leaves = before.leaves.astimezone(said.at.tzinfo)
        raise Refusal(
            f"You leave at {leaves:%H:%M} by the plan, and I've no LEFT from you yet, so I've noted nothing. "
            "If you are under way, text LEFT first."
        )
    goal = before.next
    if (
        said.kind == "arrived"
        and said.place is None
        and goal
        and (goal.eta or goal.at) - said.at > _TOO_EARLY
    ):
        raise Refusal(
            f"I expect you in {goal.place.name} about {goal.eta or goal.at:%H:%M}, so I'm not sure where you "
            "are. Text ARRIVED IN and the place, and I'll note it."
        )


@dataclass(frozen=True)
class Told:
    """A report that was kept, with the day before it and after it."""

    family: Family
    said: StatusReport
    so_far: DayState
    day: DayState
    reports: tuple[StatusReport, ...]

    @property
    def before(self) -> Progress:
        """The family's progress before the report."""
        return self.so_far.families[self.family.name]

    @property
    def after(self) -> Progress:
        """The family's progress after the report."""
        return self.day.families[self.family.name]


async def _told(act: Act, roster: Roster, told: Told) -> Reply:
    said, name = told.said, told.family.name
    text = reply_of(said, name, told.before, told.after)
    if _wants_charger(roster, said):
        own = [report for report in told.reports if report.family_id == told.family.id]
        text += " " + await charging_ahead(act, roster, told.after, own, said)
    ripple = await _ripple(act, told)
    if act.group or not _matters(roster, told):
        text += ripple
        return Reply(text, short=text[:240])
    return await _passed_on(act, text, said, notice_of(said, name, told.before, told.after) + ripple)


async def _ripple(act: Act, told: Told) -> str:
    """Return what a delay changes for the others, and which bookings it endangers."""
    if told.said.kind != "late":
        return ""
    name, day = told.family.name, told.day
    pairs = zip(day.planned.families, day.live.families, strict=True)
    own = next(((was, now) for was, now in pairs if was.family == name), None)
    bookings = await act.uow.of(Reservation).all() if own else []
    missed = at_risk(bookings, Party("family", told.family.id), *own) if own else []
    return ripple_words(effects(told.so_far.live, day.live, name), missed)


def _wants_charger(roster: Roster, said: StatusReport) -> bool:
    electric = any(v.family_id == said.family_id and v.energy is Energy.EV for v in roster.vehicles)
    return said.kind == "breakdown" and electric and (said.percent is not None or is_charger(said))


def _matters(roster: Roster, told: Told) -> bool:
    """Whether other families are to hear of it: a delay, a breakdown, an arrival where they meet."""
    if len(roster.families) < 2:
        return False
    if told.said.kind != "arrived":
        return told.said.kind in ("late", "breakdown")
    news = told.after.reached > told.before.reached
    met = told.before.targets[told.after.reached - 1].others if news else ()
    return bool(met) or told.after.next is None


async def _passed_on(act: Act, text: str, said: StatusReport, news: str) -> Reply:
    """Tell the group now, or at the end of its quiet hours when the news can wait."""
    quiet = await quiet_hours(act)
    if quiet is None or said.kind == "breakdown" or not quiet.covers(act.now):
        full = fit(f"{text} I've told the group.") if len(text) < SEGMENT - 25 else text
        return Reply(full, notices=(Notice(news),), short=text[:240])
    await act.uow.of(Alert).put(Alert(new_id(), quiet.after(act.now), None, "news", news))
    return Reply(text, short=text[:240])


async def states(act: Act, day: date) -> Mapping[str, Progress]:
    """Return each family's progress on a day, by family name: for the board."""
    roster, zone = await Roster.load(act), act.now.tzinfo
    reports = [r for r in await act.uow.of(StatusReport).all() if r.at.astimezone(zone).date() == day]
    return day_state(await valid_plan(act), day, roster.families, reports).families
