"""What was proposed is done on a typed yes as on its button, and left be on a typed no."""

import pytest

from agents.context import Call
from bot.gate import LEAVE, Question, answered, declined

_CALL = Call(name="void_expense", args={"what": "gas"})
_QUESTION = Question("Shall I do that?", ("void expense: gas", LEAVE), _CALL, {"void expense: gas": {}})


@pytest.mark.parametrize(
    "said", ["yes", "Yes please!", "yep", "ok do it", "void expense: gas", "1", "the first one"]
)
def test_yes_does_it(said: str) -> None:
    assert answered(_QUESTION, said) == _CALL
    assert not declined(_QUESTION, said)


@pytest.mark.parametrize("said", ["no", "no thanks", "nope", "leave it", "No, leave it be", "2"])
def test_no_leaves_it(said: str) -> None:
    assert answered(_QUESTION, said) is None
    assert declined(_QUESTION, said)


@pytest.mark.parametrize(
    "said", ["how far is Moab?", "yes we were in Moab last year with the kids", "lunch was 40"]
)
def test_anything_else_is_no_answer(said: str) -> None:
    assert answered(_QUESTION, said) is None
    assert not declined(_QUESTION, said)
