"""A family group in two real browsers."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import expect

from channels.envelope import Envelope, OutAttachment, Outgoing
from tests.doors import echo
from tests.e2e.web.conftest import House, People, say

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]
PHONE = {
    "viewport": {"width": 360, "height": 740},
    "has_touch": True,
    "is_mobile": True,
    "color_scheme": "dark",
}


def _helpful(event: Envelope, number: int) -> Outgoing | None:
    """An echo with buttons and a file."""
    answer = echo(event, number)
    if answer and "where" in event.text:
        return replace(answer, text="Where to?", buttons=("Moab", "Page"))
    if answer and "plan" in event.text:
        files = (
            OutAttachment("Itinerary.pdf", "application/pdf", b"%PDF-1.4\n%%EOF", f"pdf{number}"),
            OutAttachment("evil.html", "text/html", b"<script>top.x=1</script>", f"html{number}"),
        )
        return replace(answer, text="Here is the plan.", attachments=files)
    return answer


async def test_two_browsers_talk_in_one_group(people: People, house: House) -> None:
    house.door.bot = _helpful
    dana = await people.start()
    kim = await people.join(dana.url, "Kim", **PHONE)
    await say(dana, "Hello <b>Kim</b>")
    await expect(kim.locator("#room-group .text")).to_have_text(["Hello <b>Kim</b>"])
    await expect(kim.locator("#room-group .name").first).to_have_text("Dana")
    await say(kim, "@pathfinder where shall we go?")
    await dana.get_by_role("button", name="Moab").click()
    for page in (dana, kim):
        await expect(page.locator("#room-group .text").last).to_have_text("You said: Moab")
    await expect(dana.locator(".pending")).to_have_count(0)
    assert [event.press for event in house.door.events.values()] == [None, None, "Moab"]
    assert len({event.sender.id for event in house.door.events.values()}) == 2


async def test_private_words_are_shown_to_nobody_else(people: People, house: House) -> None:
    dana = await people.start()
    kim = await people.join(dana.url, "Kim")
    await dana.get_by_role("tab", name="Just Pathfinder and me").click()
    await say(dana, "we have 140 a night")
    await expect(dana.locator("#room-direct .text").last).to_have_text("You said: we have 140 a night")
    await say(kim, "hello")
    await expect(dana.get_by_role("tab", name="Everyone")).to_contain_text("1 new")
    await kim.reload()
    await expect(kim.locator("#room-group .text")).to_have_text(["hello"])
    await expect(kim.locator("#room-direct .text")).to_have_count(0)


async def test_a_file_is_downloaded(people: People, house: House) -> None:
    house.door.bot = _helpful
    dana = await people.start()
    await say(dana, "@pathfinder plan it")
    async with dana.expect_download() as waiting:
        await dana.get_by_role("link", name="Download Itinerary.pdf").click()
    download = await waiting.value
    assert download.suggested_filename == "Itinerary.pdf"
    assert (await download.path()).read_bytes().startswith(b"%PDF")
    async with dana.expect_download() as waiting:
        await dana.get_by_role("link", name="Open evil.html").click()
    assert (await waiting.value).suggested_filename == "evil.html"


async def test_what_is_written_while_the_server_is_away_is_sent_when_it_is_back(
    people: People, house: House
) -> None:
    dana = await people.start()
    kim = await people.join(dana.url, "Kim")
    await say(dana, "before")
    await expect(kim.locator("#room-group .text")).to_have_text(["before"])
    await house.stop()
    await expect(dana.locator("#state")).to_contain_text("No connection")
    await say(dana, "one, while away")
    await say(dana, "two, while away")
    await expect(dana.locator(".pending")).to_have_count(2)
    await expect(dana.locator(".pending .meta").first).to_have_text("waits for the connection")
    await house.start()
    expected = ["before", "one, while away", "two, while away"]
    for page in (dana, kim):
        await expect(page.locator("#room-group .text")).to_have_text(expected, timeout=20_000)
        await expect(page.locator(".pending")).to_have_count(0)
    assert [event.text for event in house.door.events.values()] == expected


async def test_an_unsent_message_outlives_its_page(people: People, house: House) -> None:
    dana = await people.start()
    await house.stop()
    await expect(dana.locator("#state")).to_contain_text("No connection")
    await say(dana, "do not lose me")
    await expect(dana.locator(".pending")).to_have_count(1)
    fresh, url = await dana.context.new_page(), dana.url
    await dana.close()
    await house.start()
    await fresh.goto(url)
    await expect(fresh.locator("#room-group .text")).to_have_text(["do not lose me"])
    await expect(fresh.locator(".pending")).to_have_count(0)
    assert [event.text for event in house.door.events.values()] == ["do not lose me"]


async def test_words_at_the_page_for_what_cannot_be_sent(people: People, house: House) -> None:
    dana = await people.start()
    problem = dana.locator("#problem")
    await dana.get_by_role("button", name="Send").click()
    await expect(problem).to_contain_text("nothing in that message")
    await say(dana, "x" * 50_000)
    await expect(problem).to_contain_text("50,000 characters")
    await expect(dana.locator("#text")).to_have_value("x" * 50_000)
    await say(dana, "one\x00two\x1b")
    await expect(problem).to_contain_text("control characters")
    await expect(dana.locator("#text")).to_have_value("onetwo")
    assert not house.door.events


async def test_it_shows_that_pathfinder_thinks(people: People, house: House) -> None:
    house.door.delay = 1.0
    dana = await people.start()
    await say(dana, "@pathfinder hello")
    await expect(dana.locator("#room-group .thinking")).to_have_text("Pathfinder is thinking")
    await expect(dana.locator("#room-group .text").last).to_have_text("You said: @pathfinder hello")
    await expect(dana.locator("#room-group .thinking")).to_be_empty()


async def test_an_older_button_of_the_same_name_is_its_own_messages(people: People, house: House) -> None:
    house.door.bot = _helpful
    dana = await people.start()
    await say(dana, "@pathfinder where?")
    await expect(dana.get_by_role("button", name="Moab")).to_have_count(1)
    await say(dana, "@pathfinder where again?")
    buttons = dana.get_by_role("button", name="Moab")
    await expect(buttons).to_have_count(2)
    await buttons.first.click()
    await expect(dana.locator(".mine .text")).to_have_text(
        ["@pathfinder where?", "@pathfinder where again?", "Moab"]
    )
    await expect(dana.locator(".pending")).to_have_count(0)
    assert [event.pressed for event in house.door.events.values()] == [None, None, house.door.sent[0].id]


async def test_a_name_can_be_changed_and_the_person_stays(people: People, house: House) -> None:
    dana = await people.start()
    await say(dana, "hello")
    await expect(dana.locator(".pending")).to_have_count(0)
    await dana.get_by_role("button", name="Invite").click()
    await dana.get_by_role("link", name="Change my name").click()
    await dana.get_by_label("What is your name?").fill("Dana Okafor")
    await dana.get_by_role("button", name="Join the chat").click()
    await expect(dana.locator("#state")).to_have_text("Connected as Dana Okafor")
    await say(dana, "hello again")
    await expect(dana.locator(".mine .text")).to_have_text(["hello", "hello again"])
    senders = [event.sender for event in house.door.events.values()]
    assert [sender.name for sender in senders] == ["Dana", "Dana Okafor"]
    assert senders[0].id == senders[1].id


async def test_a_flood_arrives_whole_and_in_order(people: People, house: House) -> None:
    dana = await people.start()
    for number in range(36):
        await say(dana, f"line {number}")
    expected = [f"line {number}" for number in range(36)]
    await expect(dana.locator(".pending")).to_have_count(0, timeout=30_000)
    assert [event.text for event in house.door.events.values()] == expected
    await expect(dana.locator("#room-group .text")).to_have_text(expected)


async def test_times_are_the_readers(people: People, house: House) -> None:
    dana = await people.start(timezone_id="Asia/Tokyo", locale="en-GB")
    kim = await people.join(dana.url, "Kim", timezone_id="America/Denver", locale="en-US")
    await say(dana, "hello")
    shown = kim.locator("#room-group time")
    at = await shown.get_attribute("datetime")
    assert at is not None
    denver = datetime.fromisoformat(at).astimezone(ZoneInfo("America/Denver"))
    await expect(shown).to_have_text(denver.strftime("%I:%M %p").lstrip("0"))
    [event] = house.door.events.values()
    assert event.at.utcoffset() == timedelta(hours=9)


async def test_who_lost_the_cookie_is_asked_again_and_keeps_what_was_begun(
    people: People, house: House
) -> None:
    dana = await people.start()
    await dana.locator("#text").fill("half a thou")
    await dana.context.clear_cookies()
    await house.stop()
    await house.start()
    await dana.get_by_label("What is your name?").fill("Dana")
    await dana.get_by_role("button", name="Join the chat").click()
    await expect(dana.locator("#text")).to_have_value("half a thou")


async def test_the_invitation_is_copied(people: People, house: House) -> None:
    dana = await people.start(permissions=["clipboard-read", "clipboard-write"])
    await dana.get_by_role("button", name="Invite").click()
    await dana.get_by_role("button", name="Copy the link").click()
    await expect(dana.locator(".done")).to_contain_text("Copied")
    assert await dana.evaluate("navigator.clipboard.readText()") == dana.url


async def test_an_answer_ends_the_wait_for_all_that_was_asked_before(people: People, house: House) -> None:
    house.door.bot = lambda event, number: echo(event, number) if "second" in event.text else None
    dana = await people.start()
    await say(dana, "@pathfinder first")
    await expect(dana.locator("#room-group .thinking")).to_have_text("Pathfinder is thinking")
    await say(dana, "@pathfinder second")
    await expect(dana.locator(".bot .text")).to_have_count(1)
    await expect(dana.locator("#room-group .thinking")).to_be_empty()
