"""A provider that fails in every way there is: the built-in engine takes over, and nothing is done twice."""

import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.main import open_house
from bot.outbox import Outbox
from bot.settings import Settings
from channels.envelope import Outgoing
from channels.recording import RecordingChannel
from tests.dialog import Dialog
from tests.simulators.openai import Answer, OpenAISimulator, Script, calls
from tools.kernel.clock import VirtualClock
from tools.kernel.workers import InLine

_START = datetime(2027, 4, 10, 19, 0, tzinfo=UTC)
_HEAD = '{"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": '
_TRIP = ("create_trip", {"name": "Loop", "start_date": "2027-06-18", "end_date": "2027-06-22"})
_WISHES = (
    "@pathfinder please make us a plan for day by day where we have a lazy start each morning, a swim before "
    "lunch when it is hot, and never more than four hours in the car on any day"
)


@asynccontextmanager
async def dialog_with(
    script: Script, url: str, data_dir: Path, **given: Any
) -> AsyncIterator[tuple[Dialog, OpenAISimulator]]:
    """A group chat of a house whose language engine is the simulated provider."""
    simulator, sent, clock = OpenAISimulator(script), list[Outgoing](), VirtualClock(_START)
    server = await simulator.start()
    settings = Settings(
        _env_file=None,
        pathfinder_data_dir=data_dir,
        openai_api_key="sk-test",
        openai_base_url=str(server.make_url("/v1")),
        **given,
    )
    channels = [RecordingChannel(name, sent) for name in ("telegram", "sms")]
    try:
        async with open_house(settings, url, channels, InLine(), clock) as house:
            yield Dialog(house, clock, sent), simulator
    finally:
        await server.close()


def _call(function: str, id_: str = '"a"') -> str:
    call = f'{{"id": {id_}, "type": "function", "function": {function}}}'
    message = f'{{"role": "assistant", "content": null, "tool_calls": [{call}]}}'
    return f'{_HEAD}[{{"index": 0, "message": {message}, "finish_reason": "tool_calls"}}]}}'


_TROUBLE = (
    Answer(raw="<html>Bad gateway</html>"),
    Answer(raw=""),
    Answer(raw="[]"),
    Answer(raw='"hello"'),
    Answer(raw="{}"),
    Answer(raw=f"{_HEAD}[]}}"),
    Answer(raw=f"{_HEAD}null}}"),
    Answer(raw='{"error": {"message": "overloaded"}}'),
    Answer(raw=f'{_HEAD}[{{"index": 0, "message": null, "finish_reason": "stop"}}]}}'),
    Answer(raw=_call('{"name": "create_trip", "arguments": "[1]"}')),
    Answer(status=400),
    Answer(status=401),
    Answer(status=429),
    Answer(status=503),
    Answer(content="Half of what I", halves=0.05),
    Answer(calls=(("create_trip", '{"name": "Half"}'),), halves=0.05),
    Answer(calls=(("create_trip", '{"name": "Late"}'),), halves=20.0),
    Answer(calls=(("create_trip", '{"name": "Late"}'),), stalls=20.0),
)


async def test_whatever_comes_the_built_in_engine_does_it_once(database_url: str, data_dir: Path) -> None:
    limits = {
        "generations_per_user_hour": 100,
        "tokens_per_user_day": 900_000,
        "tokens_per_trip_day": 900_000,
    }
    trouble = _TROUBLE[0]
    async with dialog_with(lambda _: trouble, database_url, data_dir, openai_timeout_s=0.3, **limits) as (
        dialog,
        sim,
    ):
        await dialog.say("Ann", "/trip Loop, june 18 to 22 2027, Moab")
        await dialog.say("Ann", "/family the Lees from Denver: me and Kim")
        for number, trouble in enumerate(_TROUBLE, 10):
            before = len(sim.requests)
            told = await dialog.say("Ann", f"@pathfinder I paid {number}.25 for groceries")
            assert [f"${number}.25" in line.text for line in told] == [True], f"{trouble}: {told}"
            assert 1 <= len(sim.requests) - before <= 2
        listed = "\n".join(m.text for m in await dialog.say("Ann", "/balance all"))
        spent = sum(number * 100 + 25 for number in range(10, 10 + len(_TROUBLE)))
        assert f"{spent / 100:,.2f}" in listed


async def test_an_answer_that_drips_in_is_not_waited_for(database_url: str, data_dir: Path) -> None:
    slow = Answer(content="Drop by drop. " * 50, drips=0.1)
    async with dialog_with(lambda _: slow, database_url, data_dir, openai_timeout_s=0.4) as (dialog, _):
        began = time.monotonic()
        told = await dialog.say("Ann", "@pathfinder new trip: Loop, july 10 to july 17 2027, Moab")
        assert "Loop: Jul 10" in told[0].text
        assert time.monotonic() - began < 20


