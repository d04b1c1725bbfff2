"""What a trip is called and what its books are kept in."""

from collections.abc import Sequence
from dataclasses import replace

from tools.families.model import Family
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.place import Place
from tools.preferences.model import Setting
from tools.trips.currencies import FALLBACK, currency_of
from tools.trips.head import ensure
from tools.trips.model import Stop, Trip
from tools.trips.stops import default_name

_LONGEST_NAME = 120


def currency_code(said: str | None) -> str | None:
    """Return the ISO 4217 code that was said; Refusal when it is none."""
    if said is None or not said.strip():
        return None
    code = said.strip().upper()
    if len(code) != 3 or not (code.isascii() and code.isalpha()):
        raise Refusal(f"“{said}” is no currency code I know; give it like USD or EUR.")
    return code


def clean_name(said: str | None) -> str | None:
    """Return a name on one line and of a length that fits; None when nothing is left of it."""
    return " ".join(said.split())[:_LONGEST_NAME].strip() or None if said else None


async def renamed_after_stops(act: Act, before: Sequence[Stop], after: Sequence[Stop]) -> None:
    """Keep a name that was made of the stops in step with them."""
    trip = await ensure(act)
    if trip.name == default_name([stop.name for stop in before]):
        await act.uow.of(Trip).put(replace(trip, name=default_name([stop.name for stop in after])))


async def currency_was_said(act: Act) -> None:
    """Remember that people chose the currency, so that no stop changes it."""
    await act.uow.of(Setting).put(Setting(f"{act.trip_id}:currency", None, "currency", "said"))


async def forget_currency(act: Act) -> None:
    """Let the next stop on the map choose the currency."""
    await act.uow.of(Setting).remove(f"{act.trip_id}:currency")


async def home_counts(act: Act, home: Place) -> None:
    """Take the currency from the first home on the map, while nobody chose one and no stop tells it."""
    trip = await ensure(act)
    said = await act.uow.of(Setting).get(f"{act.trip_id}:currency")
    stops = [stop for stop in await act.uow.of(Stop).all() if stop.lat is not None]
    others = [f for f in await act.uow.of(Family).all() if f.home_lat is not None]
    if not said and not stops and len(others) == 1 and trip.currency == FALLBACK:
        await act.uow.of(Trip).put(replace(trip, currency=currency_of([home.country])))


async def settled_by(act: Act, place: Place) -> None:
    """Take the zone, and the currency when nobody chose one, from the first stop on the map."""
    trip = await ensure(act)
    said = await act.uow.of(Setting).get(f"{act.trip_id}:currency")
    currency = trip.currency if said else currency_of([place.country])
    await act.uow.of(Trip).put(replace(trip, timezone=place.timezone or trip.timezone, currency=currency))
