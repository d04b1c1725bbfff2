"""MORE: the rest of a long answer. What was said is the record; nothing else is kept for it."""

from collections.abc import Sequence

from channels.ports import Line
from channels.sms.keywords import Keyword, keyword
from channels.sms.wording import pages, rendered

MORE = "More"  # a button of the house's own, by which it tells more
_NOTHING = "There is no more to that. Ask me anything, or reply HELP for help."


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
