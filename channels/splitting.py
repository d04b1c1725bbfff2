"""Long texts in several messages: broken where a reader would, never within a letter."""

import re
from collections.abc import Callable

# From the best place to break to the worst; each pattern ends where the next message may begin.
_PARAGRAPH, _LINE = re.compile(r"\n\s*\n"), re.compile(r"\n")
_SENTENCE, _WORD = re.compile(r"(?<=[.!?…])[\"”’)]*\s+"), re.compile(r"\s+")
_BREAKS = (_PARAGRAPH, _LINE, _SENTENCE, _WORD)
_LEAST = 0.4  # of the limit: a nicer break that leaves less than this is passed over
# What belongs to the letter before it: joiners, variation selectors, skin tones, combining marks, tags.
_JOINED = re.compile(
    r"[\u200d\ufe0e\ufe0f\u0300-\u036f\u20d0-\u20ff\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
)


def utf16(text: str) -> int:
    """Return a text's length in UTF-16 code units, as Telegram and Teams count."""
    return len(text) + sum(ord(letter) > 0xFFFF for letter in text)


def split(text: str, limit: int, size: Callable[[str], int] = len) -> list[str]:
    """Return `text` in parts of at most `limit` by `size`; nothing but white space at the breaks is lost."""
    parts = []
    text = text.strip()
    while size(text) > limit:
        end, after = _break(text, _fitting(text, limit, size))
        parts.append(text[:end].rstrip())
        text = text[after:].lstrip()
    return [part for part in [*parts, text] if part]


def _fitting(text: str, limit: int, size: Callable[[str], int]) -> int:
    """Return how many characters of `text` fit, at least one."""
    low, high = 1, min(len(text), limit)
    while low < high:
        middle = (low + high + 1) // 2
        if size(text[:middle]) <= limit:
            low = middle
        else:
            high = middle - 1
    return low


def _break(text: str, most: int) -> tuple[int, int]:
    """Return (where a part of at most `most` characters ends, where the next begins)."""
    least = int(most * _LEAST)
    for pattern in _BREAKS:
        found = [m for m in pattern.finditer(text, 0, most + 1) if least <= m.start() <= most and m.end() > 0]
        if found:
            return found[-1].start(), found[-1].end()
    end = most
    while end > 1 and (_JOINED.match(text, end) or text[end - 1] == "\u200d"):
        end -= 1
    end = end if end > 1 else most
    return end, end
