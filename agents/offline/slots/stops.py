# ruff: noqa: E501  # a pattern reads best on one line
"""Stops added and taken out."""

import re
from collections.abc import Sequence

from agents.context import Call
from agents.offline.scene import Scene
from agents.offline.slots.nights import nights_of_stops
from agents.offline.slots.places import listed_places, new_place, stop_said
from agents.offline.slots.stop_places import added_places, asked_places
from agents.offline.slots.trip_days import nights_said
from agents.offline.slots.wanted import wanted_by
from agents.offline.text import fold

_ROLES = (
    ("meet", r"\b(?i:meet(?:s|ing|up)?|gather(?:s|ing)?)\b|\bmeet-?up\b|\brendez-?vous\b"),
    (
        "start",
        r"\b(?i:start)(?:ing|s)?\b(?! (?:on )?(?:the |from )?(?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))(?: point)?|\bleav(?:e|ing) from\b|\bdepart",
    ),
    (
        "end",
        r"(?i:\bfinish)|\bterminat\w+|\bwind(?:s|ing)? up (?:in|at)|\bend(?:s|ing)? (?:in|at|up)|\bend of the trip\b|\bend point\b|\b(?i:last|final) (?:stop|destination|stage|port of call|place)\b(?: \w+){0,2} (?:is|be)\b|\bas the end\b",
    ),
    (
        "must",
        r"\b(?i:musts?)\b|\bHAVE to\b|\bHAS to\b|\b(?:have|has|'ve|'s) (?:just |simply )?got(?:ta| to)\b|\bhas to see\b|\babsolutely\b|\bnever forgive\b|\bWE HAVE\b|\bhave to\b"
        r"|(?i:\bnon.?negotiable\b|\bno (?:argument|debate|discussion|excuses)\b|\bno matter what\b|\b(?:can'?t|cannot) (?:miss|skip|leave out)\b|\bnot optional\b|\bcompulsory\b|\bmandatory\b|\bnot (?:a maybe|up for debate|open to (?:negotiation|discussion|debate))\b|\bpriority must\b|\bdoesn'?t count w(?:/o|ithout)\b|\binsists?\b|\bwithout fail\b)",
    ),
    ("overnight", r"\bovernight\b|(?<!at )\bnights?\b|\bsleep|\bnites?\b|\bhalt\b"),
    (
        "want",
        r"\bwant\b|\bwants\b|\bif (?:there'?s|there is|we have|it fits)|\bnice to have\b|\bdealbreaker\b|\bwould (?:\w+ ){0,2}(?:love|like)\b|(?i:\bheart set\b|\bdreams? of\b|\bfanc(?:y|ies)\b|\bi'd (?:\w+ ){0,2}(?:love|like)\b|\bwanna\b|\bno (?:drama|worries|stress|biggie|problem|harm) if\b)|\bmaybe\b",
    ),
)


_ALL_MUSTS = re.compile(
    r"\b(?:as musts?|musts?[- ]?(?:sees?)?|must[- ]dos?)\s*:|\bas musts\b|\ball (?:of them )?(?:are )?musts\b",
    re.IGNORECASE,
)


def add_stop(scene: Scene) -> list[Call]:
    """A place to go to, with role, nights, day and who wants it; the trip's own stops with nights told of them."""
    if told := nights_of_stops(scene):
        slept = [(stop, n) for stop, n in told.items() if n]
        calls = [Call(name="add_stop", args={"place": p, "role": "overnight", "nights": n}) for p, n in slept]
        return [*calls, *(_stop(place, part, part) for place, part in _beside(scene, list(told)))]
    listed = [p for p in listed_places(scene) if p not in scene.context.stops]
    if len(listed) > 1:
        whole = "must" if _ALL_MUSTS.search(scene.text) else None
        calls = [_stop(place, _around(scene, place), scene) for place in listed]
        return [Call(name=c.name, args={**c.args, "role": whole}) for c in calls] if whole else calls
    ends = new_place(scene)
    if len(ends) > 1:  # "start at Dijon and finish in Milan"
        return [_stop(place, _around(scene, place), _around(scene, place)) for place in ends]
    return [_stop(place, part, part) for place, part in added_places(scene)]


def _beside(scene: Scene, told: Sequence[str]) -> list[tuple[str, Scene]]:
    """New places asked for in sentences that name none of the stops already told of."""
    others = [at for at in scene.sentences if not any(fold(t) in fold(scene.whole[slice(*at)]) for t in told)]
    return asked_places(scene.part(others)) if others else []


def _stop(place: str, clause: Scene, told: Scene) -> Call:
    """One stop: nights and day of its own clause, role and wishes of all that is told of it."""
    args: dict[str, object] = {"place": place}
    if role := _role(told.text):
        args["role"] = role
    if nights := nights_said(clause):
        args["nights"] = nights
    elif re.search(r"\b(?:a|one) (?:night|nite|sleep)\b", clause.text, re.I):
        args["nights"] = 1
    elif nites := re.search(r"\b(\d) (?:nites|sleeps)\b", clause.text, re.I):
        args["nights"] = int(nites[1])
    if clause.dates:
        args["date"] = clause.dates[0].start.isoformat()
    if wanted := wanted_by(told):
        args["wanted_by"] = wanted
    return Call(name="add_stop", args=args)


_MAYBE = re.compile(
    r"\b(?:not|no|isn'?t|hardly) (?:really |exactly )?(?:a |an )?must\b|\bif (?:it fits|there'?s time|we(?:'ve| have) (?:got )?time|possible)|\bwould be (?:nice|fun|cool|interesting|lovely)|\bas a maybe\b|\btime (?:be )?permitting\b|\bif (?:there is|we get|you get) (?:a )?(?:time|chance)\b|\bnot (?:essential|vital|crucial|urgent|critical)\b|\bnice extra\b|\bnice[- ]to[- ]have\b|\bno big deal if\b|\bwould(?: \w+)? (?:enjoy|love to|like to)\b|\bjust a (?:pull|stop|photo|quick)|\boptional\b|\bbonus\b",
    re.IGNORECASE,
)


def _role(text: str) -> str | None:
    """What a stop is, as said; "not a must" is a want."""
    if _MAYBE.search(text):
        return "want"
    text = re.sub(r"(?i)\bnot a maybe\b", "must", text)
    return next((r for r, rx in _ROLES if re.search(rx, text)), None)


def _around(scene: Scene, place: str) -> Scene:
    at = scene.whole.find(place)
    clause = next((c for c in scene.clauses if c[0] <= at < c[1]), None)
    return scene.root.part([clause]) if clause else scene


def remove_stop(scene: Scene) -> list[Call]:
    """The stop to leave out."""
    found = stop_said(scene)
    return [Call(name="remove_stop", args={"place": p}) for p in found]
