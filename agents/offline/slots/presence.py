# ruff: noqa: E501  # a pattern reads best on one line
"""When families join and leave, and their limits."""

import re

from agents.context import Call
from agents.offline.corrections import denied, standing
from agents.offline.phrases import families_meant, own_family
from agents.offline.scene import Place, Scene
from agents.offline.slots.places import named

_JOIN = re.compile(
    r"\b(?:join\w*|meet\w*|arriv\w*|catch(?:ing)?(?: up| you)?|hop(?:ping)? on|come|comes|coming|in from|get there|gets? (?:in|to)|is there from|are there from|in at|lands?|only (?:from|the second)|jump(?:s|ing)? in|pick(?:s|ed)? (?:us )?up|as of|there)\b",
    re.I,
)
_LEAVE = re.compile(
    r"\b(?:leav\w*|peel\w*|head(?:s|ing)? home|go(?:es|ing)? home|out (?:from|of|after)|drop out|til+|until|fly(?:ing)? home|out after|bail\w*|depart\w*|home from|stay until|split off|can only stay)\b",
    re.I,
)


def set_presence(scene: Scene) -> list[Call]:
    """Join and leave dates and places of each family meant."""
    families = _families(scene)
    args = _sides(scene)
    if len(families) > 1 and re.search(r"\bnot the\b|\bthem:|\bexcept\b", scene.text):
        families = families[-1:] if re.search(r"\bnot the\b", scene.text) else families
    return [Call(name="set_presence", args={"family": f, **args}) for f in families[:2]] if args else []


def _families(scene: Scene) -> list[str]:
    found = families_meant(scene)
    if not found and own_family(scene) is None:
        found = [w.party.partition(":")[2] for w in scene.root.people if w.how == "family"][:1]
    return found


def _sides(scene: Scene) -> dict[str, object]:
    marks = sorted(
        [(m.start(), m.end(), "joins") for m in _JOIN.finditer(scene.text)]
        + [(m.start(), m.end(), "leaves") for m in _LEAVE.finditer(scene.text)]
    )
    if not marks:
        marks = [(0, 0, "joins")]
    if re.search(r"\b(?:not|n'?t|aint) leav\w* (?:un)?til", scene.text, re.I):
        marks = [(s, e, "joins") for s, e, _ in marks]
    args: dict[str, object] = {}
    days = standing(scene.text, scene.dates)
    wrong = denied(scene.text, days)
    days = [d for d in days if d not in wrong] or days
    for day in days:
        side = _side(marks, day.at)
        begin, end = day.start, day.end
        if end and end != begin and day.grain == "day" and len(days) == 1 and not day.bound:
            args.setdefault("joins_date", begin.isoformat())
            args.setdefault("leaves_date", end.isoformat())
            continue
        chosen = end if end and side == "leaves" else begin
        args.setdefault(f"{side}_date", chosen.isoformat())
    for name, at in _places(scene):
        args.setdefault(f"{_side(marks, at)}_place", name)
    joins, leaves = args.get("joins_date"), args.get("leaves_date")
    if joins and leaves and str(leaves) < str(joins):  # "school until wednesday, we come on the 6th"
        args.pop("leaves_date")
    return args


def _places(scene: Scene) -> list[tuple[str, Place]]:
    found = []
    for hit in scene.things(scene.context.stops, 0.6):
        found.append((scene.context.stops[hit.index], hit.at))
    for name, at in named(scene):
        led = re.search(r"\b(?:in|at|from|to|after)\s+(?:the\s+)?$", scene.text[: at[0]], re.I)
        if led and not any(a[0] <= at[0] < a[1] or at[0] <= a[0] < at[1] for _, a in found):
            found.append((name, at))
    kept = []
    for name, at in sorted(found, key=lambda f: f[1]):
        if not re.search(r"\bnot (?:in|at|from)\s+$", scene.text[max(0, at[0] - 10) : at[0]], re.I):
            kept.append((name, at))
    return kept


def _side(marks: list[tuple[int, int, str]], at: Place) -> str:
    before = [m for m in marks if m[0] <= at[0]]
    if before:
        return before[-1][2]
    return marks[0][2]


