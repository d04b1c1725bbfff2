# ruff: noqa: E501  # a pattern reads best on one line
"""Where a booking is, among the capitalised runs of its message."""

import itertools
import re
from collections.abc import Sequence

from agents.offline.known import region, town
from agents.offline.scene import Place, Scene, overlaps
from agents.offline.slots.booking_kinds import kind_of
from agents.offline.text import fold

Run = tuple[str, Place]
_IN = re.compile(r"\b(?:in|en|near|close to|outside|location:|LOCATION:)\s*(?:the )?$", re.I)
_FROM = re.compile(
    r"\b(?:from|dep\.?|departing|departs|leaving|ex|pick(?:ed|ing)?[- ]?up(?: (?:at|in|from))?:?|collect(?:ed|ing)? (?:at|in|from))\s*(?:the )?$",
    re.I,
)
# "A table in Casa Lac", "we're in the Valhalla": there the name of the house follows.
_EATING_IN = re.compile(
    r"\b(?:we'?re|we are|were|us|now|reserved|booked|staying|sleep\w*|table|tisch|mesa|dinner|lunch|cena|cenar|dining|rooms?|night|nights|stay) (?:in|en) (?:the )?$",
    re.I,
)
_TO = re.compile(r"\s+(?:to|->|→)\s+(?=[A-ZÀ-Þ])")
_HOUSE = re.compile(
    r"(?:Restaurant|Hotel|H[oô]tel|Pension|Camping|Hostel|Caf[eé]|Bistro|Osteria|Trattoria|Gasthaus|Gasthof|Casa|Villa|Chalet)\b"
)
_ON_THE_MOVE = frozenset({"ferry", "rental", "ticket", "activity"})
_NO_TOWN = frozenset(
    "total all cash the case advance our my a an one town time two three full person place stead".split()
)


_OPERATOR = re.compile(
    r"\b(?:Marina|Rentals?|Hire|Adventures?|Tours?|Outfitters?|Stables|Expeditions?|Cycles|Bikes?|Boats?|Kayaks?|Canoes?|Charters?|Cent(?:er|re)|Company|Co|Cruises|Rafting|Safaris?|Experiences?|Jeeps?|Watersports|Outdoors|Ranch|Guides|Cars?|Motors)\b"
)


def operator(name: str) -> bool:
    """Whether a name is of somebody who lets or guides ("Wahweap Marina"), and no place."""
    return _OPERATOR.search(name) is not None or kind_of(name) == "rental"


def place_of(scene: Scene, runs: Sequence[Run], kind: str) -> str | None:
    """The place said, as the trip's stop when it is a part of one's name."""
    found = _said(scene, runs, kind)
    return as_stop(scene, found) if found else None


def as_stop(scene: Scene, said: str) -> str:
    """ "Rehoboth" is the stop Rehoboth Beach when just one stop begins so."""
    stops = [s for s in scene.context.stops if fold(s) == fold(said)] or [
        s for s in scene.context.stops if fold(s).startswith(fold(said) + " ")
    ]
    return stops[0] if len(stops) == 1 else said


def _said(scene: Scene, runs: Sequence[Run], kind: str) -> str | None:
    text = scene.text
    for name, at in runs:
        before = text[: at[0]]
        house = (_EATING_IN.search(before) or _HOUSE.match(name)) and not _a_stop(scene, name)
        if _IN.search(before) and not house:
            return _without_region(name)
        if (
            kind in _ON_THE_MOVE
            and _FROM.search(before)
            and not (operator(name) and not _a_stop(scene, name))
        ):
            return name.split(" to ")[0]
        if kind == "ferry" and _TO.match(text, at[1]):
            return name
    for (_, at), (second, there) in itertools.pairwise(runs):
        gap = text[at[1] : there[0]]
        if re.fullmatch(r"\s*,\s*(?:the )?|\s+(?:at|on|in the)\s+", gap) and not _for(text, at):
            return None if region(second) else _without_region(second)
    stops = scene.things(scene.context.stops, 0.95)
    if stops and not any(
        overlaps(stops[0].at, at) and text[slice(*at)] != scene.context.stops[stops[0].index]
        for _, at in runs
    ):
        return scene.context.stops[stops[0].index]
    return _written_small(text)


def _for(text: str, at: Place) -> bool:
    return re.search(r"\bfor (?:the |our )?$", text[: at[0]], re.I) is not None


def _a_stop(scene: Scene, name: str) -> bool:
    return any(fold(s) == fold(name) for s in scene.context.stops)


def _without_region(name: str) -> str:
    *head, last = name.split(" ")
    return " ".join(head).rstrip(",") if head and last.isupper() and region(last) else name


def _written_small(text: str) -> str | None:
    m = re.search(r"\bin ([a-z]+(?: [a-z]+)?)\b(?=\s*(?:[,.!]|got|sept|oct|is|for|on|jul|aug|jun|$))", text)
    if m and m[1].split()[0] not in _NO_TOWN:
        return m[1].title()
    alone = re.search(r"[A-Za-z]{3}, ([a-z]+(?: [a-z]+)?), ", text)
    return alone[1].title() if alone and town(alone[1]) else None
