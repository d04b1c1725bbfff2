"""Telegram, of the settings."""

import hmac

from bot.commands.table import COMMANDS
from bot.data import secret_of
from bot.settings import Settings
from channels.links import Links
from channels.telegram.adapter import TelegramChannel
from channels.telegram.settings import Command, TelegramSettings
from tools.kernel.act import Role
from tools.kernel.rights import MAY


def channel(settings: Settings) -> TelegramChannel:
    """Return the Telegram channel of a bot that is set."""
    return TelegramChannel(telegram_settings(settings))


def telegram_settings(settings: Settings) -> TelegramSettings:
    """Return what connects to Telegram; a webhook secret that is not set is made from the program's own."""
    token = settings.telegram_bot_token.get_secret_value()
    given = settings.telegram_webhook_secret.get_secret_value()
    key = secret_of(settings)
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
