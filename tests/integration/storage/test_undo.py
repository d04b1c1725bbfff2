"""Undo on the journal: each history goes back to what it was, and nobody undoes another's work."""

import datetime as dt
from dataclasses import replace

import pytest

from storage.database import Database
from storage.history import SqlHistory
from storage.journal import SqlAuditTrail
from storage.unit_of_work import Author, SqlUnitOfWork, unit_of_work
from tools.kernel.errors import Refusal
from tools.trips.model import Stop

_NOW = dt.datetime(2027, 7, 1, tzinfo=dt.UTC)
_MOAB, _ZION = Stop("s1", "Moab"), Stop("s2", "Zion")


async def act(database: Database, turn: int, actor: str, *stops: Stop, remove: str | None = None) -> None:
    """Put (or remove) stops in one turn of `actor`."""
    async with unit_of_work(database, "trip", Author(turn, _NOW, actor, actor.title())) as unit:
        async with unit.savepoint("add_stop"):
            for stop in stops:
                await unit.of(Stop).put(stop)
            if remove:
                await unit.of(Stop).remove(remove)
        await unit.commit()


async def undo(database: Database, turn: int, actor: str) -> tuple[str, ...]:
    """Take back the last act of `actor`; the names of what it had changed."""
    async with unit_of_work(database, "trip", Author(turn, _NOW, actor)) as unit:
        async with unit.savepoint("undo"):
            undone = await SqlHistory(unit).undo_last(actor)
        await unit.commit()
    return undone.what


async def stops(database: Database) -> list[Stop]:
    async with unit_of_work(database, "trip", Author(0, _NOW)) as unit:
        return await unit.of(Stop).all()


async def test_undo_takes_back_one_turn_at_a_time(database: Database) -> None:
    await act(database, 1, "ann", _MOAB)
    await act(database, 2, "ann", replace(_MOAB, nights=2), _ZION)
    assert set(await undo(database, 3, "ann")) == {"Moab", "Zion"}
    assert await stops(database) == [_MOAB]
    await undo(database, 4, "ann")
    assert await stops(database) == []
    with pytest.raises(Refusal, match="nothing of yours"):
        await undo(database, 5, "ann")


async def test_undo_brings_back_what_was_removed(database: Database) -> None:
    await act(database, 1, "ann", _MOAB)
    await act(database, 2, "ann", remove="s1")
    await undo(database, 3, "ann")
    assert await stops(database) == [_MOAB]


async def test_undo_is_for_ones_own_acts(database: Database) -> None:
    await act(database, 1, "ann", _MOAB)
    with pytest.raises(Refusal, match="nothing of yours"):
        await undo(database, 2, "bob")


async def test_undo_refuses_when_somebody_built_on_it(database: Database) -> None:
    await act(database, 1, "ann", _MOAB)
    await act(database, 2, "bob", replace(_MOAB, nights=3))
    with pytest.raises(Refusal, match="Bob has changed it since"):
        await undo(database, 3, "ann")
    assert await stops(database) == [replace(_MOAB, nights=3)]


async def test_the_audit_tells_who_did_what(database: Database) -> None:
    await act(database, 1, "ann", _MOAB)
    await undo(database, 2, "ann")
    async with unit_of_work(database, "trip", Author(0, _NOW)) as unit:
        entries = await trail(unit)
    assert entries == [("Ann", "add_stop", "Stop:s1"), ("ann", "undo", "Stop:s1")]


async def trail(unit: SqlUnitOfWork) -> list[tuple[str, str, str]]:
    return [(e.actor, e.action, e.object) for e in await SqlAuditTrail(unit).entries("trip")]
