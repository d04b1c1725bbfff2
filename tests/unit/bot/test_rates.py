"""Exchange rates fetched anew: taken whole or not at all, kept on disk, never in the way."""

from collections.abc import AsyncIterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import TestServer

from bot import rates as fetching
from bot.rates import Refresher
from tests.simulators.ecb import EcbSimulator
from tools.expenses.ecb import EcbRates

DAY = date(2027, 3, 20)


@pytest.fixture
def bank() -> EcbSimulator:
    return EcbSimulator()


@pytest.fixture
async def server(bank: EcbSimulator) -> AsyncIterator[TestServer]:
    server = await bank.start()
    yield server
    await server.close()


@pytest.fixture
def fresh(tmp_path: Path) -> EcbRates:
    return EcbRates(fresh=tmp_path / "rates.json").load()


@pytest.mark.parametrize("file", ["rates.xml", "rates.zip"])
async def test_newer_days_count_and_outlive_the_program(
    server: TestServer, fresh: EcbRates, tmp_path: Path, file: str
) -> None:
    before = fresh.quote("EUR", "USD", DAY)
    assert before
    assert before.as_of < date(2027, 3, 18)
    assert await Refresher(fresh, str(server.make_url(f"/{file}"))).refresh() == date(2027, 3, 19)
    for rates in (fresh, EcbRates(fresh=tmp_path / "rates.json").load()):
        newest, earlier = rates.quote("EUR", "USD", DAY), rates.quote("GBP", "USD", date(2027, 3, 18))
        assert newest
        assert (newest.rate, newest.as_of) == (Decimal("1.2500"), date(2027, 3, 19))
        assert earlier
        assert abs(earlier.rate - Decimal("1.2") / Decimal("0.81")) < Decimal("1e-8")
        swiss = rates.quote("CHF", "EUR", DAY)  # not among the new ones: the packaged rate stands in
        assert swiss
        assert swiss.as_of == before.as_of


@pytest.mark.parametrize("fault", ["error", "garbage", "negative", "entities", "endless", "stall", "gone"])
async def test_a_failure_leaves_everything_as_it_was(
    bank: EcbSimulator, server: TestServer, fresh: EcbRates, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "_TIMEOUT", aiohttp.ClientTimeout(total=1))
    refresher = Refresher(fresh, str(server.make_url("/rates.xml")))
    await refresher.refresh()
    kept = fresh.quote("EUR", "USD", DAY)
    bank.fault, bank.days = fault, {"2027-03-20": {"USD": "9"}}
    if fault == "gone":
        await server.close()
    assert await refresher.refresh() is None
    assert fresh.quote("EUR", "USD", DAY) == kept


async def test_it_can_be_turned_off(bank: EcbSimulator, fresh: EcbRates) -> None:
    await Refresher(fresh, "off").run()
    assert bank.asked == 0


def test_a_kept_file_that_is_damaged_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "rates.json").write_text('{"2027-03-19": ')
    found = EcbRates(fresh=tmp_path / "rates.json").load().quote("EUR", "USD", DAY)
    assert found
    assert found.as_of < date(2027, 3, 1)
