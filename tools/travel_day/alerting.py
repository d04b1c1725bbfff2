"""Rules of alerts: what a plan makes worth telling a family, and when."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import NAMESPACE_OID, uuid5

from tools.kernel.party import Party
from tools.kernel.when import later, to_leave
from tools.planning.model import Day, FamilyDay, Item, ItemKind
from tools.preferences.quiet import Quiet
from tools.travel_day import kinds
from tools.travel_day.alert_words import charge, leave_now, leaving, leaving_anew, pause, rendezvous, tomorrow
from tools.travel_day.gsm import fit
from tools.travel_day.model import Alert
from tools.travel_day.standing import Progress, State, Target
from tools.travel_day.targets import targets_of

TRAVEL = kinds.TRAVEL
_EVENING = time(19, 0)
_BEFORE_LEAVING = timedelta(minutes=30)
_BEFORE_CHARGE = timedelta(minutes=15)
_BEFORE_BREAK = timedelta(minutes=10)
_BEFORE_MEETING = timedelta(minutes=45)
WORTH_LEAVING_EARLIER = 5  # minutes that traffic adds
_WORTH_TELLING_ANEW = timedelta(minutes=10)
_PAUSES = (ItemKind.BREAK, ItemKind.REFUEL)


@dataclass(frozen=True)
class Household:
    """A family as alerts see it; `today` is where it is in its `day`, which is on.

    `traffic` is how many minutes the first drive of a day takes longer than at an ordinary hour.
    """

    name: str
    party: Party
    quiet: Quiet | None = None
    day: date | None = None
    today: Progress | None = None
    traffic: Mapping[date, int] = field(default_factory=dict)
    told: Mapping[date, datetime] = field(default_factory=dict)  # when they were last told to leave


@dataclass(frozen=True)
class _Day:
    """One family's day on the road: what its alerts are made from."""

    trip_id: str
    date: date
    family: FamilyDay
    who: Household
    leave: Item
    now: datetime

    @property
    def here(self) -> Progress | None:
        return self.who.today if self.who.day == self.date else None

    @property
    def passed(self) -> int:
        """The index of the last item that is over."""
        if self.here is None:
            return -1
        reached = self.here.targets[self.here.reached - 1].item if self.here.reached else -1
        return max(reached, self.here.passed)

    def alert(
        self, what: str, at: datetime, latest: datetime, kind: str, text: str, about: str = ""
    ) -> Iterator[Alert]:
        """Yield an alert whose id follows from what it is about, so that a moved plan moves it.

        It comes after quiet hours; not at all when that is too late to help.
        """
        quiet = self.who.quiet
        heard = quiet.after(at) if quiet else at
        if heard <= latest:
            key = f"{self.trip_id}:{self.who.party.id}:{self.date}:{what}"
            words = fit(text, tuple(kinds.answers_to(kind)))
            yield Alert(uuid5(NAMESPACE_OID, key).hex, heard, self.who.party, kind, words, about=about)


def wanted(trip_id: str, days: Sequence[Day], households: Sequence[Household], now: datetime) -> list[Alert]:
    """Return the alerts the days call for that are not over by `now` (aware), quiet hours minded."""
    return [alert for alert in called_for(trip_id, days, households, now) if alert.at >= now]


def called_for(
    trip_id: str, days: Sequence[Day], households: Sequence[Household], now: datetime
) -> list[Alert]:
    """Return all alerts the days call for, over or not."""
    by_name = {household.name: household for household in households}
    found: list[Alert] = []
    for day in days:
        for family in day.families:
            who = by_name.get(family.family)
            if who and any(item.kind is ItemKind.DRIVE for item in family.items):
                leave = next(i for i in family.items if i.kind in (ItemKind.DEPART, ItemKind.DRIVE))
                found += _of_day(_Day(trip_id, day.date, family, who, leave, now))
    return found


