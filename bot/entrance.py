"""What every request passes before a door reads it.

Platforms send small plain bodies at once; what is packed, or takes for ever, is none of theirs, and is
refused before it costs anything.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress

from aiohttp import hdrs, web
from aiohttp.http_exceptions import HttpProcessingError
from aiohttp.typedefs import Middleware

LARGEST_BODY = 2**20  # files come as links that we fetch; nothing larger is posted here
PATIENCE_S = 15.0  # for a request's head, and for its body; as long as the slowest platform waits for us
_PLAIN = ("", "identity")
_LOG = logging.getLogger(__name__)


def _is_ours(record: logging.LogRecord) -> bool:
    """Whether a record tells of our own trouble: no stranger fills the log with broken requests."""
    return not (record.exc_info and isinstance(record.exc_info[1], HttpProcessingError))


_LOG.addFilter(_is_ours)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Entrance:
    """Serves an application: `patience` seconds for a request to arrive, and nothing packed is unpacked."""

    def __init__(self, patience: float = PATIENCE_S) -> None:
        self._patience = patience
        self._spoken: set[object] = set()  # connections a whole head has come by

    def application(self) -> web.Application:
        """Return an empty application behind this entrance."""
        return web.Application(client_max_size=LARGEST_BODY, middlewares=[self._middleware()])

    def runner(self, app: web.Application, shutdown: float = 60.0) -> web.AppRunner:
        """Return what runs an application; bodies stay as they came."""
        runner = web.AppRunner(
            app, access_log=None, shutdown_timeout=shutdown, auto_decompress=False, logger=_LOG
        )

        async def watched(_app: web.Application) -> AsyncIterator[None]:
            watch = asyncio.create_task(self._close_the_silent(runner))
            yield
            watch.cancel()
            with suppress(asyncio.CancelledError):
                await watch

        app.cleanup_ctx.append(watched)
        return runner

    def _middleware(self) -> Middleware:
        @web.middleware
        async def pass_(request: web.Request, handler: Handler) -> web.StreamResponse:
            self._spoken.add(request.protocol)
            if request.headers.get(hdrs.CONTENT_ENCODING, "").strip().casefold() not in _PLAIN:
                raise web.HTTPUnsupportedMediaType(text="Send it as it is, not packed.")
            timer = asyncio.get_running_loop().call_later(self._patience, _cut, request)
            try:
                return await handler(request)
            except ConnectionError:
                if request.transport is not None:  # it is not the sender who has gone
                    raise
                raise web.HTTPRequestTimeout from None  # nobody hears it any more
            finally:
                timer.cancel()

        return pass_

    async def _close_the_silent(self, runner: web.AppRunner) -> None:
        """Close connections by which no request has come in all that time; aiohttp waits for ever."""
        before: set[object] = set()
        while True:
            await asyncio.sleep(self._patience)
            there = runner.server.connections if runner.server else []
            self._spoken.intersection_update(there)
            silent = [one for one in there if one not in self._spoken]
            for connection in silent:
                if connection in before:
                    connection.force_close()
            before = set(silent)


def _cut(request: web.Request) -> None:
    """End a connection whose body is not all there yet; a handler that is at work goes on."""
    if not request.content.is_eof() and request.transport is not None:
        request.transport.abort()
