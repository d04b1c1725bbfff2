"""Proposals as families answer them."""

from datetime import timedelta
from typing import Any

import pytest

from tests.world import NOON, World, family
from tools.kernel.act import Act, Role
from tools.kernel.errors import NotAllowed, Refusal, Unclear
from tools.kernel.reply import Press, Reply
from tools.proposals import service
from tools.proposals.model import Difference, Proposal, ProposalStatus
from tools.proposals.words import read_answer
from tools.travel_day.model import Alert, AlertStatus
from tools.travel_day.service import due_alerts

PEOPLE = {"Lee": ("Ann",), "Cruz": ("Cy", "Kit"), "Diaz": ("Ed",), "Okafor": ("Ola",)}
LATER = Difference("the day starts at 10:00", (family("Lee"), family("Cruz"), family("Diaz")), 60)
CALL = Press("change_itinerary", {"wishes": "start an hour later"})


@pytest.fixture
async def world() -> World:
    world = await World.with_families(PEOPLE)
    await world.change_member("Kit", role=Role.CHILD)
    return world


async def proposed(world: World, **more: Any) -> Reply:
    return await service.propose(await world.by("Ann"), "start at ten", LATER, (CALL,), **more)


async def kept(world: World) -> Proposal:
    return (await world.uow.of(Proposal).all())[-1]


async def answer(world: World, who: str, accept: bool, **more: Any) -> Reply:
    return await service.answer_proposal(await world.by(who), accept, **more)


async def test_only_the_others_it_affects_are_asked(world: World) -> None:
    reply = await proposed(world)
    assert (await kept(world)).asked == (family("Cruz"), family("Diaz"))
    assert "+60 min" in reply.text
    assert "the Cruzes and the Diazes" in reply.text
    assert {notice.to for notice in reply.notices} == {family("Cruz"), family("Diaz")}
    assert reply.presses["OK with us"] == Press("answer_proposal", {"accept": True, "proposal": "1"})


async def test_it_is_carried_out_in_the_proposers_name_once_all_accept(world: World) -> None:
    await proposed(world)
    first = await answer(world, "Cy", True)
    assert first.then is None
    assert "Still asked: the Diazes" in first.text
    then = (await answer(world, "Ed", True)).then
    assert then is not None
    assert (then.calls, then.by, then.turn) == ((CALL,), "@ann", -1)
    assert then.name == "Ann (agreed by the Cruzes and the Diazes)"
    assert (await kept(world)).status is ProposalStatus.ACCEPTED
    assert all(a.status is AlertStatus.CANCELLED for a in await world.uow.of(Alert).all())
    with pytest.raises(Refusal, match="No proposal waits"):
        await answer(world, "Ed", False)


async def test_an_objection_ends_it_and_the_proposer_hears_why(world: World) -> None:
    await proposed(world)
    quiet = await world.by("Cy", group=False)
    reply = await service.answer_proposal(quiet, False, reason="Kit naps at ten")
    assert "Kit naps" not in reply.text
    private = [n.text for n in reply.notices if n.to and n.to.id == "ann"]
    assert "Kit naps at ten" in private[0]
    assert (await kept(world)).status is ProposalStatus.REJECTED


async def test_whoever_objected_may_think_better_of_it(world: World) -> None:
    await proposed(world)
    await answer(world, "Cy", False)
    with pytest.raises(NotAllowed):
        await answer(world, "Ola", True, proposal="1")
    await answer(world, "Cy", True)
    assert (await kept(world)).status is ProposalStatus.OPEN
    assert (await answer(world, "Ed", True)).then is not None


async def test_only_grown_ups_of_those_affected_count(world: World) -> None:
    await proposed(world)
    with pytest.raises(NotAllowed, match="to answer"):
        await answer(world, "Ola", True)
    with pytest.raises(NotAllowed, match="grown-ups"):
        await answer(world, "Kit", True)
    with pytest.raises(NotAllowed):
        await service.answer_proposal(world.outsider(), True)
    assert (await kept(world)).answers == ()


async def test_nobody_to_ask_means_done_at_once(world: World) -> None:
    reply = await proposed(world, asked=[family("Lee")])
    assert reply.then is not None
    assert reply.then.calls == (CALL,)


async def test_a_family_nobody_of_whom_is_here_is_not_waited_for(world: World) -> None:
    await world.change_member("Ed", account_id=None)
    await proposed(world)
    assert (await kept(world)).asked == (family("Cruz"),)


