# ruff: noqa: E501  # a pattern is read best whole
"""What people say right after a note of theirs to have it taken back, in a group without naming us."""

import re
from datetime import timedelta

from storage import inbox
from storage.history import SqlHistory
from storage.inbox import Incoming
from storage.unit_of_work import SqlUnitOfWork
from tools.kernel.reply import Press

_FOR = timedelta(minutes=15)  # after their note
_LINES = 30
_OPENING = (
    r"(?:(?:oops|ooops|ups|whoops|sorry|sry|no|nope|wait|hey|ok|ah|oh|argh|damn|my bad|please|pls|bot)\W+)*"
)
_CLOSING = r"(?:\W+(?:please|pls|sorry|sry|thanks|thx|my bad|bot|again|now|all))*\W*"
_THAT = r"(?: (?:that|it|this|the last(?: one)?|my last(?: one)?|that one|that last one|last))?"
# No other meaning in a chat: counts while their note is still on the screen.
_UNDO = re.compile(rf"{_OPENING}(?:undo|un-do|take (?:that|it) back|revert){_THAT}{_CLOSING}", re.IGNORECASE)
# Said of anything: counts only as the very next words after their note.
_WRONG = re.compile(
    rf"{_OPENING}(?:"
    r"(?:scratch|ignore|cancel|forget|disregard|delete|strike)(?: (?:that|it|this|the last(?: one)?|my last(?: one)?|that last one))"
    r"|(?:that(?:'s| was| is)? |it(?:'s| was) )?(?:the )?wrong(?: (?:family|car|chat|group|thread|one|button|people|number|trip|day))?"
    r"|(?:that(?:'s| was| is) |it(?:'s| was) )(?:not (?:us|right|true|for here|meant for here)|a mistake|an error|by mistake|by accident)"
    rf"|false alarm|(?:i )?(?:hit|pressed|tapped) (?:that|it|the wrong (?:one|button))(?: by (?:mistake|accident))?){_CLOSING}",
    re.IGNORECASE,
)


async def meant_undo(unit: SqlUnitOfWork, incoming: Incoming, actor: str) -> Press | None:
    """Return the undo that words stand for right after a note of the same person in the same chat.

    `actor` is the account that speaks. None for everything else.
    """
    text = " ".join(incoming.text.replace("’", "'").split())
    undo, wrong = _UNDO.fullmatch(text), _WRONG.fullmatch(text)
    if not undo and not wrong:
        return None
    past = await SqlHistory(unit).standing(actor, 1)
    if not past or incoming.at - past[0].at > _FOR:
        return None
    lines = await inbox.said_in(await unit.connection(), incoming.channel, incoming.chat, _LINES)
    turns = [line.id for line in lines if line.id < incoming.id]
    near = past[0].turn in turns if undo else turns[-1:] == [past[0].turn]
    return Press("undo", {"turn": past[0].turn}) if near else None
