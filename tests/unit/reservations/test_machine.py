"""Whatever is booked, corrected and cancelled: one record a code, no end before its start, nothing lost."""

import asyncio
from contextlib import suppress
from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.world import World
from tools.kernel.errors import Refusal
from tools.reservations import service
from tools.reservations.booking import Told
from tools.reservations.export import export
from tools.reservations.match import code
from tools.reservations.model import Reservation, ReservationKind, ReservationStatus
from tools.reservations.nights import stands, without_bed

PEOPLE = {"Lee": ("Ann",), "Cruz": ("Cy",)}
FIRST = date(2027, 7, 10)
DAYS = st.integers(min_value=-1, max_value=8).map(lambda n: (FIRST + timedelta(days=n)).isoformat())
TOLD = st.builds(
    Told,
    name=st.sampled_from(["Red Inn", "Blue Lodge", "The Red Inn", "Taco Bar"]),
    kind=st.sampled_from([None, ReservationKind.LODGING, ReservationKind.RESTAURANT]),
    start=st.none() | DAYS,
    end=st.none() | DAYS,
    party=st.sampled_from([(), ("my_family",), ("all",)]),
    units=st.none() | st.integers(min_value=1, max_value=4),
    confirmation=st.sampled_from([None, "A-1", "B2", "c 3"]),
    price=st.sampled_from([None, "100", "120.50"]),
)


class Desk(RuleBasedStateMachine):
    """Random bookers and cancellers."""

    @initialize()
    def begin(self) -> None:
        days = {"start_date": FIRST, "end_date": FIRST + timedelta(days=7)}
        self.world = asyncio.run(World.with_families(PEOPLE, **days))

    @rule(name=st.sampled_from(["Ann", "Cy"]), told=TOLD)
    def book(self, name: str, told: Told) -> None:
        async def go() -> None:
            with suppress(Refusal):
                await service.add_reservation(await self.world.by(name), told)

        asyncio.run(go())

    @rule(name=st.sampled_from(["Red Inn", "Lodge", "opera"]), confirmation=st.sampled_from([None, "a1"]))
    def cancel(self, name: str, confirmation: str | None) -> None:
        async def go() -> None:
            before = len(await self.world.uow.of(Reservation).all())
            with suppress(Refusal):
                await service.cancel_reservation(await self.world.by("Cy"), name, confirmation)
            assert len(await self.world.uow.of(Reservation).all()) == before

        asyncio.run(go())

    @invariant()
    def holds(self) -> None:
        if hasattr(self, "world"):
            asyncio.run(self._check())

    async def _check(self) -> None:
        act = await self.world.by("Ann")
        desk = await service.open_desk(act)
        codes = [code(b.confirmation) for b in desk.active if b.confirmation]
        assert len(codes) == len(set(codes))
        assert all(b.start is None or b.end is None or b.start <= b.end for b in desk.bookings)
        assert all(stands(b) or b.status is ReservationStatus.CANCELLED for b in desk.bookings)
        said = (await service.show_reservations(act, FIRST.isoformat(), None, ReservationKind.LODGING)).text
        bare = without_bed(desk.active, desk.roster, desk.trip, FIRST)
        assert ("No bed" in said) == bool(bare)
        assert len((await export(act))["reservations"]) == len(desk.bookings)


TestDesk = Desk.TestCase
TestDesk.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)