def _of_day(day: _Day) -> Iterator[Alert]:
    leave = day.leave
    evening = leave.start.replace(hour=_EVENING.hour, minute=0, second=0, microsecond=0) - timedelta(days=1)
    yield from day.alert(
        "evening", evening, leave.start, kinds.EVENING, tomorrow(day.date, day.family, leave)
    )
    if day.here is None or day.here.state is State.PLANNED:
        yield from _departure(day)
    if day.here is None or day.here.state is not State.BROKEN_DOWN:
        yield from _on_the_way(day)


def _departure(day: _Day) -> Iterator[Alert]:
    """Yield when to leave and why; and "leave now" when traffic makes that earlier than planned."""
    traffic = day.who.traffic.get(day.date, 0)
    early = traffic if traffic >= WORTH_LEAVING_EARLIER else 0
    go = later(day.leave.start, -timedelta(minutes=early))
    text, before = leaving(day.family, day.leave, go, early), later(go, -_BEFORE_LEAVING)
    yield from day.alert(
        "departure", before, day.leave.start, kinds.DEPARTURE, text, to_leave(go).isoformat()
    )
    if early:
        text = leave_now(day.family, day.leave, early)
        yield from day.alert("leave_now", max(go, day.now), day.leave.start, kinds.LEAVE_NOW, text)
    yield from _told_anew(day, early)


def _told_anew(day: _Day, early: int) -> Iterator[Alert]:
    """Yield another word to who was told when to leave, once that is another time: each time said once.

    What they said themselves (LATE 40) they know.
    """
    told = day.who.told.get(day.date)
    if told is None or day.here is None or day.here.leaves is None or day.here.delay:
        return
    go = to_leave(later(day.here.leaves, -timedelta(minutes=early)))
    if abs(go - told) >= _WORTH_TELLING_ANEW and go > day.now:
        text = leaving_anew(day.family, day.leave, go, told, early)
        what = f"departure:{go.astimezone(UTC):%H%M}"
        yield from day.alert(what, day.now, go, kinds.DEPARTURE, text, go.isoformat())


def _on_the_way(day: _Day) -> Iterator[Alert]:
    goals = targets_of(day.family)
    sets_out = next(n for n, item in enumerate(day.family.items) if item.kind is ItemKind.DRIVE)
    for number, item in enumerate(day.family.items):
        if number <= day.passed or item.end <= item.start:
            continue
        if number < sets_out and item.kind is not ItemKind.CHARGE:
            continue
        goal = next((goal for goal in goals if goal.item > number), None)
        if item.kind is ItemKind.CHARGE:
            at = later(item.start, -_BEFORE_CHARGE)
            yield from day.alert(f"charge:{number}", at, item.start, kinds.CHARGE, charge(item, goal))
        elif item.kind in _PAUSES:
            at = later(item.start, -_BEFORE_BREAK)
            yield from day.alert(f"break:{number}", at, item.start, kinds.BREAK, pause(item, goal))
    for goal in goals:
        if goal.item > day.passed and (told := _meeting(day, goal)) is not None:
            yield from told


def _meeting(day: _Day, goal: Target) -> Iterator[Alert] | None:
    """Return the word on the slack before a meeting: while they drive there, not before they leave."""
    items = day.family.items
    if items[goal.item].kind is not ItemKind.MEET or not goal.others:
        return None
    drive = next((i for i in reversed(items[: goal.item]) if i.kind is ItemKind.DRIVE), None)
    if drive is None:
        return None
    at = max(drive.start, later(goal.at, -_BEFORE_MEETING))
    text = rendezvous(goal, drive.end)
    return day.alert(f"meet:{goal.item}", at, goal.at, kinds.RENDEZVOUS, text)


def moved(present: Alert, desired: Alert) -> Alert:
    """Return the alert as the plan wants it now, with what became of it kept."""
    return replace(desired, status=present.status, sent_as=present.sent_as, tried=present.tried)
