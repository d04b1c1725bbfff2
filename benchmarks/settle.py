"""Settling up: our transfers and time beside the greedy rules people's apps use.

Planted sets hide groups that sum to zero; random sets do not. Balances are random integers, seeded. Also
random ledgers (bills of several payers and currencies, voids, refunds, payments, in any order) whose
balances must sum to zero and be cleared, each of them.
"""

import argparse
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from statistics import mean, median
from time import perf_counter

from tools.expenses.balance import accounts
from tools.expenses.model import Expense, ExpenseStatus, Part, Payment, Rate
from tools.expenses.rates import expense_in_base, scaled
from tools.expenses.settle import EXACT_UP_TO, greedy, settle
from tools.expenses.split import divide
from tools.kernel.clock import WallClock
from tools.kernel.party import Party

Balances = list[tuple[int, int]]
_LARGEST = 200_000  # minor units
_DAY = date(2027, 3, 18)
_RATES = {
    code: Rate(code, code, "USD", rate, None, _DAY, "told")
    for code, rate in (("JPY", "0.0066713"), ("KWD", "3.2517"))
}


def spliit(balances: Balances) -> int:
    """Count the transfers of Spliit's getSuggestedReimbursements (src/lib/balances.ts), as it is written.

    Creditors come first, each side in the order of ids; the first and the last settle what they can.
    """
    left = sorted(([who, minor] for who, minor in balances if minor), key=lambda one: (one[1] < 0, one[0]))
    count = 0
    while len(left) > 1:
        first, last = left[0], left[-1]
        rest = first[1] + last[1]
        count += min(first[1], -last[1]) != 0
        if first[1] > -last[1]:
            first[1] = rest
            left.pop()
        else:
            last[1] = rest
            left.pop(0)
    return count


def splitwise_style(balances: Balances) -> int:
    """Count the transfers of the rule written up for "simplify debts": largest debtor to largest creditor."""
    return len(greedy(balances))


_RULES: tuple[Callable[[Balances], int], ...] = (spliit, splitwise_style)


def planted(rng: random.Random, groups: int, size: int) -> Balances:
    """Return `groups` groups of `size` balances that each sum to zero, shuffled together."""
    minors: list[int] = []
    for _ in range(groups):
        part = [rng.choice((-1, 1)) * rng.randint(1, _LARGEST) for _ in range(size - 1)]
        minors += [*part, -sum(part)]
    rng.shuffle(minors)
    return list(enumerate(minors))


def scattered(rng: random.Random, count: int) -> Balances:
    """Return `count` random balances that sum to zero only as a whole."""
    minors = [rng.choice((-1, 1)) * rng.randint(1, _LARGEST) for _ in range(count - 1)]
    return list(enumerate([*minors, -sum(minors)]))


def _small_sums(rng: random.Random) -> Balances:
    """Return 20 balances of a few sums, with many groups: the worst case for time."""
    minors = [rng.choice((100, 200)) for _ in range(13)] + [-300] * 6
    return list(enumerate([*minors, -sum(minors)]))


def _compare(title: str, sets: Sequence[Balances]) -> bool:
    """Print one line for a family of sets; return whether ours never needs more transfers."""
    times: list[float] = []
    ours: list[int] = []
    for balances in sets:
        started = perf_counter()
        ours.append(len(settle(balances)))
        times.append(perf_counter() - started)
    theirs = {rule.__name__: [rule(balances) for balances in sets] for rule in _RULES}
    told = ", ".join(
        f"{name} {mean(them):.2f} (ours {_fewer(ours, them):.1%} fewer)" for name, them in theirs.items()
    )
    print(f"{title:<20} ours {mean(ours):.2f}; {told}", end="; ")
    print(f"{1000 * median(times):.1f} ms (at most {1000 * max(times):.1f})")
    return all(mine <= other for them in theirs.values() for mine, other in zip(ours, them, strict=True))


def _fewer(ours: Sequence[int], theirs: Sequence[int]) -> float:
    return 1 - mean(ours) / mean(theirs)


