"""Teams brings an event again under a new id, to another replica or after a restart: one effect."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.main import House, open_house
from bot.settings import Settings
from channels.envelope import Envelope, Sender
from channels.recording import RecordingChannel
from storage import deliveries
from storage.lines import Lines
from storage.statements import run
from tests.integration.conftest import START
from tools.kernel.workers import InLine

_AGE = "UPDATE deliveries SET began_at = began_at - %(by)s * interval '1 s' RETURNING key"
_AGE_BOTH = (
    "UPDATE deliveries SET began_at = began_at - %(by)s * interval '1 s', "
    "answered_at = answered_at - %(by)s * interval '1 s' RETURNING key"
)


@pytest.fixture
async def houses(database_url: str, data_dir: Path) -> AsyncIterator[tuple[House, House]]:
    settings = Settings(_env_file=None, pathfinder_data_dir=data_dir)
    channel = [RecordingChannel("teams", [])]
    async with (
        open_house(settings, database_url, channel, InLine()) as one,
        open_house(settings, database_url, channel, InLine()) as two,
    ):
        yield one, two


def _said(number: int, **more: str) -> Envelope:
    here = Envelope(
        "teams", "19:loop", "group", Sender("29:ana", "Ana"), f"a{number}", START, "groceries 20, I paid",
        repeats="digest of groceries",
    )  # fmt: skip
    return replace(here, **more)  # type: ignore[arg-type]


async def _later(house: House, seconds: float, statement: str = _AGE_BOTH) -> None:
    async with house.database.system() as connection:
        await run(connection, statement, {"by": seconds})


async def test_at_once_at_two_replicas_under_ids_of_their_own_is_one(houses: tuple[House, House]) -> None:
    known = _said(0, repeats="another", text="hello")
    await houses[0].door.receive(known)  # from now on the short way is taken
    new = await asyncio.gather(*(houses[n % 2].door.receive(_said(n)) for n in range(1, 11)))
    assert sum(new) == 1


async def test_somebody_new_at_both_replicas_is_one_too(houses: tuple[House, House]) -> None:
    new = await asyncio.gather(*(houses[n % 2].door.receive(_said(n)) for n in range(1, 7)))
    assert sum(new) == 1


@pytest.mark.parametrize("strange", [True, False])
async def test_what_was_stored_and_never_answered_may_come_again_for_half_a_minute(
    houses: tuple[House, House], strange: bool
) -> None:
    dead, alive = houses
    if not strange:
        await dead.door.receive(_said(0, repeats="another", text="hello"))
    assert await dead.door.receive(_said(1))  # and then it is killed: nobody acknowledged
    await _later(alive, 15)
    assert not await alive.door.receive(_said(2))
    await _later(alive, 16)
    assert await alive.door.receive(_said(3))


async def test_the_same_words_said_again_after_an_answer_are_said_again(
    houses: tuple[House, House],
) -> None:
    one, two = houses
    assert await one.door.receive(_said(1))
    await one.door.acknowledged("digest of groceries")
    assert not await two.door.receive(_said(2))
    await _later(one, 4)
    assert await two.door.receive(_said(3))
    assert not await one.door.receive(_said(3)), "the same id is never two"


async def test_an_answer_that_came_too_late_is_none(houses: tuple[House, House]) -> None:
    one, two = houses
    assert await one.door.receive(_said(1))
    await _later(one, 12, _AGE)
    await one.door.acknowledged("digest of groceries")
    assert not await two.door.receive(_said(2))


async def test_what_could_not_be_stored_is_not_remembered(
    houses: tuple[House, House], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = houses

    async def breaks(*_: object) -> None:
        raise RuntimeError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr("storage.inbox.store", breaks)
        with pytest.raises(RuntimeError):
            await one.door.receive(_said(1))
    assert await two.door.receive(_said(2))


async def test_old_digests_are_forgotten(houses: tuple[House, House]) -> None:
    one, _ = houses
    await one.door.receive(_said(1))
    await _later(one, 61)
    await deliveries.sweep(one.database)
    async with one.database.system() as connection:
        assert await run(connection, "SELECT key FROM deliveries", {}) == []


async def test_many_answers_are_noted_in_one_statement(
    houses: tuple[House, House], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _ = houses
    for number in range(8):
        await one.door.receive(_said(number, repeats=f"digest {number}", text=f"hello {number}"))
    ran: list[str] = []
    run_one = Lines.run

    async def counted(lines: Lines, statement: str, given: dict[str, Any]) -> list[Any]:
        ran.append(statement)
        return await run_one(lines, statement, given)

    monkeypatch.setattr(Lines, "run", counted)
    await asyncio.gather(*(one.door.acknowledged(f"digest {number}") for number in range(8)))
    assert len(ran) == 1
    async with one.database.system() as connection:
        noted = await run(connection, "SELECT key FROM deliveries WHERE answered_at IS NOT NULL", {})
    assert len(noted) == 8
