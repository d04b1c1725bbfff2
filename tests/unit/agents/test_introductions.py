"""Families that say who they are: every name, age, driver and number, and nothing that was not said."""

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.context import Context, TripContext
from agents.offline.engine import OfflineEngine
from agents.offline.introductions import introduction
from agents.offline.scene import Scene

_NOW = datetime(2027, 4, 10, 19)  # noqa: DTZ001  # local by contract


def said(text: str, speaker: str) -> list[tuple[str, dict[str, Any]]]:
    """Return the calls of an addressed message in a trip of July."""
    trip = TripContext(name="Loop", start_date="2027-07-10", end_date="2027-07-17")
    found = OfflineEngine().understand(text, True, Context(now=_NOW, speaker=speaker, trip=trip))
    return [(call.name, call.args) for call in found.calls]


def members(text: str, speaker: str) -> dict[str, int | None]:
    """Return the members a message names, with their ages."""
    return {args["name"]: args.get("age") for name, args in said(text, speaker) if name == "add_member"}


@pytest.mark.parametrize(
    ("text", "speaker", "surname", "home", "people"),
    [
        (
            "we're the Castellanos from Tucson: me, Rosa, Abel who is 12 and Inés (7)",
            "Hugo",
            "Castellano",
            "Tucson",
            {"Hugo": None, "Rosa": None, "Abel": 12, "Inés": 7},
        ),
        ("Brandts, Omaha. Uli (me), Petra, Finn 5", "Uli", "Brandt", "Omaha", {"Uli": None, "Petra": None, "Finn": 5}),  # noqa: E501
        (
            "my folks want in: Otis and Pearl Whitlock, they live in Tulsa",
            "Jo",
            "Whitlock",
            "Tulsa",
            {"Otis": None, "Pearl": None},
        ),
        ("here are the Nowaks, Ania and me, from Gdynia", "Piotr", "Nowak", "Gdynia", {"Ania": None, "Piotr": None}),  # noqa: E501
    ],
)  # fmt: skip
def test_everybody_named_is_there(
    text: str, speaker: str, surname: str, home: str, people: dict[str, int | None]
) -> None:
    calls = dict(reversed(said(text, speaker)))
    assert calls["add_family"]["name"] == surname
    assert calls["add_family"]["home"] == home
    assert members(text, speaker) == people


def test_the_car_and_the_drivers_are_theirs() -> None:
    text = "we're the Dubois from Lyon: me, Marc and Zoé (3). Peugeot 5008, diesel, 7 seats. Marc and I drive"
    calls = said(text, "Claire")
    assert {a["name"] for n, a in calls if n == "add_member" and a.get("driver")} == {"Claire", "Marc"}
    [car] = [args for name, args in calls if name == "add_vehicle"]
    assert (car["energy"], car["seats"]) == ("diesel", 7)


@pytest.mark.parametrize(
    "text",
    [
        "the Smoky Mountains, Asheville and Boone sound great",
        "Moab, Bryce and Zion please",
        "booked 2 rooms for Ann and Bob",
        "who votes for Page, Kanab or Moab?",
    ],
)
def test_places_and_plans_are_no_families(text: str) -> None:
    assert introduction(Scene(text, True, Context(now=_NOW, speaker="Ann"))) is None


@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    introduction(Scene(text, True, Context(now=_NOW, speaker="Ann")))
