# ruff: noqa: E501  # a row of a table reads best on one line
"""From whom to whom money passed, in the many ways people say it."""

import pytest

from tests.unit.agents.offline.slots.costs_said import read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("E-transfer 135 to Carl from me", [("me", "member:Carl", "135")]),
        ("PayPal went out: 74.50 from us to Rui and Marta's household", [("my_family", "family:Silva", "74.50")]),
        ("zelled Jenny 12 for our wood", [("me", "member:Jenny", "12")]),
        ("gave Rui 31.40 cash for the dinner, we're square", [("me", "member:Rui", "31.40")]),
        ("sent the Brookses 140 by e-transfer", [("my_family", "family:Brooks", "140")]),
        ("Today 73.20 to Marta by bank transfer", [("me", "member:Marta", "73.20")]),
        ("I acknowledge receipt of 215 from Carl, and have in my turn handed over 90 in cash to Rui", [("member:Carl", "me", "215"), ("me", "member:Rui", "90")]),
        ("etransferred Carl's gang 57.40 n Rui's side owes nada now cuz they sent us 33 even", [("my_family", "family:Brooks", "57.40"), ("family:Silva", "my_family", "33")]),
        ("got 40 back from Jenny", [("member:Jenny", "me", "40")]),
        ("Carl slipped me 20", [("member:Carl", "me", "20")]),
        ("we settled up with the Silvas, 88.10", [("my_family", "family:Silva", "88.10")]),
        ("Marta has kindly returned 15 to Jenny", [("member:Marta", "member:Jenny", "15")]),
        ("paid Rui back the 62", [("me", "member:Rui", "62")]),
        ("the Brooks lot just venmoed us 90", [("family:Brooks", "my_family", "90")]),
        ("50 in hand from Marta, thanks", [("member:Marta", "me", "50")]),
        ("I gave Carl 30 and Jenny gave me 12", [("me", "member:Carl", "30"), ("member:Jenny", "me", "12")]),
    ],
)  # fmt: skip
def test_who_gave_whom(text: str, told: list[tuple[str, str, str]]) -> None:
    calls = read("record_payment", text)
    assert [(call.get("from"), call.get("to"), call["amount"]) for call in calls] == told
