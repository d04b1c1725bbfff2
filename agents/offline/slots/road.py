# ruff: noqa: E501  # a pattern reads best on one line
"""Reports from the road: left, late, stopped, arrived, charged, broken down, where we are."""

import re
from collections.abc import Sequence

from agents.context import Call
from agents.offline.corrections import denied, standing
from agents.offline.phrases import capitals, trim
from agents.offline.scene import Place, Scene
from agents.offline.slots.road_kinds import KINDS, told_otherwise

_PLACE = re.compile(
    r"\b(?:in|at|near|past|before|beyond|after|outside|approaching|from|departure|left|leaving|passing|to|into|reached|outta|out of|around|by|of)\s+$",
    re.I,
)


_CHARGES_LATER = re.compile(
    r"\bcharg(?:e|ing)\b[^.,;!?]*\b(?:follows?|later|tonight|tomorrow|overnight|after)\b|\b(?:will|to|must|need to) charge\b",
    re.IGNORECASE,
)


def _kinds(scene: Scene) -> list[str]:
    said = [k for k, rx in KINDS if rx.search(scene.text)]
    minutes = bool(_minutes(scene))
    if "breakdown" in said:
        return [
            k
            for k in said
            if k == "breakdown"
            or (k == "arrived" and "arrived" in scene.text)
            or (k == "late" and re.search(r"\blate\b|\bbehind\b", scene.text, re.I) and minutes)
        ]
    if "stopped" in said and "late" in said and not re.search(r"\blate\b|\bbehind\b", scene.text, re.I):
        said.remove("late")
    if "charged" in said and "arrived" in said and _CHARGES_LATER.search(scene.text):
        said.remove("charged")
    if (
        "charged" in said
        and not scene.percents
        and not re.search(r"\bcharged\b|\btopped (?:up|off)\b", scene.text, re.I)
    ):
        said.remove("charged")
    if "late" in said and not minutes and len(said) > 1 and not re.search(r"\blate\b", scene.text, re.I):
        said.remove("late")
    if "late" in said:
        said = [k for k in said if k in ("late", "departed", "charged")]
        if "departed" in said and not re.search(
            r"\bleft\b|\bleaving now|\bjust left|\bwe'?re off|\bon the road|\bpulling out|\boff at last|\bset off|\bgo(?:ing)? out of",
            scene.text,
            re.I,
        ):
            said.remove("departed")
    for weak in ("location", "stopped", "arrived"):
        if weak in said and len(said) > 1 and weak != said[0]:
            said.remove(weak)
    return said or [told_otherwise(scene.text, minutes, bool(scene.percents))]


def _minutes(scene: Scene) -> int | None:
    gaps = [
        d
        for d in scene.durations
        if not re.match(
            r"\s*(?:past|from|out of|north|south|east|west|before|away)\b",
            scene.text[d.at[1] : d.at[1] + 10],
            re.I,
        )
    ]
    wrong = denied(scene.text, gaps)
    found = [
        d
        for d in standing(scene.text, gaps)
        if d not in wrong or (len(gaps) == 1 and not re.search(r"\bnot\b", scene.text))
    ]
    said = re.search(
        r"\b(?:says?|say|call it|make (?:it|that)|be|it'?s|about|is)\s+(?:like )?(\d{1,3})\b(?!\s*(?:%|h|:|am|pm|km|mi\b|-))",
        scene.text,
        re.I,
    )
    if found:
        last = (
            said
            if said and said.start() > found[-1].at[0] and re.search(r"\bsays?\b|\bno\b", said[0])
            else None
        )
        return (
            int(last[1])
            if last
            else round(
                found[-1].value
                if len(found) > 1
                and re.search(
                    r"\b(?:no|ok|say|call it|make it)\b", scene.text[found[0].at[0] : found[-1].at[0]]
                )
                else found[0].value
            )
        )
    if m := re.search(r"\b(?:(half an? |half )?hour( and a half)?)\b", scene.text, re.I):
        return 30 if m[1] else 90 if m[2] else 60
    m = re.search(r"\b(\d{1,3})(?:-\d+)?\s*(?:late|behind|not|more|or so)\b", scene.text, re.I) or said
    return int(m[1]) if m else None


