"""The offline engine on messages of our own making."""

from datetime import datetime

import pytest

from agents.context import Context, ExpenseContext, FamilyContext, PollContext, TripContext, Understanding
from agents.offline.batch import BadLineError, run
from agents.offline.engine import OfflineEngine

ENGINE = OfflineEngine()
CONTEXT = Context.model_validate(
    {
        "now": datetime.fromisoformat("2027-07-11T09:30"),
        "speaker": "Nadia",
        "speaker_family": "Thornton",
        "trip": TripContext(name="North", start_date="2027-07-10", end_date="2027-07-17", currency="USD"),
        "families": (
            FamilyContext(name="Thornton", members=("Nadia", "Callum")),
            FamilyContext(name="Vargas", members=("Pilar", "Hugo")),
        ),
        "stops": ("Banff", "Jasper"),
        "polls": (PollContext(question="Lunch?", options=("ramen", "dumplings")),),
        "reservations": ("Red Fox Inn",),
        "expenses": (ExpenseContext(what="firewood", amount="18.00"),),
        "travelling": True,
    }
)


def said(text: str, mention: bool = True) -> Understanding:
    return ENGINE.understand(text, mention, CONTEXT)


def test_an_expense_told_to_the_group_is_kept() -> None:
    (call,) = said("Hugo paid 36.40 for groceries", mention=False).calls
    assert (call.name, call.args["amount"], call.args["paid_by"]) == ("add_expense", "36.40", "member:Hugo")


def test_a_vote_is_matched_to_the_open_poll() -> None:
    (call,) = said("dumplings!!", mention=False).calls
    assert (call.name, call.args["option"]) == ("vote", "dumplings")


@pytest.mark.parametrize(
    "text", ["lol", "good morning everyone", "who took my charger", "we could do Banff again next year"]
)
def test_chatter_is_left_alone(text: str) -> None:
    assert said(text, mention=False).calls == ()


def test_a_forced_tool_reads_only_its_arguments() -> None:
    (call,) = ENGINE.understand("84.20 gas, split with the Vargases", True, CONTEXT, tool="add_expense").calls
    assert call.args["amount"] == "84.20"
    assert {r["party"] for r in call.args["split"]} == {"family:Vargas", "my_family"} or len(
        call.args["split"]
    ) == 2


def test_the_same_words_give_the_same_answer() -> None:
    assert said("running 25 min late, roadworks") == said("running 25 min late, roadworks")


@pytest.mark.parametrize("text", ["", "   ", "\x00\x00", "🙏" * 300, "a" * 9000, "((((", "\n\n> \n"])
def test_any_text_is_survived(text: str) -> None:
    assert isinstance(said(text), Understanding)


def test_a_broken_line_is_named() -> None:
    with pytest.raises(BadLineError, match="Line 1"):
        list(run(["not json"]))


def test_a_pasted_calendar_entry_is_one_booking() -> None:
    entry = "BEGIN:VEVENT\nSUMMARY:Dinner at Sakura\nLOCATION:Banff\nDTSTART:20270712T190000\nEND:VEVENT"
    (call,) = said(entry).calls
    assert call.name == "add_reservation"
    assert call.args["name"] == "Sakura"
    assert call.args["start"] == "2027-07-12T19:00"


def test_what_was_not_said_is_asked_for() -> None:
    found = ENGINE.understand("I paid for the groceries", True, CONTEXT)
    assert found.calls == ()
    assert found.ask is not None
    assert "how much" in found.ask.lower()
