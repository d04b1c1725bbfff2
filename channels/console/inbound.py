"""What is typed: words for the chat, or one of the terminal's own commands."""

from dataclasses import dataclass
from typing import Literal

from channels.words import fit_person, fit_text

Verb = Literal["say", "press", "as", "direct", "group", "help", "quit"]
HELP = """\
/as NAME        speak as somebody else
/direct [TEXT]  talk with Pathfinder alone; /group goes back to everyone
/press N        press a button of the newest message that has some (/press WORDS: of any)
/quit           leave
All else is said in the chat. In the group, Pathfinder answers to @pathfinder and to its own commands."""


@dataclass(frozen=True)
class Typed:
    """A line as it was meant."""

    verb: Verb
    words: str = ""


def read(line: str) -> Typed:
    """Understand a typed line; raises Unfit with words for who typed it."""
    text = fit_text(line)
    command, _, rest = text.partition(" ")
    match command.casefold():
        case "/as":
            return Typed("as", fit_person(rest))
        case "/quit" | "/exit":
            return Typed("quit")
        case "/direct":
            return Typed("direct", rest.strip())
        case "/group":
            return Typed("group", rest.strip())
        case "/press":
            return Typed("press", rest.strip())
        case "/help":
            return Typed("help", text)
    return Typed("say", text)
