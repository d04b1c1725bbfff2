"""Numbers as a voice writes them."""

import pytest

from tools.values.dictated import in_digits


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("I covered breakfast, forty two fifty", "I covered breakfast, 42.50"),
        ("gas in Santa Fe ninety one eighty me", "gas in Santa Fe 91.80 me"),
        ("a hundred and six forty for the boat", "106.40 for the boat"),
        ("came to a hundred and eighty four dollars", "came to 184 dollars"),
        ("twenty one fifty each", "21.50 each"),
        ("one hundred twenty for all", "120 for all"),
        ("we are twenty minutes late", "we are 20 minutes late"),
    ],
)
def test_sums_and_measures_become_figures(said: str, written: str) -> None:
    assert in_digits(said) == written


@pytest.mark.parametrize(
    "said",
    [
        "split it fifty fifty",
        "split it fifty-fifty, landry and okonkwo",
        "leave at seven thirty",
        "at twenty one fifty",
        "june twenty second to the twenty ninth",
        "in twenty twenty seven",
        "two thousand twenty seven",
        "the Twenty Mile Diner",
        "two adults and three kids",
    ],
)
def test_shares_times_days_years_names_and_heads_stay_words(said: str) -> None:
    assert in_digits(said) == said
