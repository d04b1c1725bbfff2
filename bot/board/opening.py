"""Whether a link still opens a board, and as whom."""

from collections.abc import Sequence

from bot.board.reading import Told
from bot.board.seeing import Reader
from tools.admin.service import REMOVED
from tools.board.ports import Ticket
from tools.board.service import ends, setting_id
from tools.families.model import Member
from tools.kernel.act import Role, Speaker
from tools.kernel.party import Party
from tools.preferences.model import Setting
from tools.trips.model import Trip


def reader_of(told: Told, settings: Sequence[Setting], ticket: Ticket) -> Reader | None:
    """Return who opens the board with this link; None when it is over: revoked, ended, or they left."""
    kept = {setting.id: setting.value for setting in settings}
    number = int(kept.get(setting_id(ticket.trip_id, ticket.holder), "0"))
    if ticket.generation != number or told.act.now > ends(ticket, told.trip, told.local):
        return None
    member = _member(told.roster.members, ticket)
    if member is None and not ticket.guest:
        return None
    account = member.account_id if member else ticket.holder
    if account is None or f"{ticket.trip_id}:{REMOVED}:{account}" in kept:
        return None
    speaker = _speaker(told.trip, account, member)
    family = told.roster.family_of(Party("member", member.id)) if member else None
    return Reader(speaker, member, family)


def _member(members: Sequence[Member], ticket: Ticket) -> Member | None:
    """Return the member a link is for; who was of no family then may be of one now."""
    if ticket.guest:
        return next((m for m in members if m.account_id == ticket.holder), None)
    return next((m for m in members if m.id == ticket.holder), None)


def _speaker(trip: Trip, account: str, member: Member | None) -> Speaker:
    """Return the reader as a speaker; who is of no family looks on as a guest."""
    role = member.speaks_as if member else Role.GUEST
    if member is not None and trip.organizer == account:
        role = Role.ORGANIZER
    name = member.name if member else "Guest"
    return Speaker(account, name, role, member.id if member else None, member.family_id if member else None)
