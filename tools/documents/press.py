"""Hands pages to the press, a child process, and takes the PDF back."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
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


def print_pdf(html: str, files: Mapping[str, str], seconds: float = SECONDS) -> bytes:
    """Return the PDF of a page; `files` are what it may show, by name.

    Raises Refusal when it takes longer than `seconds`, PressError when the press breaks.
    """
    job = json.dumps({"html": html, "files": dict(files)}).encode()
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    try:
        done = subprocess.run(  # our own interpreter, our own module
            [sys.executable, "-m", "tools.documents.press_worker"],
            input=job,
            capture_output=True,
            timeout=seconds,
            cwd=_ROOT,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Refusal(
            "The PDF takes longer than it should, so I stopped. Please try again in a while."
        ) from None
    if done.returncode or not done.stdout.startswith(b"%PDF"):
        raise PressError(done.stderr.decode(errors="replace")[-2000:] or f"status {done.returncode}")
    return done.stdout
