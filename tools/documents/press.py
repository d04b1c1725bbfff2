"""Hands pages to the press, a child process, and takes the PDF back."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from tools.kernel.errors import Refusal

SECONDS = 45.0
Printer = Callable[[Sequence[str], Mapping[str, str], float], bytes]
_ROOT = Path(__file__).parents[2]
_KEPT = (
    "PATH",
    "LANG",
    "LC_ALL",
    "TMPDIR",
    "TEMP",
    "TMP",
    "SYSTEMROOT",
    "DYLD_FALLBACK_LIBRARY_PATH",
    "LD_LIBRARY_PATH",
)


def processors() -> int:
    """Return how many pieces of a book can be typeset at once."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


class PressError(RuntimeError):
    """The press ended without a PDF: a fault of ours, with its last words."""


def print_pdf(pieces: Sequence[str], files: Mapping[str, str], seconds: float = SECONDS) -> bytes:
    """Return the PDF of a page, or of several one after the other; see `press`."""
    with press() as print_now:
        return print_now(pieces, files, seconds)


@contextmanager
def press() -> Iterator[Printer]:
    """Start the press, which gets ready while its pages are still being made, and end it.

    What it yields takes the pages, the files they may show, by name, and the seconds they may take, and
    returns the PDF. It raises Refusal when that takes longer, PressError when the press breaks.
    """
    with subprocess.Popen(  # our own interpreter, our own module; helpers are of its process group
        [sys.executable, "-m", "tools.documents.press_worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=_ROOT,
        env={name: os.environ[name] for name in _KEPT if name in os.environ},
        start_new_session=True,
    ) as process:
        try:
            yield partial(_printed, process)
        finally:
            if process.poll() is None:
                _end(process)


def _printed(
    process: subprocess.Popen[bytes], pieces: Sequence[str], files: Mapping[str, str], seconds: float
) -> bytes:
    job = json.dumps({"pieces": list(pieces), "files": dict(files)}).encode()
    try:
        printed, words = process.communicate(job, timeout=seconds)
    except subprocess.TimeoutExpired:
        _end(process)
        raise Refusal(
            "The PDF takes longer than it should, so I stopped. Please try again in a while."
        ) from None
    if process.returncode or not printed.startswith(b"%PDF"):
        raise PressError(words.decode(errors="replace")[-2000:] or f"status {process.returncode}")
    return printed


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the press with its helpers."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
