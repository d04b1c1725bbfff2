"""A network that can go silent, as in a tunnel: connections stay open and nothing comes through."""

import asyncio


class Tunnel:
    """Forwards to a port on loopback, until it is silent."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._open = asyncio.Event()
        self._open.set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None
        self.port = 0

    async def start(self) -> None:
        """Begin to forward."""
        self._server = await asyncio.start_server(self._take, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """End all connections."""
        for task in self._tasks:
            task.cancel()
        if self._server is not None:
            self._server.close()

    def silence(self) -> None:
        """Let nothing through; what is sent waits on the way."""
        self._open.clear()

    def end_silence(self) -> None:
        """Let all through again, also what waited on the way."""
        self._open.set()

    async def _take(self, near: asyncio.StreamReader, near_out: asyncio.StreamWriter) -> None:
        far, far_out = await asyncio.open_connection("127.0.0.1", self._to)
        for source, sink in ((near, far_out), (far, near_out)):
            task = asyncio.create_task(self._pump(source, sink))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _pump(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        try:
            while data := await source.read(65536):
                await self._open.wait()
                sink.write(data)
                await sink.drain()
        except ConnectionError:
            pass
        finally:
            sink.close()
