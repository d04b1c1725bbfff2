"""Costs in people's own words: which sums, who paid, what for, and who bears them."""

from typing import Any

import pytest

from agents.context import Context
from agents.offline.engine import OfflineEngine
from agents.offline.scene import Scene
from agents.offline.slots.amending import amends
from agents.offline.slots.expenses import add_expense
from tools.values.dictated import in_digits

_CONTEXT: dict[str, Any] = {
    "now": "2027-05-14T19:20",
    "speaker": "Tola",
    "speaker_family": "Adeyemi",
    "trip": {"name": "Loop", "start_date": "2027-05-10", "end_date": "2027-05-20", "currency": "USD"},
    "families": [
        {"name": "Adeyemi", "members": ["Tola", "Femi", "Kemi"]},
        {"name": "Brooks", "members": ["Carl", "Jenny", "Noah"]},
        {"name": "Silva", "members": ["Rui", "Marta"]},
    ],
    "stops": ["Moab", "Page"],
    "polls": [],
    "reservations": [],
    "expenses": [{"what": "tow truck", "amount": "71.20"}],
    "travelling": True,
}


def _costs(text: str) -> list[dict[str, Any]]:
    scene = Scene(in_digits(text), False, Context.model_validate(_CONTEXT))
    return [call.args for call in add_expense(scene)]


def _split(cost: dict[str, Any]) -> set[str]:
    return {row["party"] for row in cost.get("split", [])}


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("four ponies at 25 each, I paid", "100"),
        ("Carl bought the shuttle passes, 12 a person, there's 9 of us", "108"),
        ("Museum tickets. 3 adults x 18 and 4 kids x 9, I paid, everyone", "90"),
        ("paid the campsite, 31.50 a night for 2 nights", "63"),
        ("I paid 12 for the tickets", "12"),
    ],
)
def test_a_price_times_how_many(text: str, total: str) -> None:
    assert [cost["amount"] for cost in _costs(text)] == [total]


@pytest.mark.parametrize(
    ("text", "own", "left", "bearer"),
    [
        ("Supermarket 148.30 on my card, 22 of that was diapers for us only", "22", "126.30", "my_family"),
        (
            "I paid 96 at Costco but 36 of it is beer for the Brookses. rest is for all",
            "36",
            "60",
            "family:Brooks",
        ),
    ],
)
def test_what_one_party_bears_alone_leaves_the_bill(text: str, own: str, left: str, bearer: str) -> None:
    bill, alone = _costs(text)
    assert (bill["amount"], alone["amount"]) == (left, own)
    assert _split(alone) == {bearer}
    assert not _split(bill)


@pytest.mark.parametrize(
    ("text", "payer"),
    [
        ("the diesel yesterday was on Carl, 71.20", "member:Carl"),
        ("fuel 51 euro, Rui, a third us two thirds them silvas", "member:Rui"),
        ("put 75 down for the guide, cash, from Rui", "member:Rui"),
        ("lunch came to $74.85 incl tip, I've got it", "me"),
    ],
)
def test_who_paid_without_a_verb(text: str, payer: str) -> None:
    assert _costs(text)[0]["paid_by"] == payer


def test_a_sum_to_be_left_out_is_left_out() -> None:
    costs = _costs("paid 15 for ice, 40 for charcoal, and the 60 for wine, don't log that one")
    assert [cost["amount"] for cost in costs] == ["15", "40"]


def test_whoever_was_not_there_does_not_pay() -> None:
    (cost,) = _costs("75 for the guide, Rui paid, the Brooks family didn't go so leave them out")
    assert cost["except"] == ["family:Brooks"]
    assert cost["paid_by"] == "member:Rui"


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        (
            "half of the 220 deposit is on the Silvas, the other half is ours. I paid",
            {"family:Silva", "my_family"},
        ),
        ("pizza 30, I paid. Marta, Carl and myself only", {"member:Marta", "member:Carl", "me"}),
        ("snacks 42 on me. Ratio 3:4 between us and the Silvas", {"my_family", "family:Silva"}),
        ("toll 9 (me, only us)", {"my_family"}),
    ],
)
def test_who_bears_it(text: str, shares: set[str]) -> None:
    assert _split(_costs(text)[0]) == shares


def test_a_currency_said_apart_from_its_sum() -> None:
    assert _costs("Marta paid 30 for pizza but in canadian dollars")[0]["currency"] == "CAD"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("hold on the tow truck was 81.20", True),
        ("That tow truck was 72.10, I'd my glasses off", True),
        ("another tow truck, 71.20 again", False),
        ("the pizza was 72.10", False),
    ],
)
def test_a_known_cost_with_another_sum_is_put_right(text: str, meant: bool) -> None:
    assert amends(Scene(text, True, Context.model_validate(_CONTEXT))) is meant


def test_the_engine_takes_back_and_writes_anew() -> None:
    said = OfflineEngine().understand(
        "hold on the tow truck was 72.10, I paid", True, Context.model_validate(_CONTEXT)
    )
    assert [call.name for call in said.calls] == ["void_expense", "add_expense"]


_TWO = {
    **_CONTEXT,
    "families": _CONTEXT["families"][:2],
    "expenses": [],
    "reservations": ["Sunday House Inn"],
}


def test_half_each_between_the_only_two_families() -> None:
    scene = Scene("filled up both cars, 118.60, put it 50/50", False, Context.model_validate(_TWO))
    (call,) = add_expense(scene)
    assert _split(call.args) == {"family:Adeyemi", "family:Brooks"}
    assert call.args["what"] == "gas"


def test_the_bill_of_the_line_before() -> None:
    told = {**_TWO, "recent": [["Tola", "booked the Sunday House Inn for us all, 3 rooms, $612"]]}
    text = "that's on my card, split it by rooms, we take 2 and they take 1"
    (call,) = add_expense(Scene(text, False, Context.model_validate(told)))
    assert (call.args["what"], call.args["amount"]) == ("Sunday House Inn", "612")
    assert [row["shares"] for row in call.args["split"]] == [2, 1]


def test_a_number_of_rooms_is_no_sum() -> None:
    text = "that's on my card, split it by rooms, we take 2 and they take 1"
    told = {**_TWO, "recent": [["Carl", "booked the Sunday House Inn for us all, 3 rooms, $612"]]}
    costs = add_expense(Scene(text, False, Context.model_validate(told)))
    assert all(call.args["amount"] not in ("1", "2", "612") for call in costs)


def test_a_day_inside_a_name_is_no_day() -> None:
    scene = Scene("at the Sunday House Inn from friday", False, Context.model_validate(_TWO))
    assert [day.text for day in scene.dates] == ["friday"]
