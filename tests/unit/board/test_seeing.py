"""Who sees what on the board: nothing told in private, and no more than one's role may ask for in a chat."""

import json
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.board.chart import Charts
from bot.board.desk import Moment
from bot.board.places import idle
from bot.board.reading import read
from bot.board.seeing import Reader, board_view
from bot.board.view import BoardView
from tests.world import World, family
from tools.expenses.model import Expense, Part
from tools.families.model import Member
from tools.families.roster import Roster
from tools.kernel.act import Role, Speaker
from tools.kernel.party import Party
from tools.kernel.place import Place
from tools.planning.model import Day, FamilyDay, Item, ItemKind, Itinerary, ItineraryStatus
from tools.polls.model import Ballot, Poll
from tools.preferences.model import Preference, PreferenceKind, Setting
from tools.proposals.model import Difference, Proposal
from tools.reservations.model import Reservation, ReservationKind
from tools.travel_day.guarding import on_the_road
from tools.travel_day.model import Alert, StatusReport
from tools.travel_day.standing import Progress
from tools.trips.model import Trip

NOW = datetime(2027, 3, 19, 10, 30, tzinfo=UTC)
MOBILE, DESTIN = Place("Mobile", 30.69, -88.04), Place("Destin", 30.39, -86.49)
ROLES = (Role.ORGANIZER, Role.ADMIN, Role.ADULT, Role.CHILD, Role.GUEST, Role.STRANGER)
MONEY = ("$438.00", "$90.00", "owes", "is owed")


def _item(kind: ItemKind, start: time, end: time, place: Place, **more: Any) -> Item:
    day = NOW.date()
    return Item(kind, datetime.combine(day, start, UTC), datetime.combine(day, end, UTC), place, **more)


def _day(name: str, other: str) -> FamilyDay:
    items = (
        _item(ItemKind.DEPART, time(9), time(9), MOBILE),
        _item(ItemKind.DRIVE, time(9), time(11), MOBILE, to=DESTIN, km=170.0),
        _item(ItemKind.MEET, time(11, 25), time(12), DESTIN, shared=True, with_families=(other,)),
    )
    return FamilyDay(name, items, 170.0, 120.0)


async def coast(secret: bool = False) -> World:
    """Return a trip of two families on the road, with a secret of every kind."""
    world = await World.with_families({"Landry": ("Claire", "Beau"), "Okafor": ("Dana",)})
    put = world.uow.of
    days = (Day(NOW.date(), (_day("Landry", "Okafor"), _day("Okafor", "Landry"))),)
    await put(Itinerary).put(Itinerary("trip", ItineraryStatus.ACCEPTED, NOW, 1, days))
    await put(Expense).put(
        Expense("e", "boat", 9000, "USD", date(2027, 3, 18), (Part(family("Landry"), 9000),),
                shares=(Part(family("Landry"), 4500), Part(family("Okafor"), 4500)))
    )  # fmt: skip
    room = Reservation("r", ReservationKind.LODGING, "Gull House", "Destin", start=NOW.date())
    await put(Reservation).put(
        replace(room, party=(family("Okafor"),), confirmation="OKA-222", price=43800, currency="USD")
    )
    await world.change_family("Okafor", lodging_per_night=17700, not_after=time(18, 42))
    await put(Setting).put(Setting("s", family("Okafor"), "private_limit", "lodging_per_night"))
    wish = Preference("p", Party("member", "dana"), PreferenceKind.DIET, "coeliac", 2, private=True)
    await put(Preference).put(replace(wish, said_text="my heart is weak"))
    poll = Poll("v", "Where to eat?", ("Crab Shack", "Taco Hut"), anonymous=secret)
    await put(Poll).put(poll)
    await put(Ballot).put(Ballot("b", "v", family("Okafor"), 1, cast_by="@dana"))
    await put(StatusReport).put(StatusReport("d", "okafor", "departed", NOW - timedelta(minutes=90)))
    here = StatusReport("h", "okafor", "location", NOW - timedelta(minutes=3), lat=30.5, lon=-87.3)
    await put(StatusReport).put(replace(here, shared_until=NOW + timedelta(hours=1)))
    for key, to, kind, text in (
        ("1", None, "check_in", "Tonight: Gull House, confirmation OKA-222."),
        ("2", family("Okafor"), "break", "Break due at the Okafors' bridge."),
        ("3", None, "settlement", "Okafor owes Landry $45.00."),
        ("4", Party("member", "dana"), "news", "Only for Dana."),
    ):
        await put(Alert).put(Alert(key, NOW + timedelta(hours=1), to, kind, text))
    return world


