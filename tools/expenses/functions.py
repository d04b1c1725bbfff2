"""The money tools both language engines see (catalogue: pathfinder.tools/1)."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, Field

from tools.expenses import service
from tools.expenses.claims import SplitLine
from tools.expenses.crowd import By
from tools.functions import trip_tool
from tools.kernel.act import Act
from tools.kernel.reply import Reply
from tools.kernel.when import read_day


def _text(value: Any) -> Any:
    """Take a number a model wrote without quotes for the text it means."""
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value


def _row(value: Any) -> Any:
    return {"party": value} if isinstance(value, str) else value


def _listed(value: Any) -> Any:
    return value if value is None or isinstance(value, list) else [value]


Figure = Annotated[str, BeforeValidator(_text)]


class SplitRow(BaseModel):
    """One party's part: shares, or percent, or amount; none of them means an equal part."""

    party: str = Field(description="family:Okafor, member:Dana, me, my_family or all")
    shares: Figure | None = None
    percent: Figure | None = None
    amount: Figure | None = None


class PayerRow(BaseModel):
    """One of several payers and the amount of it."""

    party: str = Field(description="family:Okafor, member:Dana, me or my_family")
    amount: Figure | None = None


Split = Annotated[list[Annotated[SplitRow, BeforeValidator(_row)]], BeforeValidator(_listed)]
Payers = Annotated[list[Annotated[PayerRow, BeforeValidator(_row)]], BeforeValidator(_listed)]
Parties = Annotated[list[str], BeforeValidator(_listed)]


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
) -> Reply:
    """Record an expense that was paid. No split: everyone who is there that day, by head.

    amount is a decimal string. paid_by is who paid (default: me); payers only when several paid, with
    amounts. split lists parties with shares, percent or amount, or none for equal parts. except leaves
    parties out. by: "family" for equal parts per family, "night" for heads times nights present, from
    date to until (the morning of leaving). child: what a child counts, such as 0.5. again only when told
    that it is a second one.
    """
    bill = service.Bill(
        what=what,
        amount=amount,
        currency=currency,
        paid_by=paid_by,
        payers=[service.PayerLine(row.party, row.amount) for row in payers or ()],
        day=read_day(date) if date else None,
        split=[SplitLine(row.party, row.shares, row.percent, row.amount) for row in split or ()],
        without=except_ or (),
        by=by,
        until=read_day(until) if until else None,
        child=child,
        category=category,
        again=again,
    )
    return await service.add_expense(act, bill)


@trip_tool
async def void_expense(act: Act, what: str | None = None, amount: Figure | None = None) -> Reply:
    """Take a recorded expense out: what it was for, and its amount when that was said."""
    return await service.void_expense(act, what, amount)


@trip_tool
async def show_balance(act: Act, party: str | None = None) -> Reply:
    """Say who owes what and how to settle up; party for one family's account line by line."""
    return await service.show_balance(act, party)


@trip_tool
async def record_payment(act: Act, from_: str, to: str, amount: Figure, currency: str | None = None) -> Reply:
    """Record money one party gave to another: from and to are parties, amount a decimal string."""
    return await service.record_payment(act, from_, to, amount, currency)


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
async def import_expenses(act: Act, table: str) -> Reply:
    """Take over the expenses of a pasted Splitwise or Spliit table (CSV), as it was exported."""
    return await service.import_expenses(act, table)


FUNCTIONS = (
    add_expense,
    export_expenses,
    import_expenses,
    record_payment,
    set_rate,
    show_balance,
    void_expense,
)
