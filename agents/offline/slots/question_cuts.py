# ruff: noqa: E501  # a pattern reads best on one line
# a pattern reads best on one line
"""Where a new vote's question ends and its choices begin."""

import re
from collections.abc import Sequence

from agents.offline.scene import Scene
from agents.offline.slots.choices import joined

_ASKING = re.compile(
    r"\W*(?:where|what|which|who|when|how|do|shall|should|are|dinner|lunch|breakfast|supper|brunch|drinks)\b",
    re.IGNORECASE,
)


def cut_at(scene: Scene, body: str) -> tuple[str, str, str]:
    """What stands before the choices, the mark between, and the choices."""
    if plain := _YES_NO.match(body):
        return plain["q"].strip(" ,:.–-"), "?", plain["o"]
    for mark in re.finditer(r":(?!\d\d\b)|\?|\n|\s[–—-]\s|[!.](?=\s+\w)", body):
        head, tail = body[: mark.start()], body[mark.end() :]
        if mark[0] in ".!" and (
            len(head.split()) > _BRIEF or " or " in head or not re.search(r",.*\bor\b|/|,.*,", tail)
        ):
            continue
        if re.search(r"\w", tail) and len(joined(tail)) >= 2:
            deeper = _led(scene, tail)
            if deeper is not None:
                return f"{head} {deeper[0]}", ":", deeper[1]
            return head, mark[0], tail
    led = _led(scene, body.strip(" ?"))
    return ("", "", body.strip(" ?")) if led is None else (led[0], ":", led[1])


_BRIEF = 6  # words
# "stay another night, yes or no": the answers, and what is asked.
_YES_NO = re.compile(
    r"\W*(?P<q>[^\n]*?\w)[\s,:;?.!–—(-]+(?P<o>(?:yes|yep|yay)[\s,/|]+(?:or\s+)?(?:no|nope|nay)\b(?:[\s,/|]+(?:or\s+)?(?:maybe|don'?t (?:care|mind|know)|either|not sure|abstain|whatever|depends)\b)*)\W*$",
    re.IGNORECASE | re.DOTALL,
)
_DAY_AT_START = re.compile(
    r"^\W*(?P<day>(?:(?:on|this|next|for|4)\s+)*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thurs?|fri|sat|sun|today|tonight|tonite|tomorrow|tmrw|tmw|tomo)(?:\s+(?:morning|night|nite|arvo|evening|afternoon|dinner|lunch))?)\s+(?!(?:or|vs|and|versus)\b)(?=\w)",
    re.IGNORECASE,
)
_COMMA = re.compile(r",\s+")


def _led(scene: Scene, text: str) -> tuple[str, str] | None:
    """ "dinner in Robe on the 12th, chips or the pub", "wednesday 1880 Train vs Reptile Gardens"."""
    comma = _COMMA.search(text)
    if comma is not None:
        head, tail = text[: comma.start()], text[comma.end() :]
        dated = any(d.text in head for d in scene.dates) and not any(d.text in tail for d in scene.dates)
        about = _ASKING.match(head) or dated
        if about and " or " not in head and len(joined(tail)) >= 2:
            return head, tail
    if (
        m := re.search(r"^\W*(?:for|about|on|as to|regarding|concerning|over)\s+([^,:]{3,40}?)[,:]\s", text)
    ) and " or " not in m[1]:
        return m[1], text[m.end() :]
    if (m := _DAY_AT_START.match(text)) and len(joined(text)) >= 2:
        return m["day"], text[m.end() :]
    return _run_on(scene, text)


def _run_on(scene: Scene, text: str) -> tuple[str, str] | None:
    """Dictated: "what do we do in Santa Fe Meow Wolf or the train": cut behind the last stop or day."""
    if not re.match(r"\W*(?:where|what|which|who|when|how)\b", text, re.I):
        return None
    first = re.split(r"\s+(?:or|vs\.?)\s+|,", text, maxsplit=1)[0]
    names = [*scene.context.stops, *(d.text for d in scene.dates)]
    ends = [m.end() for n in names for m in re.finditer(rf"\b{re.escape(n)}\b", first, re.I)]
    cut = max((e for e in ends if re.search(r"\w", first[e:])), default=None)
    return None if cut is None else (text[:cut], text[cut:])


_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|tues|wed|thu|thurs|fri|sat|sun)"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_PART_OF_DAY = r"(?:morning|night|evening|afternoon|lunch ?time|dinner)"
_DAY_SAID = (
    rf"(?:(?:easter|good|whit|boxing|bank holiday) )*{_WEEKDAY}(?:,? (?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: (?:of )?{_MONTH})?)?(?: {_PART_OF_DAY})?"
    rf"|(?:the )?\d{{1,2}}(?:st|nd|rd|th)(?: (?:of )?{_MONTH})?|\d{{1,2}}\.? {_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?"
    rf"|today|tonight|tomorrow(?: {_PART_OF_DAY})?|day \d{{1,2}}|(?:the |our )?(?:first|second|third|last|final) (?:day|{_PART_OF_DAY})"
)
_DAY_AT_END = re.compile(
    rf"\s+(?P<day>(?:(?:for|on|this|next|at|in)\s+)*(?:{_DAY_SAID}))$",
    re.IGNORECASE,
)
_DAY_ONLY = re.compile(rf"\W*(?:(?:for|on|this|next|at)\s+)*(?:{_DAY_SAID})\W*", re.IGNORECASE)


def only_a_day(question: str) -> bool:
    """Whether a question says no more than when: "sunday 30th", "for the first evening"."""
    return _DAY_ONLY.fullmatch(question) is not None


def without_day(options: list[str]) -> tuple[list[str], str]:
    """ "pizza or polenta on saturday": the day is the question's when only the last option has one."""
    found = [_DAY_AT_END.search(o) for o in options]
    last = found[-1] if found else None
    if last is None or len(options) < 2 or any(found[:-1]) or not options[-1][: last.start()].strip():
        return options, ""
    return [*options[:-1], options[-1][: last.start()]], last["day"]


def without_stop(options: list[str], stops: Sequence[str]) -> list[str]:
    """ "hotel or airbnb for Keswick": a stop that only the last option names, behind "for", is the question's."""
    for stop in stops:
        tail = re.compile(rf"\s+(?:for|at|in)\s+(?:the )?{re.escape(stop)}$", re.IGNORECASE)
        if len(options) > 1 and tail.search(options[-1]) and not any(stop in other for other in options[:-1]):
            return [*options[:-1], tail.sub("", options[-1])]
    shared = len(options) > 1 and not any(" for " in option for option in options[:-1])
    return [*options[:-1], _FOR_IT.sub("", options[-1])] if shared else options


# "red or white for the picnic": what all the options are for.
_FOR_IT = re.compile(
    r"(?<=\w)\s+for (?:(?:the|our|my|this|that) [\w' ]{3,24}|lunch|dinner|breakfast|brunch|supper|dessert)$",
    re.IGNORECASE,
)
