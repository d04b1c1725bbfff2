"""What people type after /poll, /vote and /close."""

from typing import Any

import pytest

from bot.commands import voting


@pytest.mark.parametrize(
    ("rest", "args"),
    [
        ("Where to? | Moab | Page", {"question": "Where to?", "options": ["Moab", "Page"]}),
        (
            "ranked anonymous until friday 18:00: Where to? | A | B",
            {
                "question": "Where to?",
                "options": ["A", "B"],
                "method": "ranked",
                "anonymous": True,
                "closes_at": "friday 18:00",
            },
        ),
        (
            "dates, per adult: When? | june 5 | june 6",
            {"question": "When?", "options": ["june 5", "june 6"], "method": "dates", "franchise": "adult"},
        ),
        (
            "until tomorrow noon: Pizza?\nyes\nno",
            {"question": "Pizza?", "options": ["yes", "no"], "closes_at": "tomorrow noon"},
        ),
        (
            "sit out tie lot: Rafting? | am | pm",
            {"question": "Rafting?", "options": ["am", "pm"], "sit_out": True, "tie": "lot"},
        ),
        ("One last thing: dinner? | a | b", {"question": "One last thing: dinner?", "options": ["a", "b"]}),
        ("ranked choices are odd? | a | b", {"question": "ranked choices are odd?", "options": ["a", "b"]}),
        ("", {"question": "", "options": []}),
    ],
)  # fmt: skip
def test_poll(rest: str, args: dict[str, Any]) -> None:
    assert voting.poll(rest).args == args


@pytest.mark.parametrize(
    ("rest", "args"),
    [
        ("Moab", {"option": "Moab"}),
        ("Moab, then Page", {"option": "Moab", "also": ["Page"]}),
        ("Bread, cheese and wine", {"option": "Bread, cheese and wine"}),
        ("2 1 3", {"option": "2", "also": ["1", "3"]}),
        ("Moab > Page > Zion", {"option": "Moab", "also": ["Page", "Zion"]}),
    ],
)
def test_vote(rest: str, args: dict[str, Any]) -> None:
    assert (voting.vote(rest).name, voting.vote(rest).args) == ("vote", args)


def test_a_vote_for_nothing_shows_how_it_stands() -> None:
    assert voting.vote(" ").name == "show_poll"


def test_close() -> None:
    assert voting.close("").args == {}
    assert voting.close("where to").args == {"poll": "where to"}
    assert voting.close("Moab wins!").args == {"winner": "Moab"}
    assert voting.close("where to, Moab wins").args == {"poll": "where to", "winner": "Moab"}
