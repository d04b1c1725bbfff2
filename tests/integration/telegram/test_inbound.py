"""What people do on Telegram, as the house hears it."""

import pytest

from channels.telegram.simulator.telegram import TelegramSimulator
from tests.integration.telegram.conftest import Line, Make, until

PIN = {"latitude": 38.57, "longitude": -109.55}


@pytest.mark.parametrize("url", ["http://127.0.0.1", None], ids=["webhook", "fetched"])
async def test_a_message_is_heard_once(make: Make, telegram: TelegramSimulator, url: str | None) -> None:
    line = await make(url)
    telegram.say("Ana Silva", "we are four")
    (event,) = await line.heard()
    assert (event.kind, event.text, event.mention) == ("direct", "we are four", True)
    assert (event.sender.name, event.chat) == ("Ana Silva", event.sender.id)
    await line.quiet()
    assert len(line.door.events) == 1


async def test_fetched_updates_are_asked_for_again_until_they_are_stored(
    make: Make, telegram: TelegramSimulator
) -> None:
    line = await make(None)
    line.door.broken = OSError("no database")
    telegram.say("Ana", "one")
    await until(lambda: len(line.calls("getUpdates")) >= 2)
    assert telegram.delivery.waiting == 1
    line.door.broken = None
    telegram.say("Ana", "two")
    events = await line.heard(2)
    assert [event.text for event in events] == ["one", "two"]


async def test_in_a_group_the_bot_knows_when_it_is_spoken_to(line: Line, telegram: TelegramSimulator) -> None:
    telegram.world.bot.reads_all = True
    group = telegram.world.group("Loop")
    ours = line.telegram.world.message(group, telegram.world.bot.json(), {"text": "Hello!"})
    told = [
        ("lunch at noon", False, "lunch at noon", {}),
        ("😀 @PathfinderTestBot plan it", True, "😀 @pathfinder plan it", {}),
        ("/help@PathfinderTestBot me", True, "/help me", {}),
        ("/help", True, "/help", {}),
        ("/weather", False, "/weather", {}),
        ("yes", True, "yes", {"reply_to_message": ours}),
        ("@PathfinderTestBotty hi", False, "@PathfinderTestBotty hi", {}),
    ]
    for text, _, _, more in told:
        telegram.say("Ana", text, group, **more)
    telegram.say("Ana", "/help@OtherBot", group)
    await line.quiet()
    heard = [(event.text, event.mention) for event in line.door.events.values()]
    assert heard == [(read, mention) for _, mention, read, _ in told]
    assert {event.title for event in line.door.events.values()} == {"Loop"}


async def test_privacy_mode_keeps_the_rest_from_the_bot_and_it_says_so_when_it_comes(
    line: Line, telegram: TelegramSimulator
) -> None:
    group = telegram.world.group("Loop")
    group.status = "left"
    telegram.access("Ana", group, "member")
    await until(lambda: bool(telegram.said(group)))
    assert "privacy mode" in telegram.said(group)[0]["text"]
    telegram.say("Ana", "lunch at noon", group)
    telegram.say("Ana", "@PathfinderTestBot lunch at noon", group)
    arrived, said = await line.heard(2)
    assert (arrived.event, arrived.text) == ("arrived", "")
    assert said.mention


async def test_an_administrator_or_a_bot_that_may_read_all_gives_no_hint(
    make: Make, telegram: TelegramSimulator
) -> None:
    telegram.world.bot.reads_all = True
    line = await make()
    group = telegram.world.group("Loop")
    group.status = "left"
    telegram.access("Ana", group, "member")
    await line.heard()
    await line.quiet()
    assert telegram.said(group) == []


async def test_being_thrown_out_closes_the_chat_and_coming_back_opens_it(
    line: Line, telegram: TelegramSimulator
) -> None:
    telegram.say("Ana", "hi")
    room = telegram.world.rooms[telegram.world.people["Ana"].id]
    telegram.access("Ana", room, "kicked")
    await until(lambda: bool(line.door.shut))
    assert line.door.shut == {("telegram", str(room.id))}
    telegram.access("Ana", room, "member")
    await until(lambda: not line.door.shut)


async def test_a_group_that_becomes_a_supergroup_keeps_its_past(
    line: Line, telegram: TelegramSimulator
) -> None:
    group = telegram.world.group("Loop", supergroup=False)
    new = telegram.upgrade("Ana", group)
    await line.quiet()
    assert set(line.door.moves) == {("telegram", str(group.id), str(new.id))}
    assert not line.door.events


async def test_an_edited_message_corrects_the_first(line: Line, telegram: TelegramSimulator) -> None:
    message = telegram.say("Ana", "groceries 84.20")
    telegram.edit("Ana", message, text="groceries 86.20")
    telegram.edit("Ana", message, text="groceries 86.30")
    first, second, third = await line.heard(3)
    assert second.edits == third.edits == first.message_id
    assert len({first.message_id, second.message_id, third.message_id}) == 3
    assert (second.text, third.text) == ("groceries 86.20", "groceries 86.30")


