"""What a driver texts in one word: exact words, no language model. Everything else is free text."""

import re
from typing import Any

_NUMBER = r"(?P<number>[-+]?\d{1,5})"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"{pattern}\W*", re.IGNORECASE))
    for kind, pattern in (
        ("departed", r"(?:(?:we(?:'re| are) |i'?m )?on (?:my|our) way|omw|left|leaving|departed)"),
        ("late", rf"(?:running )?late(?: by)? {_NUMBER} ?(?P<unit>m|min|mins|minutes?|h|hrs?|hours?)?"),
        ("late", rf"{_NUMBER} ?(?P<unit>m|min|mins|minutes?|h|hrs?|hours?)? late"),
        ("late", r"(?:running )?late"),
        ("stopped", r"stop(?:ped|ping)?(?: (?:at|in) (?P<place>\S[^\n]{0,80}?))?"),
        ("arrived", r"arrived(?: (?:at|in) (?P<place>\S[^\n]{0,80}?))?"),
        ("charged", r"charged(?: to)? (?P<number>[-+]?\d{1,5}) ?(?:%|percent)?"),
        ("charger", r"charger(?: is)? (?:broken|down|dead)"),
        ("breakdown", r"(?:breakdown|broken down|broke down)"),
        ("help", r"help"),
    )
)


def parse(text: str) -> tuple[str, dict[str, Any]] | None:
    """Return (kind, arguments) of a driver word: the arguments are those of report_status.

    The kind is one of report_status, or "help". None for anything that is not exactly a driver word.
    """
    plain = " ".join(text.replace("’", "'").split()).strip(" .!")
    for kind, pattern in _PATTERNS:
        if found := pattern.fullmatch(plain):
            return _meaning(kind, found.groupdict())
    return None


def _meaning(kind: str, said: dict[str, str | None]) -> tuple[str, dict[str, Any]]:
    if kind == "charger":
        return "breakdown", {"note": "charger broken"}
    place = said.get("place")
    arguments: dict[str, Any] = {"place": place.strip()} if place else {}
    if number := said.get("number"):
        hours = (said.get("unit") or "m").lower().startswith("h")
        arguments["percent" if kind == "charged" else "minutes"] = int(number) * (60 if hours else 1)
    return kind, arguments


WORDS = "ON MY WAY, LATE 40, STOP AT Moab, ARRIVED, CHARGED 80, CHARGER BROKEN"
