"""What each party paid, owes and is owed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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
_PAID, _SHARE, _SENT, _RECEIVED = range(4)  # of an Account, in the order of its fields


def accounts(
    expenses: Iterable[Expense], payments: Iterable[Payment], home: Home | None = None
) -> dict[Party, Account]:
    """Return each party's account over active expenses and payments of ONE currency; nets sum to zero.

    `home` tells into whose account a party's sums go (a member's into the family's); others keep their own.
    """
    sums: dict[Party, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    owner = home or {}
    for expense in expenses:
        if expense.status is ExpenseStatus.ACTIVE:
            for part in expense.payers:
                sums[owner.get(part.party, part.party)][_PAID] += part.minor
            for part in expense.shares:
                sums[owner.get(part.party, part.party)][_SHARE] += part.minor
    for payment in payments:
        sums[owner.get(payment.from_party, payment.from_party)][_SENT] += payment.minor
        sums[owner.get(payment.to_party, payment.to_party)][_RECEIVED] += payment.minor
    return {party: Account(*four) for party, four in sums.items()}
