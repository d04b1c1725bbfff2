"""The team orienteering problem with time windows: what is asked, when to stop, and the answer."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Orienteering:
    """Vertices with a profit, minutes of service, and when that may begin; tours start and end at vertex 0.

    `travel` is [from][to]; a tour is back at 0 by `closes[0]`. `tours` is how many there are.
    """

    travel: tuple[tuple[float, ...], ...]
    profit: tuple[float, ...]
    service: tuple[float, ...]
    opens: tuple[float, ...]
    closes: tuple[float, ...]
    tours: int = 2


@dataclass(frozen=True)
class Until:
    """When to stop: after `seconds`, or `rounds` when given (then the same seed gives the same tours)."""

    seconds: float = 2.0
    rounds: int | None = None


@dataclass(frozen=True)
class Tours:
    """The tours found, each without vertex 0, their profit, and the rounds it took."""

    tours: tuple[tuple[int, ...], ...]
    profit: float
    rounds: int