@pytest.mark.parametrize(
    ("silence", "status"), [(True, ProposalStatus.ACCEPTED), (False, ProposalStatus.EXPIRED)]
)
async def test_silence_means_what_was_said_before(
    world: World, silence: bool, status: ProposalStatus
) -> None:
    by = NOON + timedelta(hours=8)
    asking = await proposed(world, silence_accepts=silence, answer_by=by)
    assert f"counts as {'a yes' if silence else 'a no'}" in asking.text
    await answer(world, "Cy", True)
    before = await due_alerts(await world.by("Ann", by - timedelta(hours=1)))
    assert [alert.to for alert, _ in before] == [family("Diaz")]  # the Cruzes have answered
    ((_, reply),) = await due_alerts(await world.by("Ann", by))
    assert (await kept(world)).status is status
    assert (reply.then is not None) is silence
    with pytest.raises(Refusal):
        await service.answer_proposal(await world.by("Ed", by), True)


async def test_a_late_answer_is_refused_even_before_the_alert(world: World) -> None:
    by = NOON + timedelta(hours=8)
    await proposed(world, answer_by=by)
    with pytest.raises(Refusal, match="ended before"):
        await service.answer_proposal(await world.by("Ed", by), True)


async def test_withdrawn_by_its_proposer_or_an_admin(world: World) -> None:
    await service.propose(await world.by("Cy"), "skip Vegas", LATER, (CALL,))
    with pytest.raises(NotAllowed, match="Only Cy"):
        await service.withdraw_proposal(await world.by("Ed"))
    await service.withdraw_proposal(await world.by("Ann"))  # the organizer
    assert (await kept(world)).status is ProposalStatus.WITHDRAWN


async def test_several_are_asked_about_and_named_by_number(world: World) -> None:
    await proposed(world)
    await service.propose(await world.by("Ann"), "skip Vegas", LATER, (CALL,))
    with pytest.raises(Unclear) as asked:
        await answer(world, "Cy", True)
    assert asked.value.choices == ("1. start at ten", "2. skip Vegas")
    await answer(world, "Cy", True, proposal="2")
    assert "no open proposal “9”" in await _refused(world, "9")


async def _refused(world: World, number: str) -> str:
    with pytest.raises(Refusal) as refused:
        await answer(world, "Cy", True, proposal=number)
    return str(refused.value)


@pytest.mark.parametrize(
    ("said", "accepts", "number", "reason"),
    [
        ("ok", True, None, ""),
        ("OK 2", True, 2, ""),
        ("fine by us", True, None, ""),
        ("@pathfinder works for us!", True, None, ""),
        ("we're in", True, None, ""),
        ("no way, the kids need their nap", False, None, "the kids need their nap"),
        ("not ok with us", False, None, ""),
        ("we object because it costs too much", False, None, "it costs too much"),
        ("no 2", False, 2, ""),
        ("👍", True, None, ""),
    ],
)
def test_answers_in_peoples_words(said: str, accepts: bool, number: int | None, reason: str) -> None:
    word = read_answer(said)
    assert word is not None
    assert (word.accepts, word.number, word.reason) == (accepts, number, reason)


@pytest.mark.parametrize(
    "said",
    [
        "no, I meant the gas",
        "ok so who brings the cooler",
        "I'm in Moab",
        "yes we paid 40 for gas",
        "looks good",
    ],
)
def test_other_talk_is_no_answer(said: str) -> None:
    assert read_answer(said) is None


async def test_a_bare_ok_in_the_group_counts_only_shortly_after(world: World) -> None:
    await proposed(world)

    async def word(who: str, said: str, minutes: int, mentioned: bool = False) -> Press | None:
        act: Act = await world.by(who, NOON + timedelta(minutes=minutes), mentioned=mentioned)
        return await service.answer_word(act, said)

    assert await word("Cy", "ok", 5) is not None
    assert await word("Cy", "ok", 40) is None
    assert await word("Cy", "ok", 40, mentioned=True) is not None
    assert await word("Cy", "fine by us", 40) is not None
    assert await word("Ola", "fine by us", 5) is None  # nobody asked them


async def test_small_changes_need_no_agreement_and_the_trip_sets_what_is_small(world: World) -> None:
    ann = await world.by("Ann")
    small = Difference("ten minutes", (family("Lee"), family("Cruz")), 10)
    assert not await service.needs_agreement(ann, small)
    assert await service.needs_agreement(ann, LATER)
    assert not await service.needs_agreement(ann, Difference("own", (family("Lee"),), 600))
    await service.set_threshold(ann, minutes=5)
    assert await service.needs_agreement(ann, small)
    with pytest.raises(Refusal):
        await service.set_threshold(ann, minutes=-1)


async def test_a_proposal_for_an_older_plan_changes_nothing(world: World) -> None:
    await proposed(world, plan_version=3)
    await answer(world, "Cy", True)
    reply = await answer(world, "Ed", True)
    assert reply.then is None
    assert "made for version 3" in reply.text
