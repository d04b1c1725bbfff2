"""What every turn begins with, read in one statement: who is on the trip, and what was asked."""

from typing import Any

from storage.dialogues import OpenQuestion
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
UNION ALL {_READ}
ORDER BY 1, 2
"""  # noqa: S608


async def hear(unit: SqlUnitOfWork, where: tuple[str, str, str]) -> OpenQuestion | None:
    """Read who is on the trip into the unit of work; returns, and forgets, the open question to the person
    at `where` (channel, chat, account)."""
    channel, chat, account = where
    values = {"trip": unit.trip_id, "channel": channel, "chat": chat, "account": account}
    rows = await run(await unit.connection(), _HEAR, values)
    for kind in _KINDS:
        await unit.know(kind, [row["value"] for row in rows if row["kind"] == kind.__name__])
    asked = next((row["value"] for row in rows if not row["kind"]), None)
    return asked and OpenQuestion(asked["asked"], tuple(asked["choices"]), tuple(asked["pending"]))
