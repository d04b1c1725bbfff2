# ruff: noqa: E501  # a pattern, or a row of a table, reads best on one line
"""Phone numbers and confirmation codes in a message."""

import re
from dataclasses import dataclass

import phonenumbers

from tools.values.folding import LONGEST


@dataclass(frozen=True)
class PhoneMatch:
    """A telephone number: `number` in E.164 ("+14165550137"), the words and their offsets."""

    number: str
    text: str
    at: tuple[int, int]


@dataclass(frozen=True)
class CodeMatch:
    """A booking's confirmation code as written ("SM-44719"), and its offsets; `named` when a word said it is one."""

    code: str
    text: str
    at: tuple[int, int]
    named: bool = True


def find_phones(text: str, region: str = "US") -> list[PhoneMatch]:
    """Return the telephone numbers in `text`; `region` (ISO country) is where numbers without + are dialled."""
    matcher = phonenumbers.PhoneNumberMatcher(text[:LONGEST], region, leniency=phonenumbers.Leniency.POSSIBLE)
    found = []
    for match in matcher:
        digits = sum(char.isdecimal() for char in match.raw_string)
        if digits < 7 or re.fullmatch(r"[\d\s.,]*[.,]\d\d", match.raw_string):
            continue
        number = phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
        found.append(PhoneMatch(number, match.raw_string, (match.start, match.end)))
    return found


_LABEL = (
    r"(?:conf(?:irmation)?(?:s|ed)?(?: (?:code|number|no|nr|num|id|is))*|booking(?: (?:code|number|no|nr|ref(?:erence)?|id))+|"
    r"reservation(?: (?:code|number|no|nr|ref(?:erence)?|id))+|res(?:ervation)? ?#|ref(?:erence)?(?: (?:code|number|no|nr|is))*|"
    r"pnr|nr|no|code|number|record locator|locator|buchungsnummer|buchungscode|reservierungsnummer|bestatigung|"
    r"reservation|booking|order|voucher|itinerary|trip|rec gov|auftragsnummer|numero(?: de)?|confirmation number is)"
)
_CODE = r"(?P<code>#?[A-Za-z0-9]*\d[A-Za-z0-9]*(?:[-/][A-Za-z0-9]+)*|[A-Z]+(?:[-/][A-Za-z0-9]*\d[A-Za-z0-9]*)+|[A-Z]{5,8}|\d+(?: \d+)+)"
_NAMED = re.compile(rf"(?<!\w)(?i:{_LABEL})(?:[.:#]|\s|\bis\b|\bit's\b|°|º)*\s?{_CODE}(?![\w-])")
_HASH = re.compile(r"(?<!\w)#(?P<code>[A-Za-z0-9]{3,}(?:-[A-Za-z0-9]+)*)")
_BARE = re.compile(
    r"(?<![\w-])(?P<code>[A-Z]{1,5}-[A-Z0-9]*\d[A-Z0-9]*(?:-[A-Z0-9]+)*|[A-Z]{1,5}\d{3,}[A-Z0-9]*|\d{2,}[A-Z][A-Z0-9]{2,}|"
    r"[A-Z0-9]{0,4}[A-Z]\d[A-Z0-9]{3,}|\d{3,5}-\d{4,6}|\d-\d{5,})(?![\w-])"
)
_ROADS = re.compile(r"^(?:I|US|A|E|M|B|SR|HWY|CA|UT|AZ|RT)-?\d{1,3}$")


def find_codes(text: str) -> list[CodeMatch]:
    """Return the confirmation codes in `text`: after a word that names one, after #, or of a code's shape."""
    text = text[:LONGEST]
    found: list[CodeMatch] = []
    for pattern, named in ((_NAMED, True), (_HASH, True), (_BARE, False)):
        for match in pattern.finditer(text):
            code, at = match["code"].lstrip("#"), match.span("code")
            if _usable(code, named) and all(at[1] <= other.at[0] or at[0] >= other.at[1] for other in found):
                found.append(CodeMatch(code, text[at[0] : at[1]], at, named))
    return sorted(found, key=lambda match: match.at)


def _usable(code: str, named: bool) -> bool:
    if _ROADS.match(code):
        return False
    return len(code) >= 3 and (named or any(char.isdecimal() for char in code))
