"""Who is early or late moves what is shared, if those who share it agree."""

from dataclasses import replace
from datetime import datetime

import pytest

from tests.unit.travel_day.test_closed_roads import times
from tests.unit.travel_day.test_travel_day import FALLS, WEST, Road, at
from tests.unit.travel_day.test_travel_day import road as road
from tools.families.roster import Roster
from tools.kernel.errors import Refusal
from tools.kernel.reply import Reply
from tools.planning.model import Item, ItemKind, Itinerary
from tools.proposals.model import Proposal
from tools.reservations.model import Reservation, ReservationKind
from tools.travel_day.living import today
from tools.travel_day.model import Alert
from tools.travel_day.reporting import report_status
from tools.travel_day.scheduling import refresh_alerts
from tools.travel_day.sending import due_alerts


async def asked(road: Road) -> list[Proposal]:
    return list(await road.uow.of(Proposal).all())


async def agreed(road: Road, proposal: Proposal) -> list[Reply]:
    """Carry a proposal out as its acceptance does."""
    return [
        await road.say("Sofie" if call.args["family"] == "Lund" else "Hal", report_status, **call.args)
        for call in proposal.calls
    ]


async def test_who_is_at_home_may_leave_later_for_who_is_late(road: Road) -> None:
    road.now = at(6)
    reply = await road.say("Sofie", report_status, kind="late", minutes=90)
    (proposal,) = await asked(road)
    assert proposal.what == "meet in Idaho Falls at 13:30", reply
    assert proposal.difference.minutes == 90
    assert "the Carvers leave 1 h 30 later" in proposal.difference.words
    (told,) = await agreed(road, proposal)
    assert "the Carvers leave 1 h 30 later at 08:30" in told.text
    state = (await today(await road.act("Hal"))).families["Carver"]
    assert (state.leaves, state.behind) == (at(8, 30), 90)
    assert await times(road, "Carver", ItemKind.MEET) == [at(13, 30)]
    assert await times(road, "Lund", ItemKind.MEET) == [at(13, 30)]


async def test_for_a_short_delay_who_is_at_home_leaves_later_at_once(road: Road) -> None:
    await refresh_alerts(await road.act("Sofie"))
    _, told = await road.text("Sofie", at(6), "LATE 20")
    assert await asked(road) == []
    assert told == [
        "The Lunds are 20 min late: Idaho Falls about 12:20 instead of 12:00. No need to wait: the Carvers "
        "at 07:20 can leave 20 min later."
    ]
    assert await leaves(road) == [at(6, 50)]
    await road.text("Sofie", at(6, 10), "LATE 45")  # beyond half an hour they are asked
    assert [proposal.what for proposal in await asked(road)] == ["meet in Idaho Falls at 12:45"]
    assert (await today(await road.act("Hal"))).families["Carver"].leaves == at(7)
    await road.text("Sofie", at(6, 20), "EARLY 5")
    assert (await today(await road.act("Hal"))).families["Carver"].leaves == at(7)


async def test_less_than_a_quarter_of_an_hour_moves_nobody(road: Road) -> None:
    await road.text("Sofie", at(6), "LATE 12")
    assert (await today(await road.act("Hal"))).families["Carver"].leaves == at(7)


async def test_who_was_told_when_to_leave_is_told_another_time_once(road: Road) -> None:
    road.now = at(6)
    await refresh_alerts(await road.act("Sofie"))
    assert await due(road, at(6, 31)) == ["Leave Boise at 07:00 to be in Idaho Falls by 12:00."]
    await road.text("Sofie", at(6, 35), "LATE 20")
    assert await due(road, at(6, 36)) == ["Leave Boise at 07:20, not 07:00, to be in Idaho Falls by 12:20."]
    await road.text("Sofie", at(6, 40), "LATE 24")
    assert await due(road, at(6, 41)) == []  # nothing worth a message


