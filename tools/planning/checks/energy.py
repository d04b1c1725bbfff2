"""Rules of charge and fuel."""

from collections.abc import Iterator
from datetime import date

from tools.planning.checks.plan import Plan, minutes_of
from tools.planning.model import Item, ItemKind
from tools.planning.problem import Household

RESERVE = 0.10
POWER = (
    (0.6, 0.027),
    (0.8, 0.018),
    (0.9, 0.009),
    (1.0, 0.004),
)  # most soc a minute, by where charging starts


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
    elif gained > _most(item.soc_start, minutes_of(item)) + 0.01:
        yield f"{day:%d %b}: {household.name} charges {gained:.0%} in {minutes_of(item):.0f} min"


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
