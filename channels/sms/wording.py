"""How a message reads as a text: choices by number, few segments, the rest on MORE."""

import re
from collections.abc import Sequence

from channels.sms.segments import places, plain, room
from channels.splitting import split

REST = "\nText MORE for the rest"
UNDO = "Undo"  # a button of the house's own: something was done, nothing is asked


def rendered(text: str, buttons: Sequence[str], before: Sequence[str] = ()) -> str:
    """Return a whole message in the letters of a text; `before` are the choices the person has been read."""
    return plain(f"{text}\n{_choices(text, buttons, before)}")


def _choices(text: str, buttons: Sequence[str], before: Sequence[str]) -> str:
    """Return the choices with their numbers, without those that stand in the text or in `before` already."""
    if not buttons:
        return ""
    read = dict(enumerate(before, 1)) if UNDO in buttons else {}
    choices = (
        f"{n} {label}\n"
        for n, label in enumerate(buttons, 1)
        if read.get(n) != label and not _numbered(text, n, label)
    )
    return f"{''.join(choices)}Reply with a number."


def _numbered(text: str, number: int, label: str) -> bool:
    return re.search(rf"^\s*{number}[.)]? +{re.escape(label)}", text, re.MULTILINE) is not None


def pages(whole: str, most_segments: int) -> list[str]:
    """Return a rendered message in pages of at most `most_segments`; all but the last say how to go on."""
    limit = room(whole, most_segments)
    if places(whole) <= limit:
        return [whole]
    parts = split(whole, limit - len(REST), places)
    return [*(f"{part}{REST}" for part in parts[:-1]), parts[-1]]
