"""What the words before a date say about it: is it over, or a deadline."""

import re

_PAST = re.compile(
    r"\b(?:paid|spent|bought|was|were|did|gave|forgot|covered|ate|picked up the|charged|cost|drove|"
    r"filled|happened"
    r"|yesterday|fronted|settled|owed)\b"
)
_FUTURE = re.compile(
    r"\b(?:will|gonna|going to|next|tomorrow|book|booked|reserved?|leave|leaving|want|plan|table|"
    r"tickets?|stay)\b"
)
# "by" and "until" stand right before their date; "closes", "cancel" may have words between.
_DEADLINE = re.compile(
    r"\b(?:(?:by|until|till?|up to|no later than)(?: the| about| like)?\s*$"
    r"|(?:clos(?:es?|ed|ing)|ends?|deadline|shut|cancel(?:lation|lable|led)?|refundable|"
    r"voting)\b[^.;!?\n]{0,30}$)"
)
_CLAUSE = re.compile(r"[.;!?\n]\s")


def clause_before(text: str, at: int) -> str:
    """Return the words before `at` in the same sentence."""
    before = text[max(0, at - 120) : at]
    return _CLAUSE.split(before)[-1]


def is_past(text: str, at: int) -> bool:
    """Say whether the words around `at` tell of something done ("I paid on tuesday")."""
    around = clause_before(text, at) + " " + re.split(r"[.;!?\n]", text[at : at + 60])[0]
    return bool(_PAST.search(around)) and not _FUTURE.search(around)


def since(text: str, at: int) -> bool:
    """Say whether "since" stands before `at`: what follows is over."""
    return bool(re.search(r"\bsince(?: last)?\s*$", text[max(0, at - 14) : at]))


def is_deadline(text: str, at: int) -> bool:
    """Say whether the words before `at` set a deadline ("cancel by", "closes")."""
    return bool(_DEADLINE.search(clause_before(text, at)))
