"""The fewest transfers that clear all balances.

With n balances that are not zero and at most g groups of them that each sum to zero, n - g transfers are
needed and enough (Verhoeff 2004). Finding g is NP-hard; up to 20 balances it is found exactly by dynamic
programming over subsets, above that groups of up to three are split off first and never more than the
greedy rule's transfers are proposed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt

EXACT_UP_TO = 20
_TRIPLES_UP_TO = 80  # trying all triples takes time with the cube
K = TypeVar("K")
Minors = npt.NDArray[np.int64]
Counts = npt.NDArray[Any]


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
    if EXACT_UP_TO < len(left) <= _TRIPLES_UP_TO:
        triples, rest = _triples(rest)
        groups += triples
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


def zero_sum_groups(balances: Sequence[tuple[K, int]]) -> list[list[tuple[K, int]]]:
    """Return a partition into as many groups that sum to zero as there can be (at most EXACT_UP_TO in all).

    The last balance belongs to the group that remains, so subsets of the others are enough:
    best[S] = max over i in S of best[S - i], plus one when S itself sums to zero.
    """
    if not balances:
        return []
    count = len(balances) - 1
    is_zero = _subset_sums([minor for _, minor in balances[:count]]) == 0
    best = _most_groups(is_zero, count)
    groups, group, mask = [], [balances[count]], (1 << count) - 1
    while mask:
        if is_zero[mask]:
            groups.append(group)
            group = []
        step = best[mask] - is_zero[mask]
        bit = next(i for i in range(count) if mask >> i & 1 and best[mask ^ (1 << i)] == step)
        group.append(balances[bit])
        mask ^= 1 << bit
    return [*groups, group]


def _subset_sums(minors: Sequence[int]) -> Minors:
    sums = np.zeros(1, dtype=np.int64)
    for minor in minors:
        sums = np.concatenate([sums, sums + minor])
    return sums


def _most_groups(is_zero: Counts, count: int) -> Counts:
    """Return best[S] for every subset S of `count` balances, smaller subsets first."""
    size = np.bitwise_count(np.arange(1 << count, dtype=np.uint32))
    by_size = np.argsort(size, kind="stable").astype(np.uint32)
    ends = np.cumsum(np.bincount(size, minlength=count + 1))
    best = np.zeros(1 << count, dtype=np.int8)
    for start, end in pairwise(ends):
        layer = by_size[start:end]
        most = best[layer & ~np.uint32(1)]
        for bit in range(1, count):
            np.maximum(most, best[layer & ~np.uint32(1 << bit)], out=most)
        best[layer] = most + is_zero[layer]
    return best


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


def _triples(balances: Sequence[tuple[K, int]]) -> tuple[list[list[tuple[K, int]]], list[tuple[K, int]]]:
    """Split off groups of three that sum to zero, first come first served."""
    groups: list[list[tuple[K, int]]] = []
    rest = list(balances)
    while found := next((t for t in combinations(rest, 3) if sum(m for _, m in t) == 0), None):
        groups.append(list(found))
        rest = [one for one in rest if one not in found]
    return groups, rest
