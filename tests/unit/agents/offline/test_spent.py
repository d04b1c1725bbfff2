# ruff: noqa: E501  # a row of a table reads best on one line
"""Costs told in so many words, and what only sounds like one."""

import pytest

from agents.context import Context
from agents.offline.heard import heard
from agents.offline.plain_money import spent
from agents.offline.scene import Scene

_CONTEXT = Context.model_validate(
    {
        "now": "2026-06-15T18:00",
        "speaker": "Dana",
        "speaker_family": "Whitaker",
        "trip": {"name": "Lakes", "start_date": "2026-07-10", "end_date": "2026-07-19", "currency": "GBP"},
        "families": [{"name": "Whitaker", "members": ["Dana", "Joe"]}, {"name": "Okafor", "members": ["Ngozi"]}],
    }
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "is_cost"),
    [
        ("Joe paid £11.99 for the midge nets", True),
        ("Ngozi covered the kayaks sixty pounds", True),
        ("I've just stuck sixty two quid forty diesel in", True),
        ("I paid 12 euros for the museum", True),
        ("I paid £400 for that boiler last year", False),
        ("we paid €90 a night in Porto and had no door, never again", False),
        ("Joe paid £30 for a haircut", False),
        ("did Joe pay £12 for the tickets?", False),
        ("they wanted £12 for the tickets", False),
    ],
)
def test_a_plain_cost(said: str, is_cost: bool) -> None:
    assert spent(Scene(heard(said), False, _CONTEXT)) is is_cost
