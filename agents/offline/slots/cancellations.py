# ruff: noqa: E501  # a pattern reads best on one line
"""Which booking is off."""

import re

from agents.context import Call
from agents.offline.phrases import capitals
from agents.offline.scene import Scene
from agents.offline.slots.booking_kinds import kind_of
from agents.offline.slots.replaced import old_and_new

# What is not to go: "keep the Bristol", "the kayaks stay", "don't touch the ferry".
_KEPT = re.compile(
    r"\b(?:keep(?:ing)?|but not|leave|hang on to|hold on to|do(?: not|n'?t) (?:touch|cancel|drop))\b[^.,;]*|[^.,;]*\b(?:stays?|is (?:still on|fine|staying)|are (?:still on|fine|staying))\b[^.,;]*",
    re.IGNORECASE,
)


_SAID = re.compile(
    r"\b(?:the|that|this|our|my) (?P<n>\w[\w' -]{2,30}?)(?: (?:booking|reservation|tickets?|thing))?\s*(?:[.,;!?]|$|\b(?:for|on|is|it|they|we|because|please|pls)\b)",
    re.IGNORECASE,
)


def _of_another_kind(said: str, name: str) -> bool:
    """Whether a kayak tour is spoken of where only a hotel is known."""
    kinds = {kind_of(said), kind_of(name)}
    return len(kinds) == 2 and "other" not in kinds


def cancel_reservation(scene: Scene) -> list[Call]:
    """The booking named (or the code said), from those known."""
    if (parts := old_and_new(scene)) is not None:
        scene = parts[0]
    kept = _KEPT.sub(lambda m: " " * len(m[0]), scene.text)
    part = Scene(kept, scene.mention, scene.context)
    names = scene.context.reservations
    args: dict[str, object] = {}
    found = list(part.things(names, 0.2)) or list(scene.root.things(names, 0.6))
    if m := re.search(r"\b(first|second|third) (?:hotel|one|booking|campsite)", kept, re.I):
        index = ["first", "second", "third"].index(m[1].lower())
        if index < len(names) and not found:
            args["name"] = names[index]
    elif found:
        args["name"] = names[found[0].index]
    elif typed := [n for n in names if kind_of(n) == kind_of(kept) != "other"]:
        args["name"] = typed[0]
    elif len(names) == 1 and not scene.codes and not _of_another_kind(kept, names[0]):
        args["name"] = names[0]
    if scene.codes:
        args["confirmation"] = scene.codes[0].code
    if not args:
        runs, said = capitals(kept), _SAID.search(kept)
        args = {"name": runs[-1][0]} if runs else {"name": said["n"]} if said else {}
    return [Call(name="cancel_reservation", args=args)]
