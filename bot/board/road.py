"""The days, who is where, and the next meetings."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.board.reading import Told
from bot.board.view import DayPart, ItemPart, Mark, Meeting, Timeline
from tools.families.names import plural
from tools.families.units import family_units
from tools.kernel.distances import Unit, distance, turned
from tools.kernel.words import joined
from tools.planning.model import Day, FamilyDay, Item, ItemKind
from tools.travel_day.standing import Progress, State
from tools.travel_day.targets import alike
from tools.travel_day.whereabouts import state_words
from tools.travel_day.wording import minutes_in_words

_TITLES = {
    ItemKind.DEPART: "Leave {}",
    ItemKind.CHARGE: "Charge in {}",
    ItemKind.REFUEL: "Fuel in {}",
    ItemKind.BREAK: "Break in {}",
    ItemKind.MEAL: "Eat in {}",
    ItemKind.MEET: "Meet in {}",
    ItemKind.CHECK_IN: "Check in, {}",
    ItemKind.CHECK_OUT: "Check out, {}",
    ItemKind.FREE: "Free time in {}",
    ItemKind.VISIT: "{}",
    ItemKind.FERRY: "Ferry from {}",
}
_MOVED = timedelta(minutes=1)
_STANDS = {
    State.CHARGING: (ItemKind.CHARGE,),
    State.BREAK: (ItemKind.BREAK, ItemKind.REFUEL, ItemKind.MEAL, ItemKind.VISIT),
}


def days(told: Told, own: str) -> tuple[DayPart, ...]:
    """Return all days of the plan, today as it goes; the family `own` first in each."""
    plan = told.plan
    if plan is None:
        return ()
    return tuple(_day(told, day, own) for day in plan.days)


def _day(told: Told, day: Day, own: str) -> DayPart:
    lines = [
        replace(line, own=line.family == own)
        for line in told.once(("day", day.date), lambda: _lines(told, day))
    ]
    lines.sort(key=lambda line: not line.own)
    return DayPart(day.date.isoformat(), tuple(lines))


def _lines(told: Told, day: Day) -> list[Timeline]:
    """Return every family's day, as nobody's own."""
    today = told.agreed is not None and day.date == told.today
    planned, going = (told.living.planned, told.living.live) if today else (day, day)
    pairs = zip(planned.families, going.families, strict=True)
    return [_timeline(told, planned, now, today) for planned, now in pairs]


def _timeline(told: Told, planned: FamilyDay, going: FamilyDay, today: bool) -> Timeline:
    state = told.living.families.get(planned.family) if today else None
    marks = _marks(planned, going, state, told.act.now)
    items = zip(planned.items, going.items, marks, strict=True)
    spoken = family_units(told.roster, planned.family)
    drive = f"{distance(planned.drive_km, spoken)}, {minutes_in_words(round(planned.drive_minutes))} driving"
    return Timeline(
        family=planned.family,
        colour=told.colour(planned.family),
        own=False,
        state=state.standing.value if state else "",
        words=state_words(state, told.act.now) if state else "",
        drive=drive if planned.drive_km else "no driving",
        items=tuple(_item(was, now, mark, spoken) for was, now, mark in items),
    )


def _marks(planned: FamilyDay, going: FamilyDay, state: Progress | None, now: datetime) -> list[Mark]:
    """Return what became of each item: over by what was said, or by the clock; under way; left out."""
    if state is None:
        return [""] * len(planned.items)
    reached = state.targets[state.reached - 1].item if state.reached else -1
    over = max(state.passed, reached - 1)
    here = -1 if state.state is State.PLANNED else standing_at(going, state, now)
    marks: list[Mark] = []
    for number, item in enumerate(going.items):
        if number in state.skipped:
            marks.append("skipped")
        elif number <= over or (number < here and item.end <= now):
            marks.append("done")
        elif number <= here and "now" not in marks and item.start <= now:
            marks.append("now")
        else:
            marks.append("")
    return marks


def standing_at(going: FamilyDay, state: Progress, now: datetime) -> int:
    """Return the index of the item a family is at: by the clock, no further than it says it stands."""
    by_clock = max((n for n, item in enumerate(going.items) if item.start <= now), default=0)
    stops = _STANDS.get(state.state, ())
    found = [n for n in range(by_clock + 1) if going.items[n].kind in stops and n > state.passed]
    named = [n for n in found if state.place and alike(going.items[n].place.name, state.place)]
    return max(named or found, default=by_clock)


def _item(planned: Item, going: Item, mark: Mark, spoken: Sequence[Unit]) -> ItemPart:
    moved = going.told != planned.told and abs(going.start - planned.start) >= _MOVED and mark != "skipped"
    return ItemPart(
        at=f"{planned.told:%H:%M}",
        now=f"{going.told:%H:%M}" if moved else "",
        title=_title(planned),
        detail=_detail(planned, spoken),
        kind=planned.kind.value,
        mark=mark,
    )


def _title(item: Item) -> str:
    if item.kind is ItemKind.DRIVE:
        return f"Drive to {item.to.name}" if item.to else f"Drive from {item.place.name}"
    return _TITLES[item.kind].format(item.place.name)


def _detail(item: Item, spoken: Sequence[Unit]) -> str:
    minutes = round((item.end - item.start).total_seconds() / 60)
    pieces = [distance(item.km, spoken)] if item.kind is ItemKind.DRIVE and item.km else []
    pieces += [minutes_in_words(minutes)] if minutes > 0 else []
    pieces += [f"to {item.soc_end:.0%}"] if item.kind is ItemKind.CHARGE and item.soc_end else []
    pieces += [f"with {_names(item.with_families)}"] if item.with_families else []
    said = item.kind in (ItemKind.FREE, ItemKind.BREAK, ItemKind.REFUEL)  # by the title
    pieces += [turned(item.note, spoken)] if item.note and not said else []
    return " · ".join(pieces)


def _names(families: Sequence[str]) -> str:
    return joined([f"the {plural(name)}" for name in families])


def meetings(told: Told, own: str) -> tuple[Meeting, ...]:
    """Return each family's next meeting with others, the reader's family first."""
    found = told.once("meetings", lambda: [_meeting(told, family.name) for family in told.roster.families])
    ours = [replace(one, own=one.family == own) for one in found if one]
    return tuple(sorted(ours, key=lambda one: not one.own))


def _meeting(told: Told, family: str) -> Meeting | None:
    for day in told.plan.days if told.plan else ():
        if day.date < told.today:
            continue
        today = told.agreed is not None and day.date == told.today
        planned, going = (told.living.planned, told.living.live) if today else (day, day)
        pairs = zip(planned.families, going.families, strict=True)
        pair = next(((was, now) for was, now in pairs if was.family == family), None)
        state = told.living.families.get(family) if today else None
        if pair and (number := _ahead(pair[1], state, told.act.now)) is not None:
            return _met(told, day, pair, number)
    return None


def _ahead(going: FamilyDay, state: Progress | None, now: datetime) -> int | None:
    """Return the index of the next item a family does with others after a drive; None when none is left."""
    reached = state.targets[state.reached - 1].item if state and state.reached else -1
    driven = False
    for number, item in enumerate(going.items):
        driven = driven or item.kind is ItemKind.DRIVE
        meets = item.kind in (ItemKind.MEET, ItemKind.MEAL, ItemKind.VISIT, ItemKind.CHECK_IN)
        skipped = state is not None and number in state.skipped
        if driven and meets and item.with_families and number > reached and item.end > now and not skipped:
            return number
    return None


def _met(told: Told, day: Day, pair: tuple[FamilyDay, FamilyDay], number: int) -> Meeting:
    planned, going = pair
    was, now = planned.items[number], going.items[number]
    drive = next((i for i in reversed(going.items[:number]) if i.kind is ItemKind.DRIVE), None)
    slack = round((now.start - drive.end).total_seconds() / 60) if drive else 0
    slack = max(0, slack)
    spare = f"{minutes_in_words(slack)} to spare" if slack else "nothing to spare"
    return Meeting(
        family=planned.family,
        colour=told.colour(planned.family),
        own=False,
        date=day.date.isoformat(),
        place=was.place.name,
        at=f"{was.start:%H:%M}",
        now=f"{now.start:%H:%M}" if abs(now.start - was.start) >= _MOVED else "",
        others=_names(was.with_families),
        slack=slack,
        words=spare,
    )