async def reader(world: World, name: str, role: Role | None = None) -> Reader:
    """Return somebody who opens their board, in a role of our choice."""
    act = await world.by(name, NOW)
    member = await world.uow.of(Member).get(name.lower())
    assert member is not None
    speaker = replace(act.speaker, role=role or act.speaker.role)
    return Reader(speaker, member, (await Roster.load(act)).own_family(act))


async def seen(world: World, who: Reader) -> tuple[BoardView, str]:
    """Return a reader's board, and all its words."""
    view = await board_view(await world.by("Claire", NOW), who)
    return view, json.dumps(asdict(view), ensure_ascii=False)


GUEST = Reader(Speaker("@brad", "Brad", Role.GUEST))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", ["Claire", "Dana"])
async def test_what_was_told_in_private_is_never_there(name: str, role: Role) -> None:
    world = await coast()
    _, words = await seen(world, await reader(world, name, role))
    for secret in ("177", "18:42", "coeliac", "heart", "diet"):
        assert secret not in words


@pytest.mark.parametrize("role", [Role.CHILD, Role.GUEST, Role.STRANGER])
async def test_money_is_for_grown_ups(role: Role) -> None:
    world = await coast()
    view, words = await seen(world, await reader(world, "Beau", role))
    assert view.money is None
    assert not any(sum_ in words for sum_ in MONEY)


async def test_grown_ups_see_balances_and_prices() -> None:
    world = await coast()
    view, words = await seen(world, await reader(world, "Beau"))
    assert view.money is not None
    assert [(b.name, b.words, b.own) for b in view.money[0].balances] == [
        ("Landry", "is owed $45.00", True),
        ("Okafor", "owes $45.00", False),
    ]
    assert "$438.00" in words


async def test_a_code_is_only_for_those_it_is_for_wherever_it_stands() -> None:
    world = await coast()
    _, of_dana = await seen(world, await reader(world, "Dana"))
    _, of_beau = await seen(world, await reader(world, "Beau"))
    _, of_guest = await seen(world, GUEST)
    assert "OKA-222" in of_dana
    assert "OKA-222" not in of_beau
    assert "OKA-222" not in of_guest
    assert "Tonight: Gull House" in of_beau


async def test_a_guest_sees_plan_and_polls_but_no_money_positions_or_buttons() -> None:
    world = await coast()
    view, _ = await seen(world, GUEST)
    assert [line.family for line in view.days[0].families] == ["Landry", "Okafor"]
    assert [poll.question for poll in view.polls] == ["Where to eat?"]
    assert not view.polls[0].may_vote
    assert view.money is None
    assert view.decisions == ()
    assert view.map is not None
    assert not any(car.exact for car in view.map.cars)
    assert not view.me.may_share


async def test_travellers_see_where_others_are_and_guests_where_they_should_be() -> None:
    world = await coast()
    view, _ = await seen(world, await reader(world, "Beau"))
    assert view.map is not None
    [okafor] = [car for car in view.map.cars if car.family == "Okafor"]
    assert okafor.exact
    assert "position of 10:27" in okafor.words
    assert okafor.state == "on the road"


async def test_alerts_go_to_their_own_and_sums_to_grown_ups() -> None:
    world = await coast()
    texts = {}
    for name, role in (("Dana", None), ("Beau", None), ("Beau", Role.CHILD)):
        view, _ = await seen(world, await reader(world, name, role))
        texts[name, role] = {alert.text for alert in view.alerts}
    assert "Only for Dana." in texts["Dana", None]
    assert "Only for Dana." not in texts["Beau", None]
    assert "Break due at the Okafors' bridge." not in texts["Beau", None]
    assert "Okafor owes Landry $45.00." in texts["Beau", None]
    assert not any("$" in text for text in texts["Beau", Role.CHILD])


async def test_a_secret_poll_tells_no_counts_and_ones_own_vote_only_to_who_cast_it() -> None:
    world = await coast(secret=True)
    mine, _ = await seen(world, await reader(world, "Dana"))
    others, words = await seen(world, await reader(world, "Beau"))
    assert [choice.rank for choice in mine.polls[0].choices] == [0, 1]
    assert {choice.votes for choice in mine.polls[0].choices} == {None}
    assert {choice.rank for choice in others.polls[0].choices} == {0}
    assert "Still to vote" not in words


