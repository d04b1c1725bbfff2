"""Long messages a phone's screen at a time: the first now, with a button; the rest when somebody asks for it.

Each screen is a message of its own, so what was said is also what is kept, and nothing else remembers a page.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from agents.context import Call
from channels.splitting import split
from storage import lookback
from storage.database import Connection
from storage.inbox import Incoming
from storage.outbox import Waiting
from tools.kernel.act import Role
from tools.kernel.reply import Press, Reply

MORE = "More"
_WIDTH, _LINES = 42, 24  # letters in a line of a phone, and lines on its screen
_SCREEN = _WIDTH * _LINES
_TOLERATED = _SCREEN * 5 // 4  # a few lines over are not worth a press
_LOOKED_BACK = 12
_ALL = "That was all of it."


def _room(text: str) -> int:
    """Return the letters a text takes the place of, each of its lines filled up."""
    return sum(max(1, -(-len(line) // _WIDTH)) * _WIDTH for line in text.split("\n"))


def screens(text: str) -> tuple[str, str]:
    """Return (what fits on a phone's screen, the rest)."""
    if _room(text) <= _TOLERATED:
        return text, ""
    first = split(text, _SCREEN, _room)[0]
    return first, text.strip()[len(first) :].strip()


def on_a_screen(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return an outbox row cut to a screen; a table or a poll is short, or the platform shows it its way."""
    first, rest = screens(row["text"])
    if not rest or row["card"] or MORE in row["buttons"]:  # a plan has screens of its own making
        return dict(row)
    return {**row, "text": first, "rest": rest, "buttons": [*row["buttons"], MORE]}


def asks_for_more(incoming: Incoming) -> bool:
    """Whether a message may ask for the rest of a long one."""
    return incoming.press == MORE or _words(incoming) == MORE.casefold()


async def more_of(connection: Connection, incoming: Incoming, role: Role) -> Reply | Call | None:
    """Return the rest of a long message when that is asked for, by its button or the word; else None.

    A call, where a tool has the rest.
    """
    pressed = incoming.press == MORE
    if role is Role.STRANGER or not asks_for_more(incoming):
        return None
    rows = await _shown(connection, incoming)
    row = next((row for row in reversed(rows) if MORE in row.buttons), None)
    if row is None:
        return None
    if not row.rest:
        act = row.presses.get(MORE)
        return None if act is None or pressed else Call(name=act["tool"], args=act["args"])
    if not pressed and any(screens(row.rest)[0] == later.text for later in rows[rows.index(row) + 1 :]):
        return Reply(_ALL)
    presses = {label: Press(act["tool"], act["args"]) for label, act in row.presses.items()}
    return Reply(row.rest, tuple(label for label in row.buttons if label != MORE), presses=presses)


async def _shown(connection: Connection, incoming: Incoming) -> Sequence[Waiting]:
    """Return the message whose button was pressed, or the last ones of the chat."""
    if incoming.pressed is None:
        return await lookback.said_in(connection, incoming.channel, incoming.chat, _LOOKED_BACK)
    row = await lookback.find(connection, incoming.channel, incoming.pressed)
    return [row] if row is not None and row.chat == incoming.chat else []


def _words(incoming: Incoming) -> str:
    """Return a message's words without the bot's name."""
    said = incoming.text.casefold().replace("@pathfinder", " ")
    return " ".join(said.split()).strip(" .!")
