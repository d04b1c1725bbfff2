"""Parts are exact, fair and reproducible."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.world import NOON, family
from tools.expenses.split import Claim, divide, split, turn_of
from tools.kernel.errors import Refusal
from tools.kernel.money import Money
from tools.kernel.party import Party

SUMS = st.integers(min_value=1, max_value=10**9)
WEIGHTS = st.lists(st.integers(min_value=0, max_value=50), min_size=1, max_size=20).filter(any)


@given(SUMS, WEIGHTS, st.integers(min_value=0))
def test_parts_sum_to_the_whole_and_are_within_a_unit(total: int, weights: list[int], turn: int) -> None:
    parts = divide(total, weights, turn)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(Fraction(total * weight, sum(weights)) - part) < 1


@given(SUMS, st.integers(min_value=1, max_value=12), st.integers(min_value=0, max_value=10**6))
def test_odd_units_go_round_fairly(total: int, count: int, first: int) -> None:
    turns = [divide(total, [1] * count, first + turn) for turn in range(count)]
    borne = [sum(parts) for parts in zip(*turns, strict=True)]
    assert len(set(borne)) == 1


def test_spliit_374() -> None:
    """$30.05 over ten people is five times 3.00 and five times 3.01."""
    assert sorted(divide(3005, [1] * 10, 7)) == [300] * 5 + [301] * 5


@pytest.mark.parametrize(
    ("minor", "heads"), [(100, 3), (1000, 3), (1, 7), (99, 100), (401, 2), (10**9 + 1, 3), (16_579, 4)]
)
def test_no_cent_is_dropped_or_made(minor: int, heads: int) -> None:
    """The sums of spliit#374, #85 and #175: $1 over three, $10 over three, $4.01 over two."""
    parts = divide(minor, [1] * heads, 5)
    assert sum(parts) == minor
    assert max(parts) - min(parts) <= 1


def test_nobody_is_stuck_with_the_odd_cent() -> None:
    """A $10 lunch for three each day of a month (spliit#85): all have paid the same in the end."""
    days = [NOON.date() + timedelta(n) for n in range(30)]
    shares = [divide(1000, [1, 1, 1], turn_of("lunch", 1000, day)) for day in days]
    assert [sum(column) for column in zip(*shares, strict=True)] == [10_000] * 3


def test_the_turn_moves_on_each_day_and_forgets_case() -> None:
    today = NOON.date()
    assert turn_of("Toll", 980, today) == turn_of("toll", 980, today)
    assert turn_of("toll", 980, today.replace(day=20)) == turn_of("toll", 980, today) + 1


def claims(**figures: object) -> list[Claim]:
    key, values = next(iter(figures.items()))
    assert isinstance(values, list)
    made: list[Claim] = []
    for name, value in zip("abcdefgh", values, strict=False):
        figure: Any = None if value is None else int(value) if key == "minor" else Fraction(str(value))
        made.append(replace(Claim(family(name)), **{key: figure}))
    return made


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({"shares": [2, 2, 1]}, [51600, 51600, 25800]),
        ({"shares": ["1.5", "0.5"]}, [96750, 32250]),
        ({"percent": [40, 40, 20]}, [51600, 51600, 25800]),
        ({"percent": ["33.33", "33.33", "33.33"]}, [43000, 43000, 43000]),
        ({"percent": [60, None]}, [77400, 51600]),
        ({"minor": [100000, 29000]}, [100000, 29000]),
        ({"minor": [100000, None]}, [100000, 29000]),
        ({"minor": [129000, 0]}, [129000]),
    ],
)
def test_splits_as_told(figures: dict[str, object], expected: list[int]) -> None:
    assert [part.minor for part in split(Money(129000, "USD"), claims(**figures))] == expected


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ({"percent": [40, 40]}, "20 % short"),
        ({"percent": [80, 40]}, "20 % too much"),
        ({"minor": [100, 200]}, r"\$1,287.00 short"),
        ({"minor": [129000, 200]}, r"\$2.00 too much"),
        ({"shares": [0, 0]}, "Somebody"),
        ({"shares": [-1, 2]}, "negative"),
    ],
)
def test_refuses_what_does_not_add_up(figures: dict[str, object], words: str) -> None:
    with pytest.raises(Refusal, match=words):
        split(Money(129000, "USD"), claims(**figures))


def test_refuses_mixed_figures_and_nobody() -> None:
    mixed = [Claim(family("a"), shares=Fraction(1)), Claim(family("b"), percent=Fraction(50))]
    for wrong in (mixed, []):
        with pytest.raises(Refusal):
            split(Money(100, "USD"), wrong)


def test_a_party_named_twice_has_both_parts() -> None:
    twice = [Claim(Party("family", "a"), minor=40), Claim(Party("family", "a"), minor=60)]
    assert [part.minor for part in split(Money(100, "USD"), twice)] == [100]
