"""From the web chat to the board: the person of a browser is known, so they need no link by message."""

from aiohttp import web

from bot.board.desk import Desk
from channels.web.chats import chat_of
from channels.web.people import person_of
from channels.web.settings import WebSettings
from storage import conversations, people
from tools.board.ports import Ticket
from tools.board.service import setting_id
from tools.families.model import Member
from tools.preferences.model import Setting


async def from_chat(desk: Desk, request: web.Request, settings: WebSettings) -> str | None:
    """Return the path of the board for who asks from a chat's page; None for strangers, or before a trip."""
    token = request.match_info["token"]
    chat, person = chat_of(token, settings), person_of(request, settings)
    if chat is None or person is None:
        return None
    async with desk.database.system() as connection:
        trip_id = await conversations.trip_of_chat(connection, "web", chat.id)
        if trip_id is None or not await conversations.is_begun(connection, trip_id):
            return None
        account = await people.known_account(connection, "web", person.id)
        if account is None or not await people.writes_in_group(connection, trip_id, account):
            return None
    moment = await desk.moment(trip_id)
    ticket = _ticket(desk, trip_id, account, moment.told.roster.members, moment.settings)
    if moment.reader(ticket) is None:
        return None
    return f"/board/{desk.links.token(ticket)}?chat={token}"


def _ticket(
    desk: Desk, trip_id: str, account: str, members: tuple[Member, ...], settings: tuple[Setting, ...]
) -> Ticket:
    member = next((member for member in members if member.account_id == account), None)
    holder = member.id if member else account
    kept = {setting.id: setting.value for setting in settings}
    number = int(kept.get(setting_id(trip_id, holder), "0"))
    return Ticket(trip_id, holder, member is None, number, desk.now())
