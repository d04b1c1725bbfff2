"""Dates as people write them, and what they mean for the trip."""

from datetime import UTC, date, datetime

import pytest

from agents.offline.values.dates import find_dates

TUESDAY = datetime(2026, 6, 9, 10, tzinfo=UTC)
TRIP = (date(2026, 7, 25), date(2026, 8, 2))


def spans(
    text: str, trip: tuple[date, date] | None = None, day_first: bool | None = None, now: datetime = TUESDAY
) -> list[tuple[str, str]]:
    start, end = trip or (None, None)
    found = find_dates(text, now, start, end, day_first)
    return [(str(match.start), str(match.end or match.start)) for match in found]


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ("sat july 10 to sat july 17", "2027-07-10", "2027-07-17"),
        ("jul 14-16", "2026-07-14", "2026-07-16"),
        ("june 18 to 22 2028", "2028-06-18", "2028-06-22"),
        ("june 18-22 2028", "2028-06-18", "2028-06-22"),
        ("june 18th to 22nd 2028", "2028-06-18", "2028-06-22"),
        ("from june 18 until the 22nd, 2028", "2028-06-18", "2028-06-22"),
        ("24.9.-25.9.", "2026-09-24", "2026-09-25"),
        ("24.9.2027", "2027-09-24", "2027-09-24"),
        ("5 days starting the 3rd", "2026-07-03", "2026-07-07"),
        ("3 nights from friday", "2026-06-12", "2026-06-15"),
        ("next weekend", "2026-06-20", "2026-06-21"),
        ("labor day weekend", "2026-09-05", "2026-09-07"),
        ("Sunday week", "2026-06-21", "2026-06-21"),
        ("friday fortnight", "2026-06-26", "2026-06-26"),
        ("a week on saturday", "2026-06-20", "2026-06-20"),
        ("day after tomorrow", "2026-06-11", "2026-06-11"),
        ("monday the 12th", "2026-10-12", "2026-10-12"),
        ("2026-07-04", "2026-07-04", "2026-07-04"),
        ("mid july", "2026-07-11", "2026-07-20"),
        ("the friday before labor day", "2026-09-04", "2026-09-04"),
        ("7/31 - 8/9", "2026-07-31", "2026-08-09"),
        ("27 to april 3", "2027-03-27", "2027-04-03"),
        ("the last weekend in june", "2026-06-27", "2026-06-28"),
        ("last full week of june", "2026-06-22", "2026-06-28"),
        ("first two weeks of august", "2026-08-01", "2026-08-14"),
        ("du 11 au 19 juillet", "2026-07-11", "2026-07-19"),
        ("5.–7. August", "2026-08-05", "2026-08-07"),
        ("monday june twenty ninth", "2026-06-29", "2026-06-29"),
        ("20. december until 2. january", "2026-12-20", "2027-01-02"),
    ],
)
def test_reads_one_date(said: str, start: str, end: str) -> None:
    assert spans(f"we go {said}") == [(start, end)]


@pytest.mark.parametrize(
    "text",
    [
        "we may go 3 times",
        "march on, soldiers",
        "the sun is out",
        "we sat there",
        "the second one",
        "open 24/7",
        "1/2 price for 2 kids",
        "June paid for Will",
        "version 1.2.3 costs 12.50",
        "conf SM-44719",
        "give me a second",
        "2 adults, 3 kids and 4 rooms",
        "3rd floor, 2nd time",
    ],
)
def test_leaves_other_words_alone(text: str) -> None:
    assert spans(text) == []


@pytest.mark.parametrize(
    "said", ["jul 14-16 $412", "july 14 to 16 €412", "july 14 to july 16 $412", "jul 14 - 16 £90"]
)
def test_a_price_after_a_stretch_of_days_is_none_of_them(said: str) -> None:
    [found] = find_dates(said, TUESDAY)
    assert (found.start.month, found.start.day, found.end and found.end.day) == (7, 14, 16)


def test_a_day_of_the_month_is_the_trips() -> None:
    assert spans("we leave on the 28th", trip=TRIP) == [("2026-07-28", "2026-07-28")]
    assert spans("cancel by the 14th", trip=TRIP) == [("2026-07-14", "2026-07-14")]


def test_slashes_follow_the_country_unless_the_message_tells() -> None:
    assert spans("4/7", day_first=True) == [("2026-07-04", "2026-07-04")]
    assert spans("7/4", day_first=False) == [("2026-07-04", "2026-07-04")]
    assert spans("13/7 to 4/8") == [("2026-07-13", "2026-08-04")]


def test_spans_point_into_the_text() -> None:
    text = "Réservé — le 5 août, puis vendredi"
    for match in find_dates(text, TUESDAY):
        assert text[match.at[0] : match.at[1]] == match.text


def test_nights_are_told() -> None:
    (match,) = find_dates("july 3, 2 nights", TUESDAY)
    assert (match.nights, match.end) == (2, date(2026, 7, 5))


def test_bounds_are_told() -> None:
    assert [match.bound for match in find_dates("by friday, not before june 20", TUESDAY)] == [
        "until",
        "before",
    ]
