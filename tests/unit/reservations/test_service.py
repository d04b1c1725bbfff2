"""Bookings as people tell them."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from tests.world import World
from tools.functions import with_act
from tools.kernel.act import Act, Role
from tools.kernel.errors import NotAllowed, Refusal, Unclear
from tools.kernel.place import Place
from tools.kernel.reply import Reply
from tools.planning.model import Day, FamilyDay, Item, ItemKind, Itinerary, ItineraryStatus
from tools.reservations import functions
from tools.reservations.export import export
from tools.reservations.model import Reservation
from tools.travel_day.model import Alert, AlertStatus
from tools.trips.model import Stop

FRIENDS = {"Raman": ("Priya", "Dev", "Asha"), "Baker": ("Marcus", "Jess"), "Lindqvist": ("Ingrid", "Walt")}
APRIL = datetime(2027, 4, 18, 14, tzinfo=UTC)
MOAB = {
    "kind": "lodging",
    "name": "Sorrel Mesa Inn",
    "place": "Moab",
    "start": "2027-07-10",
    "end": "2027-07-12",
    "units": 2,
    "confirmation": "SM-44719",
    "price": "612.80",
    "cancel_by": "2027-07-03",
}


@pytest.fixture
async def world() -> World:
    days = {"start_date": date(2027, 7, 10), "end_date": date(2027, 7, 17)}
    world = await World.with_families(FRIENDS, **days)
    await world.change_family("Lindqvist", joins_date=date(2027, 7, 15))
    await world.change_member("Asha", role=Role.CHILD)
    return world


async def call(act: Act, name: str, /, **arguments: Any) -> Reply:
    """Call a tool as a language engine does."""
    tool = next(t for t in functions.FUNCTIONS if t.name == name)
    message = await tool.ainvoke(
        {"name": name, "args": arguments, "id": "1", "type": "tool_call"}, config=with_act(act)
    )
    reply = message.artifact
    assert isinstance(reply, Reply)
    return reply


async def kept(act: Act) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await export(act))["reservations"]
    return found


async def test_a_booking_is_kept_without_its_code_in_the_group(world: World) -> None:
    marcus = await world.by("Marcus", now=APRIL)
    reply = await call(marcus, "add_reservation", **MOAB)
    assert "SM-44719" not in reply.text
    assert (
        reply.short
        == "Noted: Sorrel Mesa Inn, Moab: Sat Jul 10 → Mon Jul 12, 2 rooms, $612.80, for everybody."
    )
    (found,) = await kept(marcus)
    assert (found["price"], found["cancel_by"], found["status"]) == ("612.80", "2027-07-03", "confirmed")
    assert found["party"] == ["family:Raman", "family:Baker"]
    (alert,) = await world.uow.of(Alert).all()
    assert alert.at == datetime(2027, 7, 2, 9, tzinfo=UTC)
    assert alert.to
    assert alert.to.id == "marcus"


@pytest.mark.parametrize(
    ("correction", "field", "value"),
    [
        ({"name": "Sorrel Mesa Inn", "units": 3}, "units", 3),
        ({"name": "sorrel mesa", "start": "2027-07-11", "end": "2027-07-13"}, "end", "2027-07-13"),
        ({"name": "Sorrel Mesa Inn", "start": "2027-07-14", "end": "2027-07-16"}, "start", "2027-07-14"),
        (
            {"name": "Sorrel Mesa Inn", "kind": "lodging", "confirmation": "SM-44791"},
            "confirmation",
            "SM-44791",
        ),
        ({"name": "Sorrel Inn and Suites", "confirmation": "sm44719", "price": "700"}, "price", "700.00"),
        ({"name": "Sorrel Mesa Inn", "start": "2027-07-13"}, "end", "2027-07-15"),
        ({**MOAB, "confirmation": None, "price": "600"}, "price", "600.00"),
        (MOAB, "units", 2),
    ],
)
async def test_corrections_change_the_one_we_have(
    world: World, correction: dict[str, Any], field: str, value: object
) -> None:
    marcus = await world.by("Marcus", now=APRIL)
    await call(marcus, "add_reservation", **MOAB)
    await call(marcus, "add_reservation", **correction)
    (found,) = await kept(marcus)
    assert found[field] == value


@pytest.mark.parametrize(
    "other",
    [
        {**MOAB, "name": "Best Western", "confirmation": "BW1"},
        {**MOAB, "place": "Page", "confirmation": "X9"},
        {**MOAB, "start": "2027-07-14", "end": "2027-07-15", "confirmation": "X9"},
        {"kind": "restaurant", "name": "Sorrel Mesa Inn", "start": "2027-07-10T19:00"},
        {"kind": "lodging", "name": "hotel", "place": "Bryce", "start": "2027-07-12", "end": "2027-07-13"},
    ],
)
async def test_other_bookings_are_kept_beside_it(world: World, other: dict[str, Any]) -> None:
    marcus = await world.by("Marcus", now=APRIL)
    await call(marcus, "add_reservation", **MOAB)
    await call(marcus, "add_reservation", **other)
    assert len(await kept(marcus)) == 2


async def test_each_family_may_book_the_same_motel(world: World) -> None:
    mine = {"kind": "lodging", "name": "Motel 6", "start": "2027-07-12", "end": "2027-07-13", "price": "90"}
    await call(await world.by("Marcus"), "add_reservation", **mine, party=["my_family"])
    priya = await world.by("Priya")
    await call(priya, "add_reservation", **{**mine, "party": ["my_family"]})
    assert [found["party"] for found in await kept(priya)] == [["family:Baker"], ["family:Raman"]]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"end": "2027-07-09"}, "before it starts"),
        ({"start": "july 10th"}, "not a date"),
        ({"start": "1027-07-10"}, "1027"),
        ({"units": 0}, "0"),
        ({"price": "-4"}, "negative"),
        ({"currency": "shells"}, "shells"),
        ({"party": ["family:Zebulon"]}, "Zebulon"),
        ({"name": "  "}, "name"),
    ],
)
async def test_bad_input_keeps_nothing(world: World, wrong: dict[str, Any], words: str) -> None:
    act = await world.by("Marcus", now=APRIL)
    with pytest.raises(Refusal, match=words):
        await call(act, "add_reservation", **{**MOAB, **wrong})
    assert await kept(act) == []


async def test_clashes_are_named_and_kept(world: World) -> None:
    marcus = await world.by("Marcus", now=APRIL)
    await call(marcus, "add_reservation", **MOAB)
    second = {
        **MOAB,
        "name": "Best Western",
        "confirmation": "BW",
        "start": "2027-07-11",
        "party": ["my_family"],
    }
    reply = await call(marcus, "add_reservation", **second)
    assert "Two beds on Sun Jul 11 for Baker: this and Sorrel Mesa Inn." in reply.text
    await call(marcus, "add_reservation", kind="restaurant", name="Fiesta", start="2027-07-11T19:00")
    reply = await call(marcus, "add_reservation", kind="ticket", name="Rodeo", start="2027-07-11T20:30")
    assert "At the same time" in reply.text
    reply = await call(
        marcus, "add_reservation", kind="ticket", name="Mule", start="2027-07-14", party=["family:Lindqvist"]
    )
    assert "Lindqvist joins only on Thu Jul 15" in reply.text
    assert "outside the trip" in (await call(marcus, "add_reservation", name="Zoo", start="2027-08-01")).text
    assert len(await kept(marcus)) == 6


async def test_a_dinner_during_a_drive_is_named(world: World) -> None:
    denver = timezone(timedelta(hours=-6))
    at, till = datetime(2027, 7, 12, 17, 10, tzinfo=denver), datetime(2027, 7, 12, 19, 30, tzinfo=denver)
    moab, bryce = Place("Moab", 38.6, -109.5), Place("Bryce", 37.6, -112.2)
    drive = Item(ItemKind.DRIVE, at, till, moab, bryce, km=430)
    days = (Day(date(2027, 7, 12), (FamilyDay("Baker", (drive,), 430, 140),)),)
    await world.uow.of(Itinerary).put(Itinerary("trip", ItineraryStatus.ACCEPTED, APRIL, 1, days))
    marcus = await world.by("Marcus", now=APRIL)
    dinner = {"kind": "restaurant", "name": "Fiesta", "start": "2027-07-12T19:00"}
    reply = await call(marcus, "add_reservation", **dinner)
    assert "By the plan Baker is driving then (17:10 to 19:30)." in reply.text
    reply = await call(marcus, "add_reservation", **{**dinner, "start": "2027-07-12T20:00"})
    assert "By the plan" not in reply.text


async def test_cancelling(world: World) -> None:
    marcus = await world.by("Marcus", now=APRIL)
    await call(marcus, "add_reservation", **MOAB)
    await call(
        marcus, "add_reservation", **{**MOAB, "name": "Cabins", "place": "Zion", "confirmation": "PMC"}
    )
    with pytest.raises(Refusal, match="Sorrel Mesa Inn and Cabins"):
        await call(marcus, "cancel_reservation", name="the opera")
    reply = await call(marcus, "cancel_reservation", name="the Moab hotel")
    assert "Sorrel Mesa Inn, Moab" in reply.text
    assert "No bed now" not in reply.text
    reply = await call(marcus, "cancel_reservation", confirmation="pmc")
    assert "No bed now on Sat Jul 10 and Sun Jul 11" in reply.text
    assert {a.status for a in await world.uow.of(Alert).all()} == {AlertStatus.CANCELLED}
    assert [found["status"] for found in await kept(marcus)] == ["cancelled", "cancelled"]
    with pytest.raises(Refusal, match="already"):
        await call(marcus, "cancel_reservation", name="Cabins")


async def test_cancelling_asks_when_two_fit(world: World) -> None:
    marcus = await world.by("Marcus", now=APRIL)
    for start, code in (("2027-07-10", "A1"), ("2027-07-14", "B2")):
        await call(marcus, "add_reservation", **{**MOAB, "start": start, "end": None, "confirmation": code})
    with pytest.raises(Unclear) as asked:
        await call(marcus, "cancel_reservation", name="Sorrel Mesa Inn")
    answer = asked.value.answers[asked.value.choices[1]]
    await call(marcus, "cancel_reservation", **answer)
    assert [found["status"] for found in await kept(marcus)] == ["confirmed", "cancelled"]


async def test_where_do_we_sleep(world: World) -> None:
    walt, marcus = await world.by("Walt", group=False), await world.by("Marcus")
    await call(marcus, "add_reservation", **MOAB)
    reply = await call(walt, "show_reservations", date="2027-07-15", kind="lodging")
    assert reply.text == "No bed is booked for the night of Thu Jul 15."
    reply = await call(marcus, "show_reservations", date="2027-07-11", kind="lodging")
    assert reply.text == (
        "Sun Jul 11:\n• Sorrel Mesa Inn, Moab: Sat Jul 10 → Mon Jul 12, 2 rooms, $612.80, for everybody"
    )
    lodge = {"kind": "lodging", "name": "Kaibab Lodge", "start": "2027-07-15", "end": "2027-07-17"}
    await call(marcus, "add_reservation", **lodge, party=["my_family", "family:Raman"], confirmation="KPL")
    reply = await call(walt, "show_reservations", date="2027-07-15", kind="lodging")
    assert "No bed yet on Thu Jul 15 for Lindqvist." in reply.text
    assert "KPL" not in reply.text
    direct = await world.by("Dev", group=False)
    assert "code KPL" in (await call(direct, "show_reservations", family="Raman")).text
    reply = await call(marcus, "show_reservations")
    assert "Kaibab Lodge" in reply.text
    assert "No bed yet for everybody on Mon Jul 12, Tue Jul 13, Wed Jul 14, Thu Jul 15" in reply.text


async def test_times_have_the_offset_of_their_place(world: World) -> None:
    for name, local in (("Moab", "America/Denver"), ("Grand Canyon", "America/Phoenix")):
        await world.uow.of(Stop).put(Stop(name, name, timezone=local))
    marcus = await world.by("Marcus", now=APRIL)
    for name, place in (("Fiesta", "Moab"), ("El Tovar", "Grand Canyon, AZ"), ("Elsewhere", None)):
        dinner = {"kind": "restaurant", "name": name, "place": place, "start": "2027-07-16T19:00"}
        await call(marcus, "add_reservation", **dinner)
    assert [found["start"][19:] for found in await kept(marcus)] == ["-06:00", "-07:00", "+00:00"]


async def test_nothing_booked(world: World) -> None:
    act = await world.by("Walt")
    assert (await call(act, "show_reservations")).text == "Nothing is booked yet."
    assert "restaurant" in (await call(act, "show_reservations", kind="restaurant")).text
    assert "of that kind" in (await call(act, "show_reservations", kind="ferry", date="2027-07-12")).text


async def test_who_may(world: World) -> None:
    for act in (await world.by("Asha"), world.outsider()):
        with pytest.raises(NotAllowed):
            await call(act, "add_reservation", **MOAB)
        with pytest.raises(NotAllowed):
            await call(act, "cancel_reservation", name="Sorrel")
    assert await world.uow.of(Reservation).all() == []
