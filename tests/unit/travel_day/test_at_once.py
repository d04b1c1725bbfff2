"""What goes on at once in a day (a lunch while the car charges) is no delay, and wins less when left out."""

from dataclasses import replace
from datetime import timedelta

from tests.unit.travel_day.test_ripple import DAY
from tests.unit.travel_day.test_travel_day import POCATELLO, at, item
from tools.planning.model import Day, ItemKind
from tools.travel_day.leaving_out import without
from tools.travel_day.ripple import Late, live


def _with_lunch() -> Day:
    """The day, with the Lunds eating while they charge from 9:30 to 10:00."""
    lund, carver = DAY.families
    lunch = item(ItemKind.MEAL, at(9, 40), at(9, 55), POCATELLO)
    number = next(n for n, i in enumerate(lund.items) if i.kind is ItemKind.CHARGE)
    items = (*lund.items[: number + 1], lunch, *lund.items[number + 1 :])
    return replace(DAY, families=(replace(lund, items=items), carver))


def test_a_lunch_during_a_charge_is_no_delay() -> None:
    day = _with_lunch()
    moved = live(day, {"Carver": Late(timedelta(minutes=10), at(7, 30))})
    before = {i.kind: i.start for i in day.families[0].items if i.start < at(12)}
    assert {i.kind: i.start for i in moved.families[0].items if i.start < at(12)} == before


def test_a_delay_before_both_moves_both_by_no_more_than_itself() -> None:
    moved = live(_with_lunch(), {"Lund": Late(timedelta(minutes=20), at(8))}).families[0].items
    starts = [i.start for i in moved if i.kind in (ItemKind.CHARGE, ItemKind.MEAL)][:2]
    assert starts == [at(9, 50), at(10)]
    assert [i.start for i in moved if i.kind is ItemKind.DRIVE][1] == at(10, 20)


def test_leaving_out_a_lunch_during_a_charge_wins_nothing() -> None:
    day = _with_lunch()
    number = next(n for n, i in enumerate(day.families[0].items) if i.kind is ItemKind.MEAL)
    drives = [i.start for i in without(day, {"Lund": [number]}).families[0].items if i.kind is ItemKind.DRIVE]
    assert drives[1] == at(10)
