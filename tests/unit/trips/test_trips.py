from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.unit.group import Group
from tools.families.service import add_family
from tools.kernel.errors import NotAllowed, Refusal, Unclear
from tools.trips.model import Stop, StopRole, Trip
from tools.trips.reading import span
from tools.trips.service import add_stop, create_trip, export, remove_stop, show_trip, update_trip

CIRCLE: dict[str, Any] = {
    "name": "Grand Circle 2027",
    "start_date": "2027-07-10",
    "end_date": "2027-07-17",
    "stops": ["Moab", "Bryce", "Zion", "Grand Canyon"],
}


async def circle() -> Group:
    group = Group()
    await group.say("Priya", create_trip, **CIRCLE)
    return group


async def test_a_trip_is_begun_with_its_stops_on_the_map() -> None:
    group = await circle()
    document = await export(await group.act("Marcus"))
    assert document["trip"] == {
        "id": "trip",
        "name": "Grand Circle 2027",
        "status": "draft",
        "start_date": "2027-07-10",
        "end_date": "2027-07-17",
        "timezone": "America/Denver",
        "currency": "USD",
        "organizer": "Priya",
    }
    assert [stop["name"] for stop in document["stops"]] == CIRCLE["stops"]
    assert all(stop["lat"] for stop in document["stops"])


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ({"start_date": "2027-07-17", "end_date": "2027-07-10"}, "before it starts"),
        ({"start_date": "2024-07-03", "end_date": "2024-07-12"}, "Jul 3, 2024 is in the past"),
        ({"start_date": "next week"}, "can't read"),
        ({"start_date": "2027-07-10", "nights": 0}, "nights"),
        ({"start_date": "2027-07-10", "end_date": "2027-07-17", "nights": 3}, "is 7 nights, not 3"),
        ({"start_date": "2027-07-10", "end_date": "2030-07-17"}, "I plan up to"),
        ({"currency": "pesos"}, "currency code"),
    ],
)
async def test_impossible_trips_are_refused_and_leave_nothing(arguments: dict[str, Any], why: str) -> None:
    group = Group()
    with pytest.raises(Refusal, match=why):
        await group.say("Priya", create_trip, **arguments)
    assert not await group.uow.of(Trip).all()


async def test_nights_give_the_end_and_the_country_the_currency() -> None:
    group = Group()
    await group.say("Katrin", create_trip, start_date="2027-09-24", nights=2, stops=["Füssen"])
    trip = (await group.uow.of(Trip).all())[0]
    assert (trip.end_date, trip.currency, trip.timezone) == (date(2027, 9, 26), "EUR", "Europe/Berlin")
    assert trip.name == "Füssen"


async def test_a_second_trip_is_refused_while_one_stands() -> None:
    group = await circle()
    with pytest.raises(Refusal, match="has a trip already: “Grand Circle 2027”, Jul 10–17, 2027"):
        await group.say("Marcus", create_trip, start_date="2027-08-01", stops=["Denver"])
    assert "already" in (await group.say("Marcus", create_trip, **CIRCLE)).text
    await group.say("Priya", update_trip, status="cancelled")
    await group.say("Marcus", create_trip, start_date="2027-08-01", stops=["Denver"])
    assert [stop.name for stop in await group.uow.of(Stop).all()] == ["Denver"]


async def test_an_empty_trip_is_filled() -> None:
    group = Group()
    assert "When do you go?" in (await group.say("Tunde", create_trip)).text
    await group.say("Tunde", create_trip, **CIRCLE)
    assert len(await group.uow.of(Stop).all()) == 4


async def test_unclear_stops_are_looked_for_beside_the_others() -> None:
    group = Group()
    await group.say("Ana", create_trip, stops=["Page", "Zion"])
    assert [stop.lat for stop in await group.uow.of(Stop).all()] == [36.91, 37.25]


async def test_an_unclear_stop_is_asked_about_without_losing_the_trip() -> None:
    group = Group()
    reply = await group.say("Ana", create_trip, stops=["Portland"])
    assert reply.buttons == ("Portland, OR", "Portland, ME")
    await group.say("Ana", add_stop, place="Portland, ME")
    stops = await group.uow.of(Stop).all()
    assert [(stop.name, stop.lat) for stop in stops] == [("Portland", 43.66)]
    with pytest.raises(Unclear):
        await Group().say("Ana", add_stop, place="Portland")


async def test_the_same_name_far_away_is_another_stop() -> None:
    group = Group()
    await group.say("Ivy", create_trip, stops=["Portland, ME"])
    await group.say("Ivy", add_stop, place="Portland, OR")
    await group.say("Ivy", remove_stop, place="Portland, ME")
    assert [stop.name for stop in await group.uow.of(Stop).all()] == ["Portland, OR"]


