# ruff: noqa: E501  # a pattern is read best whole
"""What a driver texts in one word: exact words, no language model. Everything else is free text."""

import re
from typing import Any

from tools.travel_day.road_words import PAID

_NUMBER = r"(?P<number>[-+]?\d{1,5})"
_PLACE = r"(?P<place>\S[^\n]{0,80}?)"
_CALLED = re.compile(r"^@pathfinder\w*[\s,:]*|[\s,]*@pathfinder\w*$", re.IGNORECASE)
# What people say in their own tongue: Spanish, French, German, Italian, Portuguese, Dutch.
_OTHER_TONGUES = (
    (
        "arrived",
        r"(?:(?:vale|ok|si|sí|oui|ja|bon|bueno|ecco|pronto)[ ,]+)?(?:(?:ya )?(?:llegamos|hemos llegado|estamos aqu[ií])"
        r"|(?:on est|nous sommes|on est bien) (?:bien )?(?:arriv[ée]e?s?|l[àa])|arriv[ée]s|(?:wir sind )?angekommen"
        r"|(?:wir )?sind da|(?:siamo )?arrivati|chegamos|j[áa] chegamos|(?:we )?zijn er|aangekomen)",
    ),
    (
        "departed",
        r"(?:(?:vale|ok|si|sí|oui|ja|bon|bueno)[ ,]+)?(?:(?:ya )?salimos|(?:ya )?hemos salido|(?:estamos )?en camino"
        r"|(?:on est|nous sommes) (?:partis|en route)|on part|(?:wir sind )?(?:unterwegs|losgefahren)|(?:wir )?fahren los"
        r"|(?:siamo )?partiti|(?:siamo )?in viaggio|sa[ií]mos|a caminho|(?:we zijn )?onderweg|vertrokken)",
    ),
)
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"{pattern}\W*", re.IGNORECASE))
    for kind, pattern in (
        ("departed", r"(?:(?:we(?:'re| are) |i'?m )?on (?:my|our) way|omw|left|leaving|departed)"),
        ("late", rf"(?:running )?late(?: by)? {_NUMBER} ?(?P<unit>m|min|mins|minutes?|h|hrs?|hours?)?"),
        ("late", rf"{_NUMBER} ?(?P<unit>m|min|mins|minutes?|h|hrs?|hours?)? late"),
        ("late", r"(?:running )?late"),
        ("early", rf"early {_NUMBER}"),
        ("early", rf"{_NUMBER} (?:min(?:utes)? )?early"),
        ("hide", r"(?:hide me|stop sharing(?: my (?:location|position))?|forget my (?:location|position))"),
        ("stopped", rf"stop(?:ped|ping)?(?: (?:at|in)(?: {_PLACE})?)?"),
        ("skipped", rf"(?:skip(?:ped|ping)?|no stop)(?: (?:the )?{_PLACE})?"),
        ("arrived", rf"arrived(?: (?:at|in)(?: {_PLACE})?)?"),
        ("charging", rf"charging(?: (?:at|in)(?: {_PLACE})?)?"),
        ("charged", r"charged(?: to)? (?P<number>[-+]?\d{1,5}) ?(?:%|percent)?"),
        ("charger", rf"charger(?: (?:at|in) {_PLACE})?(?: is)? (?:broken|down|dead)"),
        ("breakdown", r"(?:breakdown|broken down|broke down)"),
        ("closed", r"road (?:is )?closed(?: (?:at|in|near) (?P<place>[^\n,\d]{2,60}?))?"),
        ("help", r"help"),
        *_OTHER_TONGUES,
    )
)
# Words a text message carrier keeps for itself (opting out and in): by SMS they are never answers.
_OUT = frozenset(("stop", "stopall", "unsubscribe", "cancel", "end", "quit", "optout", "revoke"))
CARRIER_WORDS = _OUT | {"start", "yes", "unstop", "help", "info"}

_FOR_WHAT = re.compile(r"\s+(?:for|to|because|cos|cuz|bc|so|real quick|quickly|briefly)\b.*$", re.IGNORECASE)
# Where one stops anywhere: no name of a place.
_ANYWHERE = re.compile(
    r"(?:(?:the|a|an|some|next|this|nearest) )*(?:(?:motorway|highway|freeway|road|gas|petrol|fuel|rest|service|charging|next)[ -]?)*"
    r"(?:services|service area|station|stations|area|stop|exit|garage|pumps?|lay-?by|pull-?out|truck ?stop|side of the road|shoulder|mcdonald'?s|starbucks|shell|bp|burger king|wendy'?s|kfc|subway)",
    re.IGNORECASE,
)


def carrier_word(text: str) -> str | None:
    """Return what a carrier's own word means, "out", "in" or "help"; None for everything else.

    "out" has closed the line: nothing that is sent would arrive.
    """
    word = text.strip().casefold()
    if word not in CARRIER_WORDS:
        return None
    return "out" if word in _OUT else "help" if word in ("help", "info") else "in"


def parse(text: str) -> tuple[str, dict[str, Any]] | None:
    """Return (kind, arguments) of a driver word: the arguments are those of report_status.

    The kind is one of report_status, or "help". None for anything that is not exactly a driver word.
    """
    plain = _CALLED.sub("", " ".join(text.replace("’", "'").split())).strip(" .!")
    if PAID.search(plain):
        return None  # "stopped in Fruita for lunch, $62.40 on me" is a bill, read with all its words
    for kind, pattern in _PATTERNS:
        if found := pattern.fullmatch(plain):
            return _meaning(kind, found.groupdict())
    return None


def _meaning(kind: str, said: dict[str, str | None]) -> tuple[str, dict[str, Any]]:
    place = said.get("place")
    place = _FOR_WHAT.sub("", place or "").strip()
    arguments: dict[str, Any] = {"place": place} if place and not _ANYWHERE.fullmatch(place) else {}
    if kind == "charger":
        return "breakdown", {"note": "charger broken", **arguments}
    if number := said.get("number"):
        hours = (said.get("unit") or "m").lower().startswith("h")
        arguments["percent" if kind == "charged" else "minutes"] = int(number) * (60 if hours else 1)
    return kind, arguments


WORDS = "ON MY WAY, LATE 40, STOP AT Moab, SKIP Moab, ARRIVED, CHARGED 80, CHARGER BROKEN"
