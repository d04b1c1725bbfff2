"""`pathfinder serve`: every configured channel, the web chat and the workers, in one process."""

import asyncio
from collections.abc import Sequence

import structlog
from aiohttp import web

from bot.atwork import at_work
from bot.main import House
from bot.platforms import configured
from bot.rates import Refresher
from bot.settings import Settings
from channels.ports import Channel
from tools.expenses.ports import Rates

log = structlog.get_logger()
_LARGEST_REQUEST = 25 * 2**20  # a forwarded booking with its attachments


def application(house: House, channels: Sequence[Channel]) -> web.Application:
    """Return the web application: what each channel serves, and /health."""

    async def health(_request: web.Request) -> web.Response:
        await house.database.version()
        return web.json_response({"status": "ok"})

    app = web.Application(client_max_size=_LARGEST_REQUEST)
    app.add_routes([web.get("/health", health)])
    for channel in (*channels, house.board):
        channel.mount(app)
    house.calendar.mount(app)
    return app


async def serve(settings: Settings, host: str, port: int) -> None:
    """Serve until cancelled."""
    channels = configured(settings)
    settings = settings.model_copy(update={"served_at": f"http://{host}:{port}"})
    async with at_work(settings, channels) as house:
        refreshing = asyncio.create_task(Refresher(house.ports[Rates], settings.ecb_rates_url).run())
        runner = web.AppRunner(application(house, channels), access_log=None)
        await runner.setup()
        try:
            await web.TCPSite(runner, host, port).start()
            log.info("serving", url=f"http://{host}:{port}/", channels=[channel.name for channel in channels])
            await asyncio.Event().wait()
        finally:
            refreshing.cancel()
            await runner.cleanup()
