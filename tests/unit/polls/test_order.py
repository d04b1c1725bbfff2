"""Run-off against a second implementation; counts that forget the order and the channel of votes."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.polls.test_service import call
from tests.world import World
from tools.polls.export import export
from tools.polls.tally import instant_runoff

ORDERS = st.tuples(st.permutations(range(6)), st.integers(1, 6)).map(lambda pair: tuple(pair[0][: pair[1]]))
PEOPLE = {"Lee": ("Ann",), "Cruz": ("Cy",), "Diaz": ("Ed",), "Okafor": ("Ola",)}
OPTIONS = ("Moab", "Page", "Zion")
# The same choice as it comes from a button (its press), a numbered answer by SMS, words, and a command.
WAYS = ("press", "number", "words", "command")


def runoff_again(rankings: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """Count by moving piles of paper, and compare losers by all they had, newest count first."""
    piles: dict[int, list[tuple[int, ...]]] = {option: [] for ranking in rankings for option in ranking}
    for ranking in rankings:
        piles[ranking[0]].append(ranking)
    counts: list[Counter[int]] = []
    while piles:
        sizes = Counter({option: len(pile) for option, pile in piles.items()})
        counts.insert(0, sizes)
        (best, most), total = sizes.most_common(1)[0], sizes.total()
        if 2 * most > total:
            return (best,)
        fewest = min(sizes.values())
        if fewest == most:
            return tuple(sorted(piles))
        losers = [option for option in piles if sizes[option] == fewest]
        next_up = min(size for size in sizes.values() if size > fewest)
        if fewest * len(losers) >= next_up:
            losers = [min(losers, key=lambda option: ([count[option] for count in counts], -option))]
        loose = [ranking for option in losers for ranking in piles.pop(option)]
        for ranking in loose:
            heir = next((option for option in ranking if option in piles), None)
            if heir is not None:
                piles[heir].append(ranking)
    return ()


@settings(max_examples=1500, deadline=None)
@given(st.lists(ORDERS, max_size=14))
def test_two_counts_of_the_same_ballots_agree(rankings: list[tuple[int, ...]]) -> None:
    assert instant_runoff(rankings) == runoff_again(rankings)


VOTES = st.lists(
    st.tuples(st.sampled_from(["Ann", "Cy", "Ed", "Ola"]), st.sampled_from(OPTIONS), st.sampled_from(WAYS)),
    max_size=10,
)


async def _told(votes: Sequence[tuple[str, str, str]], method: str) -> list[dict[str, Any]]:
    world = await World.with_families(PEOPLE)
    paper = await call(
        await world.by("Ann"), "create_poll", question="Go?", options=list(OPTIONS), method=method
    )
    for who, option, way in votes:
        said: dict[str, Any] = {
            "press": dict(paper.presses[option].args),
            "number": {"option": str(OPTIONS.index(option) + 1)},
            "words": {"option": f"+1 {option.lower()}"},
            "command": {"option": option},
        }[way]
        await call(await world.by(who), "vote", **said)
    options = (await export(await world.by("Ann")))["polls"][0]["options"]
    return [{**option, "voters": set(option["voters"])} for option in options]


@settings(max_examples=60, deadline=None)
@given(
    VOTES, st.sampled_from(["single", "multiple"]), st.randoms(use_true_random=False), st.sampled_from(WAYS)
)
def test_neither_the_order_of_voters_nor_their_channel_matters(
    votes: list[tuple[str, str, str]], method: str, random: Any, way: str
) -> None:
    queues = {who: [vote for vote in votes if vote[0] == who] for who in ("Ann", "Cy", "Ed", "Ola")}
    mixed = [vote[0] for vote in votes]
    random.shuffle(mixed)  # each person's own votes stay in their order
    other = [(*queues[who].pop(0)[:2], way) for who in mixed]
    assert asyncio.run(_told(votes, method)) == asyncio.run(_told(other, method))
