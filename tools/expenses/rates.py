"""Expenses in other currencies, in the trip's: by a dated rate that is stored once and used ever after."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from uuid import NAMESPACE_OID, uuid5

from tools.expenses.ecb import EcbRates
from tools.expenses.model import Expense, Part, Payment, Rate
from tools.expenses.ports import Rates
from tools.expenses.split import divide
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.money import exponent

Wanted = tuple[str, date]


def rate_id(trip_id: str, currency: str, base: str, day: date | None) -> str:
    """Return the id of the one rate a trip has for a currency on a day (None: for all, told by people)."""
    return uuid5(NAMESPACE_OID, f"rate {trip_id} {currency} {base} {day}").hex


def rate_for(rates: Iterable[Rate], currency: str, base: str, day: date) -> Rate | None:
    """Return the stored rate that counts: the one people told, else the one of the day."""
    fitting = [r for r in rates if (r.currency, r.base) == (currency, base) and r.day in (None, day)]
    return next((r for r in fitting if r.day is None), fitting[0] if fitting else None)


def fetch(act: Act, currency: str, base: str, day: date) -> Rate | None:
    """Return the published rate of a day as a record to store; None when nobody publishes it."""
    source = act.port(Rates) if Rates in act.ports else EcbRates()
    quote = source.quote(currency, base, day)
    if quote is None:
        return None
    key = rate_id(act.trip_id, currency, base, day)
    return Rate(key, currency, base, str(quote.rate), day, quote.as_of, "ECB")


def missing(act: Act, known: Sequence[Rate], base: str, wanted: Iterable[Wanted]) -> list[Rate]:
    """Return the published rate of every currency and day that has none stored."""
    lacking = {w for w in wanted if w[0] != base and rate_for(known, w[0], base, w[1]) is None}
    found = (fetch(act, currency, base, day) for currency, day in sorted(lacking))
    return [rate for rate in found if rate]


async def keep(act: Act, base: str, currency: str, day: date) -> None:
    """Store the published rate of a currency on a day, unless one is stored."""
    for rate in missing(act, await act.uow.of(Rate).all(), base, [(currency, day)]):
        await act.uow.of(Rate).put(rate)


def told_rate(act: Act, base: str, amount: Decimal, currency: str, equals: Decimal, other: str) -> Rate:
    """Return the rate people tell as "1 EUR = 27000 VND", for all days, against `base`, the trip's currency.

    Raises Refusal when neither side is in that currency, both are, or a side is not positive.
    """
    if not (amount > 0 and equals > 0 and (currency == base) != (other == base)):
        example = "1 EUR = 1.10" if base != "EUR" else "1 USD = 0.90"
        raise Refusal(f"Tell me a rate against {base}, for example: “{example} {base}”.")
    foreign, rate = (other, amount / equals) if currency == base else (currency, equals / amount)
    key = rate_id(act.trip_id, foreign, base, None)
    return Rate(key, foreign, base, f"{rate:.12g}", None, act.today, "told")


def converted(minor: int, rate: Rate) -> int:
    """Return `minor` of the rate's currency in minor units of its base, the nearest (ties to even)."""
    shift = exponent(rate.base) - exponent(rate.currency)
    exact = Decimal(minor) * Decimal(rate.rate) * Decimal(10) ** shift
    return int(exact.to_integral_value(ROUND_HALF_EVEN))


def expense_in_base(expense: Expense, rate: Rate) -> Expense:
    """Return the expense in the rate's base; payers and shares in proportion, each exactly the whole."""
    total = converted(expense.minor, rate)
    payers, shares = scaled(expense.payers, total), scaled(expense.shares, total)
    return replace(expense, minor=total, currency=rate.base, payers=payers, shares=shares)


def payment_in_base(payment: Payment, rate: Rate) -> Payment:
    """Return the payment in the rate's base."""
    return replace(payment, minor=converted(payment.minor, rate), currency=rate.base)


def scaled(parts: Sequence[Part], total: int) -> tuple[Part, ...]:
    """Return the parts in proportion, as parts of `total` (below zero: a refund); they sum to it exactly."""
    sign = -1 if total < 0 else 1
    minors = divide(abs(total), [abs(part.minor) for part in parts])
    return tuple(replace(p, minor=sign * minor) for p, minor in zip(parts, minors, strict=True) if minor)
