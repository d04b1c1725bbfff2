# ruff: noqa: E501  # a pattern reads best on one line
"""Questions about the road: distance, duration, arrival, charging, stops."""

import re
from collections.abc import Sequence
from datetime import timedelta

from agents.context import Call
from agents.offline.scene import Place, Scene
from agents.offline.slots.places import lowered, named

_ABOUT = (
    ("charging", r"\bcharg"),
    (
        "stops",
        r"\bstops?\b|\bpull over\b|\bplaces to\b|\bfill up\b|\bon the way\b|\beat\b|\bspots?\b|\blunch\b",
    ),
    (
        "eta",
        r"\bwhat time\b|\bwhen (?:do|would|will|could|are)\b|\beta\b|\barrive\b|\bget to\b|\bin \w+ for dinner\b",
    ),
    ("duration", r"\bhow long\b|\bhow many hours\b|\bhours?\b|\bdrive time\b|\btake us\b|\blong drive\b"),
    ("distance", r"\bhow far\b|\bdistance\b|\bkm\b|\bmiles\b|\bkms\b"),
)


def _spots(scene: Scene) -> list[tuple[str, Place]]:
    found: list[tuple[str, Place]] = [
        (scene.context.stops[h.index], h.at) for h in scene.things(scene.context.stops, 0.6)
    ]
    for name, at in named(scene):
        heading = re.match(r"\s*:", scene.text[at[1] :]) and re.search(
            r"(?:^|[.!?\n])\s*$", scene.text[: at[0]]
        )
        if not heading and not any(a[0] < at[1] and at[0] < a[1] for _, a in found):
            found.append((name, at))
    if not found:
        found = [(p, (scene.text.lower().find(p.lower()), 0)) for p in lowered(scene)]
    return sorted(found, key=lambda f: f[1])


# What is asked in so many words; several of them are several questions.
_ASKED: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (about, re.compile(pattern, re.IGNORECASE))
    for about, pattern in (
        ("distance", r"\bhow far\b|\b(?:what|which)(?:'?s| is)? (?:the )?distance\b|\bdistance\b|\bhow many (?:km|kms|kilomet\w+|miles?|mi)\b"),
        ("duration", r"\bhow long\b|\bhow many hours\b|\b(?:travel|drive|driving|journey)(?:ling|ing)? time\b|\bhow much time\b"),
        ("eta", r"\b(?:what|which) time\b|\bwhen (?:do|would|will|could|are|can|should) (?:we|i|they)\b|\betas?\b|\barrival time\b"),
        ("charging", r"\b(?:any|some)?where\b[^.?!]{0,30}\b(?:charge|charging|plug in|top up|juice|load)\b|\b(?:any|is there|are there|which|what|the|a)\b[^.?!,]{0,20}\bcharg(?:ers?|ing (?:stops?|points?|stations?|places?))\b|\bcharging\b"),
        ("stops", r"\bwhere\b[^.?!]{0,20}\b(?:stop|eat|pee|fill up|refuel|break)\b|\bplaces to\b|\bgood stops?\b"),
    )
)  # fmt: skip
_FRESH = re.compile(r"[^.?!\n]*\b(?:from|between|to)\b", re.IGNORECASE)


def ask_route(scene: Scene) -> list[Call]:
    """Origin, destination, what is asked, and when one would leave; one call per question."""
    spots = _spots(scene)
    asked = _asked(scene.text)
    if len(asked) > 1:
        return _several(scene, spots, asked)
    about = next((a for a, rx in _ABOUT if re.search(rx, scene.text, re.I)), "distance")
    return [_call(scene, spots, asked[0][1] if asked else about)]


def _asked(text: str) -> list[tuple[int, str]]:
    """Where each kind of question stands, in order; the same kind once, unless new places follow it."""
    found = sorted((m.start(), about) for about, rx in _ASKED for m in rx.finditer(text))
    kept: list[tuple[int, str]] = []
    for at, about in found:
        known = next((k for k in kept if k[1] == about), None)
        if known is None or _FRESH.match(text, at):
            kept.append((at, about))
    return kept


