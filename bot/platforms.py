"""The channels these settings configure, and the platforms that can be simulated: a line each."""

import hmac
from collections.abc import Callable, Mapping

from bot.commands.table import COMMANDS
from bot.secret import secret_key
from bot.settings import Settings
from channels.links import Links
from channels.ports import Channel
from channels.simulating import SimulatedPlatform
from channels.sms.adapter import SmsChannel
from channels.sms.settings import SmsSettings
from channels.sms.simulator.platform import SmsPlatform
from channels.teams.adapter import TeamsChannel
from channels.teams.settings import TeamsSettings
from channels.teams.simulator.platform import TeamsPlatform
from channels.telegram.adapter import TelegramChannel
from channels.telegram.settings import Command, TelegramSettings
from channels.telegram.simulator.platform import SimulatedTelegram
from channels.web.adapter import WebChannel
from channels.web.relay import RedisRelay
from channels.web.settings import WebSettings
from tools.kernel.act import Role
from tools.kernel.rights import MAY


def _key(settings: Settings) -> bytes:
    return secret_key(settings.pathfinder_secret_key.get_secret_value(), settings.pathfinder_data_dir)


def _web(settings: Settings) -> Channel | None:
    key = _key(settings)
    redis = settings.redis_url.get_secret_value()
    relay = RedisRelay(redis) if redis else None
    return WebChannel(WebSettings(secret=key, public_url=settings.public_url or None), relay)


def _sms(settings: Settings) -> Channel | None:
    token = settings.twilio_auth_token.get_secret_value()
    if not (settings.twilio_account_sid and token and settings.twilio_from_number):
        return None
    key = _key(settings)
    return SmsChannel(
        SmsSettings(
            account_sid=settings.twilio_account_sid,
            auth_token=token,
            number=settings.twilio_from_number,
            api_base=settings.twilio_api_base,
            public_url=settings.public_url,
            secret=key,
            pictures=settings.twilio_pictures,
            twilio_answers=settings.twilio_answers_keywords,
            contact=settings.twilio_contact,
        )
    )


def telegram_settings(settings: Settings) -> TelegramSettings | None:
    """Return what connects to Telegram; a webhook secret that is not set is made from the program's own."""
    token = settings.telegram_bot_token.get_secret_value()
    if not token:
        return None
    given = settings.telegram_webhook_secret.get_secret_value()
    key = _key(settings)
    return TelegramSettings(
        token=token,
        secret=given or hmac.new(key, f"telegram {token}".encode(), "sha256").hexdigest(),
        public_url=settings.public_url or None,
        api_base=settings.telegram_api_base,
        links=Links(key, settings.public_url),
        commands=tuple(
            Command(name, _in_a_menu(c.hint), _for_admins(c.tool)) for name, c in sorted(COMMANDS.items())
        ),
    )


def _for_admins(tool: str) -> bool:
    return Role.ADULT not in MAY.get(tool, (Role.ADULT,))


def _in_a_menu(hint: str) -> str:
    """Return a command's hint as a menu shows it; one that is an example says so."""
    return f"for example {hint}" if hint.startswith("/") else hint


def _telegram(settings: Settings) -> Channel | None:
    found = telegram_settings(settings)
    return None if found is None else TelegramChannel(found)


def _teams(settings: Settings) -> Channel | None:
    password = settings.microsoft_app_password.get_secret_value()
    if not settings.microsoft_app_id or not password:
        return None
    return TeamsChannel(
        TeamsSettings(
            app_id=settings.microsoft_app_id,
            password=password,
            links=Links(_key(settings), settings.public_url),
            tenant=settings.microsoft_app_tenant_id,
            metadata=settings.microsoft_openid_metadata,
            login=settings.microsoft_login_base,
        )
    )


# Each returns its channel, or None when its settings are missing.
PLATFORMS: tuple[Callable[[Settings], Channel | None], ...] = (_web, _telegram, _sms, _teams)

# `pathfinder simulate NAME`; the values are classes of SimulatedPlatform.
SIMULATED: Mapping[str, Callable[[], SimulatedPlatform]] = {
    "sms": SmsPlatform,
    "teams": TeamsPlatform,
    "telegram": SimulatedTelegram,
}


def configured(settings: Settings) -> tuple[Channel, ...]:
    """Return every channel that is configured; the web chat always is."""
    return tuple(channel for make in PLATFORMS if (channel := make(settings)) is not None)
