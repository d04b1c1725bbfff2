"""Use cases of those who lead a trip."""

from dataclasses import replace

from tools.admin.confirming import confirmed
from tools.families.model import Member
from tools.families.service import Roster, leaders_only
from tools.kernel.act import Act, Role
from tools.kernel.errors import Refusal
from tools.kernel.party import Party
from tools.kernel.reply import Notice, Reply
from tools.trips.model import Trip, TripStatus

_LONGEST_BROADCAST = 1000


async def trip_of(act: Act) -> Trip:
    """Return the trip; Refusal while there is none."""
    trip = await act.uow.of(Trip).get(act.trip_id)
    if trip is None:
        raise Refusal("There is no trip yet. Tell me where and when, and I'll start one.")
    return trip


_LOCKED = (
    "locked: only the organizer and admins change its dates, stops, people, cars and bookings; "
    "bills, votes and reports from the road go on"
)


async def set_lock(act: Act, locked: bool) -> Reply:
    """Lock the trip, so that only the organizer and admins change it, or unlock it."""
    trip = await trip_of(act)
    leaders_only(act, trip, "lock or unlock the trip")
    if trip.locked == locked:
        return Reply(f"“{trip.name}” is {'locked' if locked else 'open'} already.")
    await act.uow.of(Trip).put(replace(trip, locked=locked))
    now = _LOCKED if locked else "open: every adult may change it"
    return _told(act, f"“{trip.name}” is {now}.")


async def set_admin(act: Act, name: str, admin: bool = True) -> Reply:
    """Make a person an admin, or an adult like the others again."""
    leaders_only(act, await trip_of(act), "make admins")
    roster = await Roster.load(act)
    own = roster.own_member(act)
    member = own if name.strip().casefold() == "me" else roster.member(name.removeprefix("member:"))
    if member is None:
        raise Refusal(f"I don't know anybody called {name}.")
    if member.role is Role.CHILD:
        raise Refusal(f"{member.name} is a child; admins are grown-ups.")
    if admin and member.account_id is None:  # whoever first goes by that name would lead the trip
        raise Refusal(f"{member.name} has not written to me yet. Once they have, say it again.")
    if (member.role is Role.ADMIN) == admin:
        return Reply(f"{member.name} is {'an admin' if admin else 'no admin'} already.")
    await act.uow.of(Member).put(replace(member, role=Role.ADMIN if admin else Role.ADULT))
    return _told(act, f"{member.name} is {'an admin' if admin else 'no longer an admin'} of the trip.")


async def cancel_trip(act: Act, sure: bool | None = None) -> Reply:
    """Cancel the trip, after asking. What was recorded stays, and the money can still be settled."""
    trip = await trip_of(act)
    leaders_only(act, trip, "cancel the trip")
    if trip.status is TripStatus.CANCELLED:
        return Reply(f"“{trip.name}” is cancelled already.")
    question = f"Cancel “{trip.name}” for everybody? Reminders end; bookings and money stay on record."
    confirmed(sure, question, "Yes, cancel it")
    await act.uow.of(Trip).put(replace(trip, status=TripStatus.CANCELLED))
    return _told(act, f"“{trip.name}” is cancelled. /undo takes that back; “who owes what?” still works.")


async def broadcast(act: Act, text: str) -> Reply:
    """Tell the group and each family in its own chat something, in the speaker's name."""
    leaders_only(act, await trip_of(act), "write to everybody")
    words = text.strip()
    if not words:
        raise Refusal("What shall I tell everybody? For example: /broadcast We meet at 8 at the gas station.")
    if len(words) > _LONGEST_BROADCAST:
        raise Refusal(
            f"That is long for a message to everybody; up to {_LONGEST_BROADCAST} characters, please."
        )
    roster = await Roster.load(act)
    said = f"{act.speaker.name} to all: {words}"
    own = roster.own_member(act)
    others = [member for member in roster.members if member.account_id and member != own]
    notices = [Notice(said, Party("member", m.id)) for m in _once(others)]
    if not (notices or act.group):
        raise Refusal("I know nobody else in this trip yet, so nobody was told. /invite brings them in.")
    heard = f"Told the group{f' and {len(notices)} in their own chats' if notices else ''}."
    return Reply(heard, notices=(Notice(said), *notices))


def _once(members: list[Member]) -> list[Member]:
    """Return one member for each account."""
    return list({member.account_id: member for member in members}.values())


def _told(act: Act, text: str) -> Reply:
    """Return an answer that the group hears as well, when it was asked elsewhere."""
    return (
        Reply(text, short=text)
        if act.group
        else Reply(text, notices=(Notice(f"{text} ({act.speaker.name})"),))
    )
