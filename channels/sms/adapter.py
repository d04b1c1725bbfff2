"""The SMS channel: Twilio's webhooks in, its REST API out."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from aiohttp import ClientSession, web
from twilio.twiml.messaging_response import MessagingResponse

from channels.envelope import Envelope, InAttachment, Outgoing
from channels.pacing import Pacing, Rate, TooSoon
from channels.ports import Capabilities, Channel, Door, NotDelivered, Receipt
from channels.sms import inbound, media
from channels.sms.keywords import Keyword, answer, keyword
from channels.sms.outbound import Twilio, in_words, is_gone
from channels.sms.paging import next_page, read_before
from channels.sms.settings import SmsSettings
from channels.sms.signature import Verifier
from channels.sms.wording import pages, rendered

INBOUND, STATUS = "/webhooks/twilio/sms", "/webhooks/twilio/status"
_LOST = frozenset({"undelivered", "failed"})
_LOOKS, _BETWEEN_LOOKS = 5, 0.5
_MOST_LINKS, _MOST_PICTURES = 4, 10
_EMPTY = "(a file that texts can't carry)"
log = logging.getLogger(__name__)


def _now() -> datetime:
    return datetime.now(UTC)


class SmsChannel(Channel):
    """One number at Twilio; every conversation is with one person."""

    name = "sms"
    capabilities = Capabilities(text=1600, groups=False)

    def __init__(self, settings: SmsSettings, now: Callable[[], datetime] = _now) -> None:
        self._settings, self._now = settings, now
        self._verifier = Verifier(settings)
        self._pacing = Pacing([Rate(settings.per_second, 1.0)])
        self._door: Door | None = None
        self._twilio: Twilio | None = None
        self._http: ClientSession | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    def mount(self, app: web.Application) -> None:
        """Add the webhooks, and the files that links in texts lead to."""
        app.add_routes(
            [
                web.post(INBOUND, self._received),
                web.post(STATUS, self._reported),
                web.get(media.PATH + "{token}", self._file),
            ]
        )

    def link(self, token: str) -> str | None:
        """Return what to text to whom."""
        return f"text JOIN {token} to {self._settings.number}"

    async def start(self, door: Door) -> None:
        """Begin to take texts."""
        self._door, self._twilio, self._http = door, Twilio(self._settings), ClientSession()

    async def stop(self) -> None:
        """Take no more texts and close the connections."""
        self._door = None
        for task in self._tasks:
            task.cancel()
        twilio, http = self._twilio, self._http
        self._twilio = self._http = None
        if twilio is not None:
            await twilio.close()
        if http is not None:
            await http.close()

    async def send(self, message: Outgoing) -> Receipt | None:
        """Send a text, its first page when it is long; raises NotDelivered."""
        if message.channel != self.name:
            raise NotDelivered(f"a message for {message.channel} can't be sent as a text", None)
        if self._twilio is None:
            raise NotDelivered("the SMS channel is not running", 5.0)
        try:
            await self._pacing.turn(message.chat, [Rate(self._settings.per_second, 1.0)])
        except TooSoon as problem:
            raise NotDelivered(str(problem), problem.seconds) from None
        before = await read_before(self._door, message) if self._door is not None else ()
        body, pictures = self._written(message, before)
        return Receipt(await self._twilio.send(message.chat, body, pictures, self._callback()))

    def _written(self, message: Outgoing, before: Sequence[str] = ()) -> tuple[str, list[str]]:
        """Return what is sent of a message now, and the URLs of its pictures; other files are linked."""
        shown: list[str] = []
        links: list[str] = []
        room = media.MOST_IN_ALL
        for file in message.attachments:
            url = media.link(self._settings, file, self._now())
            if url and self._is_shown(file.content_type) and len(file.body) <= room:
                shown.append(url)
                room -= len(file.body)
            else:
                links.append(url or media.unsent(file))
        page = pages(rendered(message.text, message.buttons, before), self._settings.most_segments)[0]
        left = len(links) - _MOST_LINKS
        rest = [f"And {left} more: ask me for them one by one."] if left > 0 else []
        return "\n".join([page, *links[:_MOST_LINKS], *rest]).strip() or _EMPTY, shown[:_MOST_PICTURES]

    def _is_shown(self, content_type: str) -> bool:
        """Whether a file goes as a picture in the message."""
        settings = self._settings
        return settings.pictures and content_type in media.PICTURES

    def _callback(self) -> str:
        public = self._settings.public_url.rstrip("/")
        return public + STATUS if public else ""

    async def _received(self, request: web.Request) -> web.Response:
        """Take a text: proven, stored, acknowledged. A keyword is answered in the acknowledgement itself."""
        form = await self._verifier.form(request)
        door = self._open_door()
        if not inbound.is_message(form):
            log.warning("a signed text without a telephone number or an id is left")
            return _twiml()
        files, missing = await self._files(form)
        event = inbound.envelope(form, self._now(), files)
        if missing and not (event.text or files):
            event = replace(event, event="rule")  # there is nothing in it for a turn
        if not await door.receive(event):
            return _twiml()
        if missing:
            return _twiml(media.NOT_TAKEN)
        return _twiml(await self._rule(door, event) if event.event == "rule" else "")

    async def _rule(self, door: Door, event: Envelope) -> str:
        word = keyword(event.text)
        if word is Keyword.MORE:
            lines = await door.history(self.name, event.chat)
            return next_page(lines, self._settings.most_segments)
        return answer(word, self._settings) if word is not None else ""

    async def _files(self, form: Mapping[str, str]) -> tuple[list[InAttachment], bool]:
        """Return the files of a text, and whether one could not be taken."""
        found = inbound.media(form)
        if self._http is None or not found:
            return [], bool(found)
        got = await asyncio.gather(
            *(
                media.fetched(self._http, self._settings, url, kind, f"picture {number}")
                for number, (url, kind) in enumerate(found, 1)
            )
        )
        return [file for file in got if file is not None], None in got

    async def _reported(self, request: web.Request) -> web.Response:
        """Take word of what became of a text."""
        form = await self._verifier.form(request)
        self._open_door()
        if form.get("MessageStatus", "") in _LOST:
            task = asyncio.create_task(self._lost(dict(form)))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        return web.Response(status=204)

    async def _lost(self, form: Mapping[str, str]) -> None:
        """Tell the house that a text did not arrive; word of it may come before its SID is written down."""
        sid, code = form.get("MessageSid", ""), form.get("ErrorCode", "")
        number = int(code) if code.isdecimal() else None
        for _ in range(_LOOKS):
            if self._door is None:
                return None
            sent = await self._door.sent_as(self.name, sid)
            if sent is not None:
                if is_gone(number):
                    await self._door.closed(self.name, sent.chat)
                return await self._door.undeliverable(self.name, sid, in_words(number))
            await asyncio.sleep(_BETWEEN_LOOKS)
        log.warning("word of an unknown text: %s %s", sid, in_words(number))
        return None

    async def _file(self, request: web.Request) -> web.Response:
        return await media.serve(self._settings, self._open_door(), request.match_info["token"], self._now())

    def _open_door(self) -> Door:
        if self._door is None:
            raise web.HTTPServiceUnavailable(text="Starting.", headers={"Retry-After": "2"})
        return self._door


def _twiml(text: str = "") -> web.Response:
    """Return the acknowledgement, with words to send back or none."""
    response = MessagingResponse()
    if text:
        response.message(text)
    return web.Response(text=str(response), content_type="text/xml")
