"""How the command line speaks: results to stdout, everything else to stderr."""

from typing import NoReturn

import typer
from pydantic import ValidationError
from rich.console import Console

from bot.settings import Settings

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)


def fail(message: str, status: int = 1) -> NoReturn:
    """Say what is wrong in a line, and end with `status`."""
    err.print(f"[bold red]pathfinder:[/] {message}", soft_wrap=True)
    raise typer.Exit(status)


def settings_or_fail() -> Settings:
    """Return the settings, or end with a line for each that is wrong."""
    try:
        return Settings()
    except ValidationError as problem:
        faults = "; ".join(
            f"{'.'.join(map(str, fault['loc'])).upper() or 'settings'}: {fault['msg']}"
            for fault in problem.errors()
        )
        fail(faults, 2)
