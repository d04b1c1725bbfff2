"""What a turn costs: a command beside an echo bot, an engine beside a bare graph."""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, TypedDict

from langchain_core.messages import AIMessage, AnyMessage, HumanMessage
from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.memory import InMemorySaver
from langgraph.graph import END, START, StateGraph
from langgraph.graph.message import add_messages

from agents.context import Call, Context
from agents.engines import offline_thought
from agents.graph import build
from benchmarks._echo_bot import echo_server
from bot.data import database_url
from bot.main import House, open_house
from bot.settings import Settings
from channels.envelope import Envelope, Outgoing, Sender
from channels.ports import Channel, Door
from tools.kernel.reply import Reply
from tools.kernel.workers import InLine
from tools.registry import TOOLS

_CONNECTIONS = 50
_EACH = 20


class AnsweringChannel(Channel):
    """Tells whoever waits for a chat's answer that it is there."""

    name = "web"

    def __init__(self) -> None:
        self.waiting: dict[str, asyncio.Future[None]] = {}

    async def start(self, door: Door) -> None:
        """Nothing to start."""

    async def send(self, message: Outgoing) -> None:
        """Wake the connection that waits."""
        waiter = self.waiting.pop(message.chat, None)
        if waiter is not None and not waiter.done():
            waiter.set_result(None)

    async def stop(self) -> None:
        """Nothing to stop."""


def main(_argv: list[str]) -> int:
    """Print the figures."""
    asyncio.run(_figures())
    return 0


async def _figures() -> None:
    with tempfile.TemporaryDirectory(prefix="pathfinder-bench-", dir="/tmp") as folder:
        settings = Settings(_env_file=None, pathfinder_data_dir=Path(folder))
        began = time.perf_counter()
        async with _house(settings) as (house, channel):
            await _ask(house, channel, "first", 0)
            print(f"start-up to first answer       {time.perf_counter() - began:7.2f} s")
            ours = await _load(lambda chat, number: _ask(house, channel, chat, number))
    async with echo_server() as echo:
        theirs = await _load(echo)
    print(f"command through the whole turn {ours[0]:7.0f} messages/s   p95 {ours[1]:6.1f} ms")
    print(f"botbuilder echo bot            {theirs[0]:7.0f} messages/s   p95 {theirs[1]:6.1f} ms")
    print(f"ratio                          {ours[0] / theirs[0]:7.2f} x (aim 0.7)")
    await _engine_beside_bare_graph()


@asynccontextmanager
async def _house(settings: Settings) -> AsyncIterator[tuple[House, AnsweringChannel]]:
    channel = AnsweringChannel()
    url = await asyncio.to_thread(database_url, settings)
    async with open_house(settings, url, (channel,), InLine()) as house:
        worker = asyncio.create_task(house.run())
        yield house, channel
        worker.cancel()
        await asyncio.gather(worker, return_exceptions=True)


async def _ask(house: House, channel: AnsweringChannel, chat: str, number: int) -> None:
    answered = asyncio.get_running_loop().create_future()
    channel.waiting[chat] = answered
    await house.door.receive(
        Envelope("web", chat, "group", Sender(chat, chat), str(number), datetime.now(UTC), "/help", True)
    )
    await answered


async def _load(ask: Callable[[str, int], Awaitable[None]]) -> tuple[float, float]:
    """Let each connection ask in turn; returns (messages a second, p95 in ms)."""
    took: list[float] = []

    async def connection(chat: str) -> None:
        for number in range(1, _EACH + 1):
            began = time.perf_counter()
            await ask(chat, number)
            took.append(time.perf_counter() - began)

    began = time.perf_counter()
    await asyncio.gather(*(connection(f"chat{n}") for n in range(_CONNECTIONS)))
    return len(took) / (time.perf_counter() - began), statistics.quantiles(took, n=20)[-1] * 1000


class _State(TypedDict):
    messages: Annotated[list[AnyMessage], add_messages]


async def _engine_beside_bare_graph() -> None:
    thought = offline_thought(tuple(TOOLS.values()))
    ours = build(thought, thought)
    context = Context(now=datetime(2027, 4, 10, 12))  # noqa: DTZ001  # local by contract

    async def perform(_call: Call) -> Reply:
        return Reply("done")

    config: RunnableConfig = {
        "configurable": {"perform": perform, "context": context, "mention": True, "direct": False}
    }

    async def turn(number: int) -> None:
        await ours.ainvoke({"messages": [HumanMessage(f"groceries {number}.20, I paid")]}, config=config)

    bare = StateGraph(_State)
    bare.add_node("think", lambda _s: {"messages": [AIMessage("noted")]})
    bare.add_node("act", lambda _s: {"messages": [AIMessage("done")]})
    bare.add_edge(START, "think")
    bare.add_edge("think", "act")
    bare.add_edge("act", END)
    trivial = bare.compile(checkpointer=InMemorySaver())

    async def bare_turn(number: int) -> None:
        thread: RunnableConfig = {"configurable": {"thread_id": str(number)}}
        await trivial.ainvoke({"messages": [HumanMessage("hello")]}, config=thread)

    engine, graph = await _per_second(turn), await _per_second(bare_turn)
    print(f"offline engine's turn          {engine:7.0f} turns/s")
    print(f"bare two-node graph            {graph:7.0f} turns/s")
    print(f"ratio                          {engine / graph:7.2f} x (aim 0.4)")


async def _per_second(turn: Callable[[int], Awaitable[None]], count: int = 200) -> float:
    await turn(0)
    began = time.perf_counter()
    for number in range(count):
        await turn(number)
    return count / (time.perf_counter() - began)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
