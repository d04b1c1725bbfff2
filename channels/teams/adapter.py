"""Microsoft Teams: group chats, channels and personal chats over the Bot Connector."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote
from weakref import WeakValueDictionary

import structlog
from aiohttp import ClientSession, web

from channels.envelope import Outgoing
from channels.pacing import Pacing, Rate, TooSoon
from channels.ports import Capabilities, Channel, Door, NotDelivered, Receipt
from channels.teams import inbound
from channels.teams.activity import Activity, Unreadable, read
from channels.teams.answering import noted, void
from channels.teams.connector import Connector
from channels.teams.downloads import Downloads
from channels.teams.keys import Keys, KeysUnavailable
from channels.teams.login import Login
from channels.teams.outbound import activities, place
from channels.teams.repeats import digest
from channels.teams.settings import TeamsSettings
from channels.teams.verify import Refused, Verifier

log = structlog.get_logger()
PATH = "/api/messages"
_CHAT = "https://teams.microsoft.com/l/chat/0/0"
# Per thread, as "Optimize your bot with rate limiting" has them; a bot and tenant: 50 a second.
_THREAD = (Rate(7, 1), Rate(8, 2), Rate(60, 30), Rate(1800, 3600))
_ALL = (Rate(50, 1),)
_UNSENT = ("", 0)
_SAID = frozenset(("message", "messageUpdate", "invoke"))


def _now() -> datetime:
    return datetime.now(UTC)


class TeamsChannel(Channel):
    """Takes activities in at POST /api/messages, and writes by kept conversation references."""

    name = "teams"
    capabilities = Capabilities(
        text=20_000, buttons=30, edits=True, files=True, pictures=True, tables=True, screens=True
    )

    def __init__(
        self, settings: TeamsSettings, now: Callable[[], datetime] = _now, pacing: Pacing | None = None
    ) -> None:
        self._settings, self._now = settings, now
        self._pacing = pacing or Pacing(_ALL)
        self._notes: set[asyncio.Task[None]] = set()
        self._chats: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._partly: dict[int, tuple[str, int]] = {}  # parts of a long message that are out already
        self._door: Door | None = None
        self._session: ClientSession | None = None
        login = Login(settings, self._http)
        self._verifier = Verifier(settings, Keys(self._http, settings.metadata))
        self._downloads = Downloads(self._http, login, settings.simulator)
        self._connector = Connector(settings.app_id, login, self._http)

    def mount(self, app: web.Application) -> None:
        """Serve the Bot Framework's own path."""
        app.router.add_post(PATH, self.receive)

    def link(self, token: str) -> str | None:
        """Return a deep link: Teams opens a chat with the bot, the words that hand over the token written."""
        return f"{_CHAT}?users=28:{self._settings.app_id}&message={quote(f'join {token}')}"

    async def start(self, door: Door) -> None:
        """Begin to take activities in."""
        self._door = door

    async def stop(self) -> None:
        """Take no more, and close what was open."""
        self._door = None
        await asyncio.gather(*self._notes, return_exceptions=True)
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    def _http(self) -> ClientSession:
        if self._session is None or self._session.closed:
            self._session = ClientSession(trust_env=False)
        return self._session

    async def receive(self, request: web.Request) -> web.Response:
        """Answer one request: 401 and 403 before anything happens, 200 once it is stored."""
        door = self._door
        if door is None:
            return web.json_response({"error": "starting"}, status=503, headers={"Retry-After": "2"})
        try:
            proven = await self._verifier.token(request.headers.get("Authorization"))
            activity = read(await request.read())
            self._verifier.covers(proven, activity)
        except Refused as refused:
            log.warning("refused at /api/messages", why=str(refused), status=refused.status)
            return web.json_response({"error": str(refused)}, status=refused.status)
        except Unreadable as unreadable:
            return web.json_response({"error": f"no activity: {unreadable}"}, status=400)
        except KeysUnavailable:
            return web.json_response({"error": "try again"}, status=503, headers={"Retry-After": "5"})
        return await self._take_in_order(door, activity)

    async def _take_in_order(self, door: Door, activity: Activity) -> web.Response:
        if activity.type in _SAID and (activity.sender is None or not activity.id):
            return web.json_response({"error": "an activity needs an id and a sender"}, status=400)
        if activity.type not in _SAID:
            return await self._in_turn(door, activity)
        answer = await self._in_turn(door, activity)
        note = asyncio.create_task(door.acknowledged(digest(activity)))  # nobody waits for it
        self._notes.add(note)
        note.add_done_callback(self._noted)
        return answer

    def _noted(self, note: asyncio.Task[None]) -> None:
        """Drop a note that is made; one that failed only makes repeats be looked for longer."""
        self._notes.discard(note)
        if not note.cancelled() and note.exception() is not None:
            log.warning("could not note an acknowledgement", why=repr(note.exception()))

    async def _in_turn(self, door: Door, activity: Activity) -> web.Response:
        """Take a chat's events one after the other, so that a file on its way is not overtaken."""
        async with self._chats.setdefault(activity.chat, asyncio.Lock()):
            return await self._take(door, activity)

    async def _take(self, door: Door, activity: Activity) -> web.Response:
        """Store what an activity means; returns the answer the platform waits for."""
        if activity.type == "invoke" and activity.name != "adaptiveCard/action":
            return web.Response(status=501)
        if await self._took_press(door, activity):
            return web.json_response(noted(activity))
        if activity.type == "invoke":
            return web.json_response(void())
        change = inbound.change(activity)
        if change == "removed":
            await door.closed(self.name, activity.chat)
        elif change == "arrived" and activity.sender is not None:
            await door.receive(inbound.arrived(activity))
            await door.reopened(self.name, activity.chat)
        elif activity.type == "message" or inbound.edits(activity):
            await self._take_words(door, activity)
        return web.Response(status=200)

    async def _took_press(self, door: Door, activity: Activity) -> bool:
        press = inbound.press_of(activity) if activity.type in ("invoke", "message") else None
        if press is None:
            return False
        label = inbound.label_of(press, await door.message(self.name, press.message), activity.chat)
        if label is None:
            return False
        await door.receive(inbound.pressed(activity, press, label))
        return True

    async def _take_words(self, door: Door, activity: Activity) -> None:
        files, missing = await self._downloads.of(activity)
        envelope = inbound.message(activity, files)
        if not (envelope.text or files or missing):
            return  # a card's data that is none of ours
        new = await door.receive(envelope) if envelope.text or files else True
        if missing and new:
            await self._say_missing(envelope.reference or {}, missing)

    async def _say_missing(self, reference: Mapping[str, Any], names: tuple[str, ...]) -> None:
        """Tell people which of their files did not come through; that it is told is not promised."""
        words = f"I could not open {', '.join(names)}. Please send it again, up to five files of 20 MB."
        try:
            await self._connector.send(
                dict(reference), {"type": "message", "text": words, "textFormat": "plain"}, None
            )
        except NotDelivered as problem:
            log.warning("could not tell of a missing file", why=str(problem))

    async def send(self, message: Outgoing) -> Receipt | None:
        """Send a message in as many parts as it needs; a part that is out is not sent again."""
        if message.channel != self.name:
            raise NotDelivered(f"a message for {message.channel} can't be sent to Teams", None)
        if not message.reference:
            raise NotDelivered("nobody has written from that chat yet", None)
        reference = place(message)
        parts = activities(message, self._settings.links, self._now())
        first, done = self._partly.pop(message.id, _UNSENT)
        for index, part in enumerate(parts[done:], start=done):
            edits = message.edits if index == 0 else None
            try:
                await self._wait(str(reference["conversation"]["id"]))
                number = await self._connector.send(reference, part, edits)
            except NotDelivered:
                if index:
                    self._partly[message.id] = (first, index)
                raise
            first = first or number
        return Receipt(first) if first else None

    async def _wait(self, thread: str) -> None:
        try:
            await self._pacing.turn(thread, _THREAD)
        except TooSoon as soon:
            raise NotDelivered(str(soon), soon.seconds) from None
