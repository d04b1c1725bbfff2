# ruff: noqa: E501  # a pattern reads best on one line
"""Where a report from the road is from."""

import re

from agents.offline.phrases import capitals
from agents.offline.scene import Place, Scene, overlaps

Named = tuple[str, Place]

_THE = r"\s+(?:the\s+)?$"
_AT = re.compile(
    rf"\b(?:in|at|near|past|beyond|outside|approaching|departure|left|leaving|passing|reached|outta){_THE}",
    re.I,
)
_BY = re.compile(rf"\b(?:before|after|from|to|into|out of|around|by|of){_THE}", re.I)
# "pulled over White River": right behind what was done there.
_DONE = re.compile(
    r"\b(?:pulled (?:over|up|in)|stopp(?:ed|ing)|halted|parked|landed|broke down|stuck|made it)\s+$", re.I
)
_OPENS = re.compile(r"(?:At|In|Near|From|Past|Outside|Leaving|Left|Passing|Passed|Reached|Departure)\s+")
_CLOSED = re.compile(r"\s+(?:is |was )?(?:shut|closed|blocked|jammed|backed up)\b", re.I)
_NO_PLACE = re.compile(
    r"(?:God|Lord|Christ|Jesus|Saint|Mr|Mrs|Ms|Dr|AAA|ADAC|RAC|AA|CAA|ETA|OK|Stau|Traffic|Customs|Police)\b"
)
_SMALL = re.compile(
    r"\b(?:in|at|near|past|left|leaving|passing|outta|into|outside|before|by|reached|approaching|around)\s+(?!the\b|my\b|our\b|a\b|an\b|traffic\b|now\b|line\b|least\b|last\b|once\b|customs\b|queue\b|tears\b|trouble\b|pieces\b|police\b|gas\b|order\b|total\b|case\b|front\b|fact\b|time\b|bed\b|here\b|there\b|\d)"
    r"([a-z][a-z']+(?: [a-z]+)?)(?=\s*(?:$|[,.!])|\s+(?:now|at|finally)\b)"
)


def place_told(scene: Scene) -> str | None:
    """The place said: a stop of the trip, a name after "in" or "near", or one that stands alone; None when unsaid."""
    stops = scene.things(scene.context.stops, 0.6)
    names = _names(scene)
    if stops:
        first = min(stops, key=lambda f: f.at[0])
        if not names or names[0][1][0] >= first.at[0] - 2 or first.score > 0.9:
            return scene.context.stops[first.index]
    if names:
        inner = len(names) > 1 and re.search(r"\bin$", scene.text[: names[-1][1][0]].rstrip())
        return names[-1 if inner else 0][0]
    small = _SMALL.search(scene.text)
    return small[1].title() if small else None


def _names(scene: Scene) -> list[Named]:
    """Names that are places by the words round them; those after weak words ("by", "of") only when there is no other."""
    taken = [w.at for w in scene.people] + [d.at for d in scene.dates]
    named = [_opened(name, at) for name, at in capitals(scene.text)]
    named = [(re.split(r"\s+by\s+", name)[0], at) for name, at in named]
    named = [n for n in named if not _NO_PLACE.match(n[0]) and not any(overlaps(n[1], t) for t in taken)]
    strong = [n for n in named if _is_place(scene, n)]
    return strong or [n for n in named if _BY.search(scene.text[: n[1][0]])]


def _opened(name: str, at: Place) -> Named:
    """A name without the capital word that opens the sentence: "At Mattupetty"."""
    opens = _OPENS.match(name)
    return (name[opens.end() :], (at[0] + opens.end(), at[1])) if opens else (name, at)


def _is_place(scene: Scene, named: Named) -> bool:
    name, (start, end) = named
    before = scene.text[:start]
    if _AT.search(before) or _DONE.search(before):
        return True
    several = " " in name
    opens = any(start - 1 <= s <= start for s, _ in scene.clauses)
    alone = any((s, e) == (start, end) or scene.text[s:e].strip(" .!,") == name for s, e in scene.sentences)
    return several and (alone or (opens and _CLOSED.match(scene.text, end) is not None))
