"""Google's roads when Google fails, costs, or may not be kept."""

import logging
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from tests.fakes_google import FakeAllowance, FakeKeptPlaces, google_roads
from tests.fakes_roads import FakeRoads
from tests.simulators.google import KEY
from tools.kernel.errors import Refusal, Unclear
from tools.kernel.place import Place
from tools.routing.google.hours import week_of
from tools.routing.google.keeping import LAT_LON_KEPT

DENVER = Place("Denver", 39.739, -104.99, "America/Denver", "Colorado, US", country="US")
MOAB = Place("Moab", 38.573, -109.55, "America/Denver", "Utah, US", country="US")
VICTORIA = Place("Victoria", 48.433, -123.369, "America/Vancouver", country="CA")
VANCOUVER = Place("Vancouver", 49.25, -123.119, "America/Vancouver", country="CA")
OFFLINE = FakeRoads((DENVER, MOAB))


def _period(day: int, begins: int, end_day: int, ends: int) -> dict[str, Any]:
    return {"open": {"day": day, "hour": begins}, "close": {"day": end_day, "hour": ends}}


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("denied", "Google Maps refuses our key, so this is from the offline map. As the crow flies."),
        ("quota", "Google Maps is over its limit for now, so this is from the offline map."),
        ("unavailable", "Google Maps does not answer just now, so this is from the offline map."),
        ("garbage", "Google Maps does not answer just now, so this is from the offline map."),
        ("odd", "Google Maps does not answer just now, so this is from the offline map."),
    ],
)
async def test_the_offline_map_answers_with_a_word_about_it(fault: str, words: str) -> None:
    async with google_roads(OFFLINE) as (roads, google):
        google.faults["*"] = fault
        route = await roads.route(DENVER, MOAB)
        assert route.source == "fake"
        assert route.note.startswith(words)
        assert (await roads.matrix([DENVER, MOAB])).km[0, 1] == pytest.approx(route.km)
        found = await roads.along(route)
        assert found
        assert all(stop.estimate for stop in found)
        assert await roads.places("Sorrel Mesa Inn") == []


async def test_a_silent_google_is_waited_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.routing.google.http.TIMEOUT_S", 0.3)
    async with google_roads(OFFLINE) as (roads, google):
        google.faults["*"] = "stall"
        for _ in range(3):
            assert "does not answer" in (await roads.route(DENVER, MOAB)).note
        assert google.counted("routes") == 1
        google.faults.clear()


async def test_a_project_without_the_newer_services_is_asked_through_the_classic_ones() -> None:
    async with google_roads(OFFLINE, blocked=("routes", "matrix", "text")) as (roads, google):
        route = await roads.route(DENVER, MOAB, depart=datetime.now(UTC) + timedelta(days=1))
        assert route.source == "google"
        assert "with the traffic expected then" in route.note
        await roads.matrix([DENVER, MOAB])
        await roads.places("Sorrel Mesa Inn")
        assert [google.counted(s) for s in ("directions", "distance matrix", "text search")] == [1, 1, 1]


