"""Teams' part: /api/messages under load with signed tokens, and beside it botbuilder's own echo bot."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp.test_utils import unused_port

from benchmarks._channel_load import Figures
from benchmarks._channel_side import NotPaced, Side, house, measured
from benchmarks._echo_bot import echo_server
from channels.links import Links
from channels.teams.adapter import PATH, TeamsChannel
from channels.teams.settings import TeamsSettings
from channels.teams.simulator.chats import Chat, Post
from channels.teams.simulator.issuer import Issuer
from channels.teams.simulator.platform import TeamsPlatform

_SECRET = b"thirty-two bytes that seal nothing"
_HOUR = 3600
_LETTERS = 20  # of the signature, each altered once


async def measure(url: str, folder: Path) -> Figures:
    """Measure on databases made at `url`; `folder` holds the map."""
    return await measured("teams", _echo, _ours, url, folder)


class _Side(Side):
    """The messaging endpoint, and the Teams that brings activities to it."""

    door = PATH

    def __init__(self, platform: TeamsPlatform) -> None:
        super().__init__()
        self._platform = platform
        self._token = platform.issuer.token(platform.service_url)  # as Microsoft does: one for an hour
        self.good = {"Authorization": f"Bearer {self._token}"}
        platform.server.said = self._said

    def place(self, chat: int) -> str:
        return self._platform.chat(f"P{chat}", direct=True).id

    async def bring(self, chat: int, number: int, text: str) -> None:
        said = self._message(chat, text + " " * number)  # the same words twice at once count as one delivery
        status, _ = await self._platform.deliver(said, self._token)
        if status != 200:
            raise RuntimeError(f"answered {status}")

    def _message(self, chat: int, text: str) -> dict[str, Any]:
        who = f"P{chat}"
        return self._platform.message(who, text, self._platform.chat(who, direct=True))

    @property
    def base(self) -> str:
        return self._platform.settings()["public_url"]

    async def forge(self) -> Sequence[int]:
        issuer, service = self._platform.issuer, self._platform.service_url
        statuses = [
            (await self._platform.bring(self._message(1, "/export"), headers))[0]
            for headers in _wrong(issuer, service)
        ]
        for altered in (
            {"serviceUrl": "https://evil.example/"},
            {"serviceUrl": ""},
            {"channelId": "emulator"},
        ):
            body = {**self._message(1, "/export"), **altered}
            statuses.append((await self._platform.deliver(body, self._token))[0])
        return statuses

    def _said(self, chat: Chat, post: Post) -> None:
        self.came(chat.id, post.text())


def _wrong(issuer: Issuer, service: str) -> Iterator[dict[str, str]]:
    """Yield headers that differ from a good one by one thing each."""
    good, now = issuer.token(service), int(time.time())
    head, claims, signature = good.split(".")
    for place in range(_LETTERS):
        letter = "A" if signature[place] != "A" else "B"
        yield _bearer(f"{head}.{claims}.{signature[:place]}{letter}{signature[place + 1 :]}")
    for wrong in (f"{head}.{claims}", f"{head}.{claims}.", good[:-9], good + "A", f"{good} {good}"):
        yield _bearer(wrong)
    yield {}
    yield {"Authorization": good}
    yield {"Authorization": f"Basic {good}"}
    for changed in (
        {"aud": "00000000-0000-0000-0000-000000000000"}, {"aud": None}, {"aud": ""}, {"iss": None},
        {"iss": "https://api.botframework.com/"}, {"exp": now - _HOUR}, {"exp": None}, {"nbf": now + _HOUR},
        {"serviceurl": None}, {"serviceurl": ""}, {"serviceurl": "https://smba.trafficmanager.net/amer/"},
    ):  # fmt: skip
        yield _bearer(issuer.token(service, **changed))
    yield _bearer(Issuer(issuer.app_id, kid=issuer.kid).token(service))
    yield _bearer(Issuer(issuer.app_id).token(service))


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


@asynccontextmanager
async def _ours(url: str, folder: Path, model: str) -> AsyncIterator[Side]:
    platform, port = TeamsPlatform(), unused_port()
    await platform.start(f"http://127.0.0.1:{port}")
    told = platform.settings()
    settings = TeamsSettings(
        app_id=told["microsoft_app_id"],
        password=told["microsoft_app_password"],
        links=Links(_SECRET, f"http://127.0.0.1:{port}"),
        metadata=told["microsoft_openid_metadata"],
        login=told["microsoft_login_base"],
    )
    channel = TeamsChannel(settings, pacing=NotPaced(()))
    async with house(url, folder, model, channel, port):
        yield _Side(platform)
    await platform.stop()


class _Echo(Side):
    """botbuilder's bot answers before its webhook does. It checks no token here: it has no app id."""

    def __init__(self, ask: Callable[[str, int], Awaitable[None]]) -> None:
        super().__init__()
        self._ask = ask

    async def ask(self, chat: int, number: int) -> None:
        await self._ask(f"P{chat}", number)


@asynccontextmanager
async def _echo() -> AsyncIterator[Side]:
    async with echo_server() as ask:
        yield _Echo(ask)
