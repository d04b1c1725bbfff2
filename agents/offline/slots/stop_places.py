# ruff: noqa: E501  # a pattern reads best on one line
"""Which places a message adds, sentence by sentence: none of the trip's own stops beside a new one."""

import re

from agents.offline.known import region
from agents.offline.scene import Place, Scene, overlaps
from agents.offline.slots.places import named, new_place
from agents.offline.slots.wanted import wanted_by
from agents.offline.states import lettered
from agents.offline.text import fold

_TAIL = re.compile(
    r" (?:church|cathedral|chapel|beach|bridge|falls|waterfalls?|lake|castle|museum|market|temple|fort|caves?|park|national park|canyon|gorge|glacier|lighthouse|viewpoint|hot springs|springs|island|gardens?|monastery|abbey|tower|dam|rocks|cliffs|dunes|volcano|crater|zoo|aquarium|palace|ruins|pier|vineyards?|hut|refuge|valley)\b(?! (?:house|hotel))"
)
_REGION = re.compile(
    r",\s+(?P<r>[A-Z][\w.]+(?: [A-Z][\w.]+)?)(?=\s*(?:[,.;:!?)]|$|for\b|on\b|from\b|with\b|at\b|please\b|pls\b|and\b|too\b|instead\b))"
)
# A sentence that asks for a place: it starts with it, or one of these stands in it.
_ASKS = re.compile(
    r"\b(?:add|put|include|squeeze|fit in|pop in|stop|stops|visit|see|want|wants|wish|like|love|enjoy|must|have to|has to|need|needs|nights?|nites?|overnight|start|finish|end|ends|meet|meeting|terminate|conclude|sleep|halt|stay|detour|pull[- ]over|swing by|instead|backlog|requested|priority|extra|as well)\b",
    re.I,
)
_ASIDE = re.compile(
    r"\b(?:lives? in|live near|from|christening in|wedding in|works? in|near|available in|born (?:in|near)|between|because of|than|like in|owing to|back to|unlike)\s+(?:the )?$",
    re.I,
)
_LABEL = re.compile(
    r"^\W*(?:backlog|item|reason|priority|request|wish|note|idea|suggestion|start|finish|end|meet|meeting|discharge|admit|remove|ditch|drop|scrap|skip|lose|oublie|add|requested|put)\b",
    re.I,
)


def added_places(scene: Scene) -> list[tuple[str, Scene]]:
    """New places with the part of the message that tells of each."""
    found = [f for sentence in scene.sentences if (f := _in_sentence(scene, sentence))]
    if len(found) > 1 and len({fold(n) for n, _ in found}) == 1:
        return [(found[0][0], scene)]
    if len(found) > 1:
        bounds = [*(at[0] for _, at in found[1:]), len(scene.whole)]
        return [
            (n, scene.root.part([_part(scene, at, end)])) for (n, at), end in zip(found, bounds, strict=True)
        ]
    if found:
        return [(found[0][0], scene)]
    return [(lettered(place), scene) for place in new_place(scene)]


def _part(scene: Scene, at: Place, end: int) -> Place:
    """From the sentence of a place up to the sentence of the next."""
    start = next((s for s, e in scene.sentences if s <= at[0] < e), at[0])
    last = max((s for s, _ in scene.sentences if s <= end), default=end)
    return start, (last if last > start else end) if end < len(scene.whole) else end


def _in_sentence(scene: Scene, sentence: Place) -> tuple[str, Place] | None:
    """The first new place a sentence asks for."""
    part = scene.root.part([sentence])
    if re.match(r"\W*(?:reason|because|why|cause|since)\b", scene.text[sentence[0] :], re.I):
        return None
    for name, at in named(part):
        said = _bare(scene, name, at)
        if said is None:
            continue
        opening = len(re.findall(r"\w+", scene.text[sentence[0] : at[0]])) <= 1
        if opening or _ASKS.search(part.text) or wanted_by(part):
            return said, at
    return None


def _bare(scene: Scene, name: str, at: Place) -> str | None:
    """A name as a place: with its small tail, without 's; None when it is a stop, a label or told aside."""
    words = name.split()
    while words and _LABEL.match(words[0]) and len(words) > 1:
        words.pop(0)
    said = re.sub(r"['’]s$", "", " ".join(words))
    if any(w.how in ("family", "name") and overlaps(w.at, at) and w.at[0] > at[0] for w in scene.people):
        return None
    if (
        _LABEL.fullmatch(said)
        or (len(said) < 4 and (said.isupper() or scene.text[at[0]].islower()))
        or _is_stop(scene, said)
        or _ASIDE.search(scene.text[: at[0]])
    ):
        return None
    tail = _TAIL.match(scene.text, at[1]) if not name.endswith("'s") else None
    lies = _REGION.match(scene.text, at[1])
    if tail is None and lies is not None and region(lies["r"]):
        return lettered(f"{said}, {lies['r']}")
    return lettered(said + (tail[0] if tail else ""))


def _is_stop(scene: Scene, said: str) -> bool:
    """Is it one of the trip's stops, or the clear part of one."""
    low = fold(said)
    return any(
        low == fold(s) or fold(s).startswith(low + " ") or low.endswith(" " + fold(s))
        for s in scene.context.stops
    )