async def test_a_shared_way_is_told_once_a_minute_and_not_when_it_ends(
    line: Line, telegram: TelegramSimulator
) -> None:
    now = 1_800_000_000.0
    telegram.world.now = lambda: now
    message = telegram.send("Ana", {"location": {**PIN, "live_period": 900}})
    for step in range(1, 13):
        now += 10
        here = {**PIN, "latitude": 38.57 + step / 100, "live_period": 900}
        telegram.edit("Ana", message, location=here)
    now += 100
    telegram.edit("Ana", message, location=PIN)
    await line.quiet()
    events = list(line.door.events.values())
    assert [event.location and round(event.location[0], 2) for event in events] == [38.57, 38.63, 38.69]
    assert [event.edits for event in events] == [None, events[0].message_id, events[0].message_id]
    assert not any(event.text for event in events)


async def test_contacts_and_places_are_words(line: Line, telegram: TelegramSimulator) -> None:
    telegram.say("Ana", "hi")
    me = telegram.world.people["Ana"].id
    telegram.send("Ana", {"contact": {"phone_number": "16025550142", "first_name": "Ana", "user_id": me}})
    telegram.send("Ana", {"contact": {"phone_number": "+16025550143", "first_name": "Rui"}})
    venue = {"location": PIN, "title": "Moab Diner", "address": "189 S Main St"}
    telegram.send("Ana", {"venue": venue, "location": PIN})
    events = await line.heard(4)
    assert [event.text for event in events[1:]] == [
        "My phone number is +16025550142",
        "Rui's phone number is +16025550143",
        "📍 Moab Diner, 189 S Main St",
    ]
    assert events[3].location is None


async def test_documents_come_in_with_their_words(line: Line, telegram: TelegramSimulator) -> None:
    telegram.upload("Ana", "booking.eml", b"From: inn", "application/octet-stream", caption="our inn")
    telegram.upload("Ana", "trip.ics", b"BEGIN:VCALENDAR", "text/calendar")
    photo = {"photo": [{**telegram.world.file("p", b"\xff\xd8small"), "width": 1, "height": 1}]}
    telegram.send("Ana", photo)
    mail, calendar, picture = await line.heard(3)
    assert (mail.text, mail.files[0].content_type, mail.files[0].body) == (
        "our inn",
        "message/rfc822",
        b"From: inn",
    )
    assert (calendar.files[0].name, calendar.files[0].content_type) == ("trip.ics", "text/calendar")
    assert picture.files[0].body == b"\xff\xd8small"


async def test_what_cannot_be_read_is_refused_kindly_and_its_words_are_not_lost(
    line: Line, telegram: TelegramSimulator
) -> None:
    big = {"file_name": "big.pdf", "mime_type": "application/pdf", **telegram.world.file("big.pdf", b"x")}
    telegram.send("Ana", {"document": {**big, "file_size": 21 * 2**20}, "caption": "our booking"})
    telegram.send("Ana", {"voice": {**telegram.world.file("v", b"x"), "duration": 3}})
    telegram.upload("Ana", "game.exe", b"MZ", "application/x-msdownload")
    await until(lambda: len(telegram.said(None, "Ana")) == 3)
    (event,) = line.door.events.values()
    assert (event.text, event.files) == ("our booking", ())
    said = " ".join(message["text"] for message in telegram.said(None, "Ana"))
    assert "20 MB" in said
    assert "voice" in said
    assert ".eml" in said


async def test_photos_shown_round_in_a_group_are_left_alone(line: Line, telegram: TelegramSimulator) -> None:
    telegram.world.bot.reads_all = True
    group = telegram.world.group("Loop")
    photo = [{**telegram.world.file("p", b"\xff\xd8"), "width": 1, "height": 1}]
    telegram.send("Ana", {"photo": photo}, group)
    await line.quiet()
    assert not line.door.events
    assert not line.calls("getFile")


async def test_bots_and_channels_are_not_heard(line: Line, telegram: TelegramSimulator) -> None:
    telegram.world.bot.reads_all = True
    group = telegram.world.group("Loop")
    other = {"id": 99, "is_bot": True, "first_name": "Other", "username": "OtherBot"}
    message = telegram.world.message(group, other, {"text": "hello bots"})
    telegram.delivery.add(group.id, "message", message)
    post = {"message_id": 1, "date": 1, "chat": {"id": -5, "type": "channel", "title": "C"}, "text": "news"}
    telegram.delivery.add(-5, "channel_post", post)
    await line.quiet()
    assert not line.door.events
    assert {status for _, status in telegram.delivery.delivered} == {200}
