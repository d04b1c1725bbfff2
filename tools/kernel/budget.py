"""What a provider's model may cost: limits, prices, and the port that counts over all replicas."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

_MILLION = 1_000_000


@dataclass(frozen=True)
class Limits:
    """Tokens a generation (one turn's thinking), a user and a trip a day, all a day; generations an hour."""

    generation: int = 15_000
    user_day: int = 50_000
    trip_day: int = 150_000
    all_day: int = 500_000
    user_hour: int = 10


@dataclass(frozen=True)
class Spender:
    """For whom a model thinks, and when. `version` is the trip's: it grows with every change."""

    trip_id: str = ""
    account_id: str = ""
    version: int = 0
    now: datetime = field(default_factory=lambda: datetime.min)  # noqa: DTZ901


@dataclass(frozen=True)
class Spent:
    """Tokens as the provider counted them; `cached` is the part of `read` that it had in its cache."""

    model: str
    read: int = 0
    cached: int = 0
    written: int = 0

    @property
    def tokens(self) -> int:
        """All tokens, as limits count them."""
        return self.read + self.written


@dataclass(frozen=True)
class Price:
    """US dollars for a million tokens."""

    read: float
    cached: float
    written: float


# Published prices, November 2026 (third-party pages; OPENAI_PRICES sets others).
PRICES: Mapping[str, Price] = {
    "gpt-4o-mini": Price(0.15, 0.075, 0.60),
    "gpt-4o": Price(2.50, 1.25, 10.0),
    "gpt-5-nano": Price(0.05, 0.005, 0.40),
}


def dollars(spent: Spent, prices: Mapping[str, Price] = PRICES) -> float | None:
    """Return what it cost, None for a model whose price nobody told."""
    price = prices.get(spent.model)
    if price is None:
        return None
    fresh = (spent.read - spent.cached) * price.read
    return (fresh + spent.cached * price.cached + spent.written * price.written) / _MILLION


@dataclass(frozen=True)
class Crossed:
    """A limit that is used up to `percent` (80, 90 or 100) from now on; `scope`: "trip", "user", "all"."""

    scope: str
    percent: int


class Meter:
    """Counts what is spent, over all processes, and holds the limits."""

    async def reserve(self, spender: Spender, tokens: int, again: bool = False) -> bool:
        """Set `tokens` aside in every limit of the spender's; False, and nothing, when one would burst.

        `again`: for more of the same generation, which is counted once.
        """
        raise NotImplementedError

    async def settle(self, spender: Spender, reserved: int, spent: tuple[Spent, ...]) -> tuple[Crossed, ...]:
        """Put what was spent in the place of what was set aside; returns the thresholds just crossed."""
        raise NotImplementedError


class Answers:
    """Answers of models, kept for a while; never seen from another trip."""

    async def get(self, trip_id: str, key: str) -> str | None:
        """Return what was kept, as JSON."""
        raise NotImplementedError

    async def put(self, trip_id: str, key: str, answer: str) -> None:
        """Keep an answer."""
        raise NotImplementedError


class NoMeter(Meter):
    """Lets everything through: for engines that cost nothing, and tests of other things."""

    async def reserve(self, spender: Spender, tokens: int, again: bool = False) -> bool:
        """Return True."""
        return True

    async def settle(self, spender: Spender, reserved: int, spent: tuple[Spent, ...]) -> tuple[Crossed, ...]:
        """Count nothing."""
        return ()


class NoAnswers(Answers):
    """Keeps nothing."""

    async def get(self, trip_id: str, key: str) -> str | None:
        """Return None."""
        return None

    async def put(self, trip_id: str, key: str, answer: str) -> None:
        """Keep nothing."""
