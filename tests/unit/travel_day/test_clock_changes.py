"""Alerts on the nights the clocks change, and for who drives from one zone into another."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tools.kernel.party import Party
from tools.kernel.place import Place
from tools.planning.model import Day, FamilyDay, Item, ItemKind
from tools.preferences.quiet import Quiet
from tools.travel_day.alerting import Household, wanted
from tools.travel_day.model import Alert

DENVER, ANGELES = ZoneInfo("America/Denver"), ZoneInfo("America/Los_Angeles")
KANAB, VEGAS = Place("Kanab", 37.05, -112.5, DENVER.key), Place("Las Vegas", 36.17, -115.14, ANGELES.key)
LEE = Party("family", "lee")


def alerts(leave: datetime, hours: float, quiet: Quiet | None = None) -> dict[str, Alert]:
    """The alerts of a family that drives from Kanab to Las Vegas and meets the Kims there, by kind."""
    there = (leave.astimezone(UTC) + timedelta(hours=hours)).astimezone(ANGELES)
    meet = (there.astimezone(UTC) + timedelta(minutes=20)).astimezone(ANGELES)
    items = (
        Item(ItemKind.DEPART, leave, leave, KANAB),
        Item(ItemKind.DRIVE, leave, there, KANAB, to=VEGAS),
        Item(ItemKind.MEET, meet, meet, VEGAS, with_families=("Kim",)),
    )
    day = Day(leave.date(), (FamilyDay("Lee", items, 330.0, hours * 60),))
    told = wanted("trip", [day], [Household("Lee", LEE, quiet)], leave - timedelta(days=3))
    return {alert.kind: alert for alert in told}


@pytest.mark.parametrize("day", [date(2027, 3, 14), date(2027, 11, 7), date(2027, 6, 1)])
@pytest.mark.parametrize("hour", [1, 4, 9])
def test_the_clock_change_moves_no_alert(day: date, hour: int) -> None:
    leave = datetime(day.year, day.month, day.day, hour, 10, tzinfo=DENVER)
    told = alerts(leave, 3.5)
    assert leave.astimezone(UTC) - told["departure"].at.astimezone(UTC) == timedelta(minutes=30)
    evening = told["evening_before"].at
    assert (evening.date(), evening.hour, evening.tzinfo) == (day - timedelta(days=1), 19, DENVER)


def test_times_are_those_of_where_they_will_be() -> None:
    told = alerts(datetime(2027, 6, 1, 9, 0, tzinfo=DENVER), 3.5)
    assert told["evening_before"].text.startswith("Tue, Jun 1: leave Kanab 09:00, Las Vegas 11:50")
    assert "in Las Vegas at 11:50. You come about 11:30: 20 min to spare" in told["rendezvous"].text
    assert told["rendezvous"].at == datetime(2027, 6, 1, 11, 5, tzinfo=ANGELES)


@pytest.mark.parametrize("day", [date(2027, 3, 14), date(2027, 11, 7)])
def test_quiet_hours_over_the_change_end_by_the_clock_on_the_wall(day: date) -> None:
    quiet = Quiet(datetime(2027, 1, 1, 22, tzinfo=UTC).time(), datetime(2027, 1, 1, 6, 30, tzinfo=UTC).time())
    leave = datetime(day.year, day.month, day.day, 6, 45, tzinfo=DENVER)
    heard = alerts(leave, 3.5, quiet)["departure"].at
    assert (heard.date(), heard.hour, heard.minute) == (day, 6, 30)
