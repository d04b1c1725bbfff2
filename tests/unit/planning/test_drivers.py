"""Drivers of one car share the day: each within its own limits, and the plan says who drives."""

from dataclasses import replace
from datetime import date, time

import pytest

from tests.unit.planning.trips import book, grand_circle
from tools.families.model import Energy, Member
from tools.families.service import set_limits
from tools.kernel.errors import Refusal
from tools.planning import service
from tools.planning.allowance import jointly
from tools.planning.model import Item, ItemKind, Itinerary
from tools.planning.problem import Driver, Household


async def drives_of(b: object, family: str) -> list[list[Item]]:
    (plan,) = await b.uow.of(Itinerary).all()  # type: ignore[attr-defined]
    return [
        [i for i in f.items if i.kind is ItemKind.DRIVE]
        for d in plan.days
        for f in d.families
        if f.family == family
    ]


def minutes(items: list[Item], driver: str) -> float:
    return sum((i.end - i.start).total_seconds() / 60 for i in items if i.driver == driver)


async def test_two_drivers_take_turns_within_their_limits() -> None:
    b = await book(date(2027, 6, 12), date(2027, 6, 14))
    await b.stop("Moab")
    await b.family("Lund", "Denver")
    await b.car("Lund", "RAV4", Energy.HYBRID)
    await b.member("Lund", "Maja", driver=True, drive_minutes_per_day=150)
    await b.member("Lund", "Nils", driver=True)
    reply = await service.plan(b.act())
    assert "left out" not in reply.text
    (plan,) = await b.uow.of(Itinerary).all()
    assert [c for c in plan.checks if not c.ok] == []
    for day in await drives_of(b, "Lund"):
        assert {i.driver for i in day} <= {"Maja", "Nils"}
        assert minutes(day, "Maja") <= 150
    first = (await drives_of(b, "Lund"))[0]
    assert minutes(first, "Nils") > 120
    assert minutes(first, "Maja") > 0
    told = await service.show(b.act(), date(2027, 6, 12))
    assert "Maja drives" in told.text
    assert "Nils drives" in told.text


async def test_the_only_driver_who_stops_at_six_stops_the_family() -> None:
    b = await grand_circle()
    await b.member("Lindqvist", "Walt", driver=True, not_after=time(17))
    await service.plan(b.act())
    days = await drives_of(b, "Lindqvist")
    assert any(days)
    assert all(i.end.hour < 17 or (i.end.hour, i.end.minute) == (17, 0) for day in days for i in day)


@pytest.mark.parametrize(
    ("drivers", "limits"),
    [
        ((), (None, 480, None)),
        ((Driver("A", 120), Driver("B", 100)), (220, 480, None)),
        ((Driver("A", 120), Driver("B")), (None, 480, None)),
        ((Driver("A", None, 540, 1080), Driver("B", None, 600, 1000)), (None, 540, 1080)),
    ],
)
def test_what_drivers_can_do_between_them(
    drivers: tuple[Driver, ...], limits: tuple[int | None, ...]
) -> None:
    day = date(2027, 6, 12)
    family = jointly(Household("Lund", day, day, not_before=480, drivers=drivers))
    assert (family.drive_per_day, family.not_before, family.not_after) == limits


async def test_a_limit_of_one_of_two_drivers_is_that_drivers() -> None:
    b = await grand_circle()
    await b.member("Baker", "Jess", driver=True)
    await b.member("Baker", "Marcus", driver=True)
    act = replace(b.act(), said="Jess won't drive after 5 pm")
    reply = await set_limits(act, "Baker", not_after="17:00")
    assert reply.text == "Noted for Jess at the wheel: not after 17:00."
    jess = await b.uow.of(Member).get("jess")
    assert jess is not None
    assert jess.not_after == time(17)
    reply = await set_limits(replace(b.act(), said="Bakers: off the road by 5"), "Baker", not_after="17:00")
    assert reply.text == "Noted for the Bakers: not after 17:00."
    reply = await set_limits(b.act(), "Baker", drive_minutes_per_day=200, driver="Marcus")
    assert reply.text == "Noted for Marcus at the wheel: at most 3 h 20 a day."
    with pytest.raises(Refusal, match="Nobody called Bo"):
        await set_limits(b.act(), "Baker", drive_minutes_per_day=200, driver="Bo")
