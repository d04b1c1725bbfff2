"""What only shows when the calls stand side by side."""

from datetime import datetime
from typing import Any

import pytest

from agents.context import Context, FamilyContext, TripContext
from agents.offline.engine import OfflineEngine

_FAMILIES = (
    FamilyContext(name="Moreau", members=("Luc", "Inès")),
    FamilyContext(name="Tanaka", members=("Kenji", "Aiko")),
    FamilyContext(name="Walsh", members=("Sean",)),
)


def said(text: str, mention: bool = False) -> list[tuple[str, dict[str, Any]]]:
    """Return the calls of Luc Moreau's message on the trip."""
    context = Context(
        now=datetime(2027, 7, 12, 19),  # noqa: DTZ001  # local by contract
        speaker="Luc",
        speaker_family="Moreau",
        trip=TripContext(name="Loop", start_date="2027-07-10", end_date="2027-07-17"),
        families=_FAMILIES,
        travelling=True,
    )
    return [(call.name, call.args) for call in OfflineEngine().understand(text, mention, context).calls]


def test_shares_stay_shares_when_the_word_is_said_once() -> None:
    [(_, expense)] = said("cabin was $900, I paid: moreau 2 shares, tanaka 2 shares, walsh 1")
    assert {row["party"]: int(row["shares"]) for row in expense["split"]} == {
        "my_family": 2,
        "family:Tanaka": 2,
        "family:Walsh": 1,
    }


def test_two_who_paid_one_bill_are_both_payers() -> None:
    [(_, expense)] = said("boat 300.00 in all: I paid 180.00 of it and Kenji paid 120.00, for everyone")
    assert expense["payers"] == [
        {"party": "me", "amount": "180.00"},
        {"party": "member:Kenji", "amount": "120.00"},
    ]
    assert "paid_by" not in expense


@pytest.mark.parametrize("text", ["ok let's settle up please", "final tally please", "so who owes what"])
def test_settling_up_shows_the_balance(text: str) -> None:
    assert [name for name, _ in said(text, mention=True)] == ["show_balance"]


def test_settling_among_themselves_is_left_alone() -> None:
    assert said("we should settle up over beers some day") == []


def test_quiet_hours_are_about_messages() -> None:
    assert said("quiet hours from 9pm to 6:30am please", mention=True) == [
        ("set_quiet_hours", {"start": "21:00", "end": "06:30"})
    ]
