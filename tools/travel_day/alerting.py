"""Rules of alerts: what a plan makes worth telling, to whom, and when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import NAMESPACE_OID, uuid5

from tools.kernel.party import Party
from tools.planning.model import Day, FamilyDay, Item, ItemKind
from tools.preferences.quiet import Quiet
from tools.travel_day.model import Alert
from tools.travel_day.progress import Progress, State, targets_of
from tools.travel_day.gsm import fit
from tools.travel_day.wording import minutes_in_words
from tools.trips.reading import short_day

TRAVEL = ("evening_before", "departure", "charge")
_EVENING = time(19, 0)
_BEFORE_LEAVING = timedelta(minutes=30)
_BEFORE_CHARGE = timedelta(minutes=15)


@dataclass(frozen=True)
class Household:
    """A family as alerts see it; `today` is where it is in its `day`, which is on."""

    name: str
    party: Party
    quiet: Quiet | None = None
    day: date | None = None
    today: Progress | None = None


def wanted(trip_id: str, days: Sequence[Day], households: Sequence[Household], now: datetime) -> list[Alert]:
    """Return the alerts the days call for that are still ahead of `now` (aware), quiet hours minded."""
    by_name = {household.name: household for household in households}
    found: list[Alert] = []
    for day in days:
        for family in day.families:
            household = by_name.get(family.family)
            if household and any(item.kind is ItemKind.DRIVE for item in family.items):
                found += _of_day(trip_id, day, family, household)
    return [alert for alert in found if alert.at > now]


def _of_day(trip_id: str, day: Day, family: FamilyDay, who: Household) -> Iterator[Alert]:
    here = who.today if who.day == day.date else None
    passed = here.targets[here.reached - 1].item if here and here.reached else -1
    leave = next(item for item in family.items if item.kind in (ItemKind.DEPART, ItemKind.DRIVE))
    key = f"{trip_id}:{who.party.id}:{day.date}"
    evening = leave.start.replace(hour=_EVENING.hour, minute=0, second=0, microsecond=0) - timedelta(days=1)
    if at := _allowed(evening, leave.start, who.quiet):
        yield _alert(f"{key}:evening", at, who.party, "evening_before", _tomorrow(day, family, leave))
    at = _allowed(leave.start - _BEFORE_LEAVING, leave.start, who.quiet)
    if at and (here is None or here.state is State.PLANNED):
        yield _alert(f"{key}:departure", at, who.party, "departure", _leaving(family, leave))
    for number, item in enumerate(family.items):
        if item.kind is ItemKind.CHARGE and number > passed:
            at = _allowed(item.start - _BEFORE_CHARGE, item.start, who.quiet)
            if at:
                yield _alert(f"{key}:charge:{number}", at, who.party, "charge", _charge(item))


def _alert(key: str, at: datetime, to: Party, kind: str, text: str) -> Alert:
    """Return an alert whose id follows from what it is about, so that a moved plan moves it."""
    return Alert(uuid5(NAMESPACE_OID, key).hex, at, to, kind, fit(text))


def _allowed(at: datetime, latest: datetime, quiet: Quiet | None) -> datetime | None:
    """Return when it may be sent: after the quiet hours, and None when that is too late to help."""
    moved = quiet.after(at) if quiet else at
    return moved if moved <= latest else None


def _tomorrow(day: Day, family: FamilyDay, leave: Item) -> str:
    goals = targets_of(family)
    met = [f"{g.place.name} {g.at:%H:%M}" + (" (meet)" if g.others else "") for g in goals]
    charges = sum(1 for item in family.items if item.kind is ItemKind.CHARGE)
    stops = f", {charges} charging stop{'s' if charges > 1 else ''}" if charges else ""
    drive = f"{minutes_in_words(round(family.drive_minutes))} driving{stops}"
    road = ", ".join(met) or "drive"
    return f"{short_day(day.date)}: leave {leave.place.name} {leave.start:%H:%M}, {road}. {drive}."


def _leaving(family: FamilyDay, leave: Item) -> str:
    goals = targets_of(family)
    why = f" to be in {goals[0].place.name} by {goals[0].at:%H:%M}" if goals else ""
    return f"Leave {leave.place.name} at {leave.start:%H:%M}{why}. Text LEFT when you go."


def _charge(item: Item) -> str:
    level = f" to {item.soc_end * 100:.0f} %" if item.soc_end is not None else ""
    minutes = round((item.end - item.start).total_seconds() / 60)
    return f"Next: charge{level} in {item.place.name}, about {minutes} min. Broken? Text CHARGER BROKEN."


def moved(present: Alert, desired: Alert) -> Alert:
    """Return the alert as the plan wants it now, with what became of it kept."""
    return replace(desired, status=present.status)
