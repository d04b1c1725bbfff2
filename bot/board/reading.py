"""Everything a board is made from, read once for all readers. What each may see is `seeing.py`'s to say."""

from collections.abc import Awaitable, Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, tzinfo
from functools import cached_property
from typing import Any, TypeVar, cast

import structlog

from bot.board.chart import Chart, Charts
from tools.documents.palette import colour
from tools.expenses.books import Books, in_own_currency, transfers
from tools.expenses.opening import open_books
from tools.expenses.settle import Transfer
from tools.families.roster import Roster
from tools.history.citing import citations
from tools.kernel.act import Act
from tools.kernel.party import Party
from tools.planning.model import Itinerary, ItineraryStatus
from tools.polls.model import Ballot, Poll
from tools.proposals.model import Proposal
from tools.reservations.model import Reservation
from tools.travel_day.living import DayState, day_state
from tools.travel_day.model import Alert, AlertStatus, StatusReport
from tools.trips.head import blank, head, local_zone
from tools.trips.model import Stop, Trip
from tools.trips.service import stops_in_order

T = TypeVar("T")
log = structlog.get_logger()


@dataclass(frozen=True)
class Told:
    """A trip at the moment `act.now`, on the trip's own clock, with all that is private in it."""

    act: Act
    trip: Trip
    local: tzinfo
    roster: Roster
    plan: Itinerary | None
    reports: tuple[StatusReport, ...]
    stops: tuple[Stop, ...]
    polls: tuple[Poll, ...]
    ballots: tuple[Ballot, ...]
    books: Books
    settling: Mapping[str, tuple[Transfer[Party], ...]] | None
    bookings: tuple[Reservation, ...]
    proposals: tuple[Proposal, ...]
    alerts: tuple[Alert, ...]
    cited: Mapping[tuple[str, str], str]
    chart: Chart | None
    living: DayState  # today as it goes
    _worked_out: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what `make` returned the first time for this key: all readers share it."""
        if key not in self._worked_out:
            self._worked_out[key] = make()
        return cast(T, self._worked_out[key])

    @cached_property
    def spoken_to(self) -> frozenset[str]:
        """The members some waiting alert is for, by id: they alone see it."""
        waiting = (a.to for a in self.alerts if a.status is AlertStatus.WAITING)
        return frozenset(to.id for to in waiting if to is not None and to.kind == "member")

    @property
    def today(self) -> date:
        """The trip's calendar day."""
        return self.act.now.date()

    @property
    def agreed(self) -> Itinerary | None:
        """The plan people agreed on."""
        return _agreed(self.plan)

    def colour(self, family: str) -> str:
        """Return a family's colour, the same as in the itinerary and on the map."""
        names = [known.name for known in self.roster.families]
        return colour(names.index(family)) if family in names else colour(0)


def _agreed(plan: Itinerary | None) -> Itinerary | None:
    return None if plan is None or plan.status is ItineraryStatus.PROPOSED else plan


async def read(act: Act, charts: Charts) -> Told:
    """Return the act's trip as it is now. `act` needs the ports that its rooms need (Roads, Workers)."""
    local = await local_zone(act)
    act = replace(act, now=act.now.astimezone(local))
    books = in_own_currency(act, await open_books(act))
    plan, reports = await act.uow.of(Itinerary).get(act.trip_id), await _todays(act)
    living = day_state(_agreed(plan), act.today, books.roster.families, reports)
    return Told(
        act=act,
        trip=await head(act) or blank(act),
        local=local,
        roster=books.roster,
        plan=plan,
        reports=reports,
        living=living,
        stops=tuple(await stops_in_order(act)),
        polls=tuple(await act.uow.of(Poll).all()),
        ballots=tuple(await act.uow.of(Ballot).all()),
        books=books,
        settling=await _or_none("settling", _settling(act, books)),
        bookings=tuple(await act.uow.of(Reservation).all()),
        proposals=tuple(await act.uow.of(Proposal).all()),
        alerts=tuple(await act.uow.of(Alert).all()),
        cited=await citations(act),
        chart=await _or_none("map", charts.of(act, living, reports)),
    )


async def _or_none(what: str, reading: Awaitable[T]) -> T | None:
    """Return what was worked out; None when that failed: the rest of the board is shown all the same."""
    try:
        return await reading
    except Exception:
        log.exception("a part of the board could not be read", part=what)
        return None


async def _settling(act: Act, books: Books) -> dict[str, tuple[Transfer[Party], ...]]:
    return {currency: await transfers(act, books, currency) for currency in books.currencies}


async def _todays(act: Act) -> tuple[StatusReport, ...]:
    """Return what was reported on the trip's calendar day, oldest first."""
    every = await act.uow.of(StatusReport).all()
    today = [r for r in every if r.at.astimezone(act.now.tzinfo).date() == act.now.date()]
    return tuple(sorted(today, key=lambda report: report.at))
