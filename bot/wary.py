"""Calls that were read out of words: what only the person themselves may ask for is never read there."""

from collections.abc import Awaitable, Callable

from agents.context import Call
from agents.guard import says_to_take_away
from agents.toolsets import NEVER, takes_away, without_consent
from bot.gate import LEAVE, Gate, Question
from tools.kernel.reply import Reply
from tools.kernel.words import one_line

_COMMAND_ONLY = Reply("That I only do when you type the command yourself; /help lists them.")
_YES = "Yes, do that"
LEFT = Reply("I left everything as it was.")
_LONGEST_ASKED = 160


def in_words(gate: Gate, text: str, paid: bool) -> Callable[[Call], Awaitable[Reply]]:
    """Return how a call that was read out of words is run.

    Consent is never among its arguments, and what only a command does is not done. A provider's model reads
    names and notes as well as the message: what it would take away is asked first unless `text` says so.
    """

    async def perform(call: Call) -> Reply:
        call = Call(name=call.name, args=without_consent(call.args))
        if call.name in NEVER:
            return gate.tell(_COMMAND_ONLY)
        if paid and takes_away(call.name, call.args) and not says_to_take_away(text):
            return gate.tell(_asked_first(gate, call))
        return await gate.perform(call)

    return perform


def _asked_first(gate: Gate, call: Call) -> Reply:
    """Return the question whether something shall go, with a button; a typed yes does it too."""
    told = ", ".join(str(value) for value in call.args.values() if value is not None)
    what = one_line(f"{call.name.replace('_', ' ')}{f': {told}' if told else ''}", _LONGEST_ASKED)
    return gate.ask(Question(f"Shall I do that: {what}?", (_YES, LEAVE), call, {_YES: {}}))
