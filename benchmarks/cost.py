"""What a planning conversation costs with a provider's model, beside a plain agent.

The plain agent has every tool, all of the history, and the model's own words as its answers.

Both talk to the same simulated provider over HTTP. It decides with the built-in engine which tools a message
needs, so both make the same calls; it counts tokens and cached beginnings as OpenAI's documents say.
"""

import asyncio
import json
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from langchain.agents import create_agent
from langchain_core.messages import HumanMessage
from langchain_openai import ChatOpenAI
from pydantic import SecretStr

import prompts
from agents.context import Context
from agents.offline.engine import OfflineEngine
from bot.data import database_url, map_dir
from bot.main import House, open_house
from bot.settings import Settings
from channels.envelope import Envelope, Outgoing, Sender
from channels.recording import RecordingChannel
from tests.fakes import MemoryUnitOfWork
from tests.simulators.openai import Answer, OpenAISimulator
from tools.functions import with_act
from tools.kernel.act import Act, Speaker
from tools.kernel.budget import Spent, dollars
from tools.kernel.workers import InLine
from tools.registry import TOOLS
from tools.routing.build import build

_MODEL = "gpt-4o-mini"
_START = datetime(2027, 4, 10, 19, 0, tzinfo=UTC)
_SAID = (
    ("Dana", "new trip: Canyon Loop, june 18 to 22 2027. Durango, then Mesa Verde, then Moab"),
    ("Dana", "we're the Okafors from Denver: me, Tunde and Zuri who is 6"),
    ("Erik", "we are the Lindgrens from Salt Lake City, 2 adults and 2 kids"),
    ("Dana", "we drive a Kia EV6 with 280 miles of range"),
    ("Erik", "no more than 5 hours in the car a day for us please"),
    ("Dana", "we absolutely have to see Arches"),
    ("Erik", "the kids hate museums"),
    ("Dana", "I booked Animas Creek Lodge in Durango, june 18 to 20, 2 rooms, $438"),
    ("Erik", "how far is Moab from Durango?"),
    ("Dana", "groceries were 84.20, I paid, split with the Lindgrens"),
    ("Erik", "who owes what?"),
    ("Dana", "vote: rafting or hiking on the 21st?"),
)


def main(_argv: list[str]) -> int:
    """Print tokens and dollars of both, their ratio, and how often the prompt began alike."""
    return asyncio.run(_run())


async def _run() -> int:
    ours, prefixes = await _ours()
    plain = await _plain()
    print(f"{len(_SAID)} messages, {_MODEL}, simulated provider")
    for name, usage in (("Pathfinder", ours), ("plain agent", plain)):
        total, money = sum(one["total_tokens"] for one in usage), sum(_dollars(one) for one in usage)
        cached = sum(one["prompt_tokens_details"]["cached_tokens"] for one in usage)
        print(f"{name:12} {len(usage):3} calls {total:8,} tokens ({cached:,} cached)  ${money:.4f}")
    ratio = _tokens(ours) / _tokens(plain)
    alike = max(prefixes.count(p) for p in set(prefixes)) / len(prefixes)
    print(f"tokens, ours/plain: {ratio:.3f} (aim <= 0.3)")
    print(f"calls whose tools and first message are the same to the byte: {alike:.0%} (aim >= 95 %)")
    print(f"dollars: {sum(_dollars(one) for one in ours):.4f} (aim < 0.02)")
    return 0


def _tokens(usage: Sequence[dict[str, Any]]) -> int:
    return sum(one["total_tokens"] for one in usage)


def _dollars(usage: dict[str, Any]) -> float:
    cached = usage["prompt_tokens_details"]["cached_tokens"]
    spent = Spent(_MODEL, usage["prompt_tokens"], cached, usage["completion_tokens"])
    return dollars(spent) or 0.0


class _Oracle:
    """Decides as the built-in engine would; once a tool has answered, says so in a sentence."""

    def __init__(self) -> None:
        self._engine = OfflineEngine()

    def __call__(self, body: dict[str, Any]) -> Answer:
        messages = body["messages"]
        if messages[-1]["role"] == "tool":
            return Answer(content="Done: " + str(messages[-1]["content"])[:160])
        context = Context(now=_START.replace(tzinfo=None))
        for message in messages:
            text = str(message["content"] or "")
            if text.startswith("Context (data"):
                context = Context.model_validate({"now": context.now, **_context(text)})
        found = self._engine.understand(messages[-1]["content"], True, context, direct=True)
        calls = tuple((call.name, json.dumps(call.args)) for call in found.calls)
        return Answer(calls=calls) if calls else Answer(content=found.ask or "Alright.")


def _context(text: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(text.split("\n", 1)[1])
    told["now"] = told["now"] if "T" in told["now"] else f"{told['now']}T12:00:00"
    return told


async def _ours() -> tuple[list[dict[str, Any]], list[str]]:
    """Have the conversation with the whole house; returns the provider's usage and each call's beginning."""
    simulator, sent = OpenAISimulator(_Oracle()), list[Outgoing]()
    server = await simulator.start()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "map").symlink_to(await asyncio.to_thread(_map))
        settings = Settings(
            _env_file=None,
            pathfinder_data_dir=Path(folder),
            openai_api_key=SecretStr("sk-simulated"),
            openai_base_url=str(server.make_url("/v1")),
        )
        url = await asyncio.to_thread(database_url, settings)
        channel = RecordingChannel("web", sent)
        async with open_house(settings, url, [channel], InLine()) as house:
            for number, (who, text) in enumerate(_SAID):
                await _say(house, number, who, text)
    await server.close()
    begins = [json.dumps([r.get("tools"), r["messages"][0]]) for r in simulator.requests]
    return simulator.usage, begins


async def _say(house: House, number: int, who: str, text: str) -> None:
    at = _START + timedelta(minutes=number)
    await house.door.receive(
        Envelope("web", "g", "group", Sender(f"id-{who}", who), str(number), at, text, mention=True)
    )
    await house.settle()


async def _plain() -> list[dict[str, Any]]:
    """Have it with an agent as a tutorial builds it; returns the provider's usage."""
    simulator = OpenAISimulator(_Oracle())
    server = await simulator.start()
    model = ChatOpenAI(
        model=_MODEL, api_key=SecretStr("sk-simulated"), base_url=str(server.make_url("/v1")), temperature=0
    )
    tools = [_talking(tool) for tool in TOOLS.values()]
    agent = create_agent(model, tools, system_prompt=prompts.load("turn"))
    messages: list[Any] = []
    for who, text in _SAID:
        messages.append(HumanMessage(text))
        result = await agent.ainvoke({"messages": messages}, config=with_act(_nobody(who)))
        messages = result["messages"]
    await server.close()
    return simulator.usage


def _map() -> Path:
    """Return where this machine's map lies, built when it is not there yet."""
    there = map_dir(Settings())
    build(there)
    return there


def _nobody(who: str) -> Act:
    return Act(MemoryUnitOfWork(), Speaker(f"id-{who}", who), _START)


def _talking(tool: Any) -> Any:
    """Return a tool of the same schema that answers with a sentence: what it does costs no tokens."""

    async def answer(**_arguments: Any) -> tuple[str, None]:
        return "Noted, with all its details as they were given; the others will see it.", None

    return tool.model_copy(update={"coroutine": answer})


if __name__ == "__main__":
    main([])
