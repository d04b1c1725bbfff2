"""A sum that is rarely meant is asked about before it is kept: a slip of the keys makes 100,000 of 1,000."""

from datetime import date
from decimal import Decimal

from tools.expenses.rates import converted, fetch
from tools.kernel.act import Act
from tools.kernel.errors import Unclear
from tools.kernel.money import Money, exponent

# In major units of money worth about as much as a euro; a lodge for eight families takes less.
_RARE = 20_000
_ABOUT_A_EURO = frozenset("AUD CAD CHF EUR GBP NZD USD".split())
# Roughly how many make a euro, where nobody publishes a rate; a wrong guess costs a question.
_MAKE_A_EURO = {
    "ARS": 1_500, "CLP": 1_000, "COP": 4_500, "CRC": 600, "EGP": 55, "IRR": 45_000, "JMD": 180, "KES": 150,
    "KHR": 4_600, "KZT": 600, "LAK": 25_000, "LBP": 100_000, "LKR": 350, "MMK": 2_400, "MNT": 4_000,
    "NGN": 1_700, "NPR": 160, "PKR": 320, "PYG": 8_000, "RUB": 100, "SYP": 14_000, "TZS": 2_900,
    "UGX": 4_100, "UZS": 14_000, "VES": 250, "VND": 29_000, "XAF": 656, "XOF": 656,
}  # fmt: skip
_ELSE = 4  # dirhams, riyals, soles, lari and their like


def ask_if_huge(act: Act, money: Money, day: date, sure: bool) -> None:
    """Raise Unclear for a sum worth more than some 20,000 euros, unless it was said to be meant."""
    if sure or _worth(act, money, day) <= _RARE:
        return
    yes = f"Yes, {money}"
    raise Unclear(f"{money} is a lot. Is that right? I kept nothing yet.", (yes,), {yes: {"sure": True}})


def _worth(act: Act, money: Money, day: date) -> Decimal:
    """Return roughly how many euros a sum is worth."""
    major = Decimal(money.minor).scaleb(-exponent(money.currency))
    if money.currency in _ABOUT_A_EURO:
        return major
    if rate := fetch(act, money.currency, "EUR", day):
        return Decimal(converted(money.minor, rate)) / 100
    return major / _MAKE_A_EURO.get(money.currency, _ELSE)
