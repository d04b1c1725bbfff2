"""The press reaches nothing but its shelf: no file, no network; and it gives up in time."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from socket import create_server
from threading import Thread

import pytest
from weasyprint.urls import FatalURLFetchingError

from tools.documents.press import PressError, print_pdf
from tools.documents.press_worker import Shelf, shelf
from tools.kernel.errors import Refusal

ROOT = Path(__file__).parents[3]


@contextmanager
def listener() -> Iterator[tuple[int, list[bytes]]]:
    """Listen on loopback; yield the port and what was ever received."""
    heard: list[bytes] = []
    with create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            heard.append(connection.recv(1000))
            connection.close()

        thread = Thread(target=serve, daemon=True)
        thread.start()
        yield server.getsockname()[1], heard
        server.shutdown(2)
    thread.join(1)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "http://127.0.0.1:9/",
        "https://example.com/",
        "ftp://example.com/",
        "data:text/plain,hello",
        "pathfinder:../press.py",
        "pathfinder:nothing.css",
        "/etc/passwd",
    ],
)
def test_the_shelf_hands_out_only_its_own(url: str) -> None:
    with pytest.raises(FatalURLFetchingError):
        Shelf({"style.css": b""}).fetch(url)


def test_the_shelf_has_the_fonts_and_the_jobs_files() -> None:
    own = shelf({"style.css": "p {}"})
    assert own.fetch("pathfinder:style.css").read() == b"p {}"
    assert len(own.fetch("pathfinder:inter-400.ttf").read()) > 100_000


@pytest.mark.parametrize(
    "page",
    [
        '<img src="{}">',
        '<link rel="stylesheet" href="{}">',
        '<style>@import url("{}");</style>',
        '<p style="background: url({})">x</p>',
        '<object data="{}"></object>',
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="{}" width="9" height="9"/></svg>',
    ],
)
def test_no_page_reaches_the_network(page: str) -> None:
    with listener() as (port, heard):
        with suppress(PressError):  # some pages print without their picture, some not at all
            print_pdf([page.format(f"http://127.0.0.1:{port}/x")], {})
        assert heard == []


def test_no_page_reaches_a_file() -> None:
    with pytest.raises(PressError, match="not on the shelf"):
        print_pdf(['<img src="file:///etc/passwd">'], {})


def _sealed(code: str) -> subprocess.CompletedProcess[str]:
    """Run code in a process sealed like the press."""
    start = "import tempfile; from tools.documents.walls import seal; seal(tempfile.mkdtemp())\n"
    command = [sys.executable, "-c", start + code]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False, timeout=300)


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "open('/etc/passwd')",
        "open('stolen.txt', 'w')",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.open('/etc/hostname', os.O_RDONLY)",
    ],
)
@pytest.mark.skipif(os.name != "posix", reason="paths are POSIX paths here")
def test_even_code_in_the_press_is_held(code: str) -> None:
    done = _sealed(code)
    assert done.returncode
    assert "the press may not" in done.stderr


def test_the_time_out_is_a_kind_answer() -> None:
    with pytest.raises(Refusal, match="longer than it should"):
        print_pdf(["<p>x</p>"], {}, seconds=0.01)
