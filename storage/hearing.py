"""What every turn begins with, read in one statement: who is on the trip, and what was asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage.dialogues import OpenQuestion
from storage.inbox import Incoming
from storage.records import RECORDS
from storage.statements import run
from storage.unit_of_work import SqlUnitOfWork
from tools.families.model import Family, Member
from tools.preferences.model import Setting
from tools.trips.model import Trip

_KINDS: tuple[type[Any], ...] = (Trip, Family, Member, Setting)
_READ = "\nUNION ALL ".join(
    f"SELECT '{kind.__name__}', r.seq, to_jsonb(r) FROM {RECORDS[kind].name} r WHERE r.trip_id = %(trip)s"  # noqa: S608
    for kind in _KINDS
)
_HEAR = f"""
WITH taken AS (
  DELETE FROM dialogues
  WHERE channel = %(channel)s AND chat = %(chat)s AND account_id = %(account)s
  RETURNING asked, choices, pending
)
SELECT '' AS kind, 0 AS seq, to_jsonb(taken) AS value FROM taken
UNION ALL SELECT 'calls', 0, (SELECT jsonb_agg(c.at) FROM (
  SELECT i.at FROM inbox i WHERE i.account_id = %(account)s AND i.id < %(row)s
  ORDER BY i.id DESC OFFSET %(calls)s - 1 LIMIT 2) AS c)
UNION ALL SELECT 'uploads', 0, (SELECT jsonb_agg(c.at) FROM (
  SELECT i.at FROM inbox i WHERE i.account_id = %(account)s AND i.id < %(row)s AND i.files IS NOT NULL
  ORDER BY i.id DESC OFFSET %(uploads)s - 1 LIMIT 2) AS c WHERE %(files)s)
UNION ALL {_READ}
ORDER BY 1, 2
"""  # noqa: S608


@dataclass(frozen=True)
class Before:
    """The open question to a person, and when they said something so many messages (files) before, twice."""

    question: OpenQuestion | None
    calls: tuple[datetime, ...]
    uploads: tuple[datetime, ...]


async def hear(unit: SqlUnitOfWork, incoming: Incoming, calls: int, uploads: int) -> Before:
    """Read who is on the trip into the unit of work; the open question to who speaks is forgotten."""
    values = {
        "trip": unit.trip_id, "channel": incoming.channel, "chat": incoming.chat,
        "account": incoming.account_id, "row": incoming.id, "calls": calls, "uploads": uploads,
        "files": bool(incoming.files),
    }  # fmt: skip
    rows = await run(await unit.connection(), _HEAR, values)
    for kind in _KINDS:
        await unit.know(kind, [row["value"] for row in rows if row["kind"] == kind.__name__])
    asked = next((row["value"] for row in rows if not row["kind"]), None)
    question = asked and OpenQuestion(asked["asked"], tuple(asked["choices"]), tuple(asked["pending"]))
    return Before(question, _times(rows, "calls"), _times(rows, "uploads"))


def _times(rows: Sequence[Mapping[str, Any]], kind: str) -> tuple[datetime, ...]:
    found = next((row["value"] for row in rows if row["kind"] == kind), None)
    return tuple(datetime.fromisoformat(at) for at in found or ())
