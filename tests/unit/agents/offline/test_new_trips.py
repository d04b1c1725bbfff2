"""New trips in people's words: whose nights were told, and the name a command begins with."""

from typing import Any

import pytest

from agents.context import Context
from agents.offline.engine import OfflineEngine

_ENGINE = OfflineEngine()
_CONTEXT = Context.model_validate(
    {"now": "2027-05-01T09:30", "speaker": "Nadia", "speaker_family": "Thornton"}
)


def made(text: str) -> dict[str, Any]:
    (call,) = _ENGINE.understand(text, True, _CONTEXT, tool="create_trip").calls
    return call.args


@pytest.mark.parametrize("told", ["Moab 2 nights, Page", "Moab the first two nights", "Page for 1 night"])
def test_nights_of_a_stop_do_not_shorten_the_trip(told: str) -> None:
    args = made(f"Canyon Loop, aug 7 to aug 13. {told}")
    assert (args["start_date"], args["end_date"]) == ("2027-08-07", "2027-08-13")
    assert "nights" not in args


def test_nights_without_a_last_day_are_the_trips() -> None:
    assert made("Canyon Loop, from aug 7, 5 nights, Moab")["nights"] == 5


def test_a_command_begins_with_the_name_of_the_trip() -> None:
    args = made("Loop, june 18 to 22 2027, Moab")
    assert (args["name"], args["stops"]) == ("Loop", ["Moab"])


def test_a_day_is_no_name() -> None:
    assert "name" not in made("june 18 to 22, Moab")
