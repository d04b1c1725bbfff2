"""What can be done with bookings: keep, correct, cancel, look up."""

from dataclasses import dataclass, replace
from datetime import date, tzinfo

from tools.expenses.model import Expense, ExpenseStatus
from tools.families.model import Family
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.ids import new_id
from tools.kernel.permit import adults_only
from tools.kernel.reply import Reply
from tools.kernel.when import day_of, read_day, zone
from tools.kernel.words import day_words, joined, likeness, one_line
from tools.planning.model import Itinerary
from tools.preferences.courtesy import tell_group
from tools.reservations import deadlines, wording
from tools.reservations.booking import Told, merge, read
from tools.reservations.clashes import plan_warnings, warnings
from tools.reservations.match import code, find_booking, same_booking
from tools.reservations.model import Reservation, ReservationKind, ReservationStatus
from tools.reservations.nights import BEDS, families_of, nights, on_day, stands, trip_nights, without_bed
from tools.trips.head import blank, head
from tools.trips.model import Trip

_UNDO = ("Undo",)


@dataclass(frozen=True)
class Desk:
    """The trip's bookings at one moment, with its people."""

    roster: Roster
    trip: Trip
    bookings: tuple[Reservation, ...]
    local: tzinfo

    @property
    def active(self) -> tuple[Reservation, ...]:
        """The bookings in force, by start."""
        found = [b for b in self.bookings if stands(b)]
        return tuple(sorted(found, key=lambda b: day_of(b.start) if b.start else date.max))


async def open_desk(act: Act) -> Desk:
    """Return the trip's bookings as they are now."""
    trip, roster = await head(act) or blank(act), await Roster.load(act)
    bookings = await act.uow.of(Reservation).all()
    return Desk(roster, trip, tuple(bookings), zone(trip.timezone, act.now.tzinfo))


async def add_reservation(act: Act, told: Told) -> Reply:
    """Keep a booking, or correct the one it speaks of; what clashes is named and kept all the same.

    Raises NotAllowed for children and guests; Refusal for dates, sums or people that don't work out.
    """
    adults_only(act, "the bookings")
    desk = await open_desk(act)
    found = read(act, told, desk.roster, desk.trip.currency)
    before = _corrected(desk, found)
    if before:
        return await _correct(act, desk, before, merge(before, found, told))
    booking = replace(found, id=new_id(), currency=found.currency if found.price is not None else None)
    await act.uow.of(Reservation).put(booking)
    await deadlines.remember(act, booking, desk.roster, desk.local)
    return await _kept(act, desk, booking, f"Noted: {wording.line(booking, desk.roster)}.")


def _corrected(desk: Desk, found: Reservation) -> Reservation | None:
    """Return the booking that what was told corrects: the one of its code, else the newest that fits."""
    standing = [b for b in desk.bookings if stands(b)]
    coded = [b for b in standing if found.confirmation and code(b.confirmation) == code(found.confirmation)]
    known = coded or [b for b in standing if same_booking(found, b, _same_booker(desk, found, b))]
    return known[-1] if known else None


def _same_booker(desk: Desk, one: Reservation, other: Reservation) -> bool:
    accounts = {m.account_id: m.family_id for m in desk.roster.members}
    homes = [accounts.get(b.booked_by, b.booked_by) for b in (one, other)]
    return homes[0] == homes[1]


async def _kept(act: Act, desk: Desk, booking: Reservation, head: str) -> Reply:
    plan = await act.uow.of(Itinerary).get(act.trip_id)
    odd = [
        *warnings(booking, desk.active, desk.roster, desk.trip),
        *plan_warnings(booking, plan, desk.roster),
    ]
    if booking.cancel_by:
        passed = day_of(booking.cancel_by) < act.today
        told = "has passed" if passed else "I'll remind whoever booked it"
        deadline = [f"Free to cancel until {day_words(booking.cancel_by)}; {told}."]
    else:
        deadline = []
    reply = Reply("\n".join([head, *odd, *deadline]), buttons=_UNDO, short=one_line(" ".join([head, *odd])))
    return await tell_group(act, reply)


async def _correct(act: Act, desk: Desk, before: Reservation, after: Reservation) -> Reply:
    changed = wording.changes(before, after)
    if before == after:
        return Reply(f"I have that already: {wording.line(before, desk.roster)}.")
    await act.uow.of(Reservation).put(after)
    await deadlines.remember(act, after, desk.roster, desk.local)
    what = "; ".join(changed) or "noted"
    return await _kept(act, desk, after, f"Changed {before.name}: {what}.")


