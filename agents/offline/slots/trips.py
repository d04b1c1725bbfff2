# ruff: noqa: E501  # a pattern reads best on one line
"""New trips with their stops, and changes of a trip."""

import re

from agents.context import Call
from agents.offline.scene import Scene
from agents.offline.slots.nights import nights_of_stops, nights_told
from agents.offline.slots.titles import currency_said, headline, no_places, titled, trip_name, undated
from agents.offline.slots.trip_days import moved, new_days, nights_said, of_a_stop, span
from agents.offline.slots.trip_places import places_said
from agents.offline.text import fold


def create_trip(scene: Scene) -> list[Call]:
    """Name, days, stops in order and currency of a new trip; then the nights of stops that have them told."""
    title = headline(scene)
    name = trip_name(scene.text) or (titled(scene.text) if scene.commanded else None)
    name = undated(scene, name) or (title[0] if title else None)
    args: dict[str, object] = {}
    stops, nights = _stops_with_nights(scene, name or (title[0] if title else None))
    if name and (stops or title is None or name != title[0] or no_places(name)):
        args["name"] = name
    if stops:
        args["stops"] = stops
    args |= span(scene)
    if len(nights) == 1 and "end_date" not in args:  # "... to San Francisco, 5 nights" is the trip's length
        nights = {}
    whole = None if nights else nights_said(scene)
    if _FORTNIGHT.search(scene.text) and not whole:
        args.pop("end_date", None)
        args["nights"] = 14
    if whole and not of_a_stop(whole, args):
        args["nights"] = whole
        args.pop("end_date", None) if re.search(r"\bnights?\b", scene.text) and not re.search(
            r"\bso \d+ nights?", scene.text
        ) else None
    if code := currency_said(scene):
        args["currency"] = code
    told = [Call(name="add_stop", args={"place": stop, "nights": n}) for stop, n in nights.items() if n]
    return [Call(name="create_trip", args=args), *told]


_FORTNIGHT = re.compile(
    r"\b(?:(?:for )?a|one|our) fortnight\b(?! (?:later|before|today|on)\b)", re.IGNORECASE
)


def _stops_with_nights(scene: Scene, name: str | None) -> tuple[list[str], dict[str, int]]:
    """The stops in order, and the nights told of some; where two have them, the title's region is no stop."""
    found = _ordered_stops(scene, name)
    where = {stop: scene.text.find(stop.split(",")[0]) for stop in found}
    places = [(stop, (at, at + len(stop.split(",")[0]))) for stop, at in where.items() if at >= 0]
    nights = nights_told(scene.text, places)
    if len(nights) > 1:
        first = min(where[stop] for stop in nights)
        sentence = max([m.end() for m in re.finditer(r"[.!?\n]\s|\bstops?\b", scene.text[:first])], default=0)
        found = [
            stop
            for stop in found
            if stop in nights or where[stop] >= sentence > 0 or _start_or_end(scene, where[stop])
        ]
    return found, {stop: nights[stop] for stop in found if stop in nights}


def _start_or_end(scene: Scene, at: int) -> bool:
    before = scene.text[max(0, at - 24) : at] if at >= 0 else ""
    return re.search(r"\b(?:start\w*|end\w*|finish\w*|meet\w*|via|then)\b", before, re.IGNORECASE) is not None


def _ordered_stops(scene: Scene, name: str | None) -> list[str]:
    found = places_said(scene, skip=name)
    whole = re.match(
        r"\W*(?:[a-z]+ ){0,3}(?:set up|create|start|make|plan|do|open)\s+(?:the )?([A-Z][\w' ]+?)(?= for us| —| -|:)",
        scene.text,
    )
    if whole and len(found) >= 3 and fold(found[0]) == fold(whole[1].strip()):
        found = found[1:]
    return _turned(scene.text, _from_start(scene.text, found))


_START = re.compile(
    r"\bstart(?:ing|s)?(?: (?:at|in|from|out in|with|off in|off at)|\s*:)\s+(?:the\s+)?(\w+)", re.IGNORECASE
)
_END = re.compile(
    r"\b(?:finish|end|ending|finishing|finishes|ends)(?:\s+(?:at|in|up in|up at)|\s*:)\s+(?:the\s+)?(\w+)",
    re.IGNORECASE,
)
_BEFORE_IT = re.compile(r"\b([A-Z]\w+) before ([A-Z]\w+)\b")


def _from_start(text: str, found: list[str]) -> list[str]:
    """The stops with the first one first; what names the whole region before "we start at ..." is none of them."""
    start = _START.search(text)
    first = [p for p in found if start and fold(p).startswith(fold(start[1]))]
    if first and found.index(first[0]) and len(found) - found.index(first[0]) > 2:
        return found[found.index(first[0]) :]
    return first + [p for p in found if p not in first]


def _turned(text: str, found: list[str]) -> list[str]:
    """The stops with the last one last, and "B before C" heeded."""
    end = _END.search(text)
    last = [p for p in found if end and fold(p).startswith(fold(end[1]))]
    found = [p for p in found if p not in last] + last
    for match in _BEFORE_IT.finditer(text):
        first, second = (next((p for p in found if p.startswith(match[i])), None) for i in (1, 2))
        if first and second and found.index(first) > found.index(second):
            found.remove(first)
            found.insert(found.index(second), first)
    return found


_RENAMED = re.compile(
    r"\b(?:renamed?(?: it| the trip)? (?:to|as)|(?:is|be) (?:now )?(?:called|named)|now called)\s+(?P<n>[A-ZÀ-Þ][^,.;!?\n]{1,40})"
)


def update_trip(scene: Scene) -> list[Call]:
    """New name, days, nights, currency or status."""
    text = scene.text
    args: dict[str, object] = {}
    if re.search(
        r"\bcancel|\bcall(?:ed|ing)? (?:it|the (?:whole )?(?:trip|thing)) off\b|\bcall(?:ed|ing)? off the (?:whole )?(?:trip|thing)\b|\btrip'?s off\b|\bis off\b|\boff, cancel"
        r"|\b(?:drop|scrap|sunset\w*) (?:the|this) (?:whole )?trip\b|\bcalled off\b",
        text,
        re.I,
    ):
        return [Call(name="update_trip", args={"status": "cancelled"})]
    if re.search(r"\bconfirmed\b", text, re.I):
        args["status"] = "confirmed"
    if re.search(r"\b(?:rename|call it|call the|named?|title)\b", text, re.I) and (name := trip_name(text)):
        args["name"] = name
    elif renamed := _RENAMED.search(text):
        args["name"] = renamed["n"].strip()
    args |= moved(scene) or new_days(scene)
    nights = None if nights_of_stops(scene) else nights_said(scene)
    if "status" not in args and nights and "start_date" not in args:
        args["nights"] = nights
    if re.search(
        r"(?i:\bcurrency\b|\b(?:euros?|pounds|dollars|pesos|kroner)\b)|\b(?:in|use|to|be) [A-Z]{3}\b", text
    ) and (code := currency_said(scene)):
        args["currency"] = code
    return [Call(name="update_trip", args=args)]
