# ruff: noqa: E501  # what people write reads best on one line
"""Families as people bring them in: for themselves and for others, in many ways of writing."""

from datetime import datetime
from typing import Any

import pytest

from agents.context import Context, FamilyContext, TripContext
from agents.offline.engine import OfflineEngine

_ENGINE = OfflineEngine()
_NOW = datetime(2027, 4, 10, 19)  # noqa: DTZ001  # local by contract
Told = dict[str, tuple[str | None, dict[str, int | None]]]


def calls(text: str, speaker: str, family: str | None = None) -> list[tuple[str, dict[str, Any]]]:
    """Return the calls of an addressed message in a trip of July."""
    context = Context(
        now=_NOW,
        speaker=speaker,
        speaker_family=family,
        trip=TripContext(name="Loop", start_date="2027-07-10", end_date="2027-07-17"),
        families=(FamilyContext(name=family, members=(speaker,)),) if family else (),
    )
    found = _ENGINE.understand(f"@pathfinder {text}", True, context)
    return [(call.name, call.args) for call in found.calls]


def told(text: str, speaker: str, family: str | None = None) -> Told:
    """Return each family told of: its home, and its people with their ages."""
    found: Told = {}
    for name, args in calls(text, speaker, family):
        if name == "add_family":
            found[args["name"]] = (args.get("home"), {})
        elif name == "add_member":
            found.setdefault(str(args.get("family", family)), (None, {}))[1][args["name"]] = args.get("age")
    return found


@pytest.mark.parametrize(
    ("text", "surname", "home", "people"),
    [
        ("adding the Boudreauxs to this, they're in Baton Rouge, Renee, Marcel and baby Luc", "Boudreaux", "Baton Rouge", {"Renee": None, "Marcel": None, "Luc": None}),
        ("from Provo, Pete and Mary. Their last name is Ashworth", "Ashworth", "Provo", {"Pete": None, "Mary": None}),
        ("also Little Rock: Darlene. Darlene Whitfield, she's a friend of my mom", "Whitfield", "Little Rock", {"Darlene": None}),
        ("the Haywoods come too, me uncle Gordon and aunty Bev from Toowoomba", "Haywood", "Toowoomba", {"Gordon": None, "Bev": None}),
        ("and count in my sister's crew: the Petersons, from Charlotte. Beth, Rick and their son Caleb, he's 16", "Peterson", "Charlotte", {"Beth": None, "Rick": None, "Caleb": 16}),
        ("The De Vries, coming from Seattle - Joost, Marieke and little Sem (3)", "De Vries", "Seattle", {"Joost": None, "Marieke": None, "Sem": 3}),
        ("my friend Doris Lindgren is coming she's from Bismarck", "Lindgren", "Bismarck", {"Doris": None}),
    ],
)  # fmt: skip
def test_a_family_brought_in_by_somebody_else(
    text: str, surname: str, home: str, people: dict[str, int | None]
) -> None:
    assert told(text, "Nora", "Kaplan") == {surname: (home, people)}


@pytest.mark.parametrize(
    ("text", "speaker", "surname", "home", "people"),
    [
        ("My husband Vernon and I are coming from Lexington, Kentucky. Last name Hargreaves", "Darlene", "Hargreaves", "Lexington, Kentucky", {"Vernon": None, "Darlene": None}),
        ("us Gallaghers are from Limerick - meself, Cian and wee Orla (4)", "Aoife", "Gallagher", "Limerick", {"Aoife": None, "Cian": None, "Orla": 4}),
        ("the Byrnes here, Dublin. Declan, Sinéad, and the twins Fionn and Saoirse, both 9", "Declan", "Byrne", "Dublin", {"Declan": None, "Sinéad": None, "Fionn": 9, "Saoirse": 9}),
        ("Iyer family - myself, Lakshmi, Arjun (14) and Meera (10). Based in Sunnyvale", "Sanjay", "Iyer", "Sunnyvale", {"Sanjay": None, "Lakshmi": None, "Arjun": 14, "Meera": 10}),
        ("im kayla moreno from round rock, its me my sis dani n my mom yolanda", "kayla", "Moreno", "Round Rock", {"kayla": None, "Dani": None, "Yolanda": None}),
        ("this is Mike Dubois and it'll be me and my wife Tammy and three kids that's Brianna she's thirteen Cody he's eleven and Jack who just turned six coming out of Minneapolis", "Mike", "Dubois", "Minneapolis", {"Mike": None, "Tammy": None, "Brianna": 13, "Cody": 11, "Jack": 6}),
        ("Family 1: Castellano\n• Home: Pasadena\n• People: Meredith, Luis, Nico (7), Gia (5)", "Meredith", "Castellano", "Pasadena", {"Meredith": None, "Luis": None, "Nico": 7, "Gia": 5}),
        ("Us first: Kowalczyk, Calgary, Renata + Piotr + Zosia (9) + Kuba (6)", "Renata", "Kowalczyk", "Calgary", {"Renata": None, "Piotr": None, "Zosia": 9, "Kuba": 6}),
        ("we're the Haddads from Hartford — me, Karim, Leila 12, Sami 10. sorry, Sami's 9", "Nadia", "Haddad", "Hartford", {"Nadia": None, "Karim": None, "Leila": 12, "Sami": 9}),
    ],
)  # fmt: skip
def test_a_family_in_its_own_words(
    text: str, speaker: str, surname: str, home: str, people: dict[str, int | None]
) -> None:
    found = told(text, speaker)
    assert {name.casefold(): home for name, (home, _) in found.items()} == {surname.casefold(): home}
    (_, who) = found[surname]
    assert {n.casefold(): a for n, a in who.items()} == {n.casefold(): a for n, a in people.items()}


@pytest.mark.parametrize(
    "text",
    [
        "I hate Meow Wolf and I ain't even been",
        "no tunnels for Ana please. Ferries, she's fine",
        "can we see Lake Louise and then Jasper",
        "Testing. This is Nora. Testing.",
    ],
)
def test_who_does_not_come_is_not_noted(text: str) -> None:
    assert [n for n, _ in calls(text, "Nora", "Kaplan") if n in ("add_family", "add_member")] == []


def test_two_cars_stay_two() -> None:
    found = [
        a
        for n, a in calls(
            "we have two cars, the Volvo XC90 plug-in hybrid and Al's old Jeep Wrangler, gas",
            "Nora",
            "Kaplan",
        )
        if n == "add_vehicle"
    ]
    assert [(car["name"], car["energy"]) for car in found] == [
        ("Volvo XC90", "phev"),
        ("Jeep Wrangler", "gas"),
    ]


@pytest.mark.parametrize(
    ("text", "driving"),
    [
        ("we're the Ramans: me, Dev and Asha (9). Dev and I both drive", {"Priya": True, "Dev": True}),
        ("we're the Ramans: me, Dev and Asha (9). Dev drives but I can too", {"Priya": True, "Dev": True}),
        ("we're the Ramans: me, Dev and Asha (9). Dev does most of the driving, I don't drive", {"Priya": False, "Dev": True}),
        ("we're the Ramans: me and Dev. Drivers: Dev", {"Dev": True}),
    ],
)  # fmt: skip
def test_who_drives(text: str, driving: dict[str, bool]) -> None:
    found = {a["name"]: a["driver"] for n, a in calls(text, "Priya") if n == "add_member" and "driver" in a}
    assert found == driving
