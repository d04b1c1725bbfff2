"""What a page may say, and what it is told."""

import asyncio
from datetime import UTC, datetime

import pytest
from aiohttp import WSMsgType

from channels.envelope import Outgoing
from tests.integration.web.conftest import Chat


async def test_two_people_hear_each_other_and_the_bot(chat: Chat) -> None:
    dana, kim = await chat.browser(), await chat.browser()
    path = await chat.make(dana)
    assert await chat.join(kim, path, "Kim") == 303
    one, two = await chat.page(dana, path), await chat.page(kim, path)
    await one.say("@Pathfinder hello", "message-1")
    ack = await one.until("ack")
    heard = await two.until("line")
    assert ack["id"] == "message-1"
    assert ack["at"].endswith("+01:00") or ack["at"].endswith("+02:00")
    assert heard["expects"] is True
    assert (heard["line"]["who"], heard["line"]["text"], heard["line"]["mine"]) == (
        "Dana",
        "@Pathfinder hello",
        False,
    )
    answer = await two.until("line")
    assert answer["answers"] == heard["line"]["id"]
    assert answer["line"]["bot"] is True
    assert answer["line"]["text"] == "You said: @Pathfinder hello"


async def test_private_words_stay_private(chat: Chat) -> None:
    dana, kim = await chat.browser(), await chat.browser()
    path = await chat.make(dana)
    await chat.join(kim, path, "Kim")
    one, two = await chat.page(dana, path), await chat.page(kim, path)
    await one.say("we have little money", "private-1", room="direct")
    line = await one.until("line", lambda frame: frame["line"]["bot"])
    assert line["room"] == "direct"
    await one.say("hello all", "group-001")
    first = await two.until("line")
    assert first["line"]["text"] == "hello all"
    event = next(iter(chat.door.events.values()))
    assert (event.kind, event.mention) == ("direct", True)
    again = await chat.page(kim, path)
    assert again.past["direct"] == []
    assert (await chat.page(dana, path)).past["direct"][0]["text"] == "we have little money"


async def test_a_message_sent_twice_is_one_and_acknowledged_twice(chat: Chat) -> None:
    dana = await chat.browser()
    path = await chat.make(dana)
    page = await chat.page(dana, path)
    await page.say("once", "same-id-1")
    await page.until("ack")
    await page.say("once more, altered", "same-id-1")
    assert (await page.until("ack"))["id"] == "same-id-1"
    assert [event.text for event in chat.door.events.values()] == ["once"]
    assert (await page.until("behind"))["room"] == "group"


async def test_nobody_can_use_up_another_ones_message_id(chat: Chat) -> None:
    dana, kim = await chat.browser(), await chat.browser()
    path = await chat.make(dana)
    await chat.join(kim, path, "Kim")
    one, two = await chat.page(dana, path), await chat.page(kim, path)
    await two.say("mine", "message-1")
    await two.until("ack")
    await one.say("and mine", "message-1")
    await one.until("ack")
    assert len(chat.door.events) == 2


async def test_what_was_missed_comes_after_a_lost_connection(chat: Chat) -> None:
    dana, kim = await chat.browser(), await chat.browser()
    path = await chat.make(dana)
    await chat.join(kim, path, "Kim")
    one = await chat.page(dana, path)
    two = await chat.page(kim, path)
    await one.say("first", "message-1")
    seen = (await two.until("line"))["line"]
    await two.socket.close()
    await one.say("second", "message-2")
    await one.until("ack", lambda frame: frame["id"] == "message-2")
    back = await chat.page(kim, path, {"group": seen["at"], "direct": None})
    assert [line["text"] for line in back.past["group"] if line["id"] != seen["id"]] == ["second"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "nothing in that message"),
        ("  \n\t ", "nothing in that message"),
        ("x" * 50_000, "50,000 characters"),
        ("路" * 50_000, "50,000 characters"),
        ("a\x00b", "control characters"),
        ("a\x1b[31mb", "control characters"),
    ],
)
async def test_a_message_that_cannot_be_taken_is_refused_in_words(chat: Chat, text: str, why: str) -> None:
    dana = await chat.browser()
    page = await chat.page(dana, await chat.make(dana))
    await page.say(text, "message-1")
    refused = await page.until("refused")
    assert refused["id"] == "message-1"
    assert why in refused["why"]
    await page.say("but this is fine", "message-2")
    assert (await page.until("ack"))["id"] == "message-2"
    assert len(chat.door.events) == 1


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "{",
        "[]",
        "null",
        '{"type":"shout"}',
        '{"type":"say","id":"x","room":"group","text":"short id"}',
        '{"type":"say","id":"message-1","room":"../other","text":"room"}',
        '{"type":"say","id":"message-1","room":"group","text":"who","sender":"someone"}',
        '{"type":"say","id":"message-1","room":"group","text":"\\ud800"}',
        '{"type":"location","id":"message-1","room":"group","lat":91,"lon":0}',
        '{"type":"location","id":"message-1","room":"group","lat":NaN,"lon":0}',
        '{"type":"hello","v":2}',
        '{"type":"hello","v":1,"seen":{"group":"yesterday"}}',
    ],
)
async def test_frames_that_are_none_are_refused_and_the_page_stays(chat: Chat, raw: str) -> None:
    dana = await chat.browser()
    page = await chat.page(dana, await chat.make(dana))
    await page.socket.send_str(raw)
    assert "could not read" in (await page.until("refused"))["why"]
    await page.socket.send_json({"type": "ping"})
    await page.until("pong")
    assert not chat.door.events


