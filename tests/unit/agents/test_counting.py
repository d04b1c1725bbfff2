"""How heads are counted in people's own words, and what the bill then comes to."""

import pytest

from agents.offline.slots.counting import counting
from tests.unit.expenses.test_service import call
from tests.world import World
from tools.kernel.act import Role


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("I paid 90 for the boat tour, only the adults", {"child": "0"}),
        ("museum 60, the kids were free", {"child": "0"}),
        ("wine 40, adults only", {"child": "0"}),
        ("dinner 120 I paid, kids count half", {"child": "0.5"}),
        ("cabin 900 I paid, split by nights", {"by": "night"}),
        ("the kids had pizza 40, I paid", {}),
        ("kids menu 25, and adults 60", {}),
        ("two nights at the inn 300", {}),
    ],
)
def test_words_for_counting(said: str, told: dict[str, str]) -> None:
    assert counting(said) == told


async def test_only_the_adults_pay_for_the_adults() -> None:
    world = await World.with_families({"Lee": ("Ann", "Kit", "Mia"), "Cruz": ("Cy", "Di")})
    await world.change_member("Mia", role=Role.CHILD)
    await world.change_member("Kit", role=Role.CHILD)
    reply = await call(await world.by("Ann"), "add_expense", what="boat tour", amount="90", child="0")
    assert "Lee $30.00 (1 adult)" in reply.text
    assert "Cruz $60.00 (2 adults)" in reply.text
