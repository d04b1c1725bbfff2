"""Telegram tells a moment and no zone: people are understood by the clocks around them."""

from datetime import datetime

import pytest

from tests.dialog import Dialog, verify_dialog

_TRIP = "@pathfinder new trip: Canyon Loop, june 18 to june 22 2027. Durango, then Moab"
_US = "@pathfinder we're the Okafors from Denver: me and Tunde"


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2027-06-19T02:30+00:00", "Fri Jun 18"),  # half past eight in the evening in Durango
        ("2027-06-10T03:30+00:00", "Wed Jun 9"),  # still at home in Denver
        ("2027-06-19T02:30+02:00", "Sat Jun 19"),  # said with its zone: that counts
    ],
)
async def test_an_evening_is_not_the_day_after(dialog: Dialog, moment: str, day: str) -> None:
    dialog.clock.set(datetime.fromisoformat("2027-06-01T12:00+00:00"))
    await verify_dialog(dialog, [("Ann", _TRIP, "Canyon Loop"), ("Ann", _US, "Okafor")])
    answer = await dialog.say("Ann", "@pathfinder I paid 20 for ice", at=datetime.fromisoformat(moment))
    assert f"on {day}" in answer[0].text