def _place(scene: Scene) -> str | None:
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


_FILL = re.compile(
    r"\b(?:sorry\w*|running|late|behind(?: you guys| schedule)?|we are|we're|we've|were|we'll be|well be|gonna be|like|about|prob(?:ably)?|at least|figure|could be|be|hrs?|min(?:ute)?s?|guys|everyone|again|so|i reckon|hour|half)\b",
    re.IGNORECASE,
)


def _note(scene: Scene, drop: Sequence[Place], place: str | None, kind: str) -> str:
    pieces = []
    for start, end in scene.clauses:
        piece = _without(scene, (start, end), drop, place)
        stop = (
            re.search(
                r"\b(?:stopped|stopping|stop|pulled over|break)\b.*?\bfor\s+(?:a |an |some )?(?P<x>.+)$",
                piece,
                re.I,
            )
            if kind == "stopped"
            else None
        )
        piece = trim(_FILL.sub(" ", stop["x"] if stop else piece))
        other = (
            any(rx.search(piece) for k, rx in KINDS if k in ("departed", "charged", "arrived"))
            and kind == "late"
        )
        if (
            piece
            and (stop or len(piece.split()) > 1)
            and not other
            and not re.match(r"(?:don'?t|start|you|go|where|please)\b", piece, re.I)
        ):
            pieces.append(piece)
    if not pieces:
        return ""
    return ", ".join(pieces[:2]) if kind == "breakdown" else max(pieces, key=len)


def _without(scene: Scene, clause: Place, drop: Sequence[Place], place: str | None) -> str:
    piece = scene.text[slice(*clause)]
    for s, e in drop:
        if clause[0] <= s < clause[1]:
            piece = piece.replace(scene.whole[s:e], " ")
    if place:
        piece = re.sub(
            rf"\b(?:(?:at|in|near|just past|past|outside|around|of|on)\s+)?(?:the\s+)?{re.escape(place)}\b",
            " ",
            piece,
            flags=re.I,
        )
    return piece


def report_status(scene: Scene) -> list[Call]:
    """One report a kind said."""
    kinds = _kinds(scene)
    place, minutes = _place(scene), _minutes(scene)
    percent = scene.percents[0].value if scene.percents else None
    if percent is None and (
        m := re.search(
            r"\b(?:charg|chrag|topp)\w+ (?:(?:up|off) )?(?:to|at) (\d{1,3})\b|\bat (\d{1,3}) percent|\b(?:charg|topp)\w+\b.*\bnow (?:at |on )?(\d{2,3})\b(?!\s*(?:km|mi|min|:|\.\d|h\b))",
            scene.text,
            re.I,
        )
    ):
        percent = float(m[1] or m[2] or m[3])
    drop = [d.at for d in scene.durations] + [p.at for p in scene.percents]
    notes = {k: _note(scene, drop, place, k) for k in kinds}
    return [
        Call(name="report_status", args=_args(k, kinds, place, minutes, percent, notes[k])) for k in kinds
    ]


def _args(
    kind: str, kinds: list[str], place: str | None, minutes: int | None, percent: float | None, note: str
) -> dict[str, object]:
    args: dict[str, object] = {"kind": kind}
    if place and (kind != "late" or kinds == ["late"]):
        args["place"] = place
    if minutes and kind in ("late", "stopped", "breakdown") and (kind == "late" or "late" not in kinds):
        args["minutes"] = minutes
    if percent is not None and (kind == "charged" or "charged" not in kinds):
        args["percent"] = int(percent)
    wordy = kind in ("breakdown", "stopped") or (kind == "late" and "breakdown" not in kinds)
    if note and wordy and not (kind == "late" and len(kinds) > 1 and len(note.split()) < 3):
        args["note"] = note
    return args
