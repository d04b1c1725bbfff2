# ruff: noqa: E501  # a pattern reads best on one line
"""Questions about the road: distance, duration, arrival, charging, stops."""

import re
from collections.abc import Sequence
from datetime import timedelta

from agents.context import Call
from agents.offline.scene import Place, Scene
from agents.offline.slots.places import lowered, named
from agents.offline.slots.route_legs import Leg, everywhere, legs

_ABOUT = (
    ("charging", r"\bcharg|\bbattery\b|\bplug\b"),
    (
        "stops",
        r"\bstops?\b|\bpull over\b|\bplaces to\b|\bfill up\b|\bon the way\b|\beat\b|\bspots?\b|\blunch\b",
    ),
    (
        "eta",
        r"\bwhat time\b|\bwhen (?:do|would|will|could|are)\b|\beta\b|\barrive\b|\bget to\b|\bmake it\b|\b(?:at )?(?:what|which) hour\b|\bin \w+ for dinner\b",
    ),
    (
        "duration",
        r"\bhow long\b|\bhow many (?:hours|hrs)\b|\bhours?\b|\bhrs?\b|\bhow much time\b|\btime it takes\b|\b(?:quicker|faster|shorter)\b|\bdrive like\b|\bdrive time\b|\btake us\b|\blong drive\b",
    ),
    ("distance", r"\bhow far\b|\bdistance\b|\bkm\b|\bmiles\b|\bkms\b"),
)


_ROAD = re.compile(r"(?:[A-Z]{1,3}-?\d{1,4}|Highway \d+|Route \d+)")


def _spots(scene: Scene) -> list[tuple[str, Place]]:
    found: list[tuple[str, Place]] = [
        (scene.context.stops[h.index], h.at) for h in scene.things(scene.context.stops, 0.6)
    ]
    for name, at in named(scene):
        if _ROAD.fullmatch(name):
            continue
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
        ("distance", r"\bhow far\b|\b(?:what|which)(?:'?s| is)? (?:the )?distance\b|\bdistance\b|\bmileage\b|\bhow many (?:km|kms|kilomet\w+|miles?|mi)\b"),
        ("duration", r"\bhow long\b|\bhow many (?:hours|hrs|h)\b|\b(?:the )?time it (?:takes|would take|will take)\b|\b(?:travel|drive|driving|journey)(?:ling|ing)? time\b|\bhow much time\b"),
        ("eta", r"\b(?:what|which) (?:time|hour)\b|\bwhen (?:do|would|will|could|are|can|should) (?:we|i|they)\b|\betas?\b|\barrival time\b"),
        ("charging", r"\b(?:any|some)?where\b[^.?!]{0,30}\b(?:charge|charging|plug in|top up|juice|load)\b|\b(?:any|is there|are there|which|what|the|a)\b[^.?!,]{0,20}\bcharg(?:ers?|ing (?:stops?|points?|stations?|places?))\b|\bcharging\b"),
        ("stops", r"\b(?:any|some)?where\b[^.?!]{0,20}\b(?:stop|eat|pee|loo|toilet|fill up|refuel|break)\b|\bplaces to\b|\bgood stops?\b"),
    )
)  # fmt: skip
_FRESH = re.compile(r"[^.?!\n]*\b(?:from|between|to)\b", re.IGNORECASE)


def ask_route(scene: Scene) -> list[Call]:
    """Origin, destination, what is asked, and when one would leave; one call per question and road."""
    spots = everywhere(scene, _spots(scene))
    asked = _asked(scene.text)
    roads = legs(scene.text, spots)
    about = next((a for a, rx in _ABOUT if re.search(rx, scene.text, re.I)), "distance")
    if len(roads) > 1:
        return _by_road(scene, roads, asked, about)
    if len(roads) == 1 and {name for name, _ in spots} == {name for name, _ in roads[0]}:
        kinds = list(dict.fromkeys(kind for _, kind in asked)) or [about]
        return _hours_of_arrivals([_on(scene, roads[0], kind) for kind in kinds])
    if len(asked) > 1:
        return _several(scene, spots, asked)
    return [_there(scene, _call(scene, spots, asked[0][1] if asked else about))]


def _by_road(scene: Scene, roads: Sequence[Leg], asked: Sequence[tuple[int, str]], about: str) -> list[Call]:
    """One call a road, with what was asked last before it (or else first)."""
    calls = []
    for road in roads:
        begins = min(spot[1][0] for spot in road)
        kinds = [kind for at, kind in asked if at <= begins] or [kind for _, kind in asked[:1]] or [about]
        calls.append(_on(scene, road, kinds[-1]))
    return _hours_of_arrivals(list({repr(c.args): c for c in calls}.values()))


