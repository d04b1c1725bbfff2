# ruff: noqa: E501  # a pattern reads best on one line
"""Cutting a message into stretches that tell a wish each."""

import re

from agents.offline.scene import Place, Scene
from agents.offline.slots.wish_holders import holder_of
from agents.offline.slots.wish_kinds import is_wish, sure_kind

_FRESH = re.compile(
    r"\W*(?:(?:and |but )?(?:both |the |my |our )*(?:kids|boys|girls|children|twins)|hates?|loves?|likes?|no|not|never)\b",
    re.IGNORECASE,
)
_HEADING = re.compile(r"\W*(?!for\b)[^:\n]{3,60}:\s+(?=\w)", re.IGNORECASE)
# "Kemi - tree nuts. Russ: low sodium. Me - no dairy": who it is stands before the dash.
_NAME_ALONE = re.compile(r"\W*(?:and |the )?\w[\w'’]*(?: [A-ZÀ-Þ][\w'’]*)?\W*")


def pieces(scene: Scene) -> list[Place]:
    """Clauses that carry a wish of their own; a clause without one joins the clause before."""
    out: list[Place] = []
    for start, end in _merged(scene):
        text = scene.text[start:end]
        telling = is_wish(text)
        fresh = bool(
            [w for w in scene.root.part([(start, end)]).people if w.how in ("name", "family", "us", "me")]
        ) or _FRESH.match(text.strip())
        apart = telling and (fresh or _new_kind(text, scene.text[slice(*out[-1])] if out else ""))
        if out and fresh and _same(scene, out[-1], (start, end)):
            out[-1] = (out[-1][0], end)
        elif not out or (apart and is_wish(scene.text[slice(*out[-1])])):
            out.append((start, end))
        elif telling and not is_wish(scene.text[slice(*out[-1])]):
            out[-1] = (start if fresh else out[-1][0], end)
        else:
            out[-1] = (out[-1][0], end) if len(text.split()) < 7 else out[-1]
    return out


def _new_kind(text: str, before: str) -> bool:
    """Does a clause tell a wish of a plainly other kind ("noodle soup, and slow tempo")."""
    kind = sure_kind(text)
    return kind in ("diet", "access", "pace", "lodging") and kind != sure_kind(before)


def _same(scene: Scene, before: Place, after: Place) -> bool:
    """Do two stretches tell the same pace, access or lodging wish of the same people."""
    kinds = {sure_kind(scene.text[slice(*place)]) for place in (before, after)}
    if len(kinds) > 1 or not kinds & {"pace", "access"}:
        return False
    who = holder_of(scene, before, None)
    return holder_of(scene, after, who) == who


def _merged(scene: Scene) -> list[Place]:
    """Clauses, with one that only adds to the same kind of wish ("vegetarian, no egg") joined to the one before."""
    found: list[Place] = []
    for start, end in scene.clauses:
        place = (_after_heading(scene, start, end), end)
        text = scene.text[slice(*place)]
        people = scene.root.part([place]).people
        kind = sure_kind(text)
        alike = kind in ("diet", "pace", "access") and not people
        if found and (
            _named_alone(scene, found[-1]) or (alike and sure_kind(scene.text[slice(*found[-1])]) == kind)
        ):
            found[-1] = (found[-1][0], place[1])
        else:
            found.append(place)
    return found


def _after_heading(scene: Scene, start: int, end: int) -> int:
    """Where a clause begins behind its heading ("allergies, please all read: ..."); a person is no heading."""
    heading = _HEADING.match(scene.text, start, end)
    if heading is None:
        return start
    people = scene.root.part([(start, heading.end())]).people
    return start if any(w.how in ("name", "family", "me", "us") for w in people) else heading.end()


def _named_alone(scene: Scene, place: Place) -> bool:
    people = scene.root.part([place]).people
    alone = _NAME_ALONE.fullmatch(scene.text[slice(*place)])
    return alone is not None and any(w.how in ("name", "family", "me", "us") for w in people)
