"""A way planned anew: its charge lasts, what follows moves with it, and without its reports it is gone."""

import re
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.unit.travel_day.test_closed_roads import said, times
from tests.unit.travel_day.test_travel_day import POCATELLO, Road, at
from tests.unit.travel_day.test_travel_day import road as road
from tools.families.service import add_vehicle
from tools.planning.model import FamilyDay, Item, ItemKind, Itinerary
from tools.planning.service import show
from tools.proposals.model import Proposal
from tools.proposals.service import set_threshold
from tools.travel_day.forgetting import forget_positions
from tools.travel_day.living import as_it_goes, today
from tools.travel_day.model import Alert, StatusReport, Way
from tools.travel_day.reporting import report_status
from tools.travel_day.standing import State


async def broken(road: Road, moment: datetime, percent: int, place: str | None = None) -> str:
    """Say that a charger is broken; returns the answer."""
    road.now = moment
    reply = await road.say(
        "Sofie",
        report_status,
        group=False,
        kind="breakdown",
        note="charger broken",
        percent=percent,
        place=place,
    )
    return str(reply.text)


async def lund(road: Road) -> FamilyDay:
    day = (await today(await road.act("Sofie"))).live
    return next(family for family in day.families if family.family == "Lund")


def charges(day: FamilyDay) -> list[Item]:
    return [item for item in day.items if item.kind is ItemKind.CHARGE]


async def test_a_broken_charger_moves_the_charge_on_with_what_is_left(road: Road) -> None:
    await road.text("Sofie", at(7), "LEFT")
    text = await broken(road, at(9, 35), 25)
    assert "Go on to Blackfoot (25 mi, there with 15%)" in text, text
    (charge,) = charges(await lund(road))
    assert (charge.place.name, charge.start) == ("Blackfoot", at(10))
    assert charge.soc_start == pytest.approx(0.25 - 40 / 386, abs=0.005)
    assert charge.soc_end is not None
    assert charge.soc_end * 386 > 110  # to Idaho Falls


async def test_a_button_pressed_twice_breaks_one_charger(road: Road) -> None:
    await road.text("Sofie", at(7), "LEFT")
    await road.text("Sofie", at(9, 35), "CHARGER BROKEN")
    before = await lund(road)
    text, _ = await road.text("Sofie", at(9, 36), "CHARGER BROKEN")
    assert text.startswith("I have that already")
    assert await lund(road) == before
    text, _ = await road.text("Sofie", at(9, 37), "CHARGER AT Blackfoot BROKEN")
    assert "broken charger in Blackfoot" in text


async def test_the_next_charge_of_the_plan_is_meant_where_no_place_is_named(road: Road) -> None:
    await road.text("Sofie", at(7), "LEFT")
    assert "broken charger in Pocatello" in await broken(road, at(9, 20), 26)


async def test_alerts_follow_to_the_other_charger(road: Road) -> None:
    await road.text("Sofie", at(7), "LEFT")
    await broken(road, at(9, 35), 25)
    alerts = [a for a in await road.uow.of(Alert).all() if a.kind == "charge" and a.at > road.now]
    waiting = [alert.text for alert in alerts if alert.status == "waiting"]
    assert len(waiting) == 1
    assert "in Blackfoot about 10:00" in waiting[0]


async def both_electric(road: Road, later: int = 0) -> None:
    """Give the Carvers an electric car that charges where the Lunds do, `later` minutes after; both leave."""
    await road.say("Sofie", add_vehicle, family="Carver", name="Kia EV6", range_km=370, energy="ev")
    plan = await road.uow.of(Itinerary).get("trip")
    assert plan is not None
    charge, by = charges(plan.days[0].families[0])[0], timedelta(minutes=later)
    charge = replace(charge, start=charge.start + by, end=charge.end + by, soc_start=0.1)
    carver = plan.days[0].families[1]
    first, drive = replace(carver.items[1], soc_start=0.9), replace(carver.items[2], start=charge.end)
    carver = replace(carver, items=(carver.items[0], first, charge, drive, *carver.items[3:]))
    day = replace(plan.days[0], families=(plan.days[0].families[0], carver))
    await road.uow.of(Itinerary).put(replace(plan, days=(day,)))
    await road.text("Hal", at(7), "LEFT")
    await road.text("Sofie", at(7, 1), "LEFT")


async def test_others_who_were_to_charge_there_charge_elsewhere_too(road: Road) -> None:
    await both_electric(road)
    text = await broken(road, at(9, 35), 25)
    reports = await road.uow.of(StatusReport).all()
    assert sorted(r.kind for r in reports) == ["breakdown", "departed", "departed", "rerouted", "rerouted"]
    going = (await today(await road.act("Hal"))).live.families[1]
    assert "Pocatello" not in [item.place.name for item in charges(going)], text


