"""What the words before a date say about it: is it over, a deadline, or a range's start."""

import re

_PAST = re.compile(
    r"\b(?:paid|spent|bought|was|were|got|had|did|gave|forgot|covered|came|ate|went|picked up|put in|"
    r"charged|cost"
    r"|drove|filled|happened|yesterday)\b"
)
_FUTURE = re.compile(
    r"\b(?:will|gonna|going to|next|tomorrow|book|booked|reserved?|reserved|leave|leaving|want|plan|"
    r"table|tickets?|for)\b"
)
_DEADLINE = re.compile(
    r"\b(?:by|clos(?:es|e|ing|ed)|ends?|until|til|till|deadline|up to|shut|open|cancel(?:lation|led)?|"
    r"refundable|"
    r"no later than|voting)\b[^.;!?\n]{0,30}$"
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


def is_deadline(text: str, at: int) -> bool:
    """Say whether the words before `at` set a deadline ("cancel by", "closes")."""
    return bool(_DEADLINE.search(clause_before(text, at)))
