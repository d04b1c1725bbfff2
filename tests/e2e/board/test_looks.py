"""The board in every look: nothing broken for eyes, screen readers, or a phone 360 pixels wide."""

from datetime import timedelta
from typing import Any

import pytest
from playwright.async_api import expect

from tests.e2e.board.conftest import Open
from tests.e2e.board.served import MORNING, Served
from tests.e2e.web.test_access import SHOTS, fits, violations

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]
DESK = {"viewport": {"width": 1180, "height": 860}}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
LOOKS: dict[str, dict[str, Any]] = {
    "desk-light": {**DESK, "color_scheme": "light"},
    "desk-dark": {**DESK, "color_scheme": "dark"},
    "phone-light": {**PHONE, "color_scheme": "light"},
    "phone-dark": {**PHONE, "color_scheme": "dark"},
}


@pytest.mark.parametrize("look", LOOKS)
async def test_it_fits_and_has_no_violation(boards: Open, look: str) -> None:
    page = await boards.of("Ann", device_scale_factor=2, reduced_motion="reduce", **LOOKS[look])
    await expect(page.locator(".family").first).to_contain_text("Okafor (you)")
    await expect(page.locator(".car")).to_have_count(3)
    await page.locator(".chart img").evaluate("image => image.decode()")
    assert await violations(page) == []
    assert await fits(page)
    await page.screenshot(path=SHOTS / f"board-{look}.png", full_page=True)
    await page.get_by_role("button", name="Share where I am").click()
    await expect(page.get_by_role("dialog")).to_contain_text("at most 8 hours")
    assert await violations(page) == []


async def test_after_the_trip_nobody_is_asked_where_they_are(boards: Open, here: Served) -> None:
    now = here.clock.now()
    here.clock.set(MORNING + timedelta(days=7))
    try:
        page = await boards.of("Ann", device_scale_factor=2, reduced_motion="reduce", **PHONE)
        await expect(page.locator(".standing li").first).to_contain_text("the trip is over")
        await expect(page.get_by_role("button", name="Share where I am")).to_be_hidden()
        assert await violations(page) == []
        assert await fits(page)
        await page.screenshot(path=SHOTS / "board-after.png", full_page=True)
    finally:
        here.clock.set(now)


async def test_a_lost_connection_shows_at_once(boards: Open) -> None:
    page = await boards.of("Bob")
    await page.context.set_offline(True)
    await expect(page.locator("#state")).to_contain_text("Offline", timeout=10_000)
    await page.context.set_offline(False)
    await page.wait_for_selector('#state[data-state="open"]')


async def test_the_keyboard_reaches_the_plan_and_turns_its_days(boards: Open) -> None:
    page = await boards.of("Ann", reduced_motion="reduce")
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Skip to today's plan")).to_be_focused()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Sat, Jun 19")).to_have_attribute("aria-pressed", "true")
