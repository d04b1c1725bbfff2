"""What stands before several replicas: each request goes to the next one that listens."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import ClientConnectorError, ClientError, ClientSession, web

_CARRIED = ("Content-Type", "Authorization", "X-Telegram-Bot-Api-Secret-Token", "X-Twilio-Signature")


class Balancer:
    """Passes requests on; `replicas` are base URLs, and may change. `taken` counts what each said 200 to."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.replicas: list[str] = []
        self.taken: dict[str, int] = {}
        self._turn = 0

    @asynccontextmanager
    async def serving(self) -> AsyncIterator["Balancer"]:
        """Listen."""
        app = web.Application(client_max_size=2**25)
        app.router.add_route("*", "/{path:.*}", self._pass)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        async with ClientSession() as self._http:
            await web.TCPSite(runner, "127.0.0.1", int(self.url.rpartition(":")[2])).start()
            yield self
            await runner.cleanup()

    async def _pass(self, request: web.Request) -> web.Response:
        """Try each replica once; one that dies while it has the request makes that request fail."""
        body = await request.read()
        headers = {name: request.headers[name] for name in _CARRIED if name in request.headers}
        for _ in self.replicas:
            self._turn += 1
            to = self.replicas[self._turn % len(self.replicas)]
            try:
                async with self._http.request(
                    request.method, to + request.path_qs, data=body, headers=headers
                ) as answer:
                    self.taken[to] = self.taken.get(to, 0) + (answer.status == 200)
                    kind = {"Content-Type": answer.headers.get("Content-Type", "text/plain")}
                    return web.Response(status=answer.status, body=await answer.read(), headers=kind)
            except ClientConnectorError:
                continue
            except ClientError:
                return web.Response(status=502)
        return web.Response(status=502)
