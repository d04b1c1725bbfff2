"""Which place is meant on the road: one the trip knows, or a name with a capital after "at" or "near"."""

import re
from collections.abc import Sequence

from tools.kernel.words import fold

_NAME = r"[A-Z][\w'.-]*(?:\s(?:[A-Z][\w'.-]*|of|the|del|de)){0,3}"
_AFTER = re.compile(
    r"\b(?:in|at|near|outside|by|past|before|into|to|from|for|around|approaching|through|passing|passed|left"
    r"|stop|skip|skipping|reached)\s+(?:the |town of )?(?=(?P<rest>.+))",
    re.IGNORECASE,
)
_LONG = 4  # letters of a first word that stands for the whole name
_CAPITALS = re.compile(rf"(?P<name>{_NAME})")
_NO_PLACE = frozenset(
    "a all this that these our every each another first second last fast only same broken ev tesla other both"
    " any my some one two three four their its i we us they he she it aaa police traffic construction mom dad"
    " grandma monday tuesday wednesday thursday friday saturday sunday electrify ea".split()
)


def said_as(name: str) -> tuple[str, ...]:
    """Return how people say a name: in full, and a booking's without the town that ends it."""
    words = fold(name.partition(",")[0]).split()
    return tuple(" ".join(words[:count]) for count in range(len(words), min(len(words), 2) - 1, -1))


def known_at(words: str, places: Sequence[str]) -> str | None:
    """Return the place of the trip whose name words begin with."""
    rest = re.sub(r"^(?:the|our) ", "", fold(words).strip())
    found = (name for name in places for said in said_as(name) if re.match(rf"{re.escape(said)}\b", rest))
    alone = (
        name for name in places if len(first := fold(name).split()[0]) >= _LONG and rest.strip(" .!") == first
    )
    return next(found, next(alone, None))


def place_in(words: str, places: Sequence[str]) -> str | None:
    """Return the place that words name after a preposition; None for none, or a thing that is no place."""
    for found in _AFTER.finditer(words):
        if known := known_at(found["rest"], places):
            return known
        capital = _CAPITALS.match(found["rest"])
        if capital and capital["name"].split()[0].casefold() not in _NO_PLACE:
            return capital["name"].rstrip(" .-'")
    return None
