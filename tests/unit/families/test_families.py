"""The opening of a real conversation, as tool calls, and what is kept of it."""

from datetime import date
from typing import Any

import pytest

from tests.unit.group import Group
from tools.expenses.model import Expense, Part
from tools.families.model import Energy, Member, Vehicle
from tools.families.service import (
    add_family,
    add_member,
    add_vehicle,
    describe_families,
    export,
    recognise,
    remove_family,
    remove_member,
    set_limits,
    set_presence,
    without_private,
)
from tools.kernel.act import Role
from tools.kernel.errors import NotAllowed, Refusal
from tools.kernel.party import Party
from tools.preferences.model import Preference
from tools.preferences.service import record_preference
from tools.trips.model import Trip
from tools.trips.service import create_trip

RAMANS = "we're the Ramans from Austin: me, Dev, and Asha who is 9. Tesla Model Y"
BAKERS = "and we're the Bakers, from Denver. Marcus, me, Milo (4) and Wren (2). Honda Odyssey"
PARENTS = "my parents are coming too!! Walt and Ingrid Lindqvist, they live in Phoenix"


async def group() -> Group:
    chat = Group()
    await chat.say(
        "Priya",
        create_trip,
        name="Grand Circle",
        start_date="2027-07-10",
        end_date="2027-07-17",
        stops=["Moab", "Grand Canyon"],
    )
    await chat.say("Priya", add_family, RAMANS, name="Raman", home="Austin")
    await chat.say("Priya", add_member, RAMANS, name="Dev", driver=True)
    await chat.say("Priya", add_member, RAMANS, name="Asha", age=9)
    await chat.say("Priya", add_vehicle, RAMANS, name="Tesla Model Y", range_km=483, seats=5)
    await chat.say("Jess", add_family, BAKERS, name="the Bakers", home="Denver")
    for name, age in (("Marcus", None), ("me", None), ("Milo", 4), ("Wren", 2)):
        await chat.say("Jess", add_member, BAKERS, name=name, family="Baker", age=age)
    await chat.say("Jess", add_family, PARENTS, name="Lindqvist", home="Phoenix")
    await chat.say("Jess", add_member, PARENTS, name="Walt", family="Lindqvist")
    await chat.say("Jess", add_member, PARENTS, name="Ingrid Lindqvist", phone="602-555-0142")
    return chat


async def families(chat: Group) -> dict[str, dict[str, Any]]:
    document = await export(await chat.act("Priya"))
    return {family["name"]: family for family in document["families"]}


@pytest.mark.parametrize(
    "said",
    [
        "we swapped the Fiat for a Honda CR-V",
        "sold the fiat, we're taking a Honda CR-V",
        "Honda CR-V instead of the Fiat",
    ],
)
async def test_a_car_that_takes_anothers_place_is_the_only_one(said: str) -> None:
    chat = Group()
    await chat.say("Priya", add_family, RAMANS, name="Raman", home="Austin")
    await chat.say(
        "Priya", add_vehicle, "we drive a Fiat 500e, 60 km", name="Fiat 500e", energy="ev", range_km=60
    )
    reply = await chat.say("Priya", add_vehicle, said, name="Honda CR-V", energy="gas")
    assert "in place of the Fiat 500e" in reply.text
    (car,) = await chat.uow.of(Vehicle).all()
    assert (car.name, car.energy, car.range_km) == ("Honda CR-V", Energy.GAS, None)
    await chat.say("Priya", add_vehicle, "and we also take the Tesla", name="Tesla Model Y")
    assert len(await chat.uow.of(Vehicle).all()) == 2


