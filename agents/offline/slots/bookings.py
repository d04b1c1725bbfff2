"""Bookings: new ones and corrected ones."""

import itertools
import re
from datetime import timedelta

from agents.context import Call
from agents.offline.scene import Scene
from agents.offline.slots.booking_before import lines_before, says_done, with_line_before
from agents.offline.slots.booking_days import when
from agents.offline.slots.booking_details import details
from agents.offline.slots.booking_kinds import by_the_hour, kind_told
from agents.offline.slots.booking_known import known_booking
from agents.offline.slots.booking_limits import cancel_by
from agents.offline.slots.booking_names import name_place
from agents.offline.slots.booking_nights import counts_from_before, night_after
from agents.offline.slots.booking_parties import party_told
from agents.offline.slots.booking_totals import in_all
from agents.offline.slots.replaced import old_and_new


def _items(scene: Scene) -> list[Scene]:
    """A pasted or numbered list has a booking an item; other text is one booking."""
    text = scene.text
    marks = [m.start() for m in re.finditer(r"(?m)^\s*(?:\d+[).]|\+|[-•*–])\s+(?=\w)", text)]
    if len(marks) < 1 or "\n" not in text:
        return [scene]
    head = text[: marks[0]]
    first = scene.root.part([(min(s for s, _ in scene.spans), marks[0])])
    bounds = [*marks, max(e for _, e in scene.spans)]
    parts = [scene.root.part([(s, e)]) for s, e in itertools.pairwise(bounds)]
    if sum(_stands_alone(p) for p in [first, *parts]) < 2:
        return [_flowing(scene)]  # one booking told line by line
    parts = [p for p in parts if p.dates]
    if re.search(r"\w", head) and first.dates and not head.rstrip().endswith(":"):
        parts.insert(0, first)
    return parts or [scene]


_LINE = re.compile(r"\s*\n\s*(?:\d+[).]|[-+•*–])?\s*")
_HEADING = re.compile(r"^\W*(?:[\w'’]+ ){0,3}[\w'’]+ ?:\s*\n")


def _stands_alone(item: Scene) -> bool:
    """Whether an item of a list has what a booking has of its own: a day, and some name."""
    bare = item.text
    for start, end in item.taken():
        bare = bare[:start] + " " * (end - start) + bare[end:]
    return bool(item.dates) and re.search(r"[A-ZÀ-Þ][^\W\d_]{2,}", bare) is not None


def _flowing(scene: Scene) -> Scene:
    """The same words in one line, without the list's marks and a heading that names nothing."""
    text = _LINE.sub(", ", _HEADING.sub("", scene.text.strip())).strip(" ,-–•*")
    return Scene(text, scene.mention, scene.context)


def add_reservation(scene: Scene) -> list[Call]:
    """One call per booking told."""
    replaced = None
    if (parts := old_and_new(scene)) is not None:
        replaced, scene = parts
    told = [c for part in _items(scene) if (c := _booking(part, scene, replaced))]
    return [found for call in told if (found := _done_before(scene, call))]


def _done_before(scene: Scene, call: Call) -> Call | None:
    """ "booked! conf 88213": what the speaker's own lines before told of; alone it is no booking."""
    if not says_done(call.args["name"]):
        return call
    earlier = [c for line in lines_before(scene) for c in add_reservation(line)]
    found = with_line_before(call, earlier)
    return found or (call if {"start", "price"} & set(call.args) else None)


def _of_old_kind(kind: str, part: Scene, replaced: Scene) -> str:
    """A booking in another's place is of the same kind, unless its own words (or nights) tell another."""
    names = replaced.context.reservations
    named = [names[f.index] for f in replaced.things(names, 0.3)][:1]
    before = kind_told(replaced.text, named[0] if named else None)
    if kind == "other":
        return before
    eaten = before == "restaurant" and kind == "lodging" and part.times and not any(d.end for d in part.dates)
    nights = re.search(r"\b(?:nights?|rooms?|check|stay)\b", part.text, re.I)
    return before if eaten and not nights else kind


def _after_the_last(scene: Scene) -> dict[str, object]:
    """ "the night after": after the last day the speaker told of; without one it has no day yet."""
    day = night_after(lines_before(scene))
    return (
        {"start": day.isoformat(), "end": (day + timedelta(days=1)).isoformat()}
        if day
        else {"start": "", "end": ""}
    )


def _booking(part: Scene, whole: Scene, replaced: Scene | None) -> Call | None:
    known = None if replaced else known_booking(part)
    kind = kind_told(part.text, known)
    cancel, days = cancel_by(part)
    kind = kind if known else by_the_hour(kind, part, days)
    kind = _of_old_kind(kind, part, replaced) if replaced else kind
    if known and kind == "other" and any(d.end and d.end > d.start for d in days):
        kind = "lodging"
    args: dict[str, object] = {"kind": kind} if kind != "other" or not known else {}
    name, place = name_place(part, kind, known)
    args["name"] = name
    if place:
        args["place"] = place
    args |= when(part, kind, days, known is not None)
    if counts_from_before(part) and len(days) < 2:
        args |= _after_the_last(whole)
    if cancel:
        args["cancel_by"] = cancel
    args |= details(part, kind)
    args = in_all(part, args)
    if party := party_told(part, whole):
        args["party"] = party
    told = {key: value for key, value in args.items() if value != ""}
    return Call(name="add_reservation", args=told) if name else None
