"""A vote without a deadline says when it ends, waits for who is still thinking, and ends by itself."""

from datetime import datetime, timedelta

import pytest

from tests.unit.polls.test_service import call
from tests.world import NOON, World
from tools.kernel.reply import Press
from tools.polls.model import Poll, PollStatus
from tools.travel_day.service import due_alerts

PEOPLE = {"Lee": ("Ann", "Bo"), "Cruz": ("Cy",), "Diaz": ("Ed",)}


@pytest.fixture
async def world() -> World:
    return await World.with_families(PEOPLE)


async def opened(world: World) -> Poll:
    reply = await call(await world.by("Ann"), "create_poll", question="Where?", options=["Moab", "Page"])
    assert "Closes after 3 days without a vote." in reply.text
    (poll,) = await world.uow.of(Poll).all()
    return poll


async def test_it_ends_days_after_the_last_vote_and_says_why(world: World) -> None:
    await opened(world)
    late = NOON + timedelta(days=2)
    await call(await world.by("Cy", late), "vote", option="Page")
    assert await told(world, late + timedelta(days=1)) == []
    assert [to for to, _ in await told(world, late + timedelta(days=2))] == ["diaz", "lee"]
    ((to, words),) = await told(world, late + timedelta(days=3))
    assert to is None
    assert words.startswith("3 days have passed without a vote: “Where?” is decided: Page (1 vote).")
    assert (await world.uow.of(Poll).all())[0].status is PollStatus.CLOSED


async def test_nobody_votes_at_all(world: World) -> None:
    await opened(world)
    assert len(await told(world, NOON + timedelta(days=2))) == 3
    ((_, words),) = await told(world, NOON + timedelta(days=3))
    assert "without a vote: “Where?” is closed. Nobody voted." in words


async def test_who_was_reminded_once_is_left_alone(world: World) -> None:
    await opened(world)
    assert len(await told(world, NOON + timedelta(days=2))) == 3
    later = NOON + timedelta(days=2, hours=1)
    await call(await world.by("Cy", later), "vote", option="Page")
    assert await told(world, later + timedelta(days=2, hours=1)) == []
    assert len(await told(world, later + timedelta(days=3))) == 1


async def test_once_all_have_voted_a_button_ends_it(world: World) -> None:
    poll = await opened(world)
    for who in ("Ann", "Cy"):
        voted = await call(await world.by(who, group=True), "vote", option="Page")
        assert voted.buttons == ("Undo",)
    last = await call(await world.by("Ed", group=True), "vote", option="Moab")
    assert last.buttons == ("Close it", "Undo")
    assert last.presses["Close it"] == Press("close_poll", {"poll": poll.id})
    assert "is decided: Page" in (await call(await world.by("Ed"), "close_poll", poll=poll.id)).text
    assert await told(world, NOON + timedelta(days=9)) == []


async def test_a_secret_vote_is_never_the_platforms_own_which_names_the_voters(world: World) -> None:
    asked = {"question": "Where?", "options": ["Moab", "Page"]}
    secret = await call(await world.by("Ann"), "create_poll", **asked, anonymous=True)
    assert secret.ballot is None
    assert secret.buttons == ("Moab", "Page")
    open_ = await call(await world.by("Ann"), "create_poll", **{**asked, "question": "When?"})
    assert open_.ballot is not None
    assert "On a tie, Ann decides. Closes after 3 days without a vote." in open_.ballot.rules


async def told(world: World, at: datetime) -> list[tuple[str | None, str]]:
    due = await due_alerts(await world.by("Ann", at))
    said = [(alert.to.id if alert.to else None, reply.text) for alert, reply in due if reply.text]
    return sorted(said, key=str)
