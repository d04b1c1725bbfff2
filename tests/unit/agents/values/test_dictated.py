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
        ("leave at seven thirty", "leave at 7:30"),
        ("at twenty one fifty", "at 21:50"),
        ("we're away by ten oh five", "we're away by 10:05"),
        ("the boat goes at sixteen hundred hours", "the boat goes at 16:00"),
        ("in two thousand twenty seven", "in 2027"),
        ("one thousand two hundred and forty pound for the cottage", "1240 pound for the cottage"),
        ("I've just stuck sixty two quid forty diesel in", "I've just stuck £62.40 diesel in"),
        ("a hundred and four pound thirty for the big shop", "£104.30 for the big shop"),
        ("a pound twenty for the loo", "£1.20 for the loo"),
        ("twelve euro and fifty cents", "twelve euro and 50 cents"),
        ("two fifty each for the ice creams", "2.50 each for the ice creams"),
        ("the petrol came to nine fifty five", "the petrol came to 9.55"),
        ("I paid twelve fifty for the car park", "I paid 12.50 for the car park"),
        ("one twenty five a night", "125 a night"),
        ("nineteen eighty five is the door code", "1985 is the door code"),
        ("from July twelve to fifteen", "from July 12 to 15"),
    ],
)
def test_sums_and_measures_become_figures(said: str, written: str) -> None:
    assert in_digits(said) == written


@pytest.mark.parametrize(
    "said",
    [
        "split it fifty fifty",
        "split it fifty-fifty, landry and okonkwo",
        "leave about seven thirty",
        "june twenty second to the twenty ninth",
        "in twenty twenty seven",
        "dinner is nine thirty",
        "one twenty each",
        "ten euro for him and twelve for me",
        "in July two of us go",
        "the Twenty Mile Diner",
        "two adults and three kids",
    ],
)
def test_shares_times_days_years_names_and_heads_stay_words(said: str) -> None:
    assert in_digits(said) == said
