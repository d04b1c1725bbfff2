"""Conflicts are named with options; delicate things are counted, not named; who got what is said."""

from datetime import UTC, date, datetime, timedelta

from tests.world import World, family
from tools.kernel.party import Party
from tools.kernel.place import Place
from tools.planning.model import Day, FamilyDay, Item, ItemKind, Itinerary, ItineraryStatus
from tools.polls.model import Ballot, Poll, PollStatus
from tools.preferences.service import describe_preferences, record_preference, show_fairness

PEOPLE = {"Lee": ("Ann", "Kit"), "Cruz": ("Cy",)}
NOON = datetime(2027, 3, 19, 12, tzinfo=UTC)
ARCHES, DELI = Place("Arches", 38.7, -109.5), Place("Deli", 38.5, -109.5)


async def test_a_wish_against_another_is_named_with_options_and_can_be_voted_on() -> None:
    world = await World.with_families(PEOPLE)
    await record_preference(await world.by("Ann"), "my_family", "like", "museums")
    reply = await record_preference(await world.by("Cy"), "me", "avoid", "museum")
    assert "the Lees for it, Cy against. You could split up for it, leave it out, or vote." in reply.text
    assert reply.presses["Vote on museums"].tool == "create_poll"
    quiet = await World.with_families(PEOPLE)
    await record_preference(await quiet.by("Ann", group=False), "my_family", "dislike", "boats")
    reply = await record_preference(await quiet.by("Cy"), "me", "like", "boats")
    assert reply.text == "Noted for Cy: likes boats."
    assert list(reply.buttons) == ["Undo"]
    own = await record_preference(await quiet.by("Kit", group=False), "me", "like", "boats")
    assert "Kit and Cy for it, the Lees against" in own.text or "Cy and Kit for it, the Lees" in own.text


async def test_a_group_reads_how_many_diets_there_are_and_never_whose() -> None:
    world = await World.with_families(PEOPLE)
    for name in ("Ann", "Cy"):
        await record_preference(await world.by(name), "me", "diet", "vegan")
    await record_preference(await world.by("Kit", group=False), "me", "access", "no stairs")
    told = await describe_preferences(await world.by("Cy"))
    assert "Diets: vegan (2)" in told
    assert "Ann" not in told
    assert "Something was told to me in private" in told
    assert "no stairs" in await describe_preferences(await world.by("Ann", group=False))


def _drive(to: Place, minutes: int) -> Item:
    return Item(ItemKind.DRIVE, NOON, NOON + timedelta(minutes=minutes), DELI, to)


async def test_who_got_what_and_who_drove_for_it() -> None:
    world = await World.with_families(PEOPLE)
    await record_preference(await world.by("Ann"), "my_family", "must", "Arches")
    await record_preference(await world.by("Cy"), "my_family", "like", "Zion")
    visit = Item(ItemKind.VISIT, NOON, NOON, ARCHES)
    days = tuple(FamilyDay(name, (_drive(ARCHES, 95), visit), 0, 95) for name in PEOPLE)
    plan = Itinerary("trip", ItineraryStatus.ACCEPTED, NOON, 1, (Day(date(2027, 3, 19), days),))
    await world.uow.of(Itinerary).put(plan)
    poll = Poll("p", "Where?", ("Moab", "Page"), PollStatus.CLOSED, winner="Moab")
    await world.uow.of(Poll).put(poll)
    await world.uow.of(Ballot).put(Ballot("b", "p", Party("member", "ann"), 0))
    await world.uow.of(Ballot).put(Ballot("c", "p", family("Cruz"), 1))
    text = (await show_fairness(await world.by("Cy"))).text
    assert "The Lees: 1 of 1 wishes in the plan, 1 of 1 votes went its way." in text
    assert "The Cruzes: 0 of 1 wishes in the plan, 0 of 1 votes went its way, 95 min of driving" in text
    assert "The Cruzes have got least so far" in text


async def test_what_was_wished_in_private_is_counted_for_its_own_family_alone() -> None:
    world = await World.with_families(PEOPLE)
    await record_preference(await world.by("Ann", group=False), "my_family", "must", "Arches")
    assert "The Lees: no wishes told" in (await show_fairness(await world.by("Ann"))).text
    assert "The Lees: no wishes told" in (await show_fairness(await world.by("Cy", group=False))).text
    assert "The Lees: 1 wish." in (await show_fairness(await world.by("Kit", group=False))).text
