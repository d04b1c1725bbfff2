# ruff: noqa: E501  # a sentence reads best on one line
"""Bookings in people's own words: until when, how many, for whom, which, where, and what took another's place."""

from typing import Any

import pytest

from agents.context import Context
from agents.offline.quoted import own_words, passed_on
from agents.offline.scene import Scene
from agents.offline.slots.readers import READERS
from tests.unit.agents.offline.slots.alps import ALPS
from tools.values.dictated import in_digits

_BOOKED = ["Hotel Bristol", "Camping Verte", "Osteria del Lago", "Kayak morning"]


def _told(text: str, booked: list[str] | None = None, tool: str = "add_reservation") -> dict[str, Any]:
    context = Context.model_validate({**ALPS, "reservations": booked or []})
    calls = READERS[tool](Scene(in_digits(own_words(text)), True, context))
    assert len(calls) == 1
    return calls[0].args


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Booked Hotel Bristol in Annecy 3-5 Aug, 2 rooms, we can back out until July 20", "2027-07-20"),
        (
            "Chalet Perle is ours, 6 to 8 Aug. Up to the 25th of July they give us our money back",
            "2027-07-25",
        ),
        ("got the Gite du Lac, aug 2 to 4, no penalty if we drop it before july 15", "2027-07-15"),
        ("Hotel Splendide Lyon, 1-2 Aug, deadline to cancel is July 28", "2027-07-28"),
        ("Albergo Sole, the 10th to the 12th, withdrawal permitted no later than 1 August", "2027-08-01"),
        (
            "Camping Verte, two pitches, aug 5 to 7, you can get out of it till aug 1 at noon",
            "2027-08-01T12:00",
        ),
        ("Hotel Bristol Annecy 3-5 Aug, cancel free 48 hours before", "2027-08-01"),
        ("table at Chez Paul on the 11th at 8, by the 9th we must say if we cancel", "2027-08-09"),
        ("Villa Rosa 3-5 Aug. The last day for cancelling is the 30th of July", "2027-07-30"),
        ("Villa Rosa 3-5 Aug, rang them on 2 July, nice people", None),
        ("i cancelled the gym on july 1 lol. booked Hotel Bristol in Annecy aug 3-5", None),
    ],
)
def test_until_when_it_can_be_given_back(text: str, day: str | None) -> None:
    told = _told(text)
    assert told.get("cancel_by") == day
    assert "start" in told


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("rooms at the Bristol in Lyon, 1-3 aug, 4 of em, 480", 4),
        ("Got spots 12, 14 and 15 at Camping Verte for aug 5-7", 3),
        ("kayak tour in Annecy with Aqua Sport, 4 aug 10am, there will be seven of us", 7),
        ("a pair of cabins at Refuge Blanc, chamonix, 6 to 8 aug", 2),
        ("tix for Aiguille du Midi cable car, 7 aug 9am, x8", 8),
        ("Hotel Bristol in Lyon 1-3 Aug, one room for Karel's family and one for ours", 2),
        ("We are reserved in Restaurant Le Bilboquet, Annecy, the 4 August at 20h, we are 9", 9),
        ("Hotel Bristol, Lyon, 1-3 Aug, 3 nights, near the lake", None),
        ("a room at the Bristol in Lyon, 1-3 aug", None),
    ],
)
def test_how_many(text: str, units: int | None) -> None:
    assert _told(text).get("units") == units


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Hotel Bristol in Lyon 1-3 Aug for us and the Novaks", ["my_family", "family:Novak"]),
        ("Hotel Bristol Lyon, 1-3 Aug, 2 rooms (Novaks + Okekes)", ["family:Novak", "family:Okeke"]),
        ("Ferry to Varenna on the 11th at 9:30, two cars, ours and Ada's", ["my_family", "family:Okeke"]),
        ("one double at the Bristol, Lyon, 1-3 Aug, for Chidi's family", ["family:Okeke"]),
        ("snagged 2 sites at Camping Verte 4 Novaks n Okekes, 5th to 7th", ["family:Novak", "family:Okeke"]),
        ("Chez Paul in Lyon, 2 Aug 7pm, just the Okekes and us", ["family:Okeke", "my_family"]),
        ("Chez Paul, Lyon, 2 Aug 7pm, everyone", ["all"]),
        ("Chez Paul in Lyon, 2 Aug 7pm, Karel found it, not for the Okekes", None),
        ("Ada booked us Chez Paul in Lyon, 2 Aug 7pm", None),
        ("Chez Paul in Lyon for Leo's birthday, 2 Aug half seven", None),
        ("Chez Paul in Lyon, 2 Aug 7pm, the deposit is on all of us", None),
    ],
)
def test_for_whom(text: str, party: list[str] | None) -> None:
    assert _told(text).get("party") == party


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("the Bristol is 3 rooms now, not 2, and 610 instead of 480", {"name": "Hotel Bristol", "units": 3, "price": "610"}),
        ("Camping Verte moved us: 6th to 8th now", {"name": "Camping Verte", "start": "2027-08-06", "end": "2027-08-08"}),
        ("bristol guy rang, the code is HB-2210 not HB-2201", {"name": "Hotel Bristol", "confirmation": "HB-2210"}),
        ("Stay at the Bristol extended to the 6th, total 720 now", {"name": "Hotel Bristol", "end": "2027-08-06", "price": "720"}),
        ("hotel is until the 6th now", {"name": "Hotel Bristol", "end": "2027-08-06"}),
        ("Bristol. 4 rooms now. 820.", {"name": "Hotel Bristol", "units": 4, "price": "820"}),
        ("add one room at the Bristol, so 4 now", {"name": "Hotel Bristol", "units": 4}),
        ("Small correction, Osteria del Lago is on the 12th at 8pm not the 11th", {"name": "Osteria del Lago", "start": "2027-08-12T20:00"}),
    ],
)  # fmt: skip
def test_only_what_changed_of_a_known_booking(text: str, changed: dict[str, Any]) -> None:
    told = _told(text, _BOOKED)
    assert {k: v for k, v in told.items() if k != "kind"} == changed


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Bristol burned down lol. we're at the Mercure in Lyon now, 1-3 aug, 3 rooms, 390", "Mercure", "lodging"),
        ("I let the Hotel Bristol go and took the Albergo Sole instead, 1st to 3rd August", "Albergo Sole", "lodging"),
        ("Osteria del Lago is full, so I got Villa Mimi, the 11th at half seven, 9 of us", "Villa Mimi", "restaurant"),
        ("we lost the Camping Verte spots (overbooked), rebooked 2 pitches at Camping La Ferme, Annecy, 5-7 Aug", "Camping La Ferme", "campsite"),
        ("Lyon: Albergo Rosa, 1-3 Aug, 2 rooms, 512. Old Lyon place, the Bristol, kill it.", "Albergo Rosa", "lodging"),
    ],
)  # fmt: skip
def test_what_takes_anothers_place(text: str, name: str, kind: str) -> None:
    told = _told(text, _BOOKED)
    assert (told["name"], told["kind"]) == (name, kind)
    assert _told(text, _BOOKED, "cancel_reservation")["name"] in _BOOKED


