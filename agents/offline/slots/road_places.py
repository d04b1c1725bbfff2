# ruff: noqa: E501  # a pattern reads best on one line
"""Where a report from the road is from."""

import re

from agents.offline.phrases import capitals
from agents.offline.scene import Scene

_PLACE = re.compile(
    r"\b(?:in|at|near|past|before|beyond|after|outside|approaching|from|departure|left|leaving|passing|to|into|reached|outta|out of|around|by|of)\s+$",
    re.I,
)


def place_told(scene: Scene) -> str | None:
    stops = scene.things(scene.context.stops, 0.6)
    names = [
        (n, at)
        for n, at in capitals(scene.text)
        if _PLACE.search(scene.text[: at[0]]) and not any(w.at[0] <= at[0] < w.at[1] for w in scene.people)
    ]
    names = [(n, at) for n, at in names if not any(d.at[0] <= at[0] < d.at[1] for d in scene.dates)]
    if stops:
        first = min(stops, key=lambda f: f.at[0])
        if not names or names[0][1][0] >= first.at[0] - 2 or first.score > 0.9:
            return scene.context.stops[first.index]
    if names:
        return names[
            -1 if len(names) > 1 and re.search(r"\bin$", scene.text[: names[-1][1][0]].rstrip()) else 0
        ][0]
    m = re.search(
        r"\b(?:in|at|near|past|left|leaving|passing|outta|into|outside|before|by|reached|approaching|around)\s+(?!the\b|my\b|our\b|a\b|an\b|traffic\b|now\b|line\b|least\b|\d)([a-z][a-z']+(?: [a-z]+)?)(?=\s*(?:$|[,.!]|now\b|at\b|finally\b))",
        scene.text,
    )
    return m[1].title() if m else None
