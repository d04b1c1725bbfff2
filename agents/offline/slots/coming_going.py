# ruff: noqa: E501  # a pattern reads best on one line
"""Words of coming and of going, each with whoever comes or goes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agents.offline.people import Who
from agents.offline.phrases import families_meant, family_of, own_family
from agents.offline.scene import Place, Scene
from agents.offline.slots.in_trip import Side

_JOIN = re.compile(
    r"\b(?:(?:re)?join\w*|meet\w*|arriv\w*|catch(?:ing)?(?: up(?: with)?| (?:you|y'?all|every\w+|the (?:rest|others)|them))?|hop(?:s|ping)? (?:on|in)|jump(?:s|ing)? (?:in|on)|com(?:e|es|ing)\b(?! back| home)|in from|get(?:s|ting)? (?:there|in|to)|is there from|are there from|in at|land(?:s|ing)?"
    r"|only (?:from|the second)|pick(?:s|ed)? (?:us |me |them )?up|as of|there|can make|fl(?:y|ies|ying) in(?:to)?|driv(?:e|es|ing) (?:over|down|up) to|look (?:for|out for) (?:us|me|the \w+ of us)|expect (?:us|me)|find (?:us|you)|see (?:you|y'?all)|attach\w*|hook(?:s|ing)? up|link(?:s|ing)? up|team(?:s|ing)? up"
    r"|tag(?:s|ging)? along from|climb(?:s|ing)? aboard|show(?:s|ing)? up|turn(?:s|ing)? up|roll(?:s|ing)? (?:in|up)|pull(?:s|ing)? in|board(?:s|ing)?\b(?! games?| walk)|start(?:s|ing)? with (?:you|us)|with (?:you|the group|the rest|everyone) from|onward\w*|in as of)\b",
    re.I,
)
_LEAVE = re.compile(
    r"\b(?:leav(?:e|es|ing)\b(?! (?:it|that|out|them|behind|home|the house|work))|peel\w*|head(?:s|ing)? (?:home|back|off|out|on the|for home)|have to head|(?:have|has|got|need|needs) to (?:go|leave|be (?:back|home))|must (?:go|leave|be (?:back|home))|go(?:es|ing)? (?:home|back)|gone (?:after|from|by|on)|out (?:from|of|after|early)|(?:'?re|'?s|are|is|'?m|am) (?:out|off|gone|done) (?:on|from|after|in|at|by)|(?:drop|pull)(?:s|ping|ing)? (?:out|off|away)"
    r"|fl(?:y|ies|ying) (?:home|out|back)|(?:com(?:e|es|ing)|get(?:s|ting)?|travel\w*) (?:back )?home|bail\w*|depart\w*|home from|stay(?:s|ing)? (?:un)?till?|(?:stay\w*|here|there|around|with (?:you|us|everyone|the group)|can do it|only) (?:un)?till?|split(?:s|ting)? off|can only stay|only staying|driv(?:e|es|ing) (?:home|back)|bounc\w*|gotta (?:go|run|dip|head)|part(?:s|ing)? (?:ways|company)|say(?:s|ing)? (?:goodbye|bye|our goodbyes|farewell)|break(?:s|ing)? off|make(?:s)? tracks"
    r"|(?:can'?t|cannot|can not|won'?t) (?:\w+ ){0,2}(?:past|beyond|after|longer than)|detach\w*|hop(?:s|ping)? off|get(?:s|ting)? off|step(?:s|ping)? off|jump(?:s|ing)? off|duck(?:s|ing)? out|bow(?:s|ing)? out|exit\w*|tak(?:e|es|ing) off|shov(?:e|ing) off|turn(?:s|ing)? (?:back|around|round)|call(?:s|ing)? it (?:quits|a day)|finish(?:es|ing)? (?:in|on|at|up)|last day (?:is|with)|take (?:our|my|their) leave)\b",
    re.I,
)
_UNTIL = re.compile(r"\b(?:un)?till?\b", re.I)
_NOT_UNTIL = re.compile(
    r"\b(?:can ?not|can'?t|cant|won'?t|wont|not|don'?t|aint|ain'?t|unable)\b[^.;!?]{0,30}\b(?:un)?till?\b",
    re.I,
)
_STILL_THERE = re.compile(r"\b(?:stay\w*|leav\w*|with you|here|around)\b", re.I)
_THEY = re.compile(r"\b(?:they|he|she|theyre|they're|they'll|theyll|she'll|he'll|shes|hes)\b", re.I)


@dataclass(frozen=True)
class Mark:
    """A word of coming ("joins") or going ("leaves"), its place, and the families it is told of."""

    side: Side
    at: Place
    families: tuple[str, ...]


def marks(scene: Scene) -> list[Mark]:
    """All words of coming and going, in order; "not until" says when somebody comes."""
    found: list[tuple[Side, Place]] = [("joins", m.span()) for m in _JOIN.finditer(scene.text)]
    found += [("leaves", m.span()) for m in _LEAVE.finditer(scene.text)]
    found = [
        f for f in found if not any(f[1] != o[1] and o[1][0] <= f[1][0] and f[1][1] <= o[1][1] for o in found)
    ]
    told = []
    for side, at in sorted(found, key=lambda f: f[1]):
        if side == "leaves" and _comes_late(scene, at):
            side = "joins"
        told.append(Mark(side, at, _who(scene, at)))
    return sorted([*told, *_likewise(scene, told)], key=lambda m: m.at) or _until(scene)


def _likewise(scene: Scene, told: list[Mark]) -> list[Mark]:
    """ "Okekes jump in on the 3rd, the Novaks only on the 5th": a clause with its own family and day, and no word."""
    found = []
    for start, end in scene.clauses:
        before = [m for m in told if m.at[0] < start]
        whose = next(
            (w for w in scene.people if w.how == "family" and 0 <= w.at[0] - start <= 5 and w.at[1] <= end),
            None,
        )
        dated = whose and any(whose.at[1] <= d.at[0] < end for d in scene.dates)
        if before and dated and whose and not any(start <= m.at[0] < end for m in told):
            family = family_of(scene, whose.party)
            found += [Mark(before[-1].side, (whose.at[1], end), (family,))] if family else []
    return found


def _comes_late(scene: Scene, at: Place) -> bool:
    """ "Aint leaving til tomorrow", "can't be there until the 5th": then they come."""
    sentence = next((s for s in scene.sentences if s[0] <= at[0] < s[1]), (0, len(scene.text)))
    late = _NOT_UNTIL.search(scene.text, *sentence)
    if late is None or not late.start() <= at[0] <= late.end():
        return False
    return not _STILL_THERE.search(late[0]) or bool(re.search(r"\b(?:not|n'?t|aint) leav", late[0], re.I))


def _until(scene: Scene) -> list[Mark]:
    """Where no word tells more: "us only till the 8th" goes, anything else comes."""
    if _UNTIL.search(scene.text) and not _NOT_UNTIL.search(scene.text):
        return [Mark("leaves", (0, 0), _who(scene, (0, 0)))]
    return [Mark("joins", (0, 0), _who(scene, (0, 0)))]


def _who(scene: Scene, at: Place) -> tuple[str, ...]:
    """The families of whoever stands nearest before a word in its sentence; else those the message is of."""
    start = next((s for s, e in scene.sentences if s <= at[0] < e), 0)
    people = [w for w in scene.root.people if w.how in ("name", "family", "us", "me") and w.at[1] <= at[0]]
    near = [w for w in people if w.at[0] >= start and not _no_subject(scene, w.at)]
    they = [m.end() for m in _THEY.finditer(scene.text, start, at[0])]
    if they and (not near or they[-1] > near[-1].at[1]):
        named = [f for w in people if w.how in ("name", "family") and (f := family_of(scene, w.party))]
        return _joined(scene, people, named) if named else tuple(families_meant(scene))
    if near and (family := family_of(scene, near[-1].party)):
        return tuple(dict.fromkeys([*_with(scene, near, family), family]))
    if people and not near and people[-1].how in ("family", "name") and own_family(scene) is None:
        family = family_of(scene, people[-1].party)
        return (family,) if family else ()
    return tuple(families_meant(scene))


_OBJECT = re.compile(
    r"\b(?:to|with|join\w*|meet\w*|leav\w+|for|from|pick\w*|see|find\w*|catch\w*|drop\w*|tell|told|\w+ing|about|of(?! us (?:two|three|both)))\s+$",
    re.I,
)


def _no_subject(scene: Scene, at: Place) -> bool:
    """Whose something only ("because of Mila's first school day", "my work"), or whom one joins ("meeting us")."""
    said = scene.text[slice(*at)].lower()
    if said in ("us", "me") and _OBJECT.search(scene.text[: at[0]]):
        return not re.search(r"\bof $", scene.text[: at[0]])
    return (
        said in ("my", "our", "mine", "ours")
        or said.endswith(("'s", "’s"))
        or scene.text[at[1] :].startswith(("'s ", "’s "))
    )


def _joined(scene: Scene, people: Sequence[Who], named: Sequence[str]) -> tuple[str, ...]:
    last = [w for w in people if w.how in ("name", "family")]
    return tuple(dict.fromkeys([*_with(scene, last, named[-1]), named[-1]]))


def _with(scene: Scene, near: Sequence[Who], family: str) -> list[str]:
    """Families joined to the last one by "and": "the Novaks and the Okekes leave"."""
    if len(near) < 2:
        return []
    gap = scene.text[near[-2].at[1] : near[-1].at[0]]
    other = (
        family_of(scene, near[-2].party)
        if re.fullmatch(r"\s*(?:and|&|\+|n)\s*(?:the )?", gap, re.I)
        else None
    )
    return [other] if other and other != family else []
