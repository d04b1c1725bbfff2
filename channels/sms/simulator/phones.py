"""Telephones: whose they are, what they received, and whether they texted STOP."""

from dataclasses import dataclass, field
from zlib import crc32

STOP = frozenset({"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT"})
START = frozenset({"START", "YES", "UNSTOP"})
CONFIRMED = (
    "You have successfully been unsubscribed. You will not receive any more messages from this number. "
    "Reply START to resubscribe."
)


@dataclass
class Phone:
    """`trouble`: the error code every text to it ends in, None for none."""

    number: str
    received: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    opted_out: bool = False
    trouble: int | None = None


def number_for(name: str, taken: frozenset[str] = frozenset()) -> str:
    """Return a number for a person by name, one of those kept for fiction; a number stays as it is."""
    if name.startswith("+"):
        return name
    start = crc32(name.casefold().encode()) % 10_000
    for step in range(10_000):
        digits = (start + step) % 10_000
        number = f"+1{(303, 720, 435, 928)[digits % 4]}555{100 + digits % 100:04d}"
        if number not in taken:
            return number
    raise LookupError("no number is free")
