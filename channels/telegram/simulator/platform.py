"""The simulated Telegram for `pathfinder simulate`: a group, its people, and each alone with the bot."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from typing import Any

from channels.simulating import Shown, SimulatedPlatform
from channels.telegram.simulator.telegram import TOKEN, TelegramSimulator
from channels.telegram.simulator.world import Json, Room, World
from channels.words import BOT

_SECRET = "simulated-webhook-secret"  # noqa: S105  # opens nothing


class SimulatedTelegram(SimulatedPlatform):
    """One group with the bot in it; `privacy`: the bot hears only what is meant for it."""

    name = "telegram"

    def __init__(self, group: str = "Road trip", privacy: bool = False) -> None:
        self.simulator = TelegramSimulator(World())
        self.simulator.world.bot.reads_all = not privacy
        self.room: Room = self.simulator.world.group(group)
        self._shown: asyncio.Queue[Shown | None] = asyncio.Queue()
        self._bot_url = ""
        self.simulator.shown = self._note

    async def start(self, bot_url: str) -> None:
        """Listen, and let the bot into the group."""
        self._bot_url = bot_url
        await self.simulator.start()
        self.room.status = "left"
        self.simulator.access("Dana", self.room, "member")

    async def stop(self) -> None:
        """Stop listening."""
        await self.simulator.stop()
        self._shown.put_nowait(None)

    def settings(self) -> Mapping[str, str]:
        """Return what connects the bot to this platform."""
        return {
            "telegram_bot_token": TOKEN,
            "telegram_api_base": self.simulator.url,
            "telegram_webhook_secret": _SECRET,
            "public_url": self._bot_url,
        }

    async def say(self, who: str, text: str, direct: bool = False) -> None:
        """Write a message; @pathfinder is the bot's name here."""
        named = text.replace(f"@{BOT}", f"@{self.simulator.world.bot.username}")
        self.simulator.say(who, named, None if direct else self.room)

    async def press(self, who: str, button: str, direct: bool = False) -> None:
        """Press a button, or vote where the bot asks by Telegram's own poll."""
        place = None if direct else self.room
        for message in reversed(self.simulator.said(place, who)):
            if button in (_options(message) if "poll" in message else ()):
                return self.simulator.vote(who, message, button)
            if button in _labels(message):
                self.simulator.press(who, message, button)
                return None
        raise LookupError(f"There is no button “{button}” here.")

    async def locate(self, who: str, lat: float, lon: float, direct: bool = False) -> None:
        """Share a position."""
        place = {"location": {"latitude": lat, "longitude": lon}}
        self.simulator.send(who, place, None if direct else self.room)

    async def attach(self, who: str, name: str, kind: str, body: bytes, direct: bool = False) -> None:
        """Send a document, meant for the bot also in a group."""
        caption = {} if direct else {"caption": f"@{self.simulator.world.bot.username}"}
        self.simulator.upload(who, name, body, kind, None if direct else self.room, **caption)

    async def idle(self) -> None:
        """Wait until the bot has taken all updates."""
        await self.simulator.delivery.idle()

    async def shown(self) -> AsyncIterator[Shown]:
        """Yield what the bot shows."""
        while (one := await self._shown.get()) is not None:
            yield one

    def _note(self, method: str, result: Any) -> None:
        """Note what a call shows to people."""
        if method == "answerCallbackQuery" or not isinstance(result, dict) or "message_id" not in result:
            return
        person = self.simulator.world.rooms[result["chat"]["id"]].person
        poll = result.get("poll")
        told = f"\n{poll['description']}" if poll and "description" in poll else ""
        question = f"📊 {poll['question']}{told}" if poll else ""
        files = [result["document"]["file_name"]] if "document" in result else []
        files += ["a picture"] if "photo" in result else []
        self._shown.put_nowait(
            Shown(
                text=result.get("text") or result.get("caption") or question,
                to=person.name if person is not None else None,
                buttons=_options(result) if poll else _labels(result),
                files=tuple(files),
                message=str(result["message_id"]),
                edited=method == "editMessageText",
            )
        )


def _labels(message: Json) -> tuple[str, ...]:
    rows = (message.get("reply_markup") or {}).get("inline_keyboard", ())
    return tuple(button["text"] for row in rows for button in row)


def _options(message: Json) -> tuple[str, ...]:
    return tuple(option["text"] for option in message["poll"]["options"])
