# ruff: noqa: E501  # a row of a table reads best on one line
"""Bills shared out in a list, and lists that do not make up a whole."""

from fractions import Fraction
from typing import Any

import pytest

from tests.unit.agents.offline.slots.costs_said import read

_US, _THEM, _SILVA = "my_family", "family:Brooks", "family:Silva"


def _parts(rows: list[dict[str, Any]], total: str) -> dict[str, Fraction]:
    """Each party's part of the whole, whatever the rows are told in."""
    if any("amount" in row for row in rows):
        return {row["party"]: Fraction(str(row["amount"])) / Fraction(total) for row in rows}
    told = {row["party"]: Fraction(str(row.get("percent") or row.get("shares") or 1)) for row in rows}
    whole = sum(told.values(), Fraction())
    return {party: value / whole for party, value in told.items()}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("dinner 200, I paid, Brooks 120, us 60, Silva 20", (_US, "3/10", _THEM, "3/5", _SILVA, "1/10")),
        ("I paid 180 for linens: Brooks 50 percent, us 30, Silva 20", (_US, "3/10", _THEM, "1/2", _SILVA, "1/5")),
        ("Pontoon. 340, Carl fronted. Brooks 25%. Silvas 40. Us 35.", (_US, "7/20", _THEM, "1/4", _SILVA, "2/5")),
        ("ferry 86 on my card, split it 60 us 40 the Brookses", (_US, "3/5", _THEM, "2/5")),
        ("boat gas 96, my dime, 3 parts Brooks 2 us 1 Silva", (_US, "1/3", _THEM, "1/2", _SILVA, "1/6")),
        ("umbrellas 75, Rui paid, three pieces: two for Carl's family, one for us", (_US, "1/3", _THEM, "2/3")),
        ("jeep 480, I paid, the Brookses bear three parts and our humble selves one part", (_US, "1/4", _THEM, "3/4")),
        ("bill 187.25, I tapped. Brooks' bit was 41.25, Silvas 66, rest is ours so 80", (_US, "80/187.25", _THEM, "41.25/187.25", _SILVA, "66/187.25")),
        ("invoice 272 on my visa: 102 on us, 102 on the Brookses, the remaining 68 on Rui and Marta", (_US, "102/272", _THEM, "102/272", _SILVA, "68/272")),
        ("groceries 90, me. Half us, a quarter Carl's lot and the rest the Silvas", (_US, "1/2", _THEM, "1/4", _SILVA, "1/4")),
        ("fuel 114.50, I paid, two thirds us, one third the Silvas, they rode with us", (_US, "2/3", _SILVA, "1/3")),
        ("3 pizzas 60, Rui paid, the Brooks lot ate most so 2 shares them 1 share us", (_US, "1/3", _THEM, "2/3")),
        ("lunch 96 on my card, us and the Silvas half each", (_US, "1/2", _SILVA, "1/2")),
        ("sixty per cent to the Brooks family and forty per cent to the Silvas of the 150 I paid for pepper", (_THEM, "3/5", _SILVA, "2/5")),
        ("tapas 70, Marta paid. 1/2 us 1/2 Brooks", (_US, "1/2", _THEM, "1/2")),
        ("I paid 100 for tolls, 25 is on Carl and the remainder on us", ("member:Carl", "1/4", _US, "3/4")),
    ],
)  # fmt: skip
def test_a_bill_shared_out(text: str, parts: tuple[str, ...]) -> None:
    bills = read("add_expense", text)
    assert len(bills) == 1
    wanted = {
        party: Fraction(str(part.split("/")[0])) / Fraction(part.split("/")[1])
        for party, part in zip(parts[::2], parts[1::2], strict=True)
    }
    found = _parts(bills[0]["split"], bills[0]["amount"])
    assert found == pytest.approx(wanted)


@pytest.mark.parametrize(
    "text",
    [
        "pizza 60, Carl paid, 3 for the Brooks kids and 2 for us",
        "museum 45 on my card, 4 of us went and 3 Silvas",
        "lunch 80, I paid, table 12 by the Silvas, 7 pm",
    ],
)
def test_numbers_that_make_up_no_whole_share_nothing_out(text: str) -> None:
    rows = [row for bill in read("add_expense", text) for row in bill.get("split", [])]
    assert not [row for row in rows if {"amount", "percent", "shares"} & set(row)]
