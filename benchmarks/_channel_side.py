"""A bot on a platform as every channel's part measures it: ours in a house, or an SDK's own that echoes."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from aiohttp import web

from benchmarks._channel_attacks import attacked
from benchmarks._channel_load import Attacks, Figures, load, stalled_model
from bot.entrance import PATIENCE_S, Entrance
from bot.main import open_house
from bot.serve import application
from bot.settings import Settings
from channels.pacing import Pacing, Rate
from channels.ports import Channel
from storage import migrate
from tools.kernel.workers import InLine

QUESTION = "could you tell me something nice, please"
_WORKING = "One moment"
_PATIENCE_S = 8.0  # the house lets turns finish for five


class NotPaced(Pacing):
    """A platform's own rate would be all there is to see."""

    async def turn(self, place: str, rates: Sequence[Rate]) -> None:
        """Let everything pass."""


class Side:
    """Brings messages, and knows when they are answered.

    `door` is the path they are brought to, and `good` the headers that prove who brings them.
    """

    door = "/"
    good: Mapping[str, str] = {}

    def __init__(self) -> None:
        self._waiting: dict[str, asyncio.Future[None]] = {}

    def place(self, chat: int) -> str:
        """Return what the platform calls a chat."""
        raise NotImplementedError

    async def bring(self, chat: int, number: int, text: str) -> None:
        """Bring a message; returns once it is acknowledged, raises when it is not."""
        raise NotImplementedError

    @property
    def base(self) -> str:
        """The address under which the doors are."""
        raise NotImplementedError

    async def forge(self) -> Sequence[int]:
        """Try forgeries that differ from a good request by one thing each; returns the HTTP statuses."""
        raise NotImplementedError

    async def ask(self, chat: int, number: int) -> None:
        """Bring a command and wait until the answer has reached the platform."""
        answered = self._waiting[self.place(chat)] = asyncio.get_running_loop().create_future()
        await self.bring(chat, number, "/help")
        await answered

    def came(self, place: str, text: str) -> None:
        """Note that a bot's message has reached the platform."""
        if text and not text.startswith(_WORKING):
            waiter = self._waiting.pop(place, None)
            if waiter is not None and not waiter.done():
                waiter.set_result(None)


Echo = Callable[[], AbstractAsyncContextManager[Side]]
Ours = Callable[[str, Path, str], AbstractAsyncContextManager[Side]]


async def measured(name: str, echo: Echo, ours: Ours, url: str, folder: Path) -> Figures:
    """Measure a channel on databases made at `url`; `ours` is given (database, data folder, model's URL)."""
    fresh, stalled = (migrate.create_database(url, f"{name}_{state}") for state in ("fresh", "stalled"))
    async with echo() as side:
        echoed = await load(lambda chat, number: side.ask(200 + chat, number), each=4)
    async with ours(fresh, folder, "") as side:
        reply = await load(lambda chat, number: side.ask(100 + chat, number), each=4)
    async with stalled_model() as model, ours(stalled, folder, model) as side:
        accepted = await load(lambda chat, number: side.bring(chat, number, f"{QUESTION} {number}"))
        statuses = await side.forge()
        attacks = await attacked(side.base, side.good, side.door)
    return Figures(
        accepted,
        reply,
        echoed,
        len(statuses),
        sum(status in (401, 403) for status in statuses),
        Attacks(
            len(attacks),
            sum(one.refused for one in attacks),
            max(one.seconds for one in attacks if not one.endless) * 1000,
            max(one.seconds for one in attacks if one.endless),
        ),
    )


@asynccontextmanager
async def house(url: str, folder: Path, model: str, channel: Channel, port: int) -> AsyncIterator[None]:
    """Run the whole program with one channel, served on loopback; `model` "" means the embedded engine."""
    key = "sk-stalled" if model else ""
    settings = Settings(_env_file=None, pathfinder_data_dir=folder, openai_api_key=key, openai_base_url=model)
    entrance = Entrance(PATIENCE_S)
    async with (
        open_house(settings, url, [channel], InLine()) as opened,
        serving(application(opened, [channel], entrance), port, entrance),
    ):
        await channel.start(opened.door)
        worker = asyncio.create_task(opened.run())
        yield
        worker.cancel()
        # What waits for the stalled model is dropped: the next run of a house would take it up.
        await asyncio.wait([worker], timeout=_PATIENCE_S)
        worker.cancel()
        await asyncio.gather(worker, return_exceptions=True)
        await channel.stop()


@asynccontextmanager
async def serving(app: web.Application, port: int, entrance: Entrance | None = None) -> AsyncIterator[None]:
    """Serve an application on loopback, behind our own entrance or as it is."""
    bare = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    runner = bare if entrance is None else entrance.runner(app, shutdown=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    yield
    await runner.cleanup()
