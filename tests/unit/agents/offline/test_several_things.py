# ruff: noqa: E501  # a table reads best with a row a line
"""Several things of one kind in one message: payments, questions, votes, sums that add up."""

from datetime import date, datetime

import pytest

from agents.context import Call, Context, FamilyContext, PollContext, TripContext
from agents.offline.finishing import finished
from agents.offline.scene import Scene
from agents.offline.slots.bookings import add_reservation
from agents.offline.slots.expenses import add_expense
from agents.offline.slots.limits import set_limits
from agents.offline.slots.payments import record_payment
from agents.offline.slots.plans import show_reservations
from agents.offline.slots.questions import create_poll
from agents.offline.slots.road import report_status
from agents.offline.slots.routes import ask_route
from agents.offline.slots.simple import show_trip
from agents.offline.slots.votes import vote


def _scene(text: str, mention: bool = True) -> Scene:
    context = Context(
        now=datetime.fromisoformat("2027-07-12T09:00"),
        speaker="Maren",
        speaker_family="Larsen",
        trip=TripContext(name="Canyons", start_date=date(2027, 7, 10), end_date=date(2027, 7, 18)),
        families=(
            FamilyContext(name="Larsen", members=("Maren", "Nils", "Pia")),
            FamilyContext(name="Quinn", members=("Declan", "Maeve")),
            FamilyContext(name="Okoro", members=("Amy", "Ben")),
        ),
        stops=("Moab", "Page", "Zion"),
        polls=(PollContext(question="Saturday?", options=("kayaks", "museum", "rest day")),),
    )
    return Scene(text, mention, context)


def _args(calls: list[Call]) -> list[dict[str, object]]:
    return [dict(call.args) for call in calls]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Declan dear I sent you 32 for the fish, and Amy gave me 45 in cash",
            [("me", "member:Declan", "32"), ("member:Amy", "me", "45")],
        ),
        (
            "I transferred 60 to Ben and 40 to Maeve",
            [("me", "member:Ben", "60"), ("me", "member:Maeve", "40")],
        ),
        ("I gave Amy 40, no wait, 45", [("me", "member:Amy", "45")]),
        ("Ben gave me 30 for the gas. It's settled.", [("member:Ben", "me", "30")]),
    ],
)
def test_payments(text: str, told: list[tuple[str, str, str]]) -> None:
    found = [(a["from"], a["to"], a["amount"]) for a in _args(record_payment(_scene(text)))]
    assert found == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "How far from Moab to Page and how long from Page to Zion?",
            [("distance", "Moab", "Page"), ("duration", "Page", "Zion")],
        ),
        (
            "Which distance lies between Moab and Page, what travel time, and where can I charge on the way?",
            [("distance", "Moab", "Page"), ("duration", "Moab", "Page"), ("charging", "Moab", "Page")],
        ),
        ("how long does it take from Moab to Page", [("duration", "Moab", "Page")]),
    ],
)
def test_questions_about_a_road(text: str, told: list[tuple[str, str, str]]) -> None:
    found = [(a["about"], a["origin"], a["destination"]) for a in _args(ask_route(_scene(text)))]
    assert found == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("museum all my house, less Pia that wants kayaks", {"my_family": "museum", "member:Pia": "kayaks"}),
        ("Pia: kayaks. Nils and I: museum, he gets tippy", {"member:Pia": "kayaks", "me": "museum", "member:Nils": "museum"}),
        ("The Larsen lot is for A, except Pia, she is for B", {"my_family": "kayaks", "member:Pia": "museum"}),
        ("Declan says kayaks. The rest of us museum", {"member:Declan": "kayaks", "my_family": "museum"}),
        ("Declan said museum is closed. kayaks", {"me": "kayaks"}),
    ],
)  # fmt: skip
def test_votes_of_several(text: str, told: dict[str, str]) -> None:
    assert {str(a.get("party", "me")): a["option"] for a in _args(vote(_scene(text)))} == told


def test_two_things_shown() -> None:
    assert _args(show_trip(_scene("who is coming, and what have we decided"))) == [
        {"what": "families"},
        {"what": "decisions"},
    ]
    booked = _args(show_reservations(_scene("What hotels on july 14? And list any restaurant")))
    assert [a["kind"] for a in booked] == ["lodging", "restaurant"]


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("Coop 96.55 from my pocket; of this 22 concern Quinn and 74.55 us", [("family:Quinn", "22"), ("my_family", "74.55")]),
        ("Groceries before departure 96.55, I paid, 3 loaves for us", None),
        ("gas 60, I paid, Quinn 1 share, we 2 shares", [("family:Quinn", 1), ("my_family", 2)]),
    ],
)  # fmt: skip
def test_who_bears_how_much(text: str, split: list[tuple[str, object]] | None) -> None:
    rows = add_expense(_scene(text))[0].args.get("split")
    numbered = [(r["party"], r.get("amount") or r.get("shares")) for r in rows] if rows else None
    assert numbered == split or (split is None and not any(n for _, n in numbered or []))


def test_a_booking_told_line_by_line_is_one() -> None:
    text = "Reserved today:\n– Hôtel de France, Valence\n– 12.07. until 13.07.\n– 3 rooms\n– CHF 342.50\n– no. HF-20931"
    (booked,) = _args(add_reservation(_scene(text)))
    assert (booked["name"], booked["place"], booked["units"]) == ("Hôtel de France", "Valence", 3)
    assert (booked["start"], booked["end"], booked["price"]) == ("2027-07-12", "2027-07-13", "342.50")
    two = "Booked:\n- Red Cliffs Lodge July 12-14, 2 rooms\n- Zion Lodge July 14 to 16"
    assert len(add_reservation(_scene(two))) == 2


def test_a_poll_among_other_sentences() -> None:
    (poll, *_) = _args(create_poll(_scene("Thai or pizza? The vote shuts this Thursday 21:00")))
    assert (poll["options"], poll["closes_at"]) == (["Thai", "pizza"], "2027-07-15T21:00")


def test_a_break_that_is_due() -> None:
    (told,) = _args(set_limits(_scene("latest after 1 h 45 a pause is due, per day 6 hours")))
    assert (told["drive_minutes_per_leg"], told["drive_minutes_per_day"]) == (105, 360)


def test_reports_in_other_words() -> None:
    (there,) = _args(report_status(_scene("Page reached. Battery 31 %, charging follows tonight.")))
    assert (there["kind"], there["percent"]) == ("arrived", 31)
    left = _args(report_status(_scene("we go out of Moab this moment, with half an hour of delay")))
    assert [a["kind"] for a in left] == ["departed", "late"]


def test_what_a_paste_says_is_paid_is_the_bookings_price_and_a_told_deposit_is_a_bill() -> None:
    booked = Call(
        name="add_reservation", args={"name": "Inn", "price": "130", "confirmation": "QX9", "units": 2}
    )
    bills = [Call(name="add_expense", args={"amount": a, "what": "it"}) for a in ("130", "2")]
    pasted = finished(_scene("Red Inn\nConfirmation QX9\nPaid: $130\n2 rooms"), [booked, *bills])
    assert [c.name for c in pasted] == ["add_reservation"]
    told = finished(_scene("2 rooms at the Inn, booked! I paid their $130 deposit"), [booked, *bills])
    assert [c.args["amount"] for c in told if c.name == "add_expense"] == ["130"]
