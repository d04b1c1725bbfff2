"""The whole way: people on the simulated Telegram, the real adapter, the real house on PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import unused_port

from bot.main import House, open_house
from bot.serve import application
from bot.settings import Settings
from channels.telegram.adapter import TelegramChannel
from channels.telegram.settings import Command, TelegramSettings
from channels.telegram.simulator.telegram import TOKEN, TelegramSimulator
from channels.telegram.simulator.world import Json, Room
from storage.trips import all_conversations
from storage.unit_of_work import Author, unit_of_work
from tests.integration.telegram.conftest import NOT_PACED, until
from tests.simulators.openai import Answer, OpenAISimulator
from tools.expenses.model import Expense
from tools.kernel.workers import InLine

TRIP = "@PathfinderTestBot new trip: Loop, july 10 to july 17 2027. Moab first, then Bryce"
FAMILY = "@PathfinderTestBot we are the Silvas from Denver: me, Rui and Lia (8)"

_STALLED_S = 60.0
_WELL_BEFORE_S = 25.0  # each; how fast it is, the benchmark measures


@dataclass
class Place:
    """A house at work, the Telegram it is on, and a group there."""

    house: House
    telegram: TelegramSimulator
    room: Room

    async def said(self, after: int = 0) -> list[Json]:
        """Wait until all is handled; returns what the bot said in the group after its first `after`."""
        await until(lambda: self.telegram.delivery.waiting == 0)
        await asyncio.sleep(0.05)
        await self.house.quiet()
        return self.telegram.said(self.room)[after:]

    async def ask(self, who: str, text: str) -> str:
        """Say something in the group; returns the bot's answers."""
        before = len(self.telegram.said(self.room))
        self.telegram.say(who, text, self.room)
        return "\n".join(message.get("text", "") for message in await self.said(before))

    async def spent(self) -> list[int]:
        """Return what stands in the books of every trip, in cents."""
        async with self.house.database.system() as connection:
            trips = await all_conversations(connection)
        found: list[int] = []
        for trip_id in trips:
            author = Author(0, self.house.clock.now())
            async with unit_of_work(self.house.database, trip_id, author) as unit:
                found += [expense.minor for expense in await unit.of(Expense).all()]
        return sorted(found)


