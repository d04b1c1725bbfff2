# ruff: noqa: E501  # a pattern reads best on one line
"""How many nights at which stop."""

import re
from collections.abc import Sequence

from agents.offline.scene import Place, Scene
from agents.offline.text import fold
from tools.values import numbers

_N = r"(?:\d{1,2}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|single|couple of|a couple of)"
_NIGHTS = r"(?:nights?|nites?|nts?|n(?![a-z])|übernachtungen|notti|noches|nuits)"
_AFTER = re.compile(
    rf"^\s*(?:[(:,=–—-]\s*|x\s?|is (?:\w+ ){{0,3}}|are |will be |gets? |should be |has |needs |to be |there )?(?:(?:for|our base|the base|as base|base|all|now|just|only|then|about|of)[,\s]+)*(?P<n>{_N})[\s-]*(?:more |full |whole )?{_NIGHTS}\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"^\s*,?\s*(?:for )?(?:the |our )?(?:first|last|1st|opening|final) night\b", re.IGNORECASE
)
_BARE = re.compile(
    r"^\s*(?:[:=(–-]|for|x)?\s*(?P<n>\d)\)?(?=\s*(?:[,.;)]|$|and\b|&|n\b|then\b|\n))", re.IGNORECASE
)
_BARE_BEFORE = re.compile(rf"(?:^|[\s,;(])(?P<n>{_N})\s+(?:more\s+)?(?:in|at)\s+(?:the )?$", re.IGNORECASE)
_BEFORE = re.compile(
    rf"(?<!\w)(?P<n>{_N})(?!nt|nu)[\s-]*(?:more |full |whole )?{_NIGHTS}\s*(?:(?:in|at|near|around|on|by|for|of|:|-|–|up in|down in|out in|over in|then)\s+)?(?:the |good old )?$",
    re.IGNORECASE,
)
_FIRST_BEFORE = re.compile(r"\b(?:first|last|final) night (?:is )?(?:in |at )?(?:the )?$", re.IGNORECASE)
_OTHERS = re.compile(
    rf"\b(?:all )?(?:the )?(?:others?|rest|remaining(?: ones)?|everywhere else)\b[^.\n]{{0,16}}?\b(?P<n>{_N})\b",
    re.IGNORECASE,
)


def count(said: str) -> int:
    """A number of nights in figures or words."""
    low = said.lower().strip()
    if low in ("a", "an", "single"):
        return 1
    return 2 if "couple" in low else numbers.whole(low) or 0


def nights_told(text: str, places: Sequence[tuple[str, Place]]) -> dict[str, int]:
    """Nights by place, for the places of which they are told: "Moab 2 nights, then one night in Page"."""
    found: dict[str, int] = {}
    ordered = sorted(places, key=lambda p: p[1])
    counted_first = None
    taken = -1
    for index, (name, at) in enumerate(ordered):
        until = ordered[index + 1][1][0] if index + 1 < len(ordered) else len(text)
        since = max(ordered[index - 1][1][1] if index else 0, taken)
        before, after = _BEFORE.search(text[since : at[0]]), _AFTER.match(text[at[1] : until])
        if counted_first is None and (before or after):
            counted_first = before is not None
        if before and (counted_first or not after):
            found[name] = count(before["n"])
        elif after and not counted_first:
            found[name] = count(after["n"])
            taken = at[1] + after.end()
        elif _FIRST.match(text[at[1] : until]) or _FIRST_BEFORE.search(text[since : at[0]]):
            found[name] = 1
    if found:
        for index, (name, at) in enumerate(ordered):
            until = ordered[index + 1][1][0] if index + 1 < len(ordered) else len(text)
            since = ordered[index - 1][1][1] if index else 0
            match = _BARE.match(text[at[1] : until]) or _BARE_BEFORE.search(text[since : at[0]])
            if name not in found and match:
                found[name] = count(match["n"])
    return {name: n for name, n in found.items() if n or name in found}


def stops_said(scene: Scene) -> list[tuple[str, Place]]:
    """The trip's stops named in this part, each with where; by the whole name or its first telling word."""
    found = []
    for stop in scene.context.stops:
        plain = re.escape(stop.split(",")[0])
        hit = re.search(rf"(?<!\w){plain}(?!\w)", scene.text, re.IGNORECASE)
        if hit is None and len(stop.split()[0]) > 4:
            hit = re.search(rf"(?<!\w){re.escape(stop.split()[0])}(?!\w)", scene.text, re.IGNORECASE)
        if hit:
            found.append((stop, hit.span()))
    return found


def nights_of_stops(scene: Scene) -> dict[str, int]:
    """Nights told of the trip's own stops; "others one each" is told of those not named."""
    places = stops_said(scene)
    found = nights_told(scene.text, places)
    if found and (rest := _OTHERS.search(scene.text)):
        named = {fold(name) for name, _ in places}
        found |= {stop: count(rest["n"]) for stop in scene.context.stops if fold(stop) not in named}
    return found
