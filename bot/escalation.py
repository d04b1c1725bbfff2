"""What does not reach a person goes another way: their other chat, or the group; admins hear of it."""

from datetime import timedelta

from storage import alerts, lookback, outbox, reaching, standing_in
from storage.conversations import Conversation
from storage.database import Connection
from storage.outbox import Waiting
from storage.reaching import Others

Chat = tuple[str, str]
_AGAIN = timedelta(hours=24)  # the same trouble is told once a day
_NAMES = {"sms": "text message", "telegram": "Telegram", "teams": "Teams", "web": "the web chat"}


async def escalate(connection: Connection, row: Waiting, why: str) -> set[Chat]:
    """Send a message that failed for good another way; returns the chats that have something to send now.

    Call it in the transaction that marks `row` failed. Each message is repeated once (`stands_for`): first in
    another direct chat of that person about the same trip, from there, or where there is none, in the group,
    if the group may read it (`shareable`). `standing_in.fate(connection, row.id)` tells what became of
    it in the end. An alert finds its other ways by itself (bot/alerts.py), so it is not repeated here.
    """
    others = await reaching.elsewhere(connection, row.trip_id, row.channel, row.chat)
    groups = await reaching.groups_of(connection, row.trip_id)
    if row.recipient is None or not others.name:
        return set()
    if await alerts.is_alert(connection, row.id):
        return await _tell_admins(connection, row, _trouble(row, others, "I try another way.", why))
    there = others.chats[0] if others.chats and row.stands_for is None else None
    if there is None and row.shareable and groups:
        there = groups[0]
    told = await _tell_admins(connection, row, _trouble(row, others, _then(there), why))
    if there is not None and row.text:
        direct = there.kind == "direct"
        whole = f"{row.text}\n{row.rest}".strip()
        text = whole if direct else f"For {others.name}: {whole}"
        if await standing_in.repeat(
            connection, row, (there.channel, there.chat, there.chat if direct else None), text
        ):
            told.add((there.channel, there.chat))
    return told


def _trouble(row: Waiting, others: Others, then: str, why: str) -> str:
    """Return what admins are told: who is not reached, why, and what is done about it."""
    return f"I can't reach {others.name} by {_NAMES.get(row.channel, row.channel)}: {why}. {then}"


def _then(there: Conversation | None) -> str:
    if there is None:
        return "They have no other way; please tell them."
    if there.kind == "group":
        return "I say it in the group instead."
    return f"I write to them by {_NAMES.get(there.channel, there.channel)} instead."


async def _tell_admins(connection: Connection, row: Waiting, text: str) -> set[Chat]:
    """Write a word down for each admin who has a direct chat, unless they were told within a day.

    Where none has one it is said in the group: nobody would hear of it else. It tells nothing of the message.
    """
    told: set[Chat] = set()
    alone = await reaching.admins_of(connection, row.trip_id)
    for there in alone or (await reaching.groups_of(connection, row.trip_id))[:1]:
        chat = (there.channel, there.chat)
        if chat == (row.channel, row.chat) or await lookback.was_told(
            connection, chat, text, row.at - _AGAIN
        ):
            continue
        values: dict[str, object] = {"trip_id": row.trip_id, "channel": there.channel, "chat": there.chat}
        recipient = there.chat if there.kind == "direct" else None
        values |= {"text": text, "recipient": recipient, "buttons": [], "attachments": [], "at": row.at}
        await outbox.add(connection, values)
        told.add(chat)
    return told
