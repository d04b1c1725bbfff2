"""One suite over the unit of work on PostgreSQL and its fake: what the tests use is what runs."""

import datetime as dt
from collections.abc import AsyncIterator

import pytest

from storage.database import Database
from storage.unit_of_work import Author, unit_of_work
from tests.fakes import MemoryUnitOfWork
from tools.expenses.model import Expense, Part
from tools.families.model import Energy, Family, Member, Vehicle
from tools.kernel.act import Role
from tools.kernel.ids import new_id
from tools.kernel.party import Party
from tools.kernel.place import Place
from tools.kernel.unit_of_work import Entity, UnitOfWork
from tools.planning.model import Check, Day, FamilyDay, Item, ItemKind, Itinerary, ItineraryStatus
from tools.preferences.model import Preference, PreferenceKind
from tools.reservations.model import Reservation, ReservationKind
from tools.trips.model import Stop, StopRole, Trip

_NOON = dt.datetime(2027, 7, 10, 12, tzinfo=dt.timezone(dt.timedelta(hours=-6)))
_MOAB = Place("Moab", 38.57, -109.55, "America/Denver")
_DRIVE = Item(ItemKind.DRIVE, _NOON, _NOON + dt.timedelta(hours=1), _MOAB, _MOAB, 80.5, soc_start=0.9)


def records() -> list[Entity]:
    """One of each nested kind."""
    party = Party("family", new_id())
    return [
        Trip(new_id(), "Loop", start_date=dt.date(2027, 7, 10)),
        Stop(new_id(), "Moab", 38.5, -109.5, role=StopRole.MUST, wanted_by=("family:1",), date=_NOON.date()),
        Family(new_id(), "O'Brien", not_before=dt.time(7, 30), lodging_per_night=22000),
        Member(new_id(), "f", "Zoë", age=4, role=Role.CHILD, diet=("vegan", "no nuts")),
        Vehicle(new_id(), "f", "Model Y", Energy.EV, range_km=483.0),
        Preference(new_id(), party, PreferenceKind.AVOID, "museums", -2, "12"),
        Preference(new_id(), None, PreferenceKind.LIKE, "beaches", 1),
        Reservation(
            new_id(),
            ReservationKind.LODGING,
            "Inn",
            start=dt.date(2027, 7, 10),
            end=dt.datetime(2027, 7, 12, 11),  # noqa: DTZ001  # local to the place
            party=(party,),
        ),
        Expense(new_id(), "gas", 8420, "USD", _NOON.date(), (Part(party, 8420),), (Part(party, 8420),)),
        Itinerary(
            new_id(),
            ItineraryStatus.PROPOSED,
            _NOON,
            1,
            (Day(_NOON.date(), (FamilyDay("O'Brien", (_DRIVE,), 80.5, 60.0),)),),
            checks=(Check("beds", True),),
        ),
    ]


@pytest.fixture(params=["memory", "postgres"])
async def uow(request: pytest.FixtureRequest, database: Database) -> AsyncIterator[UnitOfWork]:
    if request.param == "memory":
        yield MemoryUnitOfWork()
        return
    async with unit_of_work(database, "trip", Author(1, _NOON)) as unit:
        yield unit


@pytest.mark.parametrize("record", records(), ids=lambda r: type(r).__name__)
async def test_a_record_comes_back_as_it_was_put(uow: UnitOfWork, record: Entity) -> None:
    repository = uow.of(type(record))
    await repository.put(record)
    assert await repository.get(record.id) == record
    assert await repository.all() == [record]


async def test_records_keep_the_order_they_were_first_put(uow: UnitOfWork) -> None:
    names = ["Moab", "Bryce", "Zion"]
    stops = [Stop(new_id(), name) for name in names]
    for stop in stops:
        await uow.of(Stop).put(stop)
    await uow.of(Stop).put(Stop(stops[0].id, "Moab", nights=2))
    assert [stop.name for stop in await uow.of(Stop).all()] == names


async def test_a_removed_record_is_gone_and_removing_it_again_does_nothing(uow: UnitOfWork) -> None:
    stop = await uow.of(Stop).put(Stop(new_id(), "Moab"))
    await uow.of(Stop).remove(stop.id)
    await uow.of(Stop).remove(stop.id)
    assert await uow.of(Stop).get(stop.id) is None


async def test_several_put_at_once_are_as_if_put_one_by_one(uow: UnitOfWork) -> None:
    first, second, third = (Stop(new_id(), name) for name in ("Moab", "Bryce", "Zion"))
    await uow.of(Stop).put_all([first, second])
    again = Stop(first.id, "Moab", nights=2)
    await uow.of(Stop).put_all([third, again, second])
    assert await uow.of(Stop).all() == [again, second, third]
    assert await uow.of(Stop).get(first.id) == again
    await uow.of(Stop).put_all([])
    assert len(await uow.of(Stop).all()) == 3
