"""The channels these settings configure, and the platforms that can be simulated: a line each.

Only what is configured or played is loaded: a platform's library costs up to a second of every start.
"""

from collections.abc import Callable, Mapping
from pkgutil import resolve_name

from bot.settings import Settings
from channels.ports import Channel
from channels.simulating import SimulatedPlatform


def _telegram(settings: Settings) -> bool:
    return bool(settings.telegram_bot_token.get_secret_value())


def _sms(settings: Settings) -> bool:
    token = settings.twilio_auth_token.get_secret_value()
    return bool(settings.twilio_account_sid and token and settings.twilio_from_number)


def _teams(settings: Settings) -> bool:
    return bool(settings.microsoft_app_id and settings.microsoft_app_password.get_secret_value())


# Whether the settings are there; then `channel` of that module makes the channel of them.
PLATFORMS: tuple[tuple[str, Callable[[Settings], bool]], ...] = (
    ("bot.platforms.web", lambda _: True),
    ("bot.platforms.telegram", _telegram),
    ("bot.platforms.sms", _sms),
    ("bot.platforms.teams", _teams),
)

# `pathfinder simulate NAME`; each is a class of SimulatedPlatform.
SIMULATED: Mapping[str, str] = {
    "sms": "channels.sms.simulator.platform:SmsPlatform",
    "teams": "channels.teams.simulator.platform:TeamsPlatform",
    "telegram": "channels.telegram.simulator.platform:SimulatedTelegram",
}


def configured(settings: Settings) -> tuple[Channel, ...]:
    """Return every channel that is configured; the web chat always is."""
    return tuple(_made(module, settings) for module, is_set in PLATFORMS if is_set(settings))


def _made(module: str, settings: Settings) -> Channel:
    channel: Channel = resolve_name(f"{module}:channel")(settings)
    return channel


def simulated(name: str) -> SimulatedPlatform:
    """Return the simulated platform of that name; KeyError when there is none."""
    platform: SimulatedPlatform = resolve_name(SIMULATED[name])()
    return platform
