"""Who sees what: one function from everything that is told to what one reader may see of it."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, fields
from typing import Any

from bot.board import asked, places, road, together
from bot.board.chart import Charts
from bot.board.codes import Codes
from bot.board.reading import Told, read
from bot.board.view import BoardView, Head, Me
from tools.families.model import Family, Member
from tools.kernel import rights
from tools.kernel.act import Act, Role, Speaker
from tools.kernel.errors import NotAllowed
from tools.planning.model import ItineraryStatus
from tools.travel_day.guarding import on_the_road
from tools.trips.reading import span


@dataclass(frozen=True)
class Reader:
    """Who looks: with the rights they have in the trip now."""

    speaker: Speaker
    member: Member | None = None
    family: Family | None = None

    def may(self, tool: str) -> bool:
        """Whether they could ask for the same in a chat."""
        try:
            rights.check(self.speaker, tool)
        except NotAllowed:
            return False
        return True

    @property
    def travels(self) -> bool:
        """Whether they are one of the travellers, and no guest."""
        return self.member is not None and self.speaker.role is not Role.GUEST


async def board_view(act: Act, reader: Reader, charts: Charts | None = None) -> BoardView:
    """Return the board of the act's trip as `reader` may see it; `act.speaker` plays no part."""
    return seen_by(await read(act, charts or Charts()), reader)


def seen_by(told: Told, reader: Reader) -> BoardView:
    """Return what a reader may see; a stranger sees an empty board."""
    return BoardView(**{part.name: part.make() for part in parts(told, reader)})


@dataclass(frozen=True)
class Part:
    """A section of the board for one reader. For readers with the same `key` it is the same, made once."""

    name: str
    key: tuple[Hashable, ...]
    make: Callable[[], Any]


def parts(told: Told, reader: Reader) -> tuple[Part, ...]:
    """Return the sections of a reader's board. What a section depends on of the reader is in its key."""
    if reader.speaker.role is Role.STRANGER:
        return _nothing()
    own = reader.family.name if reader.family else ""
    member, speaker = reader.member, reader.speaker
    prices = reader.may("show_balance") and member is not None
    decides = reader.may("show_decisions")
    codes = Codes.of(told, speaker)
    voter = (speaker.account_id, speaker.role, member and member.id)
    hears = (own, member.id if member and member.id in told.spoken_to else "")
    return (
        Part("head", (), lambda: _head(told)),
        Part("me", voter, lambda: _me(told, reader)),
        Part("map", (own, reader.travels), lambda: places.map_part(told, own, exact=reader.travels)),
        Part("days", (own,), lambda: road.days(told, own)),
        Part("meetings", (own,), lambda: road.meetings(told, own)),
        Part("polls", (voter, codes.seen), lambda: together.polls(told, member, speaker, codes)),
        Part(
            "proposals",
            (codes.seen, prices, decides, own, speaker.role),
            lambda: asked.proposals(told, codes, reader.family, speaker.role, prices) if decides else (),
        ),
        Part("money", (own, prices), lambda: together.money(told, reader.family) if prices else None),
        Part("bookings", (codes.seen, prices), lambda: together.bookings(told, codes, prices)),
        Part(
            "decisions",
            (codes.seen, prices, decides),
            lambda: together.decisions(told, codes, prices) if decides else (),
        ),
        Part(
            "alerts",
            (codes.seen, prices, hears),
            lambda: together.alerts(told, codes, member, reader.family, prices),
        ),
    )


def _nothing() -> tuple[Part, ...]:
    empty = {"head": Head("", "", "", "none"), "me": Me("", "", "", False), "map": None, "money": None}
    names = (field.name for field in fields(BoardView))
    return tuple(Part(name, ("stranger",), lambda name=name: empty.get(name, ())) for name in names)  # type: ignore[misc]


def _head(told: Told) -> Head:
    plan = "none" if told.plan is None else "accepted"
    if told.plan is not None and told.plan.status is ItineraryStatus.PROPOSED:
        plan = "proposed"
    when = span(told.trip.start_date, told.trip.end_date)
    return Head(told.trip.name, when, told.today.isoformat(), plan)  # type: ignore[arg-type]


def _me(told: Told, reader: Reader) -> Me:
    role = reader.speaker.role
    may_share = reader.travels and role is not Role.CHILD and on_the_road(told.trip, told.today)
    shared = places.latest_position(told, reader.family) if reader.family and may_share else None
    until = shared.shared_until.astimezone(told.local) if shared and shared.shared_until else None
    return Me(
        name=reader.speaker.name,
        family=reader.family.name if reader.family else "",
        role=role.value,
        may_share=may_share,
        shared_until=f"{until:%H:%M}" if until else "",
    )
