"""Taking somebody's names, numbers and ids out of every text that a trip keeps."""

import re
from collections.abc import Collection
from typing import Any

from sqlalchemy import Column, Table, Text, cast, func, select, update
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.records import RECORDS, SEALED
from storage.tables import metadata
from tools.families.model import Family, Member

NOBODY = "somebody"
# What names a place or a family is no statement about a person.
_LEFT = frozenset({"families", "stops", "rates", "trip_keys", "documents", "conversations"})
# Ids of rows and chats, which other rows point at.
_KEYS = frozenset({"id", "trip_id", "family_id", "poll_id", "channel", "chat", "kind", "status"})


async def scrub(connection: AsyncConnection, trip_id: str, words: Collection[str]) -> None:
    """Put "somebody" in place of each of the words, as a whole word, in all rows of the trip."""
    pattern = _pattern(words)
    for table in metadata.sorted_tables:
        if "trip_id" in table.c and table.name not in _LEFT:
            for column in _texts(table):
                plain = cast(column, Text)
                clean = cast(func.regexp_replace(plain, pattern, NOBODY, "g"), column.type)
                found = (table.c.trip_id == trip_id) & plain.regexp_match(pattern)
                await connection.execute(update(table).where(found).values({column: clean}))


async def silence(connection: AsyncConnection, column: Column[Any], family_id: str) -> None:
    """Take a family's reasons out of objections; which of them gave one is not kept."""
    reason = r'"why": "(?:[^"\\]|\\.)*"(, "party": \{"id": "' + family_id + '")'
    plain = cast(column, Text)
    quiet = cast(func.regexp_replace(plain, reason, r'"why": ""\1', "g"), JSONB)
    found = update(column.table).where(plain.regexp_match(reason))
    await connection.execute(found.values({column: quiet}))


async def own_names(connection: AsyncConnection, trip_id: str, names: Collection[str]) -> set[str]:
    """Return the names that nobody else in the trip, and no family of it, bears too."""
    taken: set[str] = set()
    for kind in (Member, Family):
        table = RECORDS[kind]
        same = select(table.c.name).where(table.c.trip_id == trip_id)
        taken.update((await connection.execute(same)).scalars())
    return {name for name in names if name and name not in taken | {NOBODY}}


def _pattern(words: Collection[str]) -> str:
    """Match a word alone; within JSON a line break stands before it as a backslash and an n."""
    longest_first = sorted(words, key=len, reverse=True)
    any_of = "|".join(re.escape(word) for word in longest_first)
    return rf"(?:(?<!\w)|(?<=\\[nt]))(?:{any_of})(?!\w)"


def _texts(table: Table) -> list[Column[Any]]:
    sealed = {name for kind, names in SEALED.items() if RECORDS[kind] is table for name in names}
    columns = [column for column in table.columns if column.name not in _KEYS | sealed]
    return [column for column in columns if isinstance(column.type, Text | JSONB)]