def _several(scene: Scene, spots: list[tuple[str, Place]], asked: Sequence[tuple[int, str]]) -> list[Call]:
    """One call a question: of its own places when it names any, else of those of the one before (or after)."""
    ends = [at for at, _ in asked[1:]] + [len(scene.text)]
    own = [
        [s for s in spots if (at if n else 0) <= s[1][0] < end]
        for n, ((at, _), end) in enumerate(zip(asked, ends, strict=True))
    ]
    full = next((some for some in own if len(some) > 1), spots)
    calls: list[Call] = []
    for (_, about), mine in zip(asked, own, strict=True):
        if len(mine) > 1 or not calls:
            calls.append(_call(scene, mine if len(mine) > 1 else full, about))
        elif mine:
            calls.append(_onward(scene, calls[-1], mine[0], about))
        else:
            calls.append(Call(name="ask_route", args={**calls[-1].args, "about": about}))
    if any(
        c.args["about"] == "eta" for c in calls
    ):  # the hour of leaving is asked about for the arrival alone
        calls = [c if c.args["about"] == "eta" else _without_hour(c) for c in calls]
    return list({repr(c.args): c for c in calls}.values())


def _without_hour(call: Call) -> Call:
    return Call(name=call.name, args={k: v for k, v in call.args.items() if k != "depart_at"})


# Where one sets out, and where one arrives.
_SETS_OUT = re.compile(
    r"\b(?:from|leav(?:e|es|ing)|between|out of|(?:start|starting|begin|set off|set out|setting off|depart|departing) (?:in|at|from)|in)\s+(?:the\s+)?$",
    re.I,
)
_ARRIVES = re.compile(
    r"\b(?:(?:arriv\w*|be|are we|we|get|land|being|back|pull|check) (?:in|at|into|to)|reach\w*|(?:roll|rolling|pull|drive) (?:in|into)(?: to)?|make it to|hit|to)\s+(?:the\s+)?$",
    re.I,
)


def _onward(scene: Scene, last: Call, spot: tuple[str, Place], about: str) -> Call:
    """A question that names one place: on to there, from where the one before ended if that is said."""
    args = {k: v for k, v in last.args.items() if k in ("origin", "destination")}
    if spot[0] in args.values():
        return Call(name="ask_route", args={**args, "about": about})
    if re.search(r"\bfrom there\b|\bafter\b|\bonward\b|\bthen\b", scene.text, re.I):
        args["origin"] = args.get("destination", args.get("origin"))
    return Call(name="ask_route", args={**args, "destination": spot[0], "about": about})


def _call(scene: Scene, spots: list[tuple[str, Place]], about: str) -> Call:
    args: dict[str, object] = {"about": about}
    origin = destination = None
    for name, at in spots:
        before = scene.text[max(0, at[0] - 22) : at[0]]
        if origin is None and _SETS_OUT.search(before) and not _ARRIVES.search(before):
            origin = name
        elif destination is None:
            destination = name
    if origin is None and len(spots) > 1:
        origin = spots[0][0]
        destination = spots[1][0]
    if origin is None and re.search(r"\bhow far is\b", scene.text, re.I) is None and len(spots) > 1:
        origin = spots[0][0]
    args |= {k: v for k, v in (("origin", origin), ("destination", destination)) if v}
    clocks = scene.times
    if clocks:
        day = scene.dates[0].start if scene.dates else scene.context.now.date()
        moment = f"{day.isoformat()}T{clocks[0].hour:02d}:{clocks[0].minute:02d}"
        if not scene.dates and clocks[0].hour < scene.context.now.hour and clocks[0].sure:
            moment = f"{(day + timedelta(days=1)).isoformat()}T{clocks[0].hour:02d}:{clocks[0].minute:02d}"
        if not clocks[0].sure and clocks[0].hour < 6:
            moment = f"{day.isoformat()}T{clocks[0].hour + 12:02d}:{clocks[0].minute:02d}"
        args["depart_at"] = moment
    return Call(name="ask_route", args=args)
