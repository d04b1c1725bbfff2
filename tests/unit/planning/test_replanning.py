"""Planning again in the middle of a trip: what was driven stays, and only who must changes."""

import time
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.unit.planning.trips import MOUNTAIN, Book, grand_circle, yellowstone
from tools.kernel.errors import Refusal
from tools.planning import service
from tools.planning.model import Day, Itinerary
from tools.travel_day.ripple import Late, live


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2027, 6, 12, hour, minute, tzinfo=ZoneInfo(MOUNTAIN))


async def planned(b: Book) -> Itinerary:
    await service.plan(b.act())
    await service.accept(b.act())
    return (await b.uow.of(Itinerary).all())[0]


def late(day: Day, now: datetime, **minutes: int) -> Day:
    return live(day, {name: Late(timedelta(minutes=m), now) for name, m in minutes.items()})


async def test_a_small_delay_moves_times_and_nothing_else() -> None:
    b = await yellowstone()
    before = await planned(b)
    going = late(before.days[0], at(9, 40), Kwon=10)
    found = await service.replan(b.act(now=at(9, 40)), going)
    assert found.how == "moved"
    assert found.days[1:] == before.days[1:]
    assert [c for c in found.checks if not c.ok] == []
    assert "Kwon" in found.difference.affected
    assert found.difference.km == 0


async def test_a_long_delay_replans_the_rest_and_keeps_what_was_driven() -> None:
    b = await yellowstone()
    before = await planned(b)
    now = at(10)
    going = late(before.days[0], now, Carver=420)
    found = await service.replan(b.act(now=now), going)
    assert found.how == "planned again"
    assert "Carver" in found.difference.affected
    done = {f.family: [i for i in f.items if i.end <= now] for f in going.families}
    for family in found.days[0].families:
        assert list(family.items[: len(done[family.family])]) == done[family.family]
    rules = {c.rule for c in found.checks if not c.ok}
    assert not rules & {"driving per day", "breaks", "one place at a time", "charge", "driving hours"}
    carver = next(f for f in found.days[0].families if f.family == "Carver")
    assert all(i.end.hour <= 22 for i in carver.items)


async def test_a_delay_touches_only_the_family_it_must() -> None:
    b = await grand_circle()
    before = await planned(b)
    day = before.days[2]
    now = datetime(2027, 7, 12, 7, 30, tzinfo=ZoneInfo(MOUNTAIN))
    going = late(day, now + timedelta(hours=2), Baker=30)
    found = await service.replan(b.act(now=now), going)
    untouched = {f.family for f in day.families} - set(found.difference.affected)
    old = {f.family: f for f in day.families}
    for family in found.days[2].families:
        if family.family in untouched:
            assert family == old[family.family]
    assert found.days[:2] == before.days[:2]


async def test_what_is_adopted_is_the_next_version_and_stays_accepted() -> None:
    b = await yellowstone()
    before = await planned(b)
    found = await service.replan(b.act(now=at(9)), late(before.days[0], at(9), Lund=15))
    after = await service.adopt(b.act(now=at(9)), found)
    assert (after.version, after.status) == (before.version + 1, before.status)
    assert (await b.uow.of(Itinerary).all())[0] == after


async def test_without_a_plan_there_is_nothing_to_replan() -> None:
    b = await yellowstone()
    with pytest.raises(Refusal, match="no plan for that day"):
        await service.replan(b.act(), Day(at(9).date(), ()))


async def test_eight_families_move_within_a_second() -> None:
    b = await yellowstone()
    for n in range(5):
        await b.family(f"More{n}", ("Boise", "Bozeman", "Salt Lake City")[n % 3])
    before = await planned(b)
    going = late(before.days[0], at(9, 30), Kwon=5, Lund=5)
    began = time.perf_counter()
    found = await service.replan(b.act(now=at(9, 30)), going)
    assert found.how in ("moved", "planned again")
    if found.how == "moved":
        assert time.perf_counter() - began < 1.0
    else:
        pytest.fail("five minutes late, and more than times moved")


async def test_the_difference_is_counted_for_each_family() -> None:
    b = await grand_circle()
    before = await planned(b)
    day = before.days[3]
    family = day.families[0]
    longer = replace(family, drive_km=family.drive_km + 12.5, drive_minutes=family.drive_minutes + 10)
    after = [*before.days]
    after[3] = replace(day, families=(longer, *day.families[1:]))
    found = service.difference(before.days, after)
    assert found.affected == (family.family,)
    assert (found.km, found.minutes) == (12.5, 10.0)
    assert "+12 km" in found.lines()[0]
    assert service.difference(before.days, before.days).families == ()
