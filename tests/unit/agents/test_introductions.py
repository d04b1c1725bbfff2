# ruff: noqa: E501  # a table reads best on one line
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
        ("Brandts, Omaha. Uli (me), Petra, Finn 5", "Uli", "Brandt", "Omaha", {"Uli": None, "Petra": None, "Finn": 5}),
        (
            "my folks want in: Otis and Pearl Whitlock, they live in Tulsa",
            "Jo",
            "Whitlock",
            "Tulsa",
            {"Otis": None, "Pearl": None},
        ),
        ("here are the Nowaks, Ania and me, from Gdynia", "Piotr", "Nowak", "Gdynia", {"Ania": None, "Piotr": None}),
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


@pytest.mark.parametrize(
    ("text", "speaker", "family", "home", "people"),
    [
        ("Van Dijk family: Pieter, Sanne (12). From Utrecht, Volvo", "Pieter", "Van Dijk", "Utrecht", {"Pieter": None, "Sanne": 12}),
        ("we are 3: Lars and the girls Ida and Freja (both 11). We live in Aarhus", "Lars", "Lars", "Aarhus", {"Lars": None, "Ida": 11, "Freja": 11}),
        ("me n the twins Tomos and Eleri (5), Cardiff, in the Zafira", "Bryn", "Bryn", "Cardiff", {"Bryn": None, "Tomos": 5, "Eleri": 5}),
        ("we come from Sevilla: Lucía and our son Mateo who is 4. car: Seat Leon", "Lucía", "Lucía", "Sevilla", {"Lucía": None, "Mateo": 4}),
        ("Mensahs reporting in, Kofi Abena and little Esi, 3 yrs. London", "Kofi", "Mensah", "London", {"Kofi": None, "Abena": None, "Esi": 3}),
        ("count us in, 2 adults 3 kids from Bristol, big old volvo", "Tom", "Tom", "Bristol", {}),
        ("Hi all, we are two adults and one baby, Porto", "Rui", "Rui", "Porto", {}),
        ("Grandad & I will drive up from Truro in the Jag", "Margaret", "Margaret", "Truro", {"Margaret": None}),
        ("its me and Rob, and the kids Freya 9 and Alfie 6. we're coming from Leeds", "Hazel", "Hazel", "Leeds", {"Hazel": None, "Rob": None, "Freya": 9, "Alfie": 6}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("mention", [True, False])
def test_who_belongs_to_nobody_yet_is_heard_without_calling_the_bot(
    text: str, speaker: str, family: str, home: str, people: dict[str, int | None], mention: bool
) -> None:
    trip = TripContext(name="Loop", start_date="2027-07-10", end_date="2027-07-17")
    found = OfflineEngine().understand(text, mention, Context(now=_NOW, speaker=speaker, trip=trip))
    added = next(call.args for call in found.calls if call.name == "add_family")
    assert (added["name"], added["home"]) == (family, home)
    named = {c.args["name"]: c.args.get("age") for c in found.calls if c.name == "add_member"}
    assert named == people


@pytest.mark.parametrize(
    "text",
    [
        "lol kokila is a legend",
        "aye count us in",
        "me and Rob will bring the tent",
        "are the Millers from Leeds coming?",
        "the Smiths from work went to Skye last year, loved it",
        "Rob paid 20 for the kids Freya and Alfie",
    ],
)
def test_talk_of_people_is_no_introduction(text: str) -> None:
    trip = TripContext(name="Loop", start_date="2027-07-10", end_date="2027-07-17")
    found = OfflineEngine().understand(text, False, Context(now=_NOW, speaker="Hazel", trip=trip))
    assert not [call for call in found.calls if call.name in ("add_family", "add_member")]
