"""Plain questions about the plan, who does not come, and a thumb that agrees."""

from datetime import date, datetime

import pytest

from agents.context import Context, FamilyContext, TripContext
from agents.offline.engine import OfflineEngine

_CONTEXT = Context(
    now=datetime.fromisoformat("2027-07-04T09:00"),
    speaker="Dana",
    speaker_family="Okafor",
    trip=TripContext(name="T", start_date=date(2027, 7, 3), end_date=date(2027, 7, 10), currency="USD"),
    families=(
        FamilyContext(name="Okafor", members=("Dana", "Sam")),
        FamilyContext(name="Lee", members=("Jun", "Min")),
    ),
    stops=("Moab", "Page"),
)


@pytest.mark.parametrize(
    ("text", "tool", "args"),
    [
        ("show our plan", "show_itinerary", {}),
        ("can you show me the itinerary please?", "show_itinerary", {}),
        ("how long do we drive on the 6th?", "show_itinerary", {"date": "2027-07-06"}),
        ("how much driving is it tomorrow?", "show_itinerary", {"date": "2027-07-05"}),
        ("who's driving tomorrow?", "show_itinerary", {"date": "2027-07-05"}),
        ("👍", "accept_itinerary", {}),
        ("the Lees are not coming after all", "remove_family", {"name": "Lee"}),
        ("the Lees dropped out", "remove_family", {"name": "Lee"}),
        ("please remove the Lees from the trip", "remove_family", {"name": "Lee"}),
        ("Min can't make it after all", "remove_member", {"name": "Min"}),
    ],
)
def test_what_is_plainly_said_is_done(text: str, tool: str, args: dict[str, str]) -> None:
    (call,) = OfflineEngine().understand(text, True, _CONTEXT).calls
    assert (call.name, call.args) == (tool, args)


@pytest.mark.parametrize(
    "text",
    [
        "the Lees can't make it to dinner tonight",
        "the Lees can't make it on friday",
        "are the Lees not coming?",
        "Min isn't coming to the museum",
        "remove the Lees from the dinner bill",
    ],
)
def test_nobody_is_taken_off_for_less(text: str) -> None:
    calls = OfflineEngine().understand(text, True, _CONTEXT).calls
    assert not {"remove_family", "remove_member"} & {c.name for c in calls}


def test_in_the_group_nobody_is_taken_off() -> None:
    calls = OfflineEngine().understand("the Lees are not coming after all", False, _CONTEXT).calls
    assert calls == ()


@pytest.mark.parametrize(
    "text", ["when will the Lees be in Moab?", "where are the Lees?", "who is late?", "any news from Min?"]
)
def test_how_others_do_is_told_by_todays_plan(text: str) -> None:
    context = _CONTEXT.model_copy(update={"travelling": True})
    (call,) = OfflineEngine().understand(text, True, context).calls
    lees = {"family": "Lee"} if "Lees" in text else {}
    assert (call.name, call.args) == ("show_itinerary", {"date": "2027-07-04", **lees})


def test_when_we_arrive_is_a_question_about_the_road() -> None:
    context = _CONTEXT.model_copy(update={"travelling": True})
    (call,) = OfflineEngine().understand("when will we be in Moab?", True, context).calls
    assert call.name == "ask_route"


@pytest.mark.parametrize(
    ("text", "currency"), [("make it euros", "EUR"), ("switch everything to pounds please", "GBP")]
)
def test_the_currency_all_is_kept_in(text: str, currency: str) -> None:
    (call,) = OfflineEngine().understand(text, True, _CONTEXT).calls
    assert (call.name, call.args) == ("update_trip", {"currency": currency})
