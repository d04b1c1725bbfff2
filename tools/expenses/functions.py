"""The money tools both language engines see (catalogue: pathfinder.tools/1)."""

from typing import Literal

from tools.expenses import service
from tools.expenses.model import By, Every, SplitLine
from tools.expenses.rows import Figure, Items, Parties, Payers, Split, SplitRow
from tools.functions import trip_tool
from tools.kernel.act import Act
from tools.kernel.reply import Reply
from tools.kernel.when import read_day


@trip_tool
async def add_expense(
    act: Act,
    what: str,
    amount: Figure,
    currency: str | None = None,
    paid_by: str | None = None,
    date: str | None = None,
    split: Split | None = None,
    except_: Parties | None = None,
    category: str | None = None,
    payers: Payers | None = None,
    by: By | None = None,
    until: str | None = None,
    child: Figure | None = None,
    again: bool = False,
    items: Items | None = None,
    receipt: str | None = None,
    sure: bool = False,
) -> Reply:
    """Record an expense that was paid. No split: everyone who is there that day, by head.

    amount is a decimal string. paid_by is who paid (default: me); payers only when several paid, with
    amounts. split lists parties with shares, percent or amount, or none for equal parts. except leaves
    parties out. by: "family" for equal parts per family, "night" for heads times nights present, from
    date to until (the morning of leaving). child: what a child counts, such as 0.5. again only when told
    that it is a second one. items: lines of a receipt and who had them; tax and tip follow what each had.
    receipt: the text of the receipt. sure only when asked back about a very large sum.
    """
    bill = service.Bill(
        what=what,
        amount=amount,
        currency=currency,
        paid_by=paid_by,
        payers=[service.PayerLine(row.party, row.amount) for row in payers or ()],
        day=read_day(date) if date else None,
        split=_lines(split),
        without=except_ or (),
        by=by,
        until=read_day(until) if until else None,
        child=child,
        category=category,
        again=again,
        sure=sure,
        items=[service.ItemLine(row.what, row.amount, row.party or ()) for row in items or ()],
        receipt=receipt or "",
    )
    return await service.add_expense(act, bill)


def _lines(rows: list[SplitRow] | None) -> list[SplitLine]:
    return [SplitLine(row.party, row.shares, row.percent, row.amount) for row in rows or ()]


@trip_tool
async def change_expense(
    act: Act,
    what: str | None = None,
    amount: Figure | None = None,
    new_what: str | None = None,
    new_amount: Figure | None = None,
    currency: str | None = None,
    date: str | None = None,
    paid_by: str | None = None,
    split: Split | None = None,
    except_: Parties | None = None,
    category: str | None = None,
    expense: str | None = None,
    sure: bool = False,
    by: By | None = None,
    child: Figure | None = None,
) -> Reply:
    """Change a recorded expense, found by what (and amount); give only what is different now.

    by and child as in add_expense. sure only when asked back about a very large sum.
    """
    change = service.Change(
        what=new_what,
        amount=new_amount,
        currency=currency,
        day=read_day(date) if date else None,
        paid_by=paid_by,
        split=_lines(split),
        without=except_ or (),
        category=category,
        sure=sure,
        by=by,
        child=child,
    )
    return await service.change_expense(act, what, amount, change, expense)


@trip_tool
async def void_expense(
    act: Act, what: str | None = None, amount: Figure | None = None, expense: str | None = None
) -> Reply:
    """Take a recorded expense out: what it was for, and its amount when that was said."""
    return await service.void_expense(act, what, amount, expense)


@trip_tool
async def refund_expense(
    act: Act,
    what: str | None = None,
    amount: Figure | None = None,
    to: str | None = None,
    expense: str | None = None,
) -> Reply:
    """Record money that came back for an expense: what it was for, how much (default: all), to whom."""
    return await service.refund_expense(act, what, amount, to, expense)


@trip_tool
async def repeat_expense(
    act: Act,
    what: str,
    amount: Figure,
    every: Every = Every.NIGHT,
    currency: str | None = None,
    paid_by: str | None = None,
    date: str | None = None,
    until: str | None = None,
    split: Split | None = None,
    except_: Parties | None = None,
    by: By | None = None,
    child: Figure | None = None,
    category: str | None = None,
    sure: bool = False,
) -> Reply:
    """Keep an expense that comes again each night, day or week ("20 a night site fee", "tolls 6 a day").

    date is the first day, until the last one (with every night: the morning of leaving); default: the
    trip's days. Each counts from its day on, for who is there then. sure only when asked back.
    """
    bill = service.Bill(
        what=what,
        amount=amount,
        currency=currency,
        paid_by=paid_by,
        day=read_day(date) if date else None,
        split=_lines(split),
        without=except_ or (),
        by=by,
        until=read_day(until) if until else None,
        child=child,
        category=category,
        sure=sure,
    )
    return await service.repeat_expense(act, bill, every)


