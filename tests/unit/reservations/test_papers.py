"""Files that people send: what is read of them, and what a hostile one can cost."""

import zlib
from time import process_time

import pytest

from tools.kernel.errors import Refusal
from tools.reservations.papers import text_of


def _pdf(*pages: bytes) -> bytes:
    """Return a PDF with these content streams as pages, each packed."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, page in enumerate(pages):
        packed = zlib.compress(page, 9)
        font = b"/Resources << /Font << /F1 3 0 R >> >>"
        objects += [
            b"<< /Type /Page /Parent 2 0 R %b /MediaBox [0 0 99 99] /Contents %d 0 R >>"
            % (font, 5 + 2 * number),
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(packed), packed),
        ]
    body, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    table = b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, b"".join(places))
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(body))
    return body + table + end


def _said(words: bytes, times: int = 1) -> bytes:
    return b"BT /F1 12 Tf " + b"(%b) Tj " % words * times + b"ET"


def test_pages_are_read_in_order() -> None:
    text = text_of("two.pdf", _pdf(_said(b"Hotel Alpina"), _said(b"June 18 to 20")))
    assert text.index("Hotel Alpina") < text.index("June 18 to 20")


@pytest.mark.parametrize("size", [120_000, 7_000_000])
def test_a_small_file_that_unpacks_to_megabytes_is_refused(size: int) -> None:
    bomb = _pdf(_said(b"boom", size))
    began = process_time()
    with pytest.raises(Refusal, match="Paste its text"):
        text_of("bomb.pdf", bomb)
    assert process_time() - began < 2


def test_many_heavy_pages_stop_at_what_a_confirmation_can_need() -> None:
    began = process_time()
    text = text_of("long.pdf", _pdf(*[_said(b"boom", 20_000)] * 30))
    assert len(text) <= 100_000
    assert process_time() - began < 8


@pytest.mark.parametrize("body", [b"%PDF-1.4\n", b"%PDF-1.7\n\xff\xfe" * 50, _pdf(_said(b"x"))[:200]])
def test_a_broken_one_is_said_to_be_broken(body: bytes) -> None:
    with pytest.raises(Refusal, match="damaged or locked"):
        text_of("x.pdf", body)
