"""A web chat on loopback, with a door in memory."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from aiohttp import ClientWebSocketResponse, CookieJar, web
from aiohttp.test_utils import TestClient, TestServer

from channels.web.adapter import WebChannel
from channels.web.relay import Relay
from channels.web.settings import WebSettings
from tests.doors import FakeDoor

Client = TestClient[web.Request, web.Application]
SETTINGS = WebSettings(secret=b"a secret of thirty-two bytes ....")


class Chat:
    """The chat as browsers see it; each client is a browser of its own."""

    def __init__(
        self, settings: WebSettings, relay: Relay | None = None, door: FakeDoor | None = None
    ) -> None:
        self.settings = settings
        self.door = door or FakeDoor()
        self.channel = WebChannel(settings, relay)
        self.door.channel = self.door.channel or self.channel
        self.server: TestServer | None = None
        self.clients: list[Client] = []

    async def start(self) -> None:
        await self.channel.start(self.door)
        app = web.Application()
        self.channel.mount(app)
        self.server = TestServer(app)
        await self.server.start_server()

    async def stop(self) -> None:
        await self.channel.stop()
        for client in self.clients:
            await client.close()
        if self.server is not None:
            await self.server.close()

    async def browser(self) -> Client:
        assert self.server is not None
        client = TestClient(self.server, cookie_jar=CookieJar(unsafe=True))
        self.clients.append(client)
        return client

    @property
    def origin(self) -> str:
        assert self.server is not None
        return str(self.server.make_url("/")).rstrip("/")

    async def make(self, client: Client, trip: str = "Alps", name: str = "Dana") -> str:
        """Start a chat and return its path."""
        form = {"trip": trip, "name": name}
        answer = await client.post("/", data=form, headers={"Origin": self.origin}, allow_redirects=False)
        assert answer.status == 303, await answer.text()
        return answer.headers["Location"]

    async def join(self, client: Client, path: str, name: str) -> int:
        answer = await client.post(
            path, data={"name": name}, headers={"Origin": self.origin}, allow_redirects=False
        )
        return answer.status

    async def socket(self, client: Client, path: str, origin: str | None = None) -> ClientWebSocketResponse:
        return await client.ws_connect(f"{path}/socket", headers={"Origin": origin or self.origin})

    async def page(self, client: Client, path: str, seen: dict[str, Any] | None = None) -> "Page":
        page = Page(await self.socket(client, path))
        await page.socket.send_json({"type": "hello", "v": 1, "zone": "Europe/Berlin", "seen": seen or {}})
        page.welcome = await page.until("welcome")
        page.past = {frame["room"]: frame["lines"] for frame in [await page.until("lines") for _ in range(2)]}
        return page


class Page:
    """An open page's socket."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self.socket = socket
        self.welcome: dict[str, Any] = {}
        self.past: dict[str, list[dict[str, Any]]] = {}

    async def until(
        self, kind: str, test: Callable[[dict[str, Any]], bool] = lambda _: True
    ) -> dict[str, Any]:
        """Return the next frame of a kind."""
        while True:
            frame: dict[str, Any] = await self.socket.receive_json(timeout=15)
            if frame["type"] == kind and test(frame):
                return frame

    async def say(self, text: str, key: str, room: str = "group", **more: Any) -> None:
        await self.socket.send_json({"type": "say", "id": key, "room": room, "text": text, **more})


@pytest.fixture
async def chat() -> AsyncIterator[Chat]:
    chat = Chat(SETTINGS)
    await chat.start()
    yield chat
    await chat.stop()
