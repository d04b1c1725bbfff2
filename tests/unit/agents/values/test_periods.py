"""Weeks, weekends, months, holidays, days of the trip, and what "since" or "by" leave open."""

from datetime import UTC, date, datetime

import pytest

from agents.offline.values.dates import find_dates
from tools.values.holidays import easter, falls

TUESDAY = datetime(2026, 6, 9, 10, tzinfo=UTC)
TRIP = (date(2026, 7, 3), date(2026, 7, 12))


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ("this weekend", "2026-06-13", "2026-06-14"),
        ("next week", "2026-06-15", "2026-06-21"),
        ("the week of july 6", "2026-07-06", "2026-07-12"),
        ("next month", "2026-07-01", "2026-07-31"),
        ("in august", "2026-08-01", "2026-08-31"),
        ("in march", "2027-03-01", "2027-03-31"),
        ("the next 3 days", "2026-06-10", "2026-06-12"),
        ("early september", "2026-09-01", "2026-09-10"),
        ("thanksgiving week", "2026-11-23", "2026-11-29"),
        ("easter 2027", "2027-03-28", "2027-03-28"),
        ("semana santa", "2027-03-21", "2027-03-28"),
        ("midsummer eve to the sunday", "2026-06-19", "2026-06-21"),
        ("canada day", "2026-07-01", "2026-07-01"),
        ("the day after christmas", "2026-12-26", "2026-12-26"),
        ("the last saturday of august, ten nights", "2026-08-29", "2026-09-08"),
        ("third quarter of 2027", "2027-07-01", "2027-09-30"),
        ("next summer", "2027-06-01", "2027-08-31"),
        ("two weeks from friday", "2026-06-26", "2026-06-26"),
        ("in 10 days", "2026-06-19", "2026-06-19"),
        ("3 days ago", "2026-06-06", "2026-06-06"),
        ("november, 14 to 21", "2026-11-14", "2026-11-21"),
        ("july 4 & 5", "2026-07-04", "2026-07-05"),
        ("friday to monday next week", "2026-06-12", "2026-06-15"),
    ],
)
def test_stretches(said: str, start: str, end: str) -> None:
    text = f"in {said}" if said.startswith("november") else said
    found = find_dates(text, TUESDAY)[-1]
    assert (str(found.start), str(found.end or found.start)) == (start, end)


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ("day three is too full", "2026-07-05", "2026-07-05"),
        ("the last two days", "2026-07-11", "2026-07-12"),
        ("on the first night", "2026-07-03", "2026-07-03"),
        ("the last night", "2026-07-11", "2026-07-11"),
        ("sunday", "2026-07-05", "2026-07-05"),
        ("closes friday", "2026-06-12", "2026-06-12"),
        ("I paid on sunday", "2026-06-07", "2026-06-07"),
    ],
)
def test_days_of_the_trip(said: str, start: str, end: str) -> None:
    (found,) = find_dates(said, TUESDAY, *TRIP)
    assert (str(found.start), str(found.end or found.start)) == (start, end)


def test_days_of_the_trip_mean_nothing_without_one() -> None:
    assert find_dates("day three is too full, the last night too", TUESDAY) == []


def test_a_day_follows_the_one_said_before() -> None:
    found = find_dates("july 4 in Moab, the following sunday in Page, cancel till a week before", TUESDAY)
    assert [str(match.start) for match in found] == ["2026-07-04", "2026-07-05", "2026-06-28"]


def test_weekdays_belong_to_the_stretch_said_before() -> None:
    found = find_dates("labor day weekend, friday to tuesday", TUESDAY)
    assert [(str(match.start), str(match.end)) for match in found] == [
        ("2026-09-05", "2026-09-07"),
        ("2026-09-04", "2026-09-08"),
    ]


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25)]
)
def test_easter(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


@pytest.mark.parametrize(
    ("name", "when"),
    [
        ("memorial day", date(2027, 5, 31)),
        ("labour day", date(2027, 9, 6)),
        ("thanksgiving", date(2027, 11, 25)),
        ("canadian thanksgiving", date(2027, 10, 11)),
        ("victoria day", date(2027, 5, 24)),
        ("midsummer eve", date(2027, 6, 25)),
        ("pfingstmontag", date(2027, 5, 17)),
        ("good friday", date(2027, 3, 26)),
        ("mlk day", date(2027, 1, 18)),
    ],
)
def test_moving_holidays(name: str, when: date) -> None:
    assert falls(name, 2027) == when


@pytest.mark.parametrize(
    ("said", "bound"),
    [
        ("by friday", "until"),
        ("no later than june 12", "until"),
        ("before the 20th", "before"),
        ("since monday", "since"),
        ("after june 12", "after"),
        ("june 12", ""),
        ("from june 12 to june 14", ""),
    ],
)
def test_open_sides(said: str, bound: str) -> None:
    (found,) = find_dates(said, TUESDAY)
    assert found.bound == bound


@pytest.mark.parametrize(
    "text",
    [
        "3 hours in a day",
        "one museum every day one swim",
        "and June has it",
        "Midnight Sun. The Bergs",
        "happy new year!",
    ],
)
def test_more_words_that_are_no_dates(text: str) -> None:
    assert find_dates(text, TUESDAY, *TRIP) == []
