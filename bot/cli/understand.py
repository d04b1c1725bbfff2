"""`pathfinder understand`."""

from pathlib import Path
from typing import Annotated

import typer

from agents.offline.batch import run
from bot.cli.console import fail


def understand(
    file: Annotated[Path, typer.Argument(help="Labelled messages, JSON Lines; their `calls` are not read.")],
) -> None:
    """Say what the offline engine makes of messages: one JSON line each."""
    try:
        with file.open(encoding="utf-8-sig") as lines:
            for answer in run(lines):
                typer.echo(answer)
    except (OSError, UnicodeDecodeError) as problem:
        fail(f"cannot read {file}: {problem}", 2)
    except ValueError as problem:
        fail(f"{file}: {problem}", 2)
