"""The hours of the day a family drives between."""

import pytest

from tests.unit.agents.offline.slots.costs_said import read


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("our van: wheels don't roll b4 7:30 am n we're parked by 6 pm", "07:30", "18:00"),
        ("no driving before 9 and none after dark, say 8 pm", "09:00", "20:00"),
        ("we must be in the parking by seven in the evening", None, "19:00"),
        ("the Silvas can't start before 10 and want to be in bed by 9 pm", "10:00", "21:00"),
        ("max 4 hrs a day, off the road by half six", None, "18:30"),
        ("we are no early birds: not on the road until 9:30", "09:30", None),
        ("We're not leaving earlier than 8:15 and tyres stop at 17:00", "08:15", "17:00"),
        ("engine off at 19:30, 3500 for one night's lodging at most", None, "19:30"),
    ],
)
def test_first_and_last_hour(text: str, first: str | None, last: str | None) -> None:
    (found,) = read("set_limits", text)
    assert (found.get("not_before"), found.get("not_after")) == (first, last)
