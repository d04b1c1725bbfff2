"""`pathfinder serve`."""

import asyncio
import contextlib
import signal
from typing import Annotated

import typer

from bot.cli.console import err, settings_or_fail
from bot.cli.roads import built_map
from bot.serve import serve as serve_until_cancelled
from bot.settings import Settings


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.", min=1, max=65535)] = 8080,
) -> None:
    """Run every configured channel and the web chat."""
    settings = settings_or_fail()
    built_map(settings.pathfinder_data_dir)
    err.print(f"Pathfinder is at [bold]http://{host}:{port}/[/] (Ctrl-C ends it)")
    with contextlib.suppress(KeyboardInterrupt, asyncio.CancelledError):
        asyncio.run(_until_signalled(settings, host, port))


async def _until_signalled(settings: Settings, host: str, port: int) -> None:
    """Serve until Ctrl-C or a polite kill; then finish what is under way."""
    serving = asyncio.create_task(serve_until_cancelled(settings, host, port))
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, serving.cancel)
    await serving
