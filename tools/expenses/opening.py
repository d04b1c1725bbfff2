"""Opening the trip's books: what is stored, and what recurs."""

from tools.expenses.books import Books, the_trip
from tools.expenses.model import Expense, Payment, Rate, Recurring
from tools.expenses.occurrences import with_occurrences
from tools.families.roster import Roster
from tools.kernel.act import Act


async def open_books(act: Act) -> Books:
    """Return the trip's books as they are now."""
    expenses = await act.uow.of(Expense).all()
    payments = await act.uow.of(Payment).all()
    rates = await act.uow.of(Rate).all()
    books = Books(await Roster.load(act), await the_trip(act), tuple(expenses), tuple(payments), tuple(rates))
    return with_occurrences(act, books, await act.uow.of(Recurring).all())
