"""A recorded cost told anew: another sum, payer or sharing; never two of it, never one lost."""

from datetime import date, datetime

import pytest

from agents.context import Call, Context, ExpenseContext, FamilyContext, TripContext
from agents.offline.engine import OfflineEngine
from agents.offline.scene import Scene
from agents.offline.slots.amending import amends, corrected

_SPLIT = ({"party": "family:Okafor", "amount": "34.00"}, {"party": "family:Lee", "amount": "17.00"})
_CONTEXT = Context(
    now=datetime.fromisoformat("2027-07-04T09:00"),
    speaker="Dana",
    speaker_family="Okafor",
    trip=TripContext(name="T", start_date=date(2027, 7, 3), end_date=date(2027, 7, 10), currency="USD"),
    families=(
        FamilyContext(name="Okafor", members=("Dana", "Sam")),
        FamilyContext(name="Lee", members=("Jun",)),
    ),
    expenses=(
        ExpenseContext(what="dinner", amount="51.00", split=_SPLIT),
        ExpenseContext(what="gas", amount="84.20"),
    ),
    recent=(("Dana", "I paid 84.20 for gas"),),
)


@pytest.mark.parametrize(
    "text",
    [
        "actually it was 94.20 not 84.20",
        "make that 94.20",
        "oops 94.20",
        "84.20 should have been 94.20",
        "no wait, 94.20",
        "the gas was really 94.20",
        "hang on, 94.20 instead of 84.20 for gas",
    ],
)
def test_another_sum_takes_the_old_ones_place(text: str) -> None:
    calls = OfflineEngine().understand(text, True, _CONTEXT).calls
    assert [(c.name, c.args["what"], c.args["amount"]) for c in calls] == [
        ("void_expense", "gas", "84.20"),
        ("add_expense", "gas", "94.20"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "lunch was 94.20",
        "tolls 12 and parking 8",
        "I paid 84.20 for tickets",
        "ice 12, not for Jun",
        "sorry, forgot the ice: 12",
        "oops, also parking 12",
        "wait, 12 for parking too",
        "tickets 84.20 and parking 12, not for the kids",
        "tickets were 84.20 and parking 12, sorry for the delay",
    ],
)
def test_a_new_cost_takes_nothing_back(text: str) -> None:
    assert not amends(Scene(text, True, _CONTEXT))


def test_what_somebody_else_told_before_is_not_meant() -> None:
    context = _CONTEXT.model_copy(update={"recent": (("Jun", "I paid 84.20 for gas"),)})
    assert not amends(Scene("make that 94.20", True, context))


def test_only_the_sharing_changes() -> None:
    void, again = corrected(Scene("the gas is only for us", True, _CONTEXT))
    assert void == Call(name="void_expense", args={"what": "gas"})
    assert again.args == {"what": "gas", "amount": "84.20", "split": [{"party": "my_family"}]}


def test_a_cost_shared_like_another_leaves_that_one_alone() -> None:
    (call,) = OfflineEngine().understand("lunch 40, same split as the dinner", True, _CONTEXT).calls
    assert call.name == "add_expense"
    assert call.args["amount"] == "40"
    assert call.args["split"] == [{"party": "family:Okafor"}, {"party": "family:Lee"}]  # 17 a head
