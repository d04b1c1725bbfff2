"""The journal read: who did what."""

from sqlalchemy import func, select

from storage.tables import journal
from storage.unit_of_work import SqlUnitOfWork
from tools.kernel.audit import AuditEntry, AuditTrail


class SqlAuditTrail(AuditTrail):
    """The journal of the trip whose unit of work this is."""

    def __init__(self, unit: SqlUnitOfWork) -> None:
        self._unit = unit

    async def entries(self, trip_id: str) -> list[AuditEntry]:
        """Return who did what to which object, oldest first."""
        found = select(journal).where(journal.c.trip_id == trip_id).order_by(journal.c.id)
        rows = (await (await self._unit.connection()).execute(found)).mappings()
        return [
            AuditEntry(
                at=row["at"],
                actor=row["actor_name"] or row["actor"],
                action=row["action"],
                object=f"{row['kind']}:{row['object_id']}",
            )
            for row in rows
        ]

    async def version(self, trip_id: str) -> int:
        """Return a number that grows with each turn that changed something."""
        count = select(func.count(func.distinct(journal.c.turn))).where(journal.c.trip_id == trip_id)
        return int((await (await self._unit.connection()).execute(count)).scalar_one())
