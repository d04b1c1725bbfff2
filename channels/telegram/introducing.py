"""What Telegram is told at the start: which commands there are for whom, and who listens."""

from collections.abc import Iterable

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    User,
)

from channels.telegram.inbound import KINDS
from channels.telegram.settings import Command, TelegramSettings

_MOST_COMMANDS = 100
_LONGEST_DESCRIPTION = 256
_BEGIN = "start"  # in a group nobody begins: it is for deep links


async def introduce(bot: Bot, settings: TelegramSettings) -> User:
    """Set everything up; returns the bot's own user. Raises TelegramError. Doing it twice changes nothing."""
    await bot.initialize()
    me = await bot.get_me()
    everybody = [command for command in settings.commands if not command.admins]
    in_groups = [command for command in everybody if command.name != _BEGIN]
    admins = [command for command in settings.commands if command.name != _BEGIN]
    if settings.commands:
        await bot.set_my_commands(_listed(in_groups), BotCommandScopeAllGroupChats())
        await bot.set_my_commands(_listed(everybody), BotCommandScopeAllPrivateChats())
        await bot.set_my_commands(_listed(admins), BotCommandScopeAllChatAdministrators())
    if settings.webhook:
        await bot.set_webhook(
            settings.webhook,
            secret_token=settings.secret,
            allowed_updates=KINDS,
            max_connections=settings.connections,
        )
    else:
        await bot.delete_webhook()
    return me


def _listed(commands: Iterable[Command]) -> list[BotCommand]:
    listed = [BotCommand(c.name, c.description[:_LONGEST_DESCRIPTION]) for c in commands]
    return listed[:_MOST_COMMANDS]
