# ruff: noqa: E501  # a row of a table reads best on one line
"""Who is left out of a bill, and who is only spoken of."""

import pytest

from tests.unit.agents.offline.slots.costs_said import read


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("Steaks 286.75, I paid. Noah and Marta ate elsewhere, leave em out", {"member:Noah", "member:Marta"}),
        ("crabs 194.60 on me, Noah had a hot dog so leave Noah off, and Marta too", {"member:Noah", "member:Marta"}),
        ("toddy 246, I paid, neither Jenny nor Marta touched it", {"member:Jenny", "member:Marta"}),
        ("porter 34, I paid, equally upon all present save the Brookses", {"family:Brooks"}),
        ("everyone but Carl, breakfast 40, I paid", {"member:Carl"}),
        ("paid 60 for the boat, everybody bar the Silvas", {"family:Silva"}),
        ("I got coffee 22.40, Rui n Marta slept in", {"member:Rui", "member:Marta"}),
        ("dinner 112.50, I paid, don't charge Noah, he only had chips off my plate", {"member:Noah"}),
        ("I paid 88 for supper. Jenny was sick in bed so not for her", {"member:Jenny"}),
        ("paid 45 museum, Carl and Noah stayed in the car", {"member:Carl", "member:Noah"}),
        ("I bought the tickets, 64, Noah gets in free", {"member:Noah"}),
        ("whale trip 300, I paid, the Silvas were at home", {"family:Silva"}),
        ("lunch 70 on my card, other than Rui", {"member:Rui"}),
        ("I paid 30 for wine, Carl doesn't drink and Marta passed", {"member:Carl", "member:Marta"}),
        ("brunch 90, I paid, keep Jenny out of it", {"member:Jenny"}),
        ("27.50 ice cream, I paid. Everyone except Rui and Jenny, they were praying for us", {"member:Rui", "member:Jenny"}),
    ],
)  # fmt: skip
def test_left_out(text: str, out: set[str]) -> None:
    bills = read("add_expense", text)
    assert [set(bill.get("except", [])) for bill in bills] == [out]
    assert not bills[0].get("split")


@pytest.mark.parametrize(
    "text",
    [
        "Carl paid 40 for breakfast, everyone",
        "dinner 60, I paid, Carl doesn't mind",
        "I paid 45 at the bar, Rui was thrilled",
        "I paid for gas, 51, and Jenny left a nice tip",
        "paid 20, we could save the Silvas a trip",
    ],
)
def test_nobody_left_out(text: str) -> None:
    assert [bill.get("except") for bill in read("add_expense", text)] == [None]


@pytest.mark.parametrize(
    ("text", "sharers"),
    [
        ("ferry 238, I paid it. Split only us and Brookses, Silvas came with other boat", {"my_family", "family:Brooks"}),
        ("whale watching 180, we paid, split with the Silvas only", {"my_family", "family:Silva"}),
        ("crackers 16.25 which I bought, entirely on us", {"my_family"}),
        ("park pass 46.20, I paid, just us and Brookses on it. Silvas have the senior one", {"my_family", "family:Brooks"}),
    ],
)  # fmt: skip
def test_who_shares(text: str, sharers: set[str]) -> None:
    assert [{row["party"] for row in bill["split"]} for bill in read("add_expense", text)] == [sharers]
