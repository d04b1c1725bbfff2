"""The turn as a use case sees it: who acts, in which trip, when, and with what at hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar, cast

from tools.kernel.reply import Attachment
from tools.kernel.unit_of_work import UnitOfWork

P = TypeVar("P")
# What somebody who gave no name is called, before the last figures of their number.
UNNAMED = "someone at …"


class Role(StrEnum):
    """What a person is in a trip (tools/kernel/rights.py says what each may do).

    A driver is at the wheel and not grown up: grown-ups who drive may all that a driver may, and more.
    A stranger holds an invitation they have not taken up, or was taken off the trip.
    """

    ORGANIZER = "organizer"
    ADMIN = "admin"
    ADULT = "adult"
    DRIVER = "driver"
    CHILD = "child"
    GUEST = "guest"
    STRANGER = "stranger"

    @property
    def is_child(self) -> bool:
        """Whether grown-ups decide for them."""
        return self in (Role.CHILD, Role.DRIVER)


@dataclass(frozen=True)
class Speaker:
    """Who speaks. `member_id` is None until they are known as a member of a family."""

    account_id: str
    name: str
    role: Role = Role.ADULT
    member_id: str | None = None
    family_id: str | None = None


@dataclass(frozen=True)
class Act:
    """One turn's hands. `now` is aware, in the speaker's zone; `message` identifies what was said.

    `said` is what the speaker wrote (for the record), `files` what they sent along; `group` tells a group
    chat from a direct one. `agreed` is the accepted proposal that is carried out: nobody is asked again.
    """

    uow: UnitOfWork
    speaker: Speaker
    now: datetime
    message: str = ""
    said: str = ""
    group: bool = True
    mentioned: bool = True
    files: tuple[Attachment, ...] = ()
    agreed: str = ""
    ports: Mapping[type[Any], Any] = field(default_factory=dict)

    @property
    def trip_id(self) -> str:
        """The trip this turn is about."""
        return self.uow.trip_id

    @property
    def today(self) -> date:
        """The speaker's calendar day."""
        return self.now.date()

    def port(self, kind: type[P]) -> P:
        """Return what stands behind a port, such as `act.port(Roads)`."""
        return cast(P, self.ports[kind])
