"""What a text costs: segments of the GSM alphabet, or of UCS-2 as soon as one letter is not in it."""

import re
import unicodedata
from collections.abc import Iterable

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("^{}\\[~]|€\f")  # an escape and a letter: two places
GSM_ALONE, GSM_PART = 160, 153
UCS2_ALONE, UCS2_PART = 70, 67

_WRITTEN = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "“": '"', "”": '"', "„": '"', "″": '"', "«": '"',
        "»": '"', "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-", "…": "...", "•": "-", "·": "-", "→": "->",
        "←": "<-", "↔": "<->", "×": "x", "÷": "/", "≤": "<=", "≥": ">=", "≈": "~", "±": "+/-", "°": " deg",
        "⁄": "/", "©": "(c)", "®": "(R)", "ç": "c", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i",
        "µ": "u", "œ": "oe",
        "Œ": "OE", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D", "ŉ": "'n", "✅": "OK", "✔": "OK", "☑": "OK",
        "❌": "No", "✖": "No", "⚠": "!", "❗": "!", "❓": "?", "👍": "OK", "\u2028": "\n", "\u2029": "\n",
        "\t": " ",
    }
)  # fmt: skip
_SPACES = re.compile(r" +(?=\n)|(?<=\n) +")


def plain(text: str) -> str:
    """Return `text` in as much of the GSM alphabet as keeps its words.

    Typographic signs are written simply, accents the alphabet lacks are left off, emoji go. Letters of
    other scripts stay: such a text is sent as UCS-2 rather than maimed.
    """
    written = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_WRITTEN)
    kept: list[str] = []
    for letter in written:
        kept.append(_letter(letter, kept[-1] if kept else ""))
    return _SPACES.sub("", re.sub(r" {2,}", " ", "".join(kept))).strip()


def _letter(letter: str, before: str) -> str:
    if letter in BASIC or letter in EXTENDED:
        return letter
    kind = unicodedata.category(letter)
    if kind[0] == "M":
        return letter if before and not is_gsm(before) else ""
    bare = unicodedata.normalize("NFKD", letter).translate(_WRITTEN)
    bare = "".join(part for part in bare if not unicodedata.combining(part))
    if bare and is_gsm(bare):
        return bare
    if kind[0] == "Z":
        return " "
    return letter if kind[0] in "LN" else ""


def is_gsm(text: str) -> bool:
    """Whether the GSM alphabet has every letter of `text`."""
    return all(letter in BASIC or letter in EXTENDED for letter in text)


def places(text: str) -> int:
    """Return how many places a text takes: septets of the GSM alphabet, else UTF-16 code units."""
    return sum(_widths(text))


def segments(text: str) -> int:
    """Return how many segments a text is sent and paid as."""
    alone, part = (GSM_ALONE, GSM_PART) if is_gsm(text) else (UCS2_ALONE, UCS2_PART)
    widths = _widths(text)
    return 1 if sum(widths) <= alone else _packed(widths, part)


def room(text: str, count: int) -> int:
    """Return how many places surely fit into `count` segments of a text in this text's alphabet."""
    alone, part = (GSM_ALONE, GSM_PART) if is_gsm(text) else (UCS2_ALONE, UCS2_PART)
    return alone if count == 1 else count * part - (count - 1)  # a letter of two places never straddles


def _widths(text: str) -> list[int]:
    if is_gsm(text):
        return [2 if letter in EXTENDED else 1 for letter in text]
    return [2 if ord(letter) > 0xFFFF else 1 for letter in text]


def _packed(widths: Iterable[int], part: int) -> int:
    """Return how many parts are filled when no letter is torn apart."""
    count, used = 1, 0
    for width in widths:
        if used + width > part:
            count, used = count + 1, 0
        used += width
    return count
