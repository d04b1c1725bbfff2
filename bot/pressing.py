"""Which button was pressed: by the platform's own means, by its label, or by its number."""

from dataclasses import dataclass

from agents.context import Call
from storage import outbox
from storage.database import Connection
from storage.inbox import Incoming
from storage.outbox import Waiting

_MOST_DIGITS = 2


@dataclass(frozen=True)
class Pressed:
    """A button's label, and the call it makes (None: the label is read as if it had been said)."""

    label: str
    call: Call | None = None


async def pressed_in(connection: Connection, incoming: Incoming) -> Pressed | None:
    """Return the button an event presses, None when it presses none.

    In a direct chat the bare number of a choice is as good as its button: SMS has nothing else.
    """
    if incoming.press is not None:
        row = await _asked_by(connection, incoming, incoming.press)
        return _pressed(row, incoming.press)
    number = incoming.text.strip().rstrip(".)")
    if incoming.kind != "direct" or not number.isdecimal() or len(number) > _MOST_DIGITS:
        return None
    row = await outbox.with_buttons(connection, incoming.channel, incoming.chat)
    if row is None or not 1 <= int(number) <= len(row.buttons):
        return None
    return _pressed(row, row.buttons[int(number) - 1])


async def _asked_by(connection: Connection, incoming: Incoming, label: str) -> Waiting | None:
    """Return the bot's message whose button it was: the one named, else the chat's newest that has it."""
    if incoming.pressed is not None:
        row = await outbox.find(connection, incoming.channel, incoming.pressed)
        return row if row is not None and row.chat == incoming.chat else None
    return await outbox.with_button(connection, incoming.channel, incoming.chat, label)


def _pressed(row: Waiting | None, label: str) -> Pressed:
    act = row.presses.get(label) if row is not None else None
    return Pressed(label, None if act is None else Call(name=act["tool"], args=act["args"]))
