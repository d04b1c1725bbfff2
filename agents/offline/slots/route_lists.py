# ruff: noqa: E501  # a pattern reads best on one line
"""A route told as a list: "stops: Keswick 2 nights, Oban 3, then one night in Perth", "Lyon > Avignon > Nice"."""

import itertools
import re
from collections.abc import Mapping, Sequence

from agents.context import Call
from agents.offline.scene import Place, Scene
from agents.offline.slots.nights import count, nights_told
from agents.offline.slots.places import named

_LABEL = re.compile(
    r"^\W*(?:(?:ok|so|right|please|here(?:'s| is| are)|add|put|set|our|the|my|these|this|for|as)\W+){0,4}(?:stops?|route|itinerary|places|stages|legs|way)\b(?:\s+(?:is|are|will be|so far|please|like this|for now))*\s*[:=–-]",
    re.IGNORECASE,
)
_ADDED = re.compile(
    r"\b(?:add|put|include)\b[^.!?]{0,120}\b(?:to|in|into|as|on) (?:the |our )?(?:stops?|route|list|trip|plan)\b|\bstops are\b|\b(?:nights?|nites?) (?:each|apiece)\b",
    re.IGNORECASE,
)
_CHAIN = re.compile(r"\s*(?:>|->|→|⇒|➡️?|–>)\s*")
_EACH = re.compile(
    r"\b(?P<n>\d|a|one|two|three|four|five|six|seven) (?:nights?|nites?) (?:in )?(?:each|apiece|everywhere|per stop)\b|\b(?:each|everywhere)(?: for)? (?P<m>\d|one|two|three|four|five) (?:nights?|nites?)\b",
    re.IGNORECASE,
)
# What makes a list of places something else: bookings, polls, who comes, what goes out.
_ELSE = re.compile(
    r"\?|\b(?:book\w*|reserv\w*|hotel|hostel|air ?bnb|cottage|lodge|camp ?site|pitch|b&b|inn|conf|poll|vote\w*|or|new trip|trip to|join\w*|leav\w*|home|we live|famil\w+|"
    r"instead|drop|skip|remove|swap|replace|cancel|not|no|without|drive|driving|was|were|stayed|loved|how|far|kids?|adults?|late|met|meet)\b",
    re.IGNORECASE,
)


def route_list(scene: Scene) -> list[Call]:
    """The stops of a route told as a list, in order, with nights and days; none when it is no such list."""
    if not scene.mention or scene.context.trip is None or any(not m.bare for m in scene.money) or scene.codes:
        return []
    if small := _typed_small(scene.text):
        return [_stop(name, small, {}) for name in small]
    places = named(scene)
    if len(places) < 2 or _ELSE.search(_after_label(scene.text)):
        return []
    nights = _nights(scene.text, places)
    days = _days(scene, places)
    if not (_LABEL.search(scene.text) or _ADDED.search(scene.text) or _chained(scene.text, places)):
        told = nights.keys() | days.keys()
        if len(told) < max(2, len(places) - 1):
            return []
    return [_stop(name, nights, days) for name in dict.fromkeys(name for name, _ in places)]


def _after_label(text: str) -> str:
    label = _LABEL.search(text)
    return re.sub(
        r"\bon (?:the|our) way (?:home|back)\b", "", text[label.end() if label else 0 :], flags=re.I
    )


_SMALL = re.compile(
    r"\W*(?:(?:then|and|first|plus|stops?:?|route:?)\s+)*(?:(?P<p>[a-z][a-z' -]+?)\s*(?:x\s?|for |[(-]\s?)?(?P<n>\d|one|two|three|four|five|a) ?(?:n|nts?|nights?|nites?)\)?"
    r"|(?P<m>\d|one|two|three|four|five|a) ?(?:n|nts?|nights?|nites?) (?:in |at )?(?P<q>[a-z][a-z' -]+?))\W*"
)


def _typed_small(text: str) -> dict[str, int]:
    """A list without capitals in which every piece is a place with its nights: "keswick 2n, fort william 1n"."""
    pieces = [piece for piece in re.split(r"[,;\n]|\bthen\b|\band\b", text) if piece.strip(" .!")]
    read = [_SMALL.fullmatch(piece) for piece in pieces]
    if len(pieces) < 2 or not all(read) or any(c.isupper() for c in text):
        return {}
    return {(m["p"] or m["q"]).strip().title(): count(m["n"] or m["m"]) for m in read if m}


def _stop(name: str, nights: Mapping[str, int], days: Mapping[str, tuple[str, int]]) -> Call:
    start, stay = days.get(name, ("", 0))
    told = nights.get(name) or stay
    args: dict[str, object] = {"place": name}
    if told:
        args |= {"role": "overnight", "nights": told}
    return Call(name="add_stop", args={**args, **({"date": start} if start else {})})


def _nights(text: str, places: Sequence[tuple[str, Place]]) -> dict[str, int]:
    if each := _EACH.search(text):
        return dict.fromkeys((name for name, _ in places), count(each["n"] or each["m"]))
    return {name: n for name, n in nights_told(text, places).items() if n}


def _days(scene: Scene, places: Sequence[tuple[str, Place]]) -> dict[str, tuple[str, int]]:
    """First day and nights of each place with days of its own: "Oban 2-4 june"."""
    found = {}
    for index, (name, at) in enumerate(places):
        until = places[index + 1][1][0] if index + 1 < len(places) else len(scene.text)
        day = next((d for d in scene.dates if at[1] <= d.at[0] < until), None)
        first = scene.trip_days[0]
        if day is not None and day.end and (first is None or day.start >= first):
            found[name] = (day.start.isoformat(), (day.end - day.start).days)
    return found


def _chained(text: str, places: Sequence[tuple[str, Place]]) -> bool:
    """Whether arrows alone stand between all the places."""
    gaps = [text[a[1] : b[0]] for (_, a), (_, b) in itertools.pairwise(places)]
    return all(_CHAIN.fullmatch(gap) for gap in gaps)
