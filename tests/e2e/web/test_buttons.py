"""Votes, proposals and Undo by button: two families in real browsers on the whole house."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from bot.exporting import export_trips
from tests.e2e.board.served import Served, served
from tests.e2e.web.conftest import People, say

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


@pytest_asyncio.fixture(loop_scope="session")
async def whole(database_url: str, roads_data: Path, tmp_path: Path) -> AsyncIterator[Served]:
    """A whole house, served."""
    (tmp_path / "map").symlink_to(roads_data)
    async with served(database_url, tmp_path) as house:
        yield house


@pytest_asyncio.fixture(loop_scope="session")
async def guests(whole: Served, browser: Browser) -> AsyncIterator[People]:
    """People who open the chat of that house; whatever a page complains of fails the test."""
    people = People(browser, whole)
    yield people
    for context in browser.contexts:
        await context.close()
    assert people.complaints == []


async def _press(page: Page, label: str) -> None:
    await page.locator("#room-group").get_by_role("button", name=label, exact=True).last.click()


async def _heard(page: Page, words: str) -> None:
    await expect(page.locator("#room-group .text").filter(has_text=words).last).to_be_visible(timeout=60_000)


async def test_votes_proposals_and_undo_by_button(guests: People, whole: Served) -> None:
    ann = await guests.start("Ann")
    await say(ann, "@pathfinder new trip: Canyon Loop, june 18 to june 22. Durango, then Moab")
    await _heard(ann, "Jun 18")
    await say(ann, "@pathfinder we're the Okafors from Denver: me and Tunde")
    await _heard(ann, "the Okafors")
    bob = await guests.join(ann.url, "Bob")
    await say(bob, "@pathfinder we're the Lees from Denver: me and Su")
    await _heard(ann, "the Lees")
    await say(ann, "/poll Where to next? | Bluff | Monticello")
    await _heard(bob, "Poll: Where to next?")
    await _press(bob, "Monticello")
    await _heard(ann, "Lee for Monticello")
    await _press(bob, "Undo")
    await _heard(ann, "Taken back: the vote (Where to next?)")
    await _press(ann, "Bluff")
    await _heard(bob, "Okafor for Bluff")
    await say(ann, "/close")
    await _heard(bob, "Bluff becomes a stop")
    await _press(bob, "OK with us")
    await _heard(ann, "accepted")
    (trip,) = (await export_trips(whole.house)).values()
    assert "Bluff" in [stop["name"] for stop in trip["stops"]]
    await say(ann, "/expense 90 dinner")
    await _heard(bob, "dinner $90.00")
    await _press(bob, "Dispute")
    await _heard(ann, "Lee objects")
    await _press(ann, "Undo")
    await _heard(ann, "Bob has changed it since")
    (trip,) = (await export_trips(whole.house)).values()
    assert len(trip["expenses"]) == 1
