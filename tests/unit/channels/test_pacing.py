"""Rates kept before the platform complains, on a clock of the test's own."""

import asyncio
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.pacing import Pacing, Rate, TooSoon

CHAT = (Rate(1, 1.0),)
GROUP = (Rate(1, 1.0), Rate(20, 60.0))


class Clock:
    """Time that passes when one sleeps, for all at once."""

    def __init__(self) -> None:
        self.time = 0.0

    def now(self) -> float:
        return self.time

    async def sleep(self, seconds: float) -> None:
        self.time += seconds


def pacing(clock: Clock, patience: float = 1e9) -> Pacing:
    return Pacing((Rate(30, 1.0),), patience, clock.now, clock.sleep)


async def test_a_chat_gets_one_a_second() -> None:
    clock = Clock()
    paced = pacing(clock)
    for _ in range(5):
        await paced.turn("7", CHAT)
    assert clock.time == 4.0


async def test_a_group_gets_twenty_a_minute() -> None:
    clock = Clock()
    paced = pacing(clock)
    times = []
    for _ in range(61):
        await paced.turn("-7", GROUP)
        times.append(clock.time)
    assert all(later - earlier >= 60 for earlier, later in zip(times, times[20:], strict=False))
    assert times[-1] == 180.0


async def test_all_chats_together_get_thirty_a_second() -> None:
    clock = Clock()
    paced = pacing(clock)
    for chat in range(90):
        await paced.turn(str(chat), CHAT)
    assert clock.time == 2.0


async def test_who_would_wait_too_long_is_told_how_long_and_takes_no_place() -> None:
    clock = Clock()
    paced = pacing(clock, patience=5.0)
    for _ in range(20):
        await paced.turn("-7", GROUP)
    for _ in range(3):
        with pytest.raises(TooSoon) as told:
            await paced.turn("-7", GROUP)
        assert told.value.seconds == pytest.approx(60 - clock.time)
    clock.time = 60.0
    await paced.turn("-7", GROUP)


@given(st.lists(st.integers(0, 3), max_size=80))
async def test_no_window_is_ever_exceeded(chats: list[int]) -> None:
    clock, times = Clock(), dict[int, list[float]]()
    paced = Pacing((Rate(3, 2.0),), 1e9, clock.now, clock.sleep)
    everything = []
    for chat in chats:
        await paced.turn(str(chat), GROUP)
        times.setdefault(chat, []).append(clock.time)
        everything.append(clock.time)
    assert all(b - a >= 2.0 - 1e-9 for a, b in zip(everything, everything[3:], strict=False))
    for passed in times.values():
        assert all(b - a >= 1.0 - 1e-9 for a, b in pairwise(passed))


async def test_those_who_come_at_once_pass_in_order_of_coming() -> None:
    paced, order = Pacing((Rate(100, 1.0),), 30.0), []

    async def one(number: int) -> None:
        await paced.turn("7", (Rate(1, 0.02),))
        order.append(number)

    await asyncio.gather(*(one(number) for number in range(5)))
    assert order == [0, 1, 2, 3, 4]
