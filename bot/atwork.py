"""The program at work: the house with its channels, workers and clock running."""

import asyncio
import os
from collections.abc import AsyncIterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager, suppress
from multiprocessing import get_context

from bot.data import database_url
from bot.main import House, open_house
from bot.pool import PooledWorkers
from bot.schedule import Ticker
from bot.settings import Settings
from channels.ports import Channel


@asynccontextmanager
async def at_work(settings: Settings, channels: Sequence[Channel]) -> AsyncIterator[House]:
    """Run the house; at the end what is under way is finished and everything is stopped."""
    url = await asyncio.to_thread(database_url, settings)
    # Spawned, not forked: the database's threads and sockets must not be copied into a worker.
    with ProcessPoolExecutor(max_workers=os.cpu_count(), mp_context=get_context("spawn")) as pool:
        async with open_house(settings, url, channels, PooledWorkers(pool)) as house:
            for channel in channels:
                await channel.start(house.door)
            worker, ticker = asyncio.create_task(house.run()), Ticker(house)
            await ticker.sweep()  # what an earlier run left is taken up at once
            ticker.start()
            try:
                yield house
            finally:
                ticker.stop()
                worker.cancel()
                with suppress(asyncio.CancelledError):
                    await worker
                for channel in channels:
                    await channel.stop()
