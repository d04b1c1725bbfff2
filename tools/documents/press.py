"""Hands pages to the press, a child process, and takes the PDF back."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from tools.kernel.errors import Refusal

SECONDS = 45.0
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


class PressError(RuntimeError):
    """The press ended without a PDF: a fault of ours, with its last words."""


def print_pdf(pieces: Sequence[str], files: Mapping[str, str], seconds: float = SECONDS) -> bytes:
    """Return the PDF of a page, or of several one after the other; `files` are what they may show, by name.

    Raises Refusal when it takes longer than `seconds`, PressError when the press breaks.
    """
    job = json.dumps({"pieces": list(pieces), "files": dict(files)}).encode()
    status, printed, words = _run(job, seconds)
    if status or not printed.startswith(b"%PDF"):
        raise PressError(words.decode(errors="replace")[-2000:] or f"status {status}")
    return printed


def _run(job: bytes, seconds: float) -> tuple[int, bytes, bytes]:
    """Return the press's status, its PDF and its last words; ended with its helpers when time is over."""
    with subprocess.Popen(  # our own interpreter, our own module; helpers are of its process group
        [sys.executable, "-m", "tools.documents.press_worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=_ROOT,
        env={name: os.environ[name] for name in _KEPT if name in os.environ},
        start_new_session=True,
    ) as press:
        try:
            printed, words = press.communicate(job, timeout=seconds)
        except subprocess.TimeoutExpired:
            with suppress(ProcessLookupError):
                os.killpg(press.pid, signal.SIGKILL)
            raise Refusal(
                "The PDF takes longer than it should, so I stopped. Please try again in a while."
            ) from None
    return press.returncode, printed, words
