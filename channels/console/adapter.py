"""The terminal chat: one terminal in which a whole group talks, and each alone with the bot."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from rich.console import Console
from rich.text import Text

from channels.console.buttons import Buttons
from channels.console.files import keep
from channels.console.inbound import HELP, Typed, read
from channels.console.keyboard import Keyboard
from channels.console.settings import ConsoleSettings
from channels.console.show import render_line
from channels.envelope import Envelope, Outgoing, Sender
from channels.ports import Capabilities, Channel, Door, NotDelivered, Receipt
from channels.words import Unfit, is_for_bot

PATIENCE = 120.0


def _now() -> datetime:
    return datetime.now().astimezone()


class ConsoleChannel(Channel):
    """Shows the chat on `console`, and takes lines from `keyboard`.

    `settled` waits until all that was received is handled and all that was to be sent is sent; a pipe waits
    for it after each line, so that questions and answers alternate as they did when people typed.
    """

    name = "console"
    capabilities = Capabilities(text=20_000, buttons=12, files=True)

    def __init__(
        self,
        settings: ConsoleSettings,
        keyboard: Keyboard,
        console: Console,
        settled: Callable[[], Awaitable[None]] | None = None,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self._settings, self._keyboard, self._console = settings, keyboard, console
        self._settled, self._now = settled, now
        self._door: Door | None = None
        self._speaker = settings.speaker
        self._private = False
        self._buttons = Buttons()
        self._asked: dict[str, asyncio.Event] = {}
        self._waiting: set[asyncio.Task[None]] = set()

    async def start(self, door: Door) -> None:
        """Begin: what was said last is shown again."""
        self._door = door
        for line in (await door.history(self.name, self._settings.chat))[-self._settings.recall :]:
            files = [name for name, _ in line.attachments]
            self._console.print(
                render_line(line.who, line.text, at=line.at, buttons=line.buttons, files=files)
            )
            self._buttons.shown(self._settings.chat, line.buttons)

    async def stop(self) -> None:
        """Take no more."""
        self._door = None
        for task in self._waiting:
            task.cancel()

    async def send(self, message: Outgoing) -> Receipt | None:
        """Show a message; files are put into the folder and named with their place."""
        if message.channel != self.name:
            raise NotDelivered(f"a message for {message.channel} can't be shown in a terminal", None)
        files = [
            str(await asyncio.to_thread(keep, file, self._settings.folder)) for file in message.attachments
        ]
        private = message.chat != self._settings.chat
        self._console.print(
            render_line(
                None, message.text, at=message.at, buttons=message.buttons, files=files, private=private
            )
        )
        self._buttons.shown(message.chat, message.buttons)
        if message.in_reply_to in self._asked:
            self._asked.pop(message.in_reply_to).set()
        return None

    async def run(self) -> int:
        """Converse until the end of input or /quit; returns how many lines could not be taken."""
        unfit = 0
        with self._keyboard.aside():
            while (line := await self._keyboard.line(self._prompt(), self._state)) is not None:
                try:
                    typed = read(line)
                    if typed.verb == "quit":
                        break
                    await self._act(typed)
                except Unfit as problem:
                    unfit += 1
                    self._hint(str(problem))
        return unfit

    async def _act(self, typed: Typed) -> None:
        match typed.verb:
            case "as":
                self._speaker = typed.words
                self._hint(f"{typed.words} speaks now.")
            case "direct" | "group":
                await self._turn(typed)
            case "press":
                await self._say(press=self._buttons.chosen(self._chat, typed.words))
            case _:
                if typed.verb == "help":
                    self._hint(HELP)
                await self._say(typed.words)

    async def _turn(self, typed: Typed) -> None:
        """Turn to the group or to the bot alone: for good, or with words for these words only."""
        before, self._private = self._private, typed.verb == "direct"
        if typed.words:
            await self._say(typed.words)
            self._private = before
        else:
            self._hint(
                "Only Pathfinder hears you now; /group goes back." if self._private else "All hear you."
            )

    async def _say(self, text: str = "", press: str | None = None) -> None:
        if self._door is None:
            raise Unfit("The chat has ended.")
        event = self._envelope(text, press)
        self._console.print(
            render_line(self._speaker, press or text, at=event.at, private=event.kind == "direct")
        )
        if event.mention:
            self._asked[event.message_id] = asyncio.Event()
        await self._door.receive(event)
        answered = asyncio.create_task(self._answered(event))
        if self._keyboard.waits:
            await answered
        else:
            self._waiting.add(answered)
            answered.add_done_callback(self._waiting.discard)

    def _envelope(self, text: str, press: str | None) -> Envelope:
        event = Envelope(
            channel=self.name,
            chat=self._chat,
            kind="direct" if self._private else "group",
            sender=Sender(self._speaker_id, self._speaker),
            message_id=uuid4().hex,
            at=self._now(),
            text=text,
            press=press,
            title=self._settings.title,
            beside=self._settings.chat if self._private else None,
        )
        return replace(event, mention=self._private or press is not None or is_for_bot(text))

    async def _answered(self, event: Envelope) -> None:
        """Wait until the event is dealt with, as well as we can know."""
        if self._settled is not None:
            await self._settled()
        elif event.message_id in self._asked:
            try:
                await asyncio.wait_for(self._asked[event.message_id].wait(), PATIENCE)
            except TimeoutError:
                self._hint("No answer yet; going on.")
        self._asked.pop(event.message_id, None)

    @property
    def _speaker_id(self) -> str:
        return f"console:{self._speaker.casefold()}"

    @property
    def _chat(self) -> str:
        return f"{self._settings.chat}.{self._speaker_id}" if self._private else self._settings.chat

    def _prompt(self) -> str:
        return f"{self._speaker} → Pathfinder" if self._private else self._speaker

    def _state(self) -> str:
        if self._asked:
            return "Pathfinder is thinking…"
        return "/as NAME · /direct · /press N · /help · /quit"

    def _hint(self, words: str) -> None:
        self._console.print(Text(words, style="dim italic"))
