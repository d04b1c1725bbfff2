"""Replies become rows beside the effect they tell of; bot/courier.py sends them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.bridging.gathering import gather
from bot.outbox_rows import as_reply, row_of
from bot.screens import on_a_screen
from storage import outbox, reaching
from storage.conversations import Conversation
from storage.inbox import Incoming
from storage.unit_of_work import SqlUnitOfWork
from tools.families.model import Member
from tools.invitations.service import ALERT, PRIMARY
from tools.kernel.party import Party
from tools.kernel.reply import Notice, Reply
from tools.preferences.model import Setting

Chat = tuple[str, str]  # channel, chat


class Outbox:
    """Writes messages down with the effect they tell of; on `paged` channels a phone's screen at a time."""

    def __init__(self, paged: Collection[str] = ()) -> None:
        self._paged = paged

    async def answer(self, unit: SqlUnitOfWork, incoming: Incoming, reply: Reply) -> set[Chat]:
        """Write down an answer to where the question came from, and its notices to others.

        Returns the chats to send to once the transaction is committed.
        """
        chats: set[Chat] = set()
        if reply.text or reply.attachments:
            here = Conversation(incoming.channel, incoming.chat, incoming.kind, incoming.trip_id)
            recipient = incoming.sender_id if here.kind == "direct" else None
            await self._write(unit, here, reply, incoming.at, recipient, incoming.message_id)
            chats.add((here.channel, here.chat))
        for notice in reply.notices:
            here_not = (incoming.channel, incoming.chat)
            chats |= await self._tell(unit, notice, incoming.at, but=here_not, answers=incoming.message_id)
        return chats

    async def announce(
        self, unit: SqlUnitOfWork, notice: Notice, at: datetime, alert: bool = False
    ) -> set[Chat]:
        """Write down a message that no one asked for; returns its chats, none when nobody can be reached.

        An `alert` goes where the person wants alerts.
        """
        return await self._tell(unit, notice, at, alert)

    async def _tell(
        self,
        unit: SqlUnitOfWork,
        notice: Notice,
        at: datetime,
        alert: bool = False,
        but: Chat | None = None,
        answers: str | None = None,
    ) -> set[Chat]:
        """Write a notice down for all it is meant for, `but` for one chat."""
        if notice.to is None:
            return await self._tell_all(unit, notice, at, but, answers)
        there = await self._conversation(unit, notice.to, alert)
        if there is None:
            return await self._instead(unit, notice, at, but)
        if (there.channel, there.chat) == but:
            return set()
        said, recipient = as_reply(notice), there.chat if there.kind == "direct" else None
        await self._write(unit, there, said, at, recipient, answers, shareable=not notice.private)
        return {(there.channel, there.chat)}

    async def _instead(
        self, unit: SqlUnitOfWork, notice: Notice, at: datetime, but: Chat | None
    ) -> set[Chat]:
        """Tell the group what one who wants no messages any more should know; nothing of what is private."""
        if notice.private or notice.to is None:
            return set()
        connection = await unit.connection()
        for member in await unit.of(Member).all():
            gone = member.account_id and await reaching.wants_none(
                connection, unit.trip_id, member.account_id
            )
            if gone and notice.to.id in (member.id, member.family_id):
                return await self._tell_all(unit, Notice(f"For {member.name}: {notice.text}"), at, but, None)
        return set()

    async def _conversation(self, unit: SqlUnitOfWork, to: Party, alert: bool) -> Conversation | None:
        """Return where a party is reached: a member's direct chat, or a family's first."""
        connection = await unit.connection()
        members = await unit.of(Member).all()
        wanted = [m for m in members if to.id in (m.id, m.family_id)]
        for member in wanted:
            if member.account_id is not None:
                found = await reaching.directs_of(connection, unit.trip_id, member.account_id)
                if found:
                    return await _chosen(unit, member, found, alert)
        return None

    async def announce_all(
        self, unit: SqlUnitOfWork, told: Sequence[tuple[Conversation, Notice, datetime]]
    ) -> tuple[list[int], set[Chat]]:
        """Write down, each for one chat, messages that no one asked for; returns their numbers and all chats.

        What goes to a group goes to every group of the trip; what is for all, to telephones too.
        """
        connection = await unit.connection()
        groups = await reaching.groups_of(connection, unit.trip_id) if told else []
        rows: list[dict[str, Any]] = []
        own: list[int] = []
        for there, notice, at in told:
            own.append(len(rows))
            also = [other for other in groups if there.kind == "group" and other != there]
            rows += [self._row(unit, chat, as_reply(notice), at, _addressee(chat)) for chat in (there, *also)]
        numbers = await outbox.add_all(connection, rows)
        for there, notice, at in told:
            for_all = there.kind == "group" and notice.to is None
            if for_all and not await gather(
                unit, notice.text, at, there.chat, notice.buttons, notice.presses
            ):
                break  # nobody has only a telephone
        return [numbers[index] for index in own], {(row["channel"], row["chat"]) for row in rows}

    async def ways(
        self, unit: SqlUnitOfWork, members: Sequence[Member], group: bool
    ) -> Mapping[str, Conversation]:
        """Return the chats of these people about the trip, first things first, then (`group`) the group's."""
        connection = await unit.connection()
        found: list[Conversation] = []
        for member in members:
            if member.account_id is not None:
                own = await reaching.directs_of(connection, unit.trip_id, member.account_id)
                first = [await _chosen(unit, member, own, alert=True)] if own else []
                found += [*first, *own]
        found += (await reaching.groups_of(connection, unit.trip_id))[:1] if group else []
        return {f"{there.channel}:{there.chat}": there for there in found}

    async def _tell_all(
        self, unit: SqlUnitOfWork, notice: Notice, at: datetime, but: Chat | None, answers: str | None
    ) -> set[Chat]:
        """Write a notice down for every group of the trip, and gather it for those with only a telephone."""
        groups = await reaching.groups_of(await unit.connection(), unit.trip_id)
        others = [there for there in groups if (there.channel, there.chat) != but]
        said = as_reply(notice)
        for there in others:
            await self._write(unit, there, said, at, None, answers)
        if notice.to is None:
            chat = but[1] if but is not None else ""
            await gather(unit, notice.text, at, chat, notice.buttons, notice.presses)
        return {(there.channel, there.chat) for there in others}

    async def _write(
        self,
        unit: SqlUnitOfWork,
        there: Conversation,
        reply: Reply,
        at: datetime,
        recipient: str | None,
        in_reply_to: str | None = None,
        shareable: bool = False,
    ) -> int:
        row = self._row(unit, there, reply, at, recipient, in_reply_to, shareable)
        return await outbox.add(await unit.connection(), row)

    def _row(self, unit: SqlUnitOfWork, there: Conversation, *said: Any) -> dict[str, Any]:
        """Return a message as a row of the outbox, as much of it as its platform shows at once."""
        row = row_of(unit, there, *said)
        return on_a_screen(row) if there.channel in self._paged else row


def _addressee(there: Conversation) -> str | None:
    return there.chat if there.kind == "direct" else None


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
