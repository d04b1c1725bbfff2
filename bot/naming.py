"""A sender whose platform tells no name is asked for it, once a trip."""

import re
from collections.abc import Collection
from dataclasses import replace

from agents.context import Call
from bot.gate import Question
from storage.inbox import Incoming
from tools.families.service import called, called_key
from tools.invitations.service import said as code_said
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
# The answer to "And your name?", as it is typed on a telephone.
_GIVEN = re.compile(
    r"(?:(?:hi|hello|hey)\W+)?(?:i(?:'m|’m| am) |this is |it(?:'s|’s| is) |my name(?: is|'s|’s) )?"
    r"(?P<name>[^\W\d_](?:[^\W\d_]|['’-])*(?: [^\W\d_](?:[^\W\d_]|['’-])*){0,2})[.!]*",
    re.IGNORECASE,
)
_NO_NAMES = frozenset("no nope ok okay sure thanks thank great more undo plan hello hi hey cool nice".split())


def name_answered(question: Question | None, text: str) -> Call | None:
    """Return the call that waits for a name, with the name said; None when none is asked for or said."""
    if question is None or question.call.name != "join_trip" or question.choices or code_said(text):
        return None
    found = _GIVEN.fullmatch(text.strip())
    if found is None or found["name"].casefold() in _NO_NAMES:
        return None
    name = found["name"].title() if found["name"].islower() else found["name"]
    return Call(name="join_trip", args={**question.call.args, "name": name})


async def with_name_asked(act: Act, incoming: Incoming, reply: Reply, done: Collection[str]) -> Reply:
    """Return the reply, with the question once they have begun to take part."""
    unnamed = not incoming.sender_name and act.speaker.name.startswith(UNNAMED)
    if not (unnamed and done and reply.text) or incoming.kind != "direct" or "join_trip" in done:
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
