"""The bot's own open question to a person in a chat: one at a time, gone once they speak again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import dialogues


@dataclass(frozen=True)
class OpenQuestion:
    """What was asked, the answers offered, and the calls that wait ({"name", "args"})."""

    asked: str
    choices: tuple[str, ...]
    pending: tuple[dict[str, Any], ...]


async def ask(
    connection: AsyncConnection,
    trip_id: str,
    where: tuple[str, str, str],
    question: OpenQuestion,
    at: datetime,
) -> None:
    """Keep a question to the person at `where` (channel, chat, account), in place of any older one."""
    channel, chat, account_id = where
    values = {
        "trip_id": trip_id,
        "asked": question.asked,
        "choices": list(question.choices),
        "pending": list(question.pending),
        "at": at,
    }
    statement = insert(dialogues).values(channel=channel, chat=chat, account_id=account_id, **values)
    keys = ["channel", "chat", "account_id"]
    await connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=values))
