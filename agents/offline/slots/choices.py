# ruff: noqa: E501  # a pattern reads best on one line
"""The choices of a new vote: a list with marks, or words joined by "or", commas and slashes."""

import re
from collections.abc import Sequence

_MARK = re.compile(
    r"(?:(?:^|\n|(?<=\s))[ \t]*\(?(?:[1-9]|[a-fA-F])[.)](?!\d)|(?:^|\n)[ \t]*[-•*–▪]|(?<=\s);)\s+(?=\S)"
)
_SPLIT = re.compile(
    r"\s*(?:,\s*or\s+|\s+or\s+|\s+ou\s+|\s+oder\s+|,(?!\d)|(?<!\d)/|/(?!\d)|\|\|?|\s+vs\.?\s+|\s+verses\s+|\s+versus\s+|\n|\?(?=\s*\w)|;|•|\s[–—]\s|\s-\s)\s*",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<!\bSt)(?<!\bMt)[.!?]\s+(?=\w)")
_TALK = re.compile(
    r"\s+(?:lol|haha\w*|lmao|pls|please|thanks|thx|folks|guys|everyone|quick vote|you \w+)\W*$", re.IGNORECASE
)
_HELPER = re.compile(
    r"^(?:(?:do|shall|should|does|is it|are|will) (?:we|it|y'?all|you guys)\s+)(?:stop in |go to |leave at |all )?",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:either|(?:variant|option|choice) [a-e1-9][:.)]?|options?(?: are)?:?|with|we (?:do|have|get)|and|or)\s+(?=\w)",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"^(at|in|on|to|by|with|for|via|through) (?=\S)", re.IGNORECASE)
_BEFORE_WAY = re.compile(r"\S.*\s(?P<rest>(?:by|on|via|with|through) [\w' ]+)$", re.IGNORECASE)
_NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]*(?: [A-ZÀ-Þ][\w'’-]*)*")
_LED_NAME = re.compile(rf"[a-zà-ÿ' ]+ (?:to|in|at|into) (?P<name>{_NAME.pattern})")
_CLOCK = re.compile(r"^\d{1,2}(?::\d\d)? ?(?:am|pm)?$", re.IGNORECASE)
_SAYS = re.compile(r"[^\W_]|[^\x00-\x7f]")
_POLL = re.compile(
    r"(?:please |pls )?(?:(?:start|open|make|put up|set up|put|create|do|run|get|let'?s have|launch) )?(?:a )?(?:quick |new )?(?:vote|poll|ask|decide)(?: time| up| going| now| it| on it| this| them| us| everyone| everybody)?",
    re.IGNORECASE,
)
_BARE_YES = re.compile(r"^\W*yes no\b(?: maybe\b)?", re.IGNORECASE)
_LONGEST = 60


def listed(text: str) -> tuple[str, list[str]]:
    """What stands before a list with marks ("A.", "1)", "-", "(a)") and its items; no items when there is none."""
    marks = list(_MARK.finditer(text))
    if len(marks) < 2:
        return "", []
    ends = [m.start() for m in marks[1:]] + [len(text)]
    items = [text[m.end() : end] for m, end in zip(marks, ends, strict=True)]
    found = [_SENTENCE_END.split(item.strip(" \t\n,;"))[0].split("\n")[0] for item in items]
    return text[: marks[0].start()], [clean(_TALK.sub("", item)) for item in found if re.search(r"\w", item)]


def joined(text: str) -> list[str]:
    """The choices of "pizza, thali or fish curry"."""
    text = _BARE_YES.sub(lambda m: re.sub(r"\s+(?=(?:no|nope|maybe)\b)", ", ", m[0]), text)
    said = [_TALK.sub("", _SENTENCE_END.split(part)[0]) for part in _SPLIT.split(text)]
    options = [clean(part) for part in said]
    return _alike([o for o in options if _SAYS.search(o) and len(o) < _LONGEST and not _POLL.fullmatch(o)])


def clean(option: str) -> str:
    """A choice without the marks and the small words around it."""
    bare = option.strip(" \t\n.?!,;:\"'()[]-–—")
    return _HELPER.sub("", _LEAD.sub("", re.sub(r"\s+(?:or|and)$", "", bare))).strip()


def _alike(options: Sequence[str]) -> list[str]:
    """ "leave at 07:00 / 09:00", "breakfast at the inn / at the diner": the first without what it shares."""
    if len(options) < 2:
        return list(options)
    first, *others = options
    if (led := _LED_NAME.fullmatch(first)) and all(_NAME.fullmatch(o) for o in others):
        return [led["name"], *others]  # "day trip to Alberobello, Ostuni or Polignano"
    if all(_CLOCK.match(o) for o in others) and (m := re.search(r"\b\d{1,2}(?::\d\d)? ?(?:am|pm)?$", first)):
        return [m[0], *others]
    leads = {m[1].lower() for o in others if (m := _PREPOSITION.match(o))}
    if len(leads) == 1 and all(_PREPOSITION.match(o) for o in others):
        lead = leads.pop()
        cut = re.search(rf"(?:^|\s){lead} (?P<rest>\S.*)$", first, re.IGNORECASE)
        if cut:
            return [cut["rest"], *(_PREPOSITION.sub("", o) for o in others)]
    at = [o for o in options if o.lower().startswith("at ")]
    if len(at) > 1:  # "at Mo's, at the diner, or Jo cooks"
        return [re.sub(r"^at ", "", o, flags=re.IGNORECASE) for o in options]
    if all(_PREPOSITION.match(o) for o in others) and (cut := _BEFORE_WAY.match(first)):
        return [cut["rest"], *others]  # "the cliffs by boat or on foot"
    return list(options)
