"""What every channel is measured with: connections that send one after the other, and a model that stalls."""

import asyncio
import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web
from aiohttp.test_utils import TestServer

CONNECTIONS = 50
EACH = 20
STALL_S = 60.0


@dataclass(frozen=True)
class Load:
    """How a load went: messages a second, and how long one took (ms)."""

    per_second: float
    p95: float
    p99: float


@dataclass(frozen=True)
class Attacks:
    """How attacks went: the slowest was refused after `slowest` ms, an endless one ended after `ended` s."""

    tried: int
    refused: int
    slowest: float
    ended: float


@dataclass(frozen=True)
class Figures:
    """A channel's figures; `echo` is the SDK's own echo bot under the same load of requests and replies."""

    accepted: Load
    reply: Load
    echo: Load
    forgeries: int
    refused: int
    attacks: Attacks


async def load(send: Callable[[int, int], Awaitable[None]], each: int = EACH) -> Load:
    """Let every connection send `each` messages in turn; `send` is given (connection, number)."""
    took: list[float] = []

    async def connection(number: int) -> None:
        for message in range(each):
            began = time.perf_counter()
            await send(number, message)
            took.append((time.perf_counter() - began) * 1000)

    began = time.perf_counter()
    await asyncio.gather(*(connection(number) for number in range(CONNECTIONS)))
    lasted = time.perf_counter() - began
    cuts = statistics.quantiles(took, n=100)
    return Load(len(took) / lasted, cuts[94], cuts[98])


@asynccontextmanager
async def stalled_model() -> AsyncIterator[str]:
    """The base URL of an OpenAI-compatible model that answers nobody for a minute."""

    async def stall(_request: web.Request) -> web.Response:
        await asyncio.sleep(STALL_S)
        return web.json_response({"error": {"message": "too late"}}, status=503)

    app = web.Application()
    app.router.add_post("/v1/chat/completions", stall)
    server = TestServer(app)
    await server.start_server(shutdown_timeout=0.1)
    yield str(server.make_url("/v1"))
    await server.close()
