"""Changes of an accepted plan: others are asked first, unless it is small or they have agreed."""

from dataclasses import replace
from datetime import date

import pytest

from tests.unit.planning.trips import grand_circle
from tools.kernel.act import Role
from tools.kernel.errors import NotAllowed
from tools.kernel.party import Party
from tools.kernel.reply import Press
from tools.planning import service
from tools.planning.model import Itinerary, ItineraryStatus
from tools.proposals.model import Proposal
from tools.proposals.service import set_threshold
from tools.trips.model import StopRole, Trip

_DAY = date(2027, 7, 12)


async def test_what_moves_others_accepted_day_is_proposed_and_made_once_agreed() -> None:
    b = await grand_circle()
    await b.member("Baker", "Marcus", account_id="@marcus")
    await service.plan(b.act())
    await service.accept(b.act())
    before = (await b.uow.of(Itinerary).all())[0]
    reply = await service.change(b.act(), "start an hour later", _DAY)
    assert (await b.uow.of(Itinerary).all()) == [before]
    (proposal,) = await b.uow.of(Proposal).all()
    assert proposal.calls == (
        Press("change_itinerary", {"wishes": "start an hour later", "date": "2027-07-12"}),
    )
    assert proposal.asked == (Party("family", "baker"),)
    assert proposal.plan_version == before.version
    assert proposal.difference.minutes == 60
    assert "start an hour later on Mon 12 Jul" in reply.text
    agreed = replace(b.act(), agreed=proposal.id)
    await service.change(agreed, "start an hour later", _DAY)
    (after,) = await b.uow.of(Itinerary).all()
    assert after.version == before.version + 1
    assert after.status is before.status


async def test_what_is_small_in_this_trip_is_made_at_once() -> None:
    b = await grand_circle()
    await b.member("Baker", "Marcus", account_id="@marcus")
    await service.plan(b.act())
    await service.accept(b.act())
    await set_threshold(b.act(), minutes=90)
    await service.change(b.act(), "start an hour later", _DAY)
    assert await b.uow.of(Proposal).all() == []
    assert (await b.uow.of(Itinerary).all())[0].version == 2


async def test_a_second_plan_asks_before_it_takes_the_place_of_an_accepted_one() -> None:
    b = await grand_circle()
    await b.member("Baker", "Marcus", account_id="@marcus")
    await service.plan(b.act())
    await service.accept(b.act())
    await set_threshold(b.act(), minutes=5)
    before = await b.uow.of(Itinerary).all()
    again = await service.plan(b.act())
    assert "still is the best" in again.text
    await b.stop("Delicate Arch", StopRole.MUST)
    asked = await service.plan(b.act())
    assert asked.buttons == ("Use the new plan", "Keep ours")
    assert "sees Delicate Arch" in asked.text
    assert await b.uow.of(Itinerary).all() == before
    taken = asked.presses["Use the new plan"]
    assert taken == Press("plan_itinerary", {"replacing": True})
    await service.plan(b.act(), replacing=True)
    assert await b.uow.of(Itinerary).all() == before
    (proposal,) = await b.uow.of(Proposal).all()
    assert proposal.calls == (taken,)
    assert proposal.asked == (Party("family", "baker"),)
    await service.plan(replace(b.act(), agreed=proposal.id), replacing=True)
    (after,) = await b.uow.of(Itinerary).all()
    assert (after.version, after.status) == (before[0].version + 1, ItineraryStatus.ACCEPTED)


async def test_only_who_may_accept_may_replace() -> None:
    b = await grand_circle()
    await service.plan(b.act())
    await service.accept(b.act())
    (trip,) = await b.uow.of(Trip).all()
    await b.uow.of(Trip).put(replace(trip, locked=True))
    await b.stop("Delicate Arch", StopRole.MUST)
    with pytest.raises(NotAllowed, match="locked"):
        await service.plan(b.act(Role.ADULT), replacing=True)
