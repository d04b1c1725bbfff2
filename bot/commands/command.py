"""What a slash command is, and the two plain ways from its line to a call."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from agents.context import Call


@dataclass(frozen=True)
class Command:
    """A slash command. `call` makes its call from the rest of the line; None: that is read for `tool`.

    `read` does so too, knowing the sender's local time; where it returns None, the engine reads the line.
    """

    tool: str
    hint: str
    call: Callable[[str], Call] | None = None
    read: Callable[[str, datetime], Call | None] | None = None


def bare(tool: str, **args: str) -> Callable[[str], Call]:
    """Return a command that says all by its name."""
    return lambda _rest: Call(name=tool, args=dict(args))


def rest_as(tool: str, argument: str) -> Callable[[str], Call]:
    """Return a command whose rest of the line is one argument."""
    return lambda rest: Call(name=tool, args={argument: rest} if rest else {})
