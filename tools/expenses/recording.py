"""Use case: an expense is recorded."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tools.expenses.books import Books
from tools.expenses.budgets import with_budgets
from tools.expenses.category import category_of
from tools.expenses.crowd import crowd
from tools.expenses.dividing import ItemLine, divided, items_of, terms_of
from tools.expenses.find import find_twin
from tools.expenses.huge import ask_if_huge
from tools.expenses.model import By, Expense, Part, SplitLine, Terms
from tools.expenses.objecting import tell_affected, with_objection
from tools.expenses.opening import open_books
from tools.expenses.rates import keep
from tools.expenses.receipts import fit_receipt, refuse_same_file
from tools.expenses.split import Claim, split
from tools.expenses.wording import noted, title
from tools.kernel.act import Act
from tools.kernel.currency import currency_code, read_sum
from tools.kernel.errors import Refusal, Unclear
from tools.kernel.ids import new_id
from tools.kernel.money import Money
from tools.kernel.permit import adults_only
from tools.kernel.reply import Reply
from tools.preferences.courtesy import is_quiet, tell_group

# Three capitals that are no currency, but what people pay for on the road.
_ABBREVIATIONS = frozenset(
    """AAA ATM ATV BBQ BLM BLT BMW CDS DIY DVD EPA ETA FAQ GMC GPS HOV IPA KFC KOA LED LPG NPS NFL NBA MLB
    MRI NYC OXO PBJ PBR PCR PIN RAV REI SIM SPA SPF SUV SUP TGI TSA UPS USA USB VIP VIA ZIP""".split()
)
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
    sure: bool = False
    items: Sequence[ItemLine] = ()
    receipt: str = ""

    @property
    def terms(self) -> Terms:
        """How it is to be split, as it was said."""
        return Terms(tuple(self.split), tuple(self.without), self.by, self.until, self.child)


async def add_expense(act: Act, bill: Bill) -> Reply:
    """Record an expense, split exactly.

    Raises NotAllowed for children and guests; Refusal for sums, shares or people that don't work out;
    Unclear when the very same one is there already (`bill.again` says that a second one is meant), or for
    a sum so large that it may be a slip (`bill.sure` says that it is none).
    """
    adults_only(act, "the expenses")
    if not bill.what.strip():
        raise Refusal("What was it for?")
    books = await open_books(act)
    total = read_sum(bill.amount, currency_code(_currency(bill), books.trip.currency))
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
    ask_if_huge(act, total, day, bill.sure)
    _ask_about_twin(books, expense, bill.again)
    await refuse_same_file(act, books, expense.files, bill.again)
    await act.uow.of(Expense).put(expense)
    await keep(act, books.trip.currency, expense.currency, expense.date)
    reply = with_objection(noted(books, expense, found.heads, found.unit), expense)
    told = await tell_group(act, await with_budgets(act, books, expense, reply))
    # Said in private, the group hears a line; those whose money it is can object where they are.
    return told if act.group or await is_quiet(act) else tell_affected(act, books, expense, told)


def _currency(bill: Bill) -> str | None:
    """Return the currency that was said, also one nobody knows that was taken for a part of the name.

    "20 ZZZ gas" is read as a bill for "ZZZ gas"; "20 KOA fee" is one.
    """
    first, _, rest = bill.what.strip().partition(" ")
    code = re.fullmatch(r"[A-Z]{3}", first) and rest and not rest.isupper()
    return first if code and bill.currency is None and first not in _ABBREVIATIONS else bill.currency


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
