# ruff: noqa: E501  # a pattern reads best on one line
"""Which reports a message from the road makes, and its numbers: minutes and per cent."""

import re

from agents.offline.corrections import denied, standing
from agents.offline.scene import Scene
from agents.offline.slots.road_kinds import KINDS, told_otherwise

_CHARGES_LATER = re.compile(
    r"\bcharg(?:e|ing)\b[^.,;!?]*\b(?:follows?|later|tonight|tomorrow|overnight|after)\b|\b(?:will|to|must|need to) charge\b",
    re.IGNORECASE,
)


# "Pulled up at the roadhouse, 40 mins for a feed" is a stop on the way.
_BRIEFLY = re.compile(r"\b(?:pulled (?:up|in|into)|parked)\b", re.IGNORECASE)


def kinds_told(scene: Scene) -> list[str]:
    said = [k for k, rx in KINDS if rx.search(scene.text)]
    minutes, percent = bool(minutes_told(scene)), percent_told(scene) is not None
    if "breakdown" in said:
        return [
            k
            for k in said
            if k == "breakdown"
            or (k == "arrived" and "arrived" in scene.text)
            or (k == "late" and re.search(r"\blate\b|\bbehind\b", scene.text, re.I) and minutes)
        ]
    if "arrived" in said and minutes and "late" not in said and _BRIEFLY.search(scene.text):
        said = ["stopped"]
    if "stopped" in said and "late" in said and not re.search(r"\blate\b|\bbehind\b", scene.text, re.I):
        said.remove("late")
    if "charged" in said and "arrived" in said and _CHARGES_LATER.search(scene.text):
        said.remove("charged")
    if (
        "charged" in said
        and not percent
        and not re.search(r"\bcharged\b|\btopped (?:up|off)\b", scene.text, re.I)
    ):
        said.remove("charged")
    if "late" in said and not minutes and len(said) > 1 and not re.search(r"\blate\b", scene.text, re.I):
        said.remove("late")
    if "late" in said:
        said = [k for k in said if k in ("late", "departed", "charged")]
        if "departed" in said and not re.search(
            r"\bleft\b|\bleaving now|\bjust left|\bwe'?re off|\bon the road|\bpulling out|\boff at last|\bset off|\bgo(?:ing)? out of",
            scene.text,
            re.I,
        ):
            said.remove("departed")
    for weak in ("location", "stopped", "arrived"):
        if weak in said and len(said) > 1 and weak != said[0]:
            said.remove(weak)
    return said or [told_otherwise(scene.text, minutes, percent)]


_PERCENT = re.compile(
    r"\b(?:charg|chrag|topp)\w+ (?:[^\d.,;!?]{0,24} )?(?:to|at) (\d{1,3})\b|\bat (\d{1,3}) percent"
    r"|\b(?:charg|chrag|topp|plugg|juic)\w+\b[^.!?]*?\b(?:up to|now (?:at |on )?|at |reads |shows |says )(\d{1,3})\b"
    r"|\b(?:battery|car|ev\w*|tesla|leaf|ioniq|polestar|bolt|zoe|buzz|lightning|she)(?: is|['’]s)? (?:now |back |already )?(?:at|on|shows?|says|reads) (\d{1,3})\b",
    re.IGNORECASE,
)
_NO_PERCENT = re.compile(r"\s*(?:km|mi\b|miles|min|:|[.,]\d|h\b|am\b|pm\b|hours?|o'?clock)", re.IGNORECASE)
_FULL = 100


def percent_told(scene: Scene) -> float | None:
    """How full the battery is, said with a sign or beside the word for charging."""
    if scene.percents:
        return scene.percents[0].value
    for match in _PERCENT.finditer(scene.text):
        value = int(next(g for g in match.groups() if g))
        if value <= _FULL and not _NO_PERCENT.match(scene.text, match.end()):
            return float(value)
    return None


def minutes_told(scene: Scene) -> int | None:
    gaps = [
        d
        for d in scene.durations
        if not re.match(
            r"\s*(?:past|from|out of|north|south|east|west|before|away)\b",
            scene.text[d.at[1] : d.at[1] + 10],
            re.I,
        )
    ]
    wrong = denied(scene.text, gaps)
    found = [
        d
        for d in standing(scene.text, gaps)
        if d not in wrong or (len(gaps) == 1 and not re.search(r"\bnot\b", scene.text))
    ]
    said = re.search(
        r"\b(?:says?|say|call it|make (?:it|that)|be|it'?s|about|is)\s+(?:like )?(\d{1,3})\b(?!\s*(?:%|h|:|am|pm|km|mi\b|-))",
        scene.text,
        re.I,
    )
    if found:
        last = (
            said
            if said and said.start() > found[-1].at[0] and re.search(r"\bsays?\b|\bno\b", said[0])
            else None
        )
        return (
            int(last[1])
            if last
            else round(
                found[-1].value
                if len(found) > 1
                and re.search(
                    r"\b(?:no|ok|say|call it|make it)\b", scene.text[found[0].at[0] : found[-1].at[0]]
                )
                else found[0].value
            )
        )
    if m := re.search(r"\b(?:(half an? |half )?hour( and a half)?)\b", scene.text, re.I):
        return 30 if m[1] else 90 if m[2] else 60
    m = re.search(r"\b(\d{1,3})(?:-\d+)?\s*(?:late|behind|not|more|or so)\b", scene.text, re.I) or said
    return int(m[1]) if m else None
