"""What a family may drive: its own limits, and what its drivers can do between them."""

from dataclasses import replace

from tools.planning.params import Params
from tools.planning.problem import Household

WHOLE_DAY = 1440


def small(family: Household, params: Params) -> bool:
    """Whether a small child rides along."""
    return family.youngest is not None and family.youngest < params.small_child


def day_limit(family: Household, params: Params) -> float:
    """Return the minutes a family may drive in a day: what it said, else what is usual for it."""
    usual = params.drive_per_day_small if small(family, params) else params.drive_per_day
    return float(family.drive_per_day or usual)


def leg_limit(family: Household, params: Params) -> float:
    """Return the driving minutes after which this family stops: what it said, never over two hours."""
    usual = params.drive_per_leg_small if small(family, params) else params.drive_per_leg
    return float(min(family.drive_per_leg or usual, params.drive_per_leg))


def jointly(family: Household) -> Household:
    """Return the family with its limits narrowed to what its drivers, taking turns, can do."""
    drivers = family.drivers
    if not drivers:
        return family
    days = [d.per_day or WHOLE_DAY for d in drivers]
    starts, ends = [d.not_before or 0 for d in drivers], [d.not_after or WHOLE_DAY for d in drivers]
    changes: dict[str, int] = {}
    if sum(days) < (family.drive_per_day or WHOLE_DAY):
        changes["drive_per_day"] = sum(days)
    if min(starts) > (family.not_before or 0):
        changes["not_before"] = min(starts)
    if max(ends) < (family.not_after or WHOLE_DAY):
        changes["not_after"] = max(ends)
    return replace(family, **changes) if changes else family  # type: ignore[arg-type]
