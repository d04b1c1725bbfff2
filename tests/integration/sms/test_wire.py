"""Texts over real HTTP: once each, pictures, long answers, refusals of every kind."""

import asyncio
import random
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from channels.envelope import Envelope, OutAttachment, Outgoing
from channels.ports import NotDelivered
from channels.sms.segments import segments
from tests.doors import echo
from tests.integration.sms.conftest import ANA, Wire

NOW = datetime(2027, 4, 10, 12, tzinfo=UTC)


def message(text: str, number: int = 1, to: str = ANA, **more: object) -> Outgoing:
    return Outgoing(number, "sms", to, text, NOW, to=to, **more)  # type: ignore[arg-type]


async def _settled(wire: Wire) -> None:
    await wire.door.settled()
    await wire.twilio.idle()


async def test_a_text_and_its_answer(wire: Wire) -> None:
    assert await wire.twilio.text(ANA, "hi") == 200
    await _settled(wire)
    [event] = wire.door.events.values()
    assert (event.chat, event.kind, event.sender.id, event.consent) == (ANA, "direct", ANA, "implied")
    assert str(event.at.tzinfo) == "America/Denver"
    assert wire.twilio.phone(ANA).received == ["You said: hi"]
    [sent] = wire.twilio.messages.values()
    assert wire.door.receipts[1].id == sent["sid"]
    assert sent["status"] == "delivered"


async def test_five_times_shuffled_and_at_once_is_once(wire: Wire) -> None:
    texts = [(f"text {n}", f"SM{n:032d}") for n in range(8)] * 5
    random.Random(7).shuffle(texts)
    answers = await asyncio.gather(*(wire.twilio.text(ANA, body, sid) for body, sid in texts))
    await _settled(wire)
    assert set(answers) == {200}
    assert len(wire.door.events) == 8
    assert sorted(wire.twilio.phone(ANA).received) == [f"You said: text {n}" for n in range(8)]


async def test_acknowledged_at_once_though_the_answer_takes_long(wire: Wire) -> None:
    wire.door.delay = 1.0
    assert await wire.twilio.text(ANA, "think hard") == 200
    assert wire.twilio.phone(ANA).received == []
    await _settled(wire)
    assert wire.twilio.phone(ANA).received == ["You said: think hard"]


@pytest.mark.parametrize(("word", "answered"), [("STOP", "unsubscribed"), ("help", "Msg&data rates")])
async def test_the_carriers_words_are_answered_in_the_acknowledgement(
    wire: Wire, word: str, answered: str
) -> None:
    await wire.twilio.text(ANA, word, "SM" + "c" * 32)
    await wire.twilio.text(ANA, word, "SM" + "c" * 32)
    await _settled(wire)
    [said] = wire.twilio.phone(ANA).received
    assert answered in said
    assert segments(said) <= 2
    assert not wire.twilio.messages
    assert (("sms", ANA) in wire.door.shut) is (word == "STOP")


async def test_a_stop_sent_again_after_start_does_not_end_it_again(wire: Wire) -> None:
    await wire.twilio.text(ANA, "STOP", "SM" + "c" * 32)
    await wire.twilio.text(ANA, "START")
    await wire.twilio.text(ANA, "STOP", "SM" + "c" * 32)
    assert not wire.door.shut


async def test_help_names_the_program_and_whom_to_ask(wire: Wire) -> None:
    await wire.twilio.text(ANA, "INFO")
    [said] = wire.twilio.phone(ANA).received
    assert said.startswith("Pathfinder trips:")
    assert "help@example.org" in said
    assert "Reply STOP to end" in said


def _long(event: Envelope, number: int) -> Outgoing | None:
    said = echo(event, number)
    words = "The road goes on through the canyon and over the pass. " * 30
    return None if said is None else Outgoing(number, "sms", event.chat, words + "The end.", event.at)


async def test_more_brings_the_rest_and_then_says_so(wire: Wire) -> None:
    wire.door.bot = _long
    await wire.twilio.text(ANA, "what is the plan?")
    await _settled(wire)
    for _ in range(6):
        await wire.twilio.text(ANA, "more")
    pages = wire.twilio.phone(ANA).received
    assert all(segments(page) <= 3 for page in pages)
    last = next(n for n, page in enumerate(pages) if page.endswith("The end."))
    assert pages[0].endswith("Text MORE for the rest")
    assert 2 <= last <= 5
    assert all("no more" in page for page in pages[last + 1 :])


