"""Use case: who sleeps where in a booking."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tools.families.rights import unlocked
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.party import Party
from tools.kernel.permit import adults_only
from tools.kernel.reply import Reply
from tools.kernel.words import day_words, fold, joined, one_line
from tools.preferences.courtesy import tell_group
from tools.reservations.desk import Desk, open_desk
from tools.reservations.match import find_booking
from tools.reservations.model import Reservation, Room
from tools.reservations.nights import BEDS, families_of, nights

_MOST = 60


async def assign_rooms(act: Act, name: str | None, told: Sequence[tuple[str, Sequence[str]]]) -> Reply:
    """Keep who sleeps in which room of a booking; a room told again is changed, with nobody it is emptied.

    Raises Refusal for strangers, for more rooms than are booked, and for somebody in two rooms at once.
    """
    adults_only(act, "who sleeps where")
    desk = await open_desk(act)
    unlocked(act, desk.trip, "share out rooms")
    beds = [b for b in desk.active if b.kind in BEDS]
    if not beds:
        raise Refusal("No bed is booked yet. Tell me of the booking first.")
    booking = beds[0] if not name and len(beds) == 1 else find_booking(beds, name, None)
    if not told:
        raise Refusal("Who sleeps where? For example: “/room Pine Inn: loft = Lees; twin = Zuri”.")
    rooms = _merged(booking.rooms, [_room(act, desk.roster, *one) for one in told])
    changed = replace(booking, rooms=rooms)
    _check(changed, desk.roster)
    await act.uow.of(Reservation).put(changed)
    lines = [
        f"{booking.name}: {sleeping(changed, desk.roster)}.",
        *_elsewhere(changed, desk),
        *_left(changed, desk),
    ]
    text = " ".join(lines)
    return await tell_group(act, Reply(text, buttons=("Undo",), short=one_line(text)))


def _room(act: Act, roster: Roster, name: str, said: Sequence[str]) -> Room:
    parties = [roster.party(one, act) for one in said]
    if None in parties:
        raise Refusal("Everybody in one room? Name the families or people.")
    return Room(" ".join(name.split())[:40], tuple(dict.fromkeys(p for p in parties if p)))


def _merged(kept: Iterable[Room], told: Iterable[Room]) -> tuple[Room, ...]:
    rooms = {fold(room.name): room for room in kept}
    rooms |= {fold(room.name): room for room in told}
    return tuple(room for room in rooms.values() if room.parties)


def _check(booking: Reservation, roster: Roster) -> None:
    """Raise Refusal when there are too many rooms, or somebody is in two of them."""
    if len(booking.rooms) > min(booking.units or _MOST, _MOST):
        raise Refusal(f"{len(booking.rooms)} rooms, but only {booking.units} are booked. Which one is wrong?")
    where: dict[Party, str] = {}
    for room in booking.rooms:
        for person in room.parties:
            if where.setdefault(person, room.name) != room.name:
                raise Refusal(
                    f"{roster.label(person)} can't sleep in {where[person]} and {room.name} at once."
                )


def _elsewhere(booking: Reservation, desk: Desk) -> list[str]:
    """Return a sentence for each party that has a bed elsewhere in one of these nights."""
    told = []
    for other in desk.active:
        shared = nights(booking) & nights(other)
        if other.id == booking.id or not shared:
            continue
        both = {p for r in booking.rooms for p in r.parties} & {p for r in other.rooms for p in r.parties}
        if both:
            who = joined(sorted(desk.roster.label(p) for p in both))
            told.append(f"Two beds on {day_words(min(shared))} for {who}: this and {other.name}.")
    return told


def _left(booking: Reservation, desk: Desk) -> list[str]:
    """Return who of those the booking is for has no room yet."""
    placed = {f.id for room in booking.rooms for p in room.parties if (f := desk.roster.family_of(p))}
    lacking = [f.name for f in families_of(booking, desk.roster) if f.id not in placed]
    return [f"No room yet for {joined(lacking)}."] if lacking else []


def sleeping(booking: Reservation, roster: Roster) -> str:
    """Return who sleeps where: "loft: Lees; twin: Zuri"."""
    return "; ".join(f"{r.name}: {joined([roster.label(p) for p in r.parties])}" for r in booking.rooms)
