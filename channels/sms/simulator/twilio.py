"""Twilio's REST API for messages and its webhooks, as its documents describe them."""

import asyncio
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any
from uuid import uuid4
from xml.etree import ElementTree

from aiohttp import ClientError, ClientSession, web

from channels.sms.segments import segments
from channels.sms.simulator.phones import CONFIRMED, START, STOP, Phone
from channels.sms.simulator.signing import sign

_MESSAGES = "/2010-04-01/Accounts/{account}/Messages"
_LONGEST = 1600
_WORDS = {
    20003: "Authenticate",
    20404: "The requested resource was not found",
    20429: "Too Many Requests",
    21211: "Invalid 'To' Phone Number",
    21602: "Message body is required.",
    21606: "The 'From' phone number is not a valid, SMS-capable number of your account.",
    21610: "Attempt to send to unsubscribed recipient",
    21614: "'To' number is not a valid mobile number",
    21617: "The concatenated message body exceeds the 1600 character limit",
}


@dataclass
class SimulatedTwilio:
    """One account with one number. `answers_stop`: it confirms STOP by itself, as it does unless told not to.

    `busy` requests are answered 429 before any is taken. `delivered` is told of each text that arrives.
    """

    account: str = field(default_factory=lambda: f"AC{uuid4().hex}")
    token: str = field(default_factory=lambda: uuid4().hex)
    number: str = "+12025550100"
    bot_url: str = ""
    api_url: str = ""
    answers_stop: bool = False
    busy: int = 0
    wait: int = 1
    phones: dict[str, Phone] = field(default_factory=dict)
    messages: dict[str, dict[str, Any]] = field(default_factory=dict)
    media: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    delivered: Callable[[Phone, str, tuple[str, ...]], None] = lambda _phone, _text, _media: None
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def phone(self, number: str) -> Phone:
        """Return the telephone of a number, made when it is first heard of."""
        return self.phones.setdefault(number, Phone(number))

    def routes(self) -> list[web.RouteDef]:
        """Return what it serves."""
        return [
            web.post(f"{_MESSAGES}.json", self._create),
            web.get(f"{_MESSAGES}/{{sid}}.json", self._fetch),
            web.get(f"{_MESSAGES}/{{sid}}/Media/{{media}}", self._medium),
        ]

    async def text(self, number: str, body: str, sid: str = "", **more: str) -> int:
        """Have a telephone text the bot; returns the status the webhook was answered with."""
        phone, word = self.phone(number), body.strip().upper()
        self._obey(phone, word, before=True)
        form = {
            "MessageSid": sid or f"SM{uuid4().hex}",
            "AccountSid": self.account,
            "From": number,
            "To": self.number,
            "Body": body,
            "NumMedia": "0",
            "NumSegments": str(segments(body)),
            "SmsStatus": "received",
            "ApiVersion": "2010-04-01",
            **more,
        }
        status, twiml = await self.post("/webhooks/twilio/sms", form)
        for words in _replies(twiml):
            if not phone.opted_out:
                self._arrive(phone, words, ())
        self._obey(phone, word, before=False)
        return status

    def _obey(self, phone: Phone, word: str, before: bool) -> None:
        """Keep to STOP and START: before the bot hears of it when Twilio answers itself, else after."""
        if word in START and before:
            phone.opted_out = False
        if word in STOP and before == self.answers_stop:
            if before:
                self._arrive(phone, CONFIRMED, ())
            phone.opted_out = True

    async def idle(self) -> None:
        """Wait until every text has arrived and the bot has heard of it."""
        while self.tasks:
            await asyncio.gather(*self.tasks, return_exceptions=True)

    async def post(self, path: str, form: Mapping[str, str]) -> tuple[int, str]:
        """Bring a signed form to the bot; returns the answer's status and body (0 when nobody answers)."""
        url = self.bot_url + path
        headers = {"X-Twilio-Signature": sign(self.token, url, form)}
        try:
            async with ClientSession() as http, http.post(url, data=form, headers=headers) as answer:
                return answer.status, await answer.text()
        except ClientError:
            return 0, ""

    def attach(self, body: bytes, content_type: str) -> dict[str, str]:
        """Keep a picture a telephone sends; returns the parameters that name it."""
        sid, name = f"MM{uuid4().hex}", f"ME{uuid4().hex}"
        self.media[name] = (content_type, body)
        path = f"/2010-04-01/Accounts/{self.account}/Messages/{sid}/Media/{name}"
        return {
            "sid": sid,
            "NumMedia": "1",
            "MediaUrl0": self.api_url + path,
            "MediaContentType0": content_type,
        }

    async def _create(self, request: web.Request) -> web.Response:
        if not self._is_account(request):
            return _error(401, 20003)
        if self.busy > 0:
            self.busy -= 1
            return _error(429, 20429, {"Retry-After": str(self.wait)})
        form = await request.post()
        to, body = str(form.get("To", "")), str(form.get("Body", ""))
        pictures = tuple(str(url) for url in form.getall("MediaUrl", []))
        fault = self._fault(to, str(form.get("From", "")), body, bool(pictures))
        if fault is not None:
            return _error(400, fault)
        message = self._queued(to, body, len(pictures))
        task = asyncio.create_task(self._deliver(message, pictures, str(form.get("StatusCallback", ""))))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        return web.json_response(message, status=201)

    def _fault(self, to: str, sender: str, body: str, pictures: bool) -> int | None:
        """Return the error code a message is refused with, None when it is taken."""
        if not (to.startswith("+") and to[1:].isdecimal() and 8 <= len(to) <= 16):
            return 21211
        if sender != self.number:
            return 21606
        if not body and not pictures:
            return 21602
        if len(body) > _LONGEST:
            return 21617
        phone = self.phone(to)
        if phone.opted_out:
            return 21610
        return 21614 if phone.trouble == 21614 else None

    def _queued(self, to: str, body: str, pictures: int) -> dict[str, Any]:
        sid, now = f"SM{uuid4().hex}", format_datetime(datetime.now(UTC))
        message: dict[str, Any] = {
            "sid": sid, "account_sid": self.account, "to": to, "from": self.number, "body": body,
            "status": "queued", "num_segments": str(segments(body)), "num_media": str(pictures),
            "direction": "outbound-api", "api_version": "2010-04-01", "error_code": None,
            "error_message": None,
            "date_created": now, "date_updated": now, "date_sent": None, "price": None, "price_unit": "USD",
            "messaging_service_sid": None, "uri": f"/2010-04-01/Accounts/{self.account}/Messages/{sid}.json",
            "subresource_uris": {},
        }  # fmt: skip
        self.messages[sid] = message
        return message

    async def _deliver(self, message: dict[str, Any], pictures: tuple[str, ...], callback: str) -> None:
        phone = self.phone(message["to"])
        await self._report(message, "sent", callback)
        if phone.trouble is not None:
            message["error_code"] = phone.trouble
            await self._report(message, "undelivered", callback)
            return
        self._arrive(phone, message["body"], pictures)
        await self._report(message, "delivered", callback)

    def _arrive(self, phone: Phone, words: str, pictures: tuple[str, ...]) -> None:
        phone.received.append(words)
        phone.pictures.extend(pictures)
        self.delivered(phone, words, pictures)

    async def _report(self, message: dict[str, Any], status: str, callback: str) -> None:
        message["status"] = status
        if not callback.startswith(self.bot_url) or not self.bot_url:
            return
        form = {
            "MessageSid": message["sid"], "MessageStatus": status, "AccountSid": self.account,
            "From": self.number, "To": message["to"], "ApiVersion": "2010-04-01",
        }  # fmt: skip
        if message["error_code"] is not None:
            form["ErrorCode"] = str(message["error_code"])
        await self.post(callback.removeprefix(self.bot_url), form)

    async def _fetch(self, request: web.Request) -> web.Response:
        if not self._is_account(request):
            return _error(401, 20003)
        message = self.messages.get(request.match_info["sid"])
        return _error(404, 20404) if message is None else web.json_response(message)

    async def _medium(self, request: web.Request) -> web.Response:
        if not self._is_account(request):
            return _error(401, 20003)
        found = self.media.get(request.match_info["media"])
        if found is None:
            return _error(404, 20404)
        return web.Response(body=found[1], content_type=found[0])

    def _is_account(self, request: web.Request) -> bool:
        given = request.headers.get("Authorization", "")
        right = "Basic " + b64encode(f"{self.account}:{self.token}".encode()).decode()
        return given == right and request.match_info["account"] == self.account


def _replies(twiml: str) -> list[str]:
    """Return the messages a webhook's answer asks to send."""
    if not twiml.strip():
        return []
    try:
        return [node.text or "" for node in ElementTree.fromstring(twiml).iter("Message")]  # noqa: S314  # our own
    except ElementTree.ParseError:
        return []


def _error(status: int, code: int, headers: Mapping[str, str] | None = None) -> web.Response:
    body = {
        "code": code,
        "message": _WORDS[code],
        "more_info": f"https://www.twilio.com/docs/errors/{code}",
        "status": status,
    }
    return web.json_response(body, status=status, headers=headers)
