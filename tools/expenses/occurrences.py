"""Bills that come again: each occurrence counts from its day on, worked out from the one record.

Nothing has to run in the background: an occurrence is stored only when somebody changes or voids it, under
an id that follows from the series and the day.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from uuid import NAMESPACE_OID, uuid5

from tools.expenses.books import Books
from tools.expenses.dividing import divided
from tools.expenses.model import Every, Expense, Recurring, Terms
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.money import Money

_STEP = {Every.NIGHT: 1, Every.DAY: 1, Every.WEEK: 7}


def days_of(series: Recurring) -> tuple[date, ...]:
    """Return the days a series falls due on."""
    step, count = _STEP[series.every], (series.last - series.first).days
    return tuple(series.first + timedelta(days=n) for n in range(0, max(count + 1, 0), step))


def occurrence_id(series: Recurring, day: date) -> str:
    """Return the id of a series' expense on a day."""
    return uuid5(NAMESPACE_OID, f"{series.id} {day}").hex


def with_occurrences(act: Act, books: Books, all_series: Iterable[Recurring]) -> Books:
    """Return the books with every occurrence up to today that nobody has changed."""
    stored = {expense.id for expense in books.expenses}
    due = [
        _occurrence(act, books, series, day)
        for series in all_series
        for day in days_of(series)
        if day <= act.today and occurrence_id(series, day) not in stored
    ]
    return replace(books, expenses=(*books.expenses, *due))


def _occurrence(act: Act, books: Books, series: Recurring, day: date) -> Expense:
    total = Money(series.minor, series.currency)
    try:
        found = divided(act, books, series.what, total, day, series.terms)
    except Refusal:  # somebody it was for has left the trip: those who are there share it
        found = divided(act, books, series.what, total, day, Terms())
    return Expense(
        id=occurrence_id(series, day),
        what=series.what,
        minor=series.minor,
        currency=series.currency,
        date=day,
        payers=series.payers,
        shares=found.shares,
        category=series.category,
        entered_by=series.entered_by,
        said=series.said,
        terms=series.terms,
        series=series.id,
    )
