"""The independent checker: judges a plan against its problem. It shares no code with the solver.

Each rule is one function that yields what is wrong, in words; a rule without complaints holds.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from zoneinfo import ZoneInfo

from tools.kernel.place import Place
from tools.planning.model import Check, Day, FamilyDay, Item, ItemKind
from tools.planning.problem import Bed, Household, Problem
from tools.trips.model import StopRole

LONGEST_STRETCH = 120.0
LONGEST_DAY = 600.0  # when nobody said a limit
REST = timedelta(minutes=15)
RESERVE = 0.10
WALK_KM = 4.0
MINUTE = 1.01
POWER = (
    (0.6, 0.027),
    (0.8, 0.018),
    (0.9, 0.009),
    (1.0, 0.004),
)  # most soc a minute, by where charging starts
RESTFUL = {
    ItemKind.CHARGE, ItemKind.REFUEL, ItemKind.BREAK, ItemKind.MEAL, ItemKind.VISIT, ItemKind.MEET,
    ItemKind.CHECK_IN, ItemKind.CHECK_OUT, ItemKind.FREE,
}  # fmt: skip
SEEING = {ItemKind.VISIT, ItemKind.MEET}


@dataclass(frozen=True)
class Plan:
    """A plan beside what was asked."""

    problem: Problem
    days: tuple[Day, ...]

    def family(self, name: str) -> Household:
        """The family of that name."""
        return next(h for h in self.problem.households if h.name == name)

    def each(self) -> Iterator[tuple[Day, FamilyDay, Household]]:
        """Every family's day."""
        known = {h.name: h for h in self.problem.households}
        for day in self.days:
            for family in day.families:
                if family.family in known:
                    yield day, family, known[family.family]

    def items(self, name: str) -> list[tuple[date, Item]]:
        """A family's items in order over all days."""
        return [
            (day.date, item)
            for day in self.days
            for f in day.families
            if f.family == name
            for item in f.items
        ]


Rule = Callable[[Plan], Iterator[str]]


def check(problem: Problem, days: tuple[Day, ...]) -> tuple[Check, ...]:
    """Return one Check a rule, with everything that is wrong in its detail."""
    plan = Plan(problem, days)
    checks = []
    for name, rule in RULES:
        wrong = list(dict.fromkeys(rule(plan)))
        checks.append(Check(name, not wrong, "; ".join(wrong[:6])))
    return tuple(checks)


# -- the frame ---------------------------------------------------------------------------------------
def dates(plan: Plan) -> Iterator[str]:
    """Every day of the trip is there once, in order; items lie on their day."""
    if tuple(d.date for d in plan.days) != plan.problem.days:
        yield "the plan's days are not the trip's days"
    for day, family, _ in plan.each():
        for item in family.items:
            if item.start.date() != day.date:
                yield f"{_on(day)}: {family.family} has something on {item.start:%d %b}"
            if item.end < item.start:
                yield f"{_on(day)}: {family.family} ends {item.kind} before it starts"


def presence(plan: Plan) -> Iterator[str]:
    """A family has items only from the day it joins to the day it leaves, and is there on all of them."""
    for day in plan.days:
        there = {f.family for f in day.families}
        for family in plan.problem.households:
            expected = family.first <= day.date <= family.last
            items = [i for f in day.families if f.family == family.name for i in f.items]
            if items and not expected:
                yield f"{family.name} has a plan on {_on(day)} but is not there"
            if expected and family.name not in there:
                yield f"{family.name} is there on {_on(day)} but has no plan"
        if len(there) != len(day.families):
            yield f"a family stands twice on {_on(day)}"


