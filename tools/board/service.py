"""Use cases: getting one's own link to the live board, and ending the links one has."""

from datetime import datetime, time, timedelta, tzinfo

from tools.board.ports import BoardLinks, Ticket
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.party import Party
from tools.kernel.reply import Notice, Press, Reply
from tools.preferences.model import Setting
from tools.trips.head import head
from tools.trips.model import Trip

GENERATION = "board_link"
AFTER_TRIP = timedelta(days=14)
WITHOUT_DATES = timedelta(days=180)
_REVOKE = {"End my links": Press("revoke_board")}


def setting_id(trip_id: str, holder: str) -> str:
    """Return under which id a holder's generation is kept."""
    return f"{trip_id}:{GENERATION}:{holder}"


async def generation(act: Act, holder: str) -> int:
    """Return the number a holder's links must carry to hold."""
    kept = await act.uow.of(Setting).get(setting_id(act.trip_id, holder))
    return int(kept.value) if kept else 0


def ends(ticket: Ticket, trip: Trip, local: tzinfo) -> datetime:
    """Return when a link ends: two weeks after the trip, half a year after it was made without dates."""
    if trip.end_date is None:
        return ticket.made + WITHOUT_DATES
    return datetime.combine(trip.end_date, time.max, local) + AFTER_TRIP


async def show_board(act: Act) -> Reply:
    """Give the speaker their own link; asked for in a group, it is sent to them alone.

    Raises Refusal while there is no trip, or no page is served.
    """
    if await head(act) is None:
        raise Refusal("There is no trip to show yet. Tell me where and when, and I'll start one.")
    ticket = await _ticket(act)
    url = act.port(BoardLinks).url(ticket)
    if url is None:
        raise Refusal("The board is a web page, and I serve none here. `pathfinder serve` does.")
    text = f"Your board, live: {url}\nThe link is yours alone: whoever has it sees what you see."
    if not act.group:
        return Reply(text, tuple(_REVOKE), presses=_REVOKE)
    lines = "A board's link is for one person, so I send you yours in our own chat. If none comes, "
    lines += "write me /board there."
    notices = () if ticket.guest else (Notice(text, Party("member", ticket.holder), tuple(_REVOKE), _REVOKE),)
    return Reply(lines, notices=notices)


async def revoke_board(act: Act) -> Reply:
    """End every link to the board that the speaker was given so far."""
    ticket = await _ticket(act)
    party = None if ticket.guest else Party("member", ticket.holder)
    key = setting_id(act.trip_id, ticket.holder)
    await act.uow.of(Setting).put(Setting(key, party, GENERATION, str(ticket.generation + 1)))
    return Reply("Done: your links to the board work no more. /board makes a new one.")


async def _ticket(act: Act) -> Ticket:
    member = (await Roster.load(act)).own_member(act)
    holder = member.id if member else act.speaker.account_id
    number = await generation(act, holder)
    return Ticket(act.trip_id, holder, member is None, number, act.now)
