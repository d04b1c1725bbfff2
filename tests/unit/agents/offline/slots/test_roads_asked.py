# ruff: noqa: E501  # a table reads best on long lines
"""Questions about roads: which roads, what is asked of each, and when one would leave."""

from datetime import datetime

import pytest

from agents.context import Context, TripContext
from agents.offline.scene import Scene
from agents.offline.slots.routes import ask_route

_CONTEXT = Context(
    now=datetime(2026, 6, 15, 18),  # noqa: DTZ001  # local by contract
    speaker="Dana",
    trip=TripContext(name="Lakes", currency="GBP"),
    stops=("Keswick", "Windermere", "Portree"),
)
_K, _W, _P = _CONTEXT.stops


def _asked(text: str) -> list[tuple[str, str | None, str | None]]:
    found = [call.args for call in ask_route(Scene(text, True, _CONTEXT))]
    return [(a["about"], a.get("origin"), a.get("destination")) for a in found]


@pytest.mark.parametrize(
    ("text", "roads"),
    [
        ("how far from Keswick to Oban and from Oban to Portree?", [("distance", _K, "Oban"), ("distance", "Oban", _P)]),
        ("Keswick to Windermere, how long? And Windermere to Leeds?", [("duration", _K, _W), ("duration", _W, "Leeds")]),
        ("is it quicker to drive Penrith - Glasgow or Penrith - Perth?", [("duration", "Penrith", "Glasgow"), ("duration", "Penrith", "Perth")]),
        ("how long from York to Keswick and then on to Windermere?", [("duration", "York", _K), ("duration", _K, _W)]),
        ("How far is Keswick from Newcastle, and how far is Windermere from Newcastle?", [("distance", "Newcastle", _K), ("distance", "Newcastle", _W)]),
        ("Distance Oban–Portree and the time it takes please.", [("distance", "Oban", _P), ("duration", "Oban", _P)]),
        ("keswick 2 portree how many hrs", [("duration", _K, _P)]),
        ("are there chargers on the A9 up to Inverness?", [("charging", None, "Inverness")]),
        ("how far's Portree fae Mallaig", [("distance", "Mallaig", _P)]),
        ("We could sleep in Zadar. How far is it from Portree?", [("distance", _P, "Zadar")]),
        ("how far is it from Moab", [("distance", "Moab", None)]),
    ],
)  # fmt: skip
def test_each_road_is_a_question(text: str, roads: list[tuple[str, str | None, str | None]]) -> None:
    assert _asked(text) == roads


@pytest.mark.parametrize(
    ("text", "leaves"),
    [
        ("can we make it to Mallaig by noon if we leave Fort William at 10 am?", "2026-06-16T10:00"),
        ("what time are we in Portree if we set off from Glasgow at 9:30 on the 20th", "2026-06-20T09:30"),
        ("how far is Portree", None),
    ],
)
def test_when_one_would_leave(text: str, leaves: str | None) -> None:
    (call,) = ask_route(Scene(text, True, _CONTEXT))
    assert call.args.get("depart_at") == leaves
