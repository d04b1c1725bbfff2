"""Pure rules of roads: names folded, traffic, charging, ways."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.kernel.errors import Refusal
from tools.kernel.place import Place
from tools.routing.congestion import delays
from tools.routing.electric import charge_stops
from tools.routing.ends import apart
from tools.routing.folding import fold
from tools.routing.model import Route, Waypoint
from tools.routing.saying import point, readings
from tools.routing.wording import duration_words

HERE, THERE = Place("Here", 40.0, -100.0), Place("There", 40.0, -90.0)


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    for reading in readings(text):
        assert reading.name == fold(reading.name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("38.57, -109.55", (38.57, -109.55)),
        ("38.57 -109.55", (38.57, -109.55)),
        ("38.57N 109.55W", (38.57, -109.55)),
        ("47.3° N, 10.1° E", (47.3, 10.1)),
        ("33.9S, 151.2E", (-33.9, 151.2)),
        ("95, 3", None),
        ("-109.55, 38.57", None),
        ("Moab", None),
    ],
)
def test_points(text: str, expected: tuple[float, float] | None) -> None:
    assert point(text) == expected


@pytest.mark.parametrize("text", ["the beach", "The Lake", "home", "a campground", "🏔️", "", ",,,"])
def test_some_words_name_no_place(text: str) -> None:
    assert not [reading for reading in readings(text) if reading.name]


def test_rush_hour_is_slower_than_night_and_only_in_cities() -> None:
    monday = datetime(2027, 7, 12, tzinfo=UTC)
    city, country = np.array([20.0, 20.0]), np.array([0.0, 0.0])
    rush = delays(city, np.ones(2), monday + timedelta(hours=17)).sum()
    night = delays(city, np.ones(2), monday + timedelta(hours=2)).sum()
    assert rush > 10 > 0 > night
    assert delays(city, country, monday + timedelta(hours=17)).sum() == 0


def _route(km: float) -> Route:
    return Route(HERE, THERE, km, km, (), ((40.0, -100.0), (40.0, -90.0)), "embedded")


def _chargers(*km: float) -> list[Waypoint]:
    return [
        Waypoint(Place(f"Town {x:.0f}", 40.0, -100.0 + x / 85), x, x, offers=("charge",)) for x in sorted(km)
    ]


@given(
    st.floats(50, 2000),
    st.lists(st.floats(1, 1999), max_size=30),
    st.floats(100, 700),
)
def test_charging_never_goes_below_the_reserve(km: float, towns: list[float], range_km: float) -> None:
    try:
        stops = charge_stops(_route(km), _chargers(*(t for t in towns if t < km)), range_km)
    except Refusal:  # a stretch too long; the next test reads its words
        return
    at, charge = 0.0, 1.0
    for there in [*(s.km for s in stops), km]:
        charge -= (there - at) / range_km
        assert charge >= 0.1 - 1e-9
        at, charge = there, 0.8


def test_a_stretch_too_long_is_named() -> None:
    with pytest.raises(Refusal, match="Town 100 to There"):
        charge_stops(_route(600), _chargers(100), 300)


@pytest.mark.parametrize(
    ("minutes", "words"), [(0.2, "1 min"), (59.0, "59 min"), (62.0, "1 h"), (273.0, "4 h 35 min")]
)
def test_durations_in_words(minutes: float, words: str) -> None:
    assert duration_words(minutes) == words


def test_a_drive_to_where_one_is_is_asked_about() -> None:
    moab = Place("Moab", 38.57, -109.55)
    with pytest.raises(Refusal, match="add the state or country"):
        apart((moab, moab))
    apart((moab, Place("Durango", 37.27, -107.88), moab))
