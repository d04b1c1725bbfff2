# ruff: noqa: E501  # a pattern reads best on one line
"""When families join and leave."""

import re
from collections.abc import Sequence
from datetime import timedelta

from agents.context import Call
from agents.offline.corrections import denied, standing
from agents.offline.scene import Place, Scene
from agents.offline.slots.booking_places import as_stop
from agents.offline.slots.coming_going import Mark, marks
from agents.offline.slots.in_trip import in_trip
from agents.offline.slots.places import named
from agents.offline.values.dates import DateMatch
from tools.values import numbers

_ONE_DAY_OUT = re.compile(
    r"\b(?:can'?t|cannot|can not|cant|won'?t|wont|unable to)\s+(?:do|make|be there|be around|come|manage)(?: it| along| out)?(?: on)?\s+(?:the \d|\d|mon|tue|wed|thu|fri|sat|sun|that day|tomorrow)",
    re.IGNORECASE,
)


def set_presence(scene: Scene) -> list[Call]:
    """Join and leave dates and places of each family meant."""
    if _ONE_DAY_OUT.search(scene.text) and len(scene.dates) == 1:
        return []  # who misses a day neither joins nor leaves on it
    told = marks(scene)
    days = _days(scene, told)
    sides: dict[str, dict[str, object]] = {}
    for day in days:
        mark = _mark(scene, told, day.at)
        begin, end = day.start, day.end
        both = end and end != begin and day.grain == "day" and len(days) == 1 and not day.bound
        for family in _families(scene, mark):
            args = sides.setdefault(family, {})
            if both and end:
                args |= {"joins_date": begin.isoformat(), "leaves_date": end.isoformat()} | args
            else:
                one = end if end and mark.side == "leaves" else in_trip(scene, day, mark.side)
                args.setdefault(f"{mark.side}_date", one.isoformat())
    for name, at in _places(scene, told):
        mark = _mark(scene, told, at)
        for family in _families(scene, mark):
            sides.setdefault(family, {}).setdefault(f"{mark.side}_place", name)
    if not days:
        for family, args in _shifted(scene, told).items():
            sides[family] = {**args, **sides.get(family, {})}
    calls = [Call(name="set_presence", args={"family": f, **_sensible(told, a)}) for f, a in sides.items()]
    return calls[:2]


_SHIFT = re.compile(
    r"\b(?P<n>an?|the|one|two|three|four|\d)\s+(?:whole |full )?(?P<u>day|week)s? (?P<way>early|earlier|before (?:the end|you|everyone|the rest|the others)|late|later|after (?:you|everyone|the rest|the others))\b",
    re.IGNORECASE,
)


def _shifted(scene: Scene, told: Sequence[Mark]) -> dict[str, dict[str, object]]:
    """ "We have to leave a day early", "they come two days later": counted from the trip's own days."""
    trip, found = scene.context.trip, dict[str, dict[str, object]]()
    for said in _SHIFT.finditer(scene.text):
        before = [m for m in told if m.at[1] and m.at[0] <= said.start()] or [m for m in told if m.at[1]]
        if trip is None or not before:
            continue
        mark, way = before[-1], said["way"].lower()
        days = (numbers.whole(said["n"].lower().replace("the", "one")) or 1) * (
            7 if said["u"].lower() == "week" else 1
        )
        early = way.startswith(("early", "earlier", "before"))
        if mark.side == "leaves" and early and trip.end_date:
            day = trip.end_date - timedelta(days=days)
        elif mark.side == "joins" and not early and trip.start_date:
            day = trip.start_date + timedelta(days=days)
        else:
            continue
        for family in _families(scene, mark):
            found.setdefault(family, {})[f"{mark.side}_date"] = day.isoformat()
    return found


def _families(scene: Scene, mark: Mark) -> list[str]:
    """Whom a word of coming or going is of; "not the X" and "except X" name one alone."""
    found = list(mark.families)
    if len(found) > 1 and re.search(r"\bnot the\b", scene.text):
        return found[-1:]
    if not found:
        return [w.party.partition(":")[2] for w in scene.root.people if w.how == "family"][:1]
    return found[:2]


def _sensible(told: Sequence[Mark], args: dict[str, object]) -> dict[str, object]:
    """Without a day of leaving before the one of joining, unless going was told: "school until wednesday, we come on the 6th"."""
    joins, leaves = args.get("joins_date"), args.get("leaves_date")
    going = any(m.side == "leaves" and m.at[1] for m in told)
    if joins and leaves and str(leaves) < str(joins) and not going:
        return {k: v for k, v in args.items() if k != "leaves_date"}
    return args


