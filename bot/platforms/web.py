"""The web chat of the settings."""

from bot.data import secret_of
from bot.settings import Settings
from channels.web.adapter import WebChannel
from channels.web.relay import RedisRelay
from channels.web.settings import WebSettings


def channel(settings: Settings) -> WebChannel:
    """Return the web chat; with Redis several replicas hear each other."""
    redis = settings.redis_url.get_secret_value()
    relay = RedisRelay(redis) if redis else None
    return WebChannel(WebSettings(secret=secret_of(settings), public_url=settings.public_url or None), relay)
