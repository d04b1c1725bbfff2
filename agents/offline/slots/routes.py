# ruff: noqa: E501  # a pattern reads best on one line
"""Questions about the road: distance, duration, arrival, charging, stops."""

import re
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
        if not any(a[0] < at[1] and at[0] < a[1] for _, a in found):
            found.append((name, at))
    if not found:
        found = [(p, (scene.text.lower().find(p.lower()), 0)) for p in lowered(scene)]
    return sorted(found, key=lambda f: f[1])


def ask_route(scene: Scene) -> list[Call]:
    """Origin, destination, what is asked, and when one would leave; one call per question."""
    asked = list(re.split(r"\b(?:, and|and) (?=how|where|what|is that)", scene.text))
    about = [next((a for a, rx in _ABOUT if re.search(rx, t, re.I)), "") for t in asked]
    spots = _spots(scene)
    first = _call(scene, spots, about[0] or "distance")
    calls = [first]
    if (both := _both(scene.text)) is not None:
        rest = {k: v for k, v in first.args.items() if k != "about"}
        return [Call(name="ask_route", args={**rest, "about": one}) for one in both]
    if len(about) > 1 and about[1] and re.search(r"\b(?:how|where)\b", asked[1][:12]):
        calls.append(_second(scene, first, spots, asked[0], about[1]))
    return calls


_ASKED_TOO = tuple((about, rx) for about, rx in _ABOUT if about in ("eta", "duration", "distance"))
_CHARGERS = re.compile(
    r"\b(?:and|also|plus|then)\b[^.?!]{0,60}\b(?:chargers?|charging|charge up|plug in|top up)\b|[.?!]\s[^.?!]*\b(?:chargers?|charging|plug in)\b",
    re.IGNORECASE,
)


def _both(text: str) -> tuple[str, str] | None:
    """How far (or long, or when) and where one charges, asked of the same way in one breath."""
    charging = _CHARGERS.search(text)
    head = text[: charging.start()] if charging else ""
    asked = next((a for a, rx in _ASKED_TOO if re.search(rx, head, re.I)), None)
    return (asked, "charging") if asked else None


def _second(scene: Scene, first: Call, spots: list[tuple[str, Place]], head: str, about: str) -> Call:
    later = [p for p in spots if p[1][0] >= len(head)]
    args = {k: v for k, v in first.args.items() if k in ("origin", "destination")}
    if later:
        args = {"origin": first.args.get("origin"), "destination": later[-1][0]}
        if re.search(r"\bfrom there\b|\bafter\b", scene.text, re.I):
            args["origin"] = next((p for p, a in spots if a[0] < len(head)), args["origin"])
    return Call(name="ask_route", args={**args, "about": about})


def _call(scene: Scene, spots: list[tuple[str, Place]], about: str) -> Call:
    args: dict[str, object] = {"about": about}
    origin = destination = None
    for name, at in spots:
        before = scene.text[max(0, at[0] - 22) : at[0]]
        if origin is None and re.search(
            r"\b(?:from|leav(?:e|ing)|between|out of|in)\s+(?:the\s+)?$", before, re.I
        ):
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
