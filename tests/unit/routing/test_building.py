"""Building the map from several processes at once: each part is made by one of them."""

import signal
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

import pytest

from tools.routing.alone import alone
from tools.routing.build import ROADS, _Work, build

_HOLDER = """
import sys
from pathlib import Path
from time import sleep
from tools.routing.alone import alone
with alone(Path(sys.argv[1])):
    print("held", flush=True)
    sleep(60)
"""


def test_a_file_is_made_by_one_at_a_time(tmp_path: Path) -> None:
    with alone(tmp_path / "map") as first, alone(tmp_path / "map", wait=False) as second:
        assert (first, second) == (True, False)
    with alone(tmp_path / "map", wait=False) as third:
        assert third


def test_a_killed_process_holds_nothing(tmp_path: Path) -> None:
    holder = [sys.executable, "-c", _HOLDER, str(tmp_path / "map")]
    with subprocess.Popen(holder, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with alone(tmp_path / "map", wait=False) as ours:
            assert not ours
        process.send_signal(signal.SIGKILL)
        with alone(tmp_path / "map") as ours:
            assert ours


def test_what_another_builds_is_left_to_it_and_waited_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made, places_made = [], Event()
    monkeypatch.setattr(_Work, "places", lambda self: places_made.set())
    monkeypatch.setattr(_Work, "roads", lambda self: made.append("roads"))
    with alone(tmp_path / ROADS):
        builder = Thread(target=build, args=(tmp_path,))
        builder.start()
        assert places_made.wait(30)
        assert made == []
    builder.join(30)
    assert set(made) == {"roads"}