async def test_who_is_who() -> None:
    kept = await families(await group())
    assert {name: [m["name"] for m in f["members"]] for name, f in kept.items()} == {
        "Raman": ["Priya", "Dev", "Asha"],
        "Baker": ["Jess", "Marcus", "Milo", "Wren"],
        "Lindqvist": ["Walt", "Ingrid"],
    }
    assert [(f["adults"], f["children"]) for f in kept.values()] == [(2, 1), (2, 2), (2, 0)]
    assert kept["Raman"]["members"][0]["role"] == "organizer"
    assert kept["Lindqvist"]["members"][1]["phone"] == "+1•••••0142"
    assert kept["Raman"]["home"] == {"name": "Austin", "lat": 30.27, "lon": -97.74}


async def test_speakers_are_recognised() -> None:
    chat = await group()
    assert (await chat.act("Dev")).speaker.family_id == (await chat.act("Priya")).speaker.family_id
    ingrid = await recognise(chat.uow, "sms account", "", "+16025550142")
    assert ingrid is not None
    assert ingrid.name == "Ingrid"
    assert (await recognise(chat.uow, "sms account", "", "+16025550142")) == ingrid
    assert await recognise(chat.uow, "stranger", "Brad", None) is None


async def test_full_names_on_a_channel_are_the_people_of_the_family() -> None:
    chat = Group()
    await chat.say("Katrin Möller", add_family, "We are the Möllers: Jens, me", name="Möller")
    await chat.say("Katrin Möller", add_member, name="Jens")
    await chat.say("Katrin Möller", add_vehicle, name="VW ID.4", range_km=420, seats=5, driver="Jens")
    await chat.say("Jens Möller", add_vehicle, name="ID.4", range_km=380)
    kept = (await families(chat))["Möller"]
    assert [m["name"] for m in kept["members"]] == ["Katrin", "Jens"]
    assert kept["vehicles"] == [
        {
            "name": "VW ID.4",
            "energy": "ev",
            "range_km": 380.0,
            "battery_kwh": None,
            "seats": 5,
            "driver": "Jens",
        }
    ]


@pytest.mark.parametrize(
    ("said", "family", "own"),
    [
        ("Okonkwos, Houston. Ngozi (me), Chidi, Ada 6 and Obi 3", "Okonkwo", True),
        ("Ruth and Glenn Haskell here, from Birmingham, just the two of us", "Haskell", True),
        ("Lopez gang: 2 adults, Izzy who's 13 and Max who's 6. from Spokane", "Lopez", True),
        ("Whitakers, from Sacramento: Tom, me (Gwen) and Poppy who's 15", "Whitaker", True),
        ("and here the Aigners from Linz: Georg, Paul (14) and me. We come with the Škoda", "Aigner", True),
        ("hi its Michelle Tran, family of 3 from San Jose", "Tran", True),
        ("The Hoffmans are in and so are the Delgados.", "Hoffman", False),
        ("our neighbours the Pinto family want to come", "Pinto", False),
        ("It's us plus the Vangs, they're in Tulsa", "Vang", False),
        ("we're the Lees. our friends the Parks are coming too", "Park", False),
    ],
)
async def test_whose_family_it_is(said: str, family: str, own: bool) -> None:
    chat = Group()
    await chat.say("Sam", add_family, said, name=family)
    assert bool(await chat.uow.of(Member).all()) is own


async def test_a_family_said_again_is_the_same_one() -> None:
    chat = await group()
    await chat.say("Marcus", add_family, name="the Bakers", adults=2, children=3)
    assert len(await families(chat)) == 3
    assert (await families(chat))["Baker"]["children"] == 3
    await chat.say("Marcus", add_family, "add the Barkers", name="Barker")
    assert "Barker" in await families(chat)


async def test_cars_are_corrected_not_doubled() -> None:
    chat = await group()
    await chat.say("Marcus", add_vehicle, name="Honda Odyssey", energy="gas", seats=8, driver="me")
    await chat.say("Jess", add_vehicle, family="Baker", name="the Odyssey", range_km=700)
    await chat.say("Jess", add_vehicle, battery_kwh=None, seats=7)
    cars = (await families(chat))["Baker"]["vehicles"]
    assert [(c["name"], c["range_km"], c["seats"], c["driver"]) for c in cars] == [
        ("Honda Odyssey", 700.0, 7, "Marcus")
    ]
    await chat.say("Jess", add_vehicle, name="Camper van", energy="diesel")
    assert len((await families(chat))["Baker"]["vehicles"]) == 2
    with pytest.raises(Refusal, match="Which car"):
        await chat.say("Jess", add_vehicle, seats=3)


