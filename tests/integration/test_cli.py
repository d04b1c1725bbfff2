"""The command line as a person meets it: help, good input, bad input."""

import json
import os
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_HELLO = {
    "at": "2027-04-04T16:12:00-05:00",
    "channel": "telegram",
    "chat": "-1",
    "kind": "group",
    "sender": {"id": "5", "name": "Priya"},
    "text": "@pathfinder new trip: Loop, july 10 to july 17 2027. Moab first, then Bryce",
}


def pathfinder(data_dir: Path, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command with its data in `data_dir`; no setting of this machine gets through."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(data_dir),
        "PATHFINDER_DATA_DIR": str(data_dir),
        "COLUMNS": "100",
    }
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=_ROOT,
        env=environment,
        capture_output=True,
        text=True,
        input=typed,
        timeout=300,
        check=False,
    )


def test_help_names_every_command(tmp_path: Path) -> None:
    done = pathfinder(tmp_path, "--help")
    assert done.returncode == 0
    for command in ("serve", "chat", "demo", "replay", "export", "understand", "doctor", "route", "places"):
        assert command in done.stdout


def test_a_broken_transcript_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    """How each kind of line is broken is in tests/unit/bot/test_transcript.py."""
    broken = json.dumps({**_HELLO, "text": None})
    (tmp_path / "t.jsonl").write_text(f"{json.dumps(_HELLO)}\n{broken}\n")
    done = pathfinder(tmp_path, "replay", str(tmp_path / "t.jsonl"), "--out", str(tmp_path / "out"))
    assert done.returncode == 2
    assert "line 2: " in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_missing_file_is_said_in_a_line(tmp_path: Path) -> None:
    done = pathfinder(tmp_path, "replay", str(tmp_path / "none.jsonl"), "--out", str(tmp_path / "out"))
    assert done.returncode == 2
    assert "cannot read" in done.stderr


def test_a_transcript_becomes_replies_and_a_trip(data_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "t.jsonl").write_text(json.dumps(_HELLO) + "\n")
    done = pathfinder(data_dir, "replay", str(tmp_path / "t.jsonl"), "--out", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    [reply] = [json.loads(line) for line in (tmp_path / "out" / "replies.jsonl").read_text().splitlines()]
    assert reply["in_reply_to"] == 1
    assert reply["chat"] == "-1"
    [trip] = [json.loads(path.read_text()) for path in (tmp_path / "out" / "trips").glob("*.json")]
    assert trip["schema"] == "pathfinder.trip/1"
    assert trip["trip"]["start_date"] == "2027-07-10"
    assert [stop["name"] for stop in trip["stops"]] == ["Moab", "Bryce"]


def test_an_unknown_setting_value_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("")
    environment = {**os.environ, "PATHFINDER_ENV": "staging", "PATHFINDER_DATA_DIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "bot", "doctor"],
        cwd=_ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "PATHFINDER_ENV" in done.stderr
