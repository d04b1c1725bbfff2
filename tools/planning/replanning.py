"""Planning again in the middle of a trip: times move when that is enough, else those replan who must."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tools.planning.checker import check, complaints
from tools.planning.choices import totals
from tools.planning.difference import Difference, difference
from tools.planning.model import Check, Day, FamilyDay, Item, ItemKind
from tools.planning.problem import Problem
from tools.planning.shared import marked
from tools.planning.standing import HELD_UP, Standing


@dataclass(frozen=True)
class Replanned:
    """The days as they should now go, what that changes, and how: "kept", "moved" or "planned again"."""

    days: tuple[Day, ...]
    how: str
    difference: Difference
    checks: tuple[Check, ...]
    explain: tuple[str, ...] = ()


def moved(days: Sequence[Day], live: Day) -> tuple[Day, ...]:
    """Return the days with one of them as it goes."""
    return tuple(live if d.date == live.date else d for d in days)


def held_up(planned: Day, live: Day) -> Day:
    """Return a day as it goes, with drives that take longer than planned told as being held up first.

    A delay on the way is no time at the wheel: neither limits nor breaks count it. Sums are made anew.
    """
    known = {f.family: f for f in planned.families}
    return replace(live, families=tuple(_held_up(known.get(f.family, f), f) for f in live.families))


def _held_up(planned: FamilyDay, live: FamilyDay) -> FamilyDay:
    if len(planned.items) != len(live.items):
        return summed(live)
    items: list[Item] = []
    for was, now in zip(planned.items, live.items, strict=True):
        over = (now.end - now.start) - (was.end - was.start)
        if now.kind is ItemKind.DRIVE and over > timedelta(0):
            wait = replace(now, kind=ItemKind.FREE, end=now.start + over, to=None, km=None, note=HELD_UP)
            items += [replace(wait, soc_start=None, soc_end=None), replace(now, start=now.start + over)]
        else:
            items.append(now)
    return summed(replace(live, items=tuple(items)))


def summed(day: FamilyDay) -> FamilyDay:
    """Return a family's day with its kilometres and minutes added up anew."""
    return FamilyDay(day.family, *totals([*day.items]))


def newly_broken(problem: Problem, before: Sequence[Day], after: Sequence[Day]) -> set[str]:
    """Return the complaints of the checker about `after` that it did not have about `before`."""
    return _complaints(problem, after) - _complaints(problem, before)


def _complaints(problem: Problem, days: Sequence[Day]) -> set[str]:
    return {f"{rule}: {each}" for rule, wrong in complaints(problem, tuple(days)) for each in wrong}


def touched(problem: Problem, before: Sequence[Day], live: Day) -> frozenset[str]:
    """Return the families whose own delay breaks a rule; the others need no new plan."""
    names = set()
    for family in live.families:
        alone = tuple(
            replace(d, families=tuple(family if f.family == family.family else f for f in d.families))
            if d.date == live.date
            else d
            for d in before
        )
        if newly_broken(problem, before, alone):
            names.add(family.family)
    return frozenset(names)


def merged(
    days: Sequence[Day],
    again: Sequence[Day],
    today: date,
    standings: Mapping[str, tuple[int, Standing]],
    names: frozenset[str] | None = None,
) -> tuple[Day, ...]:
    """Return `days` with what is planned again from `today` on, for all families or those in `names`."""
    news = {(d.date, f.family): f for d in again for f in d.families}
    out = []
    for day in days:
        if day.date < today:
            out.append(day)
            continue
        families = []
        for family in day.families:
            new = news.get((day.date, family.family))
            if new is None or (names is not None and family.family not in names):
                families.append(family)
            elif day.date == today and family.family in standings:
                families.append(_joined(standings[family.family][1], new))
            else:
                families.append(new)
        out.append(Day(day.date, marked(tuple(families))))
    return tuple(out)


def _joined(stand: Standing, new: FamilyDay) -> FamilyDay:
    """A family's day: what it has done, then what is new."""
    return FamilyDay(new.family, *totals([*stand.done, *new.items]))


def settled(problem: Problem, before: Sequence[Day], live: Day) -> Replanned | None:
    """Return the plan with its timelines moved, when that breaks no rule; None when somebody must replan."""
    days = moved(before, live)
    if newly_broken(problem, before, days):
        return None
    found = difference(before, days)
    return Replanned(days, "moved" if found.families else "kept", found, check(problem, days))


def chosen(
    problem: Problem,
    before: Sequence[Day],
    live: Day,
    again: Sequence[Day],
    standings: Mapping[str, tuple[int, Standing]],
    explain: tuple[str, ...],
) -> Replanned:
    """Return the plan that touches fewest families of those that break least."""
    now_days, everybody = moved(before, live), None
    options = [touched(problem, before, live), everybody]
    best: tuple[int, int, tuple[Day, ...]] | None = None
    for number, names in enumerate(options):
        days = merged(now_days, again, live.date, standings, names)
        wrong = len(newly_broken(problem, before, days))
        if best is None or (wrong, number) < best[:2]:
            best = (wrong, number, days)
    assert best is not None
    days = best[2]
    return Replanned(days, "planned again", difference(before, days), check(problem, days), explain)
