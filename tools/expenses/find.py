"""Which expense people mean."""

from collections.abc import Sequence

from tools.expenses.books import Books
from tools.expenses.model import Expense, Payment
from tools.expenses.wording import title
from tools.kernel.act import Act
from tools.kernel.currency import read_sum
from tools.kernel.errors import NotAllowed, Refusal, Unclear
from tools.kernel.money import Money
from tools.kernel.party import Party
from tools.kernel.permit import is_admin
from tools.kernel.words import best, fold, joined, likeness

_SAME_THING = 85.0
_NEWEST = 3
_PAYMENT = frozenset("payment payments transfer venmo zelle paypal cashapp revolut repayment".split())


def find_expense(act: Act, books: Books, what: str | None, amount: str | None) -> Expense:
    """Return the active expense that is meant and that the speaker may change, the newest when several fit.

    Raises Refusal when there is none, Unclear when the name fits but the amount does not, NotAllowed
    when it is somebody else's.
    """
    newest = tuple(reversed(books.active))
    if not newest:
        raise Refusal("There are no expenses to take out.")
    found = _matching(newest, what, amount)
    own = [e for e in found if may_change(act, books, e)]
    if found and not own:
        keepers = _keepers(books, found[0])
        raise NotAllowed(
            f"“{title(found[0])}” can be taken out by {keepers}, or by an admin. Please ask them."
        )
    if own:
        return own[0]
    listed = joined([title(e) for e in newest[:_NEWEST]])
    raise Refusal(f"I found no such expense. The newest are: {listed}.")


def find_payment(act: Act, books: Books, what: str | None, amount: str | None) -> Payment | None:
    """Return the newest payment that "the payment" or "the 50 to the Lees" may mean; None when it is none.

    Raises NotAllowed unless the speaker entered it, is of the family that paid, or is an admin.
    """
    if not what or not _PAYMENT & set(fold(what).split()) or best(what, ((e.what, e) for e in books.active)):
        return None
    sums = [p for p in reversed(books.payments) if amount is None or _is_sum(p, amount)]
    if not sums:
        return None
    own, account = books.roster.own_family(act), act.speaker.account_id
    senders = {p.id: books.roster.family_of(p.from_party) for p in sums}
    mine = [p for p in sums if p.entered_by == account or is_admin(act) or (own and senders[p.id] == own)]
    if not mine:
        raise NotAllowed("That payment can be taken out by those who sent it, or by an admin.")
    return mine[0]


def _matching(newest: tuple[Expense, ...], what: str | None, amount: str | None) -> list[Expense]:
    pool = [e for e in newest if amount is None or _is_sum(e, amount)]
    if not what or not what.strip():
        return pool
    named = best(what, ((e.what, e) for e in pool))
    if named or amount is None:
        return named
    if len(pool) == 1:
        return pool  # the sum alone is clear enough
    if others := best(what, ((e.what, e) for e in newest)):
        meant, sum_ = others[0], Money(others[0].minor, others[0].currency)
        answer = {"what": meant.what, "amount": sum_.decimal}
        raise Unclear(
            f"Not with that amount. Did you mean {title(meant)}?", (title(meant),), {title(meant): answer}
        )
    return []


def _is_sum(record: Expense | Payment, amount: str) -> bool:
    try:
        return read_sum(amount, record.currency).minor == record.minor
    except Refusal:
        return False  # no sum in this record's currency, so not this record


def by_id(books: Books, expense: str) -> Expense:
    """Return the active expense of that id. Raises Refusal when it counts no more."""
    found = next((e for e in books.active if e.id == expense), None)
    if found is None:
        raise Refusal("That expense counts no more.")
    return found


def by_id_or_words(
    act: Act, books: Books, expense: str | None, what: str | None, among: Sequence[Expense] | None = None
) -> Expense:
    """Return the expense that is meant, whoever's it is: by id, by words, else the newest of `among`."""
    if expense:
        return by_id(books, expense)
    newest = tuple(reversed(books.active if among is None else among))
    found = _matching(newest, what, None)
    if not found:
        listed = joined([title(e) for e in newest[:_NEWEST]])
        raise Refusal(f"I found no such expense. The newest are: {listed}." if listed else "There is none.")
    return found[0]


def affected(books: Books, expense: Expense) -> tuple[Party, ...]:
    """Return the families whose money an expense is: those with a share and those who paid."""
    home = books.home()
    parties = [home.get(p.party, p.party) for p in (*expense.shares, *expense.payers)]
    return tuple(dict.fromkeys(parties))


def entered_by(books: Books, expense: Expense) -> tuple[Party, ...]:
    """Return who may change it: the member who entered it, and the payers."""
    entered = [Party("member", m.id) for m in books.roster.members if m.account_id == expense.entered_by]
    return tuple(dict.fromkeys([*entered, *(part.party for part in expense.payers)]))


def may_change(act: Act, books: Books, expense: Expense) -> bool:
    """Whether the speaker entered the expense, is of a payer's family, or is an admin."""
    own = books.roster.own_family(act)
    families = {books.roster.family_of(part.party) for part in expense.payers}
    return (
        expense.entered_by == act.speaker.account_id or is_admin(act) or (own is not None and own in families)
    )


def find_twin(books: Books, expense: Expense) -> Expense | None:
    """Return an active expense that looks like the same receipt: day, sum, payer's family and name."""
    for other in books.active:
        same = (other.minor, other.currency, other.date) == (expense.minor, expense.currency, expense.date)
        alike = likeness(other.what, expense.what) >= _SAME_THING
        if same and alike and _homes(books, other) == _homes(books, expense):
            return other
    return None


def _homes(books: Books, expense: Expense) -> frozenset[Party]:
    home = books.home()
    return frozenset(home.get(part.party, part.party) for part in expense.payers)


def _keepers(books: Books, expense: Expense) -> str:
    """Return who may take it out, beside admins: payers' families and the one who entered it."""
    families = {f.name: None for part in expense.payers if (f := books.roster.family_of(part.party))}
    entered = [m.name for m in books.roster.members if m.account_id == expense.entered_by]
    return joined([*(f"the {name} family" for name in families), *entered], "or")
