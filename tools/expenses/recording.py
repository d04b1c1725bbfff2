"""Use cases: expenses, payments and rates are recorded; expenses are taken out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from tools.expenses.books import Books, in_own_currency, open_books, the_trip
from tools.expenses.category import category_of
from tools.expenses.claims import SplitLine, claims_of
from tools.expenses.crowd import By, Counting, crowd
from tools.expenses.find import find_expense, find_payment, find_twin
from tools.expenses.model import Expense, ExpenseStatus, Part, Payment, Rate
from tools.expenses.rates import keep, told_rate
from tools.expenses.split import Claim, split, turn_of
from tools.expenses.wording import (
    noted,
    paid_back,
    rate_line,
    title,
    unpaid,
    voided,
)
from tools.kernel.act import Act
from tools.kernel.currency import currency_code, read_sum
from tools.kernel.errors import Refusal, Unclear
from tools.kernel.ids import new_id
from tools.kernel.money import Money
from tools.kernel.party import Party
from tools.kernel.permit import adults_only
from tools.kernel.reply import Reply
from tools.preferences.courtesy import tell_group

SECOND_ONE = "Yes, another one"


@dataclass(frozen=True)
class PayerLine:
    """One of several payers; `amount` a decimal string, None for the rest."""

    party: str
    amount: str | None = None


@dataclass(frozen=True)
class Bill:
    """An expense as it was told; see the catalogue's add_expense."""

    what: str
    amount: str
    currency: str | None = None
    paid_by: str | None = None
    payers: Sequence[PayerLine] = ()
    day: date | None = None
    split: Sequence[SplitLine] = ()
    without: Sequence[str] = ()
    by: By | None = None
    until: date | None = None
    child: str | None = None
    category: str | None = None
    again: bool = False


async def add_expense(act: Act, bill: Bill) -> Reply:
    """Record an expense, split exactly.

    Raises NotAllowed for children and guests; Refusal for sums, shares or people that don't work out;
    Unclear when the very same one is there already (`bill.again` says that a second one is meant).
    """
    adults_only(act, "the expenses")
    if not bill.what.strip():
        raise Refusal("What was it for?")
    books = await open_books(act)
    total = read_sum(bill.amount, currency_code(bill.currency, books.trip.currency))
    day = bill.day or act.today
    people = crowd(act, books.roster, books.trip, day, bill.without, _counting(bill))
    claims = claims_of(act, people, bill.split, total.currency)
    expense = Expense(
        id=new_id(),
        what=" ".join(bill.what.split()),
        minor=total.minor,
        currency=total.currency,
        date=day,
        payers=_payers(act, books, bill, total),
        shares=split(total, claims, turn_of(bill.what, total.minor, day)),
        category=category_of(bill.what, bill.category),
        entered_by=act.speaker.account_id,
        said=act.message,
    )
    _ask_about_twin(books, expense, bill.again)
    await act.uow.of(Expense).put(expense)
    await keep(act, books.trip.currency, expense.currency, expense.date)
    return await tell_group(act, noted(books, expense, _heads(claims), people.unit))


def _counting(bill: Bill) -> Counting:
    child = Fraction(_number(bill.child or "1"))
    if not 0 <= child <= 1:
        raise Refusal("A child counts between 0 and 1 of a grown-up, for example 0.5.")
    return Counting(bill.by, bill.until, child.limit_denominator(100))


def _payers(act: Act, books: Books, bill: Bill, total: Money) -> tuple[Part, ...]:
    """Return who paid how much; one payer paid all of it."""
    lines = bill.payers or [PayerLine(bill.paid_by or "me")]
    claims: list[Claim] = []
    for line in lines:
        party = books.roster.party(line.party, act)
        if party is None:
            claims += crowd(act, books.roster, books.trip, bill.day or act.today, ()).everyone()
        else:
            minor = read_sum(line.amount, total.currency).minor if line.amount else None
            claims.append(Claim(party, minor=minor))
    return split(total, claims)


def _heads(claims: Sequence[Claim]) -> dict[Party, int]:
    """Return the heads that count for each party, when the split went by head."""
    plain = all(c.shares is None and c.percent is None and c.minor is None for c in claims)
    families = all(c.party.kind == "family" for c in claims)
    by_head = plain and families and any(c.weight > 1 for c in claims)
    return {c.party: c.weight for c in claims} if by_head else {}


def _ask_about_twin(books: Books, expense: Expense, again: bool) -> None:
    twin = None if again else find_twin(books, expense)
    if twin:
        question = f"I already have {title(twin)} of that day. Is this another one?"
        raise Unclear(question, (SECOND_ONE,), {SECOND_ONE: {"again": True}})


async def void_expense(act: Act, what: str | None = None, amount: str | None = None) -> Reply:
    """Take an expense out of the books; it stays in history. "The payment" takes a payment out.

    Raises Refusal when none fits, NotAllowed unless the speaker entered it, is of the payer's family
    or is an admin.
    """
    adults_only(act, "the expenses")
    books = await open_books(act)
    payment = find_payment(act, books, what, amount)
    if payment:
        await act.uow.of(Payment).remove(payment.id)
        return await tell_group(act, unpaid(books, payment))
    expense = find_expense(act, books, what, amount)
    await act.uow.of(Expense).put(replace(expense, status=ExpenseStatus.VOIDED))
    return await tell_group(act, voided(books, expense))


async def record_payment(
    act: Act, sender: str, receiver: str, amount: str, currency: str | None = None
) -> Reply:
    """Record money that went from one party to another.

    Raises Refusal for an unknown party, a sum that is none, or a payment within one family.
    """
    adults_only(act, "payments")
    books = await open_books(act)
    money = read_sum(amount, currency_code(currency, books.trip.currency))
    ends = [books.roster.party(said, act) for said in (sender, receiver)]
    if ends[0] is None or ends[1] is None:
        raise Refusal("Who paid whom? Name one family or person for each side.")
    if books.roster.family_of(ends[0]) == books.roster.family_of(ends[1]):
        raise Refusal("Those two are of one family. We settle per family, so there is nothing to keep.")
    payment = Payment(
        new_id(), ends[0], ends[1], money.minor, money.currency, act.today, act.speaker.account_id
    )
    await act.uow.of(Payment).put(payment)
    await keep(act, books.trip.currency, payment.currency, payment.date)
    after = in_own_currency(act, await open_books(act))
    own = after.trip.currency if payment not in after.payments else payment.currency
    account = after.accounts(own)[after.home().get(ends[0], ends[0])]
    return await tell_group(act, paid_back(after, payment, Money(account.net, own)))


async def set_rate(act: Act, amount: str, currency: str, equals: str, other: str) -> Reply:
    """Keep an exchange rate as people agreed it; it counts for all expenses in that currency.

    Raises Refusal when neither or both sides are in the trip's currency.
    """
    adults_only(act, "exchange rates")
    own = (await the_trip(act)).currency
    sides = [
        (_number(figure), currency_code(code, own)) for figure, code in ((amount, currency), (equals, other))
    ]
    rate = await act.uow.of(Rate).put(told_rate(act, own, *sides[0], *sides[1]))
    return Reply(f"Noted: {rate_line(rate)}. It counts for everything in {rate.currency}.", buttons=("Undo",))


def _number(text: str) -> Decimal:
    try:
        figure = Decimal(text.replace(",", ""))
    except InvalidOperation:
        raise Refusal(f"“{text}” is not a number I can read.") from None
    return figure if figure.is_finite() else Decimal(0)
