# ruff: noqa: E501  # a pattern, or a row of a table, reads best on one line
"""Sums of money in a message, with the decimals people wrote and a currency only when they said one."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from tools.values import currencies, numbers
from tools.values.folding import fold


@dataclass(frozen=True)
class MoneyMatch:
    """One sum: `amount` is a decimal string with the decimals as said and no thousands marks ("1290.00").

    `currency` is the ISO code, only when one was said; a bare "$", "pounds" or "kr" takes `default_currency` when
    that is a dollar, pound or krone, else the commonest one. `bare` sums carried no sign of money at all ("211.60").
    `cents` says the words named the hundredth ("50 cents" has amount "0.50").
    """

    amount: str
    currency: str | None
    text: str
    at: tuple[int, int]
    bare: bool = False
    cents: bool = False


_DIGITS = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:,\d{2})+,\d{3}(?:\.\d+)?(?!\d)"
    r"|\d{1,3}(?:[.'’ ]\d{3})+(?:[.,]\d{1,2})?(?![\d])|\d+[.,]\d+|\d+|\.\d+)"
)
_SCALE = r"(?:k|mil|mill|million|millions|m|mm|mn|bn|billion|b|thousand|grand|hundred|lakhs?|lacs?|crores?|trillion|mln|bln|tn)"
_SCALES: dict[str, int] = {
    "k": 10**3,
    "m": 10**6,
    "mm": 10**6,
    "mn": 10**6,
    "mil": 10**6,
    "mill": 10**6,
    "b": 10**9,
}
_SCALES |= {
    "bn": 10**9,
    "mln": 10**6,
    "bln": 10**9,
    "tn": 10**12,
    "millions": 10**6,
    "lacs": 10**5,
    **numbers.SCALES,
}
_LARGE = r"(?:hundred|thousand|million|billion|lakhs?|crores?)"
# 3 hundred and 21, 6 million 300 thousand; 2.5 million, 10k, 340,-; 10 1/2; words
_AMOUNT = (
    rf"(?:\d+(?:\.\d+)? {_LARGE}(?:,? (?:and )?(?:\d{{1,3}}(?![\d.,:])|{numbers.SMALL})(?: {_LARGE})?)+"
    rf"|\d+ [13]/[24](?!\d)|{_DIGITS}(?:(?: ?- ?| )?{_SCALE}\b)*(?:,-)?|{numbers.WORDS})"
)
_UNIT = currencies.UNIT
_SIGN = currencies.SIGN


def plain_number(said: str) -> str | None:
    """Return digits with thousands marks removed and a point for the decimals: "1.250,50" is "1250.50"."""
    said = re.sub(r"[ '’]", "", said)
    if said.startswith("."):
        said = "0" + said
    dots, commas = said.count("."), said.count(",")
    if dots and commas:
        mark = max(said.rfind("."), said.rfind(","))
        whole, rest = re.sub(r"[.,]", "", said[:mark]), said[mark + 1 :]
        return f"{whole}.{rest}"
    if dots + commas == 0:
        return said if said.isdecimal() else None
    mark_char = "." if dots else ","
    pieces = said.split(mark_char)
    if len(pieces) > 2 or (len(pieces[1]) == 3 and pieces[0] not in ("0", "") and len(pieces[0]) <= 3):
        return "".join(pieces)
    return f"{pieces[0]}.{pieces[1]}"


def amount_of(said: str) -> str | None:
    """Return the decimal string an amount says, in digits or words, with k, million, lakh; None when it is none."""
    said = said.strip()
    fraction = re.fullmatch(r"(\d+) ([13])/([24])", said)
    if fraction:
        return _plain(Decimal(fraction[1]) + Decimal(fraction[2]) / Decimal(fraction[3]))
    match = re.match(_DIGITS, said)
    if match and re.search(r"[a-z]", said) and re.search(r"\d|[a-z]{2,} [a-z]", said[match.end() :]):
        value = numbers.value_of(said)
        return None if value is None else _plain(Decimal(str(value)))
    if not match:
        value = numbers.value_of(said)
        return None if value is None else _plain(Decimal(str(value)))
    digits = plain_number(match.group())
    if digits is None:
        return None
    scale = 1
    for word in re.findall(r"[a-z]+", said[match.end() :]):
        scale *= _SCALES.get(word, 1)
    try:
        return digits if scale == 1 else _plain(Decimal(digits) * scale)
    except InvalidOperation:
        return None


def _plain(value: Decimal) -> str:
    return format(
        value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize(), "f"
    )


def _add_cents(amount: str, cents: str) -> str | None:
    value = numbers.whole(cents)
    if value is None or value > 99 or "." in amount:
        return None
    return f"{amount}.{value:02d}"


_CENTS = rf"(?P<c>\d{{1,2}}|{numbers.SMALL})"
_NO_CENTS = (
    r"each|of|more|people|nights?|rooms?|kids?|adults?|hours?|days?|minutes?|miles?|km|times|ways?|am|pm"
)
# A figure after the sum is its hundredths when they are named ("50 cents") or nothing more follows ("dollars 50.").
_HUNDREDTHS = rf"{_CENTS}(?:\s?(?P<cw>{currencies.CENT})(?!\w)|(?=\s*(?:[.,;!?)](?!\d)|$|and\b)))"
_RULES: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern)
    for pattern in (
        # $1,290.00  US$ 5  EUR 20  Rs. 500  CA$93.50 ; "$20 43" and "c $ 100 and fifty" carry cents
        rf"(?<![\w$€£])(?P<u>{_SIGN})\s?(?P<a>-?{_AMOUNT})(?:(?: and | (?=\d\d\b)){_HUNDREDTHS})?",
        # 20 euros, 84 bucks, 348,00 €, 50kr, a hundred dollars; "3 dollars 50 cents", "thirteen dollars forty five"
        rf"(?<![\w.,$€£])(?P<a>{_AMOUNT}|an?)(?:\s?-\s?|\s)?(?:of )?(?P<u>{_UNIT})(?!\w)(?: (?P<s>million|billion|thousand)\b)?(?:(?:,? and | |, (?=\d\d? cents?)){_HUNDREDTHS})?",
        # ranges: "10-20 dollars", "between 10 and 20 dollars", "$10 to 20"
        rf"(?<![\w.,$€£])(?P<a>{_DIGITS}|{numbers.SMALL})(?=\s?(?:-|to|and|or)\s?(?:{_DIGITS}|{numbers.SMALL})(?:\s?{_SCALE})?"
        rf"\s?(?P<u>{_UNIT})(?!\w))",
        rf"(?P<u>{_SIGN})\s?(?P<first>{_DIGITS})\s?(?:-|to|or)\s?(?P<a>{_DIGITS})(?![\w:/]|[.,]\d|\s?(?:{_NO_CENTS})\b)",
        rf"(?<![\w.,$€£])(?P<a>{_DIGITS}|{numbers.SMALL}|an?)(?:\s|-)?(?P<u>{currencies.CENT}|¢)(?!\w)",
        rf"(?<![\w.,$€£])(?P<a>{_DIGITS}|{numbers.SMALL}|an?) (?P<u>fivers?|tenners?)(?!\w)",
    )
)  # fmt: skip
_NOTES = {"fiver": 5, "tenner": 10}
_BARE = re.compile(
    rf"(?<![\w.,:/$€£#%-])(?P<a>{_DIGITS}(?:k\b| grand\b)?)(?:,-)?(?![\w%°]|[.,:/-]\d|\s?(?:am|pm)\b)"
)
_NOT_MONEY = re.compile(
    r"\s?(?:km|kms|mi|miles?|kwh|hours?|hrs?|h|min|mins|minutes?|%|percent|people|persons?|adults?|kids?|children|"
    r"nights?|days?|weeks?|rooms?|sites?|seats?|tickets?|am|pm|uhr|st|nd|rd|th|years?|year|cars?|families|of us|tents?|"
    r"beds?|liters?|litres?|gallons?|degrees?|x|times|o'clock|stops?|months?|yo|cabins?|yurts?|pitches|pax|ways?)\b"
)
_MOST = 60


def find_money(text: str, default_currency: str | None = None) -> list[MoneyMatch]:
    """Return the sums in `text`, in order. Never raises; reads the first 4,000 characters.

    Numbers without any sign of money come too, flagged `bare`, unless a unit after them (km, nights, pm) or the
    shape (dates, times, codes) says they are something else.
    """
    folded = fold(text)
    kept = _signed(text, folded, default_currency)
    for match in _BARE.finditer(folded):
        amount = amount_of(match["a"])
        if amount and not _NOT_MONEY.match(folded, match.end()):
            bare = MoneyMatch(amount, None, text[match.start() : match.end()], match.span(), bare=True)
            if _free(bare, kept):
                kept.append(bare)
    return sorted(kept, key=lambda match: match.at)[:_MOST]


def _signed(text: str, folded: str, default: str | None) -> list[MoneyMatch]:
    """Return the sums said with a sign, code or name; where two readings overlap the one that starts first wins."""
    found: list[tuple[int, int, MoneyMatch]] = []
    for pattern in _RULES:
        for match in pattern.finditer(folded):
            read = _read(text, match, default)
            if read:
                found.append((read.at[0], read.at[0] - read.at[1], read))
    kept: list[MoneyMatch] = []
    for _, _, read in sorted(found, key=lambda item: item[:2]):
        if _free(read, kept):
            kept.append(read)
    return kept


def _free(found: MoneyMatch, kept: list[MoneyMatch]) -> bool:
    return all(found.at[1] <= other.at[0] or found.at[0] >= other.at[1] for other in kept)


def _read(text: str, match: re.Match[str], default: str | None) -> MoneyMatch | None:
    unit, said = match["u"], match["a"].removeprefix("-")
    amount = "1" if said in ("a", "an") else amount_of(said)
    if amount is None or not currencies.is_money(unit, text[match.start("u") : match.end("u")]):
        return None
    times = currencies.factor(unit) * _SCALES.get(match.groupdict().get("s") or "", 1)
    if times > 1:  # "MUSD 30", "75 USD million"
        amount = _plain(Decimal(amount) * times)
    cents = bool(re.fullmatch(currencies.CENT, unit))
    amount, end = _whole(match, amount, unit, cents)
    if match["a"].startswith("-"):
        amount = "-" + amount
    start = match.start("a") if match.groupdict().get("first") else match.start()
    while end > start and text[end - 1 : end].isspace():
        end -= 1
    return MoneyMatch(amount, currencies.code(unit, default), text[start:end], (start, end), cents=cents)


def _whole(match: re.Match[str], amount: str, unit: str, cents: bool) -> tuple[str, int]:
    """Return the amount with its hundredths ("3 dollars 50 cents" is 3.50), and where it ends."""
    note = _NOTES.get(unit.removesuffix("s"))
    if cents:
        return format(Decimal(amount).scaleb(-2), "f"), match.end()
    if note:
        return _plain(Decimal(amount) * note), match.end()
    said = match.groupdict().get("c")
    joined = _add_cents(amount, said) if said else None
    if joined or not said:
        return joined or amount, match.end()
    return amount, max(match.end("a"), match.end("u"))
