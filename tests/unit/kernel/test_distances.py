"""Kilometres within, miles without."""

import pytest

from tools.kernel.distances import distance, turned, unit_of


@pytest.mark.parametrize(
    ("zone", "unit"),
    [
        ("America/Denver", "mi"),
        ("America/Indiana/Knox", "mi"),
        ("Europe/London", "mi"),
        ("America/Toronto", "km"),
        ("America/Tijuana", "km"),
        ("Europe/Berlin", "km"),
        ("UTC", None),
        (None, None),
    ],
)
def test_a_time_zone_tells_what_people_count(zone: str | None, unit: str | None) -> None:
    assert unit_of(zone) == unit


@pytest.mark.parametrize(
    ("said", "miles"),
    [
        ("leave 09:00, 1,609 km, 9 h", "leave 09:00, 1,000 mi, 9 h"),
        ("the Leaf (97 km)", "the Leaf (60 mi)"),
        ("+12 km, -5 min", "+7 mi, -5 min"),
        ("about 263 mi (424 km)", "about 263 mi (424 km)"),
        ("424 km (263 mi)", "424 km (263 mi)"),
        ("at most 80 km/h", "at most 80 km/h"),
    ],
)
def test_our_words_are_turned_and_what_is_told_in_both_stays(said: str, miles: str) -> None:
    assert turned(said, ("mi",)) == miles
    assert turned(said, ("km",)) == said


def test_a_mixed_group_reads_both() -> None:
    assert distance(424.0, ("mi", "km")) == "263 mi/424 km"
