"""What Telegram's refusals mean for a message."""

import traceback
from datetime import timedelta

from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from channels.ports import NotDelivered

_SOON, _LATER = 5.0, 60.0
_GONE = (
    "chat not found",
    "user is deactivated",
    "bot was kicked",
    "not enough rights to send",
    "peer_id_invalid",
)


def not_delivered(problem: TelegramError) -> NotDelivered:
    """Return a refusal as the house knows it. After a time-out the message may be there: it is sent again."""
    why = f"{type(problem).__name__}: {problem}"
    if isinstance(problem, RetryAfter):
        return NotDelivered(why, seconds_of(problem))
    if isinstance(problem, Forbidden):
        return NotDelivered(why, None, gone=True)
    if isinstance(problem, BadRequest):
        return NotDelivered(why, None, gone=says(problem, *_GONE))
    if isinstance(problem, InvalidToken):  # the operator can set it right
        return NotDelivered(why, _LATER)
    return NotDelivered(why, _SOON if isinstance(problem, NetworkError) else _LATER)


def seconds_of(problem: RetryAfter) -> float:
    """Return how long Telegram wants us to wait."""
    wait: float | timedelta = problem.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def without_locals(problem: BaseException) -> str:
    """Return a traceback that shows no variable: they hold the bot's token and people's words."""
    return "".join(traceback.format_exception(problem))


def says(problem: TelegramError, *phrases: str) -> bool:
    """Whether a refusal says one of these, whatever the case."""
    told = str(problem).casefold()
    return any(phrase in told for phrase in phrases)
