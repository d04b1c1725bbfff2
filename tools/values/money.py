# ruff: noqa: E501  # a pattern, or a row of a table, reads best on one line
"""Sums of money in a message, with the decimals people wrote and a currency only when they said one."""

import re
from dataclasses import dataclass
from decimal import Decimal

from tools.values import currencies, numbers
from tools.values.amounts import AMOUNT, DIGITS, SCALE, SCALES, amount_of, plain
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


_UNIT = currencies.UNIT
_SIGN = currencies.SIGN


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
        # $1,290.00  US$ 5  EUR 20  Rs. 500  CA$93.50 ; "$20 43" and "c $ 100 and fifty" carry cents; the s of "it's $5" is no Singapore's
        rf"(?<![\w$€£])(?!(?<=')s)(?P<u>{_SIGN})\s?(?P<a>-?{AMOUNT})(?:(?: and | (?=\d\d\b)){_HUNDREDTHS})?",
        # 20 euros, 84 bucks, 348,00 €, 50kr, a hundred dollars; "3 dollars 50 cents", "thirteen dollars forty five"
        rf"(?<![\w.,$€£])(?P<a>{AMOUNT}|an?)(?:\s?-\s?|\s)?(?:of )?(?P<u>{_UNIT})(?!\w)(?: (?P<s>million|billion|thousand)\b)?(?:(?:,? and | |, (?=\d\d? cents?)){_HUNDREDTHS})?",
        # ranges: "10-20 dollars", "between 10 and 20 dollars", "$10 to 20"
        rf"(?<![\w.,$€£])(?P<a>{DIGITS}|{numbers.SMALL})(?=\s?(?:-|to|and|or)\s?(?:{DIGITS}|{numbers.SMALL})(?:\s?{SCALE})?"
        rf"\s?(?P<u>{_UNIT})(?!\w))",
        rf"(?P<u>{_SIGN})\s?(?P<first>{DIGITS})\s?(?:-|to|or)\s?(?P<a>{DIGITS})(?![\w:/]|[.,]\d|\s?(?:{_NO_CENTS})\b)",
        rf"(?<![\w.,$€£])(?P<a>{DIGITS}|{numbers.SMALL}|an?)(?:\s|-)?(?P<u>{currencies.CENT}|¢)(?!\w)",
        rf"(?<![\w.,$€£])(?P<a>{DIGITS}|{numbers.SMALL}|an?) (?P<u>fivers?|tenners?)(?!\w)",
    )
)  # fmt: skip
_NOTES = {"fiver": 5, "tenner": 10}
_BARE = re.compile(
    rf"(?<![\w.,:/$€£#%-])(?P<a>{DIGITS}(?:k\b| grand\b)?)(?:,-)?(?![\w%°]|[.,:/-]\d|\s?(?:am|pm)\b)"
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
    times = currencies.factor(unit) * SCALES.get(match.groupdict().get("s") or "", 1)
    if times > 1:  # "MUSD 30", "75 USD million"
        amount = plain(Decimal(amount) * times)
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
        return plain(Decimal(amount) * note), match.end()
    said = match.groupdict().get("c")
    joined = _add_cents(amount, said) if said else None
    if joined or not said:
        return joined or amount, match.end()
    return amount, max(match.end("a"), match.end("u"))
