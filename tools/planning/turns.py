"""Who drives which stretch: drivers of one car take turns at stops, each within its own limits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

from tools.planning.model import Item, ItemKind
from tools.planning.problem import Driver

SWAP = 90.0  # minutes by which the drivers' shares may differ before it is worth a swap
MOST_STATES = 400


@dataclass(frozen=True)
class Turns:
    """A way to share the drives so far: minutes by driver, who drove last, the swaps, and who drove what."""

    minutes: tuple[float, ...]
    last: int
    swaps: int
    who: tuple[int, ...]

    @property
    def cost(self) -> float:
        """What the family minds: swapping, and uneven shares."""
        return SWAP * self.swaps + max(self.minutes) - min(self.minutes)


def shared_out(
    items: Sequence[Item], drivers: Sequence[Driver], had: Mapping[str, float]
) -> list[Item] | None:
    """Return a day's items with who drives each stretch; None when the drivers' limits do not allow it.

    `had` are the minutes a driver drove that day before. Exact for a day's usual number of stretches; of very
    many ways only the best few hundred are followed.
    """
    if not drivers:
        return list(items)
    ways = [Turns(tuple(had.get(d.name, 0.0) for d in drivers), -1, 0, ())]
    for drive in (i for i in items if i.kind is ItemKind.DRIVE):
        ways = _pruned([w for way in ways for w in _driven(way, drive, drivers)])
        if not ways:
            return None
    who = iter(min(ways, key=lambda w: w.cost).who)
    return [replace(i, driver=drivers[next(who)].name) if i.kind is ItemKind.DRIVE else i for i in items]


def _driven(way: Turns, drive: Item, drivers: Sequence[Driver]) -> list[Turns]:
    """The ways to go on with one more stretch."""
    minutes = (drive.end - drive.start).total_seconds() / 60
    begin = drive.start.hour * 60 + drive.start.minute
    end = drive.end.hour * 60 + drive.end.minute
    end += 1440 if end < begin and minutes > 0 and drive.end.date() > drive.start.date() else 0
    ways = []
    for n, driver in enumerate(drivers):
        shares = tuple(m + (minutes if k == n else 0.0) for k, m in enumerate(way.minutes))
        late = end > (driver.not_after if driver.not_after is not None else inf)
        if begin < (driver.not_before or 0) or late or shares[n] > (driver.per_day or inf) + 0.5:
            continue
        ways.append(Turns(shares, n, way.swaps + (way.last not in (-1, n)), (*way.who, n)))
    return ways


def _pruned(ways: list[Turns]) -> list[Turns]:
    """Of ways alike in minutes and last driver, the one with fewest swaps; not more than can be followed."""
    best: dict[tuple[tuple[float, ...], int], Turns] = {}
    for way in ways:
        known = best.get((way.minutes, way.last))
        if known is None or way.swaps < known.swaps:
            best[(way.minutes, way.last)] = way
    return sorted(best.values(), key=lambda w: w.cost)[:MOST_STATES]
