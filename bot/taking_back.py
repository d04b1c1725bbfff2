"""The "Undo" under an answer takes back what that answer told of, and whoever was told hears of it."""

from dataclasses import replace

from bot.outbox import Chat, Outbox
from storage import conversations, lookback
from storage.conversations import Conversation
from storage.history import SqlHistory
from storage.inbox import Incoming
from storage.unit_of_work import SqlUnitOfWork
from tools.history.service import past_words
from tools.kernel.reply import Notice, Press, Reply

UNDO = "Undo"


def bound(reply: Reply, turn: int) -> Reply:
    """Return a reply whose "Undo" names the turn it takes back (the journal's number).

    Without that, a press weeks later, or somebody else's, would take back whatever its presser did last.
    """
    known = reply.presses.get(UNDO)
    if UNDO not in reply.buttons or (known is not None and "turn" in known.args):
        return reply
    return replace(reply, presses={**reply.presses, UNDO: Press("undo", {"turn": turn})})


async def tell_those_told(unit: SqlUnitOfWork, box: Outbox, incoming: Incoming, name: str) -> set[Chat]:
    """Tell the other chats that heard of an act that it is taken back; returns the chats to send to."""
    connection, here = await unit.connection(), (incoming.channel, incoming.chat)
    words: dict[Conversation, list[str]] = {}
    for past in await SqlHistory(unit).taken_back_by(incoming.id):
        chats = await lookback.told_elsewhere(connection, unit.trip_id, past.turn)
        for there in await conversations.conversations_at(
            connection, [chat for chat in chats if chat != here]
        ):
            words.setdefault(there, []).append(past_words(past))
    groups = [there for there in words if there.kind == "group"]
    # A group's word goes to all groups; said in a group, it is there already.
    too_many = groups if incoming.kind == "group" else groups[1:]
    told = [
        (there, Notice(f"{name} took back: {'; '.join(what)}."), incoming.at)
        for there, what in words.items()
        if there not in too_many
    ]
    return (await box.announce_all(unit, told))[1]
