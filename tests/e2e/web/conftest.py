"""Real browsers on the web chat. Skipped, with the reason, where no Chromium is."""

import shutil
from collections.abc import AsyncIterator
from typing import Any, Protocol
from urllib.parse import urlsplit

import pytest
import pytest_asyncio
from aiohttp import web
from playwright.async_api import Browser, Page, async_playwright, expect

from channels.web.adapter import WebChannel
from channels.web.settings import WebSettings
from tests.doors import FakeDoor

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))),
    None,
)
# Without these a Chromium calls home, and every call is a refused connection in a closed network.
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
expect.set_options(timeout=15_000)  # a machine under load is slow, not wrong


class House:
    """A server that can be stopped and started again on the same port; the door remembers."""

    def __init__(self) -> None:
        self.door = FakeDoor()
        self.port = 0
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        channel = WebChannel(WebSettings(secret=b"a secret of thirty-two bytes ...."))
        self.door.channel = channel
        await channel.start(self.door)
        app = web.Application()
        channel.mount(app)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port, reuse_address=True)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        if self._runner is not None and self.door.channel is not None:
            await self._runner.cleanup()
            await self.door.channel.stop()
        self._runner, self.door.channel = None, None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


class Address(Protocol):
    """Something that is served on loopback."""

    port: int

    @property
    def url(self) -> str:
        """Where it is."""


class People:
    """Opens browsers, one a person, and watches that none complains or calls a stranger."""

    def __init__(self, browser: Browser, house: Address) -> None:
        self._browser, self.house = browser, house
        self.complaints: list[str] = []
        self.also: set[str] = set()  # other addresses of the same server

    async def page(self, **options: Any) -> Page:
        context = await self._browser.new_context(**options)
        context.set_default_timeout(20_000)
        context.on("page", self._watch)
        return await context.new_page()

    def _watch(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on(
            "console",
            lambda said: self.complaints.append(said.text) if "Security Policy" in said.text else None,
        )
        page.on("request", lambda asked: self._check(asked.url))

    def _check(self, url: str) -> None:
        known = {f"127.0.0.1:{self.house.port}", *self.also}
        if urlsplit(url).scheme not in ("blob", "data") and urlsplit(url).netloc not in known:
            self.complaints.append(f"asked a stranger: {url}")

    async def start(self, name: str = "Dana", **options: Any) -> Page:
        """Start a chat."""
        page = await self.page(**options)
        await page.goto(self.house.url)
        await page.get_by_label("What is the trip called?").fill("Alps with the Lees")
        await page.get_by_label("And your name?").fill(name)
        await page.get_by_role("button", name="Start the chat").click()
        await page.wait_for_selector('[data-state="open"]')
        return page

    async def join(self, url: str, name: str, **options: Any) -> Page:
        """Enter a chat by its link."""
        page = await self.page(**options)
        await page.goto(url)
        await page.get_by_label("What is your name?").fill(name)
        await page.get_by_role("button", name="Join the chat").click()
        await page.wait_for_selector('[data-state="open"]')
        return page


@pytest_asyncio.fixture(loop_scope="session")
async def house() -> AsyncIterator[House]:
    house = House()
    await house.start()
    yield house
    await house.stop()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One Chromium for all tests; each person is a profile of their own in it."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine (as root, `make test` installs it)")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def people(house: House, browser: Browser) -> AsyncIterator[People]:
    people = People(browser, house)
    yield people
    for context in browser.contexts:
        await context.close()
    assert people.complaints == []


async def say(page: Page, text: str) -> None:
    """Write a message and send it with Enter."""
    await page.locator("#text").fill(text)
    await page.locator("#text").press("Enter")
