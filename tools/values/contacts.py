# ruff: noqa: E501  # a pattern, or a row of a table, reads best on one line
"""Phone numbers and confirmation codes in a message."""

import re
from dataclasses import dataclass

import phonenumbers

from tools.values.folding import LONGEST, unaccent


@dataclass(frozen=True)
class PhoneMatch:
    """A telephone number: `number` in E.164 ("+14165550137"), the words and their offsets."""

    number: str
    text: str
    at: tuple[int, int]


@dataclass(frozen=True)
class CodeMatch:
    """A booking's confirmation code as written ("SM-44719"), and its offsets.

    `named` when a word said it is one; `strong` when that word was of bookings ("confirmation"), not just "no.".
    """

    code: str
    text: str
    at: tuple[int, int]
    named: bool = True
    strong: bool = False


def find_phones(text: str, region: str = "US") -> list[PhoneMatch]:
    """Return the telephone numbers in `text`; `region` (ISO country) is where numbers without + are dialled."""
    codes = [code.at for code in find_codes(text) if code.strong]
    matcher = phonenumbers.PhoneNumberMatcher(text[:LONGEST], region, leniency=phonenumbers.Leniency.POSSIBLE)
    found = []
    for match in matcher:
        digits = sum(char.isdecimal() for char in match.raw_string)
        coded = any(match.start < end and match.end > start for start, end in codes)
        if (
            coded
            or digits < (7 if match.raw_string.startswith("+") else 9)
            or re.fullmatch(r"[\d\s.,]*[.,]\d\d", match.raw_string)
        ):
            continue
        number = phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
        found.append(PhoneMatch(number, match.raw_string, (match.start, match.end)))
    return found


_STRONG = (
    r"(?:conf(?:irmation)?(?:s|ed)?(?: (?:code|number|no|nr|num|id|is))*|booking(?: (?:code|number|no|nr|ref(?:erence)?|id))+|"
    r"reservation(?: (?:code|number|no|nr|ref(?:erence)?|id))+|res(?:ervation)? ?#|ref(?:erence)?(?: (?:code|number|no|nr|is))*|"
    r"pnr|record locator|locator|buchungs(?:nummer|code|nr|referenz)|reservierungs(?:nummer|code|nr)|bestatigungs(?:nummer|code)|"
    r"auftragsnummer|(?:din )?boknings(?:referens|nummer)|bestillingsnummer|kod (?:transakce|rezervace)|cislo rezervace|localizador|"
    r"codigo de (?:reserva|confirmacion)|numero de (?:reservation|reserva|confirmation|dossier)|codice (?:di )?prenotazione|"
    r"reservation|booking|rec[ .]gov|dossier(?: (?:no|nr|number))?|pin|folio|referenz|reservierung|kenmerk|e-?ticket(?: (?:no|number|nr))?|electronic ticket|boekingsnummer|ordrenummer)"
)
_WEAK = r"(?:nr|no|code|number|order|voucher|itinerary|trip(?=\s*[:#])|numero(?: de)?|c)"
_CODE = r"(?P<code>\d{3,}(?:\.\d{3,})+|#?[A-Za-z0-9]*\d[A-Za-z0-9]*(?:[-/][A-Za-z0-9]+)*|[A-Z]+(?:[-/][A-Za-z0-9]*\d[A-Za-z0-9]*)+|\d+(?: \d+)+)"
_MARKS = r"(?:[.:#]|\s|\b(?:is|it's|being|are|was|goes by|given as|reads?|says)\b|°|º)*"
_NAMED = re.compile(rf"(?<!\w)(?i:{_STRONG}){_MARKS}\s?{_CODE}(?![\w-])")
# A code of letters only must follow a colon: "Booking code: KLMNOP", not "BOOKING DETAILS".
_LETTERS = re.compile(rf"(?<!\w)(?i:{_STRONG})\s*[:#]+\s*(?P<code>[A-Z]{{5,8}})(?![\w-])")
_NUMBERED = re.compile(rf"(?<![\w-])(?i:{_WEAK})(?:[.:#]|\s|°|º)*\s?{_CODE}(?![\w-])")
_DIGIT_WORDS = {
    word: str(digit) for digit, word in enumerate("zero one two three four five six seven eight nine".split())
}
_DIGIT_WORDS["oh"] = "0"
_DICTATED = re.compile(
    rf"(?<!\w)(?i:{_STRONG}){_MARKS}\s?(?P<code>(?:[A-Za-z]\b[ ,-]+){{0,4}}(?:(?i:{'|'.join(_DIGIT_WORDS)})\b[ ,-]*){{3,}}(?<![ ,-]))"
)
# "conf FLL 77120": letters and digits apart belong together after a word that names a code.
_APART = re.compile(rf"(?<!\w)(?i:{_STRONG}|number|code){_MARKS}\s?(?P<code>[A-Z]{{2,4}} \d{{3,}})(?![\w-])")
# The same between commas of its own: "2 rooms, ML 3308, cancel by"; a postal code has five digits.
_ALONE = re.compile(r"(?:(?<=[,;(] )|(?<=\. )|(?<=\n))(?P<code>[A-Z]{2,4} (?:\d{3,4}|\d{6,}))(?=[,;.)]|\s*$)")
_HASH = re.compile(r"(?<!\w)#(?P<code>[A-Za-z0-9]{3,}(?:-[A-Za-z0-9]+)*)")
_BARE = re.compile(
    r"(?<![\w-])(?P<code>[A-Z]{1,5}-[A-Z0-9]*\d[A-Z0-9]*(?:-[A-Z0-9]+)*|[A-Z]{1,5}\d{3,}[A-Z0-9]*|\d{2,}[A-Z][A-Z0-9]{2,}|"
    r"[A-Z]{2,5}(?:/[A-Z0-9]*\d[A-Z0-9]*)+|[A-Z0-9]{0,4}[A-Z]\d[A-Z0-9]{3,}|\d{3,5}-\d{4,6}|\d-\d{5,})(?![\w-])"
)
_ROADS = re.compile(r"^(?:I|US|A|E|M|B|SR|HWY|CA|UT|AZ|RT)-?\d{1,3}$")


