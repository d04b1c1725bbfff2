"""What Google may cost and what of it may be kept, as ports; storage fills them."""

from dataclasses import dataclass
from datetime import timedelta

# Google Maps Platform Service Specific Terms: latitude and longitude up to 30 consecutive days, place ids for
# ever, nothing else (docs/decisions/roads.md).
LAT_LON_KEPT = timedelta(days=30)


@dataclass(frozen=True)
class Kept:
    """What is kept of a place: its id, and where it is while that is fresh enough to be kept (else None)."""

    place_id: str
    at: tuple[float, float] | None = None


class Allowance:
    """Counts calls that Google bills, over all processes."""

    async def take(self, calls: int) -> bool:
        """Count `calls` more today; False, counting nothing, when that is over the day's allowance."""
        raise NotImplementedError


class KeptPlaces:
    """Place ids and where they are, by a digest of what people said: addresses lie nowhere in clear."""

    async def get(self, key: str) -> Kept | None:
        """Return what is kept under a key; a position older than 30 days is gone."""
        raise NotImplementedError

    async def put(self, key: str, kept: Kept) -> None:
        """Keep the id and (for 30 days) the position of a place."""
        raise NotImplementedError