def _bill(rng: random.Random, number: int, families: Sequence[Party], day: date) -> Expense:
    """Return a random bill: of several payers and currencies, by any weights, perhaps taken out."""
    minor, payers = rng.randint(1, 10**6), rng.sample(families, rng.randint(1, 2))
    paid = divide(minor, [rng.randint(1, 9) for _ in payers], number)
    weights = [rng.randint(0, 6) for _ in families[1:]] + [1]
    shares = tuple(map(Part, families, divide(minor, weights, number)))
    status = ExpenseStatus.VOIDED if rng.random() < 0.15 else ExpenseStatus.ACTIVE
    currency = rng.choice(("USD", "USD", "USD", "JPY", "KWD"))
    return Expense(
        str(number), "x", minor, currency, day, tuple(map(Part, payers, paid)), shares, status=status
    )


def _refund(rng: random.Random, bill: Expense) -> Expense:
    """Return money that came back for a bill, all or a part of it."""
    back = -rng.randint(1, bill.minor)
    parts = scaled(bill.payers, back), scaled(bill.shares, back)
    return replace(bill, id=f"{bill.id}-", minor=back, payers=parts[0], shares=parts[1])


def _events(rng: random.Random, families: Sequence[Party], day: date) -> tuple[list[Expense], list[Payment]]:
    expenses: list[Expense] = []
    payments: list[Payment] = []
    for number in range(rng.randint(1, 12)):
        if rng.random() < 0.2:
            payer, payee = rng.sample(families, 2)
            payments.append(Payment(str(number), payer, payee, rng.randint(1, 10**6), "USD", day))
            continue
        expenses.append(_bill(rng, number, families, day))
        if rng.random() < 0.2:
            expenses.append(_refund(rng, expenses[-1]))
    return expenses, payments


def _history(rng: random.Random) -> bool:
    """Whether a random ledger sums to zero in whatever order it was told, and its settlement clears it."""
    families = [Party("family", str(n)) for n in range(rng.randint(2, 8))]
    told, payments = _events(rng, families, WallClock().now().date())
    if any(sum(p.minor for p in parts) != e.minor for e in told for parts in (e.payers, e.shares)):
        return False
    expenses = [expense_in_base(e, _RATES[e.currency]) if e.currency in _RATES else e for e in told]
    left = {party: account.net for party, account in accounts(expenses, payments).items()}
    rng.shuffle(expenses)
    again = {party: account.net for party, account in accounts(expenses, payments).items()}
    if sum(left.values()) or left != again:
        return False
    for transfer in settle(list(left.items())):
        left[transfer.payer] += transfer.minor
        left[transfer.payee] -= transfer.minor
    return not any(left.values())


def main(argv: list[str]) -> int:
    """Compare transfers and time; 0 when ours are never more and every ledger is cleared."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks settle", description=__doc__)
    parser.add_argument("--sets", type=int, default=20, help="sets of each kind")
    parser.add_argument("--histories", type=int, default=100_000, help="random ledgers")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(argv)
    rng = random.Random(asked.seed)
    print(f"seed {asked.seed}, {asked.sets} sets of each kind; exact up to {EXACT_UP_TO} balances")
    fine = [
        _compare("20 in 5 groups of 4", [planted(rng, 5, 4) for _ in range(asked.sets)]),
        _compare("20 in 4 groups of 5", [planted(rng, 4, 5) for _ in range(asked.sets)]),
        _compare("12 in 4 groups of 3", [planted(rng, 4, 3) for _ in range(asked.sets)]),
        _compare("20 at random", [scattered(rng, 20) for _ in range(asked.sets)]),
        _compare("8 at random", [scattered(rng, 8) for _ in range(asked.sets)]),
        _compare("20 of small sums", [_small_sums(rng) for _ in range(asked.sets)]),
        _compare("40 in 10 groups of 4", [planted(rng, 10, 4) for _ in range(asked.sets)]),
    ]
    started = perf_counter()
    wrong = sum(not _history(rng) for _ in range(asked.histories))
    took = perf_counter() - started
    print(f"{asked.histories} random ledgers in {took:.1f} s, {wrong} not clean or not cleared")
    return 0 if all(fine) and not wrong else 1
