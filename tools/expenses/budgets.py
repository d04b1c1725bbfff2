"""What was meant to be spent beside what was: for the trip, for a family, by category."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from uuid import NAMESPACE_OID, uuid5

from tools.expenses.books import Books, in_own_currency
from tools.expenses.category import COUNTED_IN, category_of
from tools.expenses.model import Budget, Expense, ExpenseStatus
from tools.expenses.opening import open_books
from tools.kernel.act import Act
from tools.kernel.currency import read_sum
from tools.kernel.errors import Refusal
from tools.kernel.money import Money
from tools.kernel.party import Party
from tools.kernel.permit import adults_only
from tools.kernel.reply import Grid, Notice, Reply
from tools.kernel.words import fold, one_line

_OURS = re.compile(
    r"\b(?:our|my|we|us|i)\b(?!.*\b(?:whole group|all of us|everybody|everyone)\b)", re.IGNORECASE
)
_MOST_BILLS = 8
_ALL = frozenset({"", "all", "everything", "total", "trip"})


async def set_budget(act: Act, amount: str, party: str | None = None, category: str | None = None) -> Reply:
    """Keep what the trip (no `party`) or a family means to spend, on everything or a category; 0 lifts it.

    A family's own, told in a direct chat, stays between it and the bot. Raises Refusal for odd sums.
    """
    adults_only(act, "a budget")
    books = await open_books(act)
    own = books.roster.own_family(act)
    if party is None and not act.group and own and _OURS.search(act.said):
        party = "my_family"
    who = _family(act, books, party)
    sort = "" if fold(category or "") in _ALL else category_of("", category)
    key = uuid5(NAMESPACE_OID, f"budget {act.trip_id} {who.id if who else 'trip'} {sort}").hex
    name = _named(books, who, sort)
    if not any(c in "123456789" for c in amount):
        await act.uow.of(Budget).remove(key)
        return Reply(f"No budget any more for {name}.", buttons=("Undo",))
    money = read_sum(amount, books.trip.currency)
    private = who is not None and not act.group
    kept = Budget(key, who, sort, money.minor, money.currency, private)
    await act.uow.of(Budget).put(kept)
    secret = " It stays between us." if private else ""
    line = f"Noted: {_line(books, kept, _own_money(act, books))}.{secret}"
    return Reply(line, buttons=("Undo",), short=one_line(line))


def _family(act: Act, books: Books, party: str | None) -> Party | None:
    who = books.roster.party(party, act) if party and party.strip() else None
    family = books.roster.family_of(who) if who else None
    if who is not None and family is None:
        raise Refusal("Whose budget is it? Name the trip's, or a family's.")
    return Party("family", family.id) if family else None


def _named(books: Books, who: Party | None, category: str) -> str:
    owner = books.roster.name_of(who) if who else "the trip"
    return f"{owner}, {category}" if category else owner


def _own_money(act: Act, books: Books) -> Books:
    return in_own_currency(act, books)


async def show_budget(act: Act, party: str | None = None, category: str | None = None) -> Reply:
    """Say what is spent of which budget, and on what; a family's private one only to itself in private.

    With a `category`, what was spent on that alone, bill by bill.
    """
    told = await open_books(act)
    books = _own_money(act, told)
    if category:
        return Reply(_on(books, category_of("", category)))
    budgets = [b for b in await act.uow.of(Budget).all() if _may_see(act, books, b)]
    who = _family(act, books, party) if party else None
    own = books.roster.own_family(act)
    if who is None and not act.group and own:
        who = Party("family", own.id)
    shown = [b for b in budgets if b.party is None or who is None or b.party == who]
    lines = [f"{_line(books, budget, books)}." for budget in shown]
    spent_so_far = [*_spent(books, None), *(_spent(books, who) if who is not None else [])]
    hint = [] if budgets else ["No budget is set. Say “/budget 2000”, or “/budget 400 food”."]
    grid = None
    if len(shown) > 1:
        rows = tuple(_row(books, budget) for budget in shown)
        grid = Grid("\n".join(spent_so_far) or "Budgets:", ("Budget", "Meant", "Spent", "Left"), rows)
    return Reply("\n".join([*lines, *spent_so_far, *hint]), grid=grid)


def _row(books: Books, budget: Budget) -> tuple[str, str, str, str]:
    actual, currency = _actual(books, budget), budget.currency
    sums = (budget.minor, actual, budget.minor - actual)
    meant, spent_, left = (str(Money(minor, currency)) for minor in sums)
    return _named(books, budget.party, budget.category), meant, spent_, left


def _may_see(act: Act, books: Books, budget: Budget) -> bool:
    own = books.roster.own_family(act)
    mine = own is not None and budget.party is not None and budget.party.id == own.id
    return not budget.private or (mine and not act.group)


def spent(books: Books, who: Party | None) -> Mapping[str, int]:
    """Return what was spent by category in the trip's currency: by all, or a family's own shares."""
    sums: dict[str, int] = {}
    home = books.home()
    for expense in books.active:
        if expense.currency != books.trip.currency:
            continue
        parts = [p.minor for p in expense.shares if who in (None, p.party, home.get(p.party))]
        if parts:
            sums[expense.category] = sums.get(expense.category, 0) + sum(parts)
    return sums


def _actual(books: Books, budget: Budget) -> int:
    sums = spent(books, budget.party)
    if not budget.category:
        return sum(sums.values())
    return sum(sums.get(sort, 0) for sort in COUNTED_IN.get(budget.category, (budget.category,)))


def _line(books: Books, budget: Budget, counted: Books) -> str:
    actual, currency = _actual(counted, budget), budget.currency
    left = budget.minor - actual
    rest = f"{Money(left, currency)} left" if left >= 0 else f"{Money(-left, currency)} over"
    name = _named(books, budget.party, budget.category)
    return f"Budget of {name}: {Money(budget.minor, currency)}, spent {Money(actual, currency)}, {rest}"


def _spent(books: Books, who: Party | None) -> list[str]:
    sums, currency = spent(books, who), books.trip.currency
    if not sums:
        return []
    whose = f"Share of {books.roster.name_of(who)}" if who else "Spent in all"
    told = [f"{name} {Money(minor, currency)}" for name, minor in sorted(sums.items(), key=lambda s: -s[1])]
    return [f"{whose}: {Money(sum(sums.values()), currency)} ({', '.join(told)})"]


def _on(books: Books, category: str) -> str:
    """Return what was spent on a category, and on which bills, the largest first."""
    counted = COUNTED_IN.get(category, (category,))
    bills = [e for e in books.active if e.category in counted and e.currency == books.trip.currency]
    if not bills:
        return f"Nothing is noted as spent on {category} yet."
    bills.sort(key=lambda e: -e.minor)
    named = [f"{e.what} {Money(e.minor, e.currency)}" for e in bills[:_MOST_BILLS]]
    more = len(bills) - len(named)
    rest = f" and {more} more" if more else ""
    total = Money(sum(e.minor for e in bills), books.trip.currency)
    return f"Spent on {category}: {total} ({', '.join(named)}{rest})."


async def with_budgets(act: Act, before: Books, expense: Expense, reply: Reply) -> Reply:
    """Return a reply that says which budgets an expense has gone over; a private one only its family."""
    budgets = await act.uow.of(Budget).all()
    if not budgets or expense.status is not ExpenseStatus.ACTIVE:
        return reply
    kept = (e for e in before.expenses if e.id != expense.id)
    after = _own_money(act, replace(before, expenses=(*kept, expense)))
    for budget in _crossed(budgets, _own_money(act, before), after):
        line = f"{_line(after, budget, after)}."
        if budget.private:
            reply = reply.with_notice(Notice(line, budget.party))
        else:
            reply = replace(reply, text=f"{reply.text}\n{line}", short=one_line(f"{reply.short} {line}"))
    return reply


def _crossed(budgets: Iterable[Budget], before: Books, after: Books) -> list[Budget]:
    return [b for b in budgets if _actual(before, b) <= b.minor < _actual(after, b)]
