"""Use cases: a bill that comes again is kept, and ended."""

from dataclasses import replace
from datetime import date, timedelta

from tools.expenses.category import category_of
from tools.expenses.dividing import divided, terms_of
from tools.expenses.huge import ask_if_huge
from tools.expenses.model import Every, Recurring
from tools.expenses.occurrences import days_of
from tools.expenses.opening import open_books
from tools.expenses.rates import keep
from tools.expenses.recording import Bill, payers_of
from tools.kernel.act import Act
from tools.kernel.currency import currency_code, read_sum
from tools.kernel.errors import NotAllowed, Refusal
from tools.kernel.ids import new_id
from tools.kernel.money import Money
from tools.kernel.permit import adults_only, is_admin
from tools.kernel.reply import Reply
from tools.kernel.words import best, day_words, joined, one_line
from tools.preferences.courtesy import tell_group
from tools.trips.model import Trip

_MOST = 183


async def repeat_expense(act: Act, bill: Bill, every: Every) -> Reply:
    """Keep a bill that comes again from `bill.day` (the trip's first day) to `bill.until` (its last).

    Raises NotAllowed for children and guests; Refusal for sums, days or people that don't work out; Unclear
    for a sum that may be a slip.
    """
    adults_only(act, "the expenses")
    if not bill.what.strip():
        raise Refusal("What is it for?")
    books = await open_books(act)
    total = read_sum(bill.amount, currency_code(bill.currency, books.trip.currency))
    first, last = _span(books.trip, bill, every, act.today)
    terms = terms_of(act, books.roster, replace(bill.terms, until=None))
    divided(act, books, bill.what, total, first, terms)  # says now what would not work out later
    ask_if_huge(act, total, act.today, bill.sure)
    series = Recurring(
        id=new_id(),
        what=" ".join(bill.what.split()),
        minor=total.minor,
        currency=total.currency,
        payers=payers_of(act, books, bill, total),
        every=every,
        first=first,
        last=last,
        terms=terms,
        category=category_of(bill.what, bill.category),
        entered_by=act.speaker.account_id,
        said=act.message,
    )
    await act.uow.of(Recurring).put(series)
    await keep(act, books.trip.currency, series.currency, min(first, act.today))
    line = f"Noted: {described(series)}. {_so_far(series, act.today)}"
    return await tell_group(act, Reply(line, buttons=("Undo",), short=one_line(line)))


def _span(trip: Trip, bill: Bill, every: Every, today: date) -> tuple[date, date]:
    """Return the first and the last day that count; `until` is the morning after the last night."""
    first = bill.day or trip.start_date or today
    last = bill.until or trip.end_date
    if last is None:
        raise Refusal("Until when? For example: “20 a night site fee, july 3 to july 8”.")
    if every is Every.NIGHT:
        last -= timedelta(days=1)
    if last < first:
        raise Refusal(f"That ends ({day_words(last)}) before it starts ({day_words(first)}).")
    if (last - first).days > _MOST:
        raise Refusal(
            f"{day_words(first)} {first.year} to {day_words(last)} {last.year}: {(last - first).days} days. "
            "Does it end before it starts? Nothing is kept."
        )
    return first, last


async def stop_repeating(act: Act, what: str | None = None) -> Reply:
    """End a series today; what has fallen due stays. Raises Refusal when there is none such."""
    adults_only(act, "the expenses")
    series = await _meant(act, what)
    books = await open_books(act)
    family, own = {books.roster.family_of(p.party) for p in series.payers}, books.roster.own_family(act)
    if series.entered_by != act.speaker.account_id and not is_admin(act) and own not in family:
        raise NotAllowed("That can be ended by who entered it, by who pays it, or by an admin.")
    if series.first >= act.today:
        await act.uow.of(Recurring).remove(series.id)
        line = f"Taken out: {series.what}. It has not counted yet."
    else:
        last = min(series.last, act.today - timedelta(days=1))
        await act.uow.of(Recurring).put(replace(series, last=last))
        line = f"Ended: {series.what}. The last that counts is {day_words(last)}."
    return await tell_group(act, Reply(line, buttons=("Undo",), short=one_line(line)))


async def _meant(act: Act, what: str | None) -> Recurring:
    all_series = await act.uow.of(Recurring).all()
    found = best(what, ((s.what, s) for s in all_series)) if what and what.strip() else all_series
    if not found:
        listed = joined([s.what for s in all_series])
        raise Refusal(
            f"I have no such recurring expense. I have: {listed}." if listed else "Nothing recurs yet."
        )
    return found[-1]


def described(series: Recurring) -> str:
    """Return a series in words: "site fee $30.00 each night, Thu Mar 18 to Sat Mar 20"."""
    money, step = Money(series.minor, series.currency), series.every.value
    return f"{series.what} {money} each {step}, {day_words(series.first)} to {day_words(series.last)}"


def _so_far(series: Recurring, today: date) -> str:
    days = days_of(series)
    due, whole = sum(day <= today for day in days), Money(series.minor * len(days), series.currency)
    return f"That makes {whole} in all; {due} of {len(days)} count so far, each from its day on."
