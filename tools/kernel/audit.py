"""Who did what to which object, append-only, as a port."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class AuditEntry:
    """One change: `actor` by name, `action` the tool's name, `object` as "kind:id"."""

    at: datetime
    actor: str
    action: str
    object: str


class AuditTrail:
    """Reads the trip's journal."""

    async def entries(self, trip_id: str) -> list[AuditEntry]:
        """Return every change of a trip, oldest first."""
        raise NotImplementedError

    async def version(self, trip_id: str) -> int:
        """Return a number that grows with each turn that changed something."""
        raise NotImplementedError
