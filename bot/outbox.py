"""Replies become rows beside the effect they tell of; bot/courier.py sends them."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from storage import outbox, people
from storage.inbox import Incoming
from storage.people import Conversation
from storage.unit_of_work import SqlUnitOfWork
from tools.families.model import Member
from tools.invitations.service import ALERT, PRIMARY
from tools.kernel.party import Party
from tools.kernel.reply import Notice, Reply
from tools.preferences.model import Setting

Chat = tuple[str, str]  # channel, chat
_NO_OFFSET = timedelta(0)


class Outbox:
    """Writes messages down with the effect they tell of."""

    async def answer(self, unit: SqlUnitOfWork, incoming: Incoming, reply: Reply) -> set[Chat]:
        """Write down an answer to where the question came from, and its notices to others.

        Returns the chats to send to once the transaction is committed.
        """
        chats = set()
        if reply.text or reply.attachments:
            here = Conversation(incoming.channel, incoming.chat, incoming.kind, incoming.trip_id)
            chats.add(await self._answer(unit, incoming, here, reply))
        for notice in reply.notices:
            there = await self._conversation(unit, notice.to)
            if there is not None and (there.channel, there.chat) != (incoming.channel, incoming.chat):
                chats.add(await self._answer(unit, incoming, there, _told(notice)))
        return chats

    async def _conversation(
        self, unit: SqlUnitOfWork, to: Party | None, alert: bool = False
    ) -> Conversation | None:
        """Return where a party is reached: the group, a member's direct chat, or a family's first."""
        connection = await unit.connection()
        if to is None:
            return await people.group_of(connection, unit.trip_id)
        members = await unit.of(Member).all()
        wanted = [m for m in members if to.id in (m.id, m.family_id)]
        for member in wanted:
            if member.account_id is not None:
                found = await people.directs_of(connection, unit.trip_id, member.account_id)
                if found:
                    return await _chosen(unit, member, found, alert)
        return None

    async def announce(
        self, unit: SqlUnitOfWork, notice: Notice, at: datetime, alert: bool = False
    ) -> Chat | None:
        """Write down a message that no one asked for; None when the party can't be reached anywhere.

        An `alert` goes where the person wants alerts.
        """
        there = await self._conversation(unit, notice.to, alert)
        if there is None:
            return None
        await self.announce_in(unit, there, notice, at)
        return there.channel, there.chat

    async def announce_in(
        self, unit: SqlUnitOfWork, there: Conversation, notice: Notice, at: datetime
    ) -> int:
        """Write down, for one chat, a message that no one asked for; returns its number."""
        recipient = there.chat if there.kind == "direct" else None
        return await _write(unit, there, _told(notice), at, recipient)

    async def ways(
        self, unit: SqlUnitOfWork, members: Sequence[Member], group: bool
    ) -> Mapping[str, Conversation]:
        """Return the chats of these people about the trip, first things first, then (`group`) the group's."""
        connection = await unit.connection()
        found: list[Conversation | None] = []
        for member in members:
            if member.account_id is not None:
                own = await people.directs_of(connection, unit.trip_id, member.account_id)
                first = [await _chosen(unit, member, own, alert=True)] if own else []
                found += [*first, *own]
        found += [await people.group_of(connection, unit.trip_id)] if group else []
        return {f"{there.channel}:{there.chat}": there for there in found if there is not None}

    async def _answer(
        self, unit: SqlUnitOfWork, incoming: Incoming, there: Conversation, reply: Reply
    ) -> Chat:
        recipient = _recipient(there, incoming) if there.kind == "direct" else None
        await _write(unit, there, reply, incoming.at, recipient, incoming.message_id)
        return there.channel, there.chat


async def _chosen(
    unit: SqlUnitOfWork, member: Member, found: Sequence[Conversation], alert: bool
) -> Conversation:
    """Return the conversation a person chose for this kind of message, else the newest."""
    keys = (ALERT, PRIMARY) if alert else (PRIMARY,)
    for key in keys:
        chosen = await unit.of(Setting).get(f"{unit.trip_id}:{key}:{member.id}")
        for conversation in found:
            if chosen is not None and conversation.channel == chosen.value:
                return conversation
    return found[0]


def _told(notice: Notice) -> Reply:
    return Reply(
        notice.text, notice.buttons, notice.attachments, presses=notice.presses, replaces=notice.replaces
    )


async def _write(
    unit: SqlUnitOfWork,
    there: Conversation,
    reply: Reply,
    at: datetime,
    recipient: str | None,
    in_reply_to: str | None = None,
) -> int:
    files = [
        {"name": file.name, "content_type": file.content_type, "document": file.document}
        for file in reply.attachments
    ]
    row = {
        "trip_id": unit.trip_id,
        "channel": there.channel,
        "chat": there.chat,
        "recipient": recipient,
        "in_reply_to": in_reply_to,
        "text": reply.text,
        "buttons": list(reply.buttons),
        "presses": {label: asdict(press) for label, press in reply.presses.items()} or None,
        "replaces": reply.replaces or None,
        "card": _card(reply),
        "attachments": files,
        "at": at,
        "utc_offset": int((at.utcoffset() or _NO_OFFSET).total_seconds()),
    }
    return await outbox.add(await unit.connection(), row)


def _card(reply: Reply) -> dict[str, Any] | None:
    """Return what some platforms can show better than text, as JSON."""
    shown = {"table": reply.grid, "paper": reply.ballot}
    return {name: asdict(what) for name, what in shown.items() if what is not None} or None


def _recipient(there: Conversation, incoming: Incoming) -> str:
    """Return the platform's id of the person a direct chat is with (elsewhere the chat's id is theirs)."""
    here = (there.channel, there.chat) == (incoming.channel, incoming.chat)
    return incoming.sender_id if here else there.chat
