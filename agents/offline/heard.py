# ruff: noqa: E501  # a pattern reads best on one line
"""What a voice leaves out put back: numbers in figures, letters of a code together, pauses as commas."""

import re
from functools import partial

from tools.values import numbers
from tools.values.calendar_words import MONTH
from tools.values.dictated import in_digits

_FIGURES = {word: str(value) for word, value in numbers.UNITS.items() if value < 10} | {"oh": "0"}
_FIGURE = rf"(?:{'|'.join(_FIGURES)}|\d)"
# "reference SW four four one", "code is B two two nine": spelt aloud.
_SPELT = re.compile(
    rf"(?P<lead>\b(?:reference|ref|confirmation|conf|code|booking (?:number|reference)|number)(?: (?:number|code))?(?:'?s| is)? )(?P<letters>(?:(?-i:[A-Z]) ?){{0,4}})(?P<figures>(?: ?\b{_FIGURE}\b){{3,}})",
    re.IGNORECASE,
)
# "erm", "umm" between words is a pause ("um 7 Uhr" is none).
_FILLER = re.compile(r"(?<=\w),? (?:erm+|um+(?! \d)|uh+|ehm+|hmm+)(?=[ ,.])(?: |,)*", re.IGNORECASE)
_LEADING = re.compile(r"^(?:(?:erm+|uh+|umm+|ehm+|hmm+)[ ,.]+)+", re.IGNORECASE)
_PUNCTUATED = re.compile(r"[,;:!?\n]|\.(?=\s+\S)|\s[–—-]\s")
_LEAST_WORDS = 7
# Stops some say aloud: "we are taking the Silverado period it runs on gas".
_STOP_ALOUD = re.compile(
    r"(?<!\ba)(?<!\bthe)(?<!\bgrace)(?<!\btime)(?<!\bthat)(?<!\bthis) (?:(?P<dot>period|full stop)|(?P<comma>comma))(?= |$)",
    re.IGNORECASE,
)
_COUNT = rf"(?:\d+(?:\.\d+)?|{numbers.SMALL})"
_COUNTED = r"(?:nights?|rooms?|cabins?|tents?|pitch(?:es)?|tickets?|adults?|grown[- ]ups|kids?|children|bairns|weans|seats?|seaters?|people)"
_UNIT = r"(?:pounds?|quid|euros?|dollars?|bucks|rupees)"
_ENERGY = "diesel|petrol|gas|electric|hybrid"
_COUNTED_OFF = re.compile(rf"\b{_COUNTED}$", re.IGNORECASE)
_TOLD_OFF = re.compile(
    rf"\b(?:\d\S*|{_COUNTED}|{_ENERGY}|{numbers.ORDINAL}|\w+day|{MONTH}|(?-i:[A-Z]\w+))$", re.IGNORECASE
)
_CLOSED = re.compile(
    r"(?<!\band)(?<!\bor)(?<!\bfor)(?<!\bof)(?<!\bwith)(?<!\bthe)(?<!\ban)(?<!\ba)$", re.IGNORECASE
)
# "the pub the chippy or the curry house"
_ASKED_OF = re.compile(
    r"(?<=\bdinner|.\blunch|\bsupper|.\bnight|...\beat|..\bvote) (?=the [a-z]+(?: [a-z]+)? the [a-z]+(?: [a-z]+)? or the )"
)
_LISTED = re.compile(r"(\bthe [a-z]+(?: [a-z]+)?) (?=the [a-z]+(?: [a-z]+)? or the )")
# Where somebody who speaks without stops begins another fact, and what must stand before it.
_NEXT = (
    (
        re.compile(
            r"(?<=\w) (?=(?:hang on|hold on|oh and|oh also|so yeah|no wait|wait no|sorry no)\b)",
            re.IGNORECASE,
        ),
        _CLOSED,
    ),
    (
        re.compile(
            r"(?<=\w) (?=(?:the )?(?:reference|ref|confirmation|booking (?:number|reference))(?: number| code)?(?:'?s| is)? (?-i:[A-Z\d]*\d))",
            re.IGNORECASE,
        ),
        _CLOSED,
    ),
    (re.compile(rf"(?<=\w) (?={_COUNT} {_COUNTED}\b(?! each))", re.IGNORECASE), _TOLD_OFF),
    (re.compile(rf"(?<=\w) (?=[£€$]\d|{_COUNT} {_UNIT}\b(?! (?:each|a)\b))", re.IGNORECASE), _COUNTED_OFF),
)


def heard(text: str) -> str:
    """The text as somebody would have typed it; never raises, and text with stops of its own keeps its order."""
    figures = _SPELT.sub(_spelt, in_digits(text))
    plain = _LEADING.sub("", _FILLER.sub(_pause, figures))
    return plain if _PUNCTUATED.search(text.strip()) else _paused(plain)


def _spelt(match: re.Match[str]) -> str:
    figures = re.findall(rf"\b{_FIGURE}\b", match["figures"].lower())
    letters = match["letters"].replace(" ", "").upper()
    return f"{match['lead']}{letters}{''.join(_FIGURES.get(f, f) for f in figures)}"


def _pause(match: re.Match[str]) -> str:
    return ", " if _CLOSED.search(match.string[: match.start()]) else " "


def _paused(text: str) -> str:
    """Stops said aloud, and commas where the next fact begins, in a long message that has none."""
    if len(text.split()) < _LEAST_WORDS:
        return text
    text = _STOP_ALOUD.sub(lambda match: "." if match["dot"] else ",", text)
    text = _LISTED.sub(r"\1, ", _ASKED_OF.sub(": ", text))
    for joint, starts in _NEXT:
        text = joint.sub(partial(_comma, starts), text)
    return text


def _comma(starts: re.Pattern[str], match: re.Match[str]) -> str:
    return ", " if starts.search(match.string[: match.start()]) else " "
