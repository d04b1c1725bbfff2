"""Text written to hang a reader: whatever reads what strangers write must be done in a moment."""

import time
from collections.abc import Callable
from datetime import datetime

import pytest

from agents.context import Context, FamilyContext, TripContext
from agents.offline.engine import OfflineEngine
from bot.commands.table import parse
from tools.invitations.service import said
from tools.reservations.confirmations import looks_like_confirmation, parse_confirmation
from tools.travel_day.service import parse as driver_words
from tools.travel_day.service import read as road_talk

_PIECES = (
    "a", " ", "1", "1,", "1.", "1,1.", "$", "12:30 ", "5 june ", "and ", "\n", "> ", "(", "'s ",
    "we're from ", "AAAA-1", "paid ", "Check-in: ", "<td>", '{"@type":', "BEGIN:VEVENT\n", "\t0", "é-",
    "between 1 and ",
)  # fmt: skip
_LONG = 12_000
_MOST_S = 3.0  # of processor time; what backtracks takes minutes
_NOW = datetime.fromisoformat("2027-04-10T19:00")
_CONTEXT = Context(
    now=_NOW,
    speaker="Ann",
    speaker_family="Lee",
    trip=TripContext(name="Loop"),
    families=(FamilyContext(name="Lee", members=("Ann", "Bo")),),
    stops=("Moab",),
)
_ENGINE = OfflineEngine()
_READERS: dict[str, Callable[[str], object]] = {
    "engine": lambda text: _ENGINE.understand(text, True, _CONTEXT, direct=True),
    "command": parse,
    "code": lambda text: said(f"join {text}"),
    "driver": driver_words,
    "road": road_talk,
    "confirmation": lambda text: (
        looks_like_confirmation(text),
        parse_confirmation(text, _NOW, "USD"),
    ),
}


@pytest.mark.parametrize("name", _READERS)
def test_no_text_holds_a_reader_up(name: str) -> None:
    _READERS[name]("hello")  # what is loaded once is not counted
    for piece in _PIECES:
        text = piece * (_LONG // len(piece))
        began = time.process_time()
        _READERS[name](text)
        assert time.process_time() - began < _MOST_S, repr(piece)