def _on(scene: Scene, road: Leg, about: str) -> Call:
    (origin, _), (destination, _) = road
    args = {"about": about, "origin": origin, "destination": destination, **_hour(scene)}
    return Call(name="ask_route", args=args)


def _hours_of_arrivals(calls: list[Call]) -> list[Call]:
    """The calls; where one asks for the arrival, the hour of leaving is asked about for that alone."""
    if not any(c.args["about"] == "eta" for c in calls):
        return calls
    return [c if c.args["about"] == "eta" else _without_hour(c) for c in calls]


_IT = re.compile(r"\b(?:it|that|there|this)\b", re.IGNORECASE)


def _there(scene: Scene, call: Call) -> Call:
    """The road to (or from) the place spoken of before: "add Zadar. How far is it from Split?"."""
    known = [key for key in ("origin", "destination") if key in call.args]
    if len(known) != 1 or not _IT.search(scene.text):
        return call
    first = min(start for start, _ in scene.spans)
    starts = [s for s, _ in scene.root.sentences if s <= scene.text.find(scene.text.strip()[:1] or " ")]
    ends = max([first, *starts[-1:]])
    before = _spots(scene.root.part([(0, ends)])) if ends else []
    names = [name for name, _ in before if name not in call.args.values()]
    if not names:
        return call
    if re.search(r"\bto there\b|\bthere\W*$", scene.text, re.I) and "destination" in known:
        return Call(
            name=call.name, args={**call.args, "origin": call.args["destination"], "destination": names[-1]}
        )
    other = "destination" if known == ["origin"] else "origin"
    return Call(name=call.name, args={**call.args, other: names[-1]})


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
    return list({repr(c.args): c for c in _hours_of_arrivals(calls)}.values())


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
    args = {k: v for k, v in last.args.items() if k in ("origin", "destination")} | _hour(scene)
    if spot[0] in args.values():
        return Call(name="ask_route", args={**args, "about": about})
    if re.search(r"\bfrom there\b|\bafter\b|\bonward\b|\bthen\b", scene.text, re.I):
        args["origin"] = args.get("destination", args.get("origin"))
    return Call(name="ask_route", args={**args, "destination": spot[0], "about": about})


_FROM = re.compile(r"\b(?:from|leaving|fae|out of|start(?:ing)? (?:at|in))\s+(?:the\s+)?$", re.IGNORECASE)


def _each_once(spots: Sequence[tuple[str, Place]]) -> list[tuple[str, Place]]:
    return [spot for n, spot in enumerate(spots) if all(spot[0] != other[0] for other in spots[:n])]


def _call(scene: Scene, spots: list[tuple[str, Place]], about: str) -> Call:
    if roads := legs(scene.text, spots):
        return _on(scene, roads[0], about)
    args: dict[str, object] = {"about": about}
    origin = next((name for name, at in spots if _FROM.search(scene.text[: at[0]])), None)
    destination = None
    for name, at in [spot for spot in _each_once(spots) if spot[0] != origin]:
        before = scene.text[max(0, at[0] - 22) : at[0]]
        if origin is None and _SETS_OUT.search(before) and not _ARRIVES.search(before):
            origin = name
        elif destination is None:
            destination = name
    if origin is None and len(spots) > 1:
        origin = spots[0][0]
        destination = spots[1][0]
    args |= {k: v for k, v in (("origin", origin), ("destination", destination)) if v}
    return Call(name="ask_route", args={**args, **_hour(scene)})


_LEAVES = re.compile(
    r"\b(?:leav\w+|set(?:ting)? (?:off|out)|start\w*|depart\w*|go(?:ing)?|roll\w* out|head\w*|begin\w*|off|pull out|drive off)\b[^.?!]{0,30}$",
    re.IGNORECASE,
)
_NO_START = re.compile(r"\b(?:by|before|until|till|for)\s+(?:about |around )?$", re.IGNORECASE)


def _hour(scene: Scene) -> dict[str, object]:
    """When one would leave, as an argument."""
    clocks = [t for t in scene.times if not _NO_START.search(scene.text[: t.at[0]])]
    leaving = [t for t in clocks if _LEAVES.search(scene.text[: t.at[0]])] or clocks
    if not leaving:
        return {}
    clock, now = leaving[0], scene.context.now
    day = scene.dates[0].start if scene.dates else now.date()
    hour = clock.hour + 12 if not clock.sure and clock.hour < _SMALL_HOURS else clock.hour
    if not scene.dates and hour == clock.hour and clock.hour < now.hour and clock.sure:
        day += timedelta(days=1)
    return {"depart_at": f"{day.isoformat()}T{hour:02d}:{clock.minute:02d}"}


_SMALL_HOURS = 6
