"""Any export becomes a book, a map, a calendar and a track: nulls everywhere, long names, wrong kinds."""

import json
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from weasyprint import HTML
from weasyprint.formatting_structure.boxes import TableCellBox, TextBox

from tools.documents.book_make import make_book
from tools.documents.calendar_file import to_ics
from tools.documents.codes import codes
from tools.documents.map_svg import draw
from tools.documents.map_view import trip_map
from tools.documents.measures import Style, duration, money
from tools.documents.pdf import html_of, press_files
from tools.documents.press_worker import SCHEME, shelf
from tools.documents.track import to_gpx

DATA = Path(__file__).parents[2] / "data" / "export_grand_circle.json"
NOW = datetime(2027, 9, 1, tzinfo=UTC)
EXAMPLE: dict[str, Any] = json.loads(DATA.read_text())
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**6), 10**6),
    st.floats(),
    st.text(max_size=30),
    st.just([]),
    st.just({}),
    st.just([None, 3, "x", {}]),
    st.sampled_from(
        [
            "2027-02-30",
            "0001-01-01",
            "0001-01-01T00:00:00+14:00",
            "9999-12-31T23:59:59+14:00",
            "family:",
            "99:99",
            "\ud800",
            "\x00",
        ]
    ),
)


def paths(value: Any, here: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield where each value of a document stands."""
    keys = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield (*here, key)
        yield from paths(value[key], (*here, key))


PATHS = list(paths(EXAMPLE))


def spoilt(changes: dict[tuple[Any, ...], Any]) -> dict[str, Any]:
    """Return the example with other values in some places."""
    document = deepcopy(EXAMPLE)
    for path, value in changes.items():
        holder: Any = document
        try:
            for key in path[:-1]:
                holder = holder[key]
            holder[path[-1]] = value
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change took its place away
    return document


def everything(export: dict[str, Any]) -> None:
    """Make all that can be made, short of the typesetting."""
    style = Style.of(export)
    for family in (None, "Halvorsen"):
        view = trip_map(export, family)
        book = make_book(export, style, family, NOW)
        assert html_of(book, bool(view.spots)).encode()
        codes(book)
        ET.fromstring(draw(view, 300, 200))
        ET.fromstring(to_gpx(export, family))
        assert to_ics(export, family, NOW).encode().startswith(b"BEGIN:VCALENDAR")


@given(st.dictionaries(st.sampled_from(PATHS), ODD, min_size=1, max_size=12))
@settings(max_examples=25, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
def test_spoilt_exports_are_still_made(changes: dict[tuple[Any, ...], Any]) -> None:
    everything(spoilt(changes))


@given(
    st.recursive(
        ODD, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
    )
)
@settings(max_examples=20, deadline=None)
def test_whatever_stands_where_the_rooms_should(value: Any) -> None:
    everything(dict.fromkeys(EXAMPLE, value))


def test_nothing_but_nulls() -> None:
    everything(dict.fromkeys(EXAMPLE))
    everything(spoilt({path: None for path in PATHS if len(path) > 2}))


def test_long_names_stay_in_their_columns() -> None:
    words = json.dumps(EXAMPLE)
    for name in ("Halvorsen", "Cottonwood Lodge", "CWL-88412", "Springdale", "Ioniq 5", "Red Rock Loop"):
        words = words.replace(name, (name.replace(" ", "") * 5)[:40])
    export = json.loads(words)
    style = Style.of(export)
    book = make_book(export, style)
    page = HTML(string=html_of(book), base_url=SCHEME, url_fetcher=shelf(press_files(book)))
    for sheet in page.render().pages:
        right = sheet.width - 60  # the margin is 17 mm
        for box in sheet._page_box.descendants():
            if isinstance(box, TextBox) and box.text.strip():
                assert box.position_x + box.width <= right + 1, box.text
            if isinstance(box, TableCellBox):
                edge = box.position_x + box.border_width() + 1
                texts = [text for text in box.descendants() if isinstance(text, TextBox)]
                assert all(text.position_x + text.width <= edge for text in texts), [t.text for t in texts]


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 min"), (59.6, "1 h 00"), (125, "2 h 05"), (None, ""), ("x", ""), (float("nan"), "")],
)
def test_lengths_of_time(minutes: object, words: str) -> None:
    assert duration(minutes) == words


def test_sums_are_written_as_people_write_them() -> None:
    assert money("1104.00", "USD") == "$1,104.00"
    assert money("500", "JPY") == "500 JPY"
    assert money("a lot", "USD") == "a lot USD"
    assert money(None, "USD") == ""


def test_the_style_follows_the_country() -> None:
    assert Style.of(EXAMPLE) == Style("Letter", "mi", True)
    munich = {"stops": [{"name": "München", "lat": 48.14, "lon": 11.58}]}
    assert Style.of(munich) == Style("A4", "km", False)
    assert Style.of(munich, "Letter", "mi") == Style("Letter", "mi", False)
    assert Style.of({"stops": [{"lat": 51.05, "lon": -114.07}]}).paper == "Letter"
