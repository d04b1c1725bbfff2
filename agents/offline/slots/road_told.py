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


# "Wreck has us stopped": nobody chose to stop.
_HELD_UP = re.compile(
    r"\b(?:has|have|had|got|keeps?|'s got) us stopped\b|\b(?:traffic|everything|everybody|everyone|cars|lanes?|road)(?:'s| is| are| has)? (?:\w+ )?(?:stopped|at a stop|come to a stop)\b|\bstopped (?:dead|in traffic|by (?:a |the )?(?:police|train|cops))\b|\bdead stop\b",
    re.IGNORECASE,
)


# Who has not left, or leaves again only later, is not under way.
_NOT_YET = re.compile(
    r"\b(?:not|never|haven't|hasn't|havent|aren't|isn't|won't|wont|yet to|before|until|till|didn't)(?: be| have| we| even| gonna be| actually| properly)* (?:leav\w+|left|depart\w*|set off|setting off|go|going|moving|get away|on the road)\b"
    r"|\b(?:on the road|on our way|moving|rolling|driving|going|off)(?: again)? in (?:about |like |another |maybe |a )?(?:\d|half|hour|few|couple)",
    re.IGNORECASE,
)


def kinds_told(scene: Scene) -> list[str]:
    said = [k for k, rx in KINDS if rx.search(scene.text)]
    minutes, percent = bool(minutes_told(scene)), percent_told(scene) is not None
    if "departed" in said and _NOT_YET.search(scene.text):
        said.remove("departed")
        said += ["late"] if minutes and not said else []
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
        said.remove("stopped" if _HELD_UP.search(scene.text) else "late")
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
            r"\bleft\b|\bout (?:of )?the door\b|\bin (?:the|our) (?:rear[- ]?view )?mirror\b|\b(?:finally|already) (?:off|out|away|rolling|moving)\b|\bleaving now|\b(?:now|finally|only now|just now) (?:we'?re |we are )?leaving\b|\bwe(?:'?re| are) (?:only )?(?:just )?(?:now )?leaving\b(?! in)|\bjust left|\bwe'?re off|\bon the road|\bpulling out|\boff at last|\bset off|\bgo(?:ing)? out of",
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
    r"|\b(?:charg|chrag|topp|plugg|juic)\w+\b[^.!?]*?\b(?:up to |now (?:at |on )?|at |reads |shows |says )(\d{1,3})\b"
    r"|\b(?:battery|car|ev\w*|tesla|leaf|ioniq|polestar|bolt|zoe|buzz|lightning|she)(?: is|['’]s)? (?:now |back |already |up )*(?:at|on|to|shows?|says|reads) (\d{1,3})\b",
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


_AWAY = re.compile(r"\s*(?:past|from|out of|north|south|east|west|before|away)\b", re.IGNORECASE)
_BARE = re.compile(
    r"\b(?:(?:coming|here|back|moving|sorted|ready|done|there|out|fixed|road) in|says?|say|figure(?: on)?|reckon|call it|make (?:it|that)|be|it'?s|about|is|tack on|add|back in|back on the road in|needs?|takes?|reckons?|estimates?|quot(?:es?|ed)|(?:AAA|ADAC|CAA|RAC|AA|tow|truck|mechanic) in)"
    r"\s+(?:like |another |about |around )?(?P<n>\d{1,3})\b(?!\s*(?:%|h|:|am|pm|km|mi\b|-))",
    re.IGNORECASE,
)
_BEFORE_LATE = re.compile(
    r"\b(?P<n>\d{1,3})(?:-\d+)?\s*(?:late|behind|not|more|or so|back|down)\b(?! (?:at|in|to))"
    r"|\b(?:late|delayed|behind)(?: by| about| like| maybe| around)* (?P<m>\d{1,3})\b(?!\s*(?:%|h|:|am|pm|km|mi\b|-))",
    re.IGNORECASE,
)
_HOUR = re.compile(r"\b(?P<half>half an? |half )?hour(?P<more> and a half)?\b", re.IGNORECASE)
_MEANT = re.compile(r"\b(?:no|ok|say|call it|make it)\b")


def minutes_told(scene: Scene) -> int | None:
    """How many minutes: a duration, "call it 40", "20 late"; of several, the one the speaker settles on."""
    gaps = [d for d in scene.durations if not _AWAY.match(scene.text, d.at[1])]
    wrong = denied(scene.text, gaps)
    lone = len(gaps) == 1 and not re.search(r"\bnot\b", scene.text)
    found = [d for d in standing(scene.text, gaps) if d not in wrong or lone]
    bare = [m for m in _BARE.finditer(scene.text) if not any(d.at[0] <= m.start("n") < d.at[1] for d in gaps)]
    if found:
        if bare and bare[-1].start() > found[-1].at[0] and re.search(r"\bsays?\b|\bno\b", bare[-1][0]):
            return int(bare[-1]["n"])
        settled = len(found) > 1 and _MEANT.search(scene.text[found[0].at[0] : found[-1].at[0]])
        return round(found[-1 if settled else 0].value)
    if hour := _HOUR.search(scene.text):
        return 30 if hour["half"] else 90 if hour["more"] else 60
    late = _BEFORE_LATE.search(scene.text)
    if late:
        return int(late["n"] or late["m"])
    return int(bare[-1]["n"]) if bare else None
