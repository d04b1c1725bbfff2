"""Files by id: those that were made (the link that leads here is signed), and those that came in."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.records import RECORDS
from tools.documents.model import Document
from tools.kernel.ids import new_id

_documents = RECORDS[Document]


class _File(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def content_type(self) -> str: ...
    @property
    def body(self) -> bytes: ...


async def find(connection: AsyncConnection, document_id: str) -> Document | None:
    """Return the file, or None when there is none of that id."""
    found = select(_documents).where(_documents.c.id == document_id)
    row = (await connection.execute(found)).mappings().first()
    if row is None:
        return None
    return Document(row["id"], row["name"], row["content_type"], bytes(row["body"]), row["made_at"])


async def keep(
    connection: AsyncConnection, trip_id: str, files: Sequence[_File], at: datetime
) -> list[dict[str, str]]:
    """Keep files that came in; returns {"name", "content_type", "document"} for each."""
    kept = []
    for file in files:
        document = new_id()
        row = {"id": document, "trip_id": trip_id, "made_at": at, "body": file.body}
        row |= {"name": file.name, "content_type": file.content_type}
        await connection.execute(_documents.insert().values(row))
        kept.append({"name": file.name, "content_type": file.content_type, "document": document})
    return kept
