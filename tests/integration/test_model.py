"""The provider's model behind the same turn: it picks tools, and the house stands when it does not."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.main import House, open_house
from bot.settings import Settings
from channels.envelope import Envelope, Outgoing, Sender
from channels.recording import RecordingChannel
from tests.simulators.openai import Answer, OpenAISimulator, Script, calls
from tools.kernel.workers import InLine

_TRIP = ("create_trip", {"name": "Loop", "start_date": "2027-06-18", "end_date": "2027-06-22"})


@asynccontextmanager
async def house_with(
    script: Script, database_url: str, data_dir: Path
) -> AsyncIterator[tuple[House, list[Outgoing], OpenAISimulator]]:
    """A house whose language engine is the simulated provider."""
    simulator = OpenAISimulator(script)
    sent: list[Outgoing] = []
    server = await simulator.start()
    settings = Settings(
        _env_file=None,
        pathfinder_data_dir=data_dir,
        openai_api_key="sk-test",
        openai_base_url=str(server.make_url("/v1")),
    )
    try:
        async with open_house(settings, database_url, [RecordingChannel("web", sent)], InLine()) as house:
            yield house, sent, simulator
    finally:
        await server.close()


async def say(house: House, chat: str, text: str, number: int = 1) -> None:
    at = datetime(2027, 4, 10, 19, number, tzinfo=UTC)
    event = Envelope("web", chat, "group", Sender(f"{chat}-ann", "Ann"), str(number), at, text, True)
    await house.door.receive(event)


async def test_the_model_picks_a_tool_and_the_tools_words_are_the_answer(
    database_url: str, tmp_path: Path
) -> None:
    async with house_with(lambda _: calls(_TRIP), database_url, tmp_path) as (house, sent, simulator):
        await say(house, "a", "let's do a loop june 18 to 22")
        await house.settle()
    assert "Loop" in sent[0].text
    assert len(simulator.requests) == 1
    assert simulator.requests[0]["messages"][0]["role"] == "system"


async def test_the_prefix_of_every_call_is_the_same_to_the_byte(database_url: str, tmp_path: Path) -> None:
    async with house_with(lambda _: calls(_TRIP), database_url, tmp_path) as (house, _, simulator):
        await say(house, "a", "let's do a loop june 18 to 22", 1)
        await say(house, "b", "another loop please", 2)
        await house.settle()
    first, second = ((r["messages"][0], r["tools"]) for r in simulator.requests)
    assert first == second


async def test_a_call_no_schema_accepts_is_repaired_once(database_url: str, tmp_path: Path) -> None:
    def script(body: dict[str, Any]) -> Answer:
        repaired = any(message["role"] == "tool" for message in body["messages"])
        return calls(_TRIP) if repaired else calls(("create_trip", {"nights": "many"}))

    async with house_with(script, database_url, tmp_path) as (house, sent, simulator):
        await say(house, "a", "let's do a loop june 18 to 22")
        await house.settle()
    assert len(simulator.requests) == 2
    assert "Loop" in sent[0].text


@pytest.mark.parametrize(
    "answer",
    [
        Answer(status=500),
        Answer(status=429),
        Answer(calls=(("create_trip", "{not json"),)),
        Answer(calls=(("format_disk", "{}"),)),
    ],
    ids=["500", "429", "garbage", "unknown tool"],
)
async def test_the_offline_engine_takes_over_when_the_model_fails(
    answer: Answer, database_url: str, tmp_path: Path
) -> None:
    async with house_with(lambda _: answer, database_url, tmp_path) as (house, sent, _simulator):
        await say(house, "a", "help")
        await house.settle()
    assert len(sent) == 1
    assert sent[0].text


async def test_a_slow_model_holds_up_no_other_trip(database_url: str, tmp_path: Path) -> None:
    def script(body: dict[str, Any]) -> Answer:
        slow = "slow" in body["messages"][-1]["content"]
        return Answer(content="At last.", stalls=60.0) if slow else Answer(content="Quick.")

    async with house_with(script, database_url, tmp_path) as (house, sent, simulator):
        worker = asyncio.create_task(house.run())
        await say(house, "a", "slow one")
        async with asyncio.timeout(25):
            while not simulator.requests:  # noqa: ASYNC110  # the slow one is being thought of
                await asyncio.sleep(0.02)
            await say(house, "b", "fast one")
            while not sent:  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        assert [(message.chat, message.text) for message in sent] == [("b", "Quick.")]
        worker.cancel()
        await asyncio.gather(worker, return_exceptions=True)