@pytest.mark.parametrize(
    ("name", "energy"),
    [
        ("Tesla Model Y", "ev"),
        ("Hyundai Ioniq 5", "ev"),
        ("Škoda Octavia", "gas"),
        ("RAV4 hybrid", "hybrid"),
        ("Outlander plug-in hybrid", "phev"),
        ("Passat TDI", "diesel"),
        ("Nissan Leaf", "ev"),
        ("BMW X3", "gas"),
        ("Ford F-150", "gas"),
    ],
)
async def test_what_drives_a_car_follows_from_its_name(name: str, energy: str) -> None:
    chat = await group()
    await chat.say("Jess", add_vehicle, name=name)
    assert (await chat.uow.of(Vehicle).all())[-1].energy == energy


async def test_presence_and_limits() -> None:
    chat = await group()
    await chat.say(
        "Jess", set_presence, family="Lindqvist", joins_date="2027-07-15", joins_place="Grand Canyon"
    )
    await chat.say("Jess", set_limits, family="Lindqvist", drive_minutes_per_day=300, not_after="18:00")
    reply = await chat.say("Priya", set_limits, family="Raman", lodging_per_night="220")
    assert reply.text == "Noted for the Ramans: up to $220.00 a night."
    kept = await families(chat)
    assert kept["Lindqvist"]["joins"] == {"date": "2027-07-15", "place": "Grand Canyon"}
    assert kept["Lindqvist"]["limits"]["drive_minutes_per_day"] == 300
    assert kept["Lindqvist"]["limits"]["not_after"] == "18:00"
    assert kept["Raman"]["limits"]["lodging_per_night"] == "220.00"


@pytest.mark.parametrize(
    ("use_case", "arguments", "why"),
    [
        (set_presence, {"joins_date": "2027-07-20"}, "after the trip ends"),
        (set_presence, {"joins_date": "2027-07-15", "leaves_date": "2027-07-12"}, "before they join"),
        (set_presence, {}, "When do"),
        (set_limits, {"drive_minutes_per_day": 5}, "can't be right"),
        (set_limits, {"not_before": "25:00"}, "time of day"),
        (set_limits, {"not_before": "18:00", "not_after": "09:00"}, "leaves no day"),
        (set_limits, {"lodging_per_night": "cheap"}, "amount"),
        (set_limits, {"lodging_per_night": "-5"}, "more than nothing"),
        (add_vehicle, {"name": "Bus", "seats": 0}, "seats"),
        (add_vehicle, {"name": "Bus", "energy": "steam"}, "steam"),
        (add_member, {"name": "Milo", "driver": True}, "too young"),
        (add_member, {"name": "Zoe", "age": 200}, "age"),
        (add_member, {"name": "Zoe", "phone": "12"}, "phone number"),
        (add_member, {"name": "Zoe", "phone": "602-555-0142"}, "number for Ingrid"),
        (add_family, {"name": "?!"}, "family's name"),
        (add_family, {"name": "Marcus"}, "one of the Bakers already"),
        (add_family, {"name": "Zed", "adults": -1}, "adults"),
    ],
)
async def test_what_cannot_be_is_refused(use_case: Any, arguments: dict[str, Any], why: str) -> None:
    chat = await group()
    before = await families(chat)
    if use_case in (set_presence, set_limits):
        arguments = {"family": "Baker", **arguments}
    with pytest.raises(Refusal, match=why):
        await chat.say("Jess", use_case, **arguments)
    assert await families(chat) == before


