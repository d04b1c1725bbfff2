"""Deadlines told to whoever booked, and arrivals that do not go together with a bed."""

from datetime import UTC, date, datetime

import pytest

from tests.world import World
from tools.kernel.party import Party
from tools.kernel.place import Place
from tools.planning.model import Day, FamilyDay, Item, ItemKind, Itinerary, ItineraryStatus
from tools.reservations import service
from tools.reservations.booking import Told
from tools.reservations.model import ReservationKind, ReservationStatus
from tools.travel_day.model import Alert, AlertStatus

INN = Told(
    "Pine Inn",
    ReservationKind.LODGING,
    start="2027-03-25T15:00",
    end="2027-03-27",
    status=ReservationStatus.HELD,
    cancel_by="2027-03-24",
    release_by="2027-03-22",
    check_in_by="21:00",
)
MOAB = Place("Moab", 38.57, -109.55)


@pytest.fixture
async def world() -> World:
    days = {"start_date": date(2027, 3, 24), "end_date": date(2027, 3, 28)}
    return await World.with_families({"Lee": ("Ann",), "Cruz": ("Cy",)}, **days)


async def waiting(world: World) -> dict[date, str]:
    alerts = await world.uow.of(Alert).all()
    return {a.at.date(): a.text for a in alerts if a.status is AlertStatus.WAITING}


async def test_each_deadline_is_told_to_whoever_booked_and_goes_with_the_booking(world: World) -> None:
    ann = await world.by("Ann")
    await service.add_reservation(ann, INN)
    told = await waiting(world)
    assert "given back on Mon Mar 22" in told[date(2027, 3, 21)]
    assert "free of charge until Wed Mar 24" in told[date(2027, 3, 23)]
    assert "check-in at Pine Inn is until Thu Mar 25, 21:00" in told[date(2027, 3, 25)]
    assert "not confirmed yet" in told[date(2027, 3, 22)]
    assert {a.to for a in await world.uow.of(Alert).all()} == {Party("member", "ann")}
    confirmed = Told("Pine Inn", status=ReservationStatus.CONFIRMED)
    assert "confirmed (was held)" in (await service.add_reservation(ann, confirmed)).text
    assert date(2027, 3, 22) not in await waiting(world)
    await service.cancel_reservation(ann, "Pine Inn")
    assert await waiting(world) == {}


@pytest.mark.parametrize(
    ("hour", "said"),
    [(13, "arrives at 13:00; check-in opens at 15:00"), (22, "check-in closes at 21:00"), (17, "")],
)
async def test_an_arrival_that_does_not_fit_is_named_when_entered(world: World, hour: int, said: str) -> None:
    at = datetime(2027, 3, 25, hour, tzinfo=UTC)
    items = (Item(ItemKind.CHECK_IN, at, at, MOAB),)
    day = Day(date(2027, 3, 25), (FamilyDay("Lee", items, 0, 0),))
    await world.uow.of(Itinerary).put(Itinerary("trip", ItineraryStatus.ACCEPTED, at, 1, (day,)))
    reply = await service.add_reservation(await world.by("Ann"), INN)
    assert said in reply.text
    assert ("By the plan" in reply.text) == bool(said)
