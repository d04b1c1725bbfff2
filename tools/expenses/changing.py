"""Use cases: an expense is changed, taken out, refunded, and looked into."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tools.expenses.books import Books
from tools.expenses.budgets import with_budgets
from tools.expenses.category import category_of
from tools.expenses.dividing import divided, terms_of
from tools.expenses.find import by_id, find_expense, find_payment, may_change
from tools.expenses.huge import ask_if_huge
from tools.expenses.model import By, Edit, Expense, ExpenseStatus, Part, Payment, SplitLine, Terms
from tools.expenses.objecting import tell_affected, with_objection
from tools.expenses.opening import open_books
from tools.expenses.rates import keep, scaled
from tools.expenses.recording import Bill, PayerLine, payers_of
from tools.expenses.wording import changes, title, unpaid, voided
from tools.kernel.act import Act
from tools.kernel.currency import currency_code, read_sum
from tools.kernel.errors import NotAllowed, Refusal
from tools.kernel.ids import new_id
from tools.kernel.money import Money
from tools.kernel.permit import adults_only
from tools.kernel.reply import Reply
from tools.kernel.words import one_line
from tools.preferences.courtesy import tell_group


@dataclass(frozen=True)
class Change:
    """What is to be different about an expense; None is what stays."""

    what: str | None = None
    amount: str | None = None
    currency: str | None = None
    day: date | None = None
    paid_by: str | None = None
    split: Sequence[SplitLine] = ()
    without: Sequence[str] = ()
    category: str | None = None
    sure: bool = False
    by: By | None = None
    child: str | None = None


async def change_expense(
    act: Act, what: str | None, amount: str | None, change: Change, expense: str | None = None
) -> Reply:
    """Change an expense; it keeps its history, and those whose money it is are told.

    Raises Refusal when there is none such or the change doesn't work out, NotAllowed unless the speaker
    entered it, is of the payer's family or is an admin, Unclear for a new sum that may be a slip.
    """
    adults_only(act, "the expenses")
    books = await open_books(act)
    before = _mine(act, books, expense, what, amount)
    if before.refund_of:
        raise Refusal("A refund is not changed: take it out and tell it again.")
    after = _changed(act, books, before, change)
    if after.minor > before.minor:
        ask_if_huge(act, Money(after.minor, after.currency), after.date, change.sure)
    told = changes(books, before, after)
    if not told:
        raise Refusal(f"What shall be different about {title(before)}?")
    edit = Edit(act.now, act.speaker.name, "; ".join(told))
    after = replace(after, edits=(*before.edits, edit), objections=())
    await act.uow.of(Expense).put(after)
    await keep(act, books.trip.currency, after.currency, after.date)
    line = f"Changed {title(before)}: {'; '.join(told)}."
    reply = await with_budgets(act, books, after, Reply(line, buttons=("Undo",), short=one_line(line)))
    return await tell_group(act, with_objection(tell_affected(act, books, after, reply), after))


def _mine(act: Act, books: Books, expense: str | None, what: str | None, amount: str | None) -> Expense:
    if expense is None:
        return find_expense(act, books, what, amount)
    found = by_id(books, expense)
    if not may_change(act, books, found):
        raise NotAllowed(f"“{title(found)}” is for who entered or paid it, or an admin, to change.")
    return found


def _changed(act: Act, books: Books, kept: Expense, change: Change) -> Expense:
    currency = currency_code(change.currency, kept.currency)
    total = read_sum(change.amount or Money(kept.minor, kept.currency).decimal, currency)
    day, what = change.day or kept.date, " ".join((change.what or kept.what).split())
    terms, items = kept.terms, kept.items
    if change.split or change.without:
        terms = terms_of(act, books.roster, Terms(tuple(change.split), tuple(change.without)))
        items = ()
    if change.by or change.child:
        terms, items = _counted(terms or Terms(), change), ()
    if sum(item.minor for item in items) > total.minor:
        raise Refusal("Its items add up to more than that. Say how it is split now, or enter it anew.")
    fresh = (total.minor, currency, day, terms) != (kept.minor, kept.currency, kept.date, kept.terms)
    if terms is None:
        shares = scaled(kept.shares, total.minor)  # from before it was kept how it was said
    elif fresh:
        shares = divided(act, books, what, total, day, terms, items).shares
    else:
        shares = kept.shares
    payers = scaled(kept.payers, total.minor)
    if change.paid_by:
        payers = payers_of(act, books, Bill(what, "", payers=[PayerLine(change.paid_by)]), total)
    return replace(
        kept,
        what=what,
        minor=total.minor,
        currency=currency,
        date=day,
        payers=payers,
        shares=shares,
        category=category_of(what, change.category) if change.category else kept.category,
        terms=terms,
        items=items,
    )


def _counted(terms: Terms, change: Change) -> Terms:
    """Terms counted otherwise: "by people" or "by family" takes the place of who was named."""
    lines = () if change.by and not change.split else terms.lines
    return replace(terms, lines=lines, by=change.by or terms.by, child=change.child or terms.child)


async def void_expense(
    act: Act, what: str | None = None, amount: str | None = None, expense: str | None = None
) -> Reply:
    """Take an expense out of the books; it stays in history. "The payment" takes a payment out.

    Raises Refusal when none fits, NotAllowed unless the speaker entered it, is of the payer's family
    or is an admin.
    """
    adults_only(act, "the expenses")
    books = await open_books(act)
    payment = find_payment(act, books, what, amount) if expense is None else None
    if payment:
        await act.uow.of(Payment).remove(payment.id)
        return await tell_group(act, unpaid(books, payment))
    found = _mine(act, books, expense, what, amount)
    edit = Edit(act.now, act.speaker.name, "taken out")
    gone = replace(found, status=ExpenseStatus.VOIDED, edits=(*found.edits, edit), objections=())
    await act.uow.of(Expense).put(gone)
    return await tell_group(act, tell_affected(act, books, gone, voided(books, found)))


async def refund_expense(
    act: Act, what: str | None, amount: str | None = None, to: str | None = None, expense: str | None = None
) -> Reply:
    """Record money that came back for an expense (all of it when no amount is said); shares shrink alike.

    Raises Refusal when there is none such, or more would come back than was paid.
    """
    adults_only(act, "the expenses")
    books = await open_books(act)
    paid = replace(books, expenses=tuple(e for e in books.expenses if not e.refund_of))
    kept = _mine(act, paid, expense, what, None)
    back = -sum(e.minor for e in books.active if e.refund_of == kept.id)
    left = Money(kept.minor - back, kept.currency)
    money = read_sum(amount, kept.currency) if amount else left
    if money.minor > left.minor or not money.minor:
        raise Refusal(f"Of {title(kept)} only {left} can still come back. I kept nothing.")
    payers = _getting(act, books, kept, money, to)
    refund = Expense(
        id=new_id(),
        what=f"{kept.what} refund",
        minor=-money.minor,
        currency=kept.currency,
        date=max(act.today, kept.date),
        payers=payers,
        shares=scaled(kept.shares, -money.minor),
        category=kept.category,
        entered_by=act.speaker.account_id,
        said=act.message,
        refund_of=kept.id,
    )
    await act.uow.of(Expense).put(refund)
    await keep(act, books.trip.currency, refund.currency, refund.date)
    who = " and ".join(books.label(part.party) for part in payers)
    line = f"Noted: {money} of {title(kept)} came back to {who}. Everybody's share shrinks alike."
    reply = Reply(line, buttons=("Undo",), short=one_line(line))
    return await tell_group(act, tell_affected(act, books, refund, reply))


def _getting(act: Act, books: Books, kept: Expense, money: Money, to: str | None) -> tuple[Part, ...]:
    """Return who gets a refund: whoever paid, in proportion, unless it was said."""
    party = books.roster.party(to, act) if to else None
    return (Part(party, -money.minor),) if party else scaled(kept.payers, -money.minor)
