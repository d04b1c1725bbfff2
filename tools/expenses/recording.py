"""Use cases: expenses, payments and rates are recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tools.expenses.books import Books, in_own_currency, the_trip
from tools.expenses.budgets import with_budgets
from tools.expenses.category import category_of
from tools.expenses.crowd import crowd
from tools.expenses.dividing import ItemLine, divided, items_of, number, terms_of
from tools.expenses.find import find_twin
from tools.expenses.model import By, Expense, Part, Payment, Rate, SplitLine, Terms
from tools.expenses.objecting import with_objection
from tools.expenses.opening import open_books
from tools.expenses.rates import keep, told_rate
from tools.expenses.receipts import fit_receipt, refuse_same_file
from tools.expenses.split import Claim, split
from tools.expenses.wording import noted, paid_back, rate_line, title
from tools.kernel.act import Act
from tools.kernel.currency import currency_code, read_sum
from tools.kernel.errors import Refusal, Unclear
from tools.kernel.ids import new_id
from tools.kernel.money import Money
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
    items: Sequence[ItemLine] = ()
    receipt: str = ""

    @property
    def terms(self) -> Terms:
        """How it is to be split, as it was said."""
        return Terms(tuple(self.split), tuple(self.without), self.by, self.until, self.child)


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
    terms = terms_of(act, books.roster, bill.terms)
    items = items_of(act, books.roster, bill.items, total)
    found = divided(act, books, bill.what, total, day, terms, items)
    expense = Expense(
        id=new_id(),
        what=" ".join(bill.what.split()),
        minor=total.minor,
        currency=total.currency,
        date=day,
        payers=payers_of(act, books, bill, total),
        shares=found.shares,
        category=category_of(bill.what, bill.category),
        entered_by=act.speaker.account_id,
        said=act.message,
        terms=terms,
        items=items,
        receipt=fit_receipt(bill.receipt),
        files=tuple(file.document for file in act.files),
    )
    _ask_about_twin(books, expense, bill.again)
    await refuse_same_file(act, books, expense.files, bill.again)
    await act.uow.of(Expense).put(expense)
    await keep(act, books.trip.currency, expense.currency, expense.date)
    reply = with_objection(noted(books, expense, found.heads, found.unit), expense)
    return await tell_group(act, await with_budgets(act, books, expense, reply))


def payers_of(act: Act, books: Books, bill: Bill, total: Money) -> tuple[Part, ...]:
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


def _ask_about_twin(books: Books, expense: Expense, again: bool) -> None:
    twin = None if again else find_twin(books, expense)
    if twin:
        question = f"I already have {title(twin)} of that day. Is this another one?"
        raise Unclear(question, (SECOND_ONE,), {SECOND_ONE: {"again": True}})


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
        (number(figure), currency_code(code, own)) for figure, code in ((amount, currency), (equals, other))
    ]
    rate = await act.uow.of(Rate).put(told_rate(act, own, *sides[0], *sides[1]))
    return Reply(f"Noted: {rate_line(rate)}. It counts for everything in {rate.currency}.", buttons=("Undo",))
