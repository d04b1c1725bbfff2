"""The fewest transfers that clear all balances.

With n balances that are not zero and at most g groups of them that each sum to zero, n - g transfers are
needed and enough (Verhoeff 2004). Finding g is NP-hard; up to 20 balances it is found exactly by dynamic
programming over subsets, above that groups of up to four are split off first and never more than the
greedy rule's transfers are proposed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, TypeVar

from tools.expenses.zero_sum import zero_sum_groups

EXACT_UP_TO = 20
_SMALL_UP_TO = 60  # looking for small groups takes time with the cube
K = TypeVar("K")


@dataclass(frozen=True)
class Transfer(Generic[K]):
    """Money to send: `minor` units from a debtor to a creditor."""

    payer: K
    payee: K
    minor: int


def settle(balances: Sequence[tuple[K, int]]) -> tuple[Transfer[K], ...]:
    """Return transfers that clear `balances` (positive: is owed; they sum to 0), largest first.

    Exactly the fewest up to EXACT_UP_TO balances that are not zero. Raises ValueError on another sum.
    """
    if sum(minor for _, minor in balances):
        raise ValueError("balances must sum to zero")
    left = [(who, minor) for who, minor in balances if minor]
    groups, rest = _pairs(left)
    if EXACT_UP_TO < len(left) <= _SMALL_UP_TO:
        small, rest = _small(rest)
        groups += small
    groups += zero_sum_groups(rest) if len(rest) <= EXACT_UP_TO else [rest]
    found = [transfer for group in groups for transfer in greedy(group)]
    plain = greedy(left)
    chosen = plain if len(plain) < len(found) else found
    return tuple(sorted(chosen, key=lambda transfer: -transfer.minor))


def greedy(balances: Sequence[tuple[K, int]]) -> list[Transfer[K]]:
    """Let the one who owes most pay the one who is owed most, until all is clear (at most n - 1 times)."""
    owed = {who: minor for who, minor in balances if minor > 0}
    owing = {who: -minor for who, minor in balances if minor < 0}
    transfers: list[Transfer[K]] = []
    while owing:
        payer = max(owing, key=lambda who: owing[who])
        payee = max(owed, key=lambda who: owed[who])
        minor = min(owing[payer], owed[payee])
        transfers.append(Transfer(payer, payee, minor))
        for side, who in ((owing, payer), (owed, payee)):
            side[who] -= minor
            if not side[who]:
                del side[who]
    return transfers


def _pairs(balances: Sequence[tuple[K, int]]) -> tuple[list[list[tuple[K, int]]], list[tuple[K, int]]]:
    """Split off pairs that cancel: an optimal partition with them always exists (swap them together)."""
    waiting: dict[int, list[tuple[K, int]]] = {}
    groups: list[list[tuple[K, int]]] = []
    for one in balances:
        if others := waiting.get(-one[1]):
            groups.append([others.pop(), one])
        else:
            waiting.setdefault(one[1], []).append(one)
    paired = {id(one) for group in groups for one in group}
    return groups, [one for one in balances if id(one) not in paired]


def _small(balances: Sequence[tuple[K, int]]) -> tuple[list[list[tuple[K, int]]], list[tuple[K, int]]]:
    """Split off groups of three, then of four, that sum to zero, first come first served."""
    groups: list[list[tuple[K, int]]] = []
    rest = list(balances)
    for size in (1, 2):  # a pair and one more, a pair and another pair
        while found := _with_pair(rest, size):
            groups.append([rest[i] for i in sorted(found)])
            rest = [one for i, one in enumerate(rest) if i not in found]
    return groups, rest


def _with_pair(balances: Sequence[tuple[K, int]], size: int) -> set[int] | None:
    """Return the places of a pair and `size` others that cancel, or None."""
    seen: dict[int, list[tuple[int, ...]]] = {}
    for places in combinations(range(len(balances)), size):
        seen.setdefault(sum(balances[i][1] for i in places), []).append(places)
    for i, j in combinations(range(len(balances)), 2):
        for places in seen.get(-balances[i][1] - balances[j][1], ()):
            if i not in places and j not in places:
                return {i, j, *places}
    return None
