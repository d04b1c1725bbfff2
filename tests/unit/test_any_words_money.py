"""Whatever a language engine hands over, money, votes and bookings answer or refuse in words, and add up."""

import asyncio
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from langchain_core.tools import BaseTool
from pydantic import ValidationError

from tests.world import World
from tools.expenses import functions as expenses
from tools.expenses.export import export as export_money
from tools.functions import with_act
from tools.kernel.errors import Refusal
from tools.kernel.reply import Reply
from tools.polls import functions as polls
from tools.polls.export import export as export_polls
from tools.reservations import functions as reservations
from tools.reservations.export import export as export_reservations

PEOPLE = {"Baker": ("Jess", "Milo"), "Raman": ("Priya",)}
TOOLS: dict[str, BaseTool] = {
    tool.name: tool for room in (expenses, polls, reservations) for tool in room.FUNCTIONS
}
PARTIES = ["me", "all", "my_family", "family:Raman", "member:Milo", "member:", "nobody"]
FIGURES = ["12.50", "100", "-1", "1e400", "NaN", "0", "33", "50%", "1/0", "1.250.000"]
DAYS = ["2027-03-19", "2027-03-18T19:00", "9999-12-31", "0001-01-01", "20270319", "2027-03-21"]
OTHERS = [
    "gas",
    "Moab",
    "Page",
    "CHF",
    "VND",
    "Best Inn",
    "single",
    "lodging",
    "ranked",
    "head",
    "night",
    "’",
]
WORDS = st.sampled_from([*PARTIES, *FIGURES, *DAYS, *OTHERS]) | st.text(max_size=30)
ODD = st.integers(-(10**20), 10**20) | st.floats() | st.booleans()
ROWS = st.lists(
    st.fixed_dictionaries(
        {"party": st.sampled_from(PARTIES)},
        optional=dict.fromkeys(("shares", "percent", "amount"), st.sampled_from(FIGURES)),
    ),
    max_size=3,
)
LIKELY: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(("amount", "price", "equals", "child"), st.sampled_from(FIGURES)),
    **dict.fromkeys(("date", "start", "end", "closes_at", "cancel_by", "until"), st.sampled_from(DAYS)),
    **dict.fromkeys(("party", "paid_by", "from", "to"), st.sampled_from(PARTIES)),
    **dict.fromkeys(("split", "payers"), ROWS),
    **dict.fromkeys(("options", "except", "also"), st.lists(WORDS, max_size=3)),
    **dict.fromkeys(("again", "units"), ODD),
}


def _call(tool: BaseTool) -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
    """Return calls of a tool: mostly likely arguments, any words among them."""
    schema = tool.get_input_jsonschema()
    needed = set(schema.get("required", ()))
    arguments = {key: LIKELY.get(key, WORDS) | WORDS | ODD for key in tool.args}
    likely = {key: LIKELY.get(key, WORDS) for key in tool.args}
    picked = [
        st.fixed_dictionaries(
            {key: value for key, value in choice.items() if key in needed},
            optional={key: value for key, value in choice.items() if key not in needed},
        )
        for choice in (likely, likely, arguments)
    ]
    return st.tuples(st.just(tool.name), st.one_of(picked))


CALLS = st.lists(st.one_of([_call(tool) for tool in TOOLS.values()]), max_size=12)


@given(CALLS)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_words(calls: list[tuple[str, dict[str, Any]]]) -> None:
    asyncio.run(_talk(calls))


async def _talk(calls: list[tuple[str, dict[str, Any]]]) -> None:
    world = await World.with_families(PEOPLE)
    act = await world.by("Jess")
    for name, arguments in calls:
        call = {"type": "tool_call", "id": "1", "name": name, "args": arguments}
        try:
            reply = (await TOOLS[name].ainvoke(call, config=with_act(act))).artifact
        except (Refusal, ValidationError) as refused:
            reply = Reply(str(refused))
        if not reply.text.strip():
            pytest.fail(f"{name} {arguments} said nothing")
    money = await export_money(act)
    assert sum(Decimal(row["net"]) for row in money["balances"]) == 0
    assert all(len(poll["options"]) > 1 for poll in (await export_polls(act))["polls"])
    for booking in (await export_reservations(act))["reservations"]:
        assert not (booking["start"] and booking["end"]) or booking["start"][:10] <= booking["end"][:10]
