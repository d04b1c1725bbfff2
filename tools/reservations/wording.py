"""What is said about bookings. Confirmation codes are only for those concerned, never for the group."""

from collections.abc import Sequence
from datetime import date

from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.money import Money
from tools.kernel.words import day_words, joined
from tools.reservations.model import Reservation, ReservationKind
from tools.reservations.nights import families_of

_UNITS = {
    ReservationKind.LODGING: "room",
    ReservationKind.CAMPSITE: "site",
    ReservationKind.RESTAURANT: "seat",
    ReservationKind.ACTIVITY: "place",
    ReservationKind.TICKET: "ticket",
}


def where(booking: Reservation) -> str:
    """Return a booking's name with its place: "Sorrel Mesa Inn, Moab"."""
    place = booking.place
    return (
        f"{booking.name}, {place}"
        if place and place.casefold() not in booking.name.casefold()
        else booking.name
    )


def span(booking: Reservation) -> str:
    """Return when a booking is: "Sat Jul 10 → Mon Jul 12"."""
    if booking.start is None:
        return "no date yet"
    if booking.end is None or booking.end == booking.start:
        return day_words(booking.start)
    return f"{day_words(booking.start)} → {day_words(booking.end)}"


def units(booking: Reservation) -> str:
    """Return "3 rooms", or nothing when nobody said."""
    if booking.units is None:
        return ""
    return f"{booking.units} {_UNITS.get(booking.kind, 'unit')}{'s' * (booking.units != 1)}"


def whose(booking: Reservation, roster: Roster) -> str:
    """Return whom a booking is for: "everybody", or families and people by name."""
    if not booking.party or len(families_of(booking, roster)) == len(roster.families) > 1:
        return "everybody"
    return joined([roster.key(party).partition(":")[2] for party in booking.party])


def line(booking: Reservation, roster: Roster, secret: bool = False) -> str:
    """Return a booking in one line; `secret` adds the confirmation code."""
    held, confirmed = _state(booking, secret)
    pieces = [span(booking), units(booking), _cost(booking), f"for {whose(booking, roster)}", held, confirmed]
    return f"{where(booking)}: {', '.join(piece for piece in pieces if piece)}"


def row(booking: Reservation, roster: Roster, secret: bool, rooms: str) -> tuple[str, str, str, str]:
    """Return the same as a row of a table: what, when, for whom, and what else is known of it."""
    more = [units(booking), _cost(booking), *_state(booking, secret), rooms]
    return where(booking), span(booking), whose(booking, roster), ", ".join(one for one in more if one)


def _cost(booking: Reservation) -> str:
    return str(Money(booking.price, booking.currency)) if booking.price and booking.currency else ""


def _state(booking: Reservation, secret: bool) -> tuple[str, str]:
    """Return (what holds it, when it is not confirmed; its code, when that may be told)."""
    confirmed = f"code {booking.confirmation}" if secret and booking.confirmation else ""
    return "" if booking.status.value == "confirmed" else booking.status.value, confirmed


def may_see_code(act: Act, booking: Reservation, roster: Roster) -> bool:
    """Whether the confirmation code may be shown: in a direct chat, to those the booking is for."""
    return not act.group and concerns(act, booking, roster)


def concerns(act: Act, booking: Reservation, roster: Roster) -> bool:
    """Whether a booking is the speaker's business: they booked it, or it is for them."""
    own = roster.own_family(act)
    return booking.booked_by == act.speaker.account_id or own in families_of(booking, roster)


def changes(before: Reservation, after: Reservation) -> list[str]:
    """Return what a correction changed: "2 rooms (was 3 rooms)"."""
    told: list[str] = []
    for now, then in (
        (after.name, before.name),
        (span(after), span(before)),
        (after.place or "", before.place or ""),
        (units(after), units(before)),
        (_price(after), _price(before)),
        (_deadline(after), _deadline(before)),
        (_other_deadlines(after), _other_deadlines(before)),
        (after.status.value, before.status.value),
    ):
        if now and now != then:
            told.append(f"{now} (was {then})" if then else now)
    told += ["new confirmation code"] * (after.confirmation != before.confirmation)
    told += ["who it is for"] * (set(after.party) != set(before.party))
    return told


def _price(booking: Reservation) -> str:
    return (
        str(Money(booking.price, booking.currency)) if booking.price is not None and booking.currency else ""
    )


def _deadline(booking: Reservation) -> str:
    return f"free to cancel until {day_words(booking.cancel_by)}" if booking.cancel_by else ""


def _other_deadlines(booking: Reservation) -> str:
    held = f"held until {day_words(booking.release_by)}" if booking.release_by else ""
    late = f"check-in until {day_words(booking.check_in_by)}" if booking.check_in_by else ""
    return ", ".join(filter(None, (held, late)))


def no_bed(day: date, families: Sequence[str], everybody: bool) -> str:
    """Return the sentence that tells plainly who has no bed on a night."""
    if everybody:
        return f"No bed is booked for the night of {day_words(day)}."
    return f"No bed yet on {day_words(day)} for {joined(families)}."
