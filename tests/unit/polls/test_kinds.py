"""Consent, dates, sitting out, secret votes, ties by rule, early ends, and what a result becomes."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from tests.unit.group import roads
from tests.unit.polls.test_service import call
from tests.world import NOON, World, family
from tools.families.model import Family
from tools.kernel.errors import Refusal
from tools.kernel.reply import Press, Reply
from tools.polls.export import export
from tools.polls.model import Ballot
from tools.proposals.model import Proposal
from tools.routing.ports import Roads
from tools.travel_day.model import Alert, AlertStatus
from tools.travel_day.service import due_alerts

PEOPLE = {"Lee": ("Ann", "Bo"), "Cruz": ("Cy",), "Diaz": ("Ed",)}


@pytest.fixture
async def world() -> World:
    return await World.with_families(PEOPLE)


async def say(world: World, who: str, name: str, /, **args: Any) -> Reply:
    return await call(await world.by(who), name, **args)


async def opened(world: World, options: Sequence[str], **how: Any) -> Reply:
    return await say(world, "Ann", "create_poll", question="Where?", options=list(options), **how)


async def cast(world: World, who: str, option: str, *also: str) -> Reply:
    return await say(world, who, "vote", option=option, also=list(also))


async def test_what_anybody_vetoes_is_out(world: World) -> None:
    reply = await opened(world, ["Moab", "Vegas"], method="consent")
    assert reply.buttons == ("Moab", "Vegas", "Veto Moab", "Veto Vegas")
    for who in ("Ann", "Cy"):
        await cast(world, who, "Vegas", "Moab")
    await cast(world, "Ed", "veto Vegas")
    await cast(world, "Ed", "Moab")  # one more mark, the veto stays
    closed = await say(world, "Ann", "close_poll")
    assert "is decided: Moab (3 votes)" in closed.text
    assert "Vegas 2: Lee, Cruz; veto Diaz" in closed.text


async def test_consent_to_one_thing(world: World) -> None:
    assert (await opened(world, ["skip Vegas"], method="consent")).buttons == ("skip Vegas", "Veto")
    await cast(world, "Ann", "fine by us")
    await cast(world, "Cy", "no way")
    assert "vetoed" in (await say(world, "Ann", "close_poll")).text


async def test_the_day_most_can_make_and_the_earlier_of_two(world: World) -> None:
    await opened(world, ["june 6", "june 5", "june 7"], method="dates")
    await cast(world, "Ann", "june 5", "june 6")
    await cast(world, "Cy", "june 6", "june 5 if need be")
    await cast(world, "Ed", "june 7", "june 5", "june 6?")
    closed = await say(world, "Ann", "close_poll")
    assert "is decided: june 5 (a tie: the earlier day)" in closed.text
    with pytest.raises(Refusal, match="no day I can read"):
        await opened(world, ["june 6", "pizza"], method="dates")


async def test_sitting_out_is_a_vote_that_the_plan_understands(world: World) -> None:
    reply = await opened(world, ["Moab", "Page"], sit_out=True, about="stop")
    assert reply.presses["We'd sit out"].args["option"] == "We'd sit out"
    await cast(world, "Ann", "Moab")
    await cast(world, "Cy", "Moab")
    assert "sitting out" in (await cast(world, "Ed", "we'd sit this one out")).text
    closed = await say(world, "Ann", "close_poll")
    assert "sitting out: Diaz" in closed.text
    assert closed.then is not None  # all have agreed by voting, so nobody is asked
    assert closed.then.calls == (
        Press("add_stop", {"place": "Moab", "role": "must"}),
        Press("record_preference", {"party": "family:Diaz", "kind": "avoid", "what": "Moab", "weight": -2}),
    )
    with pytest.raises(Refusal, match="can't stay secret"):
        await opened(world, ["A", "B"], sit_out=True, anonymous=True)


async def test_those_who_voted_otherwise_are_asked_and_silence_is_a_yes(world: World) -> None:
    opening = await opened(world, ["Moab", "Page"], about="stop", tie="lot")
    assert "two days of silence are a yes" in opening.text
    await cast(world, "Ann", "Moab")
    await cast(world, "Cy", "Moab")
    await cast(world, "Ed", "Page")
    closed = await say(world, "Ed", "close_poll")
    assert "Moab becomes a stop" in closed.text
    (proposal,) = await world.uow.of(Proposal).all()
    assert proposal.asked == (family("Diaz"),)
    assert (proposal.proposed_by, proposal.silence_accepts) == ("@ann", True)


async def test_where_to_among_real_places_is_about_a_stop(world: World) -> None:
    world.ports = {**world.ports, Roads: roads()}
    assert "proposed as a stop" in (await opened(world, ["Moab", "Zion"])).text
    reply = await say(world, "Ann", "create_poll", question="Where to eat?", options=["Moab", "the diner"])
    assert "proposed" not in reply.text


async def test_a_secret_vote_never_tells_who(world: World) -> None:
    await opened(world, ["Moab", "Page"], anonymous=True, about="stop")
    said = [
        await cast(world, who, option) for who, option in (("Ann", "Moab"), ("Cy", "Page"), ("Ed", "Moab"))
    ]
    said.append(await cast(world, "Cy", "Moab"))
    said.append(await say(world, "Bo", "show_poll"))
    assert not [reply for reply in said if "Moab" in reply.text and "Cruz" in reply.text]
    assert all("Moab" not in reply.text for reply in said[:4])
    shown = (await export(await world.by("Ann")))["polls"][0]["options"]
    assert shown == [{"text": t, "votes": 0, "voters": []} for t in ("Moab", "Page")]
    closed = await say(world, "Ann", "close_poll")
    assert "• Moab 3" in closed.text
    assert "Moab 3:" not in closed.text
    shown = (await export(await world.by("Ann")))["polls"][0]["options"]
    assert shown[0] == {"text": "Moab", "votes": 3, "voters": []}
    (proposal,) = await world.uow.of(Proposal).all()
    assert set(proposal.asked) == {family("Lee"), family("Cruz"), family("Diaz")}


@pytest.mark.parametrize(("rule", "says"), [("first", "listed first"), ("lot", "by lot")])
async def test_ties_by_a_rule_said_before(world: World, rule: str, says: str) -> None:
    assert "On a tie," in (await opened(world, ["Moab", "Page"], tie=rule)).text
    await cast(world, "Ann", "Page")
    await cast(world, "Cy", "Moab")
    closed = await say(world, "Ann", "close_poll")
    assert says in closed.text
    (poll,) = (await export(await world.by("Ann")))["polls"]
    assert poll["winner"] == "Moab" or rule == "lot"
    assert poll["winner"] is not None


async def test_a_tie_is_settled_by_a_button(world: World) -> None:
    await opened(world, ["Moab", "Page"])
    await cast(world, "Ann", "Page")
    await cast(world, "Cy", "Moab")
    closed = await say(world, "Cy", "close_poll")
    press = closed.presses["Page wins"]
    assert "Page (Ann broke the tie)" in (await say(world, "Ann", press.tool, **press.args)).text


async def test_it_ends_early_once_all_have_voted_with_time_for_second_thoughts(world: World) -> None:
    await opened(world, ["Moab", "Page"], closes_at="2027-03-20T18:00")
    await cast(world, "Ann", "Page")
    await cast(world, "Cy", "Moab")
    assert "All 3 have voted; it closes Fri Mar 19, 12:10" in (await cast(world, "Ed", "Moab")).text
    soon = await world.by("Cy", NOON + timedelta(minutes=5))
    await call(soon, "vote", option="Page")
    assert await due_alerts(await world.by("Ann", NOON + timedelta(minutes=14))) == []
    ((alert, reply),) = await due_alerts(await world.by("Ann", NOON + timedelta(minutes=15)))
    assert "Page (2 votes)" in reply.text
    assert alert.to is None


async def test_a_vote_taken_back_or_somebody_new_restores_the_deadline(world: World) -> None:
    await opened(world, ["Moab", "Page"], closes_at="2027-03-20T18:00")
    for who in ("Ann", "Cy", "Ed"):
        await cast(world, who, "Page")
    assert "for nothing" in (await cast(world, "Ed", "none of them")).text
    assert await due_alerts(await world.by("Ann", NOON + timedelta(hours=1))) == []
    await cast(world, "Ed", "Page")
    await world.uow.of(Family).put(Family("okafor", "Okafor"))
    ((_, reply),) = await due_alerts(await world.by("Ann", NOON + timedelta(hours=1)))
    assert reply.text == ""
    ((_, last),) = await due_alerts(await world.by("Ann", NOON + timedelta(hours=30)))
    assert "Page (3 votes)" in last.text


async def test_only_those_who_have_not_voted_are_reminded_whoever_votes(world: World) -> None:
    await opened(world, ["Moab", "Page"], closes_at="2027-03-20T18:00", franchise="adult")
    await cast(world, "Ann", "Page")
    waiting = [a for a in await world.uow.of(Alert).all() if a.status is AlertStatus.WAITING and a.to]
    assert {alert.to.id for alert in waiting if alert.to} == {"bo", "cy", "ed"}


async def test_a_closing_time_in_the_groups_own_words_and_zone() -> None:
    world = await World.with_families(PEOPLE, timezone="America/Denver")
    reply = await opened(world, ["Moab", "Page"], closes_at="tomorrow 6 pm")
    assert "Closes Sat Mar 20, 18:00" in reply.text
    alerts = [a for a in await world.uow.of(Alert).all() if a.to is None]
    assert alerts[0].at.utcoffset() == timedelta(hours=-6)


async def test_ranked_by_buttons_one_after_the_other(world: World) -> None:
    reply = await opened(world, ["Moab", "Page", "Zion"], method="ranked")
    for option in ("Zion", "Moab"):
        said = await say(world, "Ann", "vote", **reply.presses[option].args)
    assert "Lee for Zion, then Moab" in said.text
    assert (
        "Lee for Moab (was Zion, then Moab)"
        in (await say(world, "Ann", "vote", **reply.presses["Moab"].args)).text
    )


@pytest.mark.parametrize(
    ("options", "how", "says"),
    [
        (["Moab"], {}, "at least two"),
        ([], {}, "at least two"),
        ([f"place {n}" for n in range(60)], {}, "60 options"),
        (["Moab", "moab "], {}, "the same"),
        (["Moab", "x" * 101], {}, "too long"),
        (["Moab", "Page"], {"closes_at": "2027-03-19T11:59"}, "passed"),
        (["Moab", "Page"], {"closes_at": "whenever"}, "can read"),
    ],
)
async def test_nothing_is_recorded_by_half(
    world: World, options: list[str], how: dict[str, Any], says: str
) -> None:
    with pytest.raises(Refusal, match=says):
        await opened(world, options, **how)
    assert (await export(await world.by("Ann")))["polls"] == []
    assert await world.uow.of(Alert).all() == []


async def test_unknown_options_and_late_votes_leave_no_trace(world: World) -> None:
    await opened(world, ["Moab", "Page"])
    with pytest.raises(Refusal, match="not on the list"):
        await cast(world, "Ann", "Mars")
    with pytest.raises(Refusal, match="not on the list"):
        await cast(world, "Ann", "7")
    await cast(world, "Ann", "Page")
    await say(world, "Ann", "close_poll")
    with pytest.raises(Refusal, match="is closed: Page won"):
        await cast(world, "Cy", "Moab")
    assert len(await world.uow.of(Ballot).all()) == 1