async def leaves(road: Road) -> list[datetime]:
    """When the Carvers are to be told to leave."""
    roster = await Roster.load(await road.act("Hal"))
    family = next(f.id for f in roster.families if f.name == "Carver")
    found = [a for a in await road.uow.of(Alert).all() if a.kind == "departure" and a.to is not None]
    return [a.at for a in found if a.to and a.to.id == family and a.status == "waiting"]


async def due(road: Road, moment: datetime) -> list[str]:
    """What the Carvers are told now of leaving."""
    road.now = moment
    taken = [notice.text for alert, notice in await due_alerts(await road.act("Sofie"))]
    return [text.removesuffix(" Text LEFT when you go.") for text in taken if "Leave Boise" in text]


async def test_who_has_left_is_not_asked_to_leave_later(road: Road) -> None:
    await road.text("Hal", at(7), "LEFT")
    road.now = at(7, 10)
    await road.say("Sofie", report_status, kind="late", minutes=90)
    assert [p.what for p in await asked(road) if p.what.startswith("meet in")] == []


async def test_when_all_are_early_what_is_shared_may_begin_earlier(road: Road) -> None:
    road.now = at(6)
    await road.say("Hal", report_status, group=False, kind="departed")
    assert await asked(road) == []  # the Lunds come at twelve
    await road.say("Sofie", report_status, group=False, kind="departed")
    (proposal,) = await asked(road)
    assert proposal.what == "begin Idaho Falls at 11:15 instead of 12:00"
    await agreed(road, proposal)
    for family in ("Carver", "Lund"):
        assert await times(road, family, ItemKind.MEET) == [at(11, 15)]
        assert await times(road, family, ItemKind.MEAL) == [at(11, 15)]
        assert (await times(road, family, ItemKind.DRIVE))[-1] == at(12, 15)


async def test_what_is_booked_at_an_hour_stays(road: Road) -> None:
    table = Reservation(
        "r", ReservationKind.RESTAURANT, "Snake Bite", "Idaho Falls", at(12).replace(tzinfo=None)
    )
    await road.uow.of(Reservation).put(table)
    for who in ("Hal", "Sofie"):
        road.now = at(6)
        await road.say(who, report_status, group=False, kind="departed")
    assert await asked(road) == []


async def test_who_arrives_early_checks_in_once_it_is_open(road: Road) -> None:
    await road.text("Hal", at(7), "LEFT")
    await road.text("Hal", at(12), "ARRIVED")
    inn = Reservation(
        "b", ReservationKind.LODGING, "Stage Coach Inn", WEST.name, at(14, 30).replace(tzinfo=None)
    )
    await road.uow.of(Reservation).put(inn)
    text, _ = await road.text("Hal", at(14, 10), "ARRIVED")
    assert "Check-in from 14:30" in text
    assert await times(road, "Carver", ItemKind.CHECK_IN) == [at(14, 30)]


async def test_what_nobody_else_begins_then_comes_earlier_too(road: Road) -> None:
    plan = await road.uow.of(Itinerary).get("trip")
    assert plan is not None
    day = plan.days[0]
    visit = Item(ItemKind.VISIT, at(12), at(13), FALLS, with_families=("Lund",))  # others come later
    carver = replace(day.families[1], items=(*day.families[1].items[:3], visit))
    await road.uow.of(Itinerary).put(replace(plan, days=(replace(day, families=(day.families[0], carver)),)))
    await road.text("Hal", at(6), "LEFT")
    assert await times(road, "Carver", ItemKind.VISIT) == [at(11)]


async def test_words_for_a_meeting_that_is_over_move_nothing(road: Road) -> None:
    await road.text("Hal", at(7), "LEFT")
    road.now = at(13, 30)
    before = await times(road, "Carver", ItemKind.MEET)
    with pytest.raises(Refusal, match="that is over"):
        await road.say("Hal", report_status, kind="moved", place="Idaho Falls", minutes=-30)
    assert await times(road, "Carver", ItemKind.MEET) == before
