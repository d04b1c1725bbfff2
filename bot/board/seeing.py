"""Who sees what: one function from everything that is told to what one reader may see of it."""

from dataclasses import dataclass

from bot.board import places, road, together
from bot.board.chart import Charts
from bot.board.reading import Told, read
from bot.board.view import BoardView, Head, Me
from tools.families.model import Family, Member
from tools.kernel import rights
from tools.kernel.act import Act, Role, Speaker
from tools.kernel.errors import NotAllowed
from tools.planning.model import ItineraryStatus
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
    own = reader.family.name if reader.family else ""
    if reader.speaker.role is Role.STRANGER:
        return BoardView(Head("", "", "", "none"), Me("", "", "", False), None, (), (), (), None, (), (), ())
    prices = reader.may("show_balance") and reader.member is not None
    return BoardView(
        head=_head(told),
        me=_me(told, reader),
        map=places.map_part(told, own, exact=reader.travels),
        days=road.days(told, own),
        meetings=road.meetings(told, own),
        polls=together.polls(told, reader.member, reader.speaker),
        money=together.money(told, reader.family) if prices else None,
        bookings=together.bookings(told, reader.speaker, prices),
        decisions=together.decisions(told, reader.speaker, prices) if reader.may("show_decisions") else (),
        alerts=together.alerts(told, reader.speaker, reader.member, reader.family, prices),
    )


def _head(told: Told) -> Head:
    plan = "none" if told.plan is None else "accepted"
    if told.plan is not None and told.plan.status is ItineraryStatus.PROPOSED:
        plan = "proposed"
    when = span(told.trip.start_date, told.trip.end_date)
    return Head(told.trip.name, when, told.today.isoformat(), plan)  # type: ignore[arg-type]


def _me(told: Told, reader: Reader) -> Me:
    role = reader.speaker.role
    may_share = reader.travels and role is not Role.CHILD
    shared = places.latest_position(told, reader.family) if reader.family and may_share else None
    until = shared.shared_until.astimezone(told.local) if shared and shared.shared_until else None
    return Me(
        name=reader.speaker.name,
        family=reader.family.name if reader.family else "",
        role=role.value,
        may_share=may_share,
        shared_until=f"{until:%H:%M}" if until else "",
    )
