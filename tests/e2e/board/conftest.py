"""Real browsers on the live board. Skipped, with the reason, where no Chromium is."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page

from storage import migrate
from tests.e2e.board.served import Served, on_the_road, served
from tests.e2e.web.conftest import People, browser

__all__ = ["browser"]


@pytest.fixture(scope="session")
def board_database(postgres_server: str) -> Iterator[str]:
    """The URL of a database for all of these tests: making a trip takes seconds."""
    name = f"board_{uuid4().hex}"
    yield migrate.create_database(postgres_server, name)
    migrate.drop_database(postgres_server, name)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def here(
    board_database: str, roads_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Served]:
    """A served house with a trip on its way."""
    folder = tmp_path_factory.mktemp("board")
    (folder / "map").symlink_to(roads_data)
    async with served(board_database, folder) as house:
        await on_the_road(house)
        yield house


class Open:
    """Opens boards in browsers of their own, and watches that none complains or calls a stranger."""

    def __init__(self, people: People, here: Served) -> None:
        self.people, self.here = people, here

    async def of(self, who: str, **options: Any) -> Page:
        """Open somebody's board by a fresh link; returns once it is live."""
        page = await self.people.page(**options)
        await page.goto(await self.here.board(who))
        await page.wait_for_selector('#state[data-state="open"]')
        return page


@pytest_asyncio.fixture(loop_scope="session")
async def boards(here: Served, browser: Browser) -> AsyncIterator[Open]:
    """Boards to open; whatever a page complains of fails the test."""
    people = People(browser, here)
    yield Open(people, here)
    for context in browser.contexts:
        await context.close()
    assert people.complaints == []
