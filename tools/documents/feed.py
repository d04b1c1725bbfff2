"""Use cases: a calendar's own address, kept fresh: given to each member alone, and ended."""

from datetime import datetime

from tools.documents.calendar_file import to_ics
from tools.documents.export import trip_export
from tools.documents.ports import CalendarLinks, FeedTicket
from tools.documents.privacy import shown_to
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.party import Party
from tools.kernel.reply import Notice, Press, Reply
from tools.preferences.model import Setting
from tools.trips.head import head

GENERATION = "calendar_feed"
_REVOKE = {"End my calendar links": Press("revoke_calendar_feed")}


def setting_id(trip_id: str, member: str) -> str:
    """Return under which id a member's generation is kept."""
    return f"{trip_id}:{GENERATION}:{member}"


async def generation(act: Act, member: str) -> int:
    """Return the number a member's addresses must carry to hold."""
    kept = await act.uow.of(Setting).get(setting_id(act.trip_id, member))
    return int(kept.value) if kept else 0


async def show_calendar_feed(act: Act) -> Reply:
    """Give the speaker an address their calendar reads again and again; from a group, to them alone.

    Raises Refusal while there is no trip, for who is of no family, and where no pages are served.
    """
    ticket = await _ticket(act)
    url = act.port(CalendarLinks).url(ticket)
    if url is None:
        raise Refusal("I serve no pages here, so there is no address. Say “/ics” for the calendar as a file.")
    text = (
        f"Your calendar of the trip, always up to date: {url}\n"
        "In your calendar app choose “subscribe” or “add by URL” and paste it. "
        "It is yours alone: whoever has it sees what you see."
    )
    if not act.group:
        return Reply(text, tuple(_REVOKE), presses=_REVOKE)
    told = "A calendar's address is for one person, so I send you yours in our own chat. "
    notice = Notice(text, Party("member", ticket.member), tuple(_REVOKE), _REVOKE, private=True)
    return Reply(f"{told}If none comes, write me /feed there.", notices=(notice,))


async def revoke_calendar_feed(act: Act) -> Reply:
    """End every calendar address the speaker was given so far."""
    ticket = await _ticket(act)
    key = setting_id(act.trip_id, ticket.member)
    party = Party("member", ticket.member)
    await act.uow.of(Setting).put(Setting(key, party, GENERATION, str(ticket.generation + 1)))
    return Reply("Done: your calendar addresses work no more. /feed makes a new one.")


async def _ticket(act: Act) -> FeedTicket:
    if await head(act) is None:
        raise Refusal("There is no trip yet. Tell me where and when, and I'll start one.")
    member = (await Roster.load(act)).own_member(act)
    if member is None:
        raise Refusal("I don't know your family in this trip yet. Tell me who you are first.")
    return FeedTicket(act.trip_id, member.id, await generation(act, member.id))


async def calendar_of(act: Act, made: datetime) -> str:
    """Return the calendar of the speaker's own family with what they may see; `made` (aware) stamps it."""
    family = (await Roster.load(act)).own_family(act)
    export = await shown_to(act, await trip_export(act))
    return to_ics(export, family.name if family else None, made)
