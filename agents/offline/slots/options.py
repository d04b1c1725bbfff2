# ruff: noqa: E501  # a pattern reads best on one line
"""Which option of the open votes a stretch of a message names: by words, letter, number, place or picture."""

import re
from collections.abc import Sequence

from agents.offline.matching import Found, find
from agents.offline.scene import Place, Scene
from agents.offline.slots.kindred import kindred
from agents.offline.values.dates import DateMatch, find_dates
from agents.offline.values.times import find_times

Option = tuple[int, str]  # the poll's place among the open ones, the option

_ORDINALS = {
    **{"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "1st": 0, "2nd": 1, "3rd": 2},
    **{"last": -1, "latter": -1, "former": 0},
}
_LETTERS = "abcdef"
_NOON = 12
LEAST, _LITTLE = 0.34, 0.24  # how much of an option's telling words; of the only one named
_PLACE = re.compile(
    r"\b(first|second|third|fourth|fifth|1st|2nd|3rd|last|latter|former)\b(?: one| option)?\b(?! (?:ones|day|night|of|time|week))",
    re.IGNORECASE,
)
_LETTER_ALONE = re.compile(
    r"\W*(?:option |letter )?([a-f])(?: (?:please|pls|for (?:me|us)\b.*|from (?:me|us)\b.*))?\W*",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"(?:\b(?:to|also|says?|said|for|with|votes?|option|is|picks?|goes|takes?|wants?|prefers?)\s+|^\W*)([A-F])(?=\W*$|\s+(?:for|please|pls|from|too|as|because|instead|all|obviously|definitely|naturally|of course|then|though|tho|and|but|while)\b)"
)
_OPTION_LETTER = re.compile(
    r"\b(?:option ([a-f])\b|(?:votes?|pick|choice)(?: is| for|:|=)+\s*\(?([a-f])\)?\W*$)", re.IGNORECASE
)
_NUMBER = re.compile(
    r"(?:^[^\w+]*|\b(?:option|number|with|for|nr|no|to|says?|votes?)[\s.#]*)([1-9])\b(?![:\d]|\s?(?:am|pm|nights?|days?|of us|people)\b)",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|never|instead of|scratch (?:my|our|the)|rather than|isn'?t|hates?|but the|except|didn'?t (?:say|vote|mean)|not (?:say|vote|for|want|saying)|don'?t (?:say|want)|no to|against|over|was|from|than)\s+(?:the |on |for )?$",
    re.IGNORECASE,
)
_OUT = re.compile(
    r"\s*(?:s|'s| is| are)? ?(?:out|off|closed|shut|full|gone|rubbish|too (?:far|expensive|pricey)|no(?:pe)?(?! (?:matter|doubt|question|contest|brainer)))\b(?! of the question)",
    re.IGNORECASE,
)
_YES = re.compile(r"\W*(?:yes|yep|yeah|yup|aye|sure|ok|fine|👍|✅|💯)[\s!.👍🏻🏼🏽🏾🏿]*", re.IGNORECASE)
_NO = re.compile(r"\W*(?:no|nope|nah|👎|❌)[\s!.👎]*", re.IGNORECASE)


def option_in(scene: Scene, span: Place) -> Option | None:
    """The option a clause names, None when it names none (or takes one back)."""
    options = [(n, o) for n, p in enumerate(scene.context.polls) for o in p.options]
    part = scene.root.part([span])
    named = [h for h in find(part.words, [o for _, o in options]) if not denied(scene, h.at)]
    hits = [h for h in named if h.score >= LEAST] or _telling(named)
    if hits:
        best = [h for h in hits if h.score == hits[0].score]
        return options[min(best, key=lambda h: h.at[0]).index]
    alike = [h for h in kindred(part.words, [o for _, o in options]) if not denied(scene, h.at)]
    if len({h.index for h in alike}) == 1:
        return options[alike[0].index]
    if (timed := _timed(part, [o for _, o in options])) is not None:
        return options[timed]
    pictured = [o for o in options if _pictures(o[1]) & _pictures(part.text)]
    if len(pictured) == 1:
        return pictured[0]
    return _by_place(scene, part) or _yes_or_no(scene, options, part.text)


def _telling(named: Sequence[Found]) -> list[Found]:
    """The only option of which anything was said: "railway!!" for "Grand Canyon Railway"."""
    return list(named) if len(named) == 1 and named[0].score >= _LITTLE else []


def denied(scene: Scene, place: Place) -> bool:
    """Whether the words around an option say that it is not meant: "not Moab", "Moab is shut"."""
    before = scene.root.text[max(0, place[0] - 24) : place[0]]
    return bool(_DENIED.search(before) or _OUT.match(scene.root.text[place[1] :]))


def _timed(part: Scene, options: Sequence[str]) -> int | None:
    """The only option that is the time of day or the day said: "half past eight" for "8:30"."""
    hours = [{(t.hour % _NOON, t.minute) for t in find_times(option)} for option in options]
    said = {(t.hour % _NOON, t.minute) for t in part.times if not denied(part, t.at)}
    dated = {d.start for d in part.dates if not denied(part, d.at)}
    days = [{d.start for d in _days(part, option)} for option in options] if dated else []
    meant = {n for n, told in enumerate(hours) if told & said}
    meant |= {n for n, told in enumerate(days) if told & dated}
    return meant.pop() if len(meant) == 1 else None


def _days(part: Scene, option: str) -> Sequence[DateMatch]:
    return find_dates(option, part.context.now, *part.trip_days)


def _pictures(text: str) -> frozenset[str]:
    return frozenset(c for c in text if ord(c) >= 0x2600 and c not in "\ufe0f\u200d")


def _by_place(scene: Scene, part: Scene) -> Option | None:
    """ "the second one", "b", "3"; the only open vote is meant, of several the one that is named."""
    number = place_said(part.text)
    if number is None:
        return None
    polls = scene.context.polls
    questions = [p.question for p in polls]
    meant = 0 if len(polls) == 1 else _named(part, questions)
    meant = _named(scene.root, questions) if meant is None else meant
    if meant is None:
        return None
    options = polls[meant].options
    return (meant, options[number]) if -1 <= number < len(options) else None


def place_said(text: str) -> int | None:
    """The place in a list that was said (0 for "the first", "a", "1"; -1 for "the last")."""
    if m := _PLACE.search(text):
        return _ORDINALS[m[1].lower()]
    found = (
        _LETTER_ALONE.fullmatch(text.strip()) or _LETTER.search(text.strip()) or _OPTION_LETTER.search(text)
    )
    if found:
        return _LETTERS.index((found[1] or found[found.lastindex or 1]).lower())
    number = _NUMBER.search(text.strip())
    return int(number[1]) - 1 if number else None


def _named(scene: Scene, questions: Sequence[str]) -> int | None:
    hits = find(scene.words, questions)
    return hits[0].index if hits else None


def _yes_or_no(scene: Scene, options: Sequence[Option], text: str) -> Option | None:
    if not scene.mention and not re.search(r"\w", text):
        return None  # a thumb in a group may be for anything that was said
    for pattern, word in ((_YES, "yes"), (_NO, "no")):
        if pattern.fullmatch(text.strip()):
            found = [o for o in options if re.match(rf"{word}\b", o[1], re.I)]
            return found[0] if len(found) == 1 else None
    return None
