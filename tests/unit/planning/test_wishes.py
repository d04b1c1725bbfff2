"""Wishes in people's own words, as far as they can be read without a model."""

from datetime import date, timedelta

import pytest

from tools.planning.problem import Tweak
from tools.planning.wishes import Reader

DAYS = tuple(date(2027, 7, 10) + timedelta(days=n) for n in range(8))  # a Saturday to a Saturday
PLACES = (("Moab", 0), ("Bryce Canyon", 1), ("Zion", 2), ("Delicate Arch", 3))


def read(text: str, day: date | None = None) -> tuple[Tweak, ...]:
    return Reader(DAYS, PLACES, None, day).read(text).tweaks


@pytest.mark.parametrize(
    ("said", "kind", "minutes"),
    [
        ("start an hour later", "shift", 60),
        ("half an hour earlier please", "shift", -30),
        ("90 minutes later", "shift", 90),
        ("an hour and a half later", "shift", 90),
        ("two hours earlier", "shift", -120),
        ("start at 7", "start", 420),
        ("leave at nine rather than seven", "start", 540),
        ("start later, at 10", "start", 600),
        ("nothing before 10", "start", 600),
        ("not up before eight", "start", 480),
        ("nothing before noon", "start", 720),
        ("dinner at 7 instead of 8", "dinner", 1140),
        ("shift dinner to half six", "dinner", 1110),
        ("dinner before 7", "dinner", 1080),
        ("move lunch to 14:00", "lunch", 840),
        ("less driving", "short", 0),
        ("not too packed", "easy", 0),
        ("be there before dark", "daylight", 0),
        ("no driving at night", "daylight", 0),
    ],
)
def test_times_are_read(said: str, kind: str, minutes: int) -> None:
    (tweak, *rest) = read(said)
    assert not rest
    assert (tweak.kind, tweak.minutes) == (kind, minutes)


@pytest.mark.parametrize(
    ("said", "kind", "place"),
    [
        ("skip Zion", "skip", 2),
        ("drop Delicate Arch", "skip", 3),
        ("move Delicate Arch to the morning", "morning", 3),
        ("put the Delicate Arch before lunch", "morning", 3),
    ],
)
def test_places_are_read(said: str, kind: str, place: int) -> None:
    assert (kind, place) in {(t.kind, t.place) for t in read(said)}


def test_days_are_read() -> None:
    assert read("keep the 13th free")[0].day == date(2027, 7, 13)
    assert read("start at 10 on tuesday")[0].day == date(2027, 7, 13)
    assert read("easy on day 2")[0].day == date(2027, 7, 11)
    assert read("start at 10", date(2027, 7, 12))[0].day == date(2027, 7, 12)


def test_what_nobody_can_read_is_handed_back() -> None:
    found = Reader(DAYS, PLACES).read("start at 10, and a unicorn for everyone")
    assert [t.kind for t in found.tweaks] == ["start"]
    assert found.unread == ("a unicorn for everyone",)


def test_a_place_to_add_is_named() -> None:
    assert Reader(DAYS, PLACES).read("add a lunch stop in Marathon on Thursday").places[0][0] == "marathon"


def test_a_time_of_day_that_is_none_is_not_read() -> None:
    days = (date(2027, 7, 10), date(2027, 7, 11))
    assert Reader(days, ()).read("start at 25:99 on saturday").unread == ("start at 25:99 on saturday",)
    assert Reader(days, ()).read("lunch at 12:75").unread == ("lunch at 12:75",)
