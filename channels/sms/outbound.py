"""Out to Twilio: its own asynchronous client, and what its refusals mean."""

import asyncio
from collections.abc import Sequence
from typing import Any

from aiohttp import ClientError
from twilio.base.exceptions import TwilioException, TwilioRestException
from twilio.http.async_http_client import AsyncTwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client

from channels.ports import NotDelivered
from channels.sms.settings import SmsSettings

_API = "https://api.twilio.com"
_LATER, _MUCH_LATER = 5.0, 60.0
_OUR_OWN_FAULT = 20003  # wrong credentials: the operator mends that
# https://www.twilio.com/docs/api/errors
MEANING = {
    21211: "that is no phone number",
    21408: "texts to that country are not switched on",
    21610: "they texted STOP",
    21612: "that number can't be reached from ours",
    21614: "that is no mobile number",
    30003: "the phone is off or out of reach",
    30004: "the phone blocks messages",
    30005: "that number is unknown",
    30006: "that is a landline",
    30007: "the carrier took it for spam",
    30008: "the carrier gave no reason",
    30034: "our number is not registered with the carriers (10DLC)",
}
_GONE = frozenset({21211, 21610, 21614, 30005, 30006})
_PASSING = frozenset({20429, 30001, 30022})


def is_gone(code: int | None) -> bool:
    """Whether no text to that number will ever arrive again, as far as one can see."""
    return code in _GONE


def in_words(code: int | None) -> str:
    """Return what a Twilio error code means, with the code: "they texted STOP (21610)"."""
    return f"{MEANING.get(code or 0, 'it was not delivered')} ({code})" if code else "it was not delivered"


class _Http(AsyncTwilioHttpClient):  # type: ignore[misc]  # twilio ships no types
    """Twilio's client with another address, a limit of time, and the wait a busy server asks for."""

    def __init__(self, base: str, patience: float) -> None:
        super().__init__()
        self._base, self._patience = base.rstrip("/"), patience

    async def request(self, method: str, url: str, *args: Any, **options: Any) -> Response:
        """Make a request; raises NotDelivered when it is worth trying again."""
        address = url.replace(_API, self._base, 1)
        try:
            async with asyncio.timeout(self._patience):
                answer: Response = await super().request(method, address, *args, **options)
        except (ClientError, TimeoutError) as problem:
            raise NotDelivered(f"Twilio can't be reached: {problem!r}", _LATER) from None
        if answer.status_code == 429 or answer.status_code >= 500:
            wait = answer.headers.get("Retry-After", "")
            seconds = float(wait) if wait.isdecimal() else _LATER
            raise NotDelivered(f"Twilio answered {answer.status_code}", seconds)
        return answer


class Twilio:
    """One account at Twilio."""

    def __init__(self, settings: SmsSettings) -> None:
        self._http = _Http(settings.api_base, settings.patience)
        self._settings = settings
        self._client = Client(settings.account_sid, settings.auth_token, http_client=self._http)

    async def send(self, to: str, body: str, media: Sequence[str] = (), callback: str = "") -> str:
        """Send one text; returns its SID. Raises NotDelivered."""
        more: dict[str, Any] = {"media_url": list(media)} if media else {}
        if callback:
            more["status_callback"] = callback
        try:
            sent = await self._client.messages.create_async(
                to=to, from_=self._settings.number, body=body, **more
            )
        except TwilioRestException as refusal:
            raise _problem(refusal) from None
        except TwilioException as problem:
            raise NotDelivered(f"Twilio answered strangely: {problem}", _LATER) from None
        return str(sent.sid)

    async def close(self) -> None:
        """Close its connections."""
        await self._http.close()


def _problem(refusal: TwilioRestException) -> NotDelivered:
    if refusal.code == _OUR_OWN_FAULT or refusal.status == 401:
        return NotDelivered("Twilio does not take our credentials (20003)", _MUCH_LATER)
    if refusal.code in _PASSING:
        return NotDelivered(in_words(refusal.code), _LATER)
    return NotDelivered(in_words(refusal.code), None, gone=is_gone(refusal.code))
