"""What is overheard in a group takes nothing away unless the message plainly calls for something."""

import numpy as np
import pytest

from agents.offline.intent import Reading, choose

_TOOLS = ("add_expense", "void_expense", "cancel_reservation")


def _reading(best: str, acts: float) -> Reading:
    scores = np.array([2.0 if tool == best else -5.0 for tool in _TOOLS], np.float32)
    return Reading(_TOOLS, scores, scores[None], acts)


@pytest.mark.parametrize("tool", ["void_expense", "cancel_reservation"])
def test_taking_away(tool: str) -> None:
    assert choose(_reading(tool, acts=-0.4), False, 0.2, -1.5) == []
    assert choose(_reading(tool, acts=0.4), False, 0.2, -1.5) == [tool]
    assert choose(_reading(tool, acts=0.6), True, 0.0, -1.5) == [tool]


def test_what_is_said_to_the_bot_must_call_for_something() -> None:
    assert choose(_reading("void_expense", acts=0.4), True, 0.0, -1.5) == []


def test_what_is_added_needs_no_more_than_its_mark() -> None:
    assert choose(_reading("add_expense", acts=-0.4), False, 0.2, -1.5) == ["add_expense"]
