"""How the bot behaves: when it keeps silent, and how long it speaks."""

from collections.abc import Sequence

from tools.kernel.reply import Reply

LONGEST_UNASKED = 240
LONGEST_READ = 20_000
_MOST_BUTTONS = 12


def compose(replies: Sequence[Reply], asked: bool) -> Reply:
    """Return one message for all replies of a turn; in a group that did not ask, one short line."""
    said = [reply.text if asked else (reply.short or reply.text) for reply in replies]
    lines = list(dict.fromkeys(line for line in said if line))
    text = "\n".join(lines) if asked else shorten(" ".join(lines))
    return Reply(
        text=text,
        buttons=tuple(dict.fromkeys(b for reply in replies for b in reply.buttons))[:_MOST_BUTTONS],
        attachments=tuple(file for reply in replies for file in reply.attachments),
        notices=tuple(notice for reply in replies for notice in reply.notices),
    )


def shorten(text: str) -> str:
    """Return `text` as one line of at most LONGEST_UNASKED characters."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_UNASKED else line[: LONGEST_UNASKED - 1].rstrip() + "…"