def _clause(scene: Scene, at: Place) -> Place:
    return next((c for c in scene.clauses if c[0] <= at[0] < c[1]), (at[0], at[0]))


def _mark(scene: Scene, told: Sequence[Mark], at: Place) -> Mark:
    """The word a day or place belongs to: one of its clause, else the last before it, else the first."""
    start, end = _clause(scene, at)
    inside = [m for m in told if start <= m.at[0] < end]
    before = [m for m in inside or told if m.at[0] <= at[0]]
    return before[-1] if before else (inside or list(told))[0]


def _days(scene: Scene, told: Sequence[Mark]) -> list[DateMatch]:
    """The days of coming and going, without those only told of what keeps somebody."""
    days = standing(scene.text, scene.dates)
    wrong = denied(scene.text, days)
    days = [d for d in days if d not in wrong] or days
    said = [m for m in told if m.at[1]]
    clauses = [_clause(scene, m.at) for m in said]
    near = [d for d in days if any(c[0] <= d.at[0] < c[1] for c in clauses)] or _after(days, said) or days
    return [d for d in near if not _since_so(scene, d, said)] or near


def _after(days: Sequence[DateMatch], said: Sequence[Mark]) -> list[DateMatch]:
    """Days told behind the first word of coming or going: "Friesens gone after Nelson. Aug 5."."""
    return [d for d in days if said and d.at[0] > said[0].at[0]]


_SO = re.compile(r"\b(?:so|therefore|hence|which means|thus|that's why)\b", re.I)


def _since_so(scene: Scene, day: DateMatch, said: Sequence[Mark]) -> bool:
    """Whether a day is the reason: "off work till Monday so we join on Tuesday"."""
    start, end = _clause(scene, day.at)
    so = [m for m in _SO.finditer(scene.text, start, end) if m.start() > day.at[0]]
    return any(m.at[0] > so[-1].start() for m in said) if so else False


_LED = re.compile(r"\b(?:in|at|from|to|after|by|near|into|@)\s+(?:the\s+)?$", re.I)
_HOME = re.compile(r"\b(?:from|out of)\s+$", re.I)
_DENIED = re.compile(r"\bnot (?:in|at|from)\s+$", re.I)


def _places(scene: Scene, told: Sequence[Mark]) -> list[tuple[str, Place]]:
    """Where they come and go: the trip's stops, and other names behind in, at, from, to in a clause of coming or going."""
    found = [(scene.context.stops[hit.index], hit.at) for hit in scene.things(scene.context.stops, 0.6)]
    clauses = [_clause(scene, m.at) for m in told if m.at[1]]
    for name, at in named(scene):
        if any(a[0] <= at[0] < a[1] or at[0] <= a[0] < at[1] for _, a in found):
            continue
        before = scene.text[: at[0]]
        if not _LED.search(before) or not _beside(scene, at, clauses):
            continue
        if _HOME.search(before) and _mark(scene, told, at).side == "joins":
            continue
        found.append((as_stop(scene, name), at))
    kept = [
        f
        for f in sorted(found, key=lambda f: f[1])
        if not _DENIED.search(scene.text[max(0, f[1][0] - 10) : f[1][0]])
    ]
    told_so = [f for f in kept if not _reason(scene, told, f[1])]
    return told_so or (kept if re.search(r"\bthere\b", scene.text, re.I) else [])


def _beside(scene: Scene, at: Place, clauses: Sequence[Place]) -> bool:
    """Whether a place stands in a clause of coming or going, right behind one, or as "from X" of its own in that sentence."""
    if any(c[0] <= at[0] < c[1] or 0 < at[0] - c[1] < 12 for c in clauses):
        return True
    sentence = next((s for s in scene.sentences if s[0] <= at[0] < s[1]), at)
    own = _LED.fullmatch(scene.text[_clause(scene, at)[0] : at[0]].lstrip())
    return own is not None and any(sentence[0] <= c[0] < sentence[1] for c in clauses)


def _reason(scene: Scene, told: Sequence[Mark], at: Place) -> bool:
    """Whether a place is only told of what keeps somebody, before the "so" of their coming."""
    start, end = _clause(scene, at)
    so = [m for m in _SO.finditer(scene.text, start, end) if m.start() > at[0]]
    if not so or any(start <= m.at[0] < so[-1].start() for m in told):
        return False
    return any(m.at[0] > so[-1].start() for m in told)
