"""Settlement clears everything with the fewest transfers."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks._settle_optimum import fewest as fewest_by_subsets
from tools.expenses.settle import greedy, settle
from tools.expenses.zero_sum import zero_sum_groups

NETS = st.lists(st.integers(min_value=-30, max_value=30), min_size=1, max_size=9)


def closed(nets: list[int]) -> list[tuple[int, int]]:
    """Return the nets as balances, with one more that makes their sum zero."""
    return list(enumerate([*nets, -sum(nets)]))


def fewest(nets: tuple[int, ...]) -> int:
    """Return n minus the most zero-sum groups, by trying all partitions."""

    @cache
    def most(left: tuple[int, ...]) -> int:
        if not left:
            return 0
        found = -len(nets)
        for mask in range(1 << (len(left) - 1)):
            inside = (left[0], *(x for i, x in enumerate(left[1:]) if mask >> i & 1))
            if sum(inside) == 0:
                rest = tuple(x for i, x in enumerate(left[1:]) if not mask >> i & 1)
                found = max(found, 1 + most(rest))
        return found

    kept = tuple(x for x in nets if x)
    return len(kept) - most(kept)


@given(NETS)
@settings(max_examples=150, deadline=None)
def test_is_exact_and_clears(nets: list[int]) -> None:
    balances = closed(nets)
    left = dict(balances)
    transfers = settle(balances)
    for transfer in transfers:
        assert transfer.minor > 0
        left[transfer.payer] += transfer.minor
        left[transfer.payee] -= transfer.minor
    assert not any(left.values())
    minors = tuple(minor for _, minor in balances)
    assert len(transfers) == fewest(minors) == fewest_by_subsets(minors)


@given(st.lists(st.integers(min_value=-500, max_value=500), min_size=20, max_size=45))
@settings(max_examples=30, deadline=None)
def test_large_groups_are_cleared_with_no_more_than_greedy(nets: list[int]) -> None:
    balances = closed(nets)
    left = dict(balances)
    transfers = settle(balances)
    for transfer in transfers:
        left[transfer.payer] += transfer.minor
        left[transfer.payee] -= transfer.minor
    assert not any(left.values())
    assert len(transfers) <= len(greedy(balances))


def test_groups_partition_and_each_sums_to_zero() -> None:
    balances = closed([5, 7, -12, 3, 4, 10, -17, 9, -4, -5])
    groups = zero_sum_groups([one for one in balances if one[1]])
    assert sorted(one for group in groups for one in group) == [one for one in balances if one[1]]
    assert all(sum(minor for _, minor in group) == 0 for group in groups)


def test_nothing_to_do_and_nonsense() -> None:
    assert settle([("a", 0), ("b", 0)]) == ()
    with pytest.raises(ValueError, match="zero"):
        settle([("a", 1)])
