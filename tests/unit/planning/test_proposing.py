"""Changes of an accepted plan: others are asked first, unless it is small or they have agreed."""

from dataclasses import replace
from datetime import date

from tests.unit.planning.trips import grand_circle
from tools.kernel.party import Party
from tools.kernel.reply import Press
from tools.planning import service
from tools.planning.model import Itinerary
from tools.proposals.model import Proposal
from tools.proposals.service import set_threshold

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
