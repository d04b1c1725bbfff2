# ruff: noqa: E501  # a pattern reads best on one line
"""The hours of the day a family drives between."""

import re

from agents.offline.corrections import standing
from agents.offline.scene import Scene, overlaps
from agents.offline.values.times import TimeMatch
from tools.values import numbers

_BEFORE = re.compile(
    r"\b(?:before|b4|earliest|earlier(?: than)?|(?:not|n'?t|never|no|won'?t|can'?t)\b[^,;.]*\b(?:until|till?|til)|not out the door|start(?:ing|in|s)?|set off|useless before|until|til)\b",
    re.I,
)
_AFTER = re.compile(
    r"\b(?:after|past|by|latest|no later|parked|parking|shut down|stops?|stopped|engines? off|in bed|done|finish(?:ed)?|arriv\w+|sunset|off the roads?|dark|later than|until|till|stop driving)\b",
    re.I,
)
_BARE_HOUR = r"(\d{1,2}|five|six|seven|eight|nine|ten|eleven)(?:[.:]([0-5]\d))?\b(?!\s*[:%/]|\s*(?:hours?|hrs?|h\b|min|people|days?|nights?|am|pm|\d))"
_BARE_BEFORE = re.compile(
    rf"\b(?:not |never |nothing |no \w+ |n'?t \w+ )?(?:\w+ ){{0,4}}?before {_BARE_HOUR}", re.I
)


def hours_told(scene: Scene) -> dict[str, object]:
    """Not on the road before or after an hour of the day."""
    args: dict[str, object] = {}
    text = scene.text
    taken = [d.at for d in scene.durations] + [m.at for m in scene.money if not m.bare]
    for clock in standing(text, scene.times):
        if any(overlaps(clock.at, at) for at in taken):
            continue
        ended = max((c.at[1] for c in scene.times if c.at[1] <= clock.at[0]), default=0)
        before = text[max(ended, clock.at[0] - 40) : clock.at[0]]
        if re.search(r"\bmake (?:it|that)\s+$", before, re.I) and scene.durations:
            continue
        early = _ends(_BEFORE, before) > _last(_AFTER, before)
        if not early and not _AFTER.search(before) and not _AFTER.search(text[clock.at[1] :][:24]):
            continue  # "naps at 1" limits nothing
        hour = _of_day(clock, early)
        if early == (hour <= _NOON):  # nobody stops for the night in the morning
            args.setdefault("not_before" if early else "not_after", f"{hour:02d}:{clock.minute:02d}")
    found = _BARE_BEFORE.search(text)
    if "not_before" not in args and found and not scene.times:
        hour = numbers.whole(found[1].lower()) or 0
        if 4 <= hour <= 12:
            args["not_before"] = f"{hour:02d}:{found[2] or '00'}"
    return args


_NOON = 12


def _of_day(clock: TimeMatch, early: bool) -> int:
    """The hour of the day meant by a clock without am or pm: mornings to start, evenings to stop."""
    hour = clock.hour
    if early and not clock.sure and 12 < hour < 19:
        return hour - (12 if hour > 16 else 0)
    return hour + 12 if not early and not clock.sure and hour < 12 else hour


def _ends(pattern: re.Pattern[str], text: str) -> int:
    """Where the last of the words ends, so that "not ... until" wins over the "until" in it."""
    found = [m.end() - 1 for m in pattern.finditer(text)]
    return found[-1] if found else -1


def _last(pattern: re.Pattern[str], text: str) -> int:
    found = [m.start() for m in pattern.finditer(text)]
    return found[-1] if found else -1
