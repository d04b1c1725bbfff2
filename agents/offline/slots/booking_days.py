# ruff: noqa: E501  # a pattern reads best on one line
"""When a booking is."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from agents.offline.corrections import standing
from agents.offline.scene import Scene, overlaps, placed
from agents.offline.slots.booking_hours import clocked
from agents.offline.slots.booking_limits import within_limit
from agents.offline.slots.booking_nights import nights_by_number
from agents.offline.values.dates import DateMatch
from agents.offline.values.times import TimeMatch

_LEAVES = re.compile(
    r"\b(?:check(?:ing)?[- ]?out|out|leaving|departure)(?: (?:is|now|on|by))*:?\s+(?:the |on )?$",
    re.IGNORECASE,
)


def when(scene: Scene, kind: str, days: Sequence[DateMatch], known: bool = False) -> dict[str, object]:
    """Start and end as said; of a known booking only what was said anew."""
    days = _still_meant(scene, days)
    leaving = next((d for d in days if _leaves(scene, d, known)), None)
    if leaving is not None and len(days) == 1:
        return {"end": (leaving.end or leaving.start).isoformat()}
    if leaving is not None and days[0].start < leaving.start:
        comes = days[0].start.isoformat() + _right_after(scene, days[0])
        return {"start": comes, "end": leaving.start.isoformat() + _right_after(scene, leaving)}
    days = standing(scene.text, list(days))
    if not days and kind in ("lodging", "campsite") and (stay := nights_by_number(scene)):
        return {"start": stay[0].isoformat(), "end": stay[1].isoformat()}
    if not days:
        return {}
    start, end, nights = _stretch(scene, kind, days)
    clocks = standing(
        scene.text,
        [t for t in scene.times if not any(overlaps(t.at, o.at) for o in placed(scene.codes, scene.dates))],
    )
    clocks = [t for t in clocks if not within_limit(scene, t.at)]
    if len(clocks) > 1:  # "a table for 9 at 6:30"
        clocks = [t for t in clocks if not _counts_heads(scene, t)] or clocks
    args: dict[str, object] = {"start": start.isoformat()}
    if end and end > start:
        args["end"] = end.isoformat()
    elif kind in ("lodging", "campsite") and (nights or (len(days) == 1 and not known)):
        args["end"] = (start + timedelta(days=nights or 1)).isoformat()
    return clocked(scene, kind, args, clocks)


def _counts_heads(scene: Scene, clock: TimeMatch) -> bool:
    return (
        clock.text.isdigit() and re.search(r"\bfor $", scene.text[: clock.at[0]], re.IGNORECASE) is not None
    )


_OLD_DAY = re.compile(
    r"\b(?:instead of|in place of|rather than|and not|not|no longer|down from|was)\s+(?:on |the |until |till )*$",
    re.I,
)


def _still_meant(scene: Scene, days: Sequence[DateMatch]) -> list[DateMatch]:
    """The days without those only told as what it was before ("until the 26th instead of the 25th")."""
    exact = {d.start.weekday() for d in days if re.search(r"\d", d.text)}
    days = [d for d in days if not (_WEEKDAY.fullmatch(d.text) and d.start.weekday() in exact)] or days
    return [d for d in days if not _OLD_DAY.search(scene.text[: d.at[0]])] or list(days)


_WEEKDAY = re.compile(r"(?:on |this |next |the )?[a-z]{3,9}\.?", re.I)  # "our sunday brunch, sep 13"


_UNTIL = re.compile(
    r"\b(?:until|till?|through|extended to|extended (?:until|till?)|prolonged to)\s+(?:the |on )?$", re.I
)


def _leaves(scene: Scene, day: DateMatch, known: bool) -> bool:
    before = scene.text[: day.at[0]]
    return bool(_LEAVES.search(before)) or (known and day.end is None and bool(_UNTIL.search(before)))


def _right_after(scene: Scene, day: DateMatch) -> str:
    """The hour written right behind a day of arrival or departure in a form ("Check-in: 25-12-2027 12:00")."""
    if not re.search(
        r"\bcheck[- ]?(?:in|out)\b\W*$|\b(?:arriv\w+|depart\w+)\s*:\s*$", scene.text[: day.at[0]], re.I
    ):
        return ""
    clock = next((t for t in scene.times if t.sure and 0 < t.at[0] - day.at[1] <= 3), None)
    gap = scene.text[day.at[1] : clock.at[0]] if clock else "-"
    return f"T{clock.hour:02d}:{clock.minute:02d}" if clock and not re.search(r"\w", gap) else ""


_AND = re.compile(r"\s*(?:and|&|\+)\s*(?:the )?", re.I)
_NIGHTS_OF = re.compile(
    r"\bnights? (?:(?:of|for)\b)?(?: ?the)?\s*$", re.I
)  # "the nights of the 26th and 27th"


def _stretch(scene: Scene, kind: str, days: Sequence[DateMatch]) -> tuple[date, date | None, int | None]:
    first = days[0]
    ranged = next((d for d in days if d.end), None)
    nights = next((round(c.value) for c in scene.counts if "night" in c.unit), None)
    if (
        ranged
        and ranged.end
        and _NIGHTS_OF.search(scene.text[: ranged.at[0]])
        and re.search(r"and|&", ranged.text)
    ):
        return ranged.start, ranged.end + timedelta(days=1), ranged.nights
    if (
        ranged
        and ranged.end
        and kind in ("lodging", "campsite")
        and re.search(r"\d\s*(?:and|&)\s*\d", ranged.text)
    ):
        return ranged.start, ranged.end + timedelta(days=1), ranged.nights  # "July 1 and 2" are two nights
    if ranged:
        return ranged.start, ranged.end, ranged.nights
    if (
        len(days) > 1
        and _NIGHTS_OF.search(scene.text[: first.at[0]])
        and _AND.fullmatch(scene.text[first.at[1] : days[1].at[0]])
    ):
        return first.start, days[1].start + timedelta(days=1), None
    later = next((d.start for d in days[1:] if d.start > first.start), None)
    if nights:
        return first.start, first.start + timedelta(days=nights), nights
    return first.start, later, nights
