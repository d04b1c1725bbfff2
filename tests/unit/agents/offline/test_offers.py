"""What is only fairly sure is offered, not done."""

import numpy as np
from langchain_core.messages import AIMessage

from agents.context import Call
from agents.offline.asking import label, offer
from agents.offline.intent import Reading, likely
from bot.gate import LEAVE
from bot.offering import read_aloud

_TOOLS = ("add_stop", "remove_stop", "undo")


def _reading(*scores: float) -> Reading:
    return Reading(_TOOLS, np.array(scores, np.float32), np.zeros((1, 3), np.float32))


def test_the_likeliest_is_offered_and_the_next_when_about_as_likely() -> None:
    assert likely(_reading(-1.4, -1.6, -3), -2) == ["add_stop", "remove_stop"]
    assert likely(_reading(-1.4, -1.9, -3), -2) == ["add_stop"]
    assert likely(_reading(-2.1, -2.2, -3), -2) == []


def test_a_call_is_named_in_a_few_words() -> None:
    assert label(Call(name="undo")) == "undo"
    assert (
        label(Call(name="add_stop", args={"place": "Moab", "wanted_by": ["my_family"]}))
        == "add stop: Moab, us"
    )
    assert len(label(Call(name="plan_itinerary", args={"wishes": "slow " * 50}))) == 60


def test_each_reading_gets_a_button_that_does_it_and_one_leaves_it_be() -> None:
    calls = [Call(name="add_stop", args={"place": "Moab"}), Call(name="remove_stop", args={"place": "Moab"})]
    found = offer(calls, 0.3)
    assert found.calls == ()
    told = AIMessage(
        content=found.ask or "",
        additional_kwargs={"choices": list(found.choices), "maybe": [c.model_dump() for c in found.maybe]},
    )
    reply = read_aloud(told)
    assert reply.text == "Which of these did you mean?"
    assert reply.buttons == ("add stop: Moab", "remove stop: Moab", LEAVE)
    assert {b: (p.tool, dict(p.args)) for b, p in reply.presses.items()} == {
        "add stop: Moab": ("add_stop", {"place": "Moab"}),
        "remove stop: Moab": ("remove_stop", {"place": "Moab"}),
    }


def test_one_reading_is_asked_by_name() -> None:
    assert offer([Call(name="undo")], 0.2).ask == "Did you mean: undo?"
