"""Sums in other currencies: kept as told, counted by a dated rate that is stored."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.expenses.test_service import FRIENDS, call, nets
from tests.world import NOON, World, family
from tools.expenses.ecb import EcbRates
from tools.expenses.export import export
from tools.expenses.model import Expense, Part, Rate
from tools.expenses.rates import converted, expense_in_base
from tools.kernel.act import Role
from tools.kernel.errors import NotAllowed, Refusal


def test_the_packaged_table() -> None:
    rates = EcbRates()
    friday = rates.quote("EUR", "USD", date(2014, 3, 30))  # a Sunday
    assert friday
    assert (friday.rate, friday.as_of) == (Decimal("1.3759"), date(2014, 3, 28))
    crossed = rates.quote("JPY", "USD", date(2014, 3, 28))
    assert crossed
    assert abs(crossed.rate * Decimal("140.9") - Decimal("1.3759")) < Decimal("1e-6")
    assert rates.quote("VND", "USD", date(2014, 3, 28)) is None
    assert rates.quote("EUR", "USD", date(1990, 1, 1)) is None


def rate(currency: str, base: str, figure: str) -> Rate:
    return Rate("r", currency, base, figure, None, date(2027, 3, 1), "told")


def test_minor_units_differ() -> None:
    assert converted(1250000, rate("VND", "EUR", "0.000037")) == 4625
    assert converted(100, rate("USD", "JPY", "157.25")) == 157
    assert converted(1000, rate("KWD", "USD", "3.2567")) == 326


@given(
    st.integers(min_value=1, max_value=10**8),
    st.lists(st.integers(min_value=1, max_value=10**6), min_size=1, max_size=9),
    st.decimals(min_value="0.0001", max_value="9999", places=6),
)
def test_a_converted_expense_is_exact(minor: int, weights: list[int], figure: Decimal) -> None:
    shares = tuple(Part(family(str(n)), weight) for n, weight in enumerate(weights))
    bill = Expense("e", "x", sum(weights), "CHF", NOON.date(), (Part(family("p"), sum(weights)),), shares)
    found = expense_in_base(bill, rate("CHF", "EUR", str(figure)))
    assert found.currency == "EUR"
    assert sum(part.minor for part in found.payers) == sum(part.minor for part in found.shares) == found.minor


@pytest.fixture
async def world() -> World:
    return await World.with_families(FRIENDS, currency="EUR")


async def test_the_balance_is_in_the_trips_currency(world: World) -> None:
    claire, ngozi = await world.by("Claire"), await world.by("Ngozi")
    both: dict[str, Any] = {"split": ["family:Landry", "family:Okonkwo"], "date": "2026-10-28"}
    await call(claire, "add_expense", what="fondue", amount="100", currency="CHF", **both)
    await call(ngozi, "add_expense", what="fuel", amount="20", **both)
    (stored,) = await world.uow.of(Rate).all()
    half = converted(10000, stored) // 2
    found = await export(claire)
    assert (found["expenses"][0]["amount"], found["expenses"][0]["currency"]) == ("100.00", "CHF")
    assert [row["net"] for row in found["balances"]] == [
        f"{(half - 1000) / 100:.2f}",
        f"{(1000 - half) / 100:.2f}",
        "0.00",
    ]
    text = (await call(claire, "show_balance")).text
    assert "1 CHF = " in text
    assert "ECB, Oct 28 2026" in text


async def test_a_rate_nobody_publishes_is_asked_for_and_told(world: World) -> None:
    claire = await world.by("Claire")
    await call(
        claire, "add_expense", what="van", amount="1.250.000", currency="VND", split=["family:Haskell"]
    )
    assert "“1 EUR = … VND”" in (await call(claire, "show_balance")).text
    assert set((await nets(claire)).values()) == {"0.00"}
    told = {"amount": "1", "currency": "EUR", "equals": 25000, "other": "dong"}
    await call(claire, "set_rate", **told)
    assert (await nets(claire))["Haskell"] == "-50.00"
    reply = await call(claire, "record_payment", **{"from": "family:Haskell", "to": "me", "amount": "20"})
    assert "still owes €30.00" in reply.text
    for wrong in ({"other": "EUR"}, {"equals": "0"}, {"currency": "USD"}, {"amount": "x"}):
        with pytest.raises(Refusal):
            await call(claire, "set_rate", **{**told, **wrong})
    await world.change_member("Elise", role=Role.CHILD)
    elise = await world.by("Elise")
    with pytest.raises(NotAllowed):
        await call(elise, "set_rate", **told)


async def test_an_undone_rate_is_found_again(world: World) -> None:
    claire = await world.by("Claire")
    await call(claire, "add_expense", what="fondue", amount="100", currency="CHF", split=["family:Okonkwo"])
    before = await nets(claire)
    for stored in await world.uow.of(Rate).all():
        await world.uow.of(Rate).remove(stored.id)
    assert await nets(claire) == before
