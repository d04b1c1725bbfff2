# ruff: noqa: E501  # a pattern reads best on one line
"""Why: the note of a report from the road."""

import re
from collections.abc import Sequence

from agents.offline.phrases import trim
from agents.offline.scene import Place, Scene
from agents.offline.slots.road_kinds import KINDS

_FILL = re.compile(
    r"\b(?:sorry\w*|running|late|behind(?: you guys| schedule)?|we are|we're|we've|were|we'll be|well be|gonna be|like|about|prob(?:ably)?|at least|figure|could be|be|hrs?|min(?:ute)?s?|guys|everyone|again|so|i reckon|hour|half)\b",
    re.IGNORECASE,
)


def note_told(scene: Scene, drop: Sequence[Place], place: str | None, kind: str) -> str:
    pieces = []
    for start, end in scene.clauses:
        piece = _without(scene, (start, end), drop, place)
        stop = (
            re.search(
                r"\b(?:stopped|stopping|stop|pulled over|break)\b.*?\bfor\s+(?:a |an |some )?(?P<x>.+)$",
                piece,
                re.I,
            )
            if kind == "stopped"
            else None
        )
        piece = trim(_FILL.sub(" ", stop["x"] if stop else piece))
        other = (
            any(rx.search(piece) for k, rx in KINDS if k in ("departed", "charged", "arrived"))
            and kind == "late"
        )
        if (
            piece
            and (stop or len(piece.split()) > 1)
            and not other
            and not re.match(r"(?:don'?t|start|you|go|where|please)\b", piece, re.I)
        ):
            pieces.append(piece)
    if not pieces:
        return ""
    return ", ".join(pieces[:2]) if kind == "breakdown" else max(pieces, key=len)


def _without(scene: Scene, clause: Place, drop: Sequence[Place], place: str | None) -> str:
    piece = scene.text[slice(*clause)]
    for s, e in drop:
        if clause[0] <= s < clause[1]:
            piece = piece.replace(scene.whole[s:e], " ")
    if place:
        piece = re.sub(
            rf"\b(?:(?:at|in|near|just past|past|outside|around|of|on)\s+)?(?:the\s+)?{re.escape(place)}\b",
            " ",
            piece,
            flags=re.I,
        )
    return piece
