"""Messages as drivers write them (written before the rules were looked at), and texts made to hold us up."""

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from bot.commands.table import COMMANDS
from tests.unit.travel_day.test_travel_day import Road, at
from tests.unit.travel_day.test_travel_day import road as road
from tools.kernel.errors import Refusal
from tools.travel_day.amounts import minutes_in, minutes_of, minutes_until
from tools.travel_day.service import parse, read, report_status

_MESSAGES = Path(__file__).parents[2] / "data" / "driver_messages.jsonl"
_NOW = datetime(2027, 6, 18, 14, 10, tzinfo=timezone(timedelta(hours=-6)))
_PLACES = ("Moab", "Green River", "Price", "Fillmore", "Bryce Canyon", "Gonzo Inn Moab")
_HOSTILE = (
    "we are ",
    "we had to ",
    "near the ",
    "at at ",
    "10 ",
    "1 h 1 ",
    "a couple of ",
    "charger ",
    "late ",
)


def messages() -> list[tuple[str, dict[str, Any] | None]]:
    """Return (what was said to us alone, what it means)."""
    rows = [json.loads(line) for line in _MESSAGES.read_text(encoding="utf-8").splitlines()]
    return [(row["said"], row["means"]) for row in rows]


def understood(said: str) -> dict[str, Any] | None:
    """Return what a message to us alone is read as, as the turn reads it."""
    word = parse(said)
    return {"kind": word[0], **word[1]} if word else read(said, _PLACES, _NOW, alone=True)


@pytest.mark.parametrize(("said", "means"), messages())
def test_drivers_are_understood(said: str, means: dict[str, Any] | None) -> None:
    found = understood(said)
    if means is None:
        assert found is None
        return
    assert found is not None
    assert {name: found.get(name) for name in means if name not in ("note", "place")} == {
        name: value for name, value in means.items() if name not in ("note", "place")
    }
    assert all(means[name] in found.get(name, "") for name in ("note", "place") if name in means)


@pytest.mark.parametrize("said", ["here", "rolling", "parked", "15 out"])
def test_a_bare_word_in_the_group_may_be_about_anything(said: str) -> None:
    assert read(said, _PLACES, _NOW) is None
    assert read(said, _PLACES, _NOW, alone=True) is not None


@pytest.mark.parametrize("piece", _HOSTILE)
def test_no_text_holds_the_reader_up(piece: str) -> None:
    text = (piece * 600)[:599] + "x"
    began = process_time()
    read(text, _PLACES, _NOW, alone=True)
    assert process_time() - began < 1.0


@pytest.mark.parametrize(
    ("said", "minutes"),
    [("35-40 min", 40), ("an hour and a half", 90), ("1h20", 80), ("1.5 h", 90), ("half an hour", 30)],
)
def test_stretches_of_time(said: str, minutes: int) -> None:
    assert minutes_in(said) == minutes_of(said) == minutes


@pytest.mark.parametrize(
    ("clock", "minutes"), [("3:40", 90), ("5pm", 170), ("14:30", 20), ("2", None), ("25", None), ("2:10", 0)]
)
def test_a_clock_time_is_the_next_one(clock: str, minutes: int | None) -> None:
    assert minutes_until(clock, _NOW) == minutes


@pytest.mark.parametrize(
    ("when", "kind", "minutes", "answer"),
    [
        (at(11, 40), "expected", 45, "25 min late: Idaho Falls about 12:25 instead of 12:00"),
        (at(11, 40), "expected", 20, "on time: Idaho Falls about 12:00"),
        (at(11), "expected", 30, "30 min ahead of the plan"),
        (at(6, 50), "leaving", 5, "on time"),
        (at(6, 50), "leaving", 40, "30 min late"),
    ],
)
async def test_what_is_foretold_is_compared_with_the_plan(
    road: Road, when: datetime, kind: str, minutes: int, answer: str
) -> None:
    if kind == "expected":
        await road.text("Anders", at(7, 2), "LEFT")
    road.now = when
    reply = await road.say("Anders", report_status, group=False, kind=kind, minutes=minutes)
    assert answer in reply.text


async def test_nothing_planned_nothing_to_compare(road: Road) -> None:
    road.now = at(9, day=13)
    with pytest.raises(Refusal, match="noted nothing"):
        await road.say("Anders", report_status, group=False, kind="expected", minutes=15)


@pytest.mark.parametrize(
    ("line", "args"),
    [
        ("/late 20", {"kind": "late", "minutes": 20}),
        ("/late 20 traffic in Provo", {"kind": "late", "minutes": 20, "note": "traffic in Provo"}),
        ("/late", {"kind": "late"}),
        ("/charged 80", {"kind": "charged", "percent": 80}),
        ("/arrived Moab", {"kind": "arrived", "place": "Moab"}),
        ("/skip Price", {"kind": "skipped", "place": "Price"}),
        ("/left", {"kind": "departed"}),
        ("/broken charger in Moab", {"kind": "breakdown", "note": "charger in Moab"}),
    ],
)
def test_commands_of_the_road_need_no_language_engine(line: str, args: dict[str, Any]) -> None:
    name, _, rest = line[1:].partition(" ")
    call = COMMANDS[name].call
    assert call is not None
    assert call(rest).args == args
