"""Bars of who is owed and who owes, as a picture for chats."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from tools.kernel.picture import png_of

WIDTH, _ROW, _TOP, _LINE = 1024, 74, 120, 46
_MIDDLE, _REACH = 560, 250  # where zero is, and how long the longest bar is
_OWED, _OWES, _INK, _QUIET = "#1b7f5c", "#b4472f", "#1d2430", "#5b6472"
_MOST = 24


@dataclass(frozen=True)
class Bar:
    """A party's balance in minor units (positive: is owed) and the sum in words."""

    name: str
    net: int
    money: str


def picture(title: str, bars: Sequence[Bar], transfers: Sequence[str]) -> bytes:
    """Return the bars, and below them who pays whom, as PNG; green is owed, red owes."""
    return png_of(draw(title, bars, transfers))


def draw(title: str, bars: Sequence[Bar], transfers: Sequence[str]) -> str:
    """Return the picture as SVG."""
    shown = list(bars)[:_MOST]
    most = max((abs(bar.net) for bar in bars), default=1) or 1
    bottom = _TOP + _ROW * len(shown)
    lines = [escape(_cut(words, 60)) for words in list(transfers)[:_MOST]]
    height = bottom + 40 + (_LINE * (len(lines) + 1) if lines else 0)
    rows = "".join(_row(bar, _TOP + _ROW * n, most) for n, bar in enumerate(shown))
    told = "".join(_text(48, bottom + 40 + _LINE * (n + 1), words, _INK, 26) for n, words in enumerate(lines))
    head = _text(48, bottom + 40, "To settle up", _QUIET, 24) if lines else ""
    axis = f'<path d="M{_MIDDLE} {_TOP - 24}V{bottom}" stroke="#c9ced6" stroke-width="2"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" font-family="Inter">'
        f'<rect width="100%" height="100%" fill="#fbfaf7"/>'
        f"{_text(48, 66, escape(_cut(title, 52)), _INK, 34, 600)}{axis}{rows}{head}{told}</svg>"
    )


def _row(bar: Bar, top: int, most: int) -> str:
    length = max(round(_REACH * abs(bar.net) / most), 2 if bar.net else 0)
    start = _MIDDLE if bar.net >= 0 else _MIDDLE - length
    colour = _OWED if bar.net > 0 else _OWES if bar.net < 0 else _QUIET
    words = "square" if not bar.net else bar.money
    side, end = ("start", _MIDDLE + length + 14) if bar.net >= 0 else ("end", _MIDDLE - length - 14)
    return (
        f'<rect x="{start}" y="{top}" width="{length}" height="40" rx="5" fill="{colour}"/>'
        + _text(48, top + 30, escape(_cut(bar.name, 14)), _INK, 28, 600)
        + _text(end, top + 30, escape(words), colour, 26, 600, side)
    )


def _text(
    x: int, y: int, words: str, colour: str, size: int, weight: int = 400, anchor: str = "start"
) -> str:
    style = f'fill="{colour}" font-size="{size}" font-weight="{weight}" text-anchor="{anchor}"'
    return f'<text x="{x}" y="{y}" {style}>{words}</text>'


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
