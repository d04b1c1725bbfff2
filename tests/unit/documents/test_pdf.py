"""The PDF as its readers see it: text, pages, paper; and that names stay names."""

import json
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tools.documents.pdf import render_pdf
from tools.kernel.errors import Refusal

DATA = Path(__file__).parents[2] / "data" / "export_grand_circle.json"
A4, LETTER = (595, 842), (612, 792)


@pytest.fixture
def export() -> dict[str, Any]:
    """Return the trip of three families in the canyon country."""
    trip: dict[str, Any] = json.loads(DATA.read_text())
    return trip


def read(pdf: bytes) -> tuple[str, tuple[int, int], int]:
    """Return the text on one line, the size of the first page in points, and the number of pages."""
    pages = PdfReader(BytesIO(pdf)).pages
    box = pages[0].mediabox
    words = " ".join(" ".join(page.extract_text() for page in pages).split())
    return words, (round(box.width), round(box.height)), len(pages)


def test_the_groups_book_holds_every_family(export: dict[str, Any]) -> None:
    words, size, _ = read(render_pdf(export))
    assert size == LETTER
    for said in ("Red Rock Loop", "September 11 – 17, 2027", "Halvorsen", "Castellano", "Adeyemi", "911"):
        assert said in words
    assert "193 mi" not in words
    assert "120 mi · 1 h 55" in words  # 193.4 km
    assert "95 → 41 %" in words
    assert "CWL-88412" in words
    assert "version 23" in words


def test_a_familys_book_is_its_own(export: dict[str, Any]) -> None:
    words, size, _ = read(render_pdf(export, "family", "Adeyemi", "A4", "km"))
    assert size == A4
    assert "Tunde" in words
    assert "Odyssey" not in words
    assert "RFT204" not in words
    assert "WI77Q0" in words
    assert "233 km" in words


def test_without_a_plan_it_says_so(export: dict[str, Any]) -> None:
    export["itinerary"] = None
    words, _, _ = read(render_pdf(export))
    assert "No plan has been made yet" in words
    assert "Cottonwood Lodge" in words
    assert "Bryce Canyon National Park" in words


def test_markup_in_names_stays_text(export: dict[str, Any]) -> None:
    evil = '<img src="file:///etc/passwd"><script>x</script>{{ 7*7 }}'
    hurt = json.loads(
        json.dumps(export).replace("Red Rock Loop", evil.replace('"', '\\"')).replace("Moab", "</td>Moab")
    )
    words, _, _ = read(render_pdf(hurt))
    assert "<script>" in words
    assert "{{ 7*7 }}" in words
    assert "root:" not in words
    assert "</td>Moab" in words


def test_an_empty_export_is_a_page_still() -> None:
    words, size, pages = read(render_pdf({}))
    assert "Our trip" in words
    assert size == A4
    assert pages >= 1


def test_it_stops_when_it_takes_too_long(export: dict[str, Any]) -> None:
    with pytest.raises(Refusal, match="longer"):
        render_pdf(deepcopy(export), seconds=0.01)
