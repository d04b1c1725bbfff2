"""A sum of money at either end of a command's line."""

import re
from dataclasses import dataclass

from tools.kernel.currency import CODES

SUM = r"-?[^\d\s|:,-]{0,3}-?\d(?:[\d.,]*\d)?"
_LEADING = re.compile(
    rf"(?P<amount>{SUM})(?:\s*(?P<code>[A-Za-z]{{3}})\b)?(?=[\s,]|$)[\s,]*(?P<rest>.*)", re.DOTALL
)
_TRAILING = re.compile(
    rf"(?P<rest>.*?)\s+(?:to\s+)?(?P<amount>{SUM})(?:\s*(?P<code>[A-Za-z]{{3}}))?", re.DOTALL
)
# Codes people write small; the others are words as well ("all", "top", "cup", "try", "gel").
_SMALL = frozenset("eur usd gbp cad aud nzd chf jpy mxn sek nok dkk pln czk huf thb vnd inr".split())


@dataclass(frozen=True)
class Sum:
    """A sum as it was written, its currency's code when one was, and the words beside it."""

    amount: str
    currency: str | None
    words: str


def sum_of(text: str) -> Sum | None:
    """Return the sum a line begins or ends with; None when there is none."""
    line = " ".join(text.split())
    for pattern in (_LEADING, _TRAILING):
        found = pattern.fullmatch(line)
        if found is None:
            continue
        code = found["code"]
        if code is None or (code.upper() in CODES and (code.isupper() or code in _SMALL)):
            return Sum(found["amount"], code and code.upper(), found["rest"].strip())
        if pattern is _LEADING:  # "500 gas": a word of three letters is no currency
            return Sum(found["amount"], None, f"{code} {found['rest']}".strip())
    return None
