"""What `pathfinder doctor` says of Telegram: whether it answers, what the bot may hear, how updates come."""

from dataclasses import dataclass

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from channels.telegram.settings import TelegramSettings


@dataclass(frozen=True)
class Health:
    """`well`, or what is wrong in `words`."""

    well: bool
    words: str


async def examine(bot: Bot, settings: TelegramSettings) -> Health:
    """Ask Telegram; nothing is changed there."""
    try:
        me = await bot.get_me()
        hook = await bot.get_webhook_info()
    except InvalidToken:
        return Health(False, "Telegram refuses TELEGRAM_BOT_TOKEN; @BotFather shows the right one")
    except TelegramError as problem:
        return Health(False, f"{settings.api_base}: {problem}")
    all_of_it = me.can_read_all_group_messages
    hears = "all that is said in groups" if all_of_it else "in groups only what is meant for it"
    words = f"@{me.username} hears {hears}"
    if not settings.webhook:
        return Health(True, f"{words}; updates are fetched (PUBLIC_URL is not set)")
    if hook.url and hook.url != settings.webhook:
        return Health(False, f"{words}; but updates go to {hook.url}: `pathfinder serve` will set it right")
    trouble = f"; last trouble: {hook.last_error_message}" if hook.last_error_message else ""
    state = "set" if hook.url else "set by the next `pathfinder serve`"
    waiting = hook.pending_update_count
    return Health(True, f"{words}; webhook {settings.webhook} {state}, {waiting} updates wait{trouble}")
