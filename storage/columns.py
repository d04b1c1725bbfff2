"""The columns the rooms' tables are made of: named as the field they keep; JSONB keeps what is nested."""

from typing import Any

from sqlalchemy import BigInteger, Column, DateTime, Identity, Index, Table, Text
from sqlalchemy.dialects.postgresql import JSONB

from storage.tables import metadata

INSTANT = DateTime(timezone=True)


def table(name: str, *columns: Column[Any]) -> Table:
    """Return the table of a kind of record: its own id, its trip, the order records were first put."""
    return Table(
        name,
        metadata,
        Column("id", Text, primary_key=True),
        Column("trip_id", Text, nullable=False),
        Column("seq", BigInteger, Identity(), nullable=False),  # the order records were first put
        *columns,
        Index(f"ix_{name}_trip_seq", "trip_id", "seq"),
    )


def text(name: str) -> Column[Any]:
    """Return a column of text that is always there."""
    return Column(name, Text, nullable=False)


def maybe(name: str, kind: Any = Text) -> Column[Any]:
    """Return a column that may be empty."""
    return Column(name, kind)


def nested(name: str) -> Column[Any]:
    """Return a column of something nested, which may be empty."""
    return Column(name, JSONB(none_as_null=True))


def several(name: str) -> Column[Any]:
    """Return a column of a list, empty by itself."""
    return Column(name, JSONB, nullable=False, server_default="[]")


def blank(name: str) -> Column[Any]:
    """Return a column of text, empty by itself."""
    return Column(name, Text, nullable=False, server_default="")
