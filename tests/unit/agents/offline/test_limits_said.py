# ruff: noqa: E501  # what people write reads best on one line
"""Limits as people put them: every one of a message, each of the right kind."""

from datetime import datetime
from typing import Any

import pytest

from agents.context import Context, FamilyContext, TripContext
from agents.offline.engine import OfflineEngine

_CONTEXT = Context(
    now=datetime(2027, 4, 10, 19),  # noqa: DTZ001  # local by contract
    speaker="Sanjay",
    speaker_family="Iyer",
    trip=TripContext(name="Loop", start_date="2027-07-10", end_date="2027-07-17"),
    families=(FamilyContext(name="Iyer", members=("Sanjay", "Lakshmi")),),
)
_ENGINE = OfflineEngine()


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("max 3 hrs a day for us, no leg over 90 mins", {"drive_minutes_per_day": 180, "drive_minutes_per_leg": 90}),
        ("Our limits: 4h/day, 1.5h/leg, not before 8:30am, hotel max $240", {"drive_minutes_per_day": 240, "drive_minutes_per_leg": 90, "not_before": "08:30", "lodging_per_night": "240"}),
        ("we don't want to drive more than 5 hours, make it 4, a day. breaks every 2 hours", {"drive_minutes_per_day": 240, "drive_minutes_per_leg": 120}),
        ("with the baby we cant do more than 2 hrs without a stop and 5 hrs all up in a day", {"drive_minutes_per_leg": 120, "drive_minutes_per_day": 300}),
        ("no more than six hours a day in the car and off the road by eight in the evening", {"drive_minutes_per_day": 360, "not_after": "20:00"}),
        ("budget for us is 200 a night max and not on the road before 8", {"lodging_per_night": "200", "not_before": "08:00"}),
        ("not starting before 9.30 any morning please", {"not_before": "09:30"}),
        ("maximum 3 hours of car in one day, and a pause every hour", {"drive_minutes_per_day": 180, "drive_minutes_per_leg": 60}),
    ],
)  # fmt: skip
def test_every_limit_is_kept(text: str, limits: dict[str, Any]) -> None:
    found = _ENGINE.understand(f"@pathfinder {text}", True, _CONTEXT).calls
    args = [call.args for call in found if call.name == "set_limits"]
    assert args == [{"family": "Iyer", **limits}]