async def test_saying_a_stop_again_tells_more_of_it() -> None:
    group = await circle()
    await group.say("Priya", add_stop, place="moab", role="must", nights=2)
    await group.say("Priya", add_stop, place="Moab", role="want", date="2027-07-11")
    stops = await group.uow.of(Stop).all()
    assert len(stops) == 4
    assert (stops[0].role, stops[0].nights, stops[0].date) == (StopRole.MUST, 2, date(2027, 7, 11))


async def test_a_stop_some_wish_for_is_theirs_until_others_say_it_too() -> None:
    group = await circle()
    await group.say("Priya", add_family, name="Rao", home="Austin")
    await group.say("Marcus", add_family, name="Okafor", home="Denver")
    await group.say("Ines", add_family, name="Silva", home="Phoenix")
    first = await group.say("Priya", add_stop, place="Füssen", role="want", wanted_by=["family:Rao"])
    assert first.text == "Füssen is in: on the wish list, for the Raos."
    second = await group.say("Marcus", add_stop, place="Füssen")
    assert second.text == "Füssen noted: on the wish list, for the Raos and Okafors."
    third = await group.say("Ines", add_stop, place="Füssen", wanted_by=["everyone"])
    assert third.text == "Füssen noted: on the wish list."


async def test_unknown_places_are_kept_by_name() -> None:
    group = await circle()
    reply = await group.say("Dev", add_stop, place="Aunt Rosa's farm", wanted_by=["member:Zed"])
    assert "I don't know where Aunt Rosa's farm is yet" in reply.text
    assert "I don't know Zed yet" in reply.text
    assert (await group.uow.of(Stop).all())[-1].lat is None


async def test_removal_forgives_names() -> None:
    group = await circle()
    await group.say("Dev", remove_stop, place="Bryce Canyon")
    await group.say("Dev", remove_stop, place="Zoin")
    with pytest.raises(Refusal, match="We have: Moab, Grand Canyon"):
        await group.say("Dev", remove_stop, place="Vegas")


async def test_a_name_made_of_stops_follows_them() -> None:
    group = Group()
    await group.say("Ana", create_trip, stops=["Moab", "Zion"])
    await group.say("Ana", add_stop, place="Denver")
    assert (await group.uow.of(Trip).all())[0].name == "Moab to Denver"
    await group.say("Ana", update_trip, name="Slow Roll")
    await group.say("Ana", remove_stop, place="Denver")
    assert (await group.uow.of(Trip).all())[0].name == "Slow Roll"


async def test_days_move() -> None:
    group = await circle()
    await group.say("Priya", update_trip, start_date="2027-07-17", end_date="2027-07-24")
    await group.say("Priya", update_trip, nights=3)
    trip = (await group.uow.of(Trip).all())[0]
    assert (trip.start_date, trip.end_date) == (date(2027, 7, 17), date(2027, 7, 20))
    await group.say("Priya", update_trip, start_date="2027-08-01")
    trip = (await group.uow.of(Trip).all())[0]
    assert (trip.start_date, trip.end_date) == (date(2027, 8, 1), date(2027, 8, 4))
    with pytest.raises(Refusal, match="in the past"):
        await group.say("Priya", update_trip, start_date="2027-03-01")
    with pytest.raises(Refusal, match="before it starts"):
        await group.say("Priya", update_trip, end_date="2027-07-30")


async def test_an_active_trip_can_be_made_longer() -> None:
    group = await circle()
    group.now = datetime(2027, 7, 12, tzinfo=UTC)
    await group.say("Priya", update_trip, start_date="2027-07-10", end_date="2027-07-18")
    document = await export(await group.act("Priya"))
    assert (document["trip"]["end_date"], document["trip"]["status"]) == ("2027-07-18", "active")
    group.now = datetime(2027, 7, 30, tzinfo=UTC)
    assert (await export(await group.act("Priya")))["trip"]["status"] == "completed"


async def test_only_the_organizer_cancels_confirms_and_locks() -> None:
    group = await circle()
    with pytest.raises(NotAllowed, match="Only Priya or an admin"):
        await group.say("Marcus", update_trip, status="cancelled")
    await group.say("Priya", update_trip, status="confirmed", locked=True)
    with pytest.raises(NotAllowed, match="while the trip is locked"):
        await group.say("Marcus", add_stop, place="Denver")
    await group.say("Priya", add_stop, place="Denver")


@pytest.mark.parametrize("what", ["overview", "families", "stops", "preferences", "today", "decisions", None])
async def test_everything_can_be_shown_at_any_time(what: str | None) -> None:
    assert (await Group().say("Ana", show_trip, what=what)).text
    assert (await (await circle()).say("Ana", show_trip, what=what)).text


def test_spans_in_words() -> None:
    assert span(date(2027, 7, 10), date(2027, 7, 17)) == "Jul 10–17, 2027"
    assert span(date(2027, 12, 30), date(2028, 1, 2)) == "Dec 30, 2027–Jan 2, 2028"
    assert span(None, None) == "dates open"
