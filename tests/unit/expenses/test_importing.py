"""Tables of other programs, taken over without moving a balance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.expenses.test_service import FRIENDS, call, nets
from tests.world import World, family
from tools.expenses.export import export
from tools.expenses.importing import parts_of, read_table
from tools.expenses.model import Expense
from tools.kernel.errors import NotAllowed, Refusal

SPLITWISE = """Note: does not include group expenses

Date,Description,Category,Cost,Currency,Claire,Ngozi,Ruth Haskell
2027-03-18,"House, with ""a"" view",Rent,"1,200.00",USD,800.00,-400.00,-400.00
2027-03-19,Boat,Fun,90.00,USD,30.00,15.00,-45.00
2027-03-20,Ngozi paid Claire,Payment,100.00,USD,-100.00,100.00,0.00

2027-03-21,Total balance,,,USD,730.00,-285.00,-445.00
"""
SPLIIT = """Date,Description,Category,Currency,Cost,Is Reimbursement,Split mode,Claire,Ngozi,Ruth
2027-03-18,Dinner,Dining Out,USD,90.01,No,Evenly,30.00,-30.00,-30.00
2027-03-19,Taxi,Taxi,USD,20,No,Evenly,,10,-10
2027-03-20,Payback,Payment,USD,30.00,Yes,Evenly,,-30.00,30.00
"""


@pytest.fixture
async def world() -> World:
    return await World.with_families(FRIENDS)


async def test_splitwise(world: World) -> None:
    claire = await world.by("Claire")
    reply = await call(claire, "import_expenses", table=SPLITWISE)
    assert "3 of 3 rows" in reply.text
    assert await nets(claire) == {"Landry": "730.00", "Okonkwo": "-285.00", "Haskell": "-445.00"}
    found = await export(claire)
    assert found["expenses"][0]["what"] == 'House, with "a" view'
    assert found["expenses"][0]["amount"] == "1200.00"
    assert [row["from"] for row in found["payments"]] == ["member:Ngozi"]
    again = await call(claire, "import_expenses", table=SPLITWISE)
    assert "0 of 3 rows" in again.text


async def test_spliit(world: World) -> None:
    claire = await world.by("Claire")
    with pytest.raises(Refusal, match="Payback"):
        await call(claire, "import_expenses", table=SPLIIT.replace(",,-30.00,30.00", ",,-30.00,20.00"))
    assert await world.uow.of(Expense).all() == []
    await call(claire, "import_expenses", table=SPLIIT)
    assert await nets(claire) == {"Landry": "60.00", "Okonkwo": "-50.00", "Haskell": "-10.00"}


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("hello", "no Splitwise"),
        ("Date,Description,Category,Cost,Currency,Claire", "no expenses"),
        (SPLITWISE.replace("Ngozi,", "Zed,"), "don't know Zed"),
        (SPLITWISE.replace("-45.00", "-40.00"), "Boat.*add up"),
        (SPLITWISE.replace("2027-03-19", "19/03/27"), "not a date"),
    ],
)
async def test_refuses_tables_that_are_none(world: World, table: str, words: str) -> None:
    with pytest.raises(Refusal, match=words):
        await call(await world.by("Claire"), "import_expenses", table=table)
    assert await world.uow.of(Expense).all() == []


async def test_guests_import_nothing(world: World) -> None:
    with pytest.raises(NotAllowed):
        await call(world.outsider(), "import_expenses", table=SPLITWISE)


@given(st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=6).filter(any), st.integers(0, 10**6))
def test_nets_stay_as_they_were(minors: list[int], own: int) -> None:
    names = "abcdefg"[: len(minors) + 1]
    every = [*minors, -sum(minors)]
    cost = sum(minor for minor in every if minor > 0) + own
    row = ",".join(f"{minor / 100:.2f}" for minor in every)
    head = f"Date,Description,Category,Cost,Currency,{','.join(names)}"
    table = f"{head}\n2027-03-18,x,y,{cost / 100:.2f},USD,{row}"
    (line,) = read_table(table, "USD")
    payers, shares = parts_of(line, {name: family(name) for name in names})
    assert sum(part.minor for part in payers) == sum(part.minor for part in shares)
    for name, minor in zip(names, every, strict=True):
        paid = sum(part.minor for part in payers if part.party == family(name))
        assert paid - sum(part.minor for part in shares if part.party == family(name)) == minor
