"""Use cases: bookings are kept, corrected and cancelled."""

from dataclasses import replace
from datetime import date

from tools.expenses.model import Expense, ExpenseStatus
from tools.families.rights import unlocked
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.ids import new_id
from tools.kernel.permit import adults_only
from tools.kernel.reply import Press, Reply
from tools.kernel.when import day_of
from tools.kernel.words import day_words, joined, likeness, one_line
from tools.planning.model import Itinerary
from tools.planning.service import release
from tools.preferences.courtesy import tell_group
from tools.reservations import deadlines, wording
from tools.reservations.booking import Told, merge, read
from tools.reservations.clashes import arrival_warnings, plan_warnings, warnings
from tools.reservations.desk import Desk, open_desk
from tools.reservations.elsewhere import bed_warnings
from tools.reservations.match import code, find_booking, same_booking
from tools.reservations.model import Reservation, ReservationStatus
from tools.reservations.nights import nights, stands, without_bed
from tools.reservations.told_short import filled

_UNDO = ("Undo",)
_CONFIRMED, _PLAN = "It is confirmed", "Plan again"


async def add_reservation(act: Act, told: Told) -> Reply:
    """Keep a booking, or correct the one it speaks of; what clashes is named and kept all the same.

    Raises NotAllowed for children and guests; Refusal for dates, sums or people that don't work out.
    """
    adults_only(act, "the bookings")
    desk = await open_desk(act)
    unlocked(act, desk.trip, "change bookings")
    found = read(act, told, desk.roster, desk.trip.currency)
    before = _corrected(desk, found)
    if before:
        return await _correct(act, desk, before, merge(before, found, told))
    found = filled(act, found, tuple(b for b in desk.bookings if stands(b)))
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
    elsewhere = bed_warnings(booking, plan, desk.roster)
    odd = [
        *warnings(booking, desk.active, desk.roster, desk.trip),
        *elsewhere,
        *plan_warnings(booking, plan, desk.roster),
        *arrival_warnings(booking, plan, desk.roster),
    ]
    if booking.cancel_by:
        passed = day_of(booking.cancel_by) < act.today
        told = "has passed" if passed else "I'll remind whoever booked it"
        deadline = [f"Free to cancel until {day_words(booking.cancel_by)}; {told}."]
    else:
        deadline = []
    if booking.release_by:
        deadline.append(
            f"The rooms are held until {day_words(booking.release_by)}; I'll remind whoever booked."
        )
    reply = Reply("\n".join([head, *odd, *deadline]), buttons=_UNDO, short=one_line(" ".join([head, *odd])))
    if booking.status in (ReservationStatus.HELD, ReservationStatus.PLANNED):
        sure = Press("add_reservation", {"name": booking.name, "status": "confirmed"})
        reply = replace(reply, buttons=(*reply.buttons, _CONFIRMED), presses={_CONFIRMED: sure})
    if elsewhere:
        again = {**reply.presses, _PLAN: Press("plan_itinerary")}
        reply = replace(reply, buttons=(*reply.buttons, _PLAN), presses=again)
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
    unlocked(act, desk.trip, "cancel bookings")
    if not desk.active and desk.bookings:
        raise Refusal("All bookings are cancelled already.")
    booking = find_booking(desk.active, name, confirmation)
    gone = replace(booking, status=ReservationStatus.CANCELLED)
    await act.uow.of(Reservation).put(gone)
    await deadlines.remember(act, gone, desk.roster, desk.local)
    left = [b for b in desk.active if b.id != booking.id]
    head = f"Cancelled: {wording.where(booking)} ({wording.span(booking)})."
    before = await act.uow.of(Itinerary).get(act.trip_id)
    plan = await release(act, booking.name) if booking.start else None
    freed = plan is not None and before is not None and plan.days != before.days
    free = ["Its place in the plan is free now."] if freed else []
    lines = [head, *free, *_bedless(desk, left, sorted(nights(booking))), *await _still_paid(act, booking)]
    reply = Reply("\n".join(lines), buttons=_UNDO, short=one_line(" ".join(lines)))
    if plan is not None:
        again = {_PLAN: Press("plan_itinerary")}  # something better may fit where it was
        reply = replace(reply, buttons=(*reply.buttons, _PLAN), presses=again)
    return await tell_group(act, reply)


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