@pytest.mark.parametrize(
    ("text", "name", "place", "kind"),
    [
        ("the Montenvers train, 7 aug at 10, 8 seats, 240 euros", "Montenvers train", None, "ticket"),
        ("ferry Bellagio to Varenna on the 11th at 9:30, two cars", "Bellagio to Varenna ferry", "Bellagio", "ferry"),
        ("I have the table in Casa Lac!! Annecy, 4 august at 21:30", "Casa Lac", "Annecy", "restaurant"),
        ("yo got rooms @ mercure lyon 1st-3rd aug 4 rooms", "mercure", "Lyon", "lodging"),
        ("all booked at auberge du lac, annecy, 3 to 5 aug, 2 rms", "auberge du lac", "Annecy", "lodging"),
        ("Albergo Sole in Aosta, 8 to 10 Aug", "Albergo Sole", "Aosta Valley", "lodging"),
        ("Boat rental's set. Nino's Marina, Varenna. 4 Aug, noon to 4", "Nino's Marina", "Varenna", "rental"),
        ("two pitches at Gran Zebru prov park, 8 to 10 Aug", "Gran Zebru Provincial Park", None, "campsite"),
    ],
)  # fmt: skip
def test_what_and_where(text: str, name: str, place: str | None, kind: str) -> None:
    told = _told(text)
    assert (told["name"], told.get("place"), told["kind"]) == (name, place, kind)


