"""The text of a file that somebody sent, whatever it really is. Runs in a worker."""

from collections.abc import Iterator
from io import BytesIO
from time import monotonic

from pypdf import PdfReader, apply_configuration
from pypdf.errors import PyPdfError

from tools.kernel.errors import Refusal

_MOST_PAGES, _MOST_LETTERS, _MOST_SECONDS = 20, 100_000, 5.0
# Pages of a confirmation unpack to kilobytes; a few kilobytes of a hostile one unpack to minutes of work.
_MOST_UNPACKED = 1_000_000


def text_of(name: str, body: bytes) -> str:
    """Return the text of a file: a PDF's first pages, else its bytes as text.

    Stops reading a PDF at 20 pages, 100,000 letters or five seconds. Raises Refusal for one that is broken,
    locked, or unpacks to more than a megabyte a page.
    """
    if not body.startswith(b"%PDF"):
        return "" if b"\x00" in body[:1024] else body.decode("utf-8-sig", errors="replace")
    try:
        with apply_configuration(
            zlib_maximum_output_length=_MOST_UNPACKED,
            lzw_maximum_output_length=_MOST_UNPACKED,
            run_length_maximum_output_length=_MOST_UNPACKED,
            array_based_stream_maximum_output_length=_MOST_UNPACKED,
        ):
            return "\n".join(_pages(body))[:_MOST_LETTERS]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Refusal(f"I can't read {name}: it is damaged or locked. Paste its text instead.") from None


def _pages(body: bytes) -> Iterator[str]:
    """Yield the texts of a PDF's pages until there is enough of it."""
    began, letters = monotonic(), 0
    for page in PdfReader(BytesIO(body)).pages[:_MOST_PAGES]:
        text = page.extract_text()
        yield text
        letters += len(text)
        if letters > _MOST_LETTERS or monotonic() - began > _MOST_SECONDS:
            return
