"""Undo of a report from the road leaves the day exactly as it was: what was said, alerts, questions."""

from datetime import datetime
from typing import Any

from tests.dialog import Dialog
from tests.travelling import HAL, SOFIE, state, travelling, words
from tests.unit.travel_day.test_travel_day import at

# What they say, when, and what they are answered; each is taken back before the next.
_SAID: list[tuple[str, datetime, str | tuple[float, float], str]] = [
    (SOFIE, at(6, 50), "road closed at Pocatello", "Way round"),
    (SOFIE, at(7, 0), "ON MY WAY", "left"),
    (SOFIE, at(7, 10), "LATE 40", "40 min late"),
    (SOFIE, at(7, 20), "STOP AT Malad", "stopped"),
    (SOFIE, at(7, 30), "SKIP Pocatello", "skip"),
    (SOFIE, at(7, 40), "snow on the pass, we go slow", "slowly"),
    (SOFIE, at(7, 50), "EARLY 20", "20 min ahead"),
    (SOFIE, at(8, 0), (42.19, -112.25), "Got your position"),
    (SOFIE, at(9, 40), "CHARGING", "charging"),
    (SOFIE, at(9, 50), "CHARGED 80", "charged to 80 %"),
    (SOFIE, at(10, 0), "CHARGER BROKEN", "broken charger"),
    (SOFIE, at(10, 10), "BREAKDOWN", "stuck"),
    (SOFIE, at(12, 20), "ARRIVED", "Idaho Falls"),
]


async def _say(dialog: Dialog, who: str, moment: datetime, said: str | tuple[float, float]) -> str:
    if isinstance(said, str):
        return words(await dialog.say(who, said, at=moment, direct=True))
    return words(await dialog.say(who, location=said, at=moment, direct=True))


def _changes(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in [*before, *after] if row not in before or row not in after]


async def test_undo_of_each_report_restores_the_day_exactly(dialog: Dialog) -> None:
    trip = await travelling(dialog)
    for who, moment, said, answer in _SAID:
        before = await state(dialog, trip)
        assert answer in await _say(dialog, who, moment, said), said
        assert _changes(before, await state(dialog, trip)), said
        assert "Taken back" in await _say(dialog, who, moment, "UNDO"), said
        assert _changes(before, await state(dialog, trip)) == [], said
    assert "LATE 40" in words(await dialog.say(HAL, "HELP", at=at(12, 30)))
    assert _changes(before, await state(dialog, trip)) == []
