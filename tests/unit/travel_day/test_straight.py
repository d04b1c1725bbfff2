"""A meeting that cannot hold: all meet in the next town instead, where that costs less than waiting."""

from dataclasses import replace

import pytest

from tests.unit.travel_day.test_closed_roads import times
from tests.unit.travel_day.test_moved import agreed, asked
from tests.unit.travel_day.test_travel_day import FALLS, WEST, Road, at
from tests.unit.travel_day.test_travel_day import road as road
from tools.planning.model import FamilyDay, ItemKind, Itinerary
from tools.travel_day.living import today
from tools.travel_day.model import StatusReport
from tools.travel_day.reporting import report_status


def _meeting(family: FamilyDay) -> FamilyDay:
    other = ("Lund",) if family.family == "Carver" else ("Carver",)
    items = tuple(
        replace(i, kind=ItemKind.MEET, with_families=other) if i.kind is ItemKind.CHECK_IN else i
        for i in family.items
    )
    return replace(family, items=items)


@pytest.fixture
async def evening(road: Road) -> Road:
    """The day on which the two meet again in the town they sleep in."""
    plan = await road.uow.of(Itinerary).get("trip")
    assert plan is not None
    day = replace(plan.days[0], families=tuple(_meeting(f) for f in plan.days[0].families))
    await road.uow.of(Itinerary).put(replace(plan, days=(day,)))
    for who in ("Hal", "Sofie"):
        await road.text(who, at(7), "LEFT")
    return road


async def test_the_late_family_is_met_in_the_next_town(evening: Road) -> None:
    evening.now = at(10)
    await evening.say("Hal", report_status, kind="late", minutes=180)
    (proposal,) = await asked(evening)
    assert proposal.what == "meet in West Yellowstone instead of Idaho Falls"
    assert proposal.difference.words == (  # the road by Idaho Falls takes 40 min more
        "the Carvers drive straight there and come about 16:20, 40 min sooner than by Idaho Falls; "
        "3 people don't wait 3 h each in Idaho Falls, with 1 h less together"
    )
    await agreed(evening, proposal)
    assert await times(evening, "Lund", ItemKind.MEET) == [at(12), at(16, 20)]
    (meeting,) = await times(evening, "Carver", ItemKind.MEET)
    carver = (await today(await evening.act("Hal"))).live.families[1]
    assert FALLS.name not in [i.place.name for i in carver.items]
    assert (carver.items[-1].place.name, meeting) == (WEST.name, at(16, 20))
    lund = (await today(await evening.act("Hal"))).live.families[0]
    assert [
        i.with_families for i in lund.items if i.place.name == FALLS.name and i.kind is ItemKind.MEET
    ] == [()]


async def test_it_is_asked_once_and_undone_with_its_report(evening: Road) -> None:
    evening.now = at(10)
    await evening.say("Hal", report_status, kind="late", minutes=180)
    evening.now = at(10, 20)
    await evening.say("Hal", report_status, kind="late", minutes=200)
    assert len(await asked(evening)) == 1
    await agreed(evening, (await asked(evening))[0])
    for report in await evening.uow.of(StatusReport).all():
        if report.kind in ("late", "skipped", "rerouted"):
            await evening.uow.of(StatusReport).remove(report.id)
    assert await times(evening, "Carver", ItemKind.MEET) == [at(12), at(15)]


async def test_a_town_skipped_in_words_is_passed_by_on_the_straight_road(evening: Road) -> None:
    await evening.text("Hal", at(9), "SKIP Idaho Falls")
    assert await times(evening, "Lund", ItemKind.MEET) == [at(12), at(15)]
    carver = (await today(await evening.act("Hal"))).live.families[1]
    assert FALLS.name not in [i.place.name for i in carver.items]


async def test_who_waits_little_is_not_asked(evening: Road) -> None:
    evening.now = at(10)
    await evening.say("Hal", report_status, kind="late", minutes=50)
    assert await asked(evening) == []
