"""`pathfinder serve`: every configured channel, the web chat and the workers, in one process."""

import asyncio
from collections.abc import Sequence

import structlog
from aiohttp import web

from bot.atwork import at_work
from bot.entrance import Entrance
from bot.main import House
from bot.platforms import configured
from bot.rates import Refresher
from bot.settings import Settings
from channels.ports import Channel
from tools.expenses.ports import Rates

log = structlog.get_logger()


def application(
    house: House, channels: Sequence[Channel], entrance: Entrance | None = None
) -> web.Application:
    """Return the web application: what each channel serves, and /health."""

    async def health(_request: web.Request) -> web.Response:
        await house.database.version()
        return web.json_response({"status": "ok"})

    app = (entrance or Entrance()).application()
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
        entrance = Entrance()
        runner = entrance.runner(application(house, channels, entrance))
        await runner.setup()
        try:
            await web.TCPSite(runner, host, port).start()
            log.info("serving", url=f"http://{host}:{port}/", channels=[channel.name for channel in channels])
            await asyncio.Event().wait()
        finally:
            refreshing.cancel()
            await runner.cleanup()
