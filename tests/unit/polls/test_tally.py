"""Counting: the most votes, several choices, instant run-off."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.polls.test_service import FRIENDS, call
from tests.world import World, family
from tools.kernel.errors import Refusal
from tools.polls.model import Ballot, Method, Poll
from tools.polls.tally import instant_runoff, leaders, tally

ORDERS = st.tuples(st.permutations(range(4)), st.integers(1, 4)).map(lambda pair: tuple(pair[0][: pair[1]]))
RANKINGS = st.lists(ORDERS, max_size=15)


def prefers(ranking: Sequence[int], one: int, other: int) -> bool:
    return one in ranking and (other not in ranking or ranking.index(one) < ranking.index(other))


def beats(rankings: Sequence[Sequence[int]], one: int, other: int) -> bool:
    return sum(prefers(r, one, other) - prefers(r, other, one) for r in rankings) > 0


@given(RANKINGS)
def test_runoff_finds_majorities_and_never_the_one_who_loses_to_all(rankings: list[tuple[int, ...]]) -> None:
    won = instant_runoff(rankings)
    assert bool(won) == bool(rankings)
    firsts = [ranking[0] for ranking in rankings]
    for option in range(4):
        if firsts.count(option) * 2 > len(firsts):
            assert won == (option,)
        loses = all(
            sum(prefers(r, option, other) for r in rankings)
            < sum(prefers(r, other, option) for r in rankings)
            for other in range(4)
            if other != option
        )
        assert not (loses and won == (option,))


@given(RANKINGS, st.randoms(use_true_random=False))
def test_runoff_forgets_the_order_of_ballots(rankings: list[tuple[int, ...]], random: object) -> None:
    told = instant_runoff(rankings)
    random.shuffle(rankings)  # type: ignore[attr-defined]
    assert instant_runoff(rankings) == told


@pytest.mark.parametrize(
    ("rankings", "won"),
    [
        ([(0,), (0,), (1, 2), (1, 2), (2, 1)], (1,)),
        ([(0,), (1,)], (0, 1)),
        ([(0, 1), (1, 0), (2, 0)], (0, 1, 2)),
        ([(0,)] * 3 + [(1, 2)] * 2 + [(2, 1)] * 2, (1,)),
        ([(0,)] * 4 + [(1, 3)] * 3 + [(2, 3)], (0,)),
    ],
)
def test_runoff_by_hand(rankings: list[tuple[int, ...]], won: tuple[int, ...]) -> None:
    assert instant_runoff(rankings) == won


def test_several_choices_count_each() -> None:
    poll = Poll("p", "Which days?", ("Fri", "Sat", "Sun"), method=Method.MULTIPLE)
    ballots = [
        Ballot("1", "p", family("a"), 0, also=(1,)),
        Ballot("2", "p", family("b"), 1),
        Ballot("3", "other", family("c"), 2),
    ]
    assert [count.votes for count in tally(poll, ballots)] == [1, 2, 0]
    assert leaders(poll, ballots) == ("Sat",)
    assert leaders(poll, []) == ()


async def test_a_date_is_found() -> None:
    world = await World.with_families(FRIENDS)
    priya, jess, walt = await world.by("Priya"), await world.by("Jess"), await world.by("Walt")
    await call(
        priya,
        "create_poll",
        question="Which weekend?",
        options=["May 1", "May 8", "May 15"],
        method="multiple",
    )
    await call(priya, "vote", option="May 1")
    reply = await call(priya, "vote", option="May 8")
    assert reply.text.startswith("Noted: Raman for May 1 and May 8.")
    await call(jess, "vote", option="May 8", also=["May 15"])
    await call(jess, "vote", option="May 15", also=["May 8"])
    await call(walt, "vote", option="May 15")
    assert "a tie: May 8 and May 15, 2 each" in (await call(priya, "close_poll")).text


async def test_a_ranked_vote() -> None:
    world = await World.with_families({**FRIENDS, "Lee": ("Ann",), "Cruz": ("Cy",)})
    people = [await world.by(name) for name in ("Priya", "Jess", "Walt", "Ann", "Cy")]
    await call(people[0], "create_poll", question="Where?", options=["Moab", "Page", "Zion"], method="ranked")
    for act, order in zip(people, ("Moab", "Moab", "Page Zion", "Page Zion", "Zion Page"), strict=True):
        first, *also = order.split()
        reply = await call(act, "vote", option=first, also=also)
    assert "Cruz for Zion, then Page." in reply.text
    with pytest.raises(Refusal, match="Mars"):
        await call(people[0], "vote", option="Moab", also=["Mars"])
    assert "is decided: Page (by instant run-off)" in (await call(people[0], "close_poll")).text


async def test_a_single_choice_is_one() -> None:
    world = await World.with_families(FRIENDS)
    priya = await world.by("Priya")
    await call(priya, "create_poll", question="Where?", options=["Moab", "Page"])
    with pytest.raises(Refusal, match="one choice"):
        await call(priya, "vote", option="Moab", also=["Page"])
