"""`pathfinder chat`: a group chat in the terminal."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.atwork import at_work
from bot.cli.console import out, settings_or_fail
from bot.cli.roads import built_map
from bot.settings import Settings
from channels.console.adapter import ConsoleChannel
from channels.console.keyboard import keyboard
from channels.console.settings import ConsoleSettings


def chat(
    name: Annotated[str, typer.Option("--as", help="Who speaks first.")] = "Dana",
    group: Annotated[str, typer.Option(help="The chat's name; each is a trip of its own.")] = "terminal",
    folder: Annotated[Path, typer.Option(help="Where files the bot sends are put.")] = Path("build/chat"),
) -> None:
    """Talk in a group chat here: /as NAME switches who speaks, /direct talks privately, /quit ends."""
    settings = settings_or_fail()
    built_map(settings.pathfinder_data_dir)
    unfit = asyncio.run(_talk(settings, ConsoleSettings(folder=folder, chat=group, speaker=name)))
    raise typer.Exit(1 if unfit else 0)


async def _talk(settings: Settings, look: ConsoleSettings) -> int:
    async def settled() -> None:
        await house.quiet()

    console = ConsoleChannel(look, keyboard(), out, settled)
    async with at_work(settings, (console,)) as house:
        unfit = await console.run()
        await house.quiet()
        return unfit
