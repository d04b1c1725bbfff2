"""What each party paid, owes and is owed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from tools.expenses.model import Expense, ExpenseStatus, Payment
from tools.kernel.party import Party


@dataclass(frozen=True)
class Account:
    """One party's sums in minor units of one currency; `net` positive is owed."""

    paid: int = 0
    share: int = 0
    sent: int = 0
    received: int = 0

    @property
    def net(self) -> int:
        """What the party is owed (positive) or owes (negative)."""
        return self.paid - self.share + self.sent - self.received


Home = Mapping[Party, Party]


def accounts(
    expenses: Iterable[Expense], payments: Iterable[Payment], home: Home | None = None
) -> dict[Party, Account]:
    """Return each party's account over active expenses and payments of ONE currency; nets sum to zero.

    `home` tells into whose account a party's sums go (a member's into the family's); others keep their own.
    """
    books: dict[Party, Account] = {}

    def enter(party: Party, **sums: int) -> None:
        owner = (home or {}).get(party, party)
        account = books.get(owner, Account())
        books[owner] = replace(account, **{key: getattr(account, key) + sum_ for key, sum_ in sums.items()})

    for expense in expenses:
        if expense.status is ExpenseStatus.ACTIVE:
            for part in expense.payers:
                enter(part.party, paid=part.minor)
            for part in expense.shares:
                enter(part.party, share=part.minor)
    for payment in payments:
        enter(payment.from_party, sent=payment.minor)
        enter(payment.to_party, received=payment.minor)
    return books
