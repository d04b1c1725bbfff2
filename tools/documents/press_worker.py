"""The press: a process of its own that turns one HTML page into a PDF and can reach nothing else.

    python -m tools.documents.press_worker < job.json > itinerary.pdf

The job is {"html": text, "files": {name: text}}.
Three walls: the fetcher knows only names in memory; an audit hook refuses sockets, processes and every
file that is not Python's, ours or its own scratch folder; limits of time and memory come from the kernel.
"""

import gc
import json
import logging
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

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
    fetcher = shelf(job["files"])
    with tempfile.TemporaryDirectory(prefix="press-") as folder:
        tempfile.tempdir = str(Path(folder).resolve())
        seal(tempfile.tempdir)
        sys.stdout.buffer.write(typeset(job["html"], fetcher))


if __name__ == "__main__":
    main()
