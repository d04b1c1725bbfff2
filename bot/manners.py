"""How the bot behaves: when it keeps silent, and how long it speaks."""

import re
from collections.abc import Sequence

from tools.kernel.reply import Reply

LONGEST_UNASKED = 240
LONGEST_READ = 20_000
_MOST_BUTTONS = 12
_THANKS = re.compile(
    r"\b(?:thank(?:s| you)|thx|merci|danke|gracias|cheers|great|perfect|awesome)\b", re.IGNORECASE
)
_GREETING = re.compile(
    r"^\W*(?:@\w+\W*)?(?:hi|hello|hey|hallo|bonjour|hola|good (?:morning|evening))\b", re.IGNORECASE
)
_INTRODUCED = re.compile(r"^\W*[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2} here\b(?:\W+(?:hi|hello|hey)\b)?\W*$")
GREETING = Reply(
    "Hello, I am Pathfinder: I keep this trip in mind. Tell me where and when (“@pathfinder new trip: Utah "
    "loop, july 3 to 9, Moab then Zion”), who comes and in which car. I stay quiet unless you ask; /help "
    "says more."
)
_LOST = (
    "I can't do that, and noted nothing. I can plan the trip, keep its bookings, costs and votes, and tell "
    "how far it is; “help” says more."
)


_LOST_ON_THE_ROAD = (
    "I didn't get that, and noted nothing. Text a word: ON MY WAY, LATE 40, STOP AT Moab, ARRIVED, "
    "CHARGED 80, ETA, or HELP."
)


def small_talk(text: str, driving: bool = False) -> Reply:
    """Return the words for a message that addressed the bot and asked for nothing it can do.

    `driving`: it came from somebody alone on a travel day.
    """
    if _THANKS.search(text):
        return Reply("You're welcome!")
    if _GREETING.search(text) or _INTRODUCED.search(text):
        return Reply("Hello! Say “help” to see what I can do.")
    return Reply(_LOST_ON_THE_ROAD if driving else _LOST)


def compose(replies: Sequence[Reply], asked: bool) -> Reply:
    """Return one message for all replies of a turn; in a group that did not ask, one short line."""
    said = [reply.text if asked else (reply.short or reply.text) for reply in replies]
    lines = _together(list(dict.fromkeys(line for line in said if line)))
    text = "\n".join(lines) if asked else shorten(" ".join(lines))
    return Reply(
        text=text,
        buttons=tuple(dict.fromkeys(b for reply in replies for b in reply.buttons))[:_MOST_BUTTONS],
        attachments=tuple(file for reply in replies for file in reply.attachments),
        notices=tuple(notice for reply in replies for notice in reply.notices),
        presses={label: press for reply in replies for label, press in reply.presses.items()},
        replaces=next((reply.replaces for reply in replies if reply.replaces), ""),
        grid=replies[0].grid if len(replies) == 1 and asked else None,
        ballot=replies[0].ballot if len(replies) == 1 else None,
    )


_PERSON = re.compile(r"(?:Added|Noted): (?P<who>(?!the )[^,.:]+(?: \(\d+\))?), (?P<family>[^,.:()\d]+)\.")


def _together(lines: Sequence[str]) -> list[str]:
    """Return the lines with those that add people of one family, one after another, as one."""
    out: list[str] = []
    people: list[str] = []
    before = ""
    for line in [*lines, ""]:
        found = _PERSON.fullmatch(line)
        family = found["family"] if found else ""
        if people and family != before:
            out.append(f"{'People' if len(people) > 1 else 'Added'}: {', '.join(people)} ({before}).")
            people = []
        if found:
            people.append(found["who"])
        elif line:
            out.append(line)
        before = family
    return out


def shorten(text: str) -> str:
    """Return `text` as one line of at most LONGEST_UNASKED characters."""
    return cut(text, LONGEST_UNASKED)


def cut(text: str, most: int) -> str:
    """Return `text` as one line of at most `most` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
