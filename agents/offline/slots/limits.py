# ruff: noqa: E501  # a pattern reads best on one line
"""Limits of a family: hours at the wheel, hours of the day, money for a night."""

import re

from agents.context import Call
from agents.offline.corrections import denied, standing
from agents.offline.phrases import families_meant, family_of, own_family
from agents.offline.scene import Place, Scene
from agents.offline.slots.limit_hours import hours_told

_LEG = re.compile(
    r"(?:at a (?:time|stretch|go)|stretch(?:es)?|in (?:one|a) (?:piece|sitting|go)|at once|without (?:a |any )?(?:stop\w*|break\w*|pause|rest)|"
    r"between (?:stops|breaks)|legs?|in a seat|per (?:leg|stint|stretch)|/ ?leg|\ba leg|stop each|straight|non-?stop|in a row|one go|before (?:a |we |he |she |they )?(?:\w+ )?(?:stop|break|rest|pee))\b",
    re.I,
)
_LEG_BEFORE = re.compile(
    r"\b(?:legs?|every|each|breaks?|stops?|pauses?|stretch(?:es)?|longest (?:drive|bit|stint)|at a time|pee)\b[^,;.]*$",
    re.I,
)
_DAY = re.compile(
    r"(?:(?:a|per|each|in (?:a|one|the)|every|of the|/) ?day\b|/ ?d\b|\bdaily\b|\bday\b|all up|in total|altogether|all day|pro tag|al giorno|\btotal\b)",
    re.I,
)
_DAY_BEFORE = re.compile(r"\b(?:a day|per day|each day|daily|day)\b[^,;.]*$", re.I)
# "after 1 h 45 a pause is due"
_DUE = re.compile(r"[^,;.]{0,24}\b(?:a|the|we|need to|must) (?:pause|break|rest|stop)\b", re.IGNORECASE)
_MONEY_WORDS = re.compile(
    r"\b(?:nights?|nite|lodging|hotels?|rooms?|budget|capped|cap|motels?|stay|beds?|airbnb|sleep\w*|accommodation|camp\w*|pitch|sites?|inn)\b",
    re.I,
)
_CLOCK = re.compile(r"\b(?:before|after|until|till|by|past)\s+$", re.IGNORECASE)
_EVERY_HOUR = re.compile(r"\b(?:every|each|per) (hour and a half|hour|half(?: an)? hour)\b(?! of| and)", re.I)


def set_limits(scene: Scene) -> list[Call]:
    """Driving, lodging and hours of each family meant."""
    families = _whose(scene)
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
    if calls or not families:
        return calls
    args = _limits(scene)
    return [Call(name="set_limits", args={"family": families[0], **args})] if args else []


def _whose(scene: Scene) -> list[str]:
    """The families meant; a person of another family, where nobody says "us", speaks for that one."""
    families = families_meant(scene)
    named = [f for w in scene.people if w.how == "name" and (f := family_of(scene, w.party))]
    if families == [own_family(scene)] and named and not any(w.how in ("us", "me") for w in scene.people):
        return named[:1]
    return families


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
    return {**_driving(scene), **_lodging(scene), **hours_told(scene)}


_SHORTEST = 10  # minutes; "not a minute more" is no limit


def _driving(scene: Scene) -> dict[str, object]:
    """Minutes at the wheel, a day and at a stretch."""
    args: dict[str, object] = {}
    text = scene.text
    sure = standing(text, scene.durations)
    spans = [d for d in scene.durations if d in sure or _corrected(text[d.at[1] :], d.unit)]
    wrong = denied(text, scene.durations)
    for span in [s for s in spans if s not in wrong and s.value >= _SHORTEST] or spans:
        args.setdefault(
            _of_what(scene, span.at), round(_corrected(text[span.at[1] :], span.unit) or span.value)
        )
    if (every := _EVERY_HOUR.search(text)) and "drive_minutes_per_leg" not in args:
        args["drive_minutes_per_leg"] = {"hour": 60, "hour and a half": 90}.get(every[1].lower(), 30)
    return args


_INSTEAD = re.compile(
    r"^[,.\s]*(?:(?:no|sorry|actually|better|rather|or|wait)[,\s]+)*(?:make (?:it|that)|say|rather|sorry|no wait|wait no)[,\s]+(\d{1,3}(?:\.5)?)\b(?!\s*(?:am|pm|:|\d))",
    re.I,
)


def _corrected(after: str, unit: str) -> float | None:
    """The minutes of a bare number that takes the place of the one before: "5 hours, make it 4, a day"."""
    found = _INSTEAD.match(after)
    return float(found[1]) * (1 if unit.startswith("m") else 60) if found else None


def _of_what(scene: Scene, at: Place) -> str:
    """Whether a stretch of time is told of a day or of one leg, by the nearest words."""
    before, after = _window(scene, at)
    day, leg = _DAY.search(after), _LEG.search(after)
    if day and (not leg or day.start() < leg.start()):
        return "drive_minutes_per_day"
    due = re.search(r"\bafter (?:max(?:imum)? )?$", before, re.I) and _DUE.match(after)
    if leg or due or (_LEG_BEFORE.search(before) and not _DAY_BEFORE.search(before)):
        return "drive_minutes_per_leg"
    return "drive_minutes_per_day"


def _window(scene: Scene, at: Place) -> tuple[str, str]:
    """The words around a value, up to the next mark or the next value."""
    text = scene.text
    others = [d.at for d in scene.durations if d.at != at]
    start = max(
        [text.rfind(c, 0, at[0]) for c in ",.;!\n"] + [e for _, e in others if e <= at[0]] + [at[0] - 44, 0]
    )
    ends = [e for c in ",;!\n" if (e := text.find(c, at[1])) >= 0] + [
        m.start() for m in re.finditer(r"\.(?=\s|$)", text) if m.start() >= at[1]
    ]
    ends += [s for s, _ in others if s >= at[1]]
    after = text[at[1] : min([*ends, at[1] + 44, len(text)])]
    parts = re.split(r"\b(?:and|but)\b", after)
    joined = any(s >= at[1] and s - at[1] < 44 for s, _ in others)
    return text[start : at[0]].split(" and ")[-1], parts[0] if joined or len(parts) > 1 else after


def _lodging(scene: Scene) -> dict[str, object]:
    """The most a night may cost."""
    text = scene.text
    if not _MONEY_WORDS.search(text):
        return {}
    sums = standing(text, [m for m in scene.money if not _CLOCK.search(text[: m.at[0]])])
    sums = [m for m in sums if m not in denied(text, sums)] or sums
    return {"lodging_per_night": sums[0].amount} if sums else {}
