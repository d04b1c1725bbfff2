"""Questions to the record in many people's words, and what is none."""

import time

import pytest

from tools.history.words import asks_the_record, read_question


@pytest.mark.parametrize(
    ("said", "tool", "args"),
    [
        ("what did I miss", "catch_up", {}),
        ("What have I missed while I was asleep?", "catch_up", {}),
        ("sorry, was in a meeting, what'd i miss", "catch_up", {}),
        ("did we miss anything important", "catch_up", {}),
        ("I just joined, can somebody catch me up?", "catch_up", {}),
        ("could you bring us up to speed please", "catch_up", {}),
        ("fill me in on everything", "catch_up", {}),
        ("tl;dr please", "catch_up", {}),
        ("quick recap?", "catch_up", {}),
        ("give me a short summary of what happened today", "catch_up", {"since": "today"}),
        ("please summarize the chat for me", "catch_up", {}),
        ("anything new since yesterday?", "catch_up", {"since": "yesterday"}),
        ("what happened since friday", "catch_up", {"since": "friday"}),
        ("what's new since I last wrote", "catch_up", {}),
        ("what was said last night", "catch_up", {"since": "last night"}),
        ("hey, what have you all been talking about", "catch_up", {}),
        ("what happened in the last two days", "catch_up", {"since": "last two days"}),
        ("what did we decide", "show_decisions", {}),
        ("remind me what we agreed on", "show_decisions", {}),
        ("what's been decided so far", "show_decisions", {}),
        ("what have they settled on", "show_decisions", {}),
        ("when did we decide on rafting?", "show_decisions", {"about": "rafting"}),
        ("did we ever agree on dinner", None, {}),
        ("did we agree on dinner", "show_decisions", {"about": "dinner"}),
        ("what was decided about the hotel", "show_decisions", {"about": "the hotel"}),
        ("who wanted sushi and when", "who_said", {"what": "sushi"}),
        ("who was it that wanted rafting?", "who_said", {"what": "rafting"}),
        ("whose idea was the museum", "who_said", {"what": "the museum"}),
        ("do you know who suggested the kayaks?", "who_said", {"what": "the kayaks"}),
        ("who booked the lodge and when was that", "who_said", {"what": "the lodge"}),
        ("when did Ann book the Pine Inn", "who_said", {"what": "the Pine Inn", "who": "Ann"}),
        ("what did Bo say about mornings", "who_said", {"what": "mornings", "who": "Bo"}),
        ("what did she say about mornings", "who_said", {"what": "mornings"}),
        ("what did Mary Ann say", "who_said", {"what": "", "who": "Mary Ann"}),
        ("did anyone mention Zion Lodge?", "who_said", {"what": "Zion Lodge"}),
        ("who paid whom", "who_said", {"what": "paid"}),
        ("who paid for the groceries", None, {}),
        ("can i get a summary of this trip", None, {}),
        ("what's new in Moab", None, {}),
        ("we missed the exit, what now", None, {}),
        ("what do we do on friday", None, {}),
        ("when do we decide", None, {}),
        ("we decided on sushi", None, {}),
        ("catch up with us at the lake", None, {}),
        ("who owes what", None, {}),
        ("when did we leave", None, {}),
    ],
)
def test_what_is_asked(said: str, tool: str | None, args: dict[str, str]) -> None:
    found = read_question(f"@pathfinder {said}")
    assert (found and found.tool, dict(found.args) if found else {}) == (tool, args)


def test_a_question_to_the_bot_answers_no_other() -> None:
    assert asks_the_record("@pathfinder is there sushi in Moab?")
    assert asks_the_record("/whosaid sushi")
    assert not asks_the_record("is there sushi in Moab?")
    assert not asks_the_record("@pathfinder vote: sushi or pizza?")


@pytest.mark.parametrize("piece", ["hey ", "i was ", "who said ", "what did we say ", " since i", ", "])
def test_no_question_holds_the_reader_up(piece: str) -> None:
    began = time.process_time()
    read_question(piece * 60)
    read_question((piece * 60)[:199])
    assert time.process_time() - began < 1
