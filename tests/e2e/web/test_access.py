"""For everybody: by keyboard, with a screen reader, on a small phone, in the dark."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from channels.envelope import Envelope, OutAttachment, Outgoing, Table
from tests.doors import echo
from tests.e2e.web.conftest import House, People, say

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]
SHOTS = Path("build/screenshots")
DESK = {"viewport": {"width": 1100, "height": 800}}
PHONE = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}
LOOKS: dict[str, dict[str, Any]] = {
    "desk-light": {**DESK, "color_scheme": "light"},
    "desk-dark": {**DESK, "color_scheme": "dark"},
    "phone-light": {**PHONE, "color_scheme": "light"},
    "phone-dark": {**PHONE, "color_scheme": "dark"},
}
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763d8bae502000442"
    "0210e17d5db20000000049454e44ae426082"
)


def _rich(event: Envelope, number: int) -> Outgoing | None:
    answer = echo(event, number)
    files = (
        OutAttachment("Itinerary.pdf", "application/pdf", b"%PDF", f"p{number}"),
        OutAttachment("Map.png", "image/png", PIXEL, f"m{number}"),
    )
    rows = (
        ("Okafor", "Lee", "$21.05"),
        ("A family of a very long name", "Another of a long name", "$1,000.00"),
    )
    table = Table("Who pays whom:", ("Who", "To whom", "How much"), rows)
    return answer and replace(
        answer,
        buttons=("Accept", "Change something"),
        attachments=files,
        table=table if "plan" in event.text else None,
    )


async def violations(page: Page) -> list[str]:
    results = await Axe().run(
        page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}
    )
    return [
        f"{found['id']}: {found['help']}: {[node['html'][:150] for node in found['nodes']]}"
        for found in results.response["violations"]
    ]


async def fits(page: Page) -> bool:
    wide = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return int(wide) <= 0


@pytest.mark.parametrize("look", LOOKS)
async def test_every_page_in_every_look_has_no_violation(people: People, house: House, look: str) -> None:
    house.door.bot = _rich
    home = await people.page(**LOOKS[look])
    await home.goto(house.url)
    assert await violations(home) == []
    dana = await people.start("Dana Okafor", **LOOKS[look])
    assert await violations(dana) == []
    await dana.screenshot(path=SHOTS / f"{look}-empty.png")
    kim = await people.page(**LOOKS[look])
    await kim.goto(dana.url)
    assert await violations(kim) == []
    kim = await people.join(dana.url, "Kim Lee", **LOOKS[look])
    await say(kim, "A-very-long-word-" * 20 + " https://example.org/" + "path/" * 30)
    await say(dana, "@pathfinder plan it")
    await expect(kim.get_by_role("button", name="Accept")).to_be_visible()
    for page in (dana, kim):
        await expect(page.get_by_role("cell", name="$21.05")).to_be_visible()
        assert await violations(page) == []
        assert await fits(page)
    await kim.screenshot(path=SHOTS / f"{look}-chat.png")
    await kim.get_by_role("button", name="Invite").click()
    assert await violations(kim) == []
    await kim.screenshot(path=SHOTS / f"{look}-invite.png")


async def _tab_to(page: Page, name: str) -> None:
    """Press Tab until the focus is on what is called so."""
    for _ in range(40):
        await page.keyboard.press("Tab")
        if await page.evaluate(
            "name => document.activeElement.matches('button, a') && "
            "[document.activeElement.textContent, document.activeElement.ariaLabel]"
            ".some(text => (text || '').includes(name))",
            name,
        ):
            return
    raise AssertionError(f"Tab never reaches {name!r}")


async def test_all_of_it_by_keyboard(people: People, house: House) -> None:
    house.door.bot = _rich
    page = await people.page()
    await page.goto(house.url)
    await page.keyboard.press("Tab")
    await page.keyboard.type("Alps")
    await page.keyboard.press("Tab")
    await page.keyboard.type("Dana")
    await page.keyboard.press("Enter")
    await page.wait_for_selector('[data-state="open"]')
    await expect(page.locator("#text")).to_be_focused()
    await page.keyboard.type("first line")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("/second line @pathfinder")
    await page.keyboard.press("Enter")
    await expect(page.locator("#room-group .text").first).to_have_text("first line\n/second line @pathfinder")
    await expect(page.get_by_role("button", name="Accept")).to_be_visible()
    await _tab_to(page, "Pathfinder: all your chats")
    await _tab_to(page, "Everyone")
    await page.keyboard.press("ArrowRight")
    await expect(page.get_by_role("tab", name="Just Pathfinder and me")).to_be_focused()
    await page.keyboard.press("ArrowLeft")
    await _tab_to(page, "Accept")
    await page.keyboard.press("Enter")
    await expect(page.locator("#room-group .text").last).to_have_text("You said: Accept")
    await page.locator("#invite").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("dialog")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator("#invite")).to_be_focused()


async def test_answering_the_bot_speaks_to_it(people: People, house: House) -> None:
    dana = await people.start()
    await say(dana, "@pathfinder hello")
    await expect(dana.locator(".bot .text")).to_have_count(1)
    answer = dana.get_by_role("button", name="Answer Pathfinder's message")
    await answer.press("Enter")
    await expect(dana.locator(".quoted")).to_have_text("You said: @pathfinder hello")
    await expect(dana.locator("#text")).to_be_focused()
    await dana.keyboard.press("Escape")
    await expect(dana.locator(".replying")).to_be_hidden()
    await say(dana, "this is for the others")
    await answer.press("Enter")
    await say(dana, "and this for you")
    await expect(dana.locator(".bot .text")).to_have_count(2)
    assert [event.mention for event in house.door.events.values()] == [True, False, True]


async def test_the_chip_writes_and_takes_back_the_name(people: People) -> None:
    dana = await people.start()
    chip = dana.get_by_role("button", name="@pathfinder", exact=True)
    await dana.locator("#text").fill("where are we?")
    await chip.click()
    await expect(dana.locator("#text")).to_have_value("@pathfinder where are we?")
    await expect(chip).to_have_attribute("aria-pressed", "true")
    await chip.click()
    await expect(dana.locator("#text")).to_have_value("where are we?")


async def test_a_screen_reader_hears_who_said_what(people: People) -> None:
    dana = await people.start()
    kim = await people.join(dana.url, "Kim")
    await say(dana, "hello")
    log = kim.get_by_role("log", name="Messages of everyone")
    await expect(log).to_have_attribute("aria-live", "polite")
    await expect(log.locator(".bubble")).to_contain_text("Dana: hello")
    await expect(dana.get_by_role("log").locator(".bubble")).to_contain_text("You: hello")


async def test_nothing_moves_for_who_wants_it_still(people: People, house: House) -> None:
    house.door.delay = 2.0
    dana = await people.start(reduced_motion="reduce")
    await say(dana, "@pathfinder hello")
    dots = dana.locator("#room-group .dots i").first
    await expect(dots).to_be_visible()
    assert await dots.evaluate("dot => getComputedStyle(dot).animationName") == "none"