async def test_others_it_costs_much_time_are_asked(road: Road) -> None:
    await both_electric(road, later=80)
    await road.say("Sofie", set_threshold, minutes=5)
    await broken(road, at(10, 45), 25, "Pocatello")
    (proposal,) = await road.uow.of(Proposal).all()
    assert proposal.what == "charge elsewhere: the charger in Pocatello is broken"
    assert re.fullmatch(r"the Carvers charge in Blackfoot instead, \d+ min more", proposal.difference.words)
    carver = (await today(await road.act("Hal"))).live.families[1]
    assert [item.place.name for item in charges(carver)] == ["Pocatello"]
    await road.say("Hal", report_status, **proposal.calls[0].args)
    carver = (await today(await road.act("Hal"))).live.families[1]
    assert [item.place.name for item in charges(carver)] == ["Blackfoot"]


async def test_who_has_charged_there_already_is_not_sent_elsewhere(road: Road) -> None:
    await both_electric(road)
    text = await broken(road, at(10, 30), 25, "Pocatello")
    assert "Carvers" not in text
    kinds = [(r.kind, r.family_id) for r in await road.uow.of(StatusReport).all()]
    assert len({family for kind, family in kinds if kind == "rerouted"}) <= 1


async def test_without_its_reports_the_day_is_as_planned(road: Road) -> None:
    await road.text("Sofie", at(7), "LEFT")
    await broken(road, at(9, 35), 25)
    for report in await road.uow.of(StatusReport).all():
        if report.kind in ("breakdown", "rerouted"):
            await road.uow.of(StatusReport).remove(report.id)
    (charge,) = charges(await lund(road))
    assert charge.place == POCATELLO


async def test_a_way_round_without_a_charger_in_reach_is_said_to_be_none(road: Road) -> None:
    await road.say("Sofie", add_vehicle, name="Hyundai Ioniq 5", range_km=90, energy="ev")
    await road.text("Sofie", at(7), "LEFT")
    reply = await said(road, "Sofie", at(9, 40), "I-15 is closed at Pocatello", group=False)
    assert "has no charger within your charge" in reply.text
    assert await times(road, "Lund", ItemKind.MEET) == [at(12)]


async def test_two_closed_roads_on_one_drive_add_up(road: Road) -> None:
    await said(road, "Sofie", at(6, 30), "I-15 is closed at Pocatello")
    assert await times(road, "Lund", ItemKind.MEET) == [at(12, 40)]
    await said(road, "Sofie", at(6, 40), "I-15 is closed at Blackfoot")
    (meet,) = await times(road, "Lund", ItemKind.MEET)
    assert at(13, 15) <= meet <= at(13, 25)  # 80 min of road more, and the rests of 5 h 50 at the wheel


async def test_where_a_way_begins_is_forgotten_with_the_position(road: Road) -> None:
    await road.text("Sofie", at(7), "LEFT")
    road.now = at(8, 50)
    await road.say("Sofie", report_status, group=False, kind="location", lat=42.19, lon=-112.25)
    way = Way(2, 4, "Pocatello", "Idaho Falls", (), ((42.19, -112.25), (43.49, -112.04)))
    family = (await road.uow.of(StatusReport).all())[0].family_id
    await road.uow.of(StatusReport).put(StatusReport("w", family, "rerouted", at(8, 51), way=way))
    await forget_positions(await road.act("Sofie"))
    kept = await road.uow.of(StatusReport).get("w")
    assert kept is not None
    assert kept.way == way  # still shared
    await road.say("Sofie", report_status, group=False, kind="hide")
    kept = await road.uow.of(StatusReport).get("w")
    assert kept is not None
    assert kept.way is not None
    assert kept.way.line == ()


async def test_bad_weather_comes_on_top_of_a_way_round(road: Road) -> None:
    await said(road, "Sofie", at(6, 30), "I-15 is closed at Pocatello")
    await road.text("Sofie", at(7), "LEFT")
    await said(road, "Sofie", at(7, 30), "heavy snow here, driving slowly")
    (meet,) = await times(road, "Lund", ItemKind.MEET)
    assert meet > at(14)


async def test_the_plan_shows_today_as_it_goes(road: Road) -> None:
    await road.text("Sofie", at(7), "LEFT")
    await broken(road, at(9, 35), 25)
    act = await road.act("Sofie")
    live = await as_it_goes(act, at(0).date())
    text = (await show(act, at(0).date(), "Lund", live=live)).text
    assert text.startswith("Saturday 12 June, as it goes by now")
    assert "charge in Blackfoot" in text
    assert await as_it_goes(act, at(0, day=13).date()) is None


async def test_a_long_breakdown_is_a_delay_once_they_go_on(road: Road) -> None:
    await road.text("Hal", at(7), "LEFT")
    await road.text("Hal", at(8), "BREAKDOWN")
    await road.text("Hal", at(9, 30), "ON MY WAY")
    state = (await today(await road.act("Hal"))).families["Carver"]
    assert (state.state, state.behind) == (State.ON_THE_ROAD, 90)
