"""When a booking is, and until when it can be cancelled."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from agents.offline.corrections import standing
from agents.offline.scene import Scene, overlaps, placed
from agents.offline.values.dates import DateMatch
from agents.offline.values.times import TimeMatch

_CANCEL = re.compile(
    r"\b(?:cancel\w*|refund\w*|annul\w*|bail(?: out)?(?: for)? free|stornier\w*|annulation)\b[^.\n]{0,30}$",
    re.I,
)


def cancel_by(scene: Scene) -> tuple[str | None, list[DateMatch]]:
    days = list(scene.dates)
    for day in days:
        before = scene.text[max(0, day.at[0] - 46) : day.at[0]]
        if _CANCEL.search(before) or re.search(r"\brefundable (?:til|till|until|up to)\s*$", before, re.I):
            rest = [d for d in days if d is not day]
            return _limit(scene, day, rest), rest
    if m := re.search(r"cancel\w*[^.\n]{0,24}?\b(a|\d+|one|two|three) (week|day)s? before", scene.text, re.I):
        count = {"a": 1, "one": 1, "two": 2, "three": 3}.get(m[1].lower()) or int(m[1])
        rest = [d for d in days if not overlaps(d.at, m.span())]
        if rest:
            back = timedelta(days=count * (7 if m[2].lower() == "week" else 1))
            return (rest[0].start - back).isoformat(), rest
    return None, days


def _limit(scene: Scene, day: DateMatch, others: Sequence[DateMatch]) -> str:
    end = day.end or day.start
    if others and end > others[0].start and end.day <= 31 and re.fullmatch(r"the \d+\w*", day.text.strip()):
        end = end.replace(year=others[0].start.year, month=others[0].start.month)
        end = end if end <= others[0].start else _month_before(end)
    clock = next(
        (t for t in scene.times if 0 <= t.at[0] - day.at[1] <= 6 or 0 <= day.at[0] - t.at[1] <= 6), None
    )
    return f"{end.isoformat()}T{clock.hour:02d}:{clock.minute:02d}" if clock else end.isoformat()


def _month_before(day: date) -> date:
    first = day.replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, first.day))


_LEAVES = re.compile(
    r"\b(?:check(?:ing)?[- ]?out|out|leaving|departure)(?: (?:is|now|on|by))*:?\s+(?:the |on )?$",
    re.IGNORECASE,
)


def when(scene: Scene, kind: str, days: Sequence[DateMatch]) -> dict[str, object]:
    leaving = next((d for d in days if _LEAVES.search(scene.text[: d.at[0]])), None)
    if leaving is not None and len(days) == 1:
        return {"end": (leaving.end or leaving.start).isoformat()}
    if leaving is not None and days[0].start < leaving.start:
        return {"start": days[0].start.isoformat(), "end": leaving.start.isoformat()}
    days = standing(scene.text, list(days))
    if not days:
        return {}
    start, end, nights = _stretch(scene, kind, days)
    clocks = standing(
        scene.text,
        [t for t in scene.times if not any(overlaps(t.at, o.at) for o in placed(scene.codes, scene.dates))],
    )
    args: dict[str, object] = {"start": start.isoformat()}
    if end and end > start:
        args["end"] = end.isoformat()
    elif kind in ("lodging", "campsite") and (nights or len(days) == 1):
        args["end"] = (start + timedelta(days=nights or 1)).isoformat()
    return _clocked(scene, kind, args, clocks)


def _stretch(scene: Scene, kind: str, days: Sequence[DateMatch]) -> tuple[date, date | None, int | None]:
    first = days[0]
    ranged = next((d for d in days if d.end), None)
    nights = next((round(c.value) for c in scene.counts if "night" in c.unit), None)
    if ranged:
        return ranged.start, ranged.end, ranged.nights
    later = next((d.start for d in days[1:] if d.start > first.start), None)
    if nights:
        return first.start, first.start + timedelta(days=nights), nights
    return first.start, later, nights


def _clocked(
    scene: Scene, kind: str, args: dict[str, object], clocks: Sequence[TimeMatch]
) -> dict[str, object]:
    if not clocks or kind in ("lodging", "campsite"):
        return args
    hour = clocks[0].hour
    evening = (
        kind == "restaurant"
        and not clocks[0].sure
        and hour < 11
        and not re.search(r"\b(?:breakfast|brunch|lunch)\b", scene.text, re.I)
    )
    afternoon = not clocks[0].sure and hour < 6
    hour += 12 if evening or afternoon else 0
    args["start"] = f"{args['start']}T{hour % 24:02d}:{clocks[0].minute:02d}"
    if "end" not in args and (until := _until(scene, clocks)) and until.hour * 60 + until.minute > hour * 60:
        return args | {"end": f"{str(args['start'])[:10]}T{until.hour:02d}:{until.minute:02d}"}
    if "end" in args and len(clocks) > 1:
        args["end"] = f"{args['end']}T{clocks[1].hour:02d}:{clocks[1].minute:02d}"
    elif "end" in args and kind == "rental" and re.search(r"\bsame (?:hour|time)\b", scene.text, re.I):
        args["end"] = f"{args['end']}T{hour % 24:02d}:{clocks[0].minute:02d}"
    return args


_TO = re.compile(r"\s*(?:to|until|till?|-|–|—)\s*", re.IGNORECASE)


def _until(scene: Scene, clocks: Sequence[TimeMatch]) -> TimeMatch | None:
    """Return the second of two plain times with "to" between them: "19:00 to 21:30"."""
    if len(clocks) < 2 or not (clocks[0].sure and clocks[1].sure):
        return None
    return clocks[1] if _TO.fullmatch(scene.text[clocks[0].at[1] : clocks[1].at[0]]) else None
