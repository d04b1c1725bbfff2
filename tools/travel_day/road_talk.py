"""What is said of the road in passing, read by rule where the words leave no doubt; no language model.

Only plain statements about now: a question, a condition, a negation or a past told at leisure is left to
the language engine, and so is everything these rules do not know.
"""

import re
from collections.abc import Sequence
from typing import Any

from tools.kernel.words import fold

_LONGEST = 600  # nobody on the road writes more; the engine reads what is longer
_CLAUSE = re.compile(r"[^.!?\n]+[.!?\n]*")
_DOUBT = re.compile(
    r"\?|\b(?:if|hope|hopefully|might|maybe|would|could|should|can we|shall|let'?s|not|isn'?t|never|was|were"
    r"|yesterday|last (?:year|time|night)|remember|imagine|worked|fixed|works again)\b",
    re.IGNORECASE,
)
_CHARGER = re.compile(
    r"\b(?:(?P<where>[A-Za-z][\w'.-]*)\s+)?(?:super)?(?:charger|charging (?:station|point|stop)|stall)s?\b"
    r"(?:[\w\s,'’-]{0,30}?\b(?:in|at)\s+(?P<place>(?-i:[A-Z])[\w'.-]*(?:\s(?-i:[A-Z])[\w'.-]*){0,2}))?"
    r"[\w\s,'’-]{0,24}?\b(?:broken|dead|dark|out of (?:order|service)|offline"
    r"|(?:is|are)(?: all)? down|(?:doesn|don|won)['’]?t work|not working)\b",
    re.IGNORECASE,
)
_NO_PLACE = frozenset(
    "the a all this that these our every each another first second last fast only same broken ev tesla other "
    "both any my hotel some one two three four their its dc and but of with old new public rapid ac".split()
)
_PERCENT = re.compile(r"\b(\d{1,3}) ?%")
_CLOSED = re.compile(
    r"\b(?P<road>(?:i|us|hwy|highway|route|sr|[a-z]{2})[- ]?\d{1,3}|the road|road|the pass"
    r"|[A-Z]\w+ (?:Pass|Road|Bridge))"
    r"\s+(?:is|are|'s)?\s*(?:now |completely |still )?(?:closed|shut|blocked)"
    r"(?:[\w\s,]{0,20}?\b(?:at|near|by|in|past)\s+(?P<place>(?-i:[A-Z])[\w'.-]*(?:\s(?-i:[A-Z])[\w'.-]*)?))?",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    r"\b(?:(?P<hours>\d{1,2}|an?|one|two|three) (?:h|hrs?|hours?)"
    r"|(?P<minutes>\d{1,3}) ?(?:m|mins?|minutes?))\b",
    re.IGNORECASE,
)
_COUNT = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}
_EARLY = re.compile(
    r"\b(?P<number>\d{1,3}) ?(?:m|mins?|minutes?) (?:early|ahead)\b|\bahead of (?:schedule|time|plan)\b",
    re.IGNORECASE,
)
_SKIP = re.compile(
    r"\b(?:we(?:'re| are|'ll| will)? )?[Ss]kip(?:ping|ped)?\s+(?:the )?"
    r"(?P<place>[A-Z][\w'.-]*(?:\s[A-Z][\w'.-]*){0,3})",
)
_ARRIVED = re.compile(r"\b(?:arrived|made it|here|we'?re (?:in|at)|are (?:in|at)|reached)\b", re.IGNORECASE)
_BEING = re.compile(
    r"\b(?:we(?:'re| are)(?: all| now| finally| back| just| here)* (?:in|at)"
    r"|finally (?:in|at|here in|here at)|(?:made it|got(?: in)?) to|arrived (?:in|at)|reached"
    r"|(?:pulled|rolled) into|checked in(?:to| at))\s+(?:the )?",
    re.IGNORECASE,
)
# Before it nobody else may be named: who says that the Lees are there is not there.
_OPENING = re.compile(
    r"(?:\W|@\w+|ok|okay|hey|hi|yay|and|so|phew|finally|we|we've|just|all|guys|update|good news|woohoo)*",
    re.IGNORECASE,
)
_ELSEWHEN = re.compile(r"\b(?:was|were|phone|laptop|watch)\b", re.IGNORECASE)
# What else the road makes people say: then the engine reads the whole.
_OTHERWISE = re.compile(
    r"\b(?:late|behind|delayed|left|leaving|stop(?:ped|ping)?|charged|charging|until|till|tomorrow|tonight|next"
    r"|min(?:utes)? away|hours? away|driving|passing|between|near|almost|not|booked|meet)\b|\?",
    re.IGNORECASE,
)
_LATE = re.compile(r"\b(?:late|behind|delayed?)\b", re.IGNORECASE)


