"""A message with everything known of it before anything is done."""

from dataclasses import dataclass, field
from datetime import datetime

from agents.context import Call, Context
from bot.commands.table import COMMANDS, parse
from bot.correcting import Correction
from bot.gate import Question
from bot.manners import LONGEST_READ
from bot.pressing import Pressed
from storage.inbox import Incoming
from tools.kernel.act import Act
from tools.kernel.budget import Spender
from tools.kernel.reply import Press, Reply

_NOT_READ = Context(now=datetime.min)  # noqa: DTZ901  # until words need the trip


@dataclass
class Heard:
    """A message with everything known of it before anything is done."""

    incoming: Incoming
    act: Act
    question: Question | None = None
    pressed: Pressed | None = None
    correction: Correction = field(default_factory=Correction)
    answer: Press | None = None  # to a proposal, or a question to the record
    context: Context = field(default_factory=lambda: _NOT_READ)
    doubt: Question | None = None  # which of several open polls a bare number is for
    name: Call | None = None  # that the speaker says how they are called
    beyond: Reply | None = None  # what is said where somebody says more than one person may
    spender: Spender = field(default_factory=Spender)


def needs_context(incoming: Incoming) -> bool:
    """Whether a message's meaning depends on the trip: words do, most commands don't."""
    if incoming.location is not None or len(incoming.text) > LONGEST_READ:
        return False
    command = parse(incoming.text) if incoming.press is None else None
    if command is None:
        return True
    known = COMMANDS.get(command[0])
    return known is not None and known.call is None
