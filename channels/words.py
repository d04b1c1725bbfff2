# ruff: noqa: E501  # a pattern reads best on one line
"""What people may write: a message's text, and a name; and the kind words when it cannot be taken."""

import re
import unicodedata

LONGEST_TEXT = 10_000
LONGEST_NAME = 40
NOT_IN_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
# Marks that change the direction of writing would let a name look like another's.
NOT_IN_NAMES = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
BOT = "pathfinder"


class Unfit(ValueError):  # noqa: N818
    """Something was written that cannot be taken; the message says why, for the person to read."""


def fit_text(text: str) -> str:
    """Return a message as it is kept; raises Unfit with words for the page."""
    text = re.sub(r"\r\n?|[\v\f\x85]", "\n", text).strip()
    if not text:
        raise Unfit("There was nothing in that message. Write a few words first.")
    if len(text) > LONGEST_TEXT:
        raise Unfit(
            f"That message has {len(text):,} characters; up to {LONGEST_TEXT:,} fit. "
            "Please send it in several parts."
        )
    if NOT_IN_TEXT.search(text):
        raise Unfit("That message has invisible control characters in it. Please send it without them.")
    return text


def fit_name(name: str, what: str = "your name") -> str:
    """Return a person's or a trip's name, spaces set right; raises Unfit with words for the page."""
    name = " ".join(unicodedata.normalize("NFC", NOT_IN_NAMES.sub(" ", name)).split())
    if not any(c.isalnum() for c in name):
        raise Unfit(f"Please write {what}.")
    if len(name) > LONGEST_NAME:
        raise Unfit(f"Please keep {what} to {LONGEST_NAME} characters.")
    return name


def fit_person(name: str) -> str:
    """Return a person's name; nobody may be called like the bot."""
    name = fit_name(name)
    plain = unicodedata.normalize("NFKC", name).casefold()
    if BOT in re.sub(r"[\W_]", "", plain):
        raise Unfit("Pathfinder is my own name. Which is yours?")
    return name


def same_name(one: str, other: str) -> bool:
    """Whether two names read alike."""
    return unicodedata.normalize("NFKC", one).casefold() == unicodedata.normalize("NFKC", other).casefold()


def is_for_bot(text: str) -> bool:
    """Whether a text in a group speaks to the bot: a command, its name with an @, or called by name."""
    return text.startswith("/") or f"@{BOT}" in text.casefold() or is_called(text)


def is_called(text: str) -> bool:
    """Whether a text calls the bot by its plain name ("hey pathfinder, who owes what"), not a car of that name."""
    return _CALLED.search(text) is not None


_GREETED = r"(?:hey|hi|hiya|hello|heya|yo|ok|okay|oi|dear|thanks|thank you|thx|please|pls|sorry|alright|right|so|and|well)"
_ASKS = (
    r"(?:please|pls|what|what's|whats|who|who's|whos|when|when's|where|where's|wheres|which|how|how's|why|can|could|would|will you|do we|did|are we|"
    r"is there|add|make|plan|put|book|note|remember|record|split|poll|start|set|show|send|give|tell|remind|cancel|change|move|remove|delete|"
    r"undo|forget|new trip|we're|we are|we|i'm|i am|i|this is|it's|let's|lets|settle|close|open|help|list|pdf|don't|dont|my|our|the)"
)
_CALLED = re.compile(
    rf"^\W*(?P<greeted>{_GREETED}[\s,!.]+(?:there[\s,]+)?)(?P<a>{BOT})\b(?!['’]s|\s+(?:is|was|has|seats|needs)\b)"
    rf"|^\W*(?P<b>{BOT})(?:\s*[,:;!?—–-]|\s+{_ASKS}\b|\s*$)"
    rf"|(?:,\s*|\b{_GREETED}\s+)(?P<c>{BOT})\W*$",
    re.IGNORECASE,
)
_HELLO = re.compile(
    r"(?:hey|hi|hiya|hello|heya|yo|ok|okay|oi|dear|alright|right|so|and|well)\b", re.IGNORECASE
)


def as_called(text: str) -> str:
    """Return a text that calls the bot by its plain name as if it had called it with an @."""
    found = _CALLED.search(text)
    if found is None or f"@{BOT}" in text.casefold():
        return text
    name = next(name for name in ("a", "b", "c") if found[name])
    start, end = found.span(name)
    rest = text[end:]
    if found["greeted"] and _HELLO.match(found["greeted"]) and any(c.isalnum() for c in rest):
        start = found.start("greeted")  # "hey pathfinder, what did we decide": a hello that nobody answers
    return f"{text[:start]}@{BOT}{rest}"