async def test_pictures_come_in_and_only_from_twilio(wire: Wire) -> None:
    picture = wire.twilio.attach(b"\x89PNG picture", "image/png")
    await wire.twilio.text(ANA, "look", **picture)
    elsewhere = {"NumMedia": "1", "MediaUrl0": f"{wire.url}/secret.png", "MediaContentType0": "image/png"}
    await wire.twilio.text(ANA, "and here", **elsewhere)
    large = wire.twilio.attach(b"x" * (5 * 2**20 + 1), "image/png")
    await wire.twilio.text(ANA, "huge", **large)
    files = {event.text: event.files for event in wire.door.events.values()}
    assert [(f.name, f.content_type, f.body) for f in files["look"]] == [
        ("picture 1.png", "image/png", b"\x89PNG picture")
    ]
    assert files["and here"] == files["huge"] == ()
    await wire.twilio.idle()
    assert [answer for answer in wire.twilio.phone(ANA).received if "up to 5 MB" in answer]


async def test_a_map_goes_as_a_picture_and_a_pdf_as_a_link_that_opens(wire: Wire) -> None:
    files = (
        OutAttachment("map.png", "image/png", b"PNG", "d1"),
        OutAttachment("plan.pdf", "application/pdf", b"%PDF", "d2"),
    )
    await wire.door.say(message("Here it is", attachments=files))
    await wire.twilio.idle()
    phone = wire.twilio.phone(ANA)
    [picture] = phone.pictures
    link = phone.received[0].splitlines()[-1]
    for url, body, kind in ((picture, b"PNG", "image/png"), (link, b"%PDF", "application/pdf")):
        async with wire.http.get(url) as answer:
            assert (answer.status, await answer.read(), answer.content_type) == (200, body, kind)
        async with wire.http.get(url[:-1] + ("A" if url[-1] != "A" else "B")) as answer:
            assert answer.status == 404


async def _refused(wire: Wire, to: str = ANA) -> NotDelivered:
    with pytest.raises(NotDelivered) as refused:
        await wire.channel.send(message("hello", to=to))
    return refused.value


async def test_what_twilio_refuses_for_good(wire: Wire) -> None:
    wire.twilio.phone(ANA).opted_out = True
    why = await _refused(wire)
    assert (why.retry_after, why.gone, "21610" in str(why)) == (None, True, True)
    assert (await _refused(wire, "nonsense")).gone
    wire.twilio.phone("+13035550199").trouble = 21614
    assert (await _refused(wire, "+13035550199")).gone


async def test_what_twilio_may_take_later(wire: Wire) -> None:
    wire.twilio.busy, wire.twilio.wait = 1, 7
    assert (await _refused(wire)).retry_after == 7
    token, wire.twilio.token = wire.twilio.token, "changed"
    why = await _refused(wire)
    assert (why.retry_after, why.gone) == (60.0, False)
    assert token not in str(why)


@pytest.mark.parametrize(("code", "gone"), [(30003, False), (30005, True), (30007, False)])
async def test_word_that_a_text_did_not_arrive(wire: Wire, code: int, gone: bool) -> None:
    wire.twilio.phone(ANA).trouble = code
    await wire.door.say(message("leave at eight"))
    await wire.twilio.idle()
    for _ in range(40):
        if wire.door.lost:
            break
        await asyncio.sleep(0.05)
    [(channel, sid, why)] = wire.door.lost
    assert (channel, sid) == ("sms", wire.door.receipts[1].id)
    assert str(code) in why
    assert (("sms", ANA) in wire.door.shut) is gone


async def test_nothing_goes_to_nobody(wire: Wire) -> None:
    numbers: Sequence[str] = ("+13035550142", "+13035550143")
    for number in numbers:
        await wire.twilio.text(number, "hi")
    await _settled(wire)
    assert [len(wire.twilio.phone(number).received) for number in numbers] == [1, 1]