def continuity(plan: Plan) -> Iterator[str]:
    """Nobody is in two places at once: items follow each other in time and place."""
    for day, family, _ in plan.each():
        for a, b in pairwise(family.items):
            side_by_side = ItemKind.CHARGE in (a.kind, b.kind) and a.place.name == b.place.name
            if b.start < a.end and not (
                side_by_side and b.start >= a.start and ItemKind.DRIVE not in (a.kind, b.kind)
            ):
                yield f"{_on(day)}: {family.family} starts {b.kind} before {a.kind} ends"
    for household in plan.problem.households:
        for (_, a), (day_b, b) in pairwise(plan.items(household.name)):
            at = a.to if a.kind is ItemKind.DRIVE and a.to else a.place
            if _km(at, b.place) > WALK_KM:
                yield f"{day_b:%d %b}: {household.name} jumps from {at.name} to {b.place.name}"


def starts(plan: Plan) -> Iterator[str]:
    """A family sets out from home, or from where it said it joins."""
    for household in plan.problem.households:
        items = plan.items(household.name)
        if not items or household.origin is None:
            continue
        allowed = {household.origin, household.joins_at}
        if not any(
            _km(plan.problem.places[p], items[0][1].place) < WALK_KM for p in allowed if p is not None
        ):
            yield f"{household.name} starts in {items[0][1].place.name}"


def roads(plan: Plan) -> Iterator[str]:
    """Drives are no shorter and no faster than the road between their ends allows."""
    for day, family, _ in plan.each():
        for drive in _drives(family):
            assert drive.to is not None
            line = _km(drive.place, drive.to)
            minutes = _minutes(drive)
            if (drive.km or 0.0) < line * 0.9 - 1.0:
                yield f"{_on(day)}: {drive.place.name} to {drive.to.name} is farther than {drive.km} km"
            if minutes * 2.3 + 2 < (drive.km or 0.0):
                yield f"{_on(day)}: {drive.km} km to {drive.to.name} in {minutes:.0f} min is too fast"
    yield from _whole_roads(plan)


def _whole_roads(plan: Plan) -> Iterator[str]:
    """A day's drive from one known place straight to another takes at least what the matrix says."""
    index = {p.name: n for n, p in enumerate(plan.problem.places)}
    for day, family, _ in plan.each():
        origin, minutes = None, 0.0
        for item in family.items:
            if item.kind is ItemKind.DRIVE and item.to:
                origin = item.place.name if item.place.name in index and not minutes else origin
                minutes += _minutes(item)
                if item.to.name in index:
                    if (
                        origin is not None
                        and minutes < 0.85 * _matrix(plan, index[origin], index[item.to.name]) - 3
                    ):
                        yield f"{_on(day)}: {family.family} takes {minutes:.0f} min to {item.to.name}"
                    origin, minutes = None, 0.0


def _matrix(plan: Plan, a: int, b: int) -> float:
    road = plan.problem.roads.get((a, b))
    return road.minutes if road else plan.problem.minutes[a][b]


def totals(plan: Plan) -> Iterator[str]:
    """A day's kilometres and minutes are the sums of its drives."""
    for day, family, _ in plan.each():
        drives = _drives(family)
        if abs(sum(d.km or 0.0 for d in drives) - family.drive_km) > 0.5:
            yield f"{_on(day)}: {family.family}'s kilometres do not add up"
        if abs(sum(map(_minutes, drives)) - family.drive_minutes) > 0.5:
            yield f"{_on(day)}: {family.family}'s minutes do not add up"


# -- limits ------------------------------------------------------------------------------------------
def drive_per_day(plan: Plan) -> Iterator[str]:
    """Nobody drives longer in a day than their family's limit."""
    for day, family, household in plan.each():
        limit, minutes = household.drive_per_day or LONGEST_DAY, sum(map(_minutes, _drives(family)))
        if minutes > limit + MINUTE:
            yield f"{_on(day)}: {family.family} drives {minutes:.0f} min, limit {limit:.0f}"


def breaks(plan: Plan) -> Iterator[str]:
    """Nobody drives longer in one piece than the limit, and never over two hours."""
    for day, family, household in plan.each():
        limit, since = float(min(household.drive_per_leg or LONGEST_STRETCH, LONGEST_STRETCH)), 0.0
        rested_at: datetime | None = None
        for item in family.items:
            if item.kind is ItemKind.DRIVE:
                if rested_at is not None and item.start - rested_at >= REST:
                    since = 0.0
                since += _minutes(item)
                rested_at = item.end
                if since > limit + MINUTE:
                    yield f"{_on(day)}: {family.family} drives {since:.0f} min on end, limit {limit:.0f}"
            elif item.kind in RESTFUL and item.end - item.start >= REST:
                since = 0.0


