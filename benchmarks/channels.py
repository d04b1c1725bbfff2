"""Each channel under load: accepted while the model stalls, answered, beside its SDK's own echo bot."""

import asyncio
import logging
import sys
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

import structlog

from benchmarks import _channel_sms, _channel_teams, _channel_telegram, _channel_web
from benchmarks._channel_load import CONNECTIONS, STALL_S, Figures
from bot.data import database_url
from bot.settings import Settings

# A channel's part measures on a database (URL) with a data folder; a new channel is one line here.
CHANNELS: Mapping[str, Callable[[str, Path], Awaitable[Figures]]] = {
    "telegram": _channel_telegram.measure,
    "teams": _channel_teams.measure,
    "sms": _channel_sms.measure,
    "web": _channel_web.measure,
}


def main(argv: list[str]) -> int:
    """Print the figures of the channels named, or of all; 1 when a forgery or an attack was not refused."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))  # forgeries warn
    logging.disable(logging.WARNING)  # and a hundred lines of them would hide the figures
    unknown = [name for name in argv if name not in CHANNELS]
    if unknown:
        print(f"there is {', '.join(CHANNELS)}; not {', '.join(unknown)}", file=sys.stderr)
        return 2
    return max([asyncio.run(_print(name)) for name in argv or CHANNELS])


async def _print(name: str) -> int:
    with tempfile.TemporaryDirectory(prefix="pathfinder-bench-", dir="/tmp") as folder:
        settings = Settings(_env_file=None, pathfinder_data_dir=Path(folder))
        url = await asyncio.to_thread(database_url, settings)
        figures = await CHANNELS[name](url, Path(folder))
    print(f"{name}: {CONNECTIONS} connections")
    accepted, reply, echo = figures.accepted, figures.reply, figures.echo
    print(
        f"  accepted, the model stalled {STALL_S:.0f} s {accepted.per_second:6.0f} messages/s"
        f"   ack p99 {accepted.p99:6.0f} ms"
    )
    print(f"  a command and its answer       {reply.per_second:6.0f} messages/s   p95 {reply.p95:10.0f} ms")
    print(f"  the SDK's own echo bot         {echo.per_second:6.0f} messages/s   p95 {echo.p95:10.0f} ms")
    print(f"  forgeries tried {figures.forgeries}, refused {figures.refused}")
    attacks = figures.attacks
    print(
        f"  attacks tried {attacks.tried}, refused {attacks.refused}, slowest {attacks.slowest:.0f} ms;"
        f" endless ones ended after {attacks.ended:.0f} s"
    )
    return 0 if figures.refused == figures.forgeries and attacks.refused == attacks.tried else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
