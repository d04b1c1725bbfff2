"""The books in other programs' formats, read back."""

import csv
import re
from collections import defaultdict
from decimal import Decimal
from io import StringIO

import pytest

from tests.unit.expenses.test_service import FRIENDS, call, nets
from tests.world import World
from tools.documents.model import Document
from tools.expenses.files import account_names, to_beancount
from tools.expenses.opening import open_books
from tools.kernel.errors import NotAllowed, Refusal


@pytest.fixture
async def world() -> World:
    world = await World.with_families({**FRIENDS, "Möller": ("Jens",), "Moller": ("Pat",)})
    claire, ngozi = await world.by("Claire"), await world.by("Ngozi")
    await call(claire, "add_expense", what='=HYPERLINK("x")', amount="100.01")
    both = [{"party": "me", "amount": "60"}, {"party": "member:Beau", "amount": "40"}]
    await call(
        ngozi, "add_expense", what='the "big" boat', amount="100", payers=both, split=["me", "member:Jens"]
    )
    await call(ngozi, "add_expense", what="gas", amount="40")
    await call(ngozi, "add_expense", what="fondue", amount="30", currency="CHF")
    await call(ngozi, "void_expense", what="gas")
    await call(ngozi, "record_payment", **{"from": "me", "to": "family:Landry", "amount": "20"})
    return world


async def test_the_table(world: World) -> None:
    claire = await world.by("Claire")
    reply = await call(claire, "export_expenses")
    document = await world.uow.of(Document).get(reply.attachments[0].document)
    assert document
    rows = list(csv.DictReader(StringIO(document.body.decode(), newline="")))
    assert [row["kind"] for row in rows] == ["expense"] * 4 + ["payment"]
    assert rows[0]["what"].startswith("'=")
    assert rows[2]["status"] == "voided"
    families = [*FRIENDS, "Möller", "Moller"]
    for row in rows:
        assert sum(Decimal(row[name] or 0) for name in families) == Decimal(row["amount"])
    net: dict[str, Decimal] = defaultdict(Decimal)
    for row in rows:
        if row["currency"] == "USD" and row["status"] == "active":
            for name in families:
                net[name] -= Decimal(row[name] or 0)
    assert net["Haskell"] == Decimal(rows[0]["Haskell"]) * -1


async def test_the_ledger_balances(world: World) -> None:
    books = await open_books(await world.by("Claire"))
    text = to_beancount(books)
    assert len(set(account_names(books).values())) == 5
    posted: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for block in text.split("\n\n"):
        found = re.findall(
            r"^  (Liabilities:Group:[A-Z0-9][A-Za-z0-9-]*)  (-?[\d.]+) ([A-Z]{3})$", block, re.M
        )
        assert sum(Decimal(figure) for _, figure, _ in found) == 0
        for account, figure, currency in found:
            posted[account, currency] += Decimal(figure)
    asserted = re.findall(r"^\d{4}-\d\d-\d\d balance (\S+)  (-?[\d.]+) (\w+)$", text, re.M)
    assert {(account, currency): Decimal(figure) for account, figure, currency in asserted} == {
        (account, currency): posted[account, currency] for account, _, currency in asserted
    }
    assert '"the \\"big\\" boat"' in text
    assert "; voided:" in text


async def test_who_gets_files(world: World) -> None:
    with pytest.raises(NotAllowed):
        await call(world.outsider(), "export_expenses")
    empty = await World.with_families(FRIENDS)
    with pytest.raises(Refusal, match="no expenses"):
        await call(await empty.by("Claire"), "export_expenses", form="beancount")
    assert sum(Decimal(net) for net in (await nets(await world.by("Claire"))).values()) == 0
