"""What the rest of a message speaks against is not done, and what it plainly means is."""

from datetime import date, datetime
from typing import Any

import pytest

from agents.context import Context, ExpenseContext, FamilyContext, PollContext, TripContext
from agents.offline.engine import OfflineEngine

_CONTEXT = Context(
    now=datetime(2027, 7, 20, 20),  # noqa: DTZ001  # local by contract
    trip=TripContext(name="Alpen", start_date=date(2027, 7, 17), end_date=date(2027, 7, 25), currency="EUR"),
    families=(
        FamilyContext(name="Jens", members=("Jens", "Katja"), home="Hannover"),
        FamilyContext(name="Van Dijk", members=("Pieter", "Anneke"), home="Utrecht"),
        FamilyContext(name="Lars", members=("Lars", "Mette"), home="Aarhus"),
    ),
    stops=("Füssen", "Innsbruck"),
    reservations=("Hotel Sonne", "Kranebitterhof"),
    expenses=(ExpenseContext(what="restaurant", amount="214.50", paid_by="Jens"),),
    polls=(PollContext(question="Tuesday?", options=("Nordkette", "swimming lake", "Swarovski")),),
    travelling=True,
)
_FAMILIES = {"Jens": "Jens", "Katja": "Jens", "Pieter": "Van Dijk", "Lars": "Lars", "Mette": "Lars"}


def _calls(who: str, text: str, mention: bool = False) -> list[tuple[str, dict[str, Any]]]:
    context = _CONTEXT.model_copy(update={"speaker": who, "speaker_family": _FAMILIES[who]})
    return [(c.name, c.args) for c in OfflineEngine().understand(text, mention, context).calls]


@pytest.mark.parametrize(
    ("who", "text", "payers"),
    [
        ("Katja", "I got the pub €86.50 and Pieter put in €20 cash", {"me": "66.50", "member:Pieter": "20"}),
        (
            "Katja",
            "I paid 90 euro for the dinner and Pieter chipped in 30",
            {"me": "60", "member:Pieter": "30"},
        ),
    ],
)
def test_who_chips_in_pays_a_part_of_the_one_bill(who: str, text: str, payers: dict[str, str]) -> None:
    ((name, args),) = _calls(who, text)
    assert name == "add_expense"
    assert {row["party"]: row["amount"] for row in args["payers"]} == payers


@pytest.mark.parametrize(
    "text",
    [
        "restaurant 214,50 EUR, me. Van Dijks only had soup, so they pay 40",
        "dinner was 180 euro, paid by me, the Van Dijks only pay 40",
    ],
)
def test_what_one_family_pays_of_a_bill_is_no_second_bill(text: str) -> None:
    ((name, args),) = _calls("Jens", text)
    assert name == "add_expense"
    assert args["split"][0] == {"party": "family:Van Dijk", "amount": "40"}
    assert {row["party"] for row in args["split"][1:]} == {"family:Jens", "family:Lars"}


@pytest.mark.parametrize(
    "text",
    [
        "at the hotel in Innsbruck by 3ish, the dog was sick in the van lol",
        "leaving in 20 mins, the little one needed a change",
        "is charging on the way to Füssen a problem?",
    ],
)
def test_what_only_sounds_like_a_fact_is_left_alone(text: str) -> None:
    assert _calls("Pieter", text) == []


def test_tickets_that_are_paid_are_a_cost_and_no_booking() -> None:
    calls = _calls("Katja", "cable car tickets were €74 on sunday, I paid")
    assert [name for name, _ in calls] == ["add_expense"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("our budget is about 1400 euro all in", ("set_budget", "1400")),
        ("we have 900 euro altogether for the whole week as budget", ("set_budget", "900")),
    ],
)
def test_a_sum_for_everything_is_no_price_of_a_night(text: str, what: tuple[str, str]) -> None:
    ((name, args),) = _calls("Pieter", text, mention=True)
    assert (name, args["amount"]) == what


def test_a_price_put_right_is_the_bookings() -> None:
    ((name, args),) = _calls("Pieter", "actually it was €98 a night so 196", mention=True)
    assert (name, args) == ("add_reservation", {"name": "Kranebitterhof", "price": "196"})


