"""`pathfinder demo`: a bundled conversation of three families, played through the real path."""

import asyncio
import time
from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.console import err, out, settings_or_fail
from bot.cli.replay import read_transcript
from bot.cli.roads import built_map
from bot.replay import replay
from bot.transcript import Event
from channels.console.show import render_line
from channels.envelope import Outgoing

_PAUSE_S = 0.35  # between lines on a real terminal, so that one can follow


def demo(
    into: Annotated[Path, typer.Option("--out", "-o", help="Where the PDF and the exports go.")] = Path(
        "build/demo"
    ),
) -> None:
    """Play a bundled conversation of three families (one drives electric) and make their itinerary."""
    settings = settings_or_fail()
    with as_file(files("bot") / "demo" / "transcript.jsonl") as path:
        events = read_transcript(path)
    built_map(settings.pathfinder_data_dir)
    asyncio.run(replay(settings, events, into, _show))
    pdfs = sorted((into / "files").glob("*.pdf"))
    err.rule()
    for pdf in pdfs:
        err.print(f"The itinerary as a PDF: [bold]{pdf}[/]")
    err.print(f"The whole trip as data:  {into}/trips/, every answer: {into}/replies.jsonl")
    err.print(
        "Now try it yourself: [bold]make chat[/] (in this terminal), [bold]make serve[/] (in the browser)."
    )


def _show(_number: int, event: Event, answers: Sequence[Outgoing]) -> None:
    """Show what was said and what the bot answered."""
    who = event.sender.name or event.sender.id
    out.print(render_line(who, event.text or event.press or "📍", at=event.at))
    for answer in answers:
        names = [file.name for file in answer.attachments]
        out.print(render_line(None, answer.text, at=answer.at, buttons=answer.buttons, files=names))
    if out.is_terminal:
        time.sleep(_PAUSE_S)
