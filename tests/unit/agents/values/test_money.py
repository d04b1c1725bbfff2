"""Sums of money as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.offline.values.money import find_money


def sums(text: str, default: str | None = None) -> list[tuple[str, str | None]]:
    return [(match.amount, match.currency) for match in find_money(text, default)]


@pytest.mark.parametrize(
    ("said", "amount", "currency"),
    [
        ("$1,290.00", "1290.00", "USD"),
        ("348,00 €", "348.00", "EUR"),
        ("1.250,50", "1250.50", None),
        ("84 bucks", "84", "USD"),
        ("45 quid", "45", "GBP"),
        ("£20", "20", "GBP"),
        ("Rs 500", "500", "INR"),
        ("2k", "2000", None),
        ("20 euros", "20", "EUR"),
        ("a hundred and twenty dollars", "120", "USD"),
        ("CA$93.50", "93.50", "CAD"),
        ("C$ 12", "12", "CAD"),
        ("211.60", "211.60", None),
        ("2,940.00 CAD", "2940.00", "CAD"),
        ("39.960 kr", "39960", "SEK"),
        ("2 340 kr", "2340", "SEK"),
        ("thirteen dollars forty five", "13.45", "USD"),
        ("50 cents", "0.50", None),
        ("1'250.50 CHF", "1250.50", "CHF"),
        ("two and a half million dollars", "2500000", "USD"),
        ("12,34,567.89 rupees", "1234567.89", "INR"),
        ("a fiver", "5", None),
    ],
)
def test_reads_one_sum(said: str, amount: str, currency: str | None) -> None:
    assert sums(said) == [(amount, currency)]


def test_shared_names_follow_the_trip() -> None:
    assert sums("40 dollars", "CAD") == [("40", "CAD")]
    assert sums("$40", "AUD") == [("40", "AUD")]
    assert sums("400 kr", "NOK") == [("400", "NOK")]
    assert sums("$40", "EUR") == [("40", "USD")]
    assert sums("40 pounds", "USD") == [("40", "GBP")]


def test_ranges_give_both_ends() -> None:
    assert sums("10-20 dollars") == [("10", "USD"), ("20", "USD")]
    assert sums("between $10 and $20") == [("10", "USD"), ("20", "USD")]


@pytest.mark.parametrize(
    "text",
    [
        "I called Bob 3 times",
        "ALL done",
        "room for 3 kids",
        "I-95",
        "6 pm",
        "18:30",
        "20%",
        "300 miles",
        "7/31",
    ],
)
def test_other_numbers_are_no_signed_sums(text: str) -> None:
    assert [match.text for match in find_money(text) if not match.bare] == []
    assert [match.text for match in find_money(text)] in ([], ["3"])


def test_cents_do_not_swallow_what_follows() -> None:
    assert sums("20 bucks and 2 kids")[0] == ("20", "USD")
    assert sums("paid 20 euros, 15 for gas")[0] == ("20", "EUR")


_CENTS = st.integers(min_value=0, max_value=99_999_999)
_STYLES = [
    lambda plain, comma, dots: f"${comma}",
    lambda plain, comma, dots: f"USD {comma}",
    lambda plain, comma, dots: f"{plain} usd",
    lambda plain, comma, dots: f"US${plain}",
    lambda plain, comma, dots: f"{dots} USD",
    lambda plain, comma, dots: f"$ {plain}",
    lambda plain, comma, dots: f"{plain} dollars",
]


@settings(deadline=None)
@given(
    _CENTS,
    st.sampled_from(_STYLES),
    st.sampled_from(["we paid {} for gas", "{}", "({})", "hotel: {}, conf X"]),
)
def test_any_sum_written_any_way_is_read_back(cents: int, style: object, frame: str) -> None:
    value = Decimal(cents).scaleb(-2)
    comma = f"{value:,.2f}"
    dots = comma.replace(",", " ").replace(".", ",").replace(" ", ".")
    said = style(f"{value:.2f}", comma, dots)  # type: ignore[operator]
    assert (f"{value:.2f}", "USD") in sums(frame.format(said))


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_survived(text: str) -> None:
    for match in find_money(text):
        assert text[match.at[0] : match.at[1]] == match.text
        assert Decimal(match.amount).is_finite()
