"""`pathfinder replay`."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot import transcript
from bot.cli.console import err, fail, settings_or_fail
from bot.cli.roads import built_map
from bot.replay import replay as play
from bot.transcript import BrokenTranscript, Event


def read_transcript(path: Path) -> list[tuple[int, Event]]:
    """Return a transcript's events, or end with what is wrong with it."""
    try:
        with path.open(encoding="utf-8-sig") as lines:
            return list(transcript.read(lines))
    except (OSError, UnicodeDecodeError) as problem:
        fail(f"cannot read {path}: {problem}", 2)
    except BrokenTranscript as problem:
        fail(f"{path}: {problem}", 2)


def replay(
    file: Annotated[Path, typer.Argument(help="A transcript: JSON Lines, pathfinder.transcript/1.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Where replies.jsonl, trips/ and files/ go.")],
) -> None:
    """Feed a transcript through the path of a live chat, on a virtual clock; nothing is sent anywhere."""
    settings = settings_or_fail()
    events = read_transcript(file)
    built_map(settings.pathfinder_data_dir)
    asyncio.run(play(settings, events, out))
    err.print(f"{len(events)} events handled; replies and trips are in {out}")
