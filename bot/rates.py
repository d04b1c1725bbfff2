"""Exchange rates fetched anew from the European Central Bank; what is kept stays when that fails."""

import asyncio
from datetime import date

import aiohttp
import structlog

from tools.expenses.ecb import EcbRates
from tools.expenses.ecb_reading import published

log = structlog.get_logger()
OFF = "off"
EVERY_S, AGAIN_S = 12 * 3600.0, 1800.0  # the bank publishes once a day, about 16:00 in Frankfurt
_LARGEST = 5 * 2**20
_TIMEOUT = aiohttp.ClientTimeout(total=30, connect=10)


class Refresher:
    """Fetches the newest rates from `url` now and then, without ever holding up the loop."""

    def __init__(self, rates: EcbRates, url: str) -> None:
        self._rates, self._url = rates, url

    async def run(self) -> None:
        """Refresh until cancelled: twice a day, after a failure again in half an hour."""
        while self._url.casefold() != OFF:  # noqa: ASYNC110  # a clock, not a wait for something
            await asyncio.sleep(EVERY_S if await self.refresh() else AGAIN_S)

    async def refresh(self) -> date | None:
        """Fetch, check and keep the published days; return the newest, None (logged) when that failed."""
        try:
            body = await self._fetched()
            days = await asyncio.to_thread(published, body)
            await asyncio.to_thread(self._rates.take, days)
        except (aiohttp.ClientError, TimeoutError, ValueError, OSError) as problem:
            log.info("no fresh exchange rates", url=self._url, why=str(problem) or type(problem).__name__)
            return None
        log.info("fresh exchange rates", newest=max(days).isoformat(), days=len(days))
        return max(days)

    async def _fetched(self) -> bytes:
        async with (
            aiohttp.ClientSession(timeout=_TIMEOUT) as session,
            session.get(self._url, allow_redirects=True, max_redirects=3) as answer,
        ):
            answer.raise_for_status()
            body = b""
            async for piece in answer.content.iter_chunked(2**16):
                body += piece
                if len(body) > _LARGEST:
                    raise ValueError("more than rates are")
            return body
