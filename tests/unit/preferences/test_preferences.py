from datetime import UTC, datetime, time

import pytest

from tests.unit.families.test_families import group
from tests.unit.group import Group
from tools.families.model import Member
from tools.kernel.errors import NotAllowed, Refusal
from tools.preferences.model import Preference
from tools.preferences.service import (
    Quiet,
    describe_preferences,
    export,
    forget_preference,
    quiet_hours,
    record_preference,
    set_quiet_hours,
)


async def wishes(chat: Group) -> list[tuple[str, str, int]]:
    return [(p.kind.value, p.what, p.weight) for p in await chat.uow.of(Preference).all()]


async def test_wishes_have_the_weight_of_their_kind() -> None:
    chat = await group()
    await chat.say("Dev", record_preference, party="me", kind="must", what="Delicate Arch at sunset")
    await chat.say("Jess", record_preference, party="my_family", kind="dislike", what="museums", weight=2)
    await chat.say("Jess", record_preference, party="all", kind="like", what="ice cream")
    assert await wishes(chat) == [
        ("must", "Delicate Arch at sunset", 2),
        ("dislike", "museums", -2),
        ("like", "ice cream", 1),
    ]
    document = await export(await chat.act("Priya"))
    assert [p["party"] for p in document["preferences"]] == ["member:Dev", "family:Baker", "all"]
    assert document["preferences"][0]["said"] == chat.line - 3


async def test_a_change_of_mind_replaces() -> None:
    chat = await group()
    await chat.say("Jess", record_preference, party="member:Milo", kind="dislike", what="boats", weight=-2)
    await chat.say("Jess", record_preference, party="member:Milo", kind="like", what="boat", weight=2)
    assert await wishes(chat) == [("like", "boat", 2)]


async def test_diets_are_the_persons_too_and_go_together() -> None:
    chat = await group()
    await chat.say("Jess", record_preference, party="member:Milo", kind="diet", what="peanut allergy")
    milo = next(m for m in await chat.uow.of(Member).all() if m.name == "Milo")
    assert milo.diet == ("peanut allergy",)
    await chat.say("Jess", forget_preference, party="member:Milo", what="peanut")
    milo = next(m for m in await chat.uow.of(Member).all() if m.name == "Milo")
    assert milo.diet == ()
    assert await wishes(chat) == []


@pytest.mark.parametrize("said", ["sushi", "the sushi thing", "sushi bars", "shushi"])
async def test_forgetting_forgives_words(said: str) -> None:
    chat = await group()
    await chat.say("Dev", record_preference, party="me", kind="like", what="sushi bar")
    await chat.say("Dev", record_preference, party="me", kind="like", what="hot springs")
    await chat.say("Dev", forget_preference, party="me", what=said)
    assert await wishes(chat) == [("like", "hot springs", 1)]


async def test_what_is_not_there_is_said() -> None:
    chat = await group()
    with pytest.raises(Refusal, match="no wish about “opera”"):
        await chat.say("Dev", forget_preference, party="me", what="opera")
    with pytest.raises(Refusal, match="weighs from"):
        await chat.say("Dev", record_preference, party="me", kind="like", what="x", weight=7)


async def test_children_speak_for_themselves() -> None:
    chat = await group()
    await chat.say("Milo", record_preference, party="me", kind="like", what="trains")
    with pytest.raises(NotAllowed, match="your own wishes"):
        await chat.say("Milo", record_preference, party="member:Jess", kind="dislike", what="trains")


async def test_private_wishes_are_counted_in_the_group_and_named_to_their_family() -> None:
    chat = await group()
    await chat.say("Jess", record_preference, party="me", kind="access", what="no stairs", group=False)
    in_group = await describe_preferences(await chat.act("Priya"))
    assert "stairs" not in in_group
    assert "Something was told to me in private" in in_group
    assert "no stairs" in await describe_preferences(await chat.act("Marcus", group=False))


async def test_quiet_hours_are_kept_and_lifted() -> None:
    chat = await group()
    await chat.say("Priya", set_quiet_hours, start="22:00", end="07:00")
    quiet = await quiet_hours(await chat.act("Jess"))
    assert quiet == Quiet(time(22), time(7))
    assert quiet.covers(datetime(2027, 7, 1, 22, 47, tzinfo=UTC))
    assert quiet.after(datetime(2027, 7, 1, 22, 47, tzinfo=UTC)) == datetime(2027, 7, 2, 7, tzinfo=UTC)
    assert quiet.after(datetime(2027, 7, 1, 7, tzinfo=UTC)) == datetime(2027, 7, 1, 7, tzinfo=UTC)
    await chat.say("Priya", set_quiet_hours)
    assert await quiet_hours(await chat.act("Jess")) is None
    with pytest.raises(Refusal, match="From when to when"):
        await chat.say("Priya", set_quiet_hours, start="22:00")
