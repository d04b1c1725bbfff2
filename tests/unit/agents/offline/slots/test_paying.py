"""Who paid, in the many ways people say it; and sentences that only sound like it."""

import pytest

from tests.unit.agents.offline.slots.costs_said import read


@pytest.mark.parametrize(
    ("text", "payer"),
    [
        ("crab shack 94.60, out of Carl's pocket", "member:Carl"),
        ("parking 12, on Jenny's credit card", "member:Jenny"),
        ("Kayaks. 180. Rui's Visa.", "member:Rui"),
        ("pizza 44 was Marta's treat", "member:Marta"),
        ("ice cream 18.50, my shout", "me"),
        ("bait 22, my dime, split it all", "me"),
        ("boat hire 360, prepaid by Carl", "member:Carl"),
        ("the bill at the diner, 75.20, was met by Rui", "member:Rui"),
        ("museum 60 dollars, the payment being made by Marta", "member:Marta"),
        ("Zipline tickets, 140, settled by my wife", "member:Femi"),
        ("entry fees 30, payer: Jenny", "member:Jenny"),
        ("beach chairs, 36: Carl has it advanced", "member:Carl"),
        ("cake cost 19.20, I have taken it over for all", "me"),
        ("Rui was kind enough to pay the porter, 15 dollars", "member:Rui"),
        ("Marta, bless her, covered the groceries, 88.40", "member:Marta"),
        ("lunch 52 and Carl insisted on paying", "member:Carl"),
        ("ferry 86, Jenny ended up paying", "member:Jenny"),
        ("Carl wouldn't let anyone else pay, supper was 210", "member:Carl"),
        ("Rui handed the boy 75 dollars for umbrellas", "member:Rui"),
        ("I gave the market lady 40 for peaches", "me"),
        ("the tow cost me 86 bucks", "me"),
        ("gas set Carl back 61.10", "member:Carl"),
        ("still Marta paying, sunset cruise 240", "member:Marta"),
        ("thanks to Jenny for covering breakfast, 48", "member:Jenny"),
        ("firewood 15, courtesy of Rui", "member:Rui"),
        ("I'm out 33 for the laundry", "me"),
        ("Jenny tapped for the bus, 9.80", "member:Jenny"),
        ("For the jeep I have disbursed 480 dollars", "me"),
        ("snacks 14 from our kitty no wait from my wallet", "me"),
        ("fuel 68. me", "me"),
    ],
)
def test_who_paid(text: str, payer: str) -> None:
    assert [cost.get("paid_by") for cost in read("add_expense", text)] == [payer]


@pytest.mark.parametrize(
    "text",
    [
        "museum 60, Rui is paying half",
        "67 at Safeway, put it under groceries",
        "supper 90 with Carl, no idea who paid",
        "dinner 80, Carl's kids loved it",
        "split 60 for firewood, 20 on us, 40 on the Silvas",
        "charge Carl for the 30 dollar cap",
        "parking 12, Jenny didn't pay",
    ],
)
def test_nobody_is_said_to_have_paid(text: str) -> None:
    assert {cost.get("paid_by") for cost in read("add_expense", text)} <= {None}
