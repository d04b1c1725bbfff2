"""The board's own way to the trip: reads it for all readers at once, and hands in what they press."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter

from bot.board.chart import Charts
from bot.board.links import SignedBoardLinks
from bot.board.opening import reader_of
from bot.board.reading import Told, read
from bot.board.seeing import Reader, seen_by
from bot.board.view import BoardView
from bot.door import PostgresDoor
from storage.database import Database
from storage.history import SqlHistory
from storage.journal import SqlAuditTrail
from storage.minutes import SqlMinutes
from storage.unit_of_work import Author, unit_of_work
from tools.board.ports import Ticket
from tools.kernel.act import Act, Role, Speaker
from tools.kernel.audit import AuditTrail
from tools.kernel.clock import Clock
from tools.kernel.minutes import Minutes
from tools.kernel.undo import History
from tools.preferences.model import Setting

_ITSELF = Speaker("pathfinder", "Pathfinder", Role.ORGANIZER)
_PARTS: TypeAdapter[BoardView] = TypeAdapter(BoardView)
Sections = dict[str, Any]


@dataclass(frozen=True)
class Moment:
    """A trip as it is now, with the settings that say which links hold."""

    told: Told
    settings: tuple[Setting, ...]

    @property
    def trip_id(self) -> str:
        """Which trip."""
        return self.told.act.trip_id

    def reader(self, ticket: Ticket) -> Reader | None:
        """Return who opens the board with a link; None when it is over."""
        return reader_of(self.told, self.settings, ticket)

    def sections(self, reader: Reader) -> Sections:
        """Return what a reader sees, section by section, as JSON values."""
        found: Sections = _PARTS.dump_python(seen_by(self.told, reader), mode="json")
        return found


@dataclass(frozen=True)
class Desk:
    """What every page and socket of the board shares."""

    database: Database
    door: PostgresDoor
    clock: Clock
    links: SignedBoardLinks
    ports: Mapping[type[Any], Any]
    charts: Charts = field(default_factory=Charts)

    def now(self) -> datetime:
        """Return the time, aware."""
        return self.clock.now()

    async def moment(self, trip_id: str) -> Moment:
        """Read a trip, in one transaction that changes nothing."""
        now = self.now()
        async with unit_of_work(self.database, trip_id, Author(0, now)) as unit:
            ports = {
                **self.ports,
                AuditTrail: SqlAuditTrail(unit),
                History: SqlHistory(unit),
                Minutes: SqlMinutes(unit),
            }
            act = Act(uow=unit, speaker=_ITSELF, now=now, group=False, ports=ports)
            settings = tuple(await unit.of(Setting).all())
            return Moment(await read(act, self.charts), settings)
