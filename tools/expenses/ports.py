"""What the money room needs from outside."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Quote:
    """One unit of a currency is `rate` of another, as published on `as_of`."""

    rate: Decimal
    as_of: date


class Rates:
    """Published exchange rates."""

    def quote(self, currency: str, base: str, day: date) -> Quote | None:
        """Return what one `currency` was in `base` on `day` or last before; None when nobody publishes it."""
        raise NotImplementedError