def read(text: str, places: Sequence[str] = ()) -> dict[str, Any] | None:
    """Return the arguments of report_status that a message plainly means; None when it leaves any doubt.

    `places` are names the trip knows: its stops, and what is booked.
    """
    if len(text) > _LONGEST:
        return None
    for clause in _CLAUSE.findall(text.replace("’", "'")):
        for pattern, meaning in _MEANINGS:
            found = pattern.search(clause)
            around = f"{clause[: found.start()]} {clause[found.end() :]}" if found else ""
            if found and not _DOUBT.search(around) and not _ELSEWHEN.search(clause):
                return meaning(found, text)
        if arrived := _at_known_place(clause, text, places):
            return arrived
    return None


def _at_known_place(clause: str, text: str, places: Sequence[str]) -> dict[str, Any] | None:
    """Return the arrival at one of the places that a clause tells, and nothing else does."""
    if _DOUBT.search(clause) or _OTHERWISE.search(text):
        return None
    for found in _BEING.finditer(clause):
        rest = fold(clause[found.end() :])
        known = [n for n in places for said in _said_as(n) if re.match(rf"{re.escape(said)}\b", rest)]
        if known and _OPENING.fullmatch(clause[: found.start()]):
            percent = _PERCENT.search(text)
            return {"kind": "arrived", "place": known[0], **({"percent": int(percent[1])} if percent else {})}
    return None


def _said_as(name: str) -> tuple[str, ...]:
    """Return how people say a name: in full, and a booking's without the town that ends it."""
    words = fold(name.partition(",")[0]).split()
    return tuple(" ".join(words[:count]) for count in range(len(words), min(len(words), 2) - 1, -1))


def _broken_charger(found: re.Match[str], text: str) -> dict[str, Any]:
    where = found["place"] or found["where"]
    arguments: dict[str, Any] = {"kind": "breakdown", "note": "charger broken"}
    if where and where.casefold() not in _NO_PLACE:
        arguments["place"] = where
    if percent := _PERCENT.search(text):
        arguments["percent"] = int(percent[1])
    return arguments


def _closed(found: re.Match[str], text: str) -> dict[str, Any]:
    road = found["road"].removeprefix("the ").removeprefix("The ")
    arguments: dict[str, Any] = {"kind": "closed", "note": f"{road} closed"}
    if found["place"]:
        arguments["place"] = found["place"]
    if (minutes := _minutes(text)) is not None:
        arguments["minutes"] = minutes
    return arguments


def _minutes(text: str) -> int | None:
    found = _MINUTES.search(text)
    if found is None:
        return None
    if found["minutes"]:
        return int(found["minutes"])
    hours = found["hours"].casefold()
    return 60 * _COUNT[hours] if hours in _COUNT else 60 * int(hours)


def _skipped(found: re.Match[str], _text: str) -> dict[str, Any]:
    return {"kind": "skipped", "place": found["place"]}


_MEANINGS = ((_CHARGER, _broken_charger), (_CLOSED, _closed), (_SKIP, _skipped))


def corrected(kind: str, minutes: int | None, said: str) -> tuple[str, int | None]:
    """Return what an engine's report of a delay means when the words say early: an arrival, or good time."""
    found = _EARLY.search(said)
    if kind != "late" or found is None or _LATE.search(said):
        return kind, minutes
    if _ARRIVED.search(said):
        return "arrived", None
    return "early", minutes if minutes is not None else int(found["number"] or 0) or None
