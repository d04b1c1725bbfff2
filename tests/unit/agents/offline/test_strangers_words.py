# ruff: noqa: E501  # a table reads best with a row a line
"""Facts as strangers told them, which were once read wrongly."""

from typing import Any

import pytest

from agents.context import Call, Context
from agents.offline.engine import OfflineEngine
from agents.offline.finishing import finished
from agents.offline.roster.listed import listed
from agents.offline.scene import Scene
from agents.offline.slots.cancellations import cancel_reservation
from agents.offline.slots.cars import add_vehicle
from agents.offline.slots.expenses import add_expense
from agents.offline.slots.limits import set_limits
from agents.offline.slots.presence import set_presence
from agents.offline.slots.road import report_status
from agents.offline.slots.routes import ask_route
from tools.values.money import find_money

_CONTEXT: dict[str, Any] = {
    "now": "2027-05-02T19:20",
    "speaker": "Amy",
    "speaker_family": "Larsen",
    "trip": {"name": "Loop", "start_date": "2027-07-10", "end_date": "2027-07-20", "currency": "USD"},
    "families": [
        {"name": "Larsen", "members": ["Amy", "Nils"]},
        {"name": "Quinn", "members": ["Maeve", "Declan"]},
    ],
    "stops": ["Moab", "Page"],
    "polls": [],
    "reservations": ["Gooseneck Inn", "Island Ferry"],
    "expenses": [],
    "travelling": False,
}


def _scene(text: str) -> Scene:
    return Scene(text, True, Context.model_validate(_CONTEXT))


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("Two more: Hallberg (Denver, 2 adults, no pets) and Okeke (Tulsa, 2 adults + 1 kid)", {"Hallberg": (2, None), "Okeke": (2, 1)}),
        ("a) Varmas - Pune - 2A + 2C\nb) Pintos - Goa - 2A + 1C", {"Varma": (2, 2), "Pinto": (2, 1)}),
        ("head count. marlows: 2 adults + 1 wild toddler. voss, party of one adult", {"Marlow": (2, 1), "Voss": (1, None)}),
        ("dinner was for 2 adults and a kid", {}),
    ],
)  # fmt: skip
def test_families_in_a_list(text: str, families: dict[str, tuple[int, int | None]]) -> None:
    assert {one.name: (one.adults, one.children) for one in listed(text)} == families


@pytest.mark.parametrize(
    "text", ["Team Reyes from Portland, me and Teo who's 9", "we're the Reyeses fae Portland: me and Teo, 9"]
)
def test_a_surname_however_it_is_told(text: str) -> None:
    said = Context.model_validate({**_CONTEXT, "speaker": "Marisol", "speaker_family": None})
    (family,) = [c for c in OfflineEngine().understand(text, True, said).calls if c.name == "add_family"]
    assert family.args["name"].startswith("Reyes")


@pytest.mark.parametrize(
    ("text", "driver"),
    [
        ("we have a Kia Carnival, gas, and I am the one driving", "Amy"),
        ("Kia Carnival, gas, driven by me only", "Amy"),
        ("Nils got us a Kia EV9, electric, he's the driver", "Nils"),
    ],
)
def test_who_drives(text: str, driver: str) -> None:
    assert [c.args.get("driver") for c in add_vehicle(_scene(text))] == [driver]


def test_a_shop_of_its_own_currency_is_none() -> None:
    assert [m.currency for m in find_money("it's $1,230 now, that's S$40 there", "USD")] == ["USD", "SGD"]


def test_morning_is_no_minute() -> None:
    (limits,) = set_limits(
        _scene("not before 7 AM, not after 7 PM, at most 5 hours a day and not a minute more")
    )
    assert limits.args == {
        "family": "Larsen",
        "not_before": "07:00",
        "not_after": "19:00",
        "drive_minutes_per_day": 300,
    }


def test_the_day_of_coming_not_of_what_keeps_them() -> None:
    (told,) = set_presence(_scene("We can't get off work till Monday so we join in Page on july 14"))
    assert told.args == {"family": "Larsen", "joins_date": "2027-07-14", "joins_place": "Page"}


def test_those_left_out_are_those_just_named() -> None:
    (cost,) = add_expense(_scene("Amy paid 60 for soup. Maeve and Declan had toast so leave those two out"))
    assert cost.args["except"] == ["member:Maeve", "member:Declan"]


def test_how_far_and_where_to_charge() -> None:
    calls = ask_route(_scene("how far is Page from Moab, and is there anywhere to plug in on the way"))
    assert [c.args["about"] for c in calls] == ["distance", "charging"]


def test_a_booking_named_before_it_fell_through() -> None:
    scene = _scene("bugger, Gooseneck Inn just rang, they cancelled us")
    part = scene.part([(scene.whole.index("they"), len(scene.whole))])
    assert cancel_reservation(part) == [Call(name="cancel_reservation", args={"name": "Gooseneck Inn"})]


@pytest.mark.parametrize(
    ("text", "payer", "split"),
    [
        ("we had a tire problem, I paid 95 for the repair", "me", None),
        ("gas 40, I paid, leave the snacks bill alone", "me", None),
        ("Maeve stood beside me, gas was 40 and I paid", "me", None),
        ("tow 95, I paid, that falls on the Quinns alone", "me", [{"party": "family:Quinn"}]),
    ],
)
def test_a_bill_is_nobodys_own_by_accident(text: str, payer: str, split: object) -> None:
    (cost,) = add_expense(_scene(text))
    assert (cost.args["paid_by"], cost.args.get("split")) == (payer, split)


def test_a_bill_beside_a_booking_is_kept() -> None:
    booked = Call(
        name="add_reservation", args={"name": "X", "price": "300", "units": 2, "confirmation": "A1"}
    )
    bills = [
        Call(name="add_expense", args={"what": w, "amount": a}) for w, a in (("total", "300"), ("gas", "40"))
    ]
    said = _scene("Booked X\nconf A1, 2 rooms, $300\nand I paid 40 for gas")
    assert finished(said, [booked, *bills]) == [booked, bills[1]]


def test_small_bills_are_bills() -> None:
    bills = [
        Call(name="add_expense", args={"what": w, "amount": a}) for w, a in (("coffee", "3"), ("cake", "12"))
    ]
    assert finished(_scene("I paid coffee 3 and cake 12"), bills) == bills


def test_all_that_somebody_does_not_eat() -> None:
    ryan = Call(name="add_member", args={"name": "Ryan", "age": 11, "diet": ["vegetarian"]})
    wish = {"party": "member:Ryan", "kind": "diet", "what": "prawn allergy"}
    (one,) = finished(_scene("Ryan, 11, ..."), [ryan, Call(name="record_preference", args=wish)])
    assert one.args["diet"] == ["vegetarian", "prawn allergy"]


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("Nils said no, running 20 min late", ("late", 20, None)),
        ("we are now 45 behind, sorry, about 45 min", ("late", 45, None)),
        ("charged in Page, now 91", ("charged", None, 91)),
    ],
)
def test_reports_as_they_are(text: str, report: tuple[str, int | None, int | None]) -> None:
    (told,) = report_status(_scene(text))
    assert (told.args["kind"], told.args.get("minutes"), told.args.get("percent")) == report


def test_quoted_dollars() -> None:
    assert [(m.amount, m.currency) for m in find_money("the label says '$20' on it", "USD")] == [
        ("20", "USD")
    ]
