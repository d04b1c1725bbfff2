"""Tables of other programs, taken over without moving a balance."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.expenses.test_service import FRIENDS, call, nets
from tests.world import World, family
from tools.expenses.export import export
from tools.expenses.importing import parts_of, read_table
from tools.expenses.model import Expense
from tools.expenses.opening import open_books
from tools.kernel.errors import NotAllowed, Refusal

SPLITWISE = """Note: does not include group expenses

Date,Description,Category,Cost,Currency,Claire,Ngozi,Ruth Haskell
2027-03-18,"House, with ""a"" view",Rent,"1,200.00",USD,800.00,-400.00,-400.00
2027-03-19,Boat,Fun,90.00,USD,30.00,15.00,-45.00
2027-03-20,Ngozi paid Claire,Payment,100.00,USD,-100.00,100.00,0.00

2027-03-21,Total balance, , ,USD,730.00,-285.00,-445.00
"""
# As its "Export to CSV" writes it: a total for each currency at the end, cost and category blank there.
ABROAD = """Date,Description,Category,Cost,Currency,Claire,Ngozi,Ruth Haskell

2027-03-18,Ferry,Transportation - Other,120.00,CAD,80.00,-40.00,-40.00
2027-03-19,Groceries,Groceries,90.00,USD,-30.00,60.00,-30.00
2027-03-20,Ruth H. paid Claire,Payment,40.00,CAD,-40.00,0.00,40.00

2027-03-21,Total balance, , ,CAD,40.00,-40.00,0.00
2027-03-21,Total balance, , ,USD,-30.00,60.00,-30.00
"""
_COLUMNS = (
    *("Date", "Description", "Category", "Currency", "Cost", "Original cost", "Original currency"),
    *("Conversion rate", "Is Reimbursement", "Split mode", "Claire", "Ngozi", "Ruth"),
)
SPLIIT = f"""\ufeff{",".join(_COLUMNS)}
2027-03-18,Dinner,Dining Out,USD,90.01,,,,No,Evenly,30.00,-30.00,-30.00
2027-03-19,Taxi,Taxi,USD,20,,,,No,Unevenly – By shares,0,10,-10
2027-03-20,Hotel,Hotel,USD,110.00,100.00,EUR,1.1,No,Evenly,0,-55,-55
"""
SPLIIT_JSON = {
    "id": "g", "name": "Utah", "information": None, "currency": "$", "currencyCode": "USD",
    "participants": [{"id": p, "name": name} for p, name in (("c", "Claire"), ("n", "Ngozi"), ("r", "Ruth"))],
    "expenses": [
        {"expenseDate": "2027-03-18T00:00:00.000Z", "title": "Dinner", "category": {"name": "Dining Out"},
         "amount": 1000, "paidById": "c", "splitMode": "EVENLY", "isReimbursement": False,
         "paidFor": [{"participantId": p, "shares": 100} for p in "cnr"]},
        {"expenseDate": "2027-03-19T00:00:00.000Z", "title": "Deposit back", "category": None,
         "amount": -3000, "paidById": "c", "splitMode": "BY_SHARES", "isReimbursement": False,
         "paidFor": [{"participantId": "c", "shares": 200}, {"participantId": "n", "shares": 100}]},
        {"expenseDate": "2027-03-20T00:00:00.000Z", "title": "Payback", "category": {"name": "Payment"},
         "amount": 500, "paidById": "r", "splitMode": "EVENLY", "isReimbursement": True,
         "paidFor": [{"participantId": "c", "shares": 100}]},
    ],
}  # fmt: skip


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


async def test_several_currencies_with_their_totals(world: World) -> None:
    claire = await world.by("Claire")
    assert "3 of 3 rows" in (await call(claire, "import_expenses", table=ABROAD)).text
    books = await open_books(claire)
    for currency, expected in (("CAD", [4000, -4000, 0]), ("USD", [-3000, 6000, -3000])):
        accounts = books.accounts(currency)
        found = [
            accounts[p].net if p in accounts else 0 for p in map(family, ("Landry", "Okonkwo", "Haskell"))
        ]
        assert found == expected, currency


@pytest.mark.parametrize(
    ("head", "payment", "separator"),
    [
        ("Datum,Beschreibung,Kategorie,Kosten,Währung", "Zahlung", ","),
        ("Fecha,Descripción,Categoría,Coste,Moneda", "Pago", ","),
        ("日付,説明,カテゴリ,費用,通貨", "Payment", ","),
        ("Date,Description,Category,Cost,Currency", "Payment", ";"),
        ("Data,Opis,Kategoria,Koszt,Waluta", "Payment", "\t"),
    ],
)
async def test_splitwise_in_other_languages(world: World, head: str, payment: str, separator: str) -> None:
    table = ABROAD.replace("Date,Description,Category,Cost,Currency", head).replace("Payment", payment)
    claire = await world.by("Claire")
    told = (await call(claire, "import_expenses", table=table.replace(",", separator))).text
    assert "3 of 3 rows" in told
    assert [row["from"] for row in (await export(claire))["payments"]] == ["member:Ruth"]
    again = (await call(claire, "import_expenses", table=ABROAD)).text
    assert "0 of 3 rows" in again


async def test_spliit(world: World) -> None:
    claire = await world.by("Claire")
    with pytest.raises(Refusal, match=r"Hotel.*who paid.*JSON"):
        await call(claire, "import_expenses", table=SPLIIT.replace("0,-55,-55", "0,0,-110"))
    assert await world.uow.of(Expense).all() == []
    await call(claire, "import_expenses", table=SPLIIT)
    assert await nets(claire) == {"Landry": "170.00", "Okonkwo": "-75.00", "Haskell": "-95.00"}


async def test_spliits_json_says_who_paid(world: World) -> None:
    claire = await world.by("Claire")
    assert "3 of 3 rows" in (await call(claire, "import_expenses", table=json.dumps(SPLIIT_JSON))).text
    found = await nets(claire)
    paid = {"Landry": 1000 - 3000 - 500, "Okonkwo": 0, "Haskell": 500}
    share = {"Landry": -2000, "Okonkwo": -1000, "Haskell": 0}  # the dinner's thirds come on top
    for name, net in found.items():
        assert round(float(net) * 100) in (paid[name] - share[name] - 333, paid[name] - share[name] - 334)
    assert [row["from"] for row in (await export(claire))["payments"]] == ["member:Ruth"]
    assert "0 of 3 rows" in (await call(claire, "import_expenses", table=json.dumps(SPLIIT_JSON))).text
    with pytest.raises(Refusal, match="no export of Spliit"):
        await call(claire, "import_expenses", table='{"expenses": 3}')


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
