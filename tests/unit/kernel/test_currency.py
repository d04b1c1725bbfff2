"""Sums and currencies as people write them."""

import pytest

from tools.kernel.currency import currency_code, read_sum
from tools.kernel.errors import Refusal


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("84.20", "USD", 8420),
        ("$1,290.00", "USD", 129000),
        ("348,00 €", "EUR", 34800),
        ("1.234,56", "EUR", 123456),
        ("1,290", "USD", 129000),
        ("46.8", "USD", 4680),
        ("50", "USD", 5000),
        ("1.250.000", "VND", 1250000),
        ("18.400", "COP", 1840000),
        ("12.345", "KWD", 12345),
        ("14000", "CLP", 14000),
        (".50", "USD", 50),
        ("USD 486.00", "USD", 48600),
        ("1 290,50", "EUR", 129050),
    ],
)
def test_reads_sums(text: str, currency: str, minor: int) -> None:
    assert read_sum(text, currency).minor == minor


@pytest.mark.parametrize(
    "text", ["abc", "", "-5", "0", "0.00", "1e12", "12.3.4", "99999999", "nan", "84.205", "1,23,4"]
)
def test_refuses_what_is_no_sum(text: str) -> None:
    with pytest.raises(Refusal):
        read_sum(text, "USD")


@pytest.mark.parametrize(
    ("said", "own", "code"),
    [
        (None, "USD", "USD"),
        ("€", "USD", "EUR"),
        ("$", "CAD", "CAD"),
        ("dollars", "EUR", "USD"),
        ("mxn", "USD", "MXN"),
    ],
)
def test_knows_currencies(said: str | None, own: str, code: str) -> None:
    assert currency_code(said, own) == code


def test_refuses_an_unknown_currency_by_its_name() -> None:
    with pytest.raises(Refusal, match="doubloons"):
        currency_code("doubloons", "USD")
