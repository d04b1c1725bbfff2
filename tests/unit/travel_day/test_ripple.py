from datetime import UTC, date, datetime, timedelta
from time import perf_counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.travel_day.test_travel_day import FALLS, PLAN, at
from tools.kernel.party import Party
from tools.kernel.place import Place
from tools.planning.model import Day, FamilyDay, Item, ItemKind
from tools.reservations.model import Reservation, ReservationKind
from tools.travel_day.affected import Effect, effects
from tools.travel_day.at_risk import at_risk
from tools.travel_day.ripple import Late, live

DAY = PLAN.days[0]
START = datetime(2027, 6, 12, 8, tzinfo=UTC)
TOWNS = [Place(name, 40.0, -110.0) for name in ("A", "B", "C")]
SOLO = (ItemKind.DRIVE, ItemKind.BREAK, ItemKind.FREE, ItemKind.VISIT, ItemKind.CHARGE)


def minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


@st.composite
def days(draw: st.DrawFn) -> Day:
    """A day of two or three families that meet at the same planned times."""
    names = ["Lee", "Kim", "Roy"][: draw(st.integers(2, 3))]
    meets = sorted(draw(st.sets(st.integers(60, 600), max_size=2)))
    families = []
    for name in names:
        others = tuple(other for other in names if other != name)
        items, clock = [], 0
        for meet in [*meets, 700]:
            while clock < meet:
                length = min(draw(st.integers(30, 200)), meet - clock)
                kind, place = draw(st.sampled_from(SOLO)), draw(st.sampled_from(TOWNS))
                items.append(Item(kind, START + minutes(clock), START + minutes(clock + length), place))
                clock += length
            if meet in meets:
                begin = START + minutes(meet)
                items.append(Item(ItemKind.MEET, begin, begin, FALLS, with_families=others))
        families.append(FamilyDay(name, tuple(items), 0.0, 0.0))
    return Day(date(2027, 6, 12), tuple(families))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(days(), st.integers(0, 300), st.integers(0, 700))
def test_a_ripple_keeps_the_day_in_order(day: Day, by: int, when: int) -> None:
    moved = live(day, {"Lee": Late(minutes(by), START + minutes(when))})
    shared: dict[tuple[str, datetime], set[datetime]] = {}
    for before, after in zip(day.families, moved.families, strict=True):
        for was, now in zip(before.items, after.items, strict=True):
            assert was.start <= now.start <= was.start + minutes(by)
            if was.kind is not ItemKind.FREE and not was.start <= START + minutes(when) < was.end:
                assert now.end - now.start == was.end - was.start
            if was.with_families:
                shared.setdefault((was.place.name, was.start), set()).add(now.start)
        assert all(a.end <= b.start for a, b in zip(after.items, after.items[1:], strict=False))
    assert all(len(starts) == 1 for starts in shared.values())
    if by == 0:
        assert moved == day


def test_those_who_meet_the_late_one_wait() -> None:
    moved = live(DAY, {"Carver": Late(minutes(40), at(10, 2))})
    assert effects(DAY, moved, "Carver") == [Effect("Lund", "Idaho Falls", at(12), at(12, 40))]


def test_free_time_takes_up_a_delay() -> None:
    free = Item(ItemKind.FREE, START + minutes(60), START + minutes(120), TOWNS[0])
    drive = Item(ItemKind.DRIVE, START, START + minutes(60), TOWNS[0])
    visit = Item(ItemKind.VISIT, START + minutes(120), START + minutes(180), TOWNS[1])
    day = Day(date(2027, 6, 12), (FamilyDay("Lee", (drive, free, visit), 0.0, 0.0),))
    moved = live(day, {"Lee": Late(minutes(45), START + minutes(10))}).families[0].items
    assert moved[1].end - moved[1].start == minutes(15)
    assert moved[2] == visit


def test_bookings_a_delay_endangers_are_named() -> None:
    def booking(clock: datetime, place: str) -> Reservation:
        return Reservation("r", ReservationKind.RESTAURANT, "Snake Bite", place, clock.replace(tzinfo=None))

    lund = Party("family", "lund")
    moved = live(DAY, {"Carver": Late(minutes(40), at(10, 2))})
    days = DAY.families[0], moved.families[0]
    assert [b.name for b in at_risk([booking(at(12), "Idaho Falls")], lund, *days)] == ["Snake Bite"]
    assert at_risk([booking(at(12, 40), "Idaho Falls")], lund, *days) == []
    assert at_risk([booking(at(12), "Boise")], lund, *days) == []


def test_eight_families_ripple_within_a_second() -> None:
    names = tuple(f"F{n}" for n in range(8))
    items = tuple(
        Item(kind, START + minutes(30 * n), START + minutes(30 * n + 30), FALLS, with_families=names)
        for n, kind in enumerate([ItemKind.DRIVE, ItemKind.MEET] * 10)
    )
    day = Day(date(2027, 6, 12), tuple(FamilyDay(name, items, 0.0, 0.0) for name in names))
    began = perf_counter()
    moved = live(day, {"F0": Late(minutes(40), START)})
    assert perf_counter() - began < 1.0
    assert len(effects(day, moved, "F0")) == 7