async def test_a_stranger_sees_an_empty_board() -> None:
    world = await coast()
    view, words = await seen(world, await reader(world, "Dana", Role.STRANGER))
    assert not any((view.days, view.polls, view.bookings, view.alerts, view.decisions))
    assert not any(word in words for word in ("Gulf", "Destin", "Okafor", "Landry"))


async def test_ones_own_family_comes_first_with_its_next_meeting_and_slack() -> None:
    world = await coast()
    view, _ = await seen(world, await reader(world, "Dana"))
    assert [line.family for line in view.days[0].families] == ["Okafor", "Landry"]
    assert [(m.family, m.place, m.at, m.slack) for m in view.meetings] == [
        ("Okafor", "Destin", "11:25", 25),
        ("Landry", "Destin", "11:25", 25),
    ]
    assert [item.mark for item in view.days[0].families[0].items] == ["done", "now", ""]


@settings(deadline=None)  # a busy machine
@given(by=st.integers(10, 300))
async def test_who_is_late_has_no_slack_and_others_gain_it(by: int) -> None:
    world = await coast()
    late = StatusReport("l", "okafor", "late", NOW - timedelta(minutes=1), minutes=by)
    await world.uow.of(StatusReport).put(late)
    view, _ = await seen(world, await reader(world, "Dana"))
    slack = {meeting.family: meeting.slack for meeting in view.meetings}
    assert slack["Okafor"] == max(0, 25 - by)
    assert slack["Landry"] == max(25, by)
    assert view.days[0].families[0].state == "late"


async def with_proposals() -> World:
    """Return the trip with two open proposals, one of them about money."""
    world = await coast()
    families = (Party("family", "landry"), Party("family", "okafor"))
    for number, what, minor in ((1, "leave an hour later", 0), (2, "a boat for $90.00", 9000)):
        change = Difference("All change.", families, minor=minor, currency="USD")
        proposal = Proposal(f"q{number}", number, what, change, (), families, "@dana", "Dana", NOW)
        await world.uow.of(Proposal).put(proposal)
    return world


@pytest.mark.parametrize(
    ("name", "role", "sees"),
    [
        ("Beau", None, {1: True, 2: True}),
        ("Beau", Role.CHILD, {1: False}),
        ("Dana", Role.STRANGER, {}),
    ],
)
async def test_proposals_are_answered_by_grown_ups_who_are_asked(
    name: str, role: Role | None, sees: dict[int, bool]
) -> None:
    world = await with_proposals()
    view, _ = await seen(world, await reader(world, name, role))
    assert {one.number: one.may_answer for one in view.proposals} == sees


async def test_readers_who_see_alike_are_told_what_each_would_be_told_alone() -> None:
    world = await with_proposals()
    charts = Charts()
    told = await read(await world.by("Claire", NOW), charts)
    readers = [await reader(world, name, role) for name in ("Claire", "Dana", "Beau") for role in ROLES]
    for who in (*readers, GUEST):
        alone = Moment(await read(await world.by("Claire", NOW), charts), ())
        assert Moment(told, ()).sections(who) == alone.sections(who)


async def test_each_panel_fails_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> Any:
        raise ValueError("a panel fails")

    async def broken_later(*_: Any) -> Any:
        raise ValueError("a panel fails")

    world = await coast()
    who = await reader(world, "Claire")
    whole = Moment(await read(await world.by("Claire", NOW), Charts()), ()).sections(who)
    monkeypatch.setattr("bot.board.reading.transfers", broken_later)
    monkeypatch.setattr("bot.board.reading.Charts.of", broken_later)
    monkeypatch.setattr("bot.board.together.bookings", broken)
    left = Moment(await read(await world.by("Claire", NOW), Charts()), ()).sections(who)
    assert set(whole) - set(left) >= {"bookings"}
    assert "can't be worked out just now" in left["money"]
    assert "is owed $45.00" in left["money"]
    assert {name for name in left if left[name] != whole[name]} <= {"money", "map"}


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2027, 3, 10), ("planned", "leaves Thu, Mar 18")),
        (date(2027, 3, 19), None),
        (date(2027, 3, 30), ("home", "the trip is over")),
    ],
)
def test_before_the_trip_and_after_it_no_day_is_told_of(today: date, told: tuple[str, str] | None) -> None:
    trip = Trip("trip", "Gulf Coast", start_date=date(2027, 3, 18), end_date=date(2027, 3, 21))
    assert idle(trip, None, today, Progress(None, (), None)) == told
    assert idle(trip, None, today, Progress(None, (), NOW)) is None
    assert on_the_road(trip, today) is (told is None)
