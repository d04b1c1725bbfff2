"""Times of day, moments, durations, distances, counts, moves, phones and booking codes."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.offline.values.contacts import find_codes, find_phones
from agents.offline.values.deadlines import find_moments
from agents.offline.values.measures import find_counts, find_distances, find_durations, find_percents
from agents.offline.values.shifts import find_shifts
from agents.offline.values.times import find_times

TUESDAY = datetime(2026, 6, 9, 10, tzinfo=UTC)


def clocks(text: str) -> list[str]:
    return [f"{match.hour:02d}:{match.minute:02d}" for match in find_times(text)]


@pytest.mark.parametrize(
    ("said", "clock"),
    [
        ("7am", "07:00"),
        ("half past six", "18:30"),
        ("18:30", "18:30"),
        ("6 pm", "18:00"),
        ("noon", "12:00"),
        ("midnight", "00:00"),
        ("7 in the morning", "07:00"),
        ("um 7 Uhr", "07:00"),
        ("half eight in the evening", "20:30"),
        ("9h30", "09:30"),
        ("quarter to 7 in the evening", "18:45"),
        ("afternoon 3:45", "15:45"),
        ("às 21h", "21:00"),
        ("sept 3 10am", "10:00"),
        ("at 7 30 pm", "19:30"),
        ("12 am", "00:00"),
        ("12pm", "12:00"),
        ("seven in the evening", "19:00"),
    ],
)
def test_times(said: str, clock: str) -> None:
    assert clocks(said) == [clock]


@pytest.mark.parametrize(
    "text", ["for 7 people", "3-5 rooms", "$6.50", "by 7/31", "7 miles", "from 4 to 6 nights", "conf 18305"]
)
def test_other_numbers_are_no_times(text: str) -> None:
    assert clocks(text) == []


_CLOCKS: list[Callable[[int, int], str]] = [
    lambda hour, minute: f"{hour:02d}:{minute:02d}",
    lambda hour, minute: f"{hour % 12 or 12}:{minute:02d} {'am' if hour < 12 else 'pm'}",
    lambda hour, minute: f"{hour % 12 or 12}:{minute:02d}{'a.m.' if hour < 12 else 'p.m.'}",
    lambda hour, minute: f"{hour % 12 or 12}.{minute:02d}{'AM' if hour < 12 else 'PM'}",
]


@settings(deadline=None)
@given(st.integers(0, 23), st.integers(0, 59), st.sampled_from(_CLOCKS[1:]))
def test_any_time_with_its_half_is_read_back(
    hour: int, minute: int, style: Callable[[int, int], str]
) -> None:
    (found,) = find_times(f"we meet at {style(hour, minute)}")
    assert (found.hour, found.minute, found.sure) == (hour, minute, True)


@settings(deadline=None)
@given(st.integers(10, 23), st.integers(0, 59))
def test_any_24_hour_time_is_read_back(hour: int, minute: int) -> None:
    assert clocks(f"ferry {_CLOCKS[0](hour, minute)}, foot passengers") == [f"{hour:02d}:{minute:02d}"]


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("vote closes friday 8pm", "2026-06-12 20:00"),
        ("closes tomorrow noon", "2026-06-10 12:00"),
        ("at 18:30 on the 14th", "2026-06-14 18:30"),
        ("open till 9am", "2026-06-10 09:00"),
        ("dinner friday at 8", "2026-06-12 20:00"),
        ("shut it at half nine tonight", "2026-06-09 21:30"),
    ],
)
def test_moments(said: str, moment: str) -> None:
    (found,) = find_moments(said, TUESDAY)
    assert found.moment.strftime("%Y-%m-%d %H:%M") == moment


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("4 hours", 240),
        ("90 min", 90),
        ("an hour and a half", 90),
        ("5 hrs", 300),
        ("half an hour", 30),
        ("1h30", 90),
        ("two and a half hours", 150),
        ("2 hours 15 minutes", 135),
        ("2:30 hours", 150),
        ("1.5 hours", 90),
    ],
)
def test_durations(said: str, minutes: float) -> None:
    assert [match.value for match in find_durations(f"max {said} a day")] == [minutes]


@pytest.mark.parametrize(
    ("said", "km"),
    [("300 miles range", 482.8), ("450 km", 450), ("1,200 k's on the tank", 1200), ("ten miles", 16.1)],
)
def test_distances(said: str, km: float) -> None:
    assert [match.value for match in find_distances(said)] == [km]


def test_percents_and_counts() -> None:
    assert [match.value for match in find_percents("at 20% now, forty percent soon")] == [20, 40]
    assert [
        (match.value, match.unit) for match in find_counts("2 adults, three kids and a couple of rooms")
    ] == [
        (2, "adults"),
        (3, "kids"),
        (2, "rooms"),
    ]


@pytest.mark.parametrize(
    ("said", "days", "kind"),
    [
        ("push the whole thing one week later", 7, "move"),
        ("bring it forward by two days", -2, "move"),
        ("we leave a day early", -1, "move"),
        ("extend by two days", 2, "extend"),
        ("shave a day off the end", -1, "shorten"),
    ],
)
def test_moves(said: str, days: int, kind: str) -> None:
    assert [(match.days, match.kind) for match in find_shifts(said)] == [(days, kind)]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("conf SM-44719", "SM-44719"),
        ("booking no. ALP-7741", "ALP-7741"),
        ("Nr. PL-559", "PL-559"),
        ("ref MA7731K.", "MA7731K"),
        ("code UFZ-7K2P, 208 €", "UFZ-7K2P"),
        ("#YF20318", "YF20318"),
        ("conf FLL 77120 🎉", "FLL 77120"),
        ("Booking code: KLMNOP", "KLMNOP"),
        ("the lady said confirmation is eight eight four zero two one", "884021"),
        ("HRN-2207", "HRN-2207"),
    ],
)
def test_codes(said: str, code: str) -> None:
    assert [match.code for match in find_codes(said)] == [code]


@pytest.mark.parametrize(
    "text", ["I-95 to US-89", "no ref yet", "BOOKING DETAILS", "we are 4", "COVID and NASA"]
)
def test_no_codes(text: str) -> None:
    assert find_codes(text) == []


@pytest.mark.parametrize(
    ("said", "region", "number"),
    [
        ("call +1 416 555 0137", "DE", "+14165550137"),
        ("her cell is (602) 555-0142", "US", "+16025550142"),
        ("0171 2345678", "DE", "+491712345678"),
    ],
)
def test_phones(said: str, region: str, number: str) -> None:
    assert [match.number for match in find_phones(said, region)] == [number]


@pytest.mark.parametrize("text", ["conf 0-447712", "paid 1,290.00", "10/9 to 10/13", "ref 6025550142"])
def test_no_phones(text: str) -> None:
    assert find_phones(text) == []


_READERS = [
    find_times,
    find_durations,
    find_distances,
    find_percents,
    find_counts,
    find_codes,
    find_phones,
    find_shifts,
]


@settings(deadline=None)
@given(st.text(max_size=200), st.sampled_from(_READERS))
def test_any_text_is_survived(text: str, reader: Callable[[str], list[object]]) -> None:
    assert isinstance(reader(text), list)
