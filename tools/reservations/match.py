"""Which booking is meant, and whether what is told is a new one or a change of one we have."""

from collections.abc import Sequence

from tools.kernel.errors import Refusal, Unclear
from tools.kernel.when import day_of
from tools.kernel.words import best, fold, joined, likeness
from tools.reservations.model import Reservation, ReservationKind
from tools.reservations.nights import BEDS

_SAME_NAME = 90.0
_KIND_WORDS = {
    ReservationKind.LODGING: "hotel motel inn lodge room rooms house cabin airbnb bed lodging",
    ReservationKind.CAMPSITE: "campsite campground camping camp site pitch tent",
    ReservationKind.RESTAURANT: "restaurant dinner lunch table breakfast brunch supper",
    ReservationKind.ACTIVITY: "activity tour trip",
    ReservationKind.TICKET: "ticket tickets",
    ReservationKind.RENTAL: "rental car bikes",
    ReservationKind.FERRY: "ferry boat crossing",
    ReservationKind.OTHER: "",
}
_GENERIC = frozenset(" ".join(_KIND_WORDS.values()).split()) | {"booking", "reservation", "place"}


def code(confirmation: str | None) -> str:
    """Return a confirmation code for comparison: letters and digits only."""
    return "".join(c for c in (confirmation or "").casefold() if c.isalnum())


def kind_of(name: str) -> ReservationKind:
    """Return the kind a booking's name suggests when nobody said."""
    words = set(fold(name).split())
    return next(
        (kind for kind, hints in _KIND_WORDS.items() if words & set(hints.split())), ReservationKind.OTHER
    )


def same_booking(told: Reservation, kept: Reservation, same_booker: bool) -> bool:
    """Whether `told` (fields not said are None) speaks of `kept`: a correction, or the same once more."""
    if told.confirmation and code(told.confirmation) == code(kept.confirmation):
        return True
    if not _alike(told, kept) or _others_place_or_people(told, kept):
        return False
    full = told.start is not None and (told.price is not None or told.units is not None)
    if told.confirmation and kept.confirmation and full:
        return False  # another code with all details: another booking at the same place
    if not _overlap(told, kept):
        return told.price is None and told.confirmation is None  # moved
    differs = _differ(told.units, kept.units) or _differ(told.price, kept.price)
    return same_booker or not (full and differs)


def _alike(told: Reservation, kept: Reservation) -> bool:
    kinds = {told.kind, kept.kind}
    if len(kinds) > 1 and not kinds <= BEDS and ReservationKind.OTHER not in kinds:
        return False
    generic = all(word in _GENERIC for word in fold(told.name).split())
    if generic and fold(told.name) != fold(kept.name):
        return False
    return likeness(told.name, kept.name) >= _SAME_NAME


def _others_place_or_people(told: Reservation, kept: Reservation) -> bool:
    places = bool(told.place and kept.place) and likeness(told.place or "", kept.place or "") < _SAME_NAME
    return places or bool(told.party and kept.party and not set(told.party) & set(kept.party))


def _overlap(told: Reservation, kept: Reservation) -> bool:
    if told.start is None or kept.start is None:
        return True
    first, last = day_of(told.start), day_of(told.end or told.start)
    begin, finish = day_of(kept.start), day_of(kept.end or kept.start)
    if told.kind in BEDS and first != begin:
        return first < finish and begin < last
    return first <= finish and begin <= last


def _differ(told: int | None, kept: int | None) -> bool:
    return told is not None and kept is not None and told != kept


def find_booking(bookings: Sequence[Reservation], name: str | None, confirmation: str | None) -> Reservation:
    """Return the booking that is meant, by code, by name, or by what and where ("the Moab hotel").

    Raises Refusal when there is none, Unclear when several fit.
    """
    if not bookings:
        raise Refusal("There are no bookings to change.")
    coded = [
        b
        for b in bookings
        if code(confirmation or name) and code(b.confirmation) == code(confirmation or name)
    ]
    if len(coded) == 1 or not (name or "").strip():
        return _only(coded, bookings)
    said = name or ""
    named = best(said, ((b.name, b) for b in bookings), least=80)
    described = best(
        said, ((f"{b.name} {b.place or ''} {_KIND_WORDS[b.kind]}", b) for b in bookings), least=85
    )
    return _only(coded or named or described, bookings)


def _only(found: Sequence[Reservation], bookings: Sequence[Reservation]) -> Reservation:
    if not found:
        raise Refusal(f"I have no such booking. I have: {joined([b.name for b in bookings])}.")
    if len(found) == 1:
        return found[0]
    labels = {_label(b): {"name": b.name, "confirmation": b.confirmation} for b in found}
    raise Unclear("Which booking do you mean?", tuple(labels), labels)


def _label(booking: Reservation) -> str:
    when = f" ({day_of(booking.start):%b %d})" if booking.start else ""
    return f"{booking.name}{when}"
