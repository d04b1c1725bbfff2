"""A plan that breaks a rule or gets nowhere is told of and not kept, unless it is asked for all the same."""

from dataclasses import replace
from datetime import UTC, date, datetime

from tests.unit.planning.trips import Book, book
from tools.planning import service
from tools.planning.model import Check, Itinerary, ItineraryStatus
from tools.planning.refusing import ALL_THE_SAME, SHOW_IT, broken
from tools.reservations.model import Reservation, ReservationKind
from tools.trips.model import StopRole

EMPTY = Itinerary("trip", ItineraryStatus.PROPOSED, datetime(2027, 5, 9, tzinfo=UTC), 1, ())


async def plans(b: Book) -> list[Itinerary]:
    return list(await b.uow.of(Itinerary).all())


async def test_a_trip_nobody_can_reach_within_the_limits_is_no_plan_of_free_days() -> None:
    b = await book(date(2027, 6, 12), date(2027, 6, 13))
    await b.stop("Moab", StopRole.MUST, date=date(2027, 6, 12))
    await b.family("Lund", "Salt Lake City", drive_minutes_per_day=120)
    reply = await service.plan(b.act())
    assert reply.text.startswith("No plan gets you there:")
    assert "more than the Lund family may drive in a day" in reply.text
    assert SHOW_IT not in reply.buttons
    assert await plans(b) == []


async def test_the_plan_before_stays_when_no_other_can_be_made() -> None:
    b = await book(date(2027, 6, 12), date(2027, 6, 13))
    await b.stop("Moab", StopRole.MUST)
    await b.family("Lund", "Salt Lake City")
    await service.plan(b.act())
    (first,) = await plans(b)
    await b.family("Lund", "Salt Lake City", drive_minutes_per_day=60)
    reply = await service.plan(b.act())
    assert "The plan you have stays as it is." in reply.text
    assert await plans(b) == [first]


async def test_what_breaks_a_rule_is_kept_only_when_asked_for_all_the_same() -> None:
    b = await book(date(2027, 6, 12), date(2027, 6, 13))
    await b.stop("Moab", StopRole.MUST, nights=2)
    await b.family("Lund", "Salt Lake City")
    reply = await service.plan(b.act())
    assert "Moab would get 1 of 2 nights." in reply.text
    assert await plans(b) == []
    press = reply.presses[SHOW_IT]
    assert press.args == {"wishes": ALL_THE_SAME}
    again = await service.plan(b.act(), ALL_THE_SAME)
    assert "I could not build in" not in again.text
    assert "Not kept: nights" in again.text
    (kept,) = await plans(b)
    assert [c.rule for c in broken(kept)] == ["nights"]


async def test_more_nights_booked_than_said_are_the_nights() -> None:
    b = await book(date(2027, 6, 12), date(2027, 6, 15))
    await b.stop("Moab", StopRole.MUST, nights=1)
    await b.family("Lund", "Salt Lake City")
    bed = Reservation("r", ReservationKind.LODGING, "Red Cliffs", place="Moab")
    await b.uow.of(Reservation).put(replace(bed, start=date(2027, 6, 12), end=date(2027, 6, 15)))
    reply = await service.plan(b.act())
    assert "Moab is booked for 3 nights, not 1: I go by that." in reply.text
    (kept,) = await plans(b)
    assert [c for c in kept.checks if not c.ok] == []


def test_what_is_left_out_and_said_so_breaks_nothing() -> None:
    said = replace(EMPTY, explain=("Moab is left out: 2 days are too short for it.",))
    nights = Check("nights", False, "Moab: 0 nights instead of 2")
    assert broken(replace(said, checks=(Check("must-sees", False, "Moab is not in the plan"), nights))) == []
    assert broken(replace(EMPTY, checks=(nights,))) == [nights]
    other = replace(nights, detail="Moab: 0 nights instead of 2; Zion: 1 nights instead of 2")
    assert broken(replace(said, checks=(other,))) == [other]
    hours = Check("driving hours", False, "Lund drives at 05:00")
    assert broken(replace(said, checks=(hours,))) == [hours]
