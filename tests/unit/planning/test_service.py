"""Plans as people ask for them: from the records of a trip to an itinerary, in words and in the export."""

from datetime import date

import pytest

from tests.unit.planning.trips import book, grand_circle, yellowstone
from tools.kernel.act import Role
from tools.kernel.errors import NotAllowed, Refusal
from tools.planning import service
from tools.planning.export import export
from tools.planning.model import ItemKind, Itinerary
from tools.polls.model import Poll, PollStatus
from tools.reservations.model import Reservation, ReservationKind
from tools.trips.model import StopRole, Trip, TripStatus


async def test_three_cars_meet_for_lunch_and_reach_the_base() -> None:
    b = await yellowstone()
    reply = await service.plan(b.act())
    assert reply.buttons == ("More", "Looks good", "Change something", "PDF")
    rest = await service.show(b.act(), rest=True)
    assert "Chargers are estimates" in reply.text + rest.text
    data = (await export(b.act()))["itinerary"]
    assert data["status"] == "proposed"
    assert [c for c in data["checks"] if not c["ok"]] == []
    first = {f["family"]: f for f in data["days"][0]["families"]}
    assert set(first) == {"Lund", "Kwon", "Carver"}
    assert all(any(i["kind"] == "drive" for i in f["items"]) for f in first.values())
    assert any(i["kind"] == "charge" for i in first["Lund"]["items"])
    assert not any("Idaho Falls" in i["place"]["name"] for i in first["Kwon"]["items"])
    meets = [i for f in first.values() for i in f["items"] if i["kind"] == "meet"]
    assert len(meets) == 2
    assert all(m["shared"] for m in meets)


async def test_a_family_is_nowhere_before_it_joins() -> None:
    b = await grand_circle()
    await service.plan(b.act())
    data = (await export(b.act()))["itinerary"]
    assert [c for c in data["checks"] if not c["ok"]] == []
    early = [d for d in data["days"] if d["date"] < "2027-07-15"]
    assert not [f for d in early for f in d["families"] if f["family"] == "Lindqvist"]
    assert (
        max(f["drive_minutes"] for d in data["days"] for f in d["families"] if f["family"] == "Baker") <= 360
    )
    assert (await b.uow.of(Trip).all())[0].status is TripStatus.PLANNED


async def test_an_hour_later_moves_that_day_alone() -> None:
    b = await grand_circle()
    await service.plan(b.act())
    before = (await b.uow.of(Itinerary).all())[0]
    await service.change(b.act(), "start an hour later", date(2027, 7, 12))
    after = (await b.uow.of(Itinerary).all())[0]
    assert after.version == before.version + 1
    changed = [d.date for d, old in zip(after.days, before.days, strict=True) if d != old]
    assert changed == [date(2027, 7, 12)]
    was, now = before.days[2].families[0].begins, after.days[2].families[0].begins
    assert was is not None
    assert now is not None
    assert (now - was).seconds == 3600


async def test_accepting_is_for_adults_and_a_locked_trip_for_its_admins() -> None:
    b = await yellowstone()
    with pytest.raises(Refusal, match="no plan yet"):
        await service.accept(b.act())
    await service.plan(b.act())
    for role in (Role.CHILD, Role.GUEST):
        with pytest.raises(NotAllowed):
            await service.accept(b.act(role))
    await service.accept(b.act(Role.ADULT))
    assert (await export(b.act()))["itinerary"]["status"] == "accepted"


async def test_what_is_missing_is_said() -> None:
    b = await book(None, None)
    with pytest.raises(Refusal, match=r"dates.*where you want to go.*who is coming"):
        await service.plan(b.act())


async def test_an_island_without_a_road_is_named() -> None:
    b = await book(date(2027, 6, 12), date(2027, 6, 14))
    await b.stop("Moab")
    await b.stop("Avalon")
    await b.family("Lund", "Salt Lake City")
    reply = await service.plan(b.act())
    assert "Avalon" in reply.text
    itinerary = (await b.uow.of(Itinerary).all())[0]
    assert any("Avalon" in c.detail for c in itinerary.checks if not c.ok)


async def test_a_day_is_shown_for_one_family() -> None:
    b = await yellowstone()
    await service.plan(b.act())
    reply = await service.show(b.act(), date(2027, 6, 12), "Lund")
    assert "Idaho Falls" in reply.text
    assert "charge" in reply.text
    with pytest.raises(Refusal, match="not in the plan"):
        await service.show(b.act(), date(2027, 6, 20))


async def test_a_skipped_stop_is_not_visited() -> None:
    b = await grand_circle()
    await b.stop("Delicate Arch", StopRole.WANT)
    await service.plan(b.act())
    await service.change(b.act(), "skip Delicate Arch")
    itinerary = (await b.uow.of(Itinerary).all())[0]
    visits = [i for d in itinerary.days for f in d.families for i in f.items if i.kind is ItemKind.VISIT]
    assert "Delicate Arch" not in {v.place.name for v in visits}


async def test_what_a_poll_decided_for_a_day_is_on_that_day() -> None:
    b = await grand_circle()
    options = ("Grand Canyon Railway", "Picnic")
    poll = Poll("p", "friday the 16th, what do we do?", options, PollStatus.CLOSED, winner=options[0])
    await b.uow.of(Poll).put(poll)
    await service.plan(b.act())
    itinerary = (await b.uow.of(Itinerary).all())[0]
    visits = [i for d in itinerary.days for f in d.families for i in f.items if i.note == options[0]]
    assert {v.start.date() for v in visits} == {date(2027, 7, 16)}
    assert {v.place.name for v in visits} == {"Grand Canyon"}


async def test_two_bookings_in_one_night_are_named() -> None:
    b = await book(date(2027, 6, 12), date(2027, 6, 14))
    await b.stop("Moab")
    await b.family("Lund", "Salt Lake City")
    for name, place in (("Inn A", "Moab"), ("Inn B", "Springdale")):
        stay = Reservation(name, ReservationKind.LODGING, name, place, date(2027, 6, 12), date(2027, 6, 13))
        await b.uow.of(Reservation).put(stay)
    reply = await service.plan(b.act())
    assert "Two bookings for the night of Sat 12 Jun: Inn A and Inn B" in reply.text
