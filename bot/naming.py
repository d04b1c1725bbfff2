"""A sender whose platform tells no name is asked for it, once a trip."""

import re
from collections.abc import Collection
from dataclasses import replace

from agents.context import Call
from storage.inbox import Incoming
from tools.families.service import called, called_key
from tools.kernel.act import UNNAMED, Act
from tools.kernel.reply import Reply
from tools.preferences.model import Setting

_ASK = "By the way, what's your name? For example: “my name is Dana”."
_TOLD = re.compile(
    r"(?:(?:hi|hello|hey)\W+)?(?:my name(?: is|'s|’s)|call me|name:)\s+"
    r"(?P<name>[^\W\d_][\w'’. -]{0,39}?)[.!]*",
    re.IGNORECASE,
)
# Said by somebody who was asked: "I'm Dana", "Dana Baker". Lower case is no name: "I'm late".
_ANSWERED = re.compile(
    r"(?:I(?:'m|’m| am) |[Tt]his is |[Ii]t(?:'s|’s| is) )?(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)[.!]*"
)
_NO_NAMES = frozenset("no nope ok okay sure thanks thank great more undo plan hello hi hey cool nice".split())


async def with_name_asked(act: Act, incoming: Incoming, reply: Reply, done: Collection[str]) -> Reply:
    """Return the reply, with the question once they have begun to take part."""
    unnamed = not incoming.sender_name and act.speaker.name.startswith(UNNAMED)
    if not (unnamed and done and reply.text) or incoming.kind != "direct":
        return reply
    settings = act.uow.of(Setting)
    if await settings.get(called_key(act.trip_id, act.speaker.account_id)) is not None:
        return reply
    await settings.put(called(act.trip_id, act.speaker.account_id, ""))
    return replace(reply, text=f"{reply.text}\n{_ASK}")


async def name_told(act: Act, text: str) -> Call | None:
    """Return the call that keeps a name somebody tells, bare only where they were asked and gave none yet."""
    if not act.mentioned:
        return None
    told = _TOLD.fullmatch(text.strip())
    if told is None and act.speaker.name.startswith(UNNAMED):
        asked = await act.uow.of(Setting).get(called_key(act.trip_id, act.speaker.account_id))
        told = _ANSWERED.fullmatch(text.strip()) if asked is not None else None
        if told is not None and told["name"].casefold() in _NO_NAMES:
            told = None
    return Call(name="introduce", args={"name": told["name"]}) if told is not None else None
