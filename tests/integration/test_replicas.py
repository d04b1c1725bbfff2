"""Two replicas on one database, people writing to both at once, restarts between: every rule still holds."""

import asyncio
from collections import Counter
from collections.abc import Coroutine
from datetime import timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from bot.exporting import export_trips
from bot.main import House, open_house
from bot.settings import Settings
from channels.envelope import Envelope, Sender
from channels.recording import RecordingChannel
from storage.unit_of_work import Author, unit_of_work
from tests.integration.conftest import START
from tools.kernel.clock import VirtualClock
from tools.kernel.workers import InLine
from tools.polls.model import Ballot

FAMILIES = {"Ann": "Okafor", "Bob": "Lee", "Cy": "Cruz"}
SAID = (
    *("/vote pizza", "/vote sushi", "/vote 3", "/unvote"),
    *("/expense 12.35 gas", "/expense 100 dinner, split with the Lees"),
    *("/expense 0 air", "/expense 20 ZZZ gas"),
    *("/paid 5 to the Lees", "/paid 7.77 to the Cruzes", "/undo"),
    "/book Pine Inn april 10-12, 2 rooms, conf AC-2041",
    "/book Pine Inn april 10-12, 3 rooms, conf AC-2041",
    *("/book Rock Motel april 12-11", "/void gas"),
)
EVENT = st.tuples(st.sampled_from(list(FAMILIES)), st.sampled_from(SAID), st.booleans())
_NUMBERS = count(1)


class Replicas(RuleBasedStateMachine):
    """Each step is a handful of messages that come in at the same time, some of them twice."""

    url = ""
    folder = Path()

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.Runner()
        self.clock = VirtualClock(START)
        self.chat = f"-{next(_NUMBERS)}"
        self.paid = 0
        self.houses: list[tuple[Any, House]] = []

    @initialize()
    def begin(self) -> None:
        self._run(self._open(), self._open())
        before = set(self._trips())
        for name, family in FAMILIES.items():
            trip = "@pathfinder new trip: Canyon Loop, april 10 to april 15" if name == "Ann" else ""
            for text in filter(None, (trip, f"@pathfinder we're the {family} family: me and Kit {family}")):
                self._run(self._said([(name, text, False)]))
        self._run(self._said([("Ann", "/poll What's for dinner? | pizza | sushi | soup", False)]))
        (self.trip_id,) = set(self._trips()) - before
        begun = self._trips(self.trip_id)[self.trip_id]
        assert len(begun["families"]) == len(FAMILIES)
        assert len(begun["polls"]) == 1

    @rule(events=st.lists(EVENT, min_size=1, max_size=6))
    def at_the_same_time(self, events: list[tuple[str, str, bool]]) -> None:
        self._run(self._said(events))

    @rule()
    def one_replica_is_started_again(self) -> None:
        async def restart() -> None:
            opened, _ = self.houses.pop(0)
            await opened.__aexit__(None, None, None)

        self._run(restart())
        self._run(self._open())

    @invariant()
    def holds(self) -> None:
        if len(self.houses) == 2:
            trip = self._trips(self.trip_id)[self.trip_id]
            check(trip)
            assert len(trip["payments"]) <= self.paid  # a message that came twice counts once
            self._run(self._one_ballot_each())

    async def _one_ballot_each(self) -> None:
        house = self.houses[0][1]
        async with unit_of_work(house.database, self.trip_id, Author(0, house.clock.now())) as unit:
            cast = Counter((ballot.poll_id, ballot.voter) for ballot in await unit.of(Ballot).all())
        assert set(cast.values()) <= {1}, cast

    def teardown(self) -> None:
        async def close() -> None:
            for opened, _ in self.houses:
                await opened.__aexit__(None, None, None)

        self._run(close())
        self.loop.close()

    def _trips(self, wanted: str | None = None) -> dict[str, dict[str, Any]]:
        return self.loop.run(export_trips(self.houses[0][1], wanted))

    def _run(self, *doing: Coroutine[Any, Any, None]) -> None:
        for one in doing:
            self.loop.run(one)

    async def _open(self) -> None:
        told = Settings(_env_file=None, pathfinder_data_dir=self.folder)
        opened = open_house(told, self.url, [RecordingChannel("telegram", [])], InLine(), self.clock)
        self.houses.append((opened, await opened.__aenter__()))

    async def _said(self, events: list[tuple[str, str, bool]]) -> None:
        """Hand each message to one of the replicas, those that come twice to both, all at once."""
        self.clock.set(self.clock.now() + timedelta(minutes=1))
        doors = [house.door for _, house in self.houses]
        arriving = []
        self.paid += sum(text.startswith("/paid") for _, text, _ in events)
        for n, (who, text, twice) in enumerate(events):
            message = self._envelope(who, text)
            arriving += [doors[(n + again) % 2].receive(message) for again in range(1 + twice)]
        await asyncio.gather(*arriving)
        await asyncio.gather(*(house.settle() for _, house in self.houses))

    def _envelope(self, who: str, text: str) -> Envelope:
        return Envelope(
            channel="telegram",
            chat=self.chat,
            kind="group",
            sender=Sender(f"id-{self.chat}-{who}", who),
            message_id=str(next(_NUMBERS)),
            at=self.clock.now(),
            text=text,
            mention=True,
        )


def check(trip: dict[str, Any]) -> None:
    """No booking twice, exact sums that come to nothing and settle."""
    standing = [booking for booking in trip["reservations"] if booking["status"] != "cancelled"]
    codes = Counter(booking["confirmation"] for booking in standing)
    assert set(codes.values()) <= {1}, codes
    for bill in trip["expenses"]:
        for parts in (bill["payers"], bill["shares"]):
            assert sum(Decimal(part["amount"]) for part in parts) == Decimal(bill["amount"]) > 0
    nets = {balance["party"]: Decimal(balance["net"]) for balance in trip["balances"]}
    assert sum(nets.values()) == 0
    for transfer in trip["settlement"]:
        nets[transfer["from"]] += Decimal(transfer["amount"])
        nets[transfer["to"]] -= Decimal(transfer["amount"])
    assert not any(nets.values())


def test_whatever_comes_at_once_and_whoever_restarts(database_url: str, data_dir: Path) -> None:
    Replicas.url, Replicas.folder = database_url, data_dir
    run_state_machine_as_test(
        Replicas,
        settings=settings(
            max_examples=3,
            stateful_step_count=5,
            deadline=None,
            phases=(Phase.generate,),  # each step starts and settles two houses: shrinking would take hours
            suppress_health_check=list(HealthCheck),
        ),
    )
