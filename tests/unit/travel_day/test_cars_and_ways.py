"""Two cars of one family, early starts, skipped stops, zones, and the way an alert takes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.travel_day.test_ripple import DAY
from tests.unit.travel_day.test_travel_day import FALLS, PLAN, WEST, Road, at
from tests.unit.travel_day.test_travel_day import road as road
from tools.families.roster import Roster
from tools.families.service import add_member, add_vehicle
from tools.kernel.errors import Refusal
from tools.kernel.party import Party
from tools.kernel.when import later
from tools.planning.model import Item, ItemKind
from tools.travel_day.driver_words import carrier_word
from tools.travel_day.escalating import in_order, next_way, said_in_group
from tools.travel_day.forgetting import forget_positions
from tools.travel_day.gsm import SEGMENT, fit, plain, septets
from tools.travel_day.leaving_out import without
from tools.travel_day.living import today
from tools.travel_day.model import Alert, StatusReport
from tools.travel_day.progress import progress
from tools.travel_day.reporting import report_status
from tools.travel_day.ripple import Late, live
from tools.travel_day.standing import State
from tools.travel_day.waiting import go_on


async def test_each_car_of_a_family_has_its_own_state(road: Road) -> None:
    await road.say("Sofie", add_member, name="Bea", driver=True)
    await road.say("Sofie", add_vehicle, name="VW Bus", driver="Bea", energy="gas")
    assert "Lunds (Hyundai Ioniq 5) left" in (await road.text("Anders", at(7, 2), "LEFT"))[0]
    assert "Lunds (VW Bus) left" in (await road.text("Bea", at(7, 40), "LEFT"))[0]
    await road.text("Anders", at(9, 30), "CHARGING")
    day = await today(await road.act("Sofie"))
    assert sorted(car.state for car in day.cars.values()) == [State.CHARGING, State.ON_THE_ROAD]
    assert day.families["Lund"].delay == 40  # as the car that is furthest behind


async def test_an_early_start_brings_what_follows_forward_to_the_meeting(road: Road) -> None:
    await road.text("Hal", at(6, 0), "LEFT")
    day = await today(await road.act("Hal"))
    carver = next(family for family in day.live.families if family.family == "Carver")
    assert [i.start for i in carver.items if i.kind is ItemKind.DRIVE][:2] == [at(6), at(9)]
    assert next(i.start for i in carver.items if i.kind is ItemKind.MEET) == at(12)


async def test_a_skipped_meeting_frees_the_others(road: Road) -> None:
    await road.text("Hal", at(7), "LEFT")
    await road.text("Hal", at(9), "LATE 90")
    _, told = await road.text("Hal", at(9, 5), "SKIP Idaho Falls")
    assert len(told) == 1
    day = await today(await road.act("Hal"))
    lund = next(family for family in day.live.families if family.family == "Lund")
    assert next(i.start for i in lund.items if i.kind is ItemKind.MEET) == at(12)
    with pytest.raises(Refusal, match="nothing to skip"):
        await road.text("Hal", at(9, 10), "SKIP Paris")


def _other(name: str) -> tuple[str, ...]:
    return ("Lund",) if name == "Carver" else ("Carver",)


def test_a_meeting_is_held_without_who_makes_all_wait_longer_than_they_would_miss() -> None:
    shared = tuple(
        replace(
            family,
            items=tuple(
                replace(item, kind=ItemKind.MEET, with_families=_other(family.family))
                if item.kind is ItemKind.CHECK_IN
                else item
                for item in family.items
            ),
        )
        for family in DAY.families
    )
    day = replace(DAY, families=shared)
    late = live(day, {"Carver": Late(timedelta(minutes=150), at(9))})
    change = go_on(day, late, "Carver", {"Lund": 6, "Carver": 1})
    assert change is not None
    assert (change.place, change.again) == (FALLS.name, "West Yellowstone")
    assert (change.waiting, change.missing) == (720, 60)
    few = go_on(day, late, "Carver", {"Lund": 1, "Carver": 6})
    assert few is not None
    assert not few.costs_less()
    assert (
        go_on(day, live(day, {"Carver": Late(timedelta(minutes=40), at(9))}), "Carver", {"Lund": 6}) is None
    )


def test_nobody_waits_for_dinner_longer_than_it_takes() -> None:
    dinner = Item(ItemKind.MEAL, at(18, 30), at(19, 30), WEST, shared=True, note="dinner")
    families = tuple(
        replace(f, items=(*f.items, replace(dinner, with_families=_other(f.family)))) for f in DAY.families
    )
    day = replace(DAY, families=families)
    heads = {"Lund": 3, "Carver": 2}
    reports = [StatusReport("a", "carver", "late", at(9), 330)]
    delay = {"Carver": Late(timedelta(minutes=330), at(13, 30))}
    late = live(day, delay)
    change = go_on(day, late, "Carver", heads)
    assert change is not None
    assert (change.what, change.place, change.again_at) == ("dinner", "West Yellowstone", at(20, 45))
    assert (change.waiting, change.missing) == (135 * 3, 60 * 2)
    few = go_on(day, late, "Carver", {"Lund": 1, "Carver": 3})
    assert few is not None
    assert not few.costs_less()
    assert few.costs_less(gained=60)
    skip = StatusReport("b", "carver", "skipped", at(14), place=change.what)
    state = progress(families[1], [*reports, skip])
    assert [families[1].items[n].note for n in state.skipped] == ["dinner"]
    freed = live(
        without(day, {"Carver": state.skipped}), {"Carver": Late(timedelta(minutes=330), at(13, 30))}
    )
    assert freed.families[0].items[-1].start == at(18, 30)


def test_a_late_day_keeps_each_place_its_own_zone() -> None:
    pacific = ZoneInfo("America/Los_Angeles")
    family = DAY.families[0]
    first = replace(
        family.items[1],
        start=family.items[1].start.astimezone(pacific),
        end=family.items[1].end.astimezone(pacific),
    )
    day = replace(DAY, families=(replace(family, items=(first, *family.items[2:])),))
    moved = live(day, {"Lund": Late(timedelta(minutes=40), at(7))}).families[0].items
    assert [item.start.tzinfo for item in moved] == [item.start.tzinfo for item in day.families[0].items]


@given(st.integers(-600, 600), st.integers(0, 2880))
def test_time_passes_as_it_does_over_clock_changes(minutes: int, since: int) -> None:
    start = (datetime(2027, 3, 13, tzinfo=UTC) + timedelta(minutes=since)).astimezone(
        ZoneInfo("America/Denver")
    )
    assert later(start, timedelta(minutes=minutes)).astimezone(UTC) - start.astimezone(UTC) == timedelta(
        minutes=minutes
    )


def test_skipping_nothing_changes_nothing() -> None:
    assert without(DAY, {}) == DAY


async def test_a_shared_position_ends_by_itself_or_at_a_word(road: Road) -> None:
    road.now = at(8, 52)
    await road.say("Sofie", report_status, group=False, kind="location", lat=42.19, lon=-112.25)
    road.now = at(15, 59)
    assert await forget_positions(await road.act("Sofie")) == 0
    road.now = at(16)
    assert await forget_positions(await road.act("Sofie")) == 1
    await road.say("Sofie", report_status, group=False, kind="location", lat=42.19, lon=-112.25)
    assert "forgotten" in (await road.text("Sofie", at(16, 5), "HIDE ME"))[0]
    assert [r.lat for r in await road.uow.of(StatusReport).all()] == [None, None]


async def test_a_position_that_is_behind_moves_the_day(road: Road) -> None:
    await road.text("Hal", at(7), "LEFT")
    road.now = at(11, 30)
    reply = await road.say("Hal", report_status, group=False, kind="location", lat=42.6, lon=-114.4)
    assert "there about 13:" in reply.text
    assert "For the Lunds, Idaho Falls is" in reply.notices[0].text


async def test_the_passenger_is_told_while_the_car_moves(road: Road) -> None:
    roster = await Roster.load(await road.act("Sofie"))
    lund = Party("family", next(f.id for f in roster.families if f.name == "Lund"))
    assert [m.name for m in in_order(roster, lund, moving=False)] == ["Anders", "Sofie"]
    assert [m.name for m in in_order(roster, lund, moving=True)] == ["Sofie", "Anders"]


async def test_an_alert_takes_the_next_way_until_none_is_left(road: Road) -> None:
    assert next_way(("sms:1", "telegram:2"), ()) == "sms:1"
    assert next_way(("sms:1", "telegram:2"), ("sms:1",)) == "telegram:2"
    assert next_way(("sms:1",), ("sms:1",)) is None
    roster = await Roster.load(await road.act("Sofie"))
    lund = Party("family", next(f.id for f in roster.families if f.name == "Lund"))
    alert = Alert("x", at(7), lund, "departure", "Leave now.")
    assert said_in_group(roster, alert) == "Lunds: Leave now."
    assert said_in_group(roster, replace(alert, kind="break")) == "Anders (Lunds): Leave now."


@given(st.text(max_size=400), st.lists(st.text("abc ", min_size=1, max_size=12), max_size=3))
def test_an_alert_is_one_text_message_with_its_choices(text: str, choices: list[str]) -> None:
    told = fit(text, choices)
    whole = told + "".join(f"\n{n}) {plain(choice)}" for n, choice in enumerate(choices, 1))
    assert septets(whole) <= SEGMENT
    assert plain(told) == told


def test_words_of_the_carriers_are_no_answers() -> None:
    assert [carrier_word(word) for word in ("STOP", "yes", " Help ", "STOP AT Moab", "1")] == [
        "out",
        "in",
        "help",
        None,
        None,
    ]


def test_the_plan_itself_is_untouched() -> None:
    assert PLAN.days[0] is DAY
