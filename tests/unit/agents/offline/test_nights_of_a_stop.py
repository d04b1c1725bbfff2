"""A stop of the trip named with nights is never taken off, unless that is said."""

import pytest

from agents.context import Context
from agents.offline.scene import Scene
from agents.offline.told import plainly

CONTEXT = Context.model_validate({
    "now": "2027-02-11T20:14", "speaker": "Dana", "speaker_family": "Lee",
    "trip": {"name": "Loop", "start_date": "2027-06-18", "end_date": "2027-06-22", "currency": "USD"},
    "families": [{"name": "Lee", "members": ["Dana"]}],
    "stops": ["Moab", "Bryce Canyon"], "polls": [], "reservations": [], "expenses": [], "travelling": False,
})  # fmt: skip


@pytest.mark.parametrize("text", ["Moab 9 nights", "Moab for 4 nights", "3 nights in Bryce Canyon"])
def test_nights_alone_are_nights(text: str) -> None:
    assert plainly(Scene(text, True, CONTEXT), ["remove_stop"]) == ["add_stop"]


@pytest.mark.parametrize(
    "text", ["drop Moab, 4 nights are too many", "take Moab off, no 4 nights there", "skip Moab"]
)
def test_what_is_taken_off_stays_off(text: str) -> None:
    assert plainly(Scene(text, True, CONTEXT), ["remove_stop"]) == ["remove_stop"]
