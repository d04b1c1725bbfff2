# ruff: noqa: E501  # a pattern reads best on one line
"""Days of a trip: told, corrected, moved, lengthened."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from agents.offline.corrections import standing
from agents.offline.scene import Scene
from agents.offline.slots.in_trip import in_trip
from agents.offline.values.dates import DateMatch


def span(scene: Scene) -> dict[str, object]:
    days = standing(scene.text, scene.dates)
    if not days:
        return {}
    ranged = [d for d in days if d.end and d.end != d.start]
    if again := _said_again(scene.text, ranged):
        return again
    if ranged:
        last = ranged[-1] if ranged[-1].grain == "day" else ranged[0]
        begin, end = last.start, last.end
        return _range(begin, end, last.nights)
    if len(days) >= 2 and (days[-1].start > days[0].start or _backwards(scene.text, days)):
        return _range(days[0].start, days[-1].start, None)
    first = days[0]
    same_day = _SAME_DAY.search(first.text)
    return _range(first.start, first.start if same_day and not first.end else None, None)


_TO = re.compile(r"\s*(?:to|until|till|through|thru|–|-)\s*", re.IGNORECASE)
_SAME_DAY = re.compile(r"\s(?:to|until|till|through|thru|–|-)\s|\b(?:one|single|same) day\b", re.IGNORECASE)


def _backwards(text: str, days: Sequence[DateMatch]) -> bool:
    """Whether two days are told as from one to the other though the second is earlier: asked about, not dropped."""
    between = text[days[0].at[1] : days[-1].at[0]]
    return len(days) == 2 and _TO.fullmatch(between) is not None


_AGAIN = re.compile(
    r"^[.,!…\s]*(?:(?:no|nope|nah|wait|sorry|actually|scratch that|make it|make that|i mean|correction)[,.!…\s]+)+(?:the )?(?P<a>\d{1,2})(?:st|nd|rd|th)?\s*(?:to|-|–|through|thru|until|till)\s*(?:the )?(?P<b>\d{1,2})(?:st|nd|rd|th)?\b(?!\s*(?:people|nights|days|[:/]))",
    re.IGNORECASE,
)


def _said_again(text: str, ranged: Sequence[DateMatch]) -> dict[str, object]:
    """Days corrected by their numbers alone: "oct 7 to 11. no wait, 8 to 12"."""
    for day in reversed(ranged):
        found = _AGAIN.match(text[day.at[1] :])
        if found and day.end:
            try:
                return _range(
                    day.start.replace(day=int(found["a"])), day.end.replace(day=int(found["b"])), None
                )
            except ValueError:
                return {}
    return {}


def _range(start: date, end: date | None, nights: int | None) -> dict[str, object]:
    if nights:
        return {"start_date": start.isoformat(), "nights": nights}
    return {"start_date": start.isoformat(), **({"end_date": end.isoformat()} if end else {})}


def nights_said(scene: Scene) -> int | None:
    counts = standing(scene.text, [c for c in scene.counts if c.unit.startswith("night")])
    return round(counts[-1].value) if counts else None


def of_a_stop(nights: int, span: Mapping[str, object]) -> bool:
    """Whether nights told beside both days of the trip are fewer than it has: some stop's nights, not the trip's."""
    if "end_date" not in span:
        return False
    start, end = (date.fromisoformat(str(span[k])) for k in ("start_date", "end_date"))
    return nights < (end - start).days


_SHIFT = re.compile(
    r"\b(?:one|a|exactly one|exactly a|two|\d+) weeks? (?:later|earlier|back|forward|sooner)|\b(?:back|by|out|later|forward)\b.{0,20}\b(?:a|one|two|exactly one|exactly a|\d+) (?:week|fortnight|days?)|\b(?:a|one|two|three|\d+) (?:weeks?|fortnight|days?) (?:later|earlier|sooner)|push(?:ed)?\b.{0,24}\b(?:week|fortnight|days?)",
    re.I,
)
_COUNT = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_EXTEND = re.compile(
    r"\b(?:extend|add|stay|longer|extra|need|want|make)\b.{0,24}?\b(?P<n>a|an|one|two|three|four|\d+)\b(?: (?:extra|more|whole|full))?.{0,10}\bdays?\b(?! (?:early|earlier|late|later|sooner|off|trip|a\b|per|shorter|less))|\bshave (?P<less>a|one|two|\d+) days? off the end|\bone day (?P<sooner>sooner|earlier|less)",
    re.I,
)


def moved(scene: Scene) -> dict[str, object]:
    start, end = scene.trip_days
    if not start or not end:
        return {}
    m = None if re.search(r"\b(?:extend|lengthen|prolong)", scene.text, re.I) else _SHIFT.search(scene.text)
    if (m and not scene.dates) or (
        m and re.search(r"whole|everything|all of it|entire|the trip", scene.text, re.I)
    ):
        count = next(
            (
                int(w) if w.isdigit() else _COUNT[w]
                for w in re.findall(r"\w+", m[0].lower())
                if w.isdigit() or w in _COUNT
            ),
            1,
        )
        unit = 14 if "fortnight" in m[0].lower() else 7 if "week" in m[0].lower() else 1
        move = timedelta(days=count * unit * (-1 if re.search(r"earlier|sooner", m[0], re.I) else 1))
        return {"start_date": (start + move).isoformat(), "end_date": (end + move).isoformat()}
    return {}


def new_days(scene: Scene) -> dict[str, object]:
    end = scene.trip_days[1]
    found = span(scene)
    m = _EXTEND.search(scene.text)
    if m and end:
        count = m["n"] or m["less"] or "one"
        days = int(count) if count.isdigit() else _COUNT[count.lower()]
        end_new = end + timedelta(days=-days if m["less"] or m["sooner"] else days)
        begin = (
            {"start_date": found["start_date"]}
            if m["less"] and "start_date" in found and "end_date" not in found
            else {}
        )
        return {**begin, "end_date": end_new.isoformat()}
    if (
        len(found) == 1
        and "start_date" in found
        and re.search(
            r"\b(?:end|ends|back|home|return|until|till?|thru|through|extend\w*|last day|stay\w*)\b",
            scene.text,
            re.I,
        )
        and not re.search(r"\bend stays\b|\bstarts?\b", scene.text, re.I)
    ):
        told = standing(scene.text, scene.dates)
        return {"end_date": in_trip(scene, told[0], "leaves").isoformat() if told else found["start_date"]}
    return found
