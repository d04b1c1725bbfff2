"""Money as families speak of it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.world import World
from tools.expenses import functions
from tools.expenses.export import export
from tools.expenses.model import Expense
from tools.functions import with_act
from tools.kernel.act import Act, Role
from tools.kernel.errors import NotAllowed, Refusal, Unclear
from tools.kernel.reply import Reply
from tools.preferences.quiet import set_quiet_hours
from tools.travel_day.model import Alert

FRIENDS = {
    "Landry": ("Claire", "Beau", "Elise", "Remy"),
    "Okonkwo": ("Ngozi", "Chidi", "Ada", "Obi"),
    "Haskell": ("Ruth", "Glenn"),
}


@pytest.fixture
async def world() -> World:
    world = await World.with_families(FRIENDS)
    await world.change_family("Haskell", joins_date=date(2027, 3, 19))
    await world.change_member("Elise", role=Role.CHILD)
    return world


async def call(act: Act, name: str, /, **arguments: Any) -> Reply:
    """Call a tool as a language engine does."""
    tool = next(t for t in functions.FUNCTIONS if t.name == name)
    message = await tool.ainvoke(
        {"name": name, "args": arguments, "id": "1", "type": "tool_call"}, config=with_act(act)
    )
    reply = message.artifact
    assert isinstance(reply, Reply)
    return reply


async def nets(act: Act) -> dict[str, str]:
    return {row["party"].split(":")[1]: row["net"] for row in (await export(act))["balances"]}


async def shares(world: World) -> dict[str, int]:
    newest = (await world.uow.of(Expense).all())[-1]
    return {part.party.id: part.minor for part in newest.shares}


async def test_a_whole_weekend(world: World) -> None:
    claire, ngozi, beau = await world.by("Claire"), await world.by("Ngozi"), await world.by("Beau")
    chidi, glenn = await world.by("Chidi"), await world.by("Glenn", group=False)
    house = [
        {"party": "family:Landry", "shares": 2},
        {"party": "family:Okonkwo", "shares": 2},
        {"party": "family:Haskell", "shares": 1},
    ]
    await call(claire, "add_expense", what="beach house", amount="1,290.00", split=house)
    reply = await call(chidi, "add_expense", what="groceries", amount="211.60", date="2027-03-18")
    assert reply.short == (
        "Noted: groceries $211.60, paid by Chidi, split by head: "
        "Landry $105.80 (4 heads) · Okonkwo $105.80 (4 heads)."
    )
    halves = [{"party": "my_family"}, {"party": "family:Okonkwo"}]
    await call(beau, "add_expense", what="ferry", amount="54", split=halves)
    percents = [
        {"party": "family:Landry", "percent": 40},
        {"party": "family:Okonkwo", "percent": "40%"},
        {"party": "my_family", "percent": "20"},
    ]
    reply = await call(glenn, "add_expense", what="oysters", amount="187.50", split=percents)
    assert reply.notices[0].to is None
    kayaks = ["member:Elise", "member:Remy", "member:Chidi", "me"]
    await call(beau, "add_expense", what="kayaks", amount="90.00", split=kayaks)
    await call(beau, "void_expense", what="the kayaks")
    both = [{"party": "me", "amount": "164.00"}, {"party": "member:Chidi", "amount": "100.00"}]
    await call(claire, "add_expense", what="crawfish boil", amount="264.00", payers=both)
    await call(glenn, "add_expense", what="waffles", amount="96.30", **{"except": ["member:Chidi"]})
    await call(ngozi, "record_payment", **{"from": "my_family", "to": "family:Landry", "amount": "300"})
    found = await export(claire)
    assert len(found["settlement"]) == 2
    assert found["expenses"][3]["paid_by"] == "member:Glenn"
    text = (await call(claire, "show_balance")).text
    for row in found["settlement"]:
        assert f"{row['from'].split(':')[1]} → {row['to'].split(':')[1]} ${row['amount']}" in text


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({}, {"landry": 4000, "okonkwo": 4000, "haskell": 2000}),
        ({"date": "2027-03-18"}, {"landry": 5000, "okonkwo": 5000}),
        ({"date": "2027-01-01"}, {"landry": 4000, "okonkwo": 4000, "haskell": 2000}),
        ({"by": "family", "date": "2027-03-18"}, {"landry": 5000, "okonkwo": 5000}),
        ({"except": ["family:Landry", "member:Chidi"]}, {"okonkwo": 6000, "haskell": 4000}),
        ({"split": ["my_family", "the Haskells"]}, {"landry": 5000, "haskell": 5000}),
        ({"split": ["my_family", "family:Haskell"], "by": "head"}, {"landry": 6667, "haskell": 3333}),
        (
            {"split": ["my_family", "family:Haskell"], "except": ["member:Remy"]},
            {"landry": 6000, "haskell": 4000},
        ),
        ({"split": ["me", "member:Ruth", "member:Obi"]}, None),
        ({"split": ["me", "member:Ruth", "family:Okonkwo"]}, {"claire": 1667, "ruth": 1667, "okonkwo": 6666}),
        (
            {"by": "night", "date": "2027-03-18", "until": "2027-03-21"},
            {"landry": 4286, "okonkwo": 4286, "haskell": 1428},
        ),
        ({"by": "night", "date": "2027-03-19"}, {"landry": 4000, "okonkwo": 4000, "haskell": 2000}),
        ({"child": "0.5"}, {"landry": 3684, "okonkwo": 4211, "haskell": 2105}),
        (
            {"child": "0", "split": ["my_family", "family:Haskell"], "by": "head"},
            {"landry": 6000, "haskell": 4000},
        ),
        ({"split": "all"}, {"landry": 4000, "okonkwo": 4000, "haskell": 2000}),
        ({"split": [{"party": "family:Haskell", "amount": 19}, {"party": "all"}]}, None),
    ],
)
async def test_who_shares(world: World, arguments: dict[str, Any], expected: dict[str, int] | None) -> None:
    await call(await world.by("Claire"), "add_expense", what="gas", amount=100, **arguments)
    found = await shares(world)
    assert sum(found.values()) == 10000
    if expected:
        assert all(abs(found.get(name, 0) - minor) <= 1 for name, minor in expected.items())
        assert found.keys() == expected.keys()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"amount": "-5"}, "negative"),
        ({"amount": "0"}, "0"),
        ({"amount": "99999999999999"}, "more than"),
        ({"amount": "lots"}, "lots"),
        ({"amount": "5", "currency": "doubloons"}, "doubloons"),
        ({"amount": "5", "paid_by": "member:Zebulon"}, "Zebulon.*Landry"),
        ({"amount": "5", "split": [{"party": "me", "percent": 40}]}, "60 % short"),
        ({"amount": "5", "payers": [{"party": "me", "amount": "4"}]}, r"\$1.00 short"),
        ({"amount": "5", "except": ["all"]}, "nobody"),
        ({"amount": "5", "child": "2"}, "between 0 and 1"),
        ({"amount": "5", "by": "night", "date": "2027-03-22"}, "which night"),
        ({"amount": "5", "except": ["family:Landry", "family:Okonkwo", "family:Haskell"]}, "nobody left"),
    ],
)
async def test_bad_input_keeps_nothing(world: World, arguments: dict[str, Any], words: str) -> None:
    with pytest.raises(Refusal, match=words):
        await call(await world.by("Claire"), "add_expense", what="gas", **arguments)
    assert await world.uow.of(Expense).all() == []


async def test_the_same_receipt_twice_asks_once(world: World) -> None:
    claire, beau = await world.by("Claire"), await world.by("Beau")
    await call(claire, "add_expense", what="gas", amount="40")
    with pytest.raises(Unclear):
        await call(beau, "add_expense", what="the gas in Mobile", amount="40.00", paid_by="member:Claire")
    await call(beau, "add_expense", what="gas", amount="40", again=True)
    await call(claire, "add_expense", what="gas", amount="40", date="2027-03-20")
    await call(await world.by("Ruth"), "add_expense", what="gas", amount="40")
    assert len(await world.uow.of(Expense).all()) == 4


async def test_children_and_guests_keep_no_books(world: World) -> None:
    for act in (await world.by("Elise"), world.outsider()):
        with pytest.raises(NotAllowed):
            await call(act, "add_expense", what="candy", amount="3")
        with pytest.raises(NotAllowed):
            await call(act, "record_payment", **{"from": "me", "to": "family:Haskell", "amount": "3"})


async def test_who_may_void(world: World) -> None:
    claire, beau, ruth = await world.by("Claire"), await world.by("Beau"), await world.by("Ruth")
    await call(ruth, "add_expense", what="boat", amount="10", paid_by="member:Beau")
    await call(await world.by("Ngozi"), "add_expense", what="gas", amount="20")
    with pytest.raises(NotAllowed, match="Okonkwo"):
        await call(beau, "void_expense", what="gas")
    await call(beau, "void_expense", what="boat", amount="10.00")
    await call(claire, "void_expense", what="gas")  # she organizes
    assert set((await nets(claire)).values()) == {"0.00"}
    with pytest.raises(Refusal, match="no expenses"):
        await call(ruth, "void_expense", what="boat")


async def test_void_means_the_newest_that_fits(world: World) -> None:
    beau = await world.by("Beau")
    for what, amount in (("gas", "10"), ("gas", "20"), ("dinner", "30")):
        await call(beau, "add_expense", what=what, amount=amount)
    assert "$20.00" in (await call(beau, "void_expense", what="gas")).text
    with pytest.raises(Unclear, match=r"gas \$10.00"):
        await call(beau, "void_expense", what="gas", amount="20")
    assert "dinner" in (await call(beau, "void_expense", amount="30")).text
    with pytest.raises(Refusal, match="gas"):
        await call(beau, "void_expense", what="museum")


async def test_payments(world: World) -> None:
    ruth = await world.by("Ruth")
    await call(await world.by("Claire"), "add_expense", what="house", amount="100", split=["family:Haskell"])
    reply = await call(ruth, "record_payment", **{"from": "me", "to": "family:Landry", "amount": "60"})
    assert reply.text == "Noted: Ruth paid Landry $60.00. Haskell still owes $40.00."
    for ends in (("me", "member:Glenn"), ("me", "all"), ("me", "Nobody Atall")):
        with pytest.raises(Refusal):
            await call(ruth, "record_payment", **{"from": ends[0], "to": ends[1], "amount": "5"})
    text = (await call(ruth, "show_balance", party="my_family")).text
    assert text.splitlines() == [
        "house (Fri Mar 19): share $100.00",
        "sent to Landry: $60.00",
        "Haskell: share $100.00, sent $60.00 → owes $40.00",
        "To settle up:",
        "Haskell → Landry $40.00",
    ]


async def test_a_payment_that_never_arrived(world: World) -> None:
    ruth, beau = await world.by("Ruth"), await world.by("Beau")
    for amount in ("60", "40"):
        await call(ruth, "record_payment", **{"from": "me", "to": "family:Okonkwo", "amount": amount})
    with pytest.raises(NotAllowed):
        await call(beau, "void_expense", what="the venmo payment")
    await call(await world.by("Glenn"), "void_expense", what="that payment", amount="60.00")
    assert [row["amount"] for row in (await export(beau))["payments"]] == ["40.00"]
    with pytest.raises(Refusal, match="no expenses"):
        await call(ruth, "void_expense", what="payment", amount="61")


async def test_the_group_hears_of_a_private_expense_after_its_quiet_hours(world: World) -> None:
    claire = await world.by("Claire")
    await set_quiet_hours(claire, None, "22:00", "07:00")
    late = await world.by("Glenn", now=datetime(2027, 3, 19, 22, 47, tzinfo=UTC), group=False)
    assert (await call(late, "add_expense", what="pizza", amount="72")).notices == ()
    (alert,) = await world.uow.of(Alert).all()
    assert (alert.at, alert.to) == (datetime(2027, 3, 20, 7, tzinfo=UTC), None)
    assert "pizza $72.00" in alert.text


async def test_balance_of_nothing(world: World) -> None:
    assert "Nobody has paid" in (await call(await world.by("Claire"), "show_balance")).text
