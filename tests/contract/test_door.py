"""What every door promises to channels. The fake and the real one are held to the same."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from channels.envelope import Envelope, Sender
from channels.ports import Door
from tests.doors import FakeDoor

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)


@pytest.fixture(params=[FakeDoor])
def door(request: pytest.FixtureRequest) -> Door:
    made: Door = request.param()
    return made


def _event(number: int = 1, **changes: object) -> Envelope:
    values: dict[str, object] = {
        "channel": "web",
        "chat": "c1",
        "kind": "group",
        "sender": Sender("s1", "Dana"),
        "message_id": f"m{number}",
        "at": NOW + timedelta(minutes=number),
        "text": f"message {number}",
    }
    return Envelope(**{**values, **changes})  # type: ignore[arg-type]


async def test_the_same_event_is_one(door: Door) -> None:
    assert await door.receive(_event()) is True
    assert await door.receive(_event(text="altered", at=NOW)) is False
    assert [line.text for line in await door.history("web", "c1")] == ["message 1"]


async def test_at_once_it_is_still_one(door: Door) -> None:
    told = await asyncio.gather(*(door.receive(_event()) for _ in range(5)))
    assert sorted(told) == [False] * 4 + [True]


async def test_history_is_of_one_chat_in_order_with_ids_as_received(door: Door) -> None:
    for number in (2, 1, 3):
        await door.receive(_event(number))
    await door.receive(_event(4, chat="c2"))
    await door.receive(_event(5, channel="telegram"))
    lines = await door.history("web", "c1")
    assert [line.id for line in lines] == ["m1", "m2", "m3"]
    assert {(line.who, line.mine) for line in lines} == {("Dana", "s1")}
    assert [line.id for line in await door.history("web", "c1", NOW + timedelta(minutes=1, seconds=30))] == [
        "m2",
        "m3",
    ]


async def test_a_button_and_a_place_are_to_be_read_in_history(door: Door) -> None:
    await door.receive(_event(1, text="", press="Moab"))
    await door.receive(_event(2, text="", location=(48.1, 11.5)))
    first, second = await door.history("web", "c1")
    assert first.text == "Moab"
    assert second.text.startswith("📍")


async def test_a_file_nobody_sent(door: Door) -> None:
    assert await door.document("no such") is None
