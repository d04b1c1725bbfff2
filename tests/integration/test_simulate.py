"""`pathfinder simulate` played as a newcomer plays it: several people, a poll, money, a file, alone, STOP."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools.kernel.clock import WallClock

_ROOT = Path(__file__).parents[2]
_YEAR = WallClock().now().year + 1
_TRIP = f"new trip: Utah loop, july 3 to 9 {_YEAR}, Moab then Zion"
_GROUP = (
    f"@pathfinder {_TRIP}",
    "@pathfinder we're the Bakers from Denver: me and Kit",
    "/as Tomas",
    "@pathfinder we are the Ruiz family from Boulder: me and Ana",
    "@pathfinder /poll Where do we eat? | Thai | Pizza",
    "/press 1",
    "/as Dana",
    "/press Pizza",
    "@pathfinder groceries 84.20, I paid",
    "/file {booking}",
    "@pathfinder send us the pdf",
    "/direct who owes what?",
    "/press 99",
    "/file /nowhere/at-all.pdf",
    "/quit",
)
_SAID = (
    "you are Dana",
    "Welcome: the Bakers",
    "Welcome: the Ruizes",
    "Thai",
    "All 2 have voted",
    "Pine Inn",
    "utah-loop.pdf",
    "Ruiz → Baker $42.10",
    "Which one? There is 1 (",
    "I can't read /nowhere/at-all.pdf",
)
_TEXTS = (
    _TRIP,
    "Dana",
    "we're the Bakers from Denver: me and Kit",
    "HELP",
    "/poll Where do we eat? | Thai | Pizza",
    "2",
    "groceries 84.20, I paid",
    "STOP",
    "who owes what?",
    "START",
    "/as Tomas",
    "hi",
    "/group",
    "/quit",
)
_TEXTED = (
    "with a telephone",
    "Thank you, Dana",
    "Welcome: the Bakers",
    "Reply STOP to end",
    "Reply with a number",
    "for Pizza",
    "paid by Dana",
    "You are unsubscribed",
    "You get trip messages here",
    "There are no groups here",
)


def _play(platform: str, lines: tuple[str, ...], folder: Path, url: str) -> str:
    """Play lines through a pipe; returns all that was shown, white space made one."""
    booking = folder / "booking.txt"
    booking.write_text(
        f"Your reservation is confirmed\nPine Inn, Moab, Utah\nCheck-in: 3 July {_YEAR}\n"
        f"Check-out: 5 July {_YEAR}\nConfirmation number: AC-2041\nGuests: 2\n"
    )
    command = (sys.executable, "-m", "bot", "simulate", platform)
    env = {**os.environ, "COLUMNS": "200", "PATHFINDER_DATA_DIR": str(folder), "DATABASE_URL": url}
    typed = "".join(f"{line.format(booking=booking)}\n" for line in lines)
    played = subprocess.run(
        command, input=typed, capture_output=True, text=True, cwd=_ROOT, env=env, timeout=300, check=False
    )
    assert "Traceback" not in played.stderr + played.stdout
    assert "ERROR" not in played.stderr
    return " ".join(played.stdout.split())


@pytest.mark.parametrize("platform", ["telegram", "teams"])
def test_a_family_trip_in_a_group(platform: str, data_dir: Path, database_url: str) -> None:
    shown = _play(platform, _GROUP, data_dir, database_url)
    assert [words for words in _SAID if words not in shown] == []


def test_one_family_by_text(data_dir: Path, database_url: str) -> None:
    shown = _play("sms", _TEXTS, data_dir, database_url)
    assert [words for words in _TEXTED if words not in shown] == []
    stopped = shown.split("You are unsubscribed")[1].split("START")[1]
    assert "Spent in all" not in stopped, "nothing is sent to who said STOP"
