"""The press: a process of its own that turns HTML pages into a PDF and can reach nothing else.

    python -m tools.documents.press_worker < job.json > itinerary.pdf

The job is {"pieces": [text], "files": {name: text}}. Pieces are typeset side by side, each in a process
split off before the walls go up, where the system can do that; bound, they are one PDF.
Three walls: the fetcher knows only names in memory; an audit hook refuses sockets, processes and every
file that is not Python's, ours or its own scratch folder; limits of time and memory come from the kernel.
"""

import gc
import json
import logging
import os
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from tools.documents.press_binding import bound
from tools.documents.walls import limit, seal

SCHEME = "pathfinder:"
ASSETS = Path(__file__).parent / "assets"
_TYPES = {".css": "text/css", ".svg": "image/svg+xml", ".ttf": "font/ttf"}


class Shelf(URLFetcher):  # type: ignore[misc]
    """Hands out what lies in memory under `pathfinder:NAME`, and nothing else whatever the address."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._files = files

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """Return the file; the whole printing fails when it is not on the shelf."""
        body = self._files.get(url.removeprefix(SCHEME)) if url.startswith(SCHEME) else None
        if body is None:
            raise FatalURLFetchingError(f"not on the shelf: {url[:200]}")
        return URLFetcherResponse(url, body, {"Content-Type": _TYPES.get(Path(url).suffix, "text/plain")})


def shelf(files: Mapping[str, str]) -> Shelf:
    """Return a shelf with the bundled fonts and the job's own files."""
    fonts = {path.name: path.read_bytes() for path in ASSETS.glob("*.ttf")}
    return Shelf(fonts | {name: words.encode() for name, words in files.items()})


def typeset(html: str, fetcher: URLFetcher) -> bytes:
    """Return the PDF of a page."""
    page = HTML(string=html, base_url=SCHEME, url_fetcher=fetcher)
    return bytes(page.write_pdf(font_config=FontConfiguration()))


def main() -> None:
    """Print one job from standard input to standard output."""
    limit()
    gc.disable()  # this process ends with its page, and the kernel limits its memory
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    job = json.load(sys.stdin)
    with tempfile.TemporaryDirectory(prefix="press-") as folder:
        tempfile.tempdir = str(Path(folder).resolve())
        sys.stdout.buffer.write(bound(_printed(job["pieces"], shelf(job["files"]), tempfile.tempdir)))


def _printed(pieces: Sequence[str], fetcher: URLFetcher, folder: str) -> list[bytes]:
    """Return each piece's PDF: the first from this process, the others from helpers beside it."""
    alone = sys.platform != "linux"  # elsewhere a process that drew text can't be split safely
    helpers = [] if alone else [_split_off(piece, fetcher, folder) for piece in pieces[1:]]
    seal(folder)
    if alone:
        return [typeset(piece, fetcher) for piece in pieces]
    done = [typeset(pieces[0], fetcher)]
    for helper in helpers:
        if os.waitstatus_to_exitcode(os.waitpid(helper, 0)[1]):
            raise RuntimeError("a helper of the press broke; its words stand above")
        done.append(Path(folder, f"{helper}.pdf").read_bytes())
    return done


def _split_off(piece: str, fetcher: URLFetcher, folder: str) -> int:
    """Typeset a piece in a process of its own, behind the same walls; returns its id, which names the PDF."""
    helper = os.fork()
    if helper:
        return helper
    status = 1
    try:
        seal(folder)
        Path(folder, f"{os.getpid()}.pdf").write_bytes(typeset(piece, fetcher))
        status = 0
    except BaseException:  # noqa: BLE001  # the edge of a process: it must not run on as its parent
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    main()
