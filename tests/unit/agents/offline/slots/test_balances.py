"""Whose balance is asked for, and costs put right, in people's own words."""

from typing import Any

import pytest

from agents.context import Call, Context
from agents.offline.scene import Scene
from agents.offline.slots.amending import amends, corrected, payer_anew, shared_anew, sum_anew
from agents.offline.slots.balances import show_balance
from agents.offline.slots.payments import record_payment

_CONTEXT = Context.model_validate(
    {
        "now": "2026-07-12T18:00",
        "speaker": "Dana",
        "speaker_family": "Whitaker",
        "trip": {"name": "Lakes", "start_date": "2026-07-10", "end_date": "2026-07-19", "currency": "GBP"},
        "families": [
            {"name": "Whitaker", "members": ["Dana", "Joe"]},
            {"name": "Okafor", "members": ["Chidi", "Ngozi", "Ada"]},
            {"name": "Trivedi", "members": ["Mahesh", "Kokila", "Nikhil"]},
        ],
        "expenses": [{"what": "parking", "amount": "36"}, {"what": "boat hire", "amount": "140"}],
        "travelling": True,
    }
)


def _scene(text: str) -> Scene:
    return Scene(text, True, _CONTEXT)


def _told(calls: list[Call]) -> list[tuple[str, dict[str, Any]]]:
    return [(call.name, call.args) for call in calls]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("what do I owe", "me"),
        ("how much have I got coming back to me", "me"),
        ("Chidi gave me 40. is he square now", "member:Chidi"),
        ("The Okafors sent us 40, so what do they still owe", "family:Okafor"),
        ("sent the Okafors 40. Are us Whitakers all settled up?", "my_family"),
        ("How much are we into the Okafors for, us Whitakers like", "my_family"),
        ("May I see what Joe and I owe", "my_family"),
        ("E-transfer 135 to Chidi from me. Where's that leave me?", "me"),
        ("what's Kokila's balance", "member:Kokila"),
        ("wots the damage for the okafors so far", "family:Okafor"),
        ("are we all even", None),
        ("what does everyone owe", None),
        ("Chidi handed me 20. who owes who overall", None),
    ],
)
def test_whose_balance(text: str, party: str | None) -> None:
    args = {"party": party} if party else {}
    assert _told(show_balance(_scene(text))) == [("show_balance", args)]


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("boat hire was Chidi not me", {"what": "boat hire", "amount": "140", "paid_by": "member:Chidi"}),
        ("it was ngozi who paid the parking", {"what": "parking", "amount": "36", "paid_by": "member:Ngozi"}),
        ("change parking to 63", {"what": "parking", "amount": "63"}),
        ("parking was actually 38", {"what": "parking", "amount": "38"}),
        (
            "take the Trivedis off the boat hire",
            {"what": "boat hire", "amount": "140", "except": ["family:Trivedi"]},
        ),
        (
            "The boat hire, 140, must go out. And Mahesh paid 96.20 for the canoes",
            {"what": "canoes", "amount": "96.20", "paid_by": "member:Mahesh"},
        ),
    ],
)
def test_a_cost_put_right(text: str, changed: dict[str, Any]) -> None:
    scene = _scene(text)
    void, again = _told(corrected(scene))
    assert void[0] == "void_expense"
    assert again == ("add_expense", changed)


@pytest.mark.parametrize("text", ["scratch the parking, Chidi paid that himself", "delete the boat hire"])
def test_a_cost_struck_out_is_not_put_right(text: str) -> None:
    scene = _scene(text)
    assert not any(rule(scene) for rule in (amends, payer_anew, sum_anew, shared_anew))


@pytest.mark.parametrize(
    ("text", "giver", "taker", "amount"),
    [
        ("got 30 off the Trivedis", "family:Trivedi", "my_family", "30"),
        ("payment 60 okafors -> us", "family:Okafor", "my_family", "60"),
        ("my family sent the Okafors 45 this morning", "my_family", "family:Okafor", "45"),
        ("Kofi's out. Chidi hand me 30 for the diesel", "member:Chidi", "me", "30"),
        ("I paid lunch 88.50, and Mahesh has reimbursed me 22 in cash", "member:Mahesh", "me", "22"),
    ],
)
def test_from_whom_to_whom(text: str, giver: str, taker: str, amount: str) -> None:
    (call,) = record_payment(_scene(text))
    assert (call.args["from"], call.args["to"], call.args["amount"]) == (giver, taker, amount)
