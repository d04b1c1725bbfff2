"""Links: whose they are, when they end, and that nobody can make one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.board.chart import Charts
from bot.board.links import SignedBoardLinks
from bot.board.opening import reader_of
from bot.board.reading import read
from tests.world import NOON, World
from tools.board.ports import BoardLinks, Ticket
from tools.board.service import revoke_board, show_board
from tools.board.words import is_board
from tools.families.model import Member
from tools.kernel.act import Act, Role
from tools.kernel.errors import Refusal
from tools.preferences.model import Setting

LINKS = SignedBoardLinks(b"a secret of thirty-two bytes ....", "https://trip.example/")
MADE = datetime(2027, 3, 19, 12, tzinfo=UTC)
TICKETS = st.builds(
    Ticket,
    st.text(max_size=40),
    st.text(max_size=40),
    st.booleans(),
    st.integers(0, 99),
    st.integers(0, 2**31).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)),
)


@given(TICKETS)
def test_a_link_says_what_it_was_made_for(ticket: Ticket) -> None:
    assert LINKS.read(LINKS.token(ticket)) == ticket


@given(TICKETS, st.data())
def test_an_altered_link_is_none(ticket: Ticket, data: st.DataObject) -> None:
    token = LINKS.token(ticket)
    place = data.draw(st.integers(0, len(token) - 1))
    letter = data.draw(st.sampled_from("ABCdef019-_."))
    altered = token[:place] + letter + token[place + 1 :]
    assert altered == token or LINKS.read(altered) is None
    assert SignedBoardLinks(b"another secret of thirty-two ....").read(token) is None


async def _world() -> World:
    world = await World.with_families({"Landry": ("Claire", "Beau"), "Okafor": ("Dana",)})
    world.ports = {**world.ports, BoardLinks: LINKS}
    return world


async def _link(act: Act) -> Ticket:
    """Return the link somebody is answered with."""
    text = (await show_board(act)).text
    ticket = LINKS.read(text.split("/board/")[1].split()[0])
    assert ticket is not None
    return ticket


async def _opens(world: World, ticket: Ticket, now: datetime = MADE) -> Role | None:
    told = await read(await world.by("Claire", now), Charts())
    reader = reader_of(told, await world.uow.of(Setting).all(), ticket)
    return reader.speaker.role if reader else None


async def test_everybody_gets_a_link_of_their_own() -> None:
    world = await _world()
    claire, beau = (
        await _link(await world.by("Claire", group=False)),
        await _link(await world.by("Beau", group=False)),
    )
    assert claire.holder != beau.holder
    assert await _opens(world, claire) is Role.ORGANIZER
    assert await _opens(world, beau) is Role.ADULT


async def test_in_a_group_the_link_goes_to_its_owner_alone() -> None:
    world = await _world()
    reply = await show_board(await world.by("Beau"))
    assert "/board/" not in reply.text
    assert [notice.to and notice.to.id for notice in reply.notices] == ["beau"]
    assert "/board/" in reply.notices[0].text


async def test_who_is_of_no_family_looks_on_as_a_guest() -> None:
    world = await _world()
    act = replace(world.outsider(), group=False)
    assert await _opens(world, await _link(act)) is Role.GUEST


async def test_revoked_links_end_and_only_ones_own() -> None:
    world = await _world()
    old, other = (
        await _link(await world.by("Claire", group=False)),
        await _link(await world.by("Beau", group=False)),
    )
    await revoke_board(await world.by("Claire", group=False))
    assert await _opens(world, old) is None
    assert await _opens(world, other) is Role.ADULT
    assert await _opens(world, await _link(await world.by("Claire", group=False))) is Role.ORGANIZER


async def test_a_link_ends_two_weeks_after_the_trip_or_with_membership() -> None:
    world = await _world()
    ticket = await _link(await world.by("Beau", group=False))
    last = datetime(2027, 4, 4, 23, tzinfo=UTC)
    assert await _opens(world, ticket, last) is Role.ADULT
    assert await _opens(world, ticket, last + timedelta(hours=2)) is None
    await world.uow.of(Setting).put(Setting("trip:removed:@beau", None, "removed", "@beau"))
    assert await _opens(world, ticket) is None
    dana = await _link(await world.by("Dana", group=False))
    await world.uow.of(Member).remove("dana")
    assert await _opens(world, dana) is None


async def test_a_child_and_a_changed_role_count_at_once() -> None:
    world = await _world()
    ticket = await _link(await world.by("Beau", group=False))
    await world.change_member("Beau", role=Role.CHILD)
    assert await _opens(world, ticket) is Role.CHILD


async def test_where_no_page_is_served_it_says_so() -> None:
    world = await _world()
    world.ports = {**world.ports, BoardLinks: SignedBoardLinks(b"x" * 32)}
    with pytest.raises(Refusal, match="pathfinder serve"):
        await show_board(await world.by("Claire", NOON, group=False))


async def test_a_trip_without_dates_keeps_its_links_half_a_year() -> None:
    world = await World.with_families({"Landry": ("Claire",)}, start_date=None, end_date=None)
    ticket = Ticket("trip", "claire", guest=False, generation=0, made=MADE)
    assert await _opens(world, ticket, MADE + timedelta(days=179)) is Role.ORGANIZER
    assert await _opens(world, ticket, MADE + timedelta(days=181)) is None


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("board", True),
        ("@pathfinder show me the board", True),
        ("Send us our live board, please!", True),
        ("the cork board at the hotel", False),
        ("we board the ferry at 9", False),
        ("", False),
    ],
)
def test_the_board_is_asked_for_in_plain_words(said: str, meant: bool) -> None:
    assert is_board(said) is meant
