# ruff: noqa: E501  # a row of a table reads best on one line
"""Sums reckoned aloud, numbers that only count, several payers, and the rest between others."""

from fractions import Fraction

import pytest

from tests.unit.agents.offline.slots.utah import GROCERIES, TOLD, called


@pytest.mark.parametrize(
    ("text", "amount", "what"),
    [
        ("gas 58.20 + 61.75 for the van so far, just ours", "119.95", "gas"),
        ("I paid 12 + 8.50 + 4 for parking", "24.50", "parking"),
        ("dinner tonight was $214 plus tip, so 250 total, I paid", "250", "dinner"),
        ("brunch 80 and tax, came to 86.40, on my card", "86.40", "brunch"),
        ("breakfast 58 + 20% tip, me", "69.60", "breakfast"),
        ("lunch was 40 with 15% tip, I got it", "46", "lunch"),
        ("bought the train tickets $920 all in. us 4 and you 4", "920", "train tickets"),
        ("I paid $60 for the site, spot 14, party of 9", "60", "site"),
        ("stopped in Grand Junction for lunch, $62.40 on me", "62.40", "lunch"),
        ("pulled over for gas near Delta, 48.10, I paid", "48.10", "gas"),
        ("parking was 15 a car x3, i paid for everyone", "45", "parking"),
        ("split the cabin 3 ways, it was 640, I put it on my card", "640", "cabin"),
    ],
)  # fmt: skip
def test_one_bill_of_several_numbers(text: str, amount: str, what: str) -> None:
    bills = [call.args for call in called(text, mention=False)]
    assert [(bill["what"], bill["amount"]) for bill in bills] == [(what, amount)]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("dinner 40 + 12 parking, I paid both", ["40", "12"]),
        ("I paid 30 for gas and 45 for lunch", ["30", "45"]),
        ("ubers so far 23.40 and 18.90, both me", ["23.40", "18.90"]),
    ],
)
def test_two_bills_stay_two(text: str, amounts: list[str]) -> None:
    assert [call.args["amount"] for call in called(text, mention=False)] == amounts


@pytest.mark.parametrize(
    ("text", "payers"),
    [
        ("dinner at Giovanni's was 212.40, Rafa paid 150 and Dana put in the rest", {"member:Rafa": "150", "member:Dana": "62.40"}),
        ("dinner was 240. I paid 100, Marcus 80 and Dana the other 60", {"me": "100", "member:Marcus": "80", "member:Dana": "60"}),
        ("the boat was $300, Tasha covered 120 and I did the rest", {"member:Tasha": "120", "me": "180"}),
    ],
)  # fmt: skip
def test_several_paid(text: str, payers: dict[str, str]) -> None:
    (bill,) = called(text, mention=False)
    assert {row["party"]: row["amount"] for row in bill.args["payers"]} == payers
    assert "split" not in bill.args


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("costco run: 312.87. half of it is ours, split the other half between the hendersons and the ortizes", ("my_family", "1/2", "family:Henderson", "1/4", "family:Ortiz", "1/4")),
        ("the cabin was $900, a third is us, rest between marcus and dana", ("my_family", "1/3", "member:Marcus", "1/3", "member:Dana", "1/3")),
        ("sams club 120, 50% the Hendersons, rest split between us and the ortizes", ("family:Henderson", "1/2", "my_family", "1/4", "family:Ortiz", "1/4")),
    ],
)  # fmt: skip
def test_the_rest_between_others(text: str, parts: tuple[str, ...]) -> None:
    (bill,) = called(text, mention=False)
    whole = sum(row["shares"] for row in bill.args["split"])
    read = {row["party"]: Fraction(row["shares"], whole) for row in bill.args["split"]}
    assert read == {party: Fraction(part) for party, part in zip(parts[::2], parts[1::2], strict=True)}


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("take the kids off that one", {"child": "0"}),
        ("leave the kids off the groceries please", {"child": "0"}),
        ("kids shouldn't be counted for the groceries, split it without them", {"child": "0"}),
        ("split it by people not by family, you guys are 4 we're 5", {"by": "head"}),
        ("split that one by family not by person", {"by": "family"}),
        ("the groceries should be split per family", {"by": "family"}),
    ],
)
def test_shared_otherwise(text: str, change: dict[str, str]) -> None:
    void, again = called(text, mention=False, expenses=GROCERIES, recent=TOLD)
    assert void.name == "void_expense"
    assert again.args == {"what": "groceries", "amount": "184.60", **change}


@pytest.mark.parametrize(
    ("text", "left", "what", "own"),
    [
        ("oh and 30 of that was beer for me and marcus only", "154.60", "beer", ["me", "member:Marcus"]),
        ("$30 of that is just for us", "154.60", "groceries", ["my_family"]),
        ("22 of that was diapers so just the hendersons", "162.60", "diapers", ["family:Henderson"]),
    ],
)
def test_a_part_is_somebodys_own(text: str, left: str, what: str, own: list[str]) -> None:
    void, rest, alone = called(text, mention=False, expenses=GROCERIES, recent=TOLD)
    assert (void.name, rest.args["amount"]) == ("void_expense", left)
    assert (alone.args["what"], [row["party"] for row in alone.args["split"]]) == (what, own)


@pytest.mark.parametrize(
    "text",
    ["3 of those are mine", "lets take the kids out to dinner", "14 of us are going", "wow 30 of that?"],
)
def test_talk_changes_no_bill(text: str) -> None:
    assert called(text, mention=False, expenses=GROCERIES, recent=TOLD) == []
