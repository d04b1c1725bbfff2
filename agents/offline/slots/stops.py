# ruff: noqa: E501  # a pattern reads best on one line
"""Stops added and taken out."""

import re

from agents.context import Call
from agents.offline.people import Who
from agents.offline.scene import Scene
from agents.offline.slots.nights import nights_of_stops
from agents.offline.slots.places import listed_places, new_place, stop_said
from agents.offline.slots.trip_days import nights_said

_ROLES = (
    ("meet", r"\bmeet(?:ing|up)?\b|\bmeet-?up\b|\brendez-?vous\b"),
    (
        "start",
        r"\bstart(?:ing|s)?\b(?! (?:on )?(?:the |from )?(?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))(?: point)?|\bleav(?:e|ing) from\b|\bdepart",
    ),
    ("end", r"\bfinish|\bend(?:s|ing)? (?:in|at|up)|\bend of the trip\b|\bend point\b|\bas the end\b"),
    (
        "must",
        r"\b(?i:must)\b|\bHAVE to\b|\bHAS to\b|\b(?:have|has|'ve|'s) (?:just |simply )?got(?:ta| to)\b|\bhas to see\b|\babsolutely\b|\bnever forgive\b|\bWE HAVE\b|\bhave to\b"
        r"|(?i:\bnon.?negotiable\b|\bno (?:argument|debate|discussion|excuses)\b|\bno matter what\b|\b(?:can'?t|cannot) (?:miss|skip|leave out)\b|\bnot optional\b|\bcompulsory\b|\bmandatory\b|\bwithout fail\b)",
    ),
    ("overnight", r"\bovernight\b|(?<!at )\bnights?\b|\bsleep"),
    (
        "want",
        r"\bwant\b|\bwants\b|\bif (?:there'?s|there is|we have|it fits)|\bnice to have\b|\bdealbreaker\b|\bwould (?:love|like)\b|\bmaybe\b",
    ),
)


def add_stop(scene: Scene) -> list[Call]:
    """A place to go to, with role, nights, day and who wants it; the trip's own stops with nights told of them."""
    if told := nights_of_stops(scene):
        return [Call(name="add_stop", args={"place": stop, "nights": n}) for stop, n in told.items() if n]
    listed = listed_places(scene)
    places = listed or new_place(scene)
    calls = []
    for place in places:
        clause = _around(scene, place) if len(places) > 1 else scene
        args: dict[str, object] = {"place": place}
        role = _role(scene.text if listed else clause.text)
        if role:
            args["role"] = role
        if nights := nights_said(clause):
            args["nights"] = nights
        elif re.search(r"\b(?:a|one) night\b", clause.text, re.I):
            args["nights"] = 1
        if clause.dates:
            args["date"] = clause.dates[0].start.isoformat()
        if wanted := _wanted(scene if listed else clause):
            args["wanted_by"] = wanted
        calls.append(Call(name="add_stop", args=args))
    return calls


_MAYBE = re.compile(
    r"\b(?:not|no|isn'?t|hardly) (?:really |exactly )?(?:a |an )?must\b|\bif (?:it fits|there'?s time|we(?:'ve| have) (?:got )?time|possible)|\bwould be (?:nice|fun|cool|interesting|lovely)|\bas a maybe\b",
    re.IGNORECASE,
)


def _role(text: str) -> str | None:
    """What a stop is, as said; "not a must" is a want."""
    if _MAYBE.search(text):
        return "want"
    return next((r for r, rx in _ROLES if re.search(rx, text)), None)


def _around(scene: Scene, place: str) -> Scene:
    at = scene.whole.find(place)
    clause = next((c for c in scene.clauses if c[0] <= at < c[1]), None)
    return scene.root.part([clause]) if clause else scene


def _wanted(scene: Scene) -> list[str]:
    found = []
    for who in scene.people:
        after = scene.text[who.at[1] : who.at[1] + 34]
        before = scene.text[max(0, who.at[0] - 12) : who.at[0]]
        wants = re.match(
            r"\W*(?:really |just |both |all )?(?:HAS|HAVE|has|have|want|wants|needs|would love|'?d love|insists?|is dying|won'?t shut up|keeps (?:asking|talking|going on))\b",
            after,
        )
        raw = scene.text[who.at[0] : who.at[1]].lower()
        if who.how in ("name", "family") and (wants or re.search(r"\bfor (?:the )?$", before)):
            found.append("me" if who.party == f"member:{scene.context.speaker}" else who.party)
        elif (
            who.how == "me"
            and raw == "i"
            and re.match(r"\s+(?:really |both |all )?(?:want|need|have to|would love)", after)
        ):
            found += [*_and_me(scene, who), "me"]
    return list(dict.fromkeys(found))


def _and_me(scene: Scene, me: Who) -> list[str]:
    """Whoever stands right before "and I": "Kemi and I both want it"."""
    near = [w for w in scene.people if w.how in ("name", "family") and w.at[1] <= me.at[0]]
    joint = near and re.fullmatch(r"\s*(?:and|&|\+)\s*", scene.text[near[-1].at[1] : me.at[0]])
    return [near[-1].party] if joint else []


def remove_stop(scene: Scene) -> list[Call]:
    """The stop to leave out."""
    found = stop_said(scene)
    return [Call(name="remove_stop", args={"place": p}) for p in found]
