"""A message as Telegram can show it: its parts, each one message there. Nothing is sent here."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from channels.envelope import OutAttachment, Outgoing, Paper, Table
from channels.splitting import split, utf16

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LONGEST_QUESTION = 300
LONGEST_OPTION = 100
LONGEST_RULES = 1024
POLL_OPTIONS = range(2, 13)
_PICTURES = ("image/png", "image/jpeg")
LARGEST_FILE = 50 * 2**20
_LARGEST_PICTURE = 10 * 2**20
_WIDEST_TABLE = 42  # letters of a fixed width that a phone shows in a line
_SHORT_LABEL = 14
_LONGEST_LABEL = 60
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Part:
    """One message on Telegram. `html` is escaped; with a `file` it is the caption."""

    html: str = ""
    file: OutAttachment | None = None
    poll: Paper | None = None
    buttons: tuple[str, ...] = ()

    @property
    def picture(self) -> bool:
        """Whether the file is shown as a picture."""
        return self.file is not None and _is_picture(self.file)


def parts_of(message: Outgoing, captions: bool = True) -> tuple[Part, ...]:
    """Return the parts in order; the buttons stand under the last words, or the file when there are none."""
    if message.paper is not None and not message.paper.closed and fits_poll(message.paper):
        return (Part(poll=message.paper), *(Part(file=file) for file in message.attachments))
    texts, files = _texts(message), message.attachments
    if not texts and not files:
        return ()
    if captions and len(files) == 1 and len(texts) < 2 and utf16(_clean(message.text)) <= LONGEST_CAPTION:
        return (Part("".join(texts), files[0], buttons=message.buttons),)
    words = [Part(text) for text in texts[:-1]] + [Part(text, buttons=message.buttons) for text in texts[-1:]]
    bare = () if texts else message.buttons
    return (*words, *(Part(file=f, buttons=bare if n == 0 else ()) for n, f in enumerate(files)))


def _texts(message: Outgoing) -> list[str]:
    if message.table is not None:
        drawn = _drawn(message.table)
        if drawn is not None:
            return [drawn]
    return [html.escape(part, quote=False) for part in split(_clean(message.text), LONGEST_TEXT, utf16)]


def _clean(text: str) -> str:
    return _CONTROL.sub("", text.encode("utf-8", "replace").decode()).strip()


def _drawn(table: Table) -> str | None:
    """Return a table in letters of one width; None when a phone would break its lines."""
    rows = [tuple(_clean(cell) for cell in row) for row in (table.columns, *table.rows)]
    widths = [max(len(row[n]) for row in rows if n < len(row)) for n in range(len(table.columns))]
    lines = ["  ".join(c.ljust(w) for c, w in zip(row, widths, strict=False)).rstrip() for row in rows]
    body, lead = "\n".join(lines), _clean(table.lead)
    if max(map(len, lines)) > _WIDEST_TABLE or utf16(lead) + utf16(body) + 1 > LONGEST_TEXT:
        return None
    return f"{html.escape(lead, quote=False)}\n<pre>{html.escape(body, quote=False)}</pre>".strip()


def fits_poll(paper: Paper) -> bool:
    """Whether Telegram can show a poll by its own means."""
    options = set(paper.options)
    return (
        len(paper.options) in POLL_OPTIONS
        and len(options) == len(paper.options)
        and all(0 < utf16(option) <= LONGEST_OPTION for option in options)
        and 0 < utf16(paper.question) <= LONGEST_QUESTION
    )


def rules_of(paper: Paper) -> str:
    """Return what stands under a poll's question: its rules, and what takes it back for want of a button."""
    told = f"{_clean(paper.rules)} /undo takes it back." if paper.rules else ""
    return told if utf16(told) <= LONGEST_RULES else ""


def keyboard(number: int, labels: Sequence[str]) -> InlineKeyboardMarkup | None:
    """Return the buttons of our message `number`; what they carry is "NUMBER.INDEX", and nothing else."""
    if not labels:
        return None
    buttons = [
        InlineKeyboardButton(_short(label), callback_data=f"{number}.{index}")
        for index, label in enumerate(labels)
    ]
    across = 3 if all(len(label) <= _SHORT_LABEL for label in labels) else 1
    return InlineKeyboardMarkup([buttons[at : at + across] for at in range(0, len(buttons), across)])


def _short(label: str) -> str:
    label = " ".join(_clean(label).split()) or "…"
    return label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1].rstrip() + "…"


def _is_picture(file: OutAttachment) -> bool:
    return file.content_type in _PICTURES and len(file.body) <= _LARGEST_PICTURE