async def cancel_reservation(act: Act, name: str | None = None, confirmation: str | None = None) -> Reply:
    """Take a booking out of the plan; it stays in history. Says which nights have no bed now.

    Raises Refusal when there is no such booking, Unclear when several fit.
    """
    adults_only(act, "the bookings")
    desk = await open_desk(act)
    if not desk.active and desk.bookings:
        raise Refusal("All bookings are cancelled already.")
    booking = find_booking(desk.active, name, confirmation)
    gone = replace(booking, status=ReservationStatus.CANCELLED)
    await act.uow.of(Reservation).put(gone)
    await deadlines.remember(act, gone, desk.roster, desk.local)
    left = [b for b in desk.active if b.id != booking.id]
    head = f"Cancelled: {wording.where(booking)} ({wording.span(booking)})."
    lines = [head, *_bedless(desk, left, sorted(nights(booking))), *await _still_paid(act, booking)]
    return await tell_group(act, Reply("\n".join(lines), buttons=_UNDO, short=one_line(" ".join(lines))))


def _bedless(desk: Desk, left: list[Reservation], lost: list[date]) -> list[str]:
    bare = [night for night in lost if without_bed(left, desk.roster, desk.trip, night)]
    return [f"No bed now on {joined([day_words(night) for night in bare])}."] if bare else []


async def _still_paid(act: Act, booking: Reservation) -> list[str]:
    """Return a hint when the booking's price is among the expenses: a refund is not ours to guess."""
    paid = [e for e in await act.uow.of(Expense).all() if e.status is ExpenseStatus.ACTIVE]
    same = [e for e in paid if e.minor == booking.price and likeness(booking.name, e.what) >= 80]
    return (
        [f"Its expense still counts; if you got a refund, say “scratch the {same[-1].what}”."] if same else []
    )


async def show_reservations(
    act: Act, day: str | None = None, family: str | None = None, kind: ReservationKind | None = None
) -> Reply:
    """Say what is booked: all, of a day, a family or a kind; plainly when there is no bed that night."""
    desk = await open_desk(act)
    home = desk.roster.family_of(party) if family and (party := desk.roster.party(family, act)) else None
    found = [
        b for b in desk.active if _is_kind(b, kind) and (not home or home in families_of(b, desk.roster))
    ]
    if day is None:
        return Reply("\n".join(_everything(act, desk, found, home, kind)))
    when = read_day(day)
    return Reply("\n".join(_one_day(act, desk, [b for b in found if on_day(b, when)], when, home, kind)))


def _is_kind(booking: Reservation, kind: ReservationKind | None) -> bool:
    """Whether a booking is of the kind asked for; who asks for lodging means any bed."""
    return kind is None or booking.kind is kind or (kind is ReservationKind.LODGING and booking.kind in BEDS)


def _lines(act: Act, desk: Desk, found: list[Reservation]) -> list[str]:
    return [f"• {wording.line(b, desk.roster, wording.may_see_code(act, b, desk.roster))}" for b in found]


def _everything(
    act: Act, desk: Desk, found: list[Reservation], home: Family | None, kind: ReservationKind | None
) -> list[str]:
    whose = f" for {home.name}" if home else ""
    if not found:
        what = f"{kind.value} " if kind else ""
        return [f"No {what}booking{whose} yet." if what else f"Nothing is booked{whose} yet."]
    lines = [f"Booked{whose}:", *_lines(act, desk, found)]
    if kind is None or kind in BEDS:
        bare = [n for n in trip_nights(desk.trip) if _missing(desk, n, home)]
        lines += (
            [f"No bed yet for everybody on {joined([day_words(night) for night in bare])}."] if bare else []
        )
    return lines


def _missing(desk: Desk, night: date, home: Family | None) -> list[Family]:
    lacking = without_bed(desk.active, desk.roster, desk.trip, night)
    return [family for family in lacking if home is None or family == home]


def _one_day(
    act: Act,
    desk: Desk,
    found: list[Reservation],
    day: date,
    home: Family | None,
    kind: ReservationKind | None,
) -> list[str]:
    head = [f"{day_words(day)}:", *_lines(act, desk, found)] if found else []
    bed_asked = kind is None or kind in BEDS
    has_bed = any(b.kind in BEDS for b in found)
    if not bed_asked:
        return head or [f"Nothing of that kind is booked for {day_words(day)}."]
    lacking = [family.name for family in _missing(desk, day, home)]
    if has_bed and not lacking:
        return head
    if kind is None and day not in trip_nights(desk.trip):
        return head or [f"Nothing is booked for {day_words(day)}."]
    return [*head, wording.no_bed(day, lacking, everybody=not has_bed)]