async def test_a_flood_is_slowed_and_nothing_of_it_lost(chat: Chat) -> None:
    dana = await chat.browser()
    page = await chat.page(dana, await chat.make(dana))
    for number in range(60):
        await page.say(f"flood {number}", f"message-{number}")
    late = await page.until("later")
    assert late["after"] > 0
    assert late["id"] not in {key[1].partition(":")[2] for key in chat.door.events}


async def test_a_frame_too_large_closes_only_that_page(chat: Chat) -> None:
    dana = await chat.browser()
    path = await chat.make(dana)
    page = await chat.page(dana, path)
    await page.socket.send_str("x" * 700_000)
    await page.socket.receive(timeout=15)
    assert page.socket.close_code == 1009
    await chat.page(dana, path)


async def test_a_button_and_a_place_come_in_as_such(chat: Chat) -> None:
    dana = await chat.browser()
    page = await chat.page(dana, await chat.make(dana, trip="Grand  Circle"))
    pressed = {"type": "press", "id": "press-001", "room": "group", "label": "Moab", "on": "out-17"}
    await page.socket.send_json(pressed)
    await page.until("ack")
    place = {"type": "location", "id": "place-001", "room": "group", "lat": 48.137, "lon": 11.575}
    await page.socket.send_json(place)
    await page.until("ack")
    press, location = chat.door.events.values()
    assert (press.press, press.text, press.mention, press.title) == ("Moab", "", True, "Grand Circle")
    assert press.pressed == 17
    assert (location.location, location.mention) == ((48.137, 11.575), False)


@pytest.mark.parametrize(
    ("text", "more", "mention"),
    [
        ("hello", {}, False),
        ("hello @PATHFINDER", {}, True),
        ("/plan", {}, True),
        ("yes", {"reply": True}, True),
        ("write to pathfinder", {}, False),
    ],
)
async def test_what_is_meant_for_the_bot(
    chat: Chat, text: str, more: dict[str, bool], *, mention: bool
) -> None:
    dana = await chat.browser()
    page = await chat.page(dana, await chat.make(dana))
    await page.say(text, "message-1", "group", **more)
    await page.until("ack")
    assert [event.mention for event in chat.door.events.values()] == [mention]


async def test_not_acknowledged_before_it_is_stored(chat: Chat) -> None:
    dana = await chat.browser()
    path = await chat.make(dana)
    page = await chat.page(dana, path)
    chat.door.broken = OSError("the database is away")
    await page.say("keep me", "message-1")
    await page.socket.receive(timeout=15)
    assert page.socket.closed
    chat.door.broken = None
    again = await chat.page(dana, path)
    await again.say("keep me", "message-1")
    assert (await again.until("ack"))["id"] == "message-1"


async def test_a_message_to_one_person_is_shown_to_that_person_alone(chat: Chat) -> None:
    dana, kim = await chat.browser(), await chat.browser()
    path = await chat.make(dana)
    await chat.join(kim, path, "Kim")
    one, two = await chat.page(dana, path), await chat.page(kim, path)
    group, me = one.welcome["chat"]["id"], one.welcome["me"]["id"]
    at = datetime.now(UTC)
    for number, (where, to) in enumerate([(group, me), (f"{group}.{me}", me), (f"{group}.{me}", None)], 1):
        await chat.channel.send(Outgoing(number, "web", where, f"for you {number}", at, to=to))
    await chat.channel.send(Outgoing(9, "web", group, "for all", at))
    for number in (1, 2, 3):
        frame = await one.until("line")
        assert (frame["room"], frame["line"]["text"]) == ("direct", f"for you {number}")
    assert (await two.until("line"))["line"]["text"] == "for all"


async def test_a_private_chat_says_to_which_group_it_belongs(chat: Chat) -> None:
    dana = await chat.browser()
    page = await chat.page(dana, await chat.make(dana))
    await page.say("psst", "message-1", room="direct")
    await page.until("ack")
    await page.say("hello", "message-2")
    await page.until("ack")
    private, public = chat.door.events.values()
    assert (private.beside, public.beside) == (page.welcome["chat"]["id"], None)


async def test_a_server_that_shuts_down_waits_for_no_open_page(chat: Chat) -> None:
    dana = await chat.browser()
    page = await chat.page(dana, await chat.make(dana))
    assert chat.server is not None
    leaving = asyncio.create_task(chat.server.close())
    message = await page.socket.receive(timeout=15)
    assert (message.type, page.socket.close_code) == (WSMsgType.CLOSE, 1001)
    await asyncio.wait_for(leaving, 30)