def test_a_bed_told_as_had_is_a_booking_of_its_family() -> None:
    text = "we've got a pitch at Camping Natterer See the same nights, 45 euro a night, ref NS-7"
    ((name, args),) = _calls("Pieter", text)
    assert name == "add_reservation"
    assert args["party"] == ["my_family"]
    assert "Natterer See" in args["name"]


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("for us also the lake", "swimming lake"),
        ("ok then the lake is fine for me too, I change", "swimming lake"),
        ("Swarovski is ok for us", "Swarovski"),
    ],
)
def test_a_vote_said_in_passing(text: str, option: str) -> None:
    ((name, args),) = _calls("Katja", text)
    assert (name, args["option"]) == ("vote", option)


def test_crowns_are_of_the_country_that_is_named() -> None:
    ((_, args),) = _calls("Mette", "I paid in danish: 450 kr for the picnic things, for all", mention=True)
    assert args["currency"] == "DKK"


def test_a_relatives_diet_is_not_the_speakers_own() -> None:
    ((_, args),) = _calls("Pieter", "my mum is diabetic so regular meals pls", mention=True)
    assert (args["party"], args["kind"]) == ("my_family", "diet")


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("parking 12€ + 3 coffees 5,40, me", ["12", "5.40"]),
        ("2 crates of cider €48, and €5 for the ice", ["48", "5"]),
        ("2 beers 9,80 and 4 ice creams 14,00, I paid", ["9.80", "14.00"]),
    ],
)
def test_how_many_is_no_sum(text: str, amounts: list[str]) -> None:
    assert [args["amount"] for name, args in _calls("Katja", text) if name == "add_expense"] == amounts


def test_somebody_pays_the_rest() -> None:
    text = "the kayak is 35 each for 5 persons, I payed 100 and Mette the rest"
    ((_, args),) = _calls("Pieter", text)
    assert args["amount"] == "175"
    assert {row["party"]: row["amount"] for row in args["payers"]} == {"me": "100", "member:Mette": "75"}


@pytest.mark.parametrize(
    "text",
    [
        'new trip "Norte": from 2 august to 10 august 2027. San Sebastián, Potes, Llanes and Santiago',
        'new trip "Norte": from 2 august to 10 august 2027. Potes, Llanes, Santiago',
    ],
)
def test_a_place_in_a_list_is_no_family(text: str) -> None:
    calls = OfflineEngine().understand(text, True, Context(now=_CONTEXT.now, speaker="Lucía")).calls
    assert {c.name for c in calls} == {"create_trip"}
    assert "Potes" in calls[0].args["stops"]


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("settle", "settle_up"),
        ("bookings please", "show_reservations"),
        ("who paid the restaurant and when", "show_expense"),
        ("how much have we spent on food", "show_budget"),
        ("when's the last day we can cancel the Hotel Sonne for free", "show_reservations"),
        ("are dogs allowed at hotel sonne?", "show_reservations"),
        ("at which hour must we start on the 19th?", "show_itinerary"),
    ],
)
def test_the_record_is_asked(text: str, tool: str) -> None:
    assert [name for name, _ in _calls("Katja", text, mention=True)] == [tool]


@pytest.mark.parametrize(
    "text",
    [
        "i can only do about €150 all in, keep that to yourself",
        "we can spend 150€ max in total, please not say to the others",
        "I could just afford 150 euro, don't tell the group",
    ],
)
def test_what_somebody_can_afford_is_no_bill(text: str) -> None:
    context = _CONTEXT.model_copy(update={"speaker": "Mette", "speaker_family": "Lars"})
    calls = OfflineEngine().understand(text, False, context, direct=True).calls
    assert [(c.name, c.args) for c in calls] == [("set_budget", {"amount": "150", "party": "my_family"})]


def test_who_does_not_pay_cancels_no_booking() -> None:
    assert "cancel_reservation" not in dict(_calls("Jens", "Mia and Ole don't pay for the Hotel Sonne", True))
    assert dict(_calls("Jens", "cancel the Hotel Sonne, we don't have to pay", True)) == {
        "cancel_reservation": {"name": "Hotel Sonne"}
    }


def test_letters_of_a_code_are_no_currency() -> None:
    calls = dict(
        _calls("Jens", "booked Penally Farmhouse, 17-19 july, €1,850, ref PEN-220, paid by me", True)
    )
    assert (calls["add_expense"]["amount"], calls["add_reservation"]["confirmation"]) == ("1850", "PEN-220")
