"""The board's own way to the trip: reads it for all readers at once, and hands in what they press."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic
from typing import Any

import structlog
from pydantic_core import to_json

from bot.board.chart import Charts
from bot.board.links import SignedBoardLinks
from bot.board.opening import reader_of
from bot.board.reading import Told, read
from bot.board.seeing import Part, Reader, parts
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
log = structlog.get_logger()
Sections = dict[str, str]  # each section's JSON by its name


@dataclass(frozen=True)
class Moment:
    """A trip as it was `read_at` (on the monotonic clock), with the settings that say which links hold."""

    told: Told
    settings: tuple[Setting, ...]
    read_at: float = 0.0

    @property
    def trip_id(self) -> str:
        """Which trip."""
        return self.told.act.trip_id

    def reader(self, ticket: Ticket) -> Reader | None:
        """Return who opens the board with a link; None when it is over."""
        return reader_of(self.told, self.settings, ticket)

    def sections(self, reader: Reader) -> Sections:
        """Return what a reader sees, section by section, as JSON; each day of the plan is one.

        What several readers see alike is written once for all of them.
        """
        found: Sections = {}
        for part in parts(self.told, reader):
            found |= self.told.once((part.name, *part.key), lambda part=part: _written_or_not(part))  # type: ignore[misc]
        return found


def _written_or_not(part: Part) -> Sections:
    """Return a section as JSON; nothing when it failed: a page keeps what it showed of it."""
    try:
        return _written(part)
    except Exception:
        log.exception("a section of the board could not be made", section=part.name)
        return {}


def _written(part: Part) -> Sections:
    """Return a section as JSON, the days by "day DATE" and their dates as "days"."""
    made = part.make()
    if part.name != "days":
        return {part.name: to_json(made).decode()}
    dates = to_json([day.date for day in made]).decode()
    return {"days": dates, **{f"day {day.date}": to_json(day).decode() for day in made}}


def as_json(at: datetime, sections: Sections, **more: str) -> str:
    """Return a frame for a page: when it was read, what else it is, and its sections."""
    head = json.dumps({**more, "at": at.isoformat()})
    body = ",".join(f"{json.dumps(name)}:{text}" for name, text in sections.items())
    return f'{head[:-1]},"sections":{{{body}}}}}'


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
        now, read_at = self.now(), monotonic()
        async with unit_of_work(self.database, trip_id, Author(0, now)) as unit:
            ports = {
                **self.ports,
                AuditTrail: SqlAuditTrail(unit),
                History: SqlHistory(unit),
                Minutes: SqlMinutes(unit),
            }
            act = Act(uow=unit, speaker=_ITSELF, now=now, group=False, ports=ports)
            settings = tuple(await unit.of(Setting).all())
            return Moment(await read(act, self.charts), settings, read_at)
