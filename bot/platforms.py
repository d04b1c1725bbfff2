"""The channels these settings configure, and the platforms that can be simulated: a line each."""

from collections.abc import Callable, Mapping

from bot.secret import secret_key
from bot.settings import Settings
from channels.ports import Channel
from channels.simulating import SimulatedPlatform
from channels.web.adapter import WebChannel
from channels.web.relay import RedisRelay
from channels.web.settings import WebSettings


def _web(settings: Settings) -> Channel | None:
    key = secret_key(settings.pathfinder_secret_key.get_secret_value(), settings.pathfinder_data_dir)
    redis = settings.redis_url.get_secret_value()
    relay = RedisRelay(redis) if redis else None
    return WebChannel(WebSettings(secret=key, public_url=settings.public_url or None), relay)


# Each returns its channel, or None when its settings are missing.
PLATFORMS: tuple[Callable[[Settings], Channel | None], ...] = (_web,)

# `pathfinder simulate NAME`; the values are classes of SimulatedPlatform.
SIMULATED: Mapping[str, Callable[[], SimulatedPlatform]] = {}


def configured(settings: Settings) -> tuple[Channel, ...]:
    """Return every channel that is configured; the web chat always is."""
    return tuple(channel for make in PLATFORMS if (channel := make(settings)) is not None)