def hours(plan: Plan) -> Iterator[str]:
    """Nobody drives before or after the hours they said."""
    for day, family, household in plan.each():
        for drive in _drives(family):
            end = drive.end.astimezone(_zone(drive.to or drive.place, drive.end))
            begin = drive.start.hour * 60 + drive.start.minute
            finish = end.hour * 60 + end.minute + (1440 if end.date() > day.date else 0)
            if household.not_before is not None and begin < household.not_before:
                yield f"{_on(day)}: {family.family} drives at {drive.start:%H:%M}"
            if household.not_after is not None and finish > household.not_after:
                yield f"{_on(day)}: {family.family} still drives at {end:%H:%M}"


def meals(plan: Plan) -> Iterator[str]:
    """Lunch and dinner come at meal times, at most once a day each."""
    for day, family, _ in plan.each():
        lunches = [i for i in family.items if i.kind is ItemKind.MEAL and i.start.hour < 16]
        dinners = [i for i in family.items if i.kind is ItemKind.MEAL and i.start.hour >= 16]
        for meal in lunches + dinners:
            booked = any(f.meal and f.name == meal.note for f in plan.problem.fixtures)
            if not booked and not (10 <= meal.start.hour <= 14 or 16 <= meal.start.hour <= 21):
                yield f"{_on(day)}: {family.family} eats at {meal.start:%H:%M}"
        on_road = [i for i in family.items if i.kind is not ItemKind.DEPART]
        if on_road and not lunches and _spans(on_road, 10, 16):
            yield f"{_on(day)}: {family.family} has no lunch"


def _spans(items: list[Item], first: int, last: int) -> bool:
    return items[0].start.hour < first and items[-1].end.hour >= last


# -- beds --------------------------------------------------------------------------------------------
def beds(plan: Plan) -> Iterator[str]:
    """Booked nights are slept where they were booked."""
    for household in plan.problem.households:
        for number, day in enumerate(plan.problem.days[:-1]):
            if not household.first <= day < household.last:
                continue
            booked = [b for b in plan.problem.beds if b.first <= day < b.last and _for(b, household)]
            own = [b for b in booked if b.families] or booked
            where = _sleeps(plan, household, number)
            if own and where and not any(_km(plan.problem.places[b.place], where) < WALK_KM for b in own):
                yield f"{day:%a %d %b}: {household.name} sleeps in {where.name}, booked is {own[0].name}"


def _sleeps(plan: Plan, household: Household, number: int) -> Place | None:
    """Where a family is at the end of a day: the place of the last item up to then."""
    items = [i for d, i in plan.items(household.name) if d <= plan.problem.days[number]]
    if not items:
        return None
    return items[-1].to if items[-1].kind is ItemKind.DRIVE and items[-1].to else items[-1].place


def _for(bed: Bed, household: Household) -> bool:
    return not bed.families or household.name in bed.families


def check_ins(plan: Plan) -> Iterator[str]:
    """Whoever changes beds checks out of the old and into the new, and not before it opens."""
    for household in plan.problem.households:
        inside: Place | None = None
        for day, item in plan.items(household.name):
            if item.kind is ItemKind.CHECK_IN:
                inside = item.place
                if item.start.hour < 11:
                    yield f"{day:%d %b}: {household.name} checks in at {item.start:%H:%M}"
            elif item.kind is ItemKind.CHECK_OUT:
                if inside is None or _km(inside, item.place) > WALK_KM:
                    yield f"{day:%d %b}: {household.name} was never checked in to {item.place.name}"
                inside = None
        if inside is not None and household.last == plan.problem.end and household.goal is not None:
            goal = plan.problem.places[household.goal]
            items = plan.items(household.name)
            if _km(inside, goal) < WALK_KM and items[-1][1].kind is not ItemKind.CHECK_IN:
                yield f"{household.name} never checks out of {inside.name}"