# Sums and hours are written like codes of letters and digits apart.
_NO_CODES = frozenset(
    "usd cad eur gbp chf aud nzd nok sek dkk isk mxn inr jpy zar brl rs kr am pm hwy rn rd st pop km mi".upper().split()
)


def find_codes(text: str) -> list[CodeMatch]:
    """Return the confirmation codes in `text`: after a word that names one, after #, or of a code's shape."""
    plain = unaccent(text)
    found: list[CodeMatch] = []
    for rank, pattern in enumerate((_APART, _NAMED, _LETTERS, _DICTATED, _HASH, _NUMBERED, _BARE, _ALONE)):
        for match in pattern.finditer(plain):
            code, at, named = match["code"].lstrip("#"), match.span("code"), pattern not in (_BARE, _ALONE)
            if pattern is _DICTATED:
                code = "".join(
                    _DIGIT_WORDS.get(word, word.upper()) for word in re.findall(r"[a-z]+", code.casefold())
                )
            if _usable(code, named) and all(at[1] <= other.at[0] or at[0] >= other.at[1] for other in found):
                found.append(CodeMatch(code, text[at[0] : at[1]], at, named, strong=rank < 4))
    return sorted(found, key=lambda match: match.at)


def booking_code(text: str) -> str | None:
    """Return the one code that is most likely the booking's; None when `text` has none."""
    codes = find_codes(text)
    best = sorted(codes, key=lambda match: (not match.strong, not match.named, match.at))
    return best[0].code if best else None


def _usable(code: str, named: bool) -> bool:
    if _ROADS.match(code.replace(" ", "")) or code.split(" ")[0] in _NO_CODES:
        return False
    return len(code) >= 3 and (named or any(char.isdecimal() for char in code))
