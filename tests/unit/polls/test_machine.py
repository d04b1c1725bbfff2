"""Whatever people do in whatever order: one ballot each, counts that add up, a winner that has the most."""

import asyncio
from contextlib import suppress

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.world import World
from tools.kernel.errors import Refusal
from tools.polls import service
from tools.polls.export import export
from tools.polls.model import Ballot

PEOPLE = {"Lee": ("Ann", "Bo"), "Cruz": ("Cy", "Di"), "Diaz": ("Ed",)}
NAMES = st.sampled_from(["Ann", "Bo", "Cy", "Di", "Ed"])
OPTIONS = ["Moab", "Page", "Zion"]


class Voting(RuleBasedStateMachine):
    """Random voters, openers and closers."""

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

    @rule(name=NAMES, option=st.sampled_from([*OPTIONS, "Mars"]))
    def vote(self, name: str, option: str) -> None:
        async def go() -> None:
            act = await self.world.by(name)
            await service.vote(act, option)
            self.last[str(act.speaker.family_id)] = option

        self._try(go())

    @rule(name=NAMES)
    def close(self, name: str) -> None:
        async def go() -> None:
            await service.close_poll(await self.world.by(name))

        self._try(go())

    def _try(self, doing: object) -> None:
        async def go() -> None:
            with suppress(Refusal):
                await doing  # type: ignore[misc]

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
TestVoting.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
