"""What a model may only take from the message: sums, codes and numbers, and that something is to go."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from agents.context import Context
from agents.offline.quoted import own_words, passed_on

_SUMS = frozenset({"amount", "price", "lodging_per_night"})
_LETTERS = frozenset({"confirmation", "phone"})
_AWAY = re.compile(
    r"\b(?:cancel|void|delet|remov|drop|skip|scrap|scratch|undo|forget|eras|refund|withdr|unlock|lock|confirm"
    r"|wrong|mistake|instead|without|anymore|twice|duplicate|nix|ditch|strik)\w*"
    r"|\b(?:not|no longer|never ?mind|(?:is|it's|call(?:ed)?|take|took|cross) (?:\S+ ){0,4}(?:off|out|back)"
    r"|(?:fell|fall) through|stop|oops)\b|n't\b",
    re.IGNORECASE,
)


def unsaid(name: str, args: Mapping[str, Any], text: str, context: Context) -> str:
    """Return what is wrong with a call's values ("" when nothing is), in words for the model.

    A correction may repeat what the trip knows already, and what the speaker said before; what others said is
    not the speaker's.
    """
    known = " ".join([text, *(e.amount for e in context.expenses), *context.own, context.asked or ""])
    figures = {_figure(found) for found in re.findall(r"\d[\d.,]*", known)}
    letters = _bare(known)
    for key, value in _values(args):
        if key in _SUMS and _figure(str(value)) not in figures and not _in_words(text):
            return f"{name}: {key} {value} was not said; use the figure as it was said, or leave it out"
        if key in _LETTERS and _bare(str(value)) not in letters:
            return f"{name}: {key} {value} was not said; leave it out"
    return ""


def says_to_take_away(text: str) -> bool:
    """Whether a person's own words, not what they quote or pass on, ask for something to go."""
    return not passed_on(text) and _AWAY.search(own_words(text)) is not None


def _values(args: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in args.items():
        if isinstance(value, list):
            for item in value:
                if isinstance(item, Mapping):
                    yield from _values(item)
        elif value is not None:
            yield key, value


def _figure(text: str) -> str:
    """Return a sum as it is compared: its digits, without separators, sign or trailing zeros of cents."""
    plain = text.strip(".,- ")
    plain = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", plain)
    whole, _, cents = plain.replace(",", ".").partition(".")
    cents = cents.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{cents}" if cents else "")


def _in_words(text: str) -> bool:
    """Whether a sum may have been spelled out ("eighty bucks", "a grand")."""
    spelled = r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|seventy"
    spelled += r"|eighty|ninety|hundred|thousand|grand|half|dozen|\d+(?:\.\d+)?k)\b"
    return re.search(spelled, text, re.IGNORECASE) is not None


def _bare(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.casefold())
