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
    r" (?:church|cathedral|chapel|beach|bridge|falls|waterfalls?|lake|castle|museum|market|temple|fort|caves?|park|national park|canyon|gorge|glacier|lighthouse|viewpoint|hot springs|springs|island|gardens?|monastery|abbey|tower|dam|rocks|cliffs|dunes|volcano|crater|zoo|aquarium|palace|ruins|pier|vineyards?|hut|refuge|valley|viaduct|services|service (?:station|area)|observatory|planetarium|farm|mill|distillery|brewery|winery|statue|memorial|monument|battlefield|arches|arch|stones|stone circle|cove|theme park|water ?park|railway|dolphinarium|waterfront|harbour|harbor|boardwalk|old town|peninsula|summit|ridge|trail|trailhead|visitor cent(?:re|er)|overlook|lookout|ghost town|salt flats|salt mines?|amphitheatre|rock|pools?|sand ?dunes)\b(?! (?:house|hotel|lodge|inn|cottages?|campsite|tickets?|tour))"
)
_REGION = re.compile(
    r",\s+(?P<r>[A-Z][\w.]+(?: [A-Z][\w.]+)?)(?=\s*(?:[,.;:!?)]|$|for\b|on\b|from\b|with\b|at\b|please\b|pls\b|and\b|too\b|instead\b))"
)
# What is out is not added: "Corning out, Letchworth in".
_GOES = re.compile(
    r"\s*(?:is |are |goes |to go |can go )?(?:out|off)\b(?! (?:of|in|at|the)\b)", re.IGNORECASE
)
# A sentence that asks for a place: it starts with it, or one of these stands in it.
_ASKS = re.compile(
    r"\b(?:add|put|include|squeeze|fit in|pop in|stop|stops|visit|see|want|wants|wish|like|love|enjoy|must|have to|has to|need|needs|nights?|nites?|overnight|start|finish|end|ends|meet|meeting|terminate|conclude|sleep|halt|stay|detour|pull[- ]over|swing by|call (?:in )?at|chuck|throw|stick|bung|pop|slot|toss|whack|sneak|pencil|tack|bolt|in\W*$|in,|rendezvous|base|gather|instead|backlog|requested|priority|extra|as well)\b",
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
    """New places with the part of the message that tells of each; the likeliest one where none is plainly asked for."""
    loose = [(lettered(_with_tail(scene, place)), scene) for place in new_place(scene)]
    return asked_places(scene) or loose


def asked_places(scene: Scene) -> list[tuple[str, Scene]]:
    """New places that are plainly asked for, each with the part of the message that tells of it."""
    found = [f for sentence in scene.sentences for f in _in_sentence(scene, sentence)]
    if len({fold(n) for n, _ in found}) < 2:
        return [(name, scene) for name, _ in found[:1]]
    bounds = [*(at[0] for _, at in found[1:]), len(scene.whole)]
    return [(n, _told_of(scene, at, end)) for (n, at), end in zip(found, bounds, strict=True)]


def _told_of(scene: Scene, at: Place, end: int) -> Scene:
    """From the sentence of a place (its clause, when another place stands before it there) up to that of the next."""
    start, until = _part(scene, at, end)
    within = [(max(s, start), min(e, until)) for s, e in scene.sentences if s < until and e > start]
    return scene.root.part(within)


def _with_tail(scene: Scene, place: str) -> str:
    """A name with the small word that belongs to it: "New River Gorge bridge"."""
    at = scene.text.casefold().find(place.casefold())
    tail = _TAIL.match(scene.text, at + len(place)) if at >= 0 else None
    return place + tail[0] if tail else place


def _part(scene: Scene, at: Place, end: int) -> Place:
    """From the sentence of a place up to the sentence of the next, or the clause where both are in one sentence."""
    sentence = next((place for place in scene.sentences if place[0] <= at[0] < place[1]), at)
    if sentence[0] <= end < sentence[1]:
        return sentence[0], max((s for s, _ in scene.clauses if at[0] < s <= end), default=end)
    start = max((s for s, _ in scene.clauses if s <= at[0]), default=at[0])
    first = not any(named(scene.root.part([(sentence[0], start)]))) if start > sentence[0] else True
    last = max((s for s, _ in scene.sentences if s <= end), default=end)
    return sentence[0] if first else start, (last if last > at[0] else end) if end < len(scene.whole) else end


def _in_sentence(scene: Scene, sentence: Place) -> list[tuple[str, Place]]:
    """The first new place a sentence asks for, and those that others want in further clauses of it."""
    part = scene.root.part([sentence])
    if re.match(r"\W*(?:reason|because|why|cause|since)\b", scene.text[sentence[0] :], re.I):
        return []
    first = _first_place(scene, part, sentence)
    if first is None:
        return []
    further = [scene.root.part([clause]) for clause in part.clauses if clause[0] > first[1][0]]
    wanted = [
        found for one in further if wanted_by(one) and (found := _first_place(scene, one, one.spans[0]))
    ]
    return [first, *(found for found in wanted if fold(found[0]) != fold(first[0]))]


def _first_place(scene: Scene, part: Scene, at: Place) -> tuple[str, Place] | None:
    """The first new place a part of a message asks for."""
    for name, place in named(part):
        said = _bare(scene, name, place)
        if said is None:
            continue
        opening = len(re.findall(r"\w+", scene.text[at[0] : place[0]])) <= 1
        if opening or _ASKS.search(part.text) or wanted_by(part):
            return said, place
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
    if _GOES.match(scene.text, at[1]):
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
