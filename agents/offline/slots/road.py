# ruff: noqa: E501  # a pattern reads best on one line
"""Reports from the road: left, late, stopped, arrived, charged, broken down, where we are."""

import re
from collections.abc import Sequence

from agents.context import Call
from agents.offline.corrections import standing
from agents.offline.phrases import capitals, trim
from agents.offline.scene import Place, Scene

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("breakdown", r"\bflat\b|\bbroke(?:n)? ?down\b|\btow(?:ed|ing| truck)?\b|\bwon'?t (?:start|turn)\b|\bradiator\b|\bengine\b|\bpuncture|\bburst\b|\bblew\b|\bbroken (?:spring|belt|axle|down)|\bt[iy]re went\b|\bsmok(?:e|ing)\b|\boverheat|\bdead battery|\bbattery(?: is)? dead|\bbreakdown\b"),
        ("charged", r"\bcharged\b|\bcharging\b|\bbattery'?s? at\b|\bplugged in\b|\bchraged\b|\bjuice"),
        ("departed", r"\bleft\b(?! (?:turn|side|lane|hand|the|my|our))|\bleaving\b|\bdeparted\b|\bwe'?re off\b|\bon (?:our|the) (?:way|road)\b|\brolling\b|\bset off\b|\bpulling out\b|\bheading out\b|\boff (?:we go|at last)\b|\bback on\b(?! (?:schedule))|\bhit the road\b|\bjust left\b"),
        ("late", r"\blate\b|\bbehind\b|\bdelay(?:ed)?\b|\bstuck\b|\btraffic\b|\bheld up\b|\btack on\b|\brunning\b|\bslow going\b|\bwait\b|\bqueue\b|\bcrawl"),
        ("stopped", r"\bstop(?:ped|ping)\b|\bpulled over\b|\bbreak\b|\bin \w+ for (?:lunch|coffee|dinner|gas)\b|\bquick stop\b|\bpit ?stop\b"),
        ("arrived", r"\barrived\b|\bmade it\b|\bwe'?re (?:in|here|there|at)\b(?! (?:a|the) )|\bpulled (?:up|into)\b|\bchecked in\b|\bgot (?:here|in|to)\b|\bare in!|\blanded\b|\bare arrived\b|\bhere!|\breached\b|\bjust got\b"),
        ("location", r"\bpassing\b|\bpassed\b|\bcurrently\b|\bsomewhere\b|\bnow in\b|\bwe are (?:in|at|near)\b|\bjust crossed\b|\bnear\b|\bwe're (?:in|at|near)\b|\boutside\b"),
    )
)  # fmt: skip
_PLACE = re.compile(
    r"\b(?:in|at|near|past|outside|from|left|leaving|passing|to|into|reached|outta|out of|around|by|of)\s+$",
    re.I,
)


def _kinds(scene: Scene) -> list[str]:
    said = [k for k, rx in _KINDS if rx.search(scene.text)]
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
    if "charged" in said and not scene.percents and not re.search(r"\bcharged\b", scene.text, re.I):
        said.remove("charged")
    if "late" in said and not minutes and len(said) > 1 and not re.search(r"\blate\b", scene.text, re.I):
        said.remove("late")
    if "late" in said:
        said = [k for k in said if k in ("late", "departed", "charged")]
        if "departed" in said and not re.search(
            r"\bleft\b|\bleaving now|\bjust left|\bwe'?re off|\bon the road|\bpulling out|\boff at last|\bset off",
            scene.text,
            re.I,
        ):
            said.remove("departed")
    for weak in ("location", "stopped", "arrived"):
        if weak in said and len(said) > 1 and weak != said[0]:
            said.remove(weak)
    return said or (["late"] if minutes else ["location"])


def _minutes(scene: Scene) -> int | None:
    found = standing(scene.text, scene.durations)
    if found:
        return round(
            found[-1].value
            if re.search(
                r"\b(?:no|ok|not|say|call it|make it)\b", scene.text[found[0].at[0] : found[-1].at[0]]
            )
            else found[0].value
        )
    m = re.search(
        r"\b(?:tack on|late|behind|say|running|be|it'?s|about|make that|of)?\s*(\d{1,3})(?:-\d+)?\s*(?:late|behind|not|more|or so)\b",
        scene.text,
        re.I,
    )
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
        r"\b(?:in|at|near|past|left|leaving|passing|outta|into)\s+(?!the\b|my\b|our\b|a\b|an\b|traffic\b|now\b|line\b|least\b|\d)([a-z][a-z']+(?: [a-z]+)?)(?=\s*(?:$|[,.!]|now\b|at\b|finally\b))",
        scene.text,
    )
    return m[1].title() if m else None


def _note(scene: Scene, drop: Sequence[Place]) -> str:
    best = ""
    for start, end in scene.clauses:
        piece = scene.text[start:end]
        for s, e in drop:
            if start <= s < end:
                piece = piece.replace(scene.whole[s:e], " ")
        piece = trim(
            re.sub(
                r"\b(?:sorry\w*|running|late|behind(?: you guys| schedule)?|we are|we're|were|we'll be|well be|gonna be|like|about|prob(?:ably)?|at least|figure|could be|be|hrs?|min(?:ute)?s?|guys|everyone)\b",
                " ",
                piece,
                flags=re.I,
            )
        )
        if (
            len(piece.split()) > 1
            and len(piece) > len(best)
            and not re.match(r"(?:don'?t|start|you|go)\b", piece, re.I)
        ):
            best = piece
    return best


def report_status(scene: Scene) -> list[Call]:
    """One report a kind said."""
    kinds = _kinds(scene)
    place, minutes = _place(scene), _minutes(scene)
    percent = scene.percents[0].value if scene.percents else None
    if percent is None and (
        m := re.search(
            r"\b(?:charg|chrag)\w+ (?:up )?(?:to|at) (\d{1,3})\b|\bat (\d{1,3}) percent", scene.text, re.I
        )
    ):
        percent = float(m[1] or m[2])
    drop = [d.at for d in scene.durations] + [p.at for p in scene.percents]
    note = _note(scene, drop)
    return [Call(name="report_status", args=_args(k, kinds, place, minutes, percent, note)) for k in kinds]


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
    if note and wordy and not (kind == "late" and len(kinds) > 1 and "departed" not in kinds):
        args["note"] = note
    return args
