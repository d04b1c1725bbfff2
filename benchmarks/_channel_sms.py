"""SMS's part: Twilio's webhook under load, and beside it a webhook of Twilio's SDK that texts back."""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, web
from aiohttp.test_utils import unused_port
from twilio.http.async_http_client import AsyncTwilioHttpClient
from twilio.http.response import Response
from twilio.request_validator import RequestValidator
from twilio.rest import Client
from twilio.twiml.messaging_response import MessagingResponse

from benchmarks._channel_load import Figures
from benchmarks._channel_side import Side, house, measured, serving
from channels.sms.adapter import INBOUND, SmsChannel
from channels.sms.settings import SmsSettings
from channels.sms.simulator.phones import Phone
from channels.sms.simulator.platform import SmsPlatform
from channels.sms.simulator.signing import sign

_FIRST = 3_035_550_000
_UNPACED = 100_000  # texts a second: a carrier's own rate would be all there is to see
_HEADER = "X-Twilio-Signature"


async def measure(url: str, folder: Path) -> Figures:
    """Measure on databases made at `url`; `folder` holds the map."""
    return await measured("sms", _echo, _ours, url, folder)


class _Side(Side):
    """A webhook, and the Twilio that brings texts to it."""

    door = INBOUND
    good: Mapping[str, str] = {_HEADER: "A" * 27 + "="}  # a good one is good for one form only

    def __init__(self, platform: SmsPlatform, url: str, http: ClientSession) -> None:
        super().__init__()
        self._twilio, self._url, self._http = platform.twilio, url, http
        self._twilio.delivered = self._delivered

    def place(self, chat: int) -> str:
        return f"+1{_FIRST + chat}"

    @property
    def base(self) -> str:
        return self._url.removesuffix(INBOUND)

    def _form(self, chat: int, number: int, text: str) -> dict[str, str]:
        return {
            "MessageSid": f"SM{chat:016d}{number:016d}",
            "AccountSid": self._twilio.account,
            "From": self.place(chat),
            "To": self._twilio.number,
            "Body": text,
            "NumMedia": "0",
        }

    async def _post(self, form: dict[str, str], headers: dict[str, str]) -> int:
        async with self._http.post(self._url, data=form, headers=headers) as answer:
            return answer.status

    async def bring(self, chat: int, number: int, text: str) -> None:
        form = self._form(chat, number, text)
        status = await self._post(form, {_HEADER: sign(self._twilio.token, self._url, form)})
        if status != 200:
            raise RuntimeError(f"answered {status}")

    async def forge(self) -> Sequence[int]:
        form = self._form(1, 9000, "/export")
        right = sign(self._twilio.token, self._url, form)
        statuses = [await self._post(form, headers) for headers in _wrong(right)]
        return statuses + [await self._post(altered, {_HEADER: right}) for altered in _altered(form)]

    def _delivered(self, phone: Phone, words: str, _pictures: tuple[str, ...]) -> None:
        self.came(phone.number, words)


def _wrong(right: str) -> Iterator[dict[str, str]]:
    """Yield headers that carry no good signature."""
    yield {}
    yield {"Authorization": right}
    for place in range(len(right) - 2):  # the last letter before "=" carries bits that no one reads
        yield {_HEADER: right[:place] + ("A" if right[place] != "A" else "B") + right[place + 1 :]}
    for wrong in ("", right[:-1], right + "=", right.swapcase(), right[::-1]):
        yield {_HEADER: wrong}


def _altered(form: dict[str, str]) -> Iterator[dict[str, str]]:
    """Yield forms that are not what was signed."""
    for name in form:
        yield {**form, name: form[name] + "1"}
        yield {other: value for other, value in form.items() if other != name}
    yield {**form, "Extra": ""}


class _AtHome(AsyncTwilioHttpClient):  # type: ignore[misc]  # twilio ships no types
    """Twilio's client with the simulator's address."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self._base = base

    async def request(self, method: str, url: str, *args: Any, **options: Any) -> Response:
        """Make a request."""
        return await super().request(
            method, url.replace("https://api.twilio.com", self._base, 1), *args, **options
        )


async def _platform(port: int) -> SmsPlatform:
    platform = SmsPlatform()
    await platform.start(f"http://127.0.0.1:{port}")
    return platform


@asynccontextmanager
async def _ours(url: str, folder: Path, model: str) -> AsyncIterator[Side]:
    port = unused_port()
    platform = await _platform(port)
    twilio = platform.twilio
    channel = SmsChannel(
        SmsSettings(
            twilio.account, twilio.token, twilio.number, twilio.api_url, twilio.bot_url, b"no secret" * 4,
            per_second=_UNPACED,
        )
    )  # fmt: skip
    async with house(url, folder, model, channel, port), ClientSession() as http:
        yield _Side(platform, f"http://127.0.0.1:{port}{INBOUND}", http)
        await twilio.idle()
    await platform.stop()


@asynccontextmanager
async def _echo() -> AsyncIterator[Side]:
    """Twilio's own way: its validator, its client, and an empty answer."""
    port = unused_port()
    platform = await _platform(port)
    twilio, url = platform.twilio, f"http://127.0.0.1:{port}{INBOUND}"
    http = _AtHome(twilio.api_url)
    client, validator = Client(twilio.account, twilio.token, http_client=http), RequestValidator(twilio.token)

    async def webhook(request: web.Request) -> web.Response:
        form = await request.post()
        if not validator.validate(url, form, request.headers.get(_HEADER, "")):
            return web.Response(status=403)
        await client.messages.create_async(
            to=str(form["From"]), from_=twilio.number, body="echo: " + str(form["Body"])
        )
        return web.Response(text=str(MessagingResponse()), content_type="text/xml")

    app = web.Application()
    app.router.add_post(INBOUND, webhook)
    async with serving(app, port), ClientSession() as session:
        yield _Side(platform, url, session)
        await twilio.idle()
    await http.close()
    await platform.stop()
