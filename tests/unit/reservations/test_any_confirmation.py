"""Whatever is pasted is read or left, never stumbled over, and quickly."""

import json
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.reservations.test_confirmations import NOW, only
from tools.reservations.confirmations import looks_like_confirmation, parse_confirmation

_SHAPES = [
    "{}",
    "BEGIN:VEVENT\nDTSTART:{}\nSUMMARY:{}\nEND:VEVENT",
    '<script type="application/ld+json">{}</script>',
    '{{"@type": "LodgingReservation", "checkinTime": "{}", "reservationFor": {{"name": "{}"}}}}',
    '<div itemscope itemtype="http://schema.org/FlightReservation"><p itemprop="departureTime">{}</p>',
    "MIME-Version: 1.0\nContent-Type: {}\nSubject: {}\n\n{}",
    "Check-in: {}\nTotal: {}\nConfirmation: {}",
]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(_SHAPES), st.text(max_size=120))
def test_no_text_makes_it_fail(shape: str, text: str) -> None:
    whole = shape.replace("{{", "{").replace("}}", "}").replace("{}", text)
    looks_like_confirmation(whole)
    for found in parse_confirmation(whole, NOW):
        assert found.name


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["@type", "reservationFor", "name", "checkinTime", "totalPrice", "subReservation", "address"]
            ),
            inner | st.sampled_from(["LodgingReservation", "Event", "2027-13-99", "2027-05-01T99:00"]),
            max_size=5,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(_JSON)
def test_no_json_makes_it_fail(value: object) -> None:
    parse_confirmation(f'<script type="application/ld+json">{json.dumps(value)}</script>', NOW)


_DAYS = st.dates(min_value=date(2027, 5, 11), max_value=date(2028, 4, 30))


@settings(max_examples=60, deadline=None)
@given(_DAYS, st.integers(1, 14), st.sampled_from(["%a, %b %d, %Y", "%d %B %Y", "%Y-%m-%d", "%B %d, %Y"]))
def test_any_stay_printed_is_read_back(day: date, nights: int, style: str) -> None:
    end = date.fromordinal(day.toordinal() + nights)
    first, last = day.strftime(style), end.strftime(style)
    text = f"Harbour Hotel, Oban\nCheck-in: {first}\nCheck-out: {last}\nRef: HH-2210"
    found = only(text)
    assert (found.start, found.end, found.name) == (day, end, "Harbour Hotel")


@pytest.mark.parametrize(
    "text",
    [
        "<p " * 20_000,
        "\n" * 60_000,
        "<div itemscope " * 4_000,
        "Check-in: " * 6_000,
        "[" * 60_000,
        "A: b\n" * 12_000,
    ],
)
def test_huge_garbage_is_read_quickly(text: str) -> None:
    begin = time.process_time()
    looks_like_confirmation(text)
    parse_confirmation(text, NOW)
    assert time.process_time() - begin < 5
