"""People and families named in plain words as coming along, and the places of a list."""

import pytest

from agents.offline.slots.families import add_family
from agents.offline.slots.members import add_member
from agents.offline.slots.stops import add_stop
from agents.offline.slots.trips import update_trip
from tests.unit.agents.offline.test_several_things import _scene


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Add Aisha to our family", {"name": "Aisha", "family": "Larsen"}),
        ("add Greta to the Quinns", {"name": "Greta", "family": "Quinn"}),
        ("Ravi is riding with us, he can drive", {"name": "Ravi", "family": "Larsen", "driver": True}),
        ("our daughter is called aisha, she is 5", {"name": "Aisha", "family": "Larsen", "age": 5}),
        (
            "my new number is +1 415 555 0188",
            {"name": "Maren", "family": "Larsen", "phone": "+1 415 555 0188"},
        ),
    ],
)
def test_a_person(text: str, told: dict[str, object]) -> None:
    assert [dict(call.args) for call in add_member(_scene(text))] == [told]


@pytest.mark.parametrize("text", ["add Zion to the list", "Page is lovely in June", "add lunch on Monday"])
def test_a_place_or_a_day_is_no_person(text: str) -> None:
    assert add_member(_scene(text)) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("please add a family: Abernathy, 3 adults", {"name": "Abernathy", "adults": 3}),
        ("Grimaldi, Porto, 2+1", {"name": "Grimaldi", "adults": 2, "children": 1, "home": "Porto"}),
        ("hwang family coming too, from verona", {"name": "Hwang", "home": "Verona"}),
        ("we are 2 adults from Boulder", {"name": "Larsen", "adults": 2, "home": "Boulder"}),
    ],
)
def test_a_family(text: str, told: dict[str, object]) -> None:
    assert [dict(call.args) for call in add_family(_scene(text))] == [told]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("must see: Kanab, Tropic and Torrey", ["Kanab", "Tropic", "Torrey"]),
        ("add Portland, Maine", ["Portland, ME"]),
        ("add Cortina d'Ampezzo", ["Cortina d'Ampezzo"]),
        ("add Kanab between Page and Zion", ["Kanab"]),
    ],
)
def test_places_of_a_list(text: str, places: list[str]) -> None:
    calls = add_stop(_scene(text))
    assert [call.args["place"] for call in calls] == places
    assert {call.args.get("role") for call in calls} == ({"must"} if "must" in text else {None})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("rename it to Sun and Sand, kids voted", {"name": "Sun and Sand"}),
        ("we call off the whole trip", {"status": "cancelled"}),
        ("use CAD for this trip", {"currency": "CAD"}),
    ],
)
def test_the_trip_itself(text: str, told: dict[str, object]) -> None:
    assert [dict(call.args) for call in update_trip(_scene(text))] == [told]
