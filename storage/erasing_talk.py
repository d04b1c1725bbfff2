"""Erasing what a person wrote and what was written to them."""

from typing import Any

from sqlalchemy import Table, Text, cast, delete, func, literal, null, select, update
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.records import RECORDS
from storage.tables import (
    consents,
    conversations,
    dialogues,
    digests,
    inbox,
    journal,
    outbox,
)
from tools.documents.model import Document
from tools.expenses.model import Expense, Recurring

_documents = RECORDS[Document]


async def out_of_words(connection: AsyncConnection, account_id: str) -> None:
    """Erase what they said of a sum, here and in the journal, and our answers to what they wrote."""
    for table in (RECORDS[Expense], RECORDS[Recurring]):
        await connection.execute(update(table).where(table.c.entered_by == account_id).values(said=""))
    for column in (journal.c.before, journal.c.after):
        mine = (column["entered_by"].astext == account_id) & column.has_key("said")
        silent = func.jsonb_set(column, literal(["said"], ARRAY(Text)), func.to_jsonb(cast("", Text)))
        await connection.execute(update(journal).where(mine).values({column: silent}))
    asked = (inbox.c.account_id == account_id) & (inbox.c.message_id == outbox.c.in_reply_to)
    here = (inbox.c.channel == outbox.c.channel) & (inbox.c.chat == outbox.c.chat)
    told = select(inbox.c.id).where(asked, here).exists() & outbox.c.status.in_(("sent", "failed"))
    blank = {"text": "", "rest": "", "buttons": [], "presses": null(), "card": null()}
    await connection.execute(update(outbox).where(told).values(**blank))


async def out_of_talk(connection: AsyncConnection, account_id: str) -> None:
    """Erase what they wrote, the files they sent, and what was written to them alone."""
    said = inbox.c.account_id == account_id
    files = (
        await connection.execute(select(inbox.c.files).where(said, inbox.c.files.is_not(None)))
    ).scalars()
    sent = [file["document"] for row in files for file in row]
    await connection.execute(delete(_documents).where(_documents.c.id.in_(sent)))
    blank = {
        "text": "",
        "press": null(),
        "location": null(),
        "files": null(),
        "sender_name": "",
        "sender_id": "",
    }
    await connection.execute(update(inbox).where(said).values(**blank))
    mine = select(conversations.c.channel, conversations.c.chat).where(
        conversations.c.account_id == account_id
    )
    for channel, chat in (await connection.execute(mine)).all():
        await _out_of_chat(connection, channel, chat)
        agreed = (consents.c.channel == channel) & (consents.c.address == chat)
        # That somebody wants no more messages outlasts them, or we would write again.
        await connection.execute(delete(consents).where(agreed, consents.c.how != "withdrawn"))
        await connection.execute(delete(digests).where(digests.c.channel == channel, digests.c.chat == chat))
    await connection.execute(delete(conversations).where(conversations.c.account_id == account_id))
    await connection.execute(delete(dialogues).where(dialogues.c.account_id == account_id))


async def _out_of_chat(connection: AsyncConnection, channel: str, chat: str) -> None:
    """Blank what was sent to a chat of theirs, and the chat itself, which may be their number."""
    blank = {
        "text": "",
        "rest": "",
        "buttons": [],
        "presses": null(),
        "card": null(),
        "recipient": null(),
    }
    sent, read = outbox.c.status.in_(("sent", "failed")), inbox.c.status != "new"
    kept: tuple[tuple[Table, Any, dict[str, Any]], ...] = ((outbox, sent, blank), (inbox, read, {}))
    for table, over, values in kept:
        here = (table.c.channel == channel) & (table.c.chat == chat) & over
        # Each row gets a chat of its own: platforms number messages per chat, and no two may meet.
        other = literal("erased-") + cast(table.c.id, Text)
        await connection.execute(update(table).where(here).values(chat=other, **values))