_FORMS = {
    "German": (
        "Check-in 03.08.2027\nCheck-out 05.08.2027\nPension Alpenblick, 6020 Innsbruck\n2 Doppelzimmer\nGesamt 420 EUR\n"
        "Kostenlos stornierbar bis 30.07.2027\nBuchungsnummer PA-3391",
        ("Pension Alpenblick", "Innsbruck", "2027-08-03", "2027-08-05", "2027-07-30", "PA-3391", "420"),
    ),
    "French": (
        "Votre réservation est confirmée\nHôtel des Alpes, 74000 Annecy\nArrivée : 03/08/2027\nDépart : 05/08/2027\n"
        "3 chambres\nTotal : 540 €\nAnnulation gratuite jusqu'au 28/07/2027\nRéf : ANC5521",
        ("Hôtel des Alpes", "Annecy", "2027-08-03", "2027-08-05", "2027-07-28", "ANC5521", "540"),
    ),
    "Spanish": (
        "Confirmación de reserva\nHotel Miramonti, Aosta\nEntrada: 8/8/2027\nSalida: 10/8/2027\nHabitaciones: 3\n"
        "Total: 410,00 €\nLocalizador: MRM551\nCancelación gratuita hasta el 1/8/2027",
        ("Hotel Miramonti", "Aosta", "2027-08-08", "2027-08-10", "2027-08-01", "MRM551", "410.00"),
    ),
    "English": (
        "Reservation details\nProperty: Villa Serena\nLocation: Bellagio, Italy\nCheck-in: 10 Aug 2027 15:00\n"
        "Check-out: 12 Aug 2027\nRooms: 3\nTotal: EUR 780\nConfirmation: VS-20931\nFree cancellation until 1 Aug",
        ("Villa Serena", "Bellagio", "2027-08-10T15:00", "2027-08-12", "2027-08-01", "VS-20931", "780"),
    ),
}


@pytest.mark.parametrize("language", _FORMS)
def test_a_pasted_confirmation(language: str) -> None:
    text, expected = _FORMS[language]
    told = _told(text)
    found = (told.get(k) for k in ("name", "place", "start", "end", "cancel_by", "confirmation", "price"))
    assert tuple(found) == expected


def test_a_mail_quoted_under_a_heading_is_read_like_a_forwarded_one() -> None:
    quoted = "FYI from my inbox:\n> " + _FORMS["German"][0].replace("\n", "\n> ")
    assert _told(quoted)["name"] == "Pension Alpenblick"
    assert passed_on(quoted)
    assert own_words("agreed!\n> cancel the Bristol").strip() == "agreed!"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Hotel X, 1-3 Aug, she gave me the number CR 2290", "CR 2290"),
        ("Hotel X, 1-3 Aug, 2 rooms, ML 3308. See you", "ML 3308"),
        ("Hotel X, 1-3 Aug, their reference being TC/2027/614", "TC/2027/614"),
        ("Hotel X, 1-3 Aug, confirmation L Q four four one eight", "LQ4418"),
        ("Hotel X in Lewisburg, WV 24901, 1-3 Aug", None),
        ("Hotel X, 1-3 Aug, off US 101, it's nice", None),
    ],
)
def test_codes_as_people_pass_them_on(text: str, code: str | None) -> None:
    assert _told(text).get("confirmation") == code