@pytest.mark.parametrize("key", ["not-a-key", KEY[:-1] + "1", "AIza\nInjected"])
async def test_a_wrong_key_is_no_traceback_and_is_never_logged(
    key: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with google_roads(OFFLINE, key=key) as (roads, _google):
        route = await roads.route(DENVER, MOAB)
        assert route.source == "fake"
        await roads.places("123 Main Street")
    ours = [r.getMessage() for r in caplog.records if r.name.startswith("tools.")]
    assert ours
    assert not any(key in line for line in ours)


async def test_when_google_knows_no_open_road_the_offline_map_is_named() -> None:
    island = Place("Honolulu", 21.307, -157.858)
    async with google_roads(FakeRoads((DENVER,))) as (roads, _google):
        route = await roads.route(DENVER, island)
        assert route.note.startswith("Google Maps finds no open road there, so this is from the offline map.")
    async with google_roads(FakeRoads(islands=("Honolulu",))) as (roads, _google):
        with pytest.raises(Refusal, match="Honolulu"):
            await roads.route(DENVER, island)


async def test_traffic_is_asked_for_times_ahead_only() -> None:
    async with google_roads(OFFLINE) as (roads, google):
        usual = await roads.route(DENVER, MOAB)
        past = await roads.route(DENVER, MOAB, depart=datetime(2020, 1, 1, tzinfo=UTC))
        ahead = await roads.route(DENVER, MOAB, depart=datetime.now(UTC) + timedelta(hours=5))
        preferences = [asked["routingPreference"] for _service, asked in google.asked]
    assert preferences == ["TRAFFIC_UNAWARE", "TRAFFIC_UNAWARE", "TRAFFIC_AWARE"]
    assert past.minutes == usual.minutes < ahead.minutes


async def test_ferries_are_named() -> None:
    async with google_roads(OFFLINE) as (roads, _google):
        route = await roads.route(VANCOUVER, VICTORIA)
    assert [step.mode for step in route.steps] == ["road", "ferry", "road"]
    assert route.steps[1].note == "Take the Tsawwassen - Swartz Bay ferry"
    assert "Includes a ferry: check its sailings." in route.note


async def test_the_days_allowance_ends_the_questions() -> None:
    allowance = FakeAllowance(a_day=5)
    async with google_roads(OFFLINE, allowance) as (roads, google):
        assert (await roads.route(DENVER, MOAB)).source == "google"
        await roads.matrix([DENVER, MOAB])  # four pairs are four calls
        route = await roads.route(DENVER, MOAB)
        assert route.note.startswith(
            "Today's allowance for Google Maps is used up, so this is from the offline"
        )
        assert len(google.asked) == 2


async def test_large_tables_are_never_asked_of_google() -> None:
    async with google_roads(OFFLINE) as (roads, google):
        await roads.matrix([DENVER, MOAB] * 8)
        assert google.asked == []


async def test_what_the_gazetteer_knows_costs_nothing() -> None:
    async with google_roads(OFFLINE) as (roads, google):
        assert await roads.locate("Moab") == MOAB
        assert google.asked == []


async def test_addresses_are_found_and_kept_only_as_the_terms_allow() -> None:
    kept = FakeKeptPlaces()
    async with google_roads(FakeRoads(), kept=kept) as (roads, google):
        first = await roads.locate("123 Main Street, Moab 84532")
        assert (first.lat, first.lon, first.timezone) == (38.574, -109.551, "America/Denver")
        assert await roads.locate("123 Main Street, Moab 84532") == first
        assert google.counted("geocode") == 1
        [(only, _since)] = kept.rows.values()
        assert "Main" not in str(kept.rows)  # neither Google's words nor anybody's address
        kept.later(LAT_LON_KEPT)
        assert (await kept.get(next(iter(kept.rows)))) is not None
        assert await roads.locate("123 Main Street, Moab 84532") == first
        assert google.asked[-1][1]["place_id"] == only.place_id


async def test_several_far_apart_are_asked_about_and_the_one_nearby_is_not() -> None:
    async with google_roads(OFFLINE) as (roads, _google):
        with pytest.raises(Unclear) as question:
            await roads.locate("Blue Door Diner")
        assert question.value.choices == ("Blue Door Diner, Colorado, US", "Blue Door Diner, Utah, US")
        assert (await roads.locate("Blue Door Diner", near=DENVER)).region == "Colorado, US"


async def test_chargers_are_facts_with_what_they_have() -> None:
    async with google_roads(OFFLINE) as (roads, google):
        route = await roads.route(DENVER, MOAB)
        found = await roads.along(route, ("charge", "food"))
        chargers = [stop for stop in found if "charge" in stop.facts]
        assert {stop.detail for stop in chargers} == {"8 × 150 kW"}
        assert not [stop for stop in found if "charge" in stop.offers and "charge" not in stop.facts]
        assert max(b.km - a.km for a, b in pairwise(chargers)) < 100
        google.faults["text"] = "quota"
        assert all(stop.estimate for stop in await roads.along(route, ("charge",)))


async def test_a_plan_that_asks_for_everything_looks_up_chargers_alone() -> None:
    async with google_roads(OFFLINE) as (roads, google):
        route = await roads.route(DENVER, MOAB)
        found = await roads.along(route, ("charge", "fuel", "food", "rest", "bed"))
        assert {offer for stop in found for offer in stop.facts} == {"charge"}
        kinds = {asked["includedType"] for service, asked in google.asked if service == "text"}
        assert kinds == {"electric_vehicle_charging_station"}
        found = await roads.along(route, ("fuel", "food", "bed"))
        assert {offer for stop in found for offer in stop.facts} == {"fuel", "food", "bed"}


async def test_services_of_no_way_at_all_are_those_nearby() -> None:
    async with google_roads(OFFLINE) as (roads, google):
        [stop] = await roads.along(await roads.route(MOAB, MOAB), ("fuel",))
        assert stop.facts == ("fuel",)
        assert google.counted("nearby") == 1


async def test_a_map_of_ours_is_drawn_by_our_roads() -> None:
    async with google_roads(OFFLINE) as (roads, google):
        assert len(await roads.course(DENVER, MOAB)) == 2
        assert google.asked == []


async def test_opening_hours_are_googles_where_it_tells_them_and_a_rule_of_thumb_elsewhere() -> None:
    async with google_roads(OFFLINE) as (roads, google):
        arches = await roads.visit(Place("Arches", 38.73, -109.51, kind="park"))
        assert arches is not None
        assert arches.source == "Google Maps"
        assert arches.week == (("", ""), *[("09:00", "17:00")] * 6)  # from Monday on
        assert await roads.visit(Place("Arches", 45.0, -100.0, kind="park")) is None  # another Arches
        google.faults["text"] = "quota"
        assert await roads.visit(Place("Arches", 38.73, -109.51, kind="park")) is None


@pytest.mark.parametrize(
    ("periods", "monday"),
    [
        ([], None),
        ([{"open": {"day": 0, "hour": 0, "minute": 0}}], ("00:00", "24:00")),
        ([_period(1, 8, 1, 12), _period(1, 13, 1, 19)], ("13:00", "19:00")),
        ([_period(1, 18, 2, 2)], ("18:00", "24:00")),
        ([_period(2, 8, 2, 12)], ("", "")),
    ],
)
def test_a_week_begins_on_monday(periods: list[dict[str, Any]], monday: tuple[str, str] | None) -> None:
    week = week_of(periods)
    assert (week[0] if week else None) == monday