@asynccontextmanager
async def at(
    url: str, data_dir: Path, telegram: TelegramSimulator, port: int, **more: Any
) -> AsyncIterator[House]:
    """A house with its webhook on a port."""
    settings = Settings(_env_file=None, pathfinder_data_dir=data_dir, **more)
    given = TelegramSettings(
        TOKEN, "secret", f"http://127.0.0.1:{port}", telegram.url, (Command("help", "help"),)
    )
    channel = TelegramChannel(given, NOT_PACED)
    async with open_house(settings, url, [channel], InLine()) as house:
        runner = web.AppRunner(application(house, [channel]), shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        await channel.start(house.door)
        worker = asyncio.create_task(house.run())
        try:
            yield house
        finally:
            worker.cancel()
            await asyncio.gather(worker, return_exceptions=True)
            await channel.stop()
            await runner.cleanup()


@pytest.fixture
async def place(database_url: str, data_dir: Path, telegram: TelegramSimulator) -> AsyncIterator[Place]:
    telegram.world.bot.reads_all = True
    room = telegram.world.group("Loop")
    async with at(database_url, data_dir, telegram, unused_port()) as house:
        yield Place(house, telegram, room)


async def test_a_conversation(place: Place) -> None:
    assert "Moab → Bryce" in await place.ask("Ana Silva", TRIP)
    assert "Silvas" in await place.ask("Ana Silva", FAMILY)
    assert "84.20" in await place.ask("Ana Silva", "groceries 84.20, I paid")
    assert await place.ask("Ana Silva", "see you tomorrow!") == ""
    assert "/nonsense" not in await place.ask("Ana Silva", "/nonsense")


async def test_an_edited_bill_is_one_bill(place: Place) -> None:
    await place.ask("Ana Silva", TRIP)
    await place.ask("Ana Silva", FAMILY)
    first = place.telegram.say("Ana Silva", "groceries 84.20, I paid", place.room)
    await place.said()
    for text in ("groceries 86.20, I paid", "groceries 96.20, I paid"):
        place.telegram.edit("Ana Silva", first, text=text)
        assert text.split()[1].strip(",") in (await place.said())[-1]["text"]
    assert await place.spent() == [9620]
    place.telegram.edit("Ana Silva", first, text="see you tomorrow")
    assert "took this back" in (await place.said())[-1]["text"]
    assert await place.spent() == []


async def test_a_vote_in_telegrams_own_poll_or_by_a_button_counts(place: Place) -> None:
    await place.ask("Ana Silva", TRIP)
    await place.ask("Ana Silva", FAMILY)
    before = len(place.telegram.said(place.room))
    place.telegram.say("Ana Silva", "/poll Where to? | Moab | Page", place.room)
    (message,) = await place.said(before)
    if "poll" in message:
        place.telegram.vote("Ana Silva", message, "Page")
    else:
        place.telegram.press("Ana Silva", message, "Page")
    answers = await place.said(before + 1)
    assert "Page" in " ".join(answer.get("text", "") for answer in answers)


async def test_a_ballot_in_telegrams_own_poll_is_just_what_is_marked_there(place: Place) -> None:
    await place.ask("Ana Silva", TRIP)
    await place.ask("Ana Silva", FAMILY)
    polls = []
    for poll in ("Which hikes? | Fins | Delicate | Fiery", "Which dinners? | Thai | Pizza"):
        before = len(place.telegram.said(place.room))
        place.telegram.say("Ana Silva", f"/poll multiple: {poll}", place.room)
        polls.append(next(message for message in await place.said(before) if "poll" in message))
    hikes, dinners = polls

    async def standing(*marked: str) -> str:
        place.telegram.vote("Ana Silva", hikes, *marked)
        await place.said()
        return await place.ask("Ana Silva", "/results hikes")

    place.telegram.vote("Ana Silva", dinners, "Thai")
    both = await standing("Fins", "Delicate")
    assert "Fins 1" in both
    assert "Delicate 1" in both
    fewer = await standing("Delicate")
    assert "Fins 0" in fewer
    assert "Delicate 1" in fewer
    none = await standing()
    assert "Delicate 0" in none
    assert "Thai 1" in await place.ask("Ana Silva", "/results dinners")


async def test_a_group_that_moves_keeps_its_trip(place: Place) -> None:
    place.room = place.telegram.world.group("Loop", supergroup=False)
    await place.ask("Ana Silva", TRIP)
    place.room = place.telegram.upgrade("Ana Silva", place.room)
    await place.said()
    assert "Moab" in await place.ask("Ana Silva", "/stops")


async def test_shared_ways_are_noted_in_silence(place: Place) -> None:
    await place.ask("Ana Silva", TRIP)
    await place.ask("Ana Silva", FAMILY)
    here = {"latitude": 39.74, "longitude": -104.99}
    way = place.telegram.send("Ana Silva", {"location": {**here, "live_period": 3600}}, place.room)
    told = len(await place.said())
    later = place.telegram.world.now() + 120
    place.telegram.world.now = lambda: later
    place.telegram.edit("Ana Silva", way, location={**here, "longitude": -105.2, "live_period": 3600})
    assert len(await place.said()) == told


async def test_it_is_acknowledged_at_once_while_the_model_is_stalled(
    database_url: str, data_dir: Path, telegram: TelegramSimulator
) -> None:
    def script(_body: dict[str, Any]) -> Answer:
        return Answer(content="At last.", stalls=_STALLED_S)

    model = OpenAISimulator(script)
    server = await model.start()
    settings = {"openai_api_key": "sk-test", "openai_base_url": str(server.make_url("/v1"))}
    async with at(database_url, data_dir, telegram, unused_port(), **settings):
        for number in range(5):
            telegram.say("Ana", f"could you tell me something nice, please, number {number}")
        await until(lambda: telegram.delivery.waiting == 0, _WELL_BEFORE_S)
        await until(lambda: bool(model.requests), _WELL_BEFORE_S)
        assert {status for _, status in telegram.delivery.delivered} == {200}
        await until(lambda: bool(telegram.said(None, "Ana")), _WELL_BEFORE_S)
        assert [m["text"] for m in telegram.said(None, "Ana")] == ["One moment, I am working on it…"]
    await server.close()


async def test_five_times_shuffled_and_over_a_restart_is_one_effect(
    database_url: str, data_dir: Path, telegram: TelegramSimulator
) -> None:
    room, port = telegram.world.group("Loop"), unused_port()
    telegram.world.bot.reads_all = True
    async with at(database_url, data_dir, telegram, port) as house:
        place = Place(house, telegram, room)
        await place.ask("Ana Silva", TRIP)
        await place.ask("Ana Silva", FAMILY)
        telegram.delivery.unruly.times, telegram.delivery.unruly.shuffled = 5, True
        for number in range(10, 20):
            telegram.say("Ana Silva", f"groceries {number}.20, I paid", room)
        brought = [dict(update) for update in telegram.delivery.pending]
        telegram.delivery.flush()
        await place.said()
        assert await place.spent() == [100 * n + 20 for n in range(10, 20)]
    async with at(database_url, data_dir, telegram, port) as house:
        place = Place(house, telegram, room)
        before = len(telegram.said(room))
        for update in brought:
            update.pop("_chat")
            assert await telegram.delivery.bring(update)
        await place.said()
        assert len(telegram.said(room)) == before
        assert await place.spent() == [100 * n + 20 for n in range(10, 20)]


async def test_the_balance_is_a_table_where_the_platform_can_show_one(place: Place) -> None:
    for text in (TRIP, FAMILY, "@PathfinderTestBot add the Lees from Reno: Kim"):
        await place.ask("Ana Silva", text)
    await place.ask("Ana Silva", "groceries 84.20, I paid")
    before = len(place.telegram.said(place.room))
    table = await place.ask("Ana Silva", "@PathfinderTestBot who owes what?")
    assert "Who" in table
    assert "Spent in all: $84.20" in table
    (call,) = [params for name, params in place.telegram.calls if "<pre>" in str(params.get("text"))]
    assert "Silva" in call["text"]
    assert len(place.telegram.said(place.room)) == before + 1