@trip_tool
async def stop_repeating(act: Act, what: str | None = None) -> Reply:
    """End a recurring expense today; what has counted stays."""
    return await service.stop_repeating(act, what)


@trip_tool
async def object_expense(
    act: Act, what: str | None = None, why: str | None = None, expense: str | None = None
) -> Reply:
    """Object to an expense the speaker has a part in ("that's not right", "we weren't there")."""
    return await service.object_expense(act, what, why, expense)


@trip_tool
async def agree_expense(act: Act, what: str | None = None, expense: str | None = None) -> Reply:
    """Take back the speaker's own objection to an expense."""
    return await service.agree_expense(act, what, expense)


@trip_tool
async def show_expense(act: Act, what: str | None = None, expense: str | None = None) -> Reply:
    """Show one expense (who paid, shares, items, receipt, who changed what when), or list all of them."""
    if not what and not expense:
        return await service.list_expenses(act)
    return await service.show_expense(act, what, expense)


@trip_tool
async def attach_receipt(
    act: Act,
    what: str | None = None,
    text: str | None = None,
    expense: str | None = None,
    again: bool = False,
) -> Reply:
    """Keep a receipt (its text, or the photo sent along) with a recorded expense."""
    return await service.attach_receipt(act, what, text, expense, again)


@trip_tool
async def set_budget(
    act: Act, amount: Figure, party: str | None = None, category: str | None = None
) -> Reply:
    """Set what the trip (or a family: party) means to spend, in all or on a category; 0 lifts it."""
    return await service.set_budget(act, amount, party, category)


@trip_tool
async def show_budget(act: Act, party: str | None = None, category: str | None = None) -> Reply:
    """Say what is spent of the budget and on what, for the trip or a family; or on one category."""
    return await service.show_budget(act, party, category)


@trip_tool
async def settle_up(act: Act, party: str | None = None) -> Reply:
    """Say who pays whom to settle up, in the fewest transfers, with links to pay by."""
    return await service.settle_up(act, party)


@trip_tool
async def set_pay_link(act: Act, how: str) -> Reply:
    """Keep how the speaker's family wants to be paid: "venmo @jess", "paypal.me/jess", an IBAN."""
    return await service.set_pay_link(act, how)


@trip_tool
async def draw_balance(act: Act) -> Reply:
    """Send a picture (bars) of who owes what."""
    return await service.draw_balance(act)


@trip_tool
async def show_balance(act: Act, party: str | None = None) -> Reply:
    """Say who owes what and how to settle up; party for one family's account line by line."""
    return await service.show_balance(act, party)


@trip_tool
async def record_payment(
    act: Act, from_: str, to: str, amount: Figure, currency: str | None = None, sure: bool = False
) -> Reply:
    """Record money one party gave to another: from and to are parties, amount a decimal string.

    sure only when asked back about a very large sum.
    """
    return await service.record_payment(act, from_, to, amount, currency, sure)


@trip_tool
async def set_rate(act: Act, amount: Figure, currency: str, equals: Figure, other: str) -> Reply:
    """Keep an exchange rate people agreed on: "1 EUR = 27000 VND" is amount 1, currency EUR, equals 27000,
    other VND. One side is the trip's currency.
    """
    return await service.set_rate(act, amount, currency, equals, other)


@trip_tool
async def export_expenses(act: Act, form: Literal["csv", "beancount"] = "csv") -> Reply:
    """Send all expenses and payments as a file: csv for a spreadsheet, beancount for a ledger program."""
    return await service.export_expenses(act, form)


@trip_tool
async def import_expenses(act: Act, table: str | None = None) -> Reply:
    """Take over the expenses of a Splitwise or Spliit table (CSV): pasted, or the file sent along."""
    return await service.import_expenses(act, table)


FUNCTIONS = (
    add_expense,
    agree_expense,
    attach_receipt,
    change_expense,
    draw_balance,
    export_expenses,
    import_expenses,
    object_expense,
    record_payment,
    refund_expense,
    repeat_expense,
    set_budget,
    set_pay_link,
    set_rate,
    settle_up,
    show_balance,
    show_budget,
    show_expense,
    stop_repeating,
    void_expense,
)
