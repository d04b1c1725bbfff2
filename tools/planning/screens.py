"""A long plan is told a phone screen at a time: what matters first, the rest behind “More”."""

from collections.abc import Sequence

from tools.kernel.reply import Press
from tools.planning import words
from tools.planning.model import Day, Itinerary

SCREEN = 1_100  # letters, about what a phone shows with one flick of the thumb
NOTES_FIRST = 2
MORE = "More"


def plan_screens(itinerary: Itinerary, ended: bool = True) -> tuple[str, str]:
    """Return a plan's first screen, and the rest ("" when it fits); the weightiest notes come first."""
    head = f"The plan (version {itinerary.version}):"
    days, notes = [words.brief(day) for day in itinerary.days], words.notes(itinerary, ended)
    whole = _joined([head, *days], notes)
    if len(whole) <= SCREEN:
        return whole, ""
    first, later = notes[:NOTES_FIRST], notes[NOTES_FIRST:]
    room = SCREEN - len(head) - sum(len(n) + 1 for n in first)
    count = _fitting(days, room)
    rest = _joined(days[count:], later)
    return _joined([head, *days[:count]], first), rest


def day_screens(day: Day, family: str | None, own: str | None = None) -> tuple[str, str]:
    """Return a day hour by hour: the own family (or those that fit a screen) first, then the rest."""
    blocks = words.blocks(day, family)
    blocks.sort(key=lambda b: own is not None and own not in b.families)
    head = words.day_head(day)
    if not blocks:
        return f"{head}: nothing planned.", ""
    texts = [words.block_text(b, day, family) for b in blocks]
    count = _fitting(texts, SCREEN - len(head))
    return "\n".join([head, *texts[:count]]), "\n".join(texts[count:])


def more(press: Press, rest: str) -> tuple[tuple[str, ...], dict[str, Press]]:
    """Return the button (label and call) that shows the rest; nothing when there is none."""
    return ((MORE,), {MORE: press}) if rest else ((), {})


def _fitting(texts: Sequence[str], room: int) -> int:
    """How many of the texts fit; at least one."""
    count, used = 0, 0
    for text in texts:
        used += len(text) + 1
        if count and used > room:
            break
        count += 1
    return count


def _joined(lines: Sequence[str], notes: Sequence[str]) -> str:
    gap = [""] if lines and notes else []
    return "\n".join([*lines, *gap, *notes])
