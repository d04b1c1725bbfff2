"""Files as they were made, found by id: the link that leads here is signed."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.records import RECORDS
from tools.documents.model import Document


async def find(connection: AsyncConnection, document_id: str) -> Document | None:
    """Return the file, or None when there is none of that id."""
    table = RECORDS[Document]
    row = (await connection.execute(select(table).where(table.c.id == document_id))).mappings().first()
    if row is None:
        return None
    return Document(row["id"], row["name"], row["content_type"], bytes(row["body"]), row["made_at"])
