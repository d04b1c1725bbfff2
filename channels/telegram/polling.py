"""Fetching updates, for a bot that Telegram can't reach: the next is asked for once these are stored."""

import asyncio

import structlog
from telegram import Bot
from telegram.error import Conflict, TelegramError

from channels.telegram.failures import without_locals
from channels.telegram.inbound import KINDS
from channels.telegram.intake import Intake

log = structlog.get_logger()
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 0.5, 30.0
_MOST_TRIES = 10


async def fetch_forever(bot: Bot, intake: Intake, seconds: int) -> None:
    """Fetch until cancelled; each call waits `seconds` for news."""
    offset, pause, tries = None, _FIRST_PAUSE_S, 0
    while True:
        try:
            for update in await bot.get_updates(offset=offset, timeout=seconds, allowed_updates=KINDS):
                current = update.update_id
                await intake.take(update)
                offset, pause, tries = current + 1, _FIRST_PAUSE_S, 0
            continue
        except Conflict:
            log.warning("another process fetches this bot's updates; set PUBLIC_URL to run several")
        except TelegramError as problem:
            log.warning("telegram: fetching failed", why=f"{type(problem).__name__}: {problem}")
        except Exception as problem:  # noqa: BLE001  # the edge: what can't be stored now is fetched again
            tries += 1
            log.error("update not stored", update=current, tries=tries, why=without_locals(problem))
            if tries >= _MOST_TRIES:  # something in it breaks us every time; the others must not wait for it
                offset, tries = current + 1, 0
        await asyncio.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE_S)
