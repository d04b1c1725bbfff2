"""The network goes silent without a word: noticed, told, and nothing lost or doubled."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.e2e.web.conftest import House, People, say
from tests.e2e.web.tunnel import Tunnel

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


@pytest_asyncio.fixture(loop_scope="session")
async def tunnel(house: House) -> AsyncIterator[Tunnel]:
    tunnel = Tunnel(house.port)
    await tunnel.start()
    yield tunnel
    await tunnel.stop()


async def test_a_silent_network_loses_and_doubles_nothing(
    people: People, house: House, tunnel: Tunnel
) -> None:
    kim = await people.start("Kim")
    people.also.add(f"127.0.0.1:{tunnel.port}")
    dana = await people.page()
    await dana.clock.install()
    await dana.goto(kim.url.replace(str(house.port), str(tunnel.port)))
    await dana.get_by_label("What is your name?").fill("Dana")
    await dana.get_by_role("button", name="Join the chat").click()
    await dana.wait_for_selector('[data-state="open"]')
    tunnel.silence()
    await say(dana, "can you hear me?")
    await say(kim, "we are at the lake")
    await expect(dana.locator(".pending")).to_have_count(1)
    for _ in range(3):  # a sign of life is asked for, none comes
        await dana.clock.fast_forward(21_000)
    await expect(dana.locator("#state")).to_contain_text("No connection")
    tunnel.end_silence()
    for page in (dana, kim):
        await expect(page.locator("#room-group .text")).to_have_count(2)
        await expect(page.locator(".pending")).to_have_count(0)
    assert sorted(event.text for event in house.door.events.values()) == [
        "can you hear me?",
        "we are at the lake",
    ]


async def test_who_reads_far_above_is_not_torn_away(people: People) -> None:
    dana = await people.start(viewport={"width": 500, "height": 500})
    kim = await people.join(dana.url, "Kim")
    for number in range(25):
        await say(dana, f"line {number}")
    await expect(dana.locator(".pending")).to_have_count(0)
    log = dana.locator("#room-group .log")
    await log.evaluate("log => { log.scrollTop = 0; }")
    newest = dana.get_by_role("button", name="Newest messages")
    await expect(newest).to_be_hidden()
    await say(kim, "something new")
    await expect(newest).to_be_visible()
    assert await log.evaluate("log => log.scrollTop") == 0
    await expect(dana).to_have_title("(1) Alps with the Lees · Pathfinder")
    await newest.click()
    await expect(dana.get_by_text("something new")).to_be_in_viewport()
    await expect(newest).to_be_hidden()
    await expect(dana).to_have_title("Alps with the Lees · Pathfinder")
