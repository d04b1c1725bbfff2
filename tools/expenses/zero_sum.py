"""The most groups that sum to zero, exactly: dynamic programming over the subsets of up to 20 balances."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

import numpy as np
import numpy.typing as npt

K = TypeVar("K")
Minors = npt.NDArray[np.int64]
Subsets = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]
# For each of six bits, the positions in a word of 64 flags whose number has not that bit.
_WITHOUT = tuple(sum(1 << place for place in range(64) if not place >> bit & 1) for bit in range(6))


def zero_sum_groups(balances: Sequence[tuple[K, int]]) -> list[list[tuple[K, int]]]:
    """Return a partition into as many groups that sum to zero as there can be (at most EXACT_UP_TO in all).

    The last balance belongs to the group that remains, so subsets of the others are enough: a longest chain
    of subsets that sum to zero, each within the next, has one group between any two of its links.
    """
    if not balances:
        return []
    count = len(balances) - 1
    is_zero = _subset_sums([minor for _, minor in balances[:count]]) == 0
    is_zero[0] = False
    links = [0, *_longest_chain(is_zero, count), (1 << count) - 1]
    groups = [
        [balances[i] for i in range(count) if (link & ~inner) >> i & 1] for inner, link in pairwise(links)
    ]
    groups[-1].append(balances[count])
    return groups


def _subset_sums(minors: Sequence[int]) -> Minors:
    sums = np.zeros(1, dtype=np.int64)
    for minor in minors:
        sums = np.concatenate([sums, sums + minor])
    return sums


def _longest_chain(is_zero: Flags, count: int) -> list[int]:
    """Return a longest chain of flagged subsets, each within the next, smallest first.

    Level k holds the subsets that end a chain of k; the next level's have one of them strictly inside.
    """
    levels: list[Subsets] = []
    ends = np.flatnonzero(is_zero)
    while len(ends):
        levels.append(ends)
        covers = _supersets(ends, count)
        within = np.zeros(len(ends), dtype=np.bool_)
        for bit in range(count):
            within |= covers[ends & ~(1 << bit)] & (ends >> bit & 1 == 1)
        ends = ends[within]
    chain: list[int] = []
    for level in reversed(levels):
        inside = level if not chain else level[(level & ~chain[-1] == 0) & (level != chain[-1])]
        chain.append(int(inside[0]))
    return chain[::-1]


def _supersets(subsets: Subsets, count: int) -> Flags:
    """Return for every subset of `count` things whether one of `subsets` lies within it.

    The flags are packed, 64 subsets that differ in their first six things to a word.
    """
    flags = np.zeros(1 << max(count, 6), dtype=np.bool_)
    flags[subsets] = True
    words = np.packbits(flags, bitorder="little").view("<u8")
    for bit, without in enumerate(_WITHOUT):
        words |= (words & np.uint64(without)) << np.uint64(1 << bit)
    for bit in range(max(count - 6, 0)):
        halves = words.reshape(-1, 2, 1 << bit)
        halves[:, 1] |= halves[:, 0]
    return np.unpackbits(words.view(np.uint8), bitorder="little").view(np.bool_)
