"""The trip's money at one moment: records, and each family's account."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from tools.expenses.balance import Account, accounts
from tools.expenses.model import Expense, ExpenseStatus, Payment, Rate
from tools.expenses.rates import expense_in_base, missing, payment_in_base, rate_for
from tools.expenses.settle import Transfer, settle
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.party import Party
from tools.kernel.workers import Workers
from tools.trips.head import blank, head
from tools.trips.model import Trip

_QUICK = 12  # so few balances are settled in under a millisecond


@dataclass(frozen=True)
class Books:
    """All expenses and payments of a trip, with its people. Accounts are kept by family."""

    roster: Roster
    trip: Trip
    expenses: tuple[Expense, ...]
    payments: tuple[Payment, ...]
    rates: tuple[Rate, ...] = ()

    @property
    def active(self) -> tuple[Expense, ...]:
        """The expenses that count."""
        return tuple(e for e in self.expenses if e.status is ExpenseStatus.ACTIVE)

    @property
    def currencies(self) -> tuple[str, ...]:
        """The currencies in use, the trip's own first."""
        used = {e.currency for e in self.active} | {p.currency for p in self.payments}
        return tuple(sorted(used | {self.trip.currency}, key=lambda c: (c != self.trip.currency, c)))

    def home(self) -> Mapping[Party, Party]:
        """Return each member's family: families settle as one."""
        return {Party("member", m.id): Party("family", m.family_id) for m in self.roster.members}

    def accounts(self, currency: str) -> dict[Party, Account]:
        """Return the account of every family (and of who has none) in one currency; nets sum to 0."""
        used = accounts(
            (e for e in self.expenses if e.currency == currency),
            (p for p in self.payments if p.currency == currency),
            self.home(),
        )
        every = {Party("family", f.id): Account() for f in self.roster.families}
        return {**every, **used}

    def label(self, party: Party) -> str:
        """Return a party in a table: "Okonkwo", "Chidi"."""
        return self.roster.key(party).partition(":")[2]


async def the_trip(act: Act) -> Trip:
    """Return the head of the act's trip; an empty one while nothing is known of it."""
    return await head(act) or blank(act)


def in_own_currency(act: Act, books: Books) -> Books:
    """Return the books with everything in the trip's currency, by stored rates, else published ones.

    What nobody publishes a rate for stays as it is.
    """
    own = books.trip.currency
    days = {(e.currency, e.date) for e in books.expenses} | {(p.currency, p.date) for p in books.payments}
    rates = (*books.rates, *missing(act, books.rates, own, days))

    def rate(currency: str, day: date) -> Rate | None:
        return None if currency == own else rate_for(rates, currency, own, day)

    return replace(
        books,
        expenses=tuple(
            expense_in_base(e, r) if (r := rate(e.currency, e.date)) else e for e in books.expenses
        ),
        payments=tuple(
            payment_in_base(p, r) if (r := rate(p.currency, p.date)) else p for p in books.payments
        ),
        rates=rates,
    )


async def transfers(act: Act, books: Books, currency: str) -> tuple[Transfer[Party], ...]:
    """Return the fewest transfers that clear one currency's accounts."""
    nets = [(party, account.net) for party, account in books.accounts(currency).items() if account.net]
    nets.sort(key=lambda one: books.roster.key(one[0]))
    return settle(nets) if len(nets) <= _QUICK else await act.port(Workers).run(settle, nets)
