"""`pathfinder simulate telegram|teams|sms`: a terminal in which you are several people on that platform."""

import asyncio
import logging
import mimetypes
from pathlib import Path, PurePath
from typing import Annotated

import typer
from rich.text import Text

from bot import logs
from bot.cli.console import fail, out, settings_or_fail
from bot.cli.roads import built_map
from bot.main import House
from bot.platforms import SIMULATED, simulated
from bot.settings import Settings
from bot.simulation import simulation
from channels.console.buttons import Buttons
from channels.console.inbound import HELP, Typed, read
from channels.console.keyboard import Keyboard, keyboard
from channels.console.show import render_line
from channels.simulating import SimulatedPlatform
from channels.words import Unfit

_LOCATE, _FILE = "/at", "/file"
_MORE_HELP = f"""\
{_FILE} PATH      send a file
{_LOCATE} LAT LON     share a position"""
_LARGEST_FILE = 60 * 2**20
_SHOWN_S = 0.05  # what has arrived is printed by then


def simulate(
    platform: Annotated[str, typer.Argument(help=" or ".join(sorted(SIMULATED)))],
    name: Annotated[str, typer.Option("--as", help="Who speaks first.")] = "Dana",
) -> None:
    """Try a platform without an account: be several people there, with the real bot beside you.

    /as NAME, /direct, /group and /press N work as in `chat`; /at LAT LON shares a position, /file PATH sends
    a file.
    """
    logs.configure(level=logging.ERROR)  # a warning would stand in the middle of the conversation
    logging.getLogger("apscheduler").setLevel(logging.CRITICAL)  # nor that a sweep ended with the play
    if platform not in SIMULATED:
        fail(f"there is no simulated {platform}; there is {', '.join(sorted(SIMULATED))}", 2)
    settings = settings_or_fail()
    built_map(settings.pathfinder_data_dir)
    raise typer.Exit(asyncio.run(_play(settings, simulated(platform), name)))


async def _play(settings: Settings, platform: SimulatedPlatform, name: str) -> int:
    async with simulation(settings, platform) as house:
        table = Table(house, platform, keyboard(), name)
        watching = asyncio.create_task(table.watch())
        try:
            return 1 if await table.run() else 0
        finally:
            watching.cancel()


class Table:
    """Everybody at one keyboard."""

    def __init__(self, house: House, platform: SimulatedPlatform, keys: Keyboard, name: str) -> None:
        self._house, self._platform, self._keys = house, platform, keys
        self._who, self._direct = name, not platform.groups
        self._buttons = Buttons()

    async def watch(self) -> None:
        """Show what the bot says, as it comes."""
        async for shown in self._platform.shown():
            text = f"{shown.text} (changed)" if shown.edited else shown.text
            private = shown.to is not None
            if private and shown.to != self._who:
                text = f"[to {shown.to}] {text}"
            out.print(render_line(None, text, buttons=shown.buttons, files=shown.files, private=private))
            self._buttons.shown(shown.to, shown.buttons)

    async def run(self) -> int:
        """Converse until the end of input or /quit; returns how many lines could not be taken."""
        unfit = 0
        with self._keys.aside():
            self._hint(self._welcome())
            await self._settled()
            while (line := await self._keys.line(self._prompt(), self._state)) is not None:
                try:
                    typed = read(line)
                    if typed.verb == "quit":
                        break
                    await self._act(typed)
                except (Unfit, LookupError, NotImplementedError) as problem:
                    unfit += 1
                    self._hint(str(problem))
        return unfit

    async def _act(self, typed: Typed) -> None:
        match typed.verb:
            case "as":
                self._who = typed.words
                self._hint(f"{typed.words} speaks now.")
            case "direct" | "group":
                await self._turn(typed)
            case "press":
                await self._press(typed.words)
            case _ if typed.words.startswith(f"{_LOCATE} "):
                lat, lon = _position(typed.words)
                await self._platform.locate(self._who, lat, lon, self._direct)
                await self._settled()
            case _ if typed.words.startswith(f"{_FILE} "):
                await self._attach(typed.words.removeprefix(_FILE).strip())
            case _:
                if typed.verb == "help":
                    self._hint(f"{HELP}\n{_MORE_HELP}")
                await self._say(typed.words)

    async def _turn(self, typed: Typed) -> None:
        """Turn to the group or to the bot alone: for good, or with words for these words only."""
        if typed.verb == "group" and not self._platform.groups:
            raise Unfit("There are no groups here: everybody writes to the bot alone.")
        before, self._direct = self._direct, typed.verb == "direct"
        if typed.words:
            await self._say(typed.words)
            self._direct = before

    async def _say(self, text: str) -> None:
        out.print(render_line(self._who, text, private=self._direct))
        await self._platform.say(self._who, text, self._direct)
        await self._settled()

    async def _press(self, words: str) -> None:
        label = self._buttons.chosen(self._who if self._direct else None, words)
        out.print(render_line(self._who, f"[{label}]", private=self._direct))
        await self._platform.press(self._who, label, self._direct)
        await self._settled()

    async def _attach(self, path: str) -> None:
        name = PurePath(path).name
        try:
            body = await asyncio.to_thread(_read, Path(path))
        except OSError as problem:
            raise Unfit(f"I can't read {path}: {problem.strerror}.") from None
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        out.print(render_line(self._who, f"[file] {name}", private=self._direct))
        await self._platform.attach(self._who, name, kind, body, self._direct)
        await self._settled()

    def _welcome(self) -> str:
        where = "in a group with Pathfinder" if self._platform.groups else "with a telephone"
        alone = "/direct talks with it alone, " if self._platform.groups else ""
        speak = "@pathfinder new trip: Utah loop, july 3 to 9, Moab then Zion"
        return (
            f"A simulated {self._platform.name}, on this machine only: you are {self._who}, {where}.\n"
            f"/as Tomas makes you somebody else, {alone}/press 1 presses a button, /help says more.\n"
            f"Begin with: {speak if self._platform.groups else speak.removeprefix('@pathfinder ')}"
        )

    async def _settled(self) -> None:
        """Where lines come from a pipe, wait until the bot has answered."""
        if not self._keys.waits:
            return
        await self._platform.idle()
        await self._house.quiet()
        while (due := await self._house.put_off_until()) is not None:
            wait = max(0.0, (due - self._house.clock.now()).total_seconds())
            self._hint(f"({self._platform.name} takes no more for now: the rest comes in {wait:.0f} s)")
            await asyncio.sleep(wait + _SHOWN_S)
            await self._house.courier.sweep()
            await self._house.quiet()
        await self._platform.idle()
        await asyncio.sleep(_SHOWN_S)

    def _prompt(self) -> str:
        return f"{self._who} → Pathfinder" if self._direct else self._who

    def _state(self) -> str:
        return f"simulated {self._platform.name} · /as NAME · /direct · /press N · /at LAT LON · /quit"

    def _hint(self, words: str) -> None:
        out.print(Text(words, style="dim italic"))


def _read(path: Path) -> bytes:
    path = path.expanduser()
    if path.stat().st_size > _LARGEST_FILE:
        raise Unfit(f"{path.name} is larger than 60 MB; no platform takes that.")
    return path.read_bytes()


def _position(words: str) -> tuple[float, float]:
    try:
        lat, lon = (float(word.strip(",")) for word in words.split()[1:])
    except ValueError:
        raise Unfit(f"Say where like this: {_LOCATE} 38.57 -109.55") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise Unfit("That is no place on earth: latitudes end at 90, longitudes at 180.")
    return lat, lon
