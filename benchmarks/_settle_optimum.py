"""The fewest transfers there can be, by another rule than ours: to hold our figures to.

Verhoeff (2004): with n balances that are not zero, of which at most g groups sum to zero, n - g transfers are
needed and enough. Here g is found one balance at a time over all subsets: the most groups within a subset is
the most within it less any one balance, and one more where the subset itself sums to zero.
"""

from collections.abc import Sequence

import numpy as np


def fewest(minors: Sequence[int]) -> int:
    """Return the fewest transfers that clear balances which sum to zero; 2^n time and space, so n <= 20."""
    left = [minor for minor in minors if minor]
    sums = np.zeros(1, dtype=np.int64)
    for minor in left:
        sums = np.concatenate([sums, sums + minor])
    subsets = np.arange(len(sums), dtype=np.int64)
    sizes = np.bitwise_count(subsets)
    ordered = np.argsort(sizes, kind="stable")
    ends = np.searchsorted(sizes[ordered], np.arange(len(left) + 2))
    most = np.zeros(len(sums), dtype=np.int8)
    for size in range(1, len(left) + 1):
        layer = ordered[ends[size] : ends[size + 1]]
        best = np.zeros(len(layer), dtype=np.int8)
        for bit in range(len(left)):
            inner = np.where(layer >> bit & 1, layer & ~(1 << bit), 0)
            np.maximum(best, most[inner], out=best)
        most[layer] = best + (sums[layer] == 0)
    return len(left) - int(most[-1])
