# ruff: noqa: E501  # a row of a table reads best on one line
"""Bookings as people pass them on: for whom by what is said of them, of which kind by the hour, and what replaces what."""

from typing import Any

import pytest

from agents.context import Context
from agents.offline.scene import Scene
from agents.offline.slots.readers import READERS
from agents.offline.slots.replaced import replaces, with_both
from tests.unit.agents.offline.slots.alps import ALPS
from tools.values.dictated import in_digits

_BOOKED = ["Hotel Bristol", "Camping Verte", "Osteria del Lago", "Kayak morning"]


def _scene(text: str, booked: list[str]) -> Scene:
    return Scene(in_digits(text), True, Context.model_validate({**ALPS, "reservations": booked}))


def _told(text: str, booked: list[str] | None = None) -> dict[str, Any]:
    (call,) = READERS["add_reservation"](_scene(text, booked or []))
    return call.args


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("the Novaks have got their own room at the Hotel Splendid, Lyon, 1-3 Aug", ["family:Novak"]),
        ("Okekes are staying at the Hotel Splendid, Lyon, 1-3 Aug", ["family:Okeke"]),
        ("I put the Okekes and us in the Hotel Splendid, Lyon, 1-3 Aug", ["family:Okeke", "my_family"]),
        ("Karel has booked himself and Chidi onto the Canyon Day in Annecy, 4 Aug 9:15", ["member:Karel", "member:Chidi"]),
        ("Leo and Tom are on the Pony Trek in Annecy, 4 Aug 10am", ["member:Leo", "member:Tom"]),
        ("Ada's lot are sorted too, Hotel Splendid, Lyon, 1-3 Aug", ["family:Okeke"]),
        ("The Okekes' hotel: Hotel Splendid, Lyon, 1-3 Aug", ["family:Okeke"]),
        ("Hotel Splendid, Lyon, 1-3 Aug, we share it with the Okekes", ["my_family", "family:Okeke"]),
        ("Hotel Splendid Lyon 1-3 Aug, thats for the three of us only", ["my_family"]),
        ("Karel hat für die Novaks das Hotel Splendid genommen, 1 to 3 Aug", ["family:Novak"]),
        ("Kindly note the Hotel Splendid for all at Lyon, 1-3 Aug", ["all"]),
        ("Dinner at Chez Paul in Lyon, 2 Aug 7pm, all three families", ["all"]),
        ("Hotel Splendid, Lyon, 1-3 Aug. Okekes not coming to that one, they've got a tent", None),
        ("Hotel Splendid, Lyon, 1-3 Aug, 280 euros. The Okekes paid for it", None),
        ("Karel's got us rooms at the Hotel Splendid, Lyon, 1-3 Aug", None),
        ("Chez Paul, Lyon, 2 Aug 7pm. Karel paid and it is for everybody", None),
    ],
)  # fmt: skip
def test_for_whom_by_what_is_said_of_them(text: str, party: list[str] | None) -> None:
    assert _told(text).get("party") == party


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Fellpack in Annecy for sat 7 aug 7pm", "restaurant"),
        ("the Stein Inn, 4 Aug, 7pm, nine of us", "restaurant"),
        ("the Stein Inn, 4 Aug to 6 Aug, nine of us", "lodging"),
        ("Ghyll Scramble in Annecy, 4 Aug 9:15", "activity"),
        ("Hired kayaks from Lake Marina, 4 Aug 2pm, six of them", "rental"),
        ("Color Line Kiel–Oslo, 4 August, 14:00, 2 cabins", "ferry"),
        ("TGV to Lyon 4 Aug, dep 9:04, 8 seats", "ticket"),
        ("7 tickets for the Alpine dinner show, aug 4 at 6pm", "ticket"),
        ("Jacobs Camp in Annecy, 2 cabins, aug 4 to 6", "lodging"),
        ("Jacobs Camp in Annecy, 2 pitches, aug 4 to 6", "campsite"),
    ],
)
def test_of_which_kind(text: str, kind: str) -> None:
    assert _told(text)["kind"] == kind


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Three Chimneys, friday 6 aug 8pm for 4", {"name": "Three Chimneys", "units": 4}),
        ("A minivan from Hertz in Lyon, 3 Aug at noon", {"name": "Hertz", "place": "Lyon"}),
        ("got our sunday brunch spot, Cafe Rosa, aug 8, 10:15, 10 ppl", {"start": "2027-08-08T10:15", "units": 10}),
        ("Hotel Splendid, 2 nights 3 rooms from 4 Aug", {"units": 3, "end": "2027-08-06"}),
        ("table at Chez Paul aug 4 630pm", {"start": "2027-08-04T18:30"}),
        ("Sixt Lyon, 3.8. 9:00 bis 6.8. 18:00", {"start": "2027-08-03T09:00", "end": "2027-08-06T18:00"}),
        ("Hotel Splendid, 4-6 Aug, they'll let us out of it til July 30", {"cancel_by": "2027-07-30"}),
        ("Hotel Splendid, 4-6 Aug, we lose the money if we cancel after July 30", {"cancel_by": "2027-07-30"}),
        ("Two sites at Camping Rosa, 4 to 6 Aug, R980, ref 3317", {"price": "980", "confirmation": "3317"}),
        ("Booked the Palace Restaurant next to the Hotel Bristol for aug 9 at 7pm", {"name": "Palace Restaurant", "kind": "restaurant"}),
    ],
)  # fmt: skip
def test_details(text: str, told: dict[str, Any]) -> None:
    found = _told(text, _BOOKED)
    assert {key: found.get(key) for key in told} == told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("swapped the Bristol for the Sligachan Hotel, Lyon, 1-3 aug, 3 rooms", "Sligachan Hotel"),
        ("Instead of the Hotel Bristol we now have the Marmalade Hotel, 1st-3rd Aug, 1040 euros", "Marmalade Hotel"),
        ("Booked the Bosville for 1-3 aug instead of the Bristol, ref BV1", "Bosville"),
        ("The Skiddaw Hotel (1-3 Aug, 2 rooms) replaces the Bristol", "The Skiddaw Hotel"),
        ("The Bristol is to be cancelled; it is superseded by Hotel Hebrides, Lyon, 1 to 3 Aug", "Hotel Hebrides"),
        ("bye bye Bristol. Got Mercure Suites for the 1st to 3rd of August, conf MSR-100", "Mercure Suites"),
        ("I had to let the Bristol go. Karel found Rosedale Hotel for 1-3 aug, 4 rooms", "Rosedale Hotel"),
        ("the Bristol lost our booking so i booked Sunset Lodge, 1-3 aug", "Sunset Lodge"),
        ("Osteria del Lago is unable to seat ten so that's off. In its place: Villa Thai, Lyon, Aug 8, 6:30", "Villa Thai"),
        ("I have annulled the Bristol. In exchange we have Villa Noria, from the 1st to the 3rd August", "Villa Noria"),
    ],
)  # fmt: skip
def test_a_booking_in_anothers_place_is_both(text: str, name: str) -> None:
    scene = _scene(text, _BOOKED)
    assert sorted(with_both(scene, ["add_reservation"])) == ["add_reservation", "cancel_reservation"]
    assert _told(text, _BOOKED)["name"] == name
    (gone,) = READERS["cancel_reservation"](scene)
    assert gone.args["name"] in _BOOKED


@pytest.mark.parametrize(
    "text",
    [
        "Bristol: 3 rooms instead of 4, now 740",
        "the Bristol moved us to the 8th, out the 10th",
        "Osteria del Lago is now at 7:15 on the 8th instead of 6:45",
        "booked a second night, Hotel Chaco, aug 13-14, 210, keep the Bristol",
        "the Bristol can be cancelled until 1 July",
        "cancel the Bristol, we'll find something else by the 5th",
    ],
)
def test_what_replaces_nothing(text: str) -> None:
    assert not replaces(_scene(text, _BOOKED))
