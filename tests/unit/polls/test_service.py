"""Votes as families cast them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.world import NOON, World
from tools.functions import with_act
from tools.kernel.act import Act, Role
from tools.kernel.errors import NotAllowed, Refusal, Unclear
from tools.kernel.reply import Reply
from tools.polls import functions
from tools.polls.export import export
from tools.polls.model import Poll
from tools.travel_day.model import Alert
from tools.travel_day.service import due_alerts

FRIENDS = {"Raman": ("Priya", "Dev", "Asha"), "Baker": ("Marcus", "Jess"), "Lindqvist": ("Ingrid", "Walt")}
CHOICES = ["Grand Canyon Railway", "picnic at Shoshone Point", "Desert View Watchtower"]


@pytest.fixture
async def world() -> World:
    world = await World.with_families(FRIENDS)
    await world.change_member("Asha", role=Role.CHILD)
    return world


async def call(act: Act, name: str, /, **arguments: Any) -> Reply:
    """Call a tool as a language engine does."""
    tool = next(t for t in functions.FUNCTIONS if t.name == name)
    message = await tool.ainvoke(
        {"name": name, "args": arguments, "id": "1", "type": "tool_call"}, config=with_act(act)
    )
    reply = message.artifact
    assert isinstance(reply, Reply)
    return reply


async def votes(act: Act) -> dict[str, int]:
    (poll,) = (await export(act))["polls"]
    return {option["text"]: option["votes"] for option in poll["options"]}


async def test_a_vote_from_open_to_close(world: World) -> None:
    priya, dev = await world.by("Priya"), await world.by("Dev")
    marcus, jess, ingrid = await world.by("Marcus"), await world.by("Jess"), await world.by("Ingrid")
    reply = await call(priya, "create_poll", question="Friday the 16th?", options=CHOICES)
    assert reply.buttons == tuple(CHOICES)
    await call(jess, "vote", option="railway")
    await call(priya, "vote", option="picnic", party="my_family")
    await call(dev, "vote", option="+1 picnic")
    assert "2 of 3" in (await call(marcus, "vote", option="the Railway")).text
    assert "All 3" in (await call(ingrid, "vote", option="#1")).text
    assert await votes(priya) == {CHOICES[0]: 2, CHOICES[1]: 1, CHOICES[2]: 0}
    reply = await call(marcus, "close_poll")
    assert "is decided: Grand Canyon Railway (2 votes)" in reply.text
    assert (await export(priya))["polls"][0]["winner"] == CHOICES[0]
    with pytest.raises(Refusal, match="is closed"):
        await call(jess, "vote", option="railway")
    assert "is decided" in (await call(jess, "show_poll")).text


async def test_changing_ones_mind(world: World) -> None:
    priya, dev = await world.by("Priya"), await world.by("Dev")
    await call(priya, "create_poll", question="Lunch?", options=["tacos", "sushi"])
    await call(priya, "vote", option="tacos")
    reply = await call(dev, "vote", option="sushi")
    assert reply.text == "Noted: Raman for sushi (was tacos). 1 of 3 have voted."
    assert await votes(priya) == {"tacos": 0, "sushi": 1}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["Moab"], "at least two"),
        ([], "at least two"),
        (["Moab", " moab "], "the same"),
        ([str(n) for n in range(13)], "13 options"),
    ],
)
async def test_refuses_polls_that_are_none(world: World, options: list[str], words: str) -> None:
    with pytest.raises(Refusal, match=words):
        await call(await world.by("Priya"), "create_poll", question="Where?", options=options)
    assert await world.uow.of(Poll).all() == []


async def test_refuses_votes_for_nothing(world: World) -> None:
    priya = await world.by("Priya")
    with pytest.raises(Refusal, match="No vote is open"):
        await call(priya, "vote", option="tacos")
    await call(priya, "create_poll", question="Lunch?", options=["tacos", "sushi"])
    with pytest.raises(Refusal, match="tacos or sushi"):
        await call(priya, "vote", option="haggis")
    with pytest.raises(Refusal, match="already"):
        await call(priya, "create_poll", question="lunch", options=["a", "b"])


async def test_several_polls(world: World) -> None:
    priya = await world.by("Priya")
    await call(priya, "create_poll", question="Which hike?", options=["short loop", "summit", "none"])
    await call(priya, "create_poll", question="Dinner?", options=["pizza", "ramen", "none"])
    await call(priya, "vote", option="pizza")
    with pytest.raises(Unclear) as asked:
        await call(priya, "vote", option="none")
    assert asked.value.answers["Dinner?"] == {"poll": "Dinner?"}
    await call(priya, "vote", option="none", poll="the hike one")
    assert "Which hike" in (await call(priya, "close_poll", poll="hike vote")).text
    with pytest.raises(Unclear):
        await call(priya, "close_poll", poll="the opera")
    assert "pizza 1" in (await call(priya, "show_poll", poll="dinner")).text


async def test_who_may(world: World) -> None:
    asha, jess, priya = await world.by("Asha"), await world.by("Jess"), await world.by("Priya")
    for act in (asha, world.outsider()):
        with pytest.raises(NotAllowed):
            await call(act, "create_poll", question="Candy?", options=["yes", "no"])
    await call(jess, "create_poll", question="Candy?", options=["yes", "no"])
    for act in (asha, world.outsider()):
        with pytest.raises(NotAllowed):
            await call(act, "vote", option="yes")
        with pytest.raises(NotAllowed):
            await call(act, "close_poll")
    with pytest.raises(NotAllowed, match="Lindqvist"):
        await call(jess, "vote", option="yes", party="family:Lindqvist")
    await call(priya, "vote", option="no", party="family:Lindqvist")  # she organizes
    with pytest.raises(Refusal, match="itself"):
        await call(priya, "vote", option="no", party="all")


async def test_ties_are_broken_by_the_opener(world: World) -> None:
    jess, ingrid = await world.by("Jess"), await world.by("Ingrid")
    await call(jess, "create_poll", question="Where?", options=["Moab", "Page"])
    await call(jess, "vote", option="Moab")
    await call(ingrid, "vote", option="Page")
    reply = await call(ingrid, "close_poll")
    assert "a tie: Moab and Page, 1 each. Jess decides" in reply.text
    assert (await export(jess))["polls"][0]["winner"] is None
    with pytest.raises(NotAllowed):
        await call(ingrid, "close_poll", winner="Page")
    with pytest.raises(Refusal, match="Moab and Page"):
        await call(jess, "close_poll", winner="Vegas")
    assert "Moab (Jess broke the tie)" in (await call(jess, "close_poll", winner="Moab")).text


async def test_deadlines(world: World) -> None:
    priya = await world.by("Priya")
    with pytest.raises(Refusal, match="passed"):
        await call(priya, "create_poll", question="Where?", options=["a", "b"], closes_at="2027-03-19T11:00")
    await call(priya, "create_poll", question="Where?", options=["Moab", "Page"], closes_at="2027-03-20")
    closing = datetime(2027, 3, 20, 23, 59, tzinfo=UTC)
    alerts = await world.uow.of(Alert).all()
    assert {a.to.id for a in alerts if a.to} == {"raman", "baker", "lindqvist"}
    await call(priya, "vote", option="Page")
    assert await due_alerts(priya) == []
    soon = await world.by("Priya", now=closing - timedelta(hours=1))
    assert {alert.to.id for alert, _ in await due_alerts(soon) if alert.to} == {"baker", "lindqvist"}
    later = await world.by("Priya", now=closing + timedelta(seconds=1))
    ((alert, notice),) = await due_alerts(later)
    assert (alert.at, alert.to) == (closing, None)
    assert "Page (1 vote)" in notice.text
    with pytest.raises(Refusal, match="is closed"):
        await call(later, "vote", option="Moab")
    assert await due_alerts(later) == []


async def test_a_deadline_nobody_watched_holds_all_the_same(world: World) -> None:
    priya = await world.by("Priya")
    await call(
        priya, "create_poll", question="Where?", options=["Moab", "Page"], closes_at="2027-03-19T18:00"
    )
    late = await world.by("Jess", now=datetime(2027, 3, 19, 18, tzinfo=UTC))
    with pytest.raises(Refusal, match="is closed"):
        await call(late, "vote", option="Moab")
    assert "its time is up" in (await call(late, "show_poll")).text
    assert "Nobody voted" in " ".join([reply.text for _, reply in await due_alerts(late)])
    assert (await export(late))["polls"][0]["status"] == "closed"


async def test_every_grown_up_or_every_person(world: World) -> None:
    priya, asha = await world.by("Priya"), await world.by("Asha")
    await call(priya, "create_poll", question="A?", options=["yes", "no"], franchise="adult")
    await call(priya, "vote", option="yes", party="my_family")
    assert (await votes(priya))["yes"] == 2
    with pytest.raises(NotAllowed):
        await call(asha, "vote", option="no")
    await call(priya, "close_poll")
    await call(priya, "create_poll", question="B?", options=["left", "right"], franchise="person")
    await call(asha, "vote", option="left")
    await call(await world.by("Walt", now=NOON), "vote", option="right", party="member:Ingrid")
    shown = (await export(priya))["polls"][1]["options"]
    assert [option["voters"] for option in shown] == [["member:Asha"], ["member:Ingrid"]]