_PER_LEG = re.compile(
    r"\b(?:at a (?:time|stretch|go)|stretch|in (?:one|a) (?:piece|sitting)|at once|legs?|without (?:a )?(?:stop|break|stopping)|between (?:stops|breaks)|in one go|in a seat|every|each|per leg|a leg|stop each|straight|non-?stop|longer than|break)\b",
    re.I,
)
_MONEY_WORDS = re.compile(r"\bnight|\blodging|\bhotel|\brooms?\b|\bbudget|\bcapped\b|\bcap\b", re.I)
_CLOCK = re.compile(r"\b(?:before|after|until|till|by|past)\s+$", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:before|earliest|not out the door|start(?:ing|in|s)?|set off|useless before|until)\b", re.I
)
_AFTER = re.compile(
    r"\b(?:after|past|by|latest|parked|shut down|off the road|dark|later than|until|till)\b", re.I
)


def set_limits(scene: Scene) -> list[Call]:
    """Driving, lodging and hours of each family meant."""
    families = families_meant(scene)
    text = scene.text
    parts = _by_family(scene, families)
    shared = bool(
        re.search(r"\bAND for\b|\band (?:for )?the\b.*\b(?:too|both)\b|\bwe agreed\b|\bboth families\b", text)
    )
    calls = []
    for family, part in parts:
        args = _limits(scene if shared or len(parts) == 1 else part)
        if args:
            calls.append(Call(name="set_limits", args={"family": family, **args}))
    return calls or (
        [Call(name="set_limits", args={"family": families[0], **_limits(scene)})]
        if families and _limits(scene)
        else []
    )


def _by_family(scene: Scene, families: list[str]) -> list[tuple[str, Scene]]:
    own = own_family(scene)
    if len(families) < 2:
        return [(f, scene) for f in families[:1]]
    marks: list[tuple[int, str]] = []
    for who in scene.people:
        name = who.party.partition(":")[2] if who.how == "family" else own if who.how == "us" else None
        if name and name not in [m[1] for m in marks]:
            marks.append((who.at[0], name))
    ends = [m[0] for m in marks[1:]] + [len(scene.whole)]
    return [(name, scene.root.part([(start, end)])) for (start, name), end in zip(marks, ends, strict=True)]


def _limits(scene: Scene) -> dict[str, object]:
    args: dict[str, object] = {}
    text = scene.text
    spans = standing(text, scene.durations)
    wrong = denied(text, scene.durations)
    for span in [s for s in spans if s not in wrong] or spans:
        around = _window(scene, span.at)
        leg = _PER_LEG.search(around) and not re.search(
            r"\b(?:a|per|each|in the|in a|every) day\b|\bdaily\b|\bof driving per\b|\bday\b",
            text[span.at[1] : span.at[1] + 30].split(",")[0],
            re.I,
        )
        key = "drive_minutes_per_leg" if leg else "drive_minutes_per_day"
        args.setdefault(key, round(span.value))
    if _MONEY_WORDS.search(text):
        sums = standing(text, [m for m in scene.money if not _CLOCK.search(text[: m.at[0]])])
        sums = [m for m in sums if m not in denied(text, sums)] or sums
        if sums:
            args["lodging_per_night"] = sums[0].amount
    for clock in standing(text, scene.times):
        if any(clock.at[0] < d.at[1] and d.at[0] < clock.at[1] for d in scene.durations):
            continue
        before = text[max(0, clock.at[0] - 40) : clock.at[0]]
        early = _last(_BEFORE, before) > _last(_AFTER, before)
        hour = clock.hour
        if not early and not clock.sure and hour < 12:
            hour += 12
        args.setdefault("not_before" if early else "not_after", f"{hour:02d}:{clock.minute:02d}")
    if (
        "not_before" not in args
        and (
            m := re.search(
                r"\b(?:before|not before) (\d{1,2}|nine|ten|eight|seven)\b(?!\s*[:%]|\d)", text, re.I
            )
        )
        and not scene.times
    ):
        words = {"seven": 7, "eight": 8, "nine": 9, "ten": 10}
        args["not_before"] = f"{words.get(m[1].lower()) or int(m[1]):02d}:00"
    return args


def _window(scene: Scene, at: Place) -> str:
    start = max(scene.text.rfind(c, 0, at[0]) for c in ",.;!\n")
    ends = [e for c in ",.;!\n" if (e := scene.text.find(c, at[1])) >= 0]
    before = scene.text[max(start, at[0] - 40, 0) : at[0]]
    return (
        before.split(" and ")[-1] + " " + scene.text[at[1] : min([*ends, len(scene.text)])].split(" and ")[0]
    )


def _last(pattern: re.Pattern[str], text: str) -> int:
    found = [m.start() for m in pattern.finditer(text)]
    return found[-1] if found else -1