# -- stops -------------------------------------------------------------------------------------------
def musts(plan: Plan) -> Iterator[str]:
    """Every stop that has to be is reached by somebody it is for, on its date when it has one."""
    for ask in plan.problem.asks:
        if ask.role is StopRole.WANT or _waived(plan, ask.place):
            continue
        place = plan.problem.places[ask.place]
        days = [
            d
            for h in plan.problem.households
            if (not ask.families or h.name in ask.families) and ask.place not in h.skips
            for d, item in plan.items(h.name)
            if _km(place, item.place) < 1.0 or (item.to and _km(place, item.to) < 1.0)
        ]
        if not days:
            yield f"{place.name} is not in the plan"
        elif ask.day and ask.day not in days:
            yield f"{place.name} is not on {ask.day:%a %d %b}"


def _waived(plan: Plan, place: int) -> bool:
    return any(t.kind == "skip" and t.place == place for t in plan.problem.tweaks)


def meets(plan: Plan) -> Iterator[str]:
    """Families that meet are at the meeting place at one time; those who skip it are not there."""
    for ask in plan.problem.asks:
        place = plan.problem.places[ask.place]
        for day in plan.days:
            if ask.role is StopRole.MEET:
                there = [
                    i for f in day.families for i in f.items if i.kind is ItemKind.MEET and i.place == place
                ]
                if len(there) > 1 and max(i.start for i in there) >= min(i.end for i in there):
                    yield f"{_on(day)}: the families miss each other in {place.name}"
            for family in day.families:
                if ask.place in plan.family(family.family).skips:
                    seen = [i for i in family.items if i.kind in SEEING and i.place == place]
                    if seen:
                        yield f"{_on(day)}: {family.family} did not want to go to {place.name}"


def opening(plan: Plan) -> Iterator[str]:
    """Visits lie within opening hours."""
    hours_of = {plan.problem.places[a.place].name: a for a in plan.problem.asks if a.opens or a.closes}
    for day, family, _ in plan.each():
        for item in family.items:
            ask = hours_of.get(item.place.name)
            if ask is None or item.kind not in SEEING:
                continue
            begin, end = item.start.hour * 60 + item.start.minute, item.end.hour * 60 + item.end.minute
            if begin < (ask.opens or 0) or end > (ask.closes or 1440):
                yield f"{_on(day)}: {item.place.name} is closed when {family.family} is there"


def order(plan: Plan) -> Iterator[str]:
    """Stops are first slept at in the order they were named, unless dates or bookings say otherwise."""
    asks = [a for a in plan.problem.asks if not a.sight and a.role is not StopRole.MEET and a.day is None]
    booked = {b.place for b in plan.problem.beds}
    for household in plan.problem.households:
        first: dict[int, int] = {}
        for number, (_, item) in enumerate(plan.items(household.name)):
            for ask in asks:
                if item.kind is ItemKind.CHECK_IN and item.place == plan.problem.places[ask.place]:
                    first.setdefault(ask.place, number)
        places = [a.place for a in asks if a.place in first and a.place not in booked]
        for a, b in pairwise(places):
            if first[a] > first[b]:
                names = plan.problem.places
                yield f"{household.name} sleeps in {names[b].name} before {names[a].name}"


def nights(plan: Plan) -> Iterator[str]:
    """Stops with a number of nights get that many."""
    for ask in plan.problem.asks:
        if not ask.nights:
            continue
        place = plan.problem.places[ask.place]
        most = max(
            (
                sum(
                    1
                    for n, day in enumerate(plan.problem.days[:-1])
                    if h.first <= day < h.last and (w := _sleeps(plan, h, n)) and _near_bed(plan, w, place)
                )
                for h in plan.problem.households
            ),
            default=0,
        )
        if most != ask.nights:
            yield f"{place.name}: {most} nights instead of {ask.nights}"