async def test_children_change_nothing_and_make_nobody_admin() -> None:
    chat = await group()
    assert (await chat.act("Milo")).speaker.role is Role.CHILD
    with pytest.raises(NotAllowed):
        await chat.say("Milo", add_member, name="Milo", role="admin")
    with pytest.raises(NotAllowed):
        await chat.say("Milo", set_limits, family="Baker", drive_minutes_per_day=60)
    with pytest.raises(NotAllowed, match="Only the organizer or an admin"):
        await chat.say("Jess", add_member, name="Jess", role="admin")
    await chat.say("Priya", add_member, name="Jess", role="admin")
    assert (await chat.act("Jess")).speaker.role is Role.ADMIN


async def test_a_budget_told_in_private_stays_private() -> None:
    chat = await group()
    reply = await chat.say("Jess", set_limits, group=False, family="Baker", lodging_per_night="137")
    assert "stays between us" in reply.text
    trip = (await chat.uow.of(Trip).all())[0]
    in_group = await describe_families(await chat.act("Priya"), trip)
    assert "137" not in in_group
    assert "don't read them out" in in_group
    assert "137" not in await describe_families(await chat.act("Priya", group=False), trip)
    assert "$137.00 a night" in await describe_families(await chat.act("Jess", group=False), trip)
    assert (await families(chat))["Baker"]["limits"]["lodging_per_night"] == "137.00"
    seen = await without_private(await chat.act("Priya"), await export(await chat.act("Priya")))
    assert seen["families"][1]["limits"]["lodging_per_night"] is None


async def test_people_of_the_same_name_are_not_mixed_up() -> None:
    chat = await group()
    await chat.say("Priya", add_member, name="Milo", family="Raman", age=30)
    kept = await families(chat)
    assert [m["age"] for m in kept["Baker"]["members"] if m["name"] == "Milo"] == [4]
    assert [m["age"] for m in kept["Raman"]["members"] if m["name"] == "Milo"] == [30]
    assert await recognise(chat.uow, "someone", "Milo", None) is None
    assert await recognise(chat.uow, "someone", "Walt Baker", None) is None
    walt = await recognise(chat.uow, "someone", "Walt L.", None)
    assert walt is not None


async def test_everybody_at_once() -> None:
    chat = await group()
    await chat.say("Priya", set_presence, family="all", leaves_date="2027-07-17", leaves_place="Grand Canyon")
    await chat.say("Priya", set_limits, family="all", drive_minutes_per_day=360)
    kept = await families(chat)
    assert {f["leaves"]["date"] for f in kept.values()} == {"2027-07-17"}
    assert {f["limits"]["drive_minutes_per_day"] for f in kept.values()} == {360}


async def test_who_drops_out_is_gone_with_all_that_is_theirs() -> None:
    chat = await group()
    await chat.say("Jess", record_preference, party="member:Milo", kind="like", what="trains")
    await chat.say("Jess", remove_member, name="Milo")
    assert await chat.uow.of(Preference).all() == []
    with pytest.raises(NotAllowed):
        await chat.say("Jess", remove_family, name="Raman")
    await chat.say("Priya", remove_family, name="the Lindqvists")
    assert list(await families(chat)) == ["Raman", "Baker"]
    part = Part(Party("member", (await chat.act("Marcus")).speaker.member_id or ""), 100)
    await chat.uow.of(Expense).put(
        Expense("e", "gas", 100, "USD", date(2027, 7, 1), payers=(part,), shares=(part,))
    )
    with pytest.raises(Refusal, match="books still name Marcus"):
        await chat.say("Jess", remove_member, name="Marcus")
    with pytest.raises(Refusal, match="books still name the Bakers"):
        await chat.say("Jess", remove_family, name="Baker")


async def test_a_child_in_a_list_of_drivers_is_no_driver() -> None:
    chat = await group()
    await chat.say("Jess", add_member, name="Pip", age=9, driver=True)
    assert [m["driver"] for m in (await families(chat))["Baker"]["members"] if m["name"] == "Pip"] == [False]
