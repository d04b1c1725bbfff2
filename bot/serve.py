"""`pathfinder serve`: every configured channel, the web chat and the workers, in one process."""

import asyncio

import structlog
from aiohttp import web

from bot.atwork import at_work
from bot.main import House
from bot.secret import secret_key
from bot.settings import Settings
from channels.web.adapter import WebChannel
from channels.web.relay import RedisRelay
from channels.web.settings import WebSettings

log = structlog.get_logger()


def web_channel(settings: Settings) -> WebChannel:
    """Return the web chat of these settings."""
    key = secret_key(settings.pathfinder_secret_key.get_secret_value(), settings.pathfinder_data_dir)
    redis = settings.redis_url.get_secret_value()
    relay = RedisRelay(redis) if redis else None
    return WebChannel(WebSettings(secret=key, public_url=settings.public_url or None), relay)


def application(house: House, page: WebChannel) -> web.Application:
    """Return the web application: the web chat and /health."""

    async def health(_request: web.Request) -> web.Response:
        await house.database.version()
        return web.json_response({"status": "ok"})

    app = web.Application(client_max_size=2**20)
    app.add_routes([web.get("/health", health)])
    page.mount(app)
    return app


async def serve(settings: Settings, host: str, port: int) -> None:
    """Serve until cancelled."""
    page = web_channel(settings)
    async with at_work(settings, (page,)) as house:
        runner = web.AppRunner(application(house, page), access_log=None)
        await runner.setup()
        try:
            await web.TCPSite(runner, host, port).start()
            log.info("serving", url=f"http://{host}:{port}/")
            await asyncio.Event().wait()
        finally:
            await runner.cleanup()
