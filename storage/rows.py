"""Records as rows and as JSON, and back."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Table
from sqlalchemy.dialects.postgresql import JSONB

from storage.records import RECORDS, SEALED
from tools.documents.model import Document
from tools.kernel.unit_of_work import E

# Kept out of the journal: a file's bytes are made anew, never undone.
UNJOURNALLED = (Document,)
_ADAPTERS: Mapping[type[Any], TypeAdapter[Any]] = {kind: TypeAdapter(kind) for kind in RECORDS}


def adapter(kind: type[Any]) -> TypeAdapter[Any]:
    """Return the converter between a record type and plain values."""
    return _ADAPTERS[kind]


def plain(record: Any) -> dict[str, Any]:
    """Return a record as JSON values."""
    values: dict[str, Any] = adapter(type(record)).dump_python(record, mode="json")
    return values


def row_of(record: Any, table: Table, trip_id: str) -> dict[str, Any]:
    """Return a record as a row of its table; nothing is sealed yet."""
    nested = plain(record) if not isinstance(record, UNJOURNALLED) else {}
    row: dict[str, Any] = {"trip_id": trip_id}
    for column in table.columns:
        if column.name in ("trip_id", "seq"):
            continue
        value = getattr(record, column.name)
        if isinstance(column.type, JSONB):
            value = nested[column.name]
        row[column.name] = value.value if isinstance(value, Enum) else value
    return row


def places(kind: type[Any], record_id: str) -> dict[str, str]:
    """Return where each sealed field of a record belongs."""
    return {name: f"{kind.__name__}:{record_id}:{name}" for name in SEALED.get(kind, ())}


def loaded(kind: type[E], row: Mapping[str, Any]) -> E:
    """Return the record of an opened row."""
    values = {name: value for name, value in row.items() if name not in ("trip_id", "seq")}
    record: E = adapter(kind).validate_python(values)
    return record
