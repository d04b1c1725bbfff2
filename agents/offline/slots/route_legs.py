# ruff: noqa: E501  # a pattern reads best on one line
"""Which roads a question is about: pairs of places, each from where to where."""

import itertools
import re
from collections.abc import Sequence

from agents.offline.scene import Place, Scene

Spot = tuple[str, Place]
Leg = tuple[Spot, Spot]  # origin, destination

_ON = re.compile(
    r"\s*(?:,?\s*(?:(?:and )?then )?(?:on |onwards? |over |up |down |across |back )?(?:to|2|till|into|towards?)(?: the)?|[–—>→]|->|=>|-)\s*",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+and\s+(?:the\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"\s*(?:away\s+)?(?:from|fae|frm)\s+(?:the\s+)?", re.IGNORECASE)


def everywhere(scene: Scene, spots: Sequence[Spot]) -> list[Spot]:
    """The places with every other time they are named: "Keswick to Oban and Oban to Portree"."""
    found = list(spots)
    for name, (start, end) in spots:
        said = scene.text[start:end] if end > start else ""
        for again in (
            re.finditer(rf"(?<!\w){re.escape(said)}(?!\w)", scene.text, re.IGNORECASE) if said else ()
        ):
            if not any(a < again.end() and again.start() < b for _, (a, b) in found):
                found.append((name, again.span()))
    return sorted(found, key=lambda spot: spot[1])


def legs(text: str, spots: Sequence[Spot]) -> list[Leg]:
    """The pairs of neighbours told as from one to the other: "A to B", "between A and B", "B from A"."""
    found: list[Leg] = []
    for before, after in itertools.pairwise(spots):
        gap = text[before[1][1] : after[1][0]]
        if before[0] == after[0]:
            continue
        if _ON.fullmatch(gap) or (_AND.fullmatch(gap) and _BETWEEN.search(text[: before[1][0]])):
            found.append((before, after))
        elif _FROM.fullmatch(gap) and not (found and found[-1][1] == before):
            found.append((after, before))
    return found
