"""What happens anywhere shows on open boards at once, and votes go back the same way."""

import re

import pytest
from playwright.async_api import Error, expect

from tests.e2e.board.conftest import Open
from tests.e2e.board.served import Served

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_a_turn_in_the_chat_shows_on_the_page(boards: Open, here: Served) -> None:
    page = await boards.of("Cho")
    await expect(page.locator("#money")).to_contain_text("Park (you)")
    await here.say("Cho", "ice cream 30.00, I paid, split with everyone")
    await expect(page.locator("#money")).to_contain_text("$234.20")


async def test_a_vote_by_tapping_counts_under_ones_name_on_every_board(boards: Open, here: Served) -> None:
    ann, bob = await boards.of("Ann"), await boards.of("Bob")
    await ann.get_by_role("button", name="Dead Horse Point").click()
    await expect(ann.locator("#said")).to_contain_text("Noted: Okafor for Dead Horse Point")
    chosen = ann.get_by_role("button", name="Dead Horse Point")
    await expect(chosen).to_have_attribute("aria-pressed", "true")
    await expect(bob.locator("#polls")).to_contain_text("1 vote: Okafor")
    await expect(bob.get_by_role("button", name="Arches at sunset")).to_have_attribute("aria-pressed", "true")
    await chosen.focus()
    await here.say("Cho", "+1 the pool")
    await expect(ann.locator("#polls")).to_contain_text("1 vote: Park")
    await expect(ann.get_by_role("button", name="Dead Horse Point")).to_be_focused()


async def test_a_position_is_shared_after_a_yes_and_forgotten_at_the_end(boards: Open, here: Served) -> None:
    where = {"latitude": 39.1, "longitude": -108.7}
    bob = await boards.of("Bob")
    ann = await boards.of("Ann", geolocation=where, permissions=["geolocation"])
    await ann.get_by_role("button", name="Share where I am").click()
    await ann.get_by_role("button", name="Not now").click()
    await expect(ann.get_by_role("button", name="Share where I am")).to_be_visible()
    await ann.get_by_role("button", name="Share where I am").click()
    await ann.get_by_role("button", name="Share my position").click()
    await expect(bob.locator(".standing")).to_contain_text(re.compile(r"position of \d\d:\d\d"))
    await expect(ann.locator("#said")).to_contain_text("Got your position")
    await ann.close(run_before_unload=False)
    await expect(bob.locator(".standing")).not_to_contain_text("position of")


async def test_a_link_that_is_revoked_closes_the_open_page(boards: Open, here: Served) -> None:
    page = await boards.of("Min")
    link = page.url
    await expect(page.locator(".family")).not_to_have_count(0)
    await here.say("Min", "/board revoke", direct=True)
    await expect(page.get_by_role("heading", level=1)).to_have_text("There is no board behind this link")
    assert "Canyon" not in await page.content()
    answer = await page.request.get(f"{link}/view.json")
    assert answer.status == 410
    fresh = await boards.of("Min")
    assert fresh.url != link


async def test_the_chats_page_leads_to_the_board_and_back(boards: Open, here: Served) -> None:
    page = await boards.people.start("Dora")
    await page.get_by_role("link", name="Board").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("There is no board behind this link")
    await page.go_back()
    await page.locator("#text").fill("@pathfinder new trip: Lake Days, july 2 to july 4. Moab")
    await page.locator("#text").press("Enter")
    await expect(page.locator(".bot .text").last).to_contain_text("Lake Days")
    await page.get_by_role("link", name="Board").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Lake Days")
    await page.wait_for_selector('#state[data-state="open"]')
    await page.get_by_role("link", name="Chat").click()
    await page.wait_for_selector('#state[data-state="open"]')


async def test_it_opens_without_a_connection_after_the_first_visit(boards: Open, here: Served) -> None:
    page = await boards.of("Eva", reduced_motion="reduce")
    await page.wait_for_selector("html[data-kept][data-drawn]")
    await page.context.set_offline(True)
    await page.reload()
    await expect(page.locator("#state")).to_have_text(re.compile(r"Offline, as of \d\d:\d\d"))
    await expect(page.locator(".family").first).to_contain_text("Lindgren (you)")
    assert await page.locator(".chart img").evaluate("image => image.decode().then(() => image.naturalWidth)")
    await page.get_by_role("button", name="the pool").click()
    await expect(page.locator("#said")).to_contain_text("No connection")
    await page.context.set_offline(False)
    await page.wait_for_selector('#state[data-state="open"]')


async def test_it_can_be_installed(boards: Open, here: Served) -> None:
    page = await boards.of("Tunde")
    session = await page.context.new_cdp_session(page)
    try:
        found = await session.send("Page.getAppManifest")
    except Error as problem:
        pytest.skip(f"this Chromium tells nothing of manifests: {problem}")
    assert found["errors"] == []
    assert '"display": "standalone"' in found["data"]
