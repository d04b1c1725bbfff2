"""The web chat's part: open pages under load, and beside it aiohttp's own WebSocket that echoes."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import ClientSession, ClientWebSocketResponse, CookieJar, WSServerHandshakeError, web
from aiohttp.test_utils import unused_port

from benchmarks._channel_load import Figures
from benchmarks._channel_side import Side, house, measured, serving
from channels.web.adapter import GONE, WebChannel
from channels.web.people import COOKIE
from channels.web.settings import WebSettings

_SECRET = b"thirty-two bytes that seal nothing"
_SETTINGS = WebSettings(secret=_SECRET, burst=10_000, per_second=10_000.0)
_LETTERS = 12  # of a link and of a cookie, each altered once
_REFUSED = 403


async def measure(url: str, folder: Path) -> Figures:
    """Measure on databases made at `url`; `folder` holds the map."""
    return await measured("web", _echo, _ours, url, folder)


class _Page:
    """One browser with a group chat of its own open."""

    def __init__(self, side: "_Side", chat: int, http: ClientSession) -> None:
        self._side, self._chat, self.http = side, chat, http
        self._acks: dict[str, asyncio.Future[None]] = {}
        self._socket: ClientWebSocketResponse | None = None
        self._reader: asyncio.Task[None] | None = None
        self.path = ""

    async def open(self) -> None:
        """Begin a chat and open its page."""
        form, origin = {"trip": "Alps", "name": f"P{self._chat}"}, {"Origin": self._side.url}
        url = self._side.url
        async with self.http.post(f"{url}/", data=form, headers=origin, allow_redirects=False) as answer:
            self.path = answer.headers["Location"]
        self._socket = await self.http.ws_connect(f"{url}{self.path}/socket", headers=origin)
        await self._socket.send_json({"type": "hello", "v": 1, "zone": "UTC", "seen": {}})
        self._reader = asyncio.create_task(self._read(self._socket))

    async def _read(self, socket: ClientWebSocketResponse) -> None:
        async for message in socket:
            frame = json.loads(message.data)
            if frame["type"] == "ack":
                self._acks.pop(frame["id"]).set_result(None)
            elif frame["type"] == "line" and frame["line"]["who"] is None:
                self._side.came(str(self._chat), frame["line"]["text"])

    async def say(self, key: str, text: str) -> None:
        """Say something; returns once it is acknowledged."""
        assert self._socket is not None
        acked = self._acks[key] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"type": "say", "id": key, "room": "group", "text": text})
        await acked

    async def close(self) -> None:
        """Close the page and the browser."""
        if self._reader is not None:
            self._reader.cancel()
        await self.http.close()


class _Side(Side):
    """The web chat, and the browsers that have it open."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        self.pages: dict[int, _Page] = {}

    def place(self, chat: int) -> str:
        return str(chat)

    async def bring(self, chat: int, number: int, text: str) -> None:
        page = self.pages.get(chat)
        if page is None:
            page = self.pages[chat] = _Page(self, chat, ClientSession(cookie_jar=CookieJar(unsafe=True)))
            await page.open()
        addressed = text if text.startswith("/") else f"@pathfinder {text}"
        await page.say(f"message-{number:06d}", addressed)

    @property
    def base(self) -> str:
        return self.url

    async def forge(self) -> Sequence[int]:
        page = next(iter(self.pages.values()))
        token = page.path.rpartition("/")[2]
        cookie = next(one.value for one in page.http.cookie_jar if one.key == COOKIE)
        statuses = [await self._status(f"/chat/{wrong}", cookie, self.url) for wrong in _altered(token)]
        statuses += [await self._status(page.path, wrong, self.url) for wrong in _altered(cookie)]
        origins = (
            "https://evil.example",
            "null",
            "file://",
            "http://127.0.0.1:1",
            self.url + ".evil.example",
            "",
        )
        return statuses + [await self._status(page.path, cookie, origin) for origin in origins]

    async def _status(self, path: str, cookie: str, origin: str) -> int:
        """Return the status a socket is refused with; 403 as well when it closes without a word."""
        headers = {"Origin": origin, "Cookie": f"{COOKIE}={cookie}"}
        async with ClientSession() as http:
            try:
                socket = await http.ws_connect(f"{self.url}{path}/socket", headers=headers)
            except WSServerHandshakeError as refused:
                return _REFUSED if refused.status == 404 else refused.status  # a link that opens nothing
            await socket.receive(timeout=15)
            return _REFUSED if socket.close_code == GONE else 200


def _altered(sealed: str) -> Iterator[str]:
    step = max(1, len(sealed) // _LETTERS)
    for place in range(0, len(sealed) - 1, step):
        yield sealed[:place] + ("A" if sealed[place] != "A" else "B") + sealed[place + 1 :]
    yield sealed[:-4]


@asynccontextmanager
async def _ours(url: str, folder: Path, model: str) -> AsyncIterator[Side]:
    port = unused_port()
    side = _Side(f"http://127.0.0.1:{port}")
    async with house(url, folder, model, WebChannel(_SETTINGS), port):
        yield side
        for page in side.pages.values():
            await page.close()


class _Echo(Side):
    """Sockets that are answered with their own words."""

    def __init__(self, url: str, http: ClientSession) -> None:
        super().__init__()
        self._url, self._http = url, http
        self._sockets: dict[int, ClientWebSocketResponse] = {}

    async def ask(self, chat: int, number: int) -> None:
        if chat not in self._sockets:
            self._sockets[chat] = await self._http.ws_connect(self._url)
        await self._sockets[chat].send_str(f"/help {number}")
        await self._sockets[chat].receive_str()


@asynccontextmanager
async def _echo() -> AsyncIterator[Side]:
    port = unused_port()

    async def socket(request: web.Request) -> web.WebSocketResponse:
        opened = web.WebSocketResponse()
        await opened.prepare(request)
        async for message in opened:
            await opened.send_str(f"echo: {message.data}")
        return opened

    app = web.Application()
    app.router.add_get("/socket", socket)
    async with serving(app, port), ClientSession() as http:
        yield _Echo(f"http://127.0.0.1:{port}/socket", http)
