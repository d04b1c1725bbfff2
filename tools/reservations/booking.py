"""From what was told of a booking to its record: read, checked, and merged into the one it corrects."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.currency import currency_code, read_sum
from tools.kernel.errors import Refusal
from tools.kernel.party import Party
from tools.kernel.when import day_of, read_when
from tools.kernel.words import day_words
from tools.reservations.match import kind_of
from tools.reservations.model import Reservation, ReservationKind, ReservationStatus
from tools.reservations.slips import refuse_slips

MOST_UNITS = 500
MOST_DAYS = 120


@dataclass(frozen=True)
class Told:
    """A booking as it was told; see the catalogue's add_reservation. None is what nobody said."""

    name: str
    kind: ReservationKind | None = None
    place: str | None = None
    start: str | None = None
    end: str | None = None
    party: Sequence[str] = ()
    units: int | None = None
    confirmation: str | None = None
    price: str | None = None
    currency: str | None = None
    cancel_by: str | None = None
    status: ReservationStatus | None = None
    release_by: str | None = None
    check_in_by: str | None = None


def read(act: Act, told: Told, roster: Roster, own_currency: str) -> Reservation:
    """Return what was told as a record without an id. Raises Refusal for what can't be."""
    refuse_slips(act)
    name = " ".join(told.name.split())
    if not name:
        raise Refusal("What is booked? A name helps me to find it again.")
    if told.units is not None and not 0 < told.units <= MOST_UNITS:
        raise Refusal(f"{told.units} can't be right. How many are booked?")
    booking = Reservation(
        id="",
        kind=told.kind or kind_of(name),
        name=name,
        place=" ".join(told.place.split()) or None if told.place else None,
        start=read_when(told.start) if told.start else None,
        end=read_when(told.end) if told.end else None,
        party=_parties(act, told.party, roster),
        units=told.units,
        confirmation=(told.confirmation or "").strip() or None,
        price=_price(told, own_currency),
        currency=currency_code(told.currency, own_currency) if told.price or told.currency else None,
        cancel_by=read_when(told.cancel_by) if told.cancel_by else None,
        status=told.status or ReservationStatus.CONFIRMED,
        booked_by=act.speaker.account_id,
        release_by=read_when(told.release_by) if told.release_by else None,
        check_in_by=_check_in_by(told),
    )
    check(booking)
    return booking


def _check_in_by(told: Told) -> date | datetime | None:
    """Return the latest arrival; a bare time ("21:00") is of the first day."""
    said = (told.check_in_by or "").strip()
    if not said:
        return None
    if len(said) <= len("00:00") and ":" in said:
        if not told.start:
            raise Refusal("Which day is that check-in? Tell me the dates with it.")
        said = f"{told.start.strip()[:10]}T{said:0>5}"
    return read_when(said)


def check(booking: Reservation) -> None:
    """Raise Refusal for a booking that ends before it starts."""
    start, end = booking.start, booking.end
    if start is None or end is None:
        return
    timed = isinstance(start, datetime) and isinstance(end, datetime)
    backwards = end < start if timed else day_of(end) < day_of(start)
    if backwards:
        raise Refusal(
            f"That ends ({day_words(end)}) before it starts ({day_words(start)}). Which dates are right?"
        )
    if (days := (day_of(end) - day_of(start)).days) > MOST_DAYS:
        raise Refusal(
            f"From {day_words(start)} {start.year} to {day_words(end)} {end.year} is {days} days. "
            "Does it end before it starts? Which dates are right?"
        )


def _parties(act: Act, said: Sequence[str], roster: Roster) -> tuple[Party, ...]:
    parties = [roster.party(one, act) for one in said]
    return () if None in parties else tuple(dict.fromkeys(p for p in parties if p))


def _price(told: Told, own_currency: str) -> int | None:
    if not told.price or not told.price.strip():
        return None
    if not any(c in "123456789" for c in told.price) and any(c == "0" for c in told.price):
        return 0  # free of charge
    return read_sum(told.price, currency_code(told.currency, own_currency)).minor


def merge(kept: Reservation, told: Reservation, said: Told) -> Reservation:
    """Return `kept` with everything that was said of it again; raises Refusal when it then makes no sense."""
    start = _start(kept, told)
    merged = replace(
        kept,
        name=kept.name
        if len(told.name) < len(kept.name) and told.name.casefold() in kept.name.casefold()
        else told.name,
        kind=said.kind or kept.kind,
        place=told.place or kept.place,
        start=start,
        end=told.end or _moved_end(kept, start),
        party=told.party or kept.party,
        units=told.units if told.units is not None else kept.units,
        confirmation=told.confirmation or kept.confirmation,
        price=told.price if told.price is not None else kept.price,
        currency=told.currency or kept.currency,
        cancel_by=told.cancel_by or kept.cancel_by,
        status=said.status or kept.status,
        release_by=told.release_by or kept.release_by,
        check_in_by=told.check_in_by or kept.check_in_by,
    )
    check(merged)
    return merged


def _start(kept: Reservation, told: Reservation) -> date | datetime | None:
    """Return the new start; a day alone keeps the time we know."""
    start, before = told.start or kept.start, kept.start
    if isinstance(before, datetime) and start is not None and not isinstance(start, datetime):
        return datetime.combine(start, before.time())
    return start


def _moved_end(kept: Reservation, start: date | datetime | None) -> date | datetime | None:
    """Return the kept end, moved along when a new start leaves it behind."""
    if kept.end is None or kept.start is None or start is None or day_of(start) < day_of(kept.end):
        return kept.end
    moved: timedelta = day_of(start) - day_of(kept.start)
    return kept.end + moved
