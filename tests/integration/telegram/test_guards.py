"""Who may bring updates: Telegram alone, and each update once."""

import json
from collections.abc import Iterator
from typing import Any

import aiohttp
import pytest

from channels.telegram.adapter import SECRET as HEADER
from channels.telegram.simulator.telegram import TelegramSimulator
from tests.integration.telegram.conftest import SECRET, Line, Make, until

Headers = list[tuple[str, str]]
UPDATE = {
    "update_id": 1,
    "message": {
        "message_id": 5,
        "date": 1_800_000_000,
        "chat": {"id": 7, "type": "private", "first_name": "Eve"},
        "from": {"id": 7, "is_bot": False, "first_name": "Eve"},
        "text": "/export",
    },
}


def forgeries() -> Iterator[Headers]:
    """Every way to get the secret wrong that we could think of."""
    yield []
    for wrong in ("", " ", "null", "undefined", "0", "true", "[]", "*", "%"):
        yield [(HEADER, wrong)]
    for wrong in (SECRET[:-1], SECRET[1:], SECRET * 2, SECRET.upper(), SECRET.lower(), SECRET[::-1]):
        yield [(HEADER, wrong)]
    for wrong in (f"{SECRET}\u00e9", f"'{SECRET}'", f'"{SECRET}"'):
        yield [(HEADER, wrong)]
    for wrong in (f"{SECRET}, {SECRET}", f"Bearer {SECRET}", f"{SECRET};", f"{SECRET}%00", f"{SECRET}\u2013"):
        yield [(HEADER, wrong)]
    for place in range(0, len(SECRET), 4):
        yield [(HEADER, SECRET[:place] + "~" + SECRET[place + 1 :])]
    for name in ("Authorization", "X-Telegram-Bot-Api-Secret", "Secret-Token", f"{HEADER}s", f"X-{HEADER}"):
        yield [(name, SECRET)]
    yield [("Authorization", f"Bearer {SECRET}")]
    yield [("Cookie", f"{HEADER}={SECRET}")]
    yield [(HEADER, SECRET), (HEADER, "x")]
    yield [(HEADER, "x"), (HEADER, SECRET)]


async def post(line: Line, headers: Headers, body: bytes, query: str = "") -> int:
    """Bring a body to the webhook; returns the status."""
    assert line.server is not None
    url = str(line.server.make_url(f"/webhooks/telegram{query}"))
    async with aiohttp.ClientSession() as http, http.post(url, data=body, headers=headers) as answer:
        return answer.status


async def test_forgeries_are_refused_and_do_nothing(line: Line) -> None:
    tried = list(forgeries())
    assert len(tried) >= 30
    body = json.dumps(UPDATE).encode()
    statuses = [await post(line, headers, body) for headers in tried]
    statuses.append(await post(line, [], body, f"?secret_token={SECRET}"))
    statuses.append(await post(line, [], b"\xff{not json"))
    assert set(statuses) == {401, 403}
    assert not line.door.events
    assert await post(line, [(HEADER, SECRET)], body) == 200
    assert len(line.door.events) == 1


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'{"update_id": "1"}', b"\xff", b"[" * 5000])
async def test_a_body_that_is_no_update_is_refused(line: Line, body: bytes) -> None:
    assert await post(line, [(HEADER, SECRET)], body) == 400
    assert not line.door.events


@pytest.mark.parametrize(
    "change",
    [{"message": "hi"}, {"message": {}}, {"message": {"message_id": "x"}}, {"callback_query": []}],
)
async def test_an_update_of_the_wrong_shape_breaks_nothing(line: Line, change: dict[str, Any]) -> None:
    broken = json.dumps({"update_id": 2, **change}).encode()
    assert await post(line, [(HEADER, SECRET)], broken) == 200  # else it would come for a day, and block
    assert not line.door.events
    assert await post(line, [(HEADER, SECRET)], json.dumps(UPDATE).encode()) == 200


async def test_other_methods_and_paths_are_not_there(line: Line) -> None:
    assert line.server is not None
    async with aiohttp.ClientSession() as http:
        async with http.get(line.server.make_url("/webhooks/telegram")) as answer:
            assert answer.status == 405
        async with http.post(line.server.make_url("/webhooks/telegram/x")) as answer:
            assert answer.status == 404


async def test_five_times_shuffled_and_at_once_is_one_effect_each(
    line: Line, telegram: TelegramSimulator
) -> None:
    telegram.delivery.unruly.times, telegram.delivery.unruly.shuffled = 5, True
    for number in range(20):
        telegram.say("Ana", f"message {number}")
    telegram.delivery.flush()
    await line.heard(20)
    await line.quiet()
    assert len(telegram.delivery.delivered) == 100
    assert {status for _, status in telegram.delivery.delivered} == {200}
    assert {event.text for event in line.door.events.values()} == {f"message {n}" for n in range(20)}


async def test_one_chats_messages_come_in_order(line: Line, telegram: TelegramSimulator) -> None:
    for number in range(30):
        telegram.say("Ana", f"message {number}")
    events = await line.heard(30)
    assert [event.text for event in events] == [f"message {number}" for number in range(30)]


async def test_what_cannot_be_stored_is_not_acknowledged_and_comes_again(
    line: Line, telegram: TelegramSimulator
) -> None:
    line.door.broken = OSError("no database")
    telegram.say("Ana", "hello")
    await until(lambda: any(status == 503 for _, status in telegram.delivery.delivered))
    line.door.broken = None
    await line.heard()
    await line.quiet()
    assert telegram.delivery.delivered[-1][1] == 200


async def test_a_replay_after_a_restart_is_acknowledged_and_does_nothing(
    make: Make, telegram: TelegramSimulator
) -> None:
    line = await make()
    body = json.dumps(UPDATE).encode()
    assert await post(line, [(HEADER, SECRET)], body) == 200
    await line.stop()
    again = await make(door=line.door)
    assert await post(again, [(HEADER, SECRET)], body) == 200
    assert len(line.door.events) == 1


async def test_a_telegram_that_is_away_at_the_start_is_asked_again(
    make: Make, telegram: TelegramSimulator
) -> None:
    await telegram.stop()
    line = await make()
    assert await post(line, [(HEADER, SECRET)], json.dumps(UPDATE).encode()) == 503
    assert line.channel.link("x") is None
