"""The board in every look: nothing broken for eyes, screen readers, or a phone 360 pixels wide."""

from typing import Any

import pytest
from playwright.async_api import expect

from tests.e2e.board.conftest import Open
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
