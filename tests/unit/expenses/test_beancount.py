"""The ledger judged by beancount's own checker, where it is installed (GPL: a judge, never a dependency)."""

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.expenses.test_machine import Ledger
from tests.world import World
from tools.expenses import service
from tools.expenses.books import Books
from tools.expenses.files import to_beancount
from tools.expenses.opening import open_books

loader = pytest.importorskip("beancount.loader", reason="beancount is not installed (pip install beancount)")


def errors(ledger: str) -> list[str]:
    """Return what beancount finds wrong with a ledger."""
    _, found, _ = loader.load_string(ledger)
    return [error.message for error in found]


class Judged(Ledger):
    """The same histories; at the end of each its export is loaded and checked."""

    def teardown(self) -> None:
        if hasattr(self, "world"):
            books = asyncio.run(self._books())
            ledger = to_beancount(books)
            assert errors(ledger) == [], ledger

    async def _books(self) -> Books:
        return await open_books(await self.world.by("Ann"))


TestJudged = Judged.TestCase
TestJudged.settings = settings(max_examples=12, stateful_step_count=20, deadline=None)


NAMES = st.text(min_size=1, max_size=12).filter(lambda text: text.strip().isprintable())


@settings(max_examples=40, deadline=None)
@given(what=NAMES, category=NAMES, names=st.lists(NAMES, min_size=2, max_size=2, unique=True))
def test_whatever_things_and_families_are_called(what: str, category: str, names: list[str]) -> None:
    async def ledger() -> str:
        world = await World.with_families({name: (f"P{n}",) for n, name in enumerate(names)})
        act = await world.by("P0")
        await service.add_expense(act, service.Bill(what, "10.01", category=category, paid_by="me"))
        await service.add_expense(act, service.Bill("sea trip", "900", currency="JPY", paid_by="me"))
        return to_beancount(await open_books(act))

    text = asyncio.run(ledger())
    assert errors(text) == [], text
