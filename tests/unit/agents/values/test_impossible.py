"""Days that no calendar has are named, all others are let through."""

import pytest

from agents.context import Context
from agents.offline.engine import OfflineEngine
from tools.values.impossible import impossible_day


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("new trip: Loop, june 31 to july 3, Moab", "June has only 30 days."),
        ("we leave on the 31st of September", "September has only 30 days."),
        ("booked a cabin Feb 30", "February has only 29 days."),
        ("31. juin chez nous", "June has only 30 days."),
        ("31 april", "April has only 30 days."),
        ("june 30 to july 31", None),
        ("29 February 2028", None),
        ("we are 31 in march", None),
        ("june 31,50 for gas", None),
        ("from 30 may to 31 may, then june 1", None),
        ("mar 31", None),
    ],
)
def test_a_day_its_month_does_not_have(said: str, wrong: str | None) -> None:
    assert impossible_day(said) == wrong


def test_the_bot_asks_for_the_right_day_and_does_nothing() -> None:
    context = Context.model_validate({"now": "2027-04-01T10:00", "speaker": "Dana", "speaker_family": "Lee"})
    found = OfflineEngine().understand("new trip: Loop, june 31 to july 3, Moab", True, context)
    assert found.calls == ()
    assert found.ask is not None
    assert found.ask.startswith("June has only 30 days.")
    overheard = OfflineEngine().understand("june 31 was a joke lol", False, context)
    assert (overheard.calls, overheard.ask) == ((), None)
