"""Twilio and its telephones as a simulated platform."""

import asyncio
import re
from collections.abc import AsyncIterator, Mapping

from aiohttp import web

from channels.simulating import Shown, SimulatedPlatform
from channels.sms.simulator.phones import Phone, number_for
from channels.sms.simulator.twilio import SimulatedTwilio

_LARGEST_MMS = 5 * 2**20
_CHOICE = r"^\s*{number}[.)]? +(.+?)\s*$"


class SmsPlatform(SimulatedPlatform):
    """People with telephones, by name; each has a number of its own."""

    name = "sms"
    groups = False

    def __init__(self, twilio: SimulatedTwilio | None = None) -> None:
        self.twilio = twilio or SimulatedTwilio()
        self.twilio.delivered = self._delivered
        self._numbers: dict[str, str] = {}
        self._news: asyncio.Queue[Shown | None] = asyncio.Queue()
        self._runner: web.AppRunner | None = None

    async def start(self, bot_url: str) -> None:
        """Listen as Twilio's API; texts are brought to the bot."""
        self.twilio.bot_url = bot_url.rstrip("/")
        app = web.Application()
        app.add_routes(self.twilio.routes())
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.twilio.api_url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Listen no more."""
        for task in list(self.twilio.tasks):
            task.cancel()
        if self._runner is not None:
            await self._runner.cleanup()
        self._news.put_nowait(None)

    def settings(self) -> Mapping[str, str]:
        """Return what connects the bot to it."""
        return {
            "twilio_account_sid": self.twilio.account,
            "twilio_auth_token": self.twilio.token,
            "twilio_from_number": self.twilio.number,
            "twilio_api_base": self.twilio.api_url,
            "public_url": self.twilio.bot_url,
        }

    def number(self, who: str) -> str:
        """Return a person's number."""
        if who not in self._numbers:
            self._numbers[who] = number_for(who, frozenset(self._numbers.values()))
        return self._numbers[who]

    async def say(self, who: str, text: str, direct: bool = False) -> None:
        """Text the bot; every text is to the bot alone."""
        await self.twilio.text(self.number(who), text)

    async def press(self, who: str, button: str, direct: bool = False) -> None:
        """Text the number of a choice; LookupError when no text offered it."""
        for text in reversed(self.twilio.phone(self.number(who)).received):
            for number in range(1, 13):
                found = re.search(_CHOICE.format(number=number), text, re.MULTILINE)
                if found and found[1] == button:
                    return await self.say(who, str(number))
        raise LookupError(f"no text to {who} offers {button}")

    async def locate(self, who: str, lat: float, lon: float, direct: bool = False) -> None:
        """A text carries no position."""
        raise NotImplementedError("a text message can't carry a position")

    async def attach(self, who: str, name: str, kind: str, body: bytes, direct: bool = False) -> None:
        """Send a picture or a file by MMS; carriers take up to 5 MB and no names."""
        if len(body) > _LARGEST_MMS:
            raise LookupError(f"{name} is larger than 5 MB; no carrier takes that.")
        await self.twilio.text(self.number(who), "", **self.twilio.attach(body, kind))

    async def idle(self) -> None:
        """Wait until every text has arrived."""
        await self.twilio.idle()

    async def shown(self) -> AsyncIterator[Shown]:
        """Yield each text that arrives."""
        while (news := await self._news.get()) is not None:
            yield news

    def _delivered(self, phone: Phone, words: str, pictures: tuple[str, ...]) -> None:
        names = {number: name for name, number in self._numbers.items()}
        self._news.put_nowait(Shown(words, names.get(phone.number, phone.number), files=pictures))