async def test_calls_without_a_name_of_their_own_are_made(database_url: str, data_dir: Path) -> None:
    nameless = Answer(
        raw=_call('{"name": "create_trip", "arguments": "{\\"name\\": \\"Nameless\\"}"}', "null")
    )
    async with dialog_with(lambda _: nameless, database_url, data_dir) as (dialog, _):
        assert "Nameless" in (await dialog.say("Ann", "@pathfinder a trip called Nameless"))[0].text


async def test_the_same_call_twice_in_an_answer_is_made_once(database_url: str, data_dir: Path) -> None:
    gas = ("add_expense", {"what": "gas", "amount": "40"})

    def script(body: dict[str, Any]) -> Answer:
        return calls(_TRIP) if "loop" in body["messages"][-1]["content"] else calls(gas, gas)

    async with dialog_with(script, database_url, data_dir) as (dialog, _):
        await dialog.say("Ann", "@pathfinder let's do a loop")
        await dialog.say("Ann", "/family the Lees from Denver: me and Kim")
        await dialog.say("Ann", "@pathfinder I paid 40 for gas")
        assert "$40.00" in (listed := (await dialog.say("Ann", "/expenses"))[0].text)
        assert listed.count("gas") == 1


async def test_who_dies_between_the_calls_and_the_answer_does_and_pays_once(
    database_url: str, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer: Callable[..., Any] = Outbox.answer
    deaths = [OSError("gone")]

    async def dying(*given: Any, **more: Any) -> Any:
        if deaths and given[3].text.startswith("Loop"):
            raise deaths.pop()
        return await answer(*given, **more)

    monkeypatch.setattr(Outbox, "answer", dying)
    async with dialog_with(lambda _: calls(_TRIP), database_url, data_dir) as (dialog, sim):
        told = await dialog.say("Ann", "@pathfinder let's do a loop june 18 to 22")
        assert not deaths
        assert [line.text.split(":")[0] for line in told] == ["Loop"]
        assert len(sim.requests) == 1


async def test_the_large_model_repairs_critical_work_within_one_generation(
    database_url: str, data_dir: Path
) -> None:
    def script(body: dict[str, Any]) -> Answer:
        if "loop" in body["messages"][-1]["content"]:
            return calls(_TRIP)
        large = body["model"] == "gpt-4o"
        return calls(("show_trip", {})) if large else calls(("plan_itinerary", {"lazy": True}))

    async with dialog_with(script, database_url, data_dir) as (dialog, sim):
        await dialog.say("Ann", "@pathfinder let's do a loop")
        before = len(sim.requests)
        await dialog.say("Ann", _WISHES)
        assert [r["model"] for r in sim.requests[before:]] == ["gpt-4o-mini", "gpt-4o"]
        assert "lazy" in json.dumps(sim.requests[-1]["messages"][-1])  # it is told what was wrong
        await dialog.say("Ann", "@pathfinder and a loop of the lake")
        assert sim.requests[-1]["model"] == "gpt-4o-mini"


async def test_who_tells_no_usage_is_counted_at_the_most_it_can_be(database_url: str, data_dir: Path) -> None:
    silent = Answer(content="Rivers.", usage=False)
    async with dialog_with(lambda _: silent, database_url, data_dir, tokens_per_user_day=16_000) as (
        dialog,
        sim,
    ):
        for number in range(5):
            await dialog.say("Ann", f"@pathfinder tell me of river number {number}")
            dialog.clock.set(dialog.clock.now() + timedelta(minutes=5))
        assert 1 <= len(sim.requests) <= 2


async def test_leaders_hear_of_a_budget_that_a_failing_model_has_used(
    database_url: str, data_dir: Path
) -> None:
    limits = {"tokens_per_trip_day": 30_000, "generations_per_user_hour": 50}
    wrong = calls(("create_trip", {"nights": "many"}))
    async with dialog_with(lambda _: wrong, database_url, data_dir, **limits) as (dialog, _):
        await dialog.say("Ann", "/trip Loop, june 18 to 22 2027, Moab")
        await dialog.say("Ann", "/family the Lees from Denver: me and Kim")
        await dialog.say("Ann", "/help", direct=True)
        told = [m for n in range(6) for m in await dialog.say("Ann", f"@pathfinder tell me of river {n}")]
        assert len([m for m in told if "of today's budget for this trip is used" in m.text]) >= 1
