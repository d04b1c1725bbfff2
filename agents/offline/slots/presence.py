# ruff: noqa: E501  # a pattern reads best on one line
"""When families join and leave."""

import re
from collections.abc import Sequence

from agents.context import Call
from agents.offline.corrections import denied, standing
from agents.offline.phrases import families_meant, family_of, own_family
from agents.offline.scene import Place, Scene
from agents.offline.slots.places import named
from agents.offline.values.dates import DateMatch

_JOIN = re.compile(
    r"\b(?:join\w*|meet\w*|arriv\w*|catch(?:ing)?(?: up| you)?|hop(?:ping)? on|come|comes|coming|in from|get there|gets? (?:in|to)|is there from|are there from|in at|lands?|only (?:from|the second)|jump(?:s|ing)? in|pick(?:s|ed)? (?:us )?up|as of|there|can make|flies in|fly in|flying in|look (?:for|out for) (?:us|me|the \w+ of us)|expect (?:us|me)|find us|see you|meet you)\b",
    re.I,
)
_LEAVE = re.compile(
    r"\b(?:leav\w*|peel\w*|head(?:s|ing)? home|go(?:es|ing)? home|out (?:from|of|after)|drop out|til+|until|fly(?:ing)? home|out after|bail\w*|depart\w*|home from|stay until|split off|can only stay|only staying|heading (?:home|back|off)|going home|flying home|driv(?:e|ing) home|bounc\w*|fly(?:ing)? (?:out|back)|gotta (?:go|run|dip)|part ways|say(?:ing)? (?:goodbye|our goodbyes)|break off|make tracks)\b",
    re.I,
)


def set_presence(scene: Scene) -> list[Call]:
    """Join and leave dates and places of each family meant."""
    families = _families(scene)
    args = _sides(scene)
    if len(families) > 1 and re.search(r"\bnot the\b|\bthem:|\bexcept\b", scene.text):
        families = families[-1:] if re.search(r"\bnot the\b", scene.text) else families
    return [Call(name="set_presence", args={"family": f, **args}) for f in families[:2]] if args else []


def _families(scene: Scene) -> list[str]:
    for who in scene.people:
        if (
            who.how == "name"
            and _VERB.match(scene.text[who.at[1] :])
            and (theirs := family_of(scene, who.party))
        ):
            return [theirs]
    found = families_meant(scene)
    if not found and own_family(scene) is None:
        found = [w.party.partition(":")[2] for w in scene.root.people if w.how == "family"][:1]
    return found


_VERB = re.compile(
    r"\s+(?:also |only |will |can |has to |needs to )*(?:joins?|comes?|arrives?|flies|fly|leaves?|leave|meets?|gets? (?:in|there)|heads?|drops? out)\b",
    re.I,
)


def _sides(scene: Scene) -> dict[str, object]:
    marks = sorted(
        [(m.start(), m.end(), "joins") for m in _JOIN.finditer(scene.text)]
        + [(m.start(), m.end(), "leaves") for m in _LEAVE.finditer(scene.text)]
    )
    if not marks:
        marks = [(0, 0, "joins")]
    if re.search(
        r"\b(?:can ?not|can'?t|cant|won'?t|wont|not|don'?t)\b[^.;!?]{0,24}\b(?:un)?till?\b", scene.text, re.I
    ) and not re.search(r"\b(?:stay|leav)\w*", scene.text, re.I):
        marks = [(s, e, "joins") for s, e, _ in marks]
    if re.search(r"\b(?:not|n'?t|aint) leav\w* (?:un)?til", scene.text, re.I):
        marks = [(s, e, "joins") for s, e, _ in marks]
    args: dict[str, object] = {}
    days = standing(scene.text, scene.dates)
    wrong = denied(scene.text, days)
    days = [d for d in days if d not in wrong] or days
    days = _told(scene, days, marks) or days
    for day in days:
        side = _side(marks, day.at)
        begin, end = day.start, day.end
        if end and end != begin and day.grain == "day" and len(days) == 1 and not day.bound:
            args.setdefault("joins_date", begin.isoformat())
            args.setdefault("leaves_date", end.isoformat())
            continue
        chosen = end if end and side == "leaves" else begin
        args.setdefault(f"{side}_date", chosen.isoformat())
    for name, at in _places(scene):
        args.setdefault(f"{_side(marks, at)}_place", name)
    joins, leaves = args.get("joins_date"), args.get("leaves_date")
    going = any(_GOING.match(scene.text[start:end]) for start, end, side in marks if side == "leaves")
    if joins and leaves and str(leaves) < str(joins) and not going:
        args.pop("leaves_date")  # "school until wednesday, we come on the 6th"
    return args


_GOING = re.compile(r"leav|depart|head|go(?:es|ing)? home|fly|driv", re.I)


def _told(scene: Scene, days: Sequence[DateMatch], marks: Sequence[tuple[int, int, str]]) -> list[DateMatch]:
    """The days told in a clause of coming or going, without those of what keeps somebody ("off work till Monday so we join ...")."""
    clauses = [c for c in scene.clauses if any(c[0] <= start < c[1] for start, end, _ in marks if end)]
    near = [d for d in days if any(c[0] <= d.at[0] < c[1] for c in clauses)] or list(days)
    so = [m for m in _SO.finditer(scene.text) if any(d.at[0] > m.end() for d in near)]
    return [d for d in near if not so or d.at[0] > so[-1].start()]


_SO = re.compile(
    r"\b(?:so|therefore|hence|which means)\b(?=[^.;!?]{0,30}\b(?:join|meet|come|arrive|catch|leav|head|go)\w*)",
    re.I,
)


def _places(scene: Scene) -> list[tuple[str, Place]]:
    found = []
    for hit in scene.things(scene.context.stops, 0.6):
        found.append((scene.context.stops[hit.index], hit.at))
    for name, at in named(scene):
        led = re.search(r"\b(?:in|at|from|to|after)\s+(?:the\s+)?$", scene.text[: at[0]], re.I)
        if led and not any(a[0] <= at[0] < a[1] or at[0] <= a[0] < at[1] for _, a in found):
            found.append((name, at))
    kept = []
    for name, at in sorted(found, key=lambda f: f[1]):
        if not re.search(r"\bnot (?:in|at|from)\s+$", scene.text[max(0, at[0] - 10) : at[0]], re.I):
            kept.append((name, at))
    return kept


def _side(marks: list[tuple[int, int, str]], at: Place) -> str:
    before = [m for m in marks if m[0] <= at[0]]
    if before:
        return before[-1][2]
    return marks[0][2]
