"""MORE: the rest of a long answer. What was said is the record; nothing else is kept for it."""

from collections.abc import Sequence
from datetime import timedelta

from channels.envelope import Outgoing
from channels.ports import Door, Line
from channels.sms.keywords import Keyword, keyword
from channels.sms.wording import UNDO, pages, rendered

MORE = "More"  # a button of the house's own, by which it tells more
_REMEMBERED = timedelta(days=1)
_NOTHING = "There is no more to that. Ask me anything, or reply HELP for help."


async def read_before(door: Door, message: Outgoing) -> Sequence[str]:
    """Return the choices the person has been read last, where `message` tells what one of them has done."""
    if UNDO not in message.buttons[1:]:
        return ()
    lines = await door.history(message.channel, message.chat, message.at - _REMEMBERED)
    mine = f"out-{message.id}"
    read = [line.buttons for line in lines if line.who is None and line.mine is None and line.id != mine]
    return next((buttons for buttons in reversed(read) if buttons), ())


def next_page(lines: Sequence[Line], most_segments: int) -> str:
    """Return the page that follows in the newest long message of a chat whose last line asks for MORE."""
    asked = 0
    for line in reversed(lines):
        if line.who is None and line.mine is None:
            parts = pages(rendered(line.text, line.buttons), most_segments)
            if MORE in line.buttons and asked >= len(parts):
                return f"Text {line.buttons.index(MORE) + 1} for the rest of it."
            if len(parts) > 1:
                return parts[asked] if asked < len(parts) else _NOTHING
        elif keyword(line.text) is Keyword.MORE:
            asked += 1
    return _NOTHING
