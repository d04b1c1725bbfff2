"""Whatever people do in whatever order: one ballot each, counts that add up, a winner that has the most."""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from pydantic import TypeAdapter

from tests.fakes import MemoryUnitOfWork
from tests.world import World
from tools.families.model import Family, Member
from tools.kernel.errors import Refusal
from tools.polls import service
from tools.polls.export import export
from tools.polls.model import Ballot, Poll
from tools.proposals.model import Proposal
from tools.travel_day.model import Alert
from tools.trips.model import Trip

PEOPLE = {"Lee": ("Ann", "Bo"), "Cruz": ("Cy", "Di"), "Diaz": ("Ed",)}
NAMES = st.sampled_from(["Ann", "Bo", "Cy", "Di", "Ed"])
OPTIONS = ["Moab", "Page", "Zion"]
KINDS: tuple[Any, ...] = (Trip, Family, Member, Poll, Ballot, Alert, Proposal)


class Voting(RuleBasedStateMachine):
    """Random voters, openers and closers; families that come and go; the program restarted."""

    @initialize()
    def begin(self) -> None:
        self.world = asyncio.run(World.with_families(PEOPLE))
        self.last: dict[str, str] = {}

    @rule(name=NAMES)
    def open(self, name: str) -> None:
        async def go() -> None:
            await service.create_poll(await self.world.by(name), "Where?", OPTIONS)
            self.last = {}

        self._try(go())

    @rule(name=NAMES, option=st.sampled_from([*OPTIONS, "Mars", "none", "2"]))
    def vote(self, name: str, option: str) -> None:
        async def go() -> None:
            act = await self.world.by(name)
            await service.vote(act, option)
            family = str(act.speaker.family_id)
            self.last.pop(family, None)
            if option != "none":
                self.last[family] = "Page" if option == "2" else option

        self._try(go())

    @rule(name=NAMES)
    def close(self, name: str) -> None:
        async def go() -> None:
            await service.close_poll(await self.world.by(name))

        self._try(go())

    @precondition(lambda self: self._running())
    @rule()
    def somebody_leaves_and_comes_back_with_the_same_ballot(self) -> None:
        async def go() -> None:
            families = self.world.uow.of(Family)
            gone = await families.get("diaz")
            assert gone is not None
            await families.remove("diaz")
            assert "family:Diaz" not in await self._voters()
            await families.put(gone)
            assert ("family:Diaz" in await self._voters()) == ("diaz" in self.last)

        asyncio.run(go())

    @rule()
    def restart(self) -> None:
        """Everything goes through plain values into a new unit of work, as through the database."""

        async def go() -> None:
            fresh = MemoryUnitOfWork(self.world.uow.trip_id)
            for kind in KINDS:
                kept = TypeAdapter(kind)
                for record in await self.world.uow.of(kind).all():
                    await fresh.of(kind).put(kept.validate_python(kept.dump_python(record, mode="json")))
            self.world.uow = fresh

        asyncio.run(go())

    def _running(self) -> bool:
        return any(p.status.value == "open" for p in asyncio.run(self.world.uow.of(Poll).all()))

    async def _voters(self) -> set[str]:
        poll = (await export(await self.world.by("Ann")))["polls"][-1]
        return {voter for option in poll["options"] for voter in option["voters"]}

    def _try(self, doing: Coroutine[Any, Any, None]) -> None:
        async def go() -> None:
            with suppress(Refusal):
                await doing

        asyncio.run(go())

    @invariant()
    def holds(self) -> None:
        if hasattr(self, "world"):
            asyncio.run(self._check())

    async def _check(self) -> None:
        act = await self.world.by("Ann")
        ballots = await self.world.uow.of(Ballot).all()
        assert len({(b.poll_id, b.voter) for b in ballots}) == len(ballots)
        polls = (await export(act))["polls"]
        assert sum(p["status"] == "open" for p in polls) <= 1
        for poll in polls:
            counts = {o["text"]: o["votes"] for o in poll["options"]}
            most = [text for text, n in counts.items() if n == max(counts.values()) and n]
            assert poll["winner"] == (most[0] if len(most) == 1 and poll["status"] == "closed" else None)
        if polls:
            newest = {v: o["text"] for o in polls[-1]["options"] for v in o["voters"]}
            assert {v.split(":")[1].lower(): text for v, text in newest.items()} == self.last


TestVoting = Voting.TestCase
TestVoting.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
