"""A road is closed: who drives there goes round it, the others hear what that changes for them."""

from datetime import datetime
from typing import Any

import pytest

from tests.unit.travel_day.test_travel_day import Road, at
from tests.unit.travel_day.test_travel_day import road as road
from tools.kernel.place import Place
from tools.kernel.reply import Reply
from tools.planning.model import Day, ItemKind
from tools.proposals.model import Proposal
from tools.proposals.service import set_threshold
from tools.reservations.model import Reservation, ReservationKind
from tools.travel_day.living import today
from tools.travel_day.model import StatusReport
from tools.travel_day.reporting import report_status
from tools.travel_day.road_talk import read

ATOMIC = Place("Atomic City", 43.45, -112.2)


async def said(road: Road, who: str, moment: datetime, words: str, group: bool = True) -> Reply:
    """Say something of a closed road as it is read."""
    road.now = moment
    meaning: Any = read(words, ("Idaho Falls", "Pocatello", "West Yellowstone"))
    assert meaning is not None
    reply: Reply = await road.say(who, report_status, words, group, **meaning)
    return reply


async def times(road: Road, family: str, kind: ItemKind) -> list[datetime]:
    day: Day = (await today(await road.act("Sofie"))).live
    return [i.start for f in day.families if f.family == family for i in f.items if i.kind is kind]


async def test_who_is_before_it_goes_round_and_the_others_wait_for_them(road: Road) -> None:
    await road.text("Hal", at(7), "LEFT")
    reply = await said(road, "Sofie", at(9, 40), "I-15 is closed at Pocatello", group=False)
    assert reply.text == (
        "Noted: I-15 closed near Pocatello. Way round by beside Pocatello 55 min more, I guess. "
        "Idaho Falls about 12:55 instead of 12:00. I've told the group."
    )  # 40 min of road, and with 2 h 40 at the wheel a break
    assert "For the Carvers, Idaho Falls is 12:55 instead of 12:00." in reply.notices[0].text
    assert await times(road, "Lund", ItemKind.MEET) == [at(12, 55)]
    assert "West Yellowstone" not in reply.text


async def test_small_ways_round_of_others_are_taken_and_told(road: Road) -> None:
    await road.say("Sofie", set_threshold, minutes=45)
    reply = await said(road, "Sofie", at(6, 30), "I-15 is closed at Pocatello")
    assert "Going round: the Carvers by beside Pocatello 40 min more." in reply.text
    assert reply.buttons == ("Undo",)
    assert await times(road, "Carver", ItemKind.MEET) == [at(12, 40)]
    assert sorted(r.kind for r in await road.uow.of(StatusReport).all()) == ["closed", "rerouted", "rerouted"]


async def test_big_ways_round_of_others_are_proposed_with_what_they_change(road: Road) -> None:
    await road.text("Hal", at(6, 25), "LEFT")
    reply = await said(road, "Sofie", at(6, 30), "I-15 is closed at Pocatello")
    (proposal,) = await road.uow.of(Proposal).all()
    assert proposal.difference.words == "the Carvers to Idaho Falls by beside Pocatello 45 min more"
    assert proposal.difference.minutes == 45
    assert any("go round: I-15 closed near Pocatello" in n.text for n in reply.notices), reply.notices
    assert "go round: I-15 closed near Pocatello" in reply.text
    assert reply.buttons[-1] == "Undo"
    assert set(reply.buttons) == set(reply.presses)
    assert "Going round" not in reply.text
    kinds = [r.kind for r in await road.uow.of(StatusReport).all()]
    assert sorted(kinds) == ["closed", "departed", "rerouted"]
    (call,) = proposal.calls
    told = await road.say("Hal", report_status, **{**call.args, "family": None})
    assert "the Carvers take 45 min more" in told.text
    again = await said(road, "Hal", at(6, 40), "I-15 is closed at Pocatello")
    assert len(await road.uow.of(Proposal).all()) == 1
    assert "Going round" not in again.text


async def test_what_is_said_later_of_the_delay_holds_the_way_round_already(road: Road) -> None:
    await said(road, "Sofie", at(6, 30), "I-15 is closed at Pocatello")
    await road.text("Sofie", at(7), "LEFT")
    await road.text("Sofie", at(10, 30), "LATE 60")
    assert await times(road, "Lund", ItemKind.MEET) == [at(13)]
    await road.text("Sofie", at(11), "LATE 15")
    assert await times(road, "Lund", ItemKind.MEET) == [at(12, 15)]
    await road.text("Sofie", at(12, 20), "ARRIVED")
    assert (await times(road, "Lund", ItemKind.DRIVE))[-1] == at(13, 20)


async def test_a_booking_of_anybody_a_closed_road_endangers_is_named(road: Road) -> None:
    table = Reservation(
        "r", ReservationKind.RESTAURANT, "Snake Bite", "Idaho Falls", at(12).replace(tzinfo=None)
    )
    await road.uow.of(Reservation).put(table)
    reply = await said(road, "Sofie", at(9, 40), "I-15 is closed at Pocatello")
    assert "In danger: Snake Bite" in reply.text


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("I-15 is closed", "Near which town"),
        ("I-15 is closed at Atlantis", "Near which town"),
        ("I-15 is closed at Moab", "you don't pass there"),
    ],
)
async def test_a_road_nobody_can_place_or_nobody_drives_moves_nothing(
    road: Road, words: str, answer: str
) -> None:
    reply = await said(road, "Sofie", at(9, 40), words)
    assert answer in reply.text
    assert await times(road, "Lund", ItemKind.MEET) == [at(12)]


async def test_who_is_past_it_does_not_turn_back(road: Road) -> None:
    await road.text("Hal", at(7), "LEFT")
    road.now = at(11, 30)
    await road.say("Hal", report_status, group=False, kind="location", lat=43.4, lon=-112.1)
    reply = await said(road, "Hal", at(11, 40), "I-15 is closed at Pocatello")
    assert "you don't pass there" in reply.text
