"""A day on the road: three families, one meeting point, one base; told message by message."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.fakes_roads import FakeRoads
from tests.unit.group import ATLAS, Group
from tools.families.model import Member
from tools.families.roster import Roster
from tools.families.service import add_family, add_member, add_vehicle
from tools.kernel.act import Act, Role
from tools.kernel.errors import NotAllowed, Refusal
from tools.kernel.party import Party
from tools.kernel.place import Place
from tools.kernel.workers import InLine, Workers
from tools.planning.model import Day, FamilyDay, Item, ItemKind, Itinerary, ItineraryStatus
from tools.preferences.model import Setting
from tools.preferences.service import set_quiet_hours
from tools.routing.model import Detour, Route, Waypoint
from tools.routing.ports import Roads
from tools.travel_day.gsm import SEGMENT
from tools.travel_day.kinds import answers_to
from tools.travel_day.model import Alert, StatusReport
from tools.travel_day.muting import is_muted
from tools.travel_day.service import (
    due_alerts,
    export,
    parse,
    refresh_alerts,
    report_status,
    set_reminders,
    show_alerts,
    states,
    theirs_only,
)
from tools.travel_day.standing import State
from tools.trips.service import create_trip, show_trip

ZONE = ZoneInfo("America/Denver")
SALT_LAKE = Place("Salt Lake City", 40.76, -111.89, "America/Denver")
POCATELLO = Place("Pocatello", 42.87, -112.45, "America/Denver")
FALLS = Place("Idaho Falls", 43.49, -112.04, "America/Denver")
WEST = Place("West Yellowstone", 44.66, -111.1, "America/Denver")
ASHTON = Place("Ashton", 44.07, -111.45, "America/Denver")
BOISE = Place("Boise", 43.62, -116.2, "America/Boise")


def at(hour: int, minute: int = 0, day: int = 12) -> datetime:
    return datetime(2027, 6, day, hour, minute, tzinfo=ZONE)


def item(kind: ItemKind, start: datetime, end: datetime, place: Place, **more: Any) -> Item:
    return Item(kind, start, end, place, **more)


def _family(name: str, home: Place, others: tuple[str, ...], charge: bool) -> FamilyDay:
    charging = [item(ItemKind.CHARGE, at(9, 30), at(10), POCATELLO, soc_start=0.25, soc_end=0.8)]
    items = [
        item(ItemKind.DEPART, at(7), at(7), home),
        item(ItemKind.DRIVE, at(7), at(9, 30), home, to=POCATELLO, km=270.0),
        *(charging if charge else []),
        item(ItemKind.DRIVE, at(10), at(12), POCATELLO, to=FALLS, km=80.0),
        item(ItemKind.MEET, at(12), at(12), FALLS, with_families=others),
        item(ItemKind.MEAL, at(12), at(13), FALLS, shared=True, with_families=others),
        item(ItemKind.DRIVE, at(13), at(15), FALLS, to=WEST, km=180.0),
        item(ItemKind.CHECK_IN, at(15), at(15, 15), WEST),
    ]
    return FamilyDay(name, tuple(items), 530.0, 390.0)


PLAN = Itinerary(
    "trip",
    ItineraryStatus.ACCEPTED,
    at(18, day=9),
    1,
    (
        Day(
            date(2027, 6, 12),
            (_family("Lund", SALT_LAKE, ("Carver",), True), _family("Carver", BOISE, ("Lund",), False)),
        ),
    ),
)


class IdahoRoads(FakeRoads):
    def __init__(self) -> None:
        super().__init__(called=ATLAS)

    async def locate(self, text: str, near: Place | None = None, towards: Place | None = None) -> Place:
        known = {p.name.casefold(): p for p in (SALT_LAKE, POCATELLO, FALLS, WEST, BOISE, ASHTON)}
        return known.get(text.casefold()) or await super().locate(text, near)

    async def places(self, text: str, near: Place | None = None, limit: int = 5) -> list[Place]:
        if text.casefold() == "blackfoot":
            return [Place("Blackfoot", 43.19, -112.34, "America/Denver")]
        return await super().places(text, near, limit)

    async def route(
        self, origin: Place, destination: Place, via: Any = (), depart: datetime | None = None
    ) -> Route:
        return Route(origin, destination, 150.0, 90.0 + 40.0 * len(via), (), (), "fake")

    async def along(self, route: Route, offers: Any = ("charge",)) -> list[Waypoint]:
        blackfoot = Place("Blackfoot", 43.19, -112.34)
        has = ("charge", "food", "bed")
        return [
            Waypoint(POCATELLO, 0, 0, offers=has),
            Waypoint(blackfoot, 40, 25, offers=has),
            Waypoint(FALLS, 80, 50, offers=has),
        ]

    async def around(
        self, origin: Place, destination: Place, closed: Any, depart: datetime | None = None
    ) -> Detour | None:
        """As long as the plan has it: 4 h 30 from their homes, 2 h from Pocatello; 40 min more each."""
        minutes = {SALT_LAKE.name: 270.0, BOISE.name: 270.0, POCATELLO.name: 120.0}.get(origin.name)
        near = [one.place.name for one in closed if one.place.name in (POCATELLO.name, "Blackfoot")]
        if minutes is None or not near:
            return await super().around(origin, destination, closed, depart)
        usual = Route(origin, destination, 200.0, minutes, (), (), "fake")
        route = replace(usual, minutes=minutes + 40.0 * len(near))
        return Detour(route, usual, f"beside {near[0]}")


class Road(Group):
    """The group on its travel day; `text` sends a driver word."""

    async def act(self, who: str, said: str = "", group: bool = True, phone: str | None = None) -> Act:
        act = await super().act(who, said, group, phone)
        return replace(act, ports={Roads: IdahoRoads(), Workers: InLine()})

    async def text(self, who: str, moment: datetime, word: str) -> tuple[str, list[str]]:
        self.now = moment
        meaning = parse(word)
        assert meaning is not None
        reply = await self.say(who, report_status, word, group=False, kind=meaning[0], **meaning[1])
        assert len(reply.text) <= SEGMENT
        return reply.text, [notice.text for notice in reply.notices]


@pytest.fixture
async def road() -> Road:
    chat = Road(now=datetime(2027, 6, 6, 20, tzinfo=UTC))
    await chat.say(
        "Sofie", create_trip, start_date="2027-06-12", end_date="2027-06-15", stops=["Idaho Falls"]
    )
    await chat.say("Sofie", add_family, "we're the Lunds", name="Lund", home="Salt Lake City")
    await chat.say("Sofie", add_member, name="Anders", driver=True)
    await chat.say("Sofie", add_member, name="Nils", age=7)
    await chat.say("Sofie", add_vehicle, name="Hyundai Ioniq 5", range_km=386, driver="Anders")
    await chat.say("Sofie", add_family, "the Carvers are coming", name="Carver", home="Boise")
    await chat.say("Sofie", add_member, name="Hal", family="Carver", driver=True)
    await chat.uow.of(Itinerary).put(PLAN)
    return chat


async def test_a_day_by_driver_words(road: Road) -> None:
    said, told = await road.text("Hal", at(7, 4), "LEFT")
    assert said == "Noted: the Carvers left at 07:04. Drive safely! Next: Idaho Falls about 12:00."
    assert told == []
    said, told = await road.text("Hal", at(10, 2), "LATE 40")
    assert "40 min late: Idaho Falls about 12:40 instead of 12:00." in said
    assert told == [
        "The Carvers are 40 min late: Idaho Falls about 12:40 instead of 12:00. "
        "For the Lunds, Idaho Falls is 12:40 instead of 12:00."
    ]
    said, told = await road.text("Hal", at(12, 43), "ARRIVED")
    assert told == [
        "The Carvers are in Idaho Falls, 43 min late. Next: West Yellowstone about 15:43 instead of 15:00."
    ]
    said, _ = await road.text("Hal", at(14, 5), "LEFT")
    assert "Next: West Yellowstone about 16:05 instead of 15:00" in said
    said, told = await road.text("Hal", at(16, 2), "ARRIVED")
    assert "West Yellowstone, 1 h 02 late" in said
    assert len(told) == 1


async def test_saying_it_twice_changes_nothing(road: Road) -> None:
    await road.text("Hal", at(7, 4), "LEFT")
    assert "already, since 07:04" in (await road.text("Hal", at(7, 30), "LEFT"))[0]
    await road.text("Hal", at(10), "LATE 40")
    said, told = await road.text("Hal", at(10, 1), "LATE 40")
    assert (said, told) == ("I have that already, thanks.", [])
    await road.text("Hal", at(12, 40), "ARRIVED")
    assert (await road.text("Hal", at(12, 45), "ARRIVED"))[1] == []
    assert len(await road.uow.of(StatusReport).all()) == 3


@pytest.mark.parametrize(
    ("who", "moment", "word", "why"),
    [
        ("Hal", at(6, 30), "ARRIVED", "no LEFT from you yet"),
        ("Hal", at(9), "ARRIVED", "I expect you in Idaho Falls about 12:00"),
        ("Hal", at(9), "LATE -5", "can't be right"),
        ("Hal", at(9), "LATE", "How late"),
        ("Hal", at(9), "LATE 9999", "can't be right"),
        ("Hal", at(9), "SKIP", "I see no stop of yours"),
        ("Hal", at(9), "SKIP Paris", "Paris is no stop of yours"),
        ("Hal", at(9), "CHARGED 140", "0 to 100"),
        ("Nils", at(9), "ARRIVED", "grown-up"),
        ("Brad", at(9), "ARRIVED", "don't know your family"),
        ("Hal", at(9, day=1), "LEFT", "starts Sat, Jun 12"),
        ("Hal", at(9, day=29), "LEFT", "is over"),
    ],
)
async def test_what_cannot_be_leaves_the_day_unharmed(
    road: Road, who: str, moment: datetime, word: str, why: str
) -> None:
    with pytest.raises(Refusal, match=why):
        await road.text(who, moment, word)
    assert await road.uow.of(StatusReport).all() == []


async def test_an_arrival_without_a_departure_is_believed_once_the_day_runs(road: Road) -> None:
    road.now = at(11, 45)
    reply = await road.say("Sofie", report_status, kind="arrived", place="Idaho Falls")
    assert reply.text.startswith("Noted: the Lunds are in Idaho Falls, 15 min early.")
    assert reply.notices == ()


async def test_a_broken_charger_is_answered_with_another_in_reach(road: Road) -> None:
    await road.text("Sofie", at(7, 21), "LEFT")
    road.now = at(10, 31)
    reply = await road.say(
        "Sofie", report_status, kind="breakdown", place="Pocatello", percent=29, note="charger broken"
    )
    assert reply.text == (
        "Noted: broken charger in Pocatello. Go on to Blackfoot (25 mi, there with 19%): charge to 56%, "
        "check an app. Idaho Falls about 12:16 instead of 12:00."
    )
    state = (await states(await road.act("Sofie"), at(0).date()))["Lund"]
    assert (state.state, state.behind) == (State.ON_THE_ROAD, 16)


async def test_no_charger_in_reach_is_said_plainly(road: Road) -> None:
    await road.text("Sofie", at(7, 21), "LEFT")
    road.now = at(10, 31)
    reply = await road.say(
        "Sofie", report_status, kind="breakdown", place="Pocatello", percent=9, note="charger broken"
    )
    assert "No charger I know is within your 12 mi: get help on the road" in reply.text
    state = (await states(await road.act("Sofie"), at(0).date()))["Lund"]
    assert (state.state, state.behind) == (State.BROKEN_DOWN, 21)


async def test_positions(road: Road) -> None:
    road.now = at(8, 52)
    reply = await road.say("Sofie", report_status, group=False, kind="location", lat=42.19, lon=-112.25)
    assert reply.text == (
        "Got your position: 93 mi to Idaho Falls, there about 10:52 with stops (plan 12:00). "
        "Forgotten at 16:00, or text HIDE ME."
    )
    with pytest.raises(Refusal, match="mi from anywhere on this trip"):
        await Road.say(road, "Sofie", report_status, kind="location", lat=-33.9, lon=151.2)


async def test_news_wait_for_the_end_of_quiet_hours_but_breakdowns_do_not(road: Road) -> None:
    await road.say("Sofie", set_quiet_hours, start="22:00", end="07:00")
    await road.text("Hal", at(8), "LEFT")
    _, told = await road.text("Hal", at(22, 30), "LATE 90")
    assert told == []
    news = [alert for alert in await road.uow.of(Alert).all() if alert.kind == "news"]
    assert [alert.at for alert in news] == [at(7, day=13)]
    road.now = at(22, 40)
    reply = await road.say("Hal", report_status, group=False, kind="breakdown", note="flat tire")
    assert [notice.text for notice in reply.notices] == ["The Carvers are stuck (flat tire)."]


async def test_alerts_follow_the_plan(road: Road) -> None:
    road.now = at(18, 30, day=9)
    alerts = await refresh_alerts(await road.act("Sofie"))
    assert sorted((a.kind, a.at.hour, a.at.minute) for a in alerts if a.to) == [
        ("charge", 9, 15),
        ("departure", 6, 30),
        ("departure", 6, 30),
        ("evening_before", 19, 0),
        ("evening_before", 19, 0),
        ("rendezvous", 11, 15),
        ("rendezvous", 11, 15),
    ]
    assert all(len(alert.text) <= SEGMENT for alert in alerts if alert.to)
    await road.say("Sofie", set_quiet_hours, start="22:00", end="07:00")
    alerts = await refresh_alerts(await road.act("Sofie"))
    assert {a.at.hour for a in alerts if a.kind == "departure"} == {7}
    await road.uow.of(Itinerary).put(replace(PLAN, status=ItineraryStatus.PROPOSED))
    left = {alert.kind for alert in await refresh_alerts(await road.act("Sofie"))}
    assert left == {"thanks", "settlement", "digest"}
    document = await export(await road.act("Sofie"))
    assert {a["status"] for a in document["alerts"] if a["kind"] not in left} == {"cancelled"}
    assert "2027-06-11T19:00:00-06:00" in {a["at"] for a in document["alerts"]}
    await road.uow.of(Itinerary).put(PLAN)
    assert len(await refresh_alerts(await road.act("Sofie"))) == 10
    assert len([a for a in await road.uow.of(Alert).all() if a.status.value == "waiting"]) == 10


async def test_who_has_left_is_not_told_to_leave(road: Road) -> None:
    road.now = at(18, 30, day=9)
    await refresh_alerts(await road.act("Sofie"))
    await road.text("Hal", at(6, 10), "LEFT")
    road.now = at(6, 31)
    taken = [
        (alert.kind, notice.text.split(" at ")[0])
        for alert, notice in await due_alerts(await road.act("Sofie"))
    ]
    assert [told for told in taken if told[0] == "departure"] == [("departure", "Leave Salt Lake City")]


async def test_due_alerts_are_taken_once(road: Road) -> None:
    road.now = at(18, 30, day=9)
    await refresh_alerts(await road.act("Sofie"))
    road.now = at(19, day=11)
    assert len(await due_alerts(await road.act("Sofie"))) == 2
    assert await due_alerts(await road.act("Sofie")) == []
    await road.say("Sofie", set_reminders, kind="departure", on=False, party="my_family")
    road.now = at(7, 30)
    taken = await due_alerts(await road.act("Sofie"))
    assert [alert.kind for alert, _ in taken] == ["morning_brief", "departure"]
    assert taken[1][1].text == "Leave Boise at 07:00 to be in Idaho Falls by 12:00. Text LEFT when you go."
    assert "Lund: leave Salt Lake City 07:00, Idaho Falls 12:00, West Yellowstone 15:00" in taken[0][1].text
    road.now = at(11, day=16)
    taken = await due_alerts(await road.act("Sofie"))
    assert [alert.kind for alert, _ in taken] == ["thanks"]
    assert "4 days, about 659 mi on the road" in taken[0][1].text
    kinds = {a.kind: a.status.value for a in await road.uow.of(Alert).all()}
    assert kinds["charge"] == "cancelled"


async def test_what_is_due_in_quiet_hours_waits_for_their_end(road: Road) -> None:
    await road.say("Sofie", set_quiet_hours, start="22:00", end="07:00")
    await road.uow.of(Alert).put(Alert("x", at(23), None, "poll", "Your family hasn't voted yet."))
    road.now = at(23, 1)
    assert await due_alerts(await road.act("Sofie")) == []
    road.now = at(7, 1, day=13)
    assert [alert.id for alert, _ in await due_alerts(await road.act("Sofie"))] == ["x"]


async def test_the_groups_own_messages_stop_when_each_grown_up_turned_them_off(road: Road) -> None:
    road.now = at(18, 30, day=9)
    await refresh_alerts(await road.act("Sofie"))
    said = await road.say("Hal", set_reminders, kind="morning_brief", on=False, party="me")
    assert said.text.startswith("Morning brief: off for Hal")
    assert "every grown-up" in said.text
    await road.say("Sofie", set_reminders, kind="morning_brief", on=False, party="me")
    road.now = at(7, 30)
    brief = next(a for a in await road.uow.of(Alert).all() if a.kind == "morning_brief")
    settings, roster = await road.uow.of(Setting).all(), await Roster.load(await road.act("Hal"))
    assert not is_muted(brief, settings, roster)  # Anders has not
    await road.say("Anders", set_reminders, kind="all", on=False, party="me")
    settings = await road.uow.of(Setting).all()
    assert is_muted(brief, settings, roster)
    kinds = [alert.kind for alert, _ in await due_alerts(await road.act("Sofie"))]
    assert "morning_brief" not in kinds


async def test_a_break_every_grown_up_turned_off_is_not_told_to_the_group(road: Road) -> None:
    roster = await Roster.load(await road.act("Sofie"))
    carver = Party("family", next(f.id for f in roster.families if f.name == "Carver"))
    await road.say("Hal", set_reminders, kind="break", on=False, party="me")
    settings = await road.uow.of(Setting).all()
    assert is_muted(Alert("x", at(8), carver, "break", "Break due"), settings, roster)
    assert not is_muted(Alert("x", at(8), carver, "charge", "Charge"), settings, roster)


async def test_an_alert_for_somebody_who_left_is_dropped(road: Road) -> None:
    gone = Alert("x", at(8), Party("member", "nobody"), "news", "hello")
    await road.uow.of(Alert).put(gone)
    road.now = at(9)
    assert await due_alerts(await road.act("Sofie")) == []


async def test_reminders_are_shown_to_those_they_are_for(road: Road) -> None:
    road.now = at(18, 30, day=9)
    await refresh_alerts(await road.act("Sofie"))
    in_group = (await road.say("Sofie", show_alerts)).text
    assert "Good morning" in in_group
    assert "Leave" not in in_group
    direct = (await road.say("Hal", show_alerts, group=False)).text
    assert "Leave Boise" in direct
    assert "Salt Lake" not in direct


async def test_all_reminders_are_shown_a_page_at_a_time(road: Road) -> None:
    road.now = at(8)
    many = [Alert(f"a{n}", at(9 + n // 60, n % 60), None, "news", f"word {n}") for n in range(30)]
    await road.uow.of(Alert).put_all(many)
    shown: list[str] = []
    page: str | None = None
    for _ in range(9):
        reply = await road.say("Sofie", show_alerts, page=page)
        shown += [line.partition(": ")[2] for line in reply.text.splitlines() if ": word" in line]
        if "More" not in reply.presses:
            break
        page = reply.presses["More"].args["page"]
    assert shown == [f"word {n}" for n in range(30)]
    assert "Page 3 of 3, 30 in all." in reply.text
    for odd in ("99", "-1", "abc", "0"):
        assert "in all" in (await road.say("Sofie", show_alerts, page=odd)).text


async def test_a_button_in_the_group_is_pressed_by_the_family_it_is_for(road: Road) -> None:
    road.now = at(7)
    theirs = theirs_only(answers_to("departure"), "Carver")["On my way"]
    with pytest.raises(Refusal, match="That button is for the Carvers"):
        await road.say("Sofie", report_status, **theirs.args)
    assert await road.uow.of(StatusReport).all() == []
    assert "the Carvers left" in (await road.say("Hal", report_status, **theirs.args)).text


async def test_a_delay_moves_what_is_still_to_come(road: Road) -> None:
    road.now = at(18, 30, day=9)
    await refresh_alerts(await road.act("Sofie"))
    await road.text("Sofie", at(7, 21), "LEFT")
    await road.text("Sofie", at(8), "LATE 40")
    charge = next(alert for alert in await road.uow.of(Alert).all() if alert.kind == "charge")
    assert charge.at == at(9, 55)


async def test_the_board_knows_where_everybody_is(road: Road) -> None:
    await road.text("Hal", at(7, 4), "LEFT")
    await road.text("Hal", at(9, 4), "LATE 20")
    where = await states(await road.act("Sofie"), date(2027, 6, 12))
    assert (where["Carver"].state, where["Carver"].delay) == (State.ON_THE_ROAD, 20)
    assert where["Lund"].state is State.PLANNED


async def test_going_on_after_a_charge_is_no_delay_unless_it_took_longer(road: Road) -> None:
    await road.text("Sofie", at(7), "LEFT")
    await road.text("Sofie", at(10, 4), "CHARGED 80")
    said, _ = await road.text("Sofie", at(10, 5), "LEFT")
    assert said.endswith("Next: Idaho Falls about 12:00.")
    said, _ = await road.text("Sofie", at(10, 30), "CHARGED 85")
    assert "Next: Idaho Falls about 12:30 instead of 12:00." in said


async def test_a_place_the_plan_does_not_name_is_the_next_one_when_it_is_time(road: Road) -> None:
    road.now = at(12, 4)
    reply = await road.say("Sofie", report_status, kind="arrived", place="the burger place")
    assert "the burger place, on time. Next: West Yellowstone" in reply.text
    road.now = at(13, 40)
    await road.say("Sofie", report_status, kind="departed", place="Idaho Falls", percent=90)
    road.now = at(13, 50)
    reply = await road.say("Sofie", report_status, kind="stopped", place="Ashton")
    assert "stopped in Ashton" in reply.text
    where = (await states(await road.act("Sofie"), date(2027, 6, 12)))["Lund"]
    assert (where.state, where.delay, where.percent) == (State.BREAK, 40, 90)


async def test_leaving_a_meeting_point_says_it_was_reached(road: Road) -> None:
    await road.text("Hal", at(7), "LEFT")
    road.now = at(13, 5)
    reply = await road.say("Hal", report_status, kind="departed", place="Idaho Falls")
    assert "Next: West Yellowstone about 15:00." in reply.text


async def test_today_is_shown_as_it_goes(road: Road) -> None:
    await road.text("Hal", at(7, 4), "LEFT")
    await road.text("Hal", at(10, 2), "LATE 40")
    text = (await road.say("Sofie", show_trip, what="today")).text
    assert "Carver: 07:00 depart Boise" in text
    assert "12:40 meet Idaho Falls" in text


async def test_a_child_does_not_report_but_one_who_drives_does(road: Road) -> None:
    road.now = at(9)
    await road.say("Sofie", add_member, name="Pia", age=17, driver=True)
    act = await road.act("Sofie")
    (pia,) = [m for m in await act.uow.of(Member).all() if m.name == "Pia"]
    assert (pia.role, pia.speaks_as) == (Role.CHILD, Role.DRIVER)
    child, driver = (replace(act, speaker=replace(act.speaker, role=r)) for r in (pia.role, pia.speaks_as))
    with pytest.raises(NotAllowed, match="who drives"):
        await report_status(child, "departed")
    assert (await report_status(driver, "departed")).text


async def test_guests_do_not_report(road: Road) -> None:
    road.now = at(9)
    act = await road.act("Sofie")
    with pytest.raises(NotAllowed):
        await report_status(replace(act, speaker=replace(act.speaker, role=Role.GUEST)), "arrived")