def _near_bed(plan: Plan, where: Place, place: Place) -> bool:
    booked = any(_km(plan.problem.places[b.place], where) < 1.0 for b in plan.problem.beds)
    return _km(where, place) < (60.0 if booked else WALK_KM)


# -- energy ------------------------------------------------------------------------------------------
def charge(plan: Plan) -> Iterator[str]:
    """Electric cars never fall below the reserve, and charge no faster than a fast charger can."""
    for household in plan.problem.households:
        level = household.car.soc
        for day, item in plan.items(household.name) if household.car.electric else []:
            if item.kind not in (ItemKind.DRIVE, ItemKind.CHARGE):
                continue
            if item.soc_start is None or item.soc_end is None:
                yield f"{day:%d %b}: {household.name}'s charge is unknown"
                continue
            if abs(item.soc_start - level) > 0.006:
                yield f"{day:%d %b}: {household.name}'s charge jumps from {level:.0%} to {item.soc_start:.0%}"
            level = item.soc_end
            if level < RESERVE - 0.002:
                where = (item.to or item.place).name
                yield f"{day:%d %b}: {household.name} is down to {level:.0%} in {where}"
            yield from _energy(day, household, item)


def _energy(day: date, household: Household, item: Item) -> Iterator[str]:
    assert item.soc_start is not None
    assert item.soc_end is not None
    gained = item.soc_end - item.soc_start
    if item.kind is ItemKind.DRIVE:
        used = (item.km or 0.0) / household.car.range_km
        if abs(used + gained) > 0.01:
            yield f"{day:%d %b}: {household.name} uses {-gained:.0%} over {item.km} km"
    elif gained > _most(item.soc_start, _minutes(item)) + 0.01:
        yield f"{day:%d %b}: {household.name} charges {gained:.0%} in {_minutes(item):.0f} min"


def _most(soc: float, minutes: float) -> float:
    """The most charge a fast charger gives from a state in that time."""
    start = soc
    for top, rate in POWER:
        if soc >= top:
            continue
        needed = (top - soc) / rate
        if needed >= minutes:
            return soc + minutes * rate - start
        soc, minutes = top, minutes - needed
    return 1.0 - start


def fuel(plan: Plan) -> Iterator[str]:
    """Other cars refuel within their range."""
    for household in plan.problem.households:
        left = household.car.range_km * household.car.soc
        for day, item in plan.items(household.name) if not household.car.electric else []:
            if item.kind is ItemKind.REFUEL:
                left = household.car.range_km
            elif item.kind is ItemKind.DRIVE:
                left -= item.km or 0.0
                if left < 0:
                    yield f"{day:%d %b}: {household.name} runs dry before {item.to.name if item.to else ''}"
                    left = household.car.range_km


RULES: tuple[tuple[str, Rule], ...] = (
    ("trip dates", dates),
    ("presence", presence),
    ("one place at a time", continuity),
    ("starting points", starts),
    ("roads", roads),
    ("sums", totals),
    ("driving per day", drive_per_day),
    ("breaks", breaks),
    ("driving hours", hours),
    ("meals", meals),
    ("booked beds", beds),
    ("check-in and check-out", check_ins),
    ("must-sees", musts),
    ("meeting points", meets),
    ("opening hours", opening),
    ("order of stops", order),
    ("nights", nights),
    ("charge", charge),
    ("fuel", fuel),
)


def _on(day: Day) -> str:
    return f"{day.date:%a %d %b}"


def _drives(family: FamilyDay) -> list[Item]:
    return [i for i in family.items if i.kind is ItemKind.DRIVE]


def _minutes(item: Item) -> float:
    return (item.end - item.start).total_seconds() / 60


def _zone(place: Place, moment: datetime) -> tzinfo | None:
    return ZoneInfo(place.timezone) if place.timezone else moment.tzinfo


def _km(a: Place, b: Place) -> float:
    """The great-circle distance in kilometres."""
    p, q = radians(a.lat), radians(b.lat)
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 12742.0 * asin(sqrt(min(1.0, h)))
