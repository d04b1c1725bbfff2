# ruff: noqa: E501  # a sentence reads best on one line
"""Who comes and goes when and where, which stop is wanted by whom, and what is asked of the road, in people's own words."""

from typing import Any

import pytest

from agents.context import Context
from agents.offline.scene import Scene
from agents.offline.slots.readers import READERS
from tests.unit.agents.offline.slots.alps import ALPS
from tools.values.dictated import in_digits


def _told(tool: str, text: str) -> list[dict[str, Any]]:
    return [c.args for c in READERS[tool](Scene(in_digits(text), True, Context.model_validate(ALPS)))]


def _presence(family: str, joins: str = "", at: str = "", leaves: str = "", by: str = "") -> dict[str, str]:
    days = {
        "joins_date": f"2027-08-{joins}" if joins else "",
        "leaves_date": f"2027-08-{leaves}" if leaves else "",
    }
    return {k: v for k, v in {"family": family, **days, "joins_place": at, "leaves_place": by}.items() if v}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("work has me till the 4th so we hook up with you in Annecy on the 5th and have to be home by the 12th", [_presence("Marchetti", "05", "Annecy", "12")]),
        ("We detach from the group in Bellagio on the 13th", [_presence("Marchetti", leaves="13", by="Bellagio")]),
        ("Okekes jump in at Annecy on the 3rd, the Novaks only on the 5th in Chamonix", [_presence("Okeke", "03", "Annecy"), _presence("Novak", "05", "Chamonix")]),
        ("we're at a fair till the 2nd so we catch you in Annecy on the 4th, and the Novaks bail from Chamonix on the 9th", [_presence("Marchetti", "04", "Annecy"), _presence("Novak", leaves="09", by="Chamonix")]),
        ("the Novaks can't make it before the 6th, they'll come straight to Chamonix", [_presence("Novak", "06", "Chamonix")]),
        ("We can only stay until the 8th", [_presence("Marchetti", leaves="08")]),
        ("we can't stay past the 8th", [_presence("Marchetti", leaves="08")]),
        ("Novaks gone after Chamonix. Aug 9. Karel back on shift in Brno.", [_presence("Novak", leaves="09", by="Chamonix")]),
        ("Okekes are with us from the 4th to the 9th", [_presence("Okeke", "04", leaves="09")]),
        ("Leo has camp through the 5th, so look for us in Chamonix on the 6th", [_presence("Marchetti", "06", "Chamonix")]),
        ("The Okekes are meeting us in Annecy on the 3rd and heading home from Bellagio the 12th", [_presence("Okeke", "03", "Annecy", "12", "Bellagio")]),
    ],
)  # fmt: skip
def test_who_comes_and_goes(text: str, expected: list[dict[str, str]]) -> None:
    assert _told("set_presence", text) == expected


@pytest.mark.parametrize(
    ("text", "place", "wanted"),
    [
        ("Could we squeeze in Yvoire? Jana and Tom would love it", "Yvoire", ["member:Jana", "member:Tom"]),
        ("Mer de Glace, 100% must, Karel and I insist", "Mer de Glace", ["member:Karel", "me"]),
        ("Reims for one night on the 2nd please, it's Ada's wish", "Reims", ["member:Ada"]),
        ("Two nights in Stresa is desired by Tom and by Zara", "Stresa", ["member:Tom", "member:Zara"]),
        ("Put Ivrea down for one night, that's from me and Ada", "Ivrea", ["me", "member:Ada"]),
        ("Zara will never forgive us if we skip the Chillon castle", "Chillon castle", ["member:Zara"]),
        ("Tom's heart is set on Lac Blanc", "Lac Blanc", ["member:Tom"]),
        ("Aosta's out, put Ivrea in instead", "Ivrea", None),
        ("Ditch Lyon, it's all traffic. Vienne has to be on there, says Leo", "Vienne", ["member:Leo"]),
        ("Add Ivrea. Not for the Novaks, they hate it", "Ivrea", None),
    ],
)
def test_which_stop_and_who_wants_it(text: str, place: str, wanted: list[str] | None) -> None:
    told = _told("add_stop", text)
    assert [t["place"] for t in told] == [place]
    assert told[0].get("wanted_by") == wanted


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Isola Madre for Leo, this is not a maybe", "must"),
        ("Isola Madre, not open to negotiation", "must"),
        ("if there's time Gruyères, for the cheese. not essential", "want"),
        ("Everyone meets up at Beaune on the 1st, one night there", "meet"),
    ],
)
def test_what_a_stop_is(text: str, role: str) -> None:
    assert [t.get("role") for t in _told("add_stop", text)] == [role]


def test_two_sentences_may_add_two_stops() -> None:
    told = _told("add_stop", "Isola Madre is a must for Leo; Orta would be a nice extra for Chidi")
    assert [(t["place"], t["role"], t["wanted_by"]) for t in told] == [
        ("Isola Madre", "must", ["member:Leo"]),
        ("Orta", "want", ["member:Chidi"]),
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("skip Lyon. wait no keep Lyon, skip Annecy", "Annecy"),
        ("we keep Chamonix but drop Aosta", "Aosta Valley"),
        ("let's give Chamonix a miss", "Chamonix"),
    ],
)
def test_the_stop_that_is_sent_off(text: str, place: str) -> None:
    assert _told("remove_stop", text) == [{"place": place}]


def test_the_hour_of_leaving_belongs_to_the_arrival() -> None:
    told = _told(
        "ask_route", "How far is it from Lyon to Annecy, and what time do we get there if we leave at 9 am?"
    )
    assert [t["about"] for t in told] == ["distance", "eta"]
    assert [(t["origin"], t["destination"]) for t in told] == [("Lyon", "Annecy")] * 2
    assert ["depart_at" in t for t in told] == [False, True]


def test_a_family_that_comes_along_is_no_stop_of_the_new_trip() -> None:
    (told,) = _told(
        "create_trip", "New trip: Bari to Lecce, 3 to 9 July. The Silvas from Porto come too, 2 adults"
    )
    assert told["stops"] == ["Bari", "Lecce"]
