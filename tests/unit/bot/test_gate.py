"""An answered question makes the waiting call again, with the doubt gone."""

from agents.context import Call
from bot.gate import Question, answered

_WHICH = Question(
    "Which Springfield?",
    ("Springfield, Illinois", "Springfield, Missouri"),
    Call(name="create_trip", args={"name": "Loop", "stops": ["Springfield", "Moab"]}),
)


def test_a_choice_stands_where_the_doubt_was() -> None:
    call = answered(_WHICH, "springfield, missouri ")
    assert call is not None
    assert call.args == {"name": "Loop", "stops": ["Springfield, Missouri", "Moab"]}


def test_other_words_are_no_answer() -> None:
    assert answered(_WHICH, "what time is it there?") is None
    assert answered(_WHICH, "") is None


def test_a_choice_may_bring_arguments_of_its_own() -> None:
    twice = Question(
        "The same again?", ("Yes",), Call(name="x", args={"what": "gas"}), {"Yes": {"again": True}}
    )
    again = answered(twice, "yes")
    assert again is not None
    assert again.args == {"what": "gas", "again": True}
