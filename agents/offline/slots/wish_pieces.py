# ruff: noqa: E501  # a pattern reads best on one line
"""Cutting a message into stretches that tell a wish each."""

import re
from dataclasses import dataclass, replace

from agents.offline.people import Who
from agents.offline.scene import Place, Scene
from agents.offline.slots.wish_holders import holder_of
from agents.offline.slots.wish_kinds import is_wish, said_of, sure_kind

_FRESH = re.compile(
    r"\W*(?:(?:and |but |also |so |still )*(?:(?:both |the |my |our )*(?:kids|boys|girls|children|twins)|hates?|loves?|likes?|no|not|never|avoid|nothing|s?he|they|must|has to|wants|(?:please )?keep|doesn['’]?t|can['’]?t|won['’]?t|needs?))\b",
    re.IGNORECASE,
)
_SO = re.compile(r"\W*so\b", re.IGNORECASE)
_HEADING = re.compile(r"\W*(?!for\b)[^:\n]{3,60}:\s+(?=\w)", re.IGNORECASE)
# "Kemi - tree nuts. Russ: low sodium. Me - no dairy": who it is stands before the dash.
_NAME_ALONE = re.compile(r"\W*(?:and |the |for )?\w[\w'’]*(?: [A-ZÀ-Þ][\w'’]*)?\W*")
# "They would | also rather have a cabin": a subject that waits for its verb.
_WAITS = re.compile(
    r"\W*(?:(?:and|but|oh|so)\s+)?(?:they|he|she|we|i|it)(?:['’](?:d|s|ll|re|m|ve)|\s+(?:would|is|are|am|do|does|will|can|could|has|have))?\W*",
    re.IGNORECASE,
)
_ALONE = ("name", "family", "me", "us")
_MOST = 60  # clauses of one message that are looked at
_SHORT = 7  # words; a longer stretch without a wish is talk


@dataclass(frozen=True)
class Piece:
    """A stretch with one wish; `core` is the clause of it that tells the wish, and whose people are meant."""

    place: Place
    core: Place


def pieces(scene: Scene) -> list[Piece]:
    """The stretches in order; a clause that tells no wish of its own goes with the one before."""
    out: list[Piece] = []
    for place in _merged(scene):
        said = said_of(scene, place)
        if not is_wish(said):
            if out and len(said.split()) < _SHORT and not _named(scene, place):
                out[-1] = replace(out[-1], place=(out[-1].place[0], place[1]))
            continue
        before = out[-1] if out else None
        if before and _SO.match(said) and sure_kind(said) == sure_kind(said_of(scene, before.core)):
            out[-1] = Piece((before.place[0], place[1]), place)  # what follows from a reason is the wish
        elif before is None or _apart(scene, before, place):
            out.append(Piece(place, place))
        else:
            out[-1] = replace(before, place=(before.place[0], place[1]))
    return out


def _apart(scene: Scene, before: Piece, place: Place) -> bool:
    """Whether a clause with a wish begins another than the one before it."""
    said = said_of(scene, place)
    kind, last = sure_kind(said), sure_kind(said_of(scene, before.core))
    same = holder_of(scene, place, None) in (None, holder_of(scene, before.core, None))
    if kind == last and kind in ("pace", "access") and same:
        return False
    fresh = _named(scene, place) or _FRESH.match(said.strip()) is not None
    return fresh or (kind in ("diet", "access", "pace", "lodging") and kind != last)


def _named(scene: Scene, place: Place) -> bool:
    return any(w.how in _ALONE for w in _inside(scene, place))


def _inside(scene: Scene, place: Place) -> list[Who]:
    return [w for w in scene.root.people if place[0] <= w.at[0] < place[1]]


def _merged(scene: Scene) -> list[Place]:
    """Clauses, with one that only adds to the same diet ("vegetarian, no egg") joined to the one before."""
    found: list[Place] = []
    for start, end in _own(scene):
        place = (_after_heading(scene, start, end), end)
        kind = sure_kind(said_of(scene, place))
        alike = kind in ("diet", "pace", "access") and not _inside(scene, place)
        if found and (
            _named_alone(scene, found[-1]) or (alike and sure_kind(said_of(scene, found[-1])) == kind)
        ):
            found[-1] = (found[-1][0], place[1])
        else:
            found.append(place)
    return found


def _own(scene: Scene) -> list[Place]:
    """The clauses, each no farther than what this part of the message has of it: between may stand another tool's."""
    found = []
    for start, end in scene.clauses[:_MOST]:
        within = [(max(start, s), min(end, e)) for s, e in scene.spans if s < end and start < e]
        found += [(s, e) for s, e in within if scene.whole[s:e].strip(" ,;")]
    return found


def _after_heading(scene: Scene, start: int, end: int) -> int:
    """Where a clause begins behind its heading ("allergies, please all read: ..."); a person is no heading."""
    heading = _HEADING.match(scene.text, start, end)
    if heading is None:
        return start
    people = _inside(scene, (start, heading.end()))
    return start if any(w.how in (*_ALONE, "all") for w in people) else heading.end()


def _named_alone(scene: Scene, place: Place) -> bool:
    if _WAITS.fullmatch(scene.text[slice(*place)]):
        return True
    alone = _NAME_ALONE.fullmatch(scene.text[slice(*place)])
    return alone is not None and _named(scene, place)
