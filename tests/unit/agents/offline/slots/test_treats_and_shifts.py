"""What is given away is no bill, and days of coming and going counted from the trip's own."""

from datetime import date, datetime
from typing import Any

import pytest

from agents.context import Context, FamilyContext, TripContext
from agents.offline.scene import Scene
from agents.offline.slots.readers import READERS

_CONTEXT = Context(
    now=datetime.fromisoformat("2027-07-01T09:00"),
    speaker="Jess",
    speaker_family="Baker",
    trip=TripContext(name="T", start_date=date(2027, 7, 10), end_date=date(2027, 7, 17), currency="USD"),
    families=(
        FamilyContext(name="Baker", members=("Jess", "Tom")),
        FamilyContext(name="Raman", members=("Dev", "Asha")),
    ),
    stops=("Moab", "Bryce"),
    reservations=("Sorrel Mesa Inn",),
)


def _args(tool: str, text: str) -> list[dict[str, Any]]:
    return [call.args for call in READERS[tool](Scene(text, True, _CONTEXT))]


@pytest.mark.parametrize(
    "text",
    [
        "ice creams for everybody $21, my treat so don't be writing that down",
        "coffee was 18, my treat",
        "breakfast 42, Dev's lot needn't pay, our treat!",
        "I paid 60 for dinner, do not put it on the trip list",
    ],
)
def test_a_treat_is_no_bill(text: str) -> None:
    assert _args("add_expense", text) == []


@pytest.mark.parametrize(
    "text", ["lunch 40 was on me", "dinner 60, my treat but split the wine 20", "gas 50, put it on my card"]
)
def test_what_is_only_paid_is_a_bill(text: str) -> None:
    assert _args("add_expense", text)


@pytest.mark.parametrize(
    ("text", "args"),
    [
        ("we have to leave a day early", {"family": "Baker", "leaves_date": "2027-07-16"}),
        ("the Ramans leave two days early", {"family": "Raman", "leaves_date": "2027-07-15"}),
        ("the Ramans join two days late", {"family": "Raman", "joins_date": "2027-07-12"}),
        ("we come home on the 16th instead", {"family": "Baker", "leaves_date": "2027-07-16"}),
        ("Asha flies home on the 14th", {"family": "Raman", "leaves_date": "2027-07-14"}),
    ],
)
def test_days_counted_from_the_trips_own(text: str, args: dict[str, str]) -> None:
    assert _args("set_presence", text) == [args]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("we'd rather not do museums", "museums"),
        ("we would rather skip the museum", "museum"),
        ("Dev would rather avoid heights", "heights"),
    ],
)
def test_what_people_would_rather_not(text: str, what: str) -> None:
    (args,) = _args("record_preference", text)
    assert (args["kind"], args["what"]) == ("avoid", what)


def test_the_stop_before_a_hotels_name_is_not_its_name() -> None:
    (args,) = _args("add_reservation", "Booked Moab! Red Mesa Lodge, july 10-12, 2 rooms, conf RM-44719")
    assert args["name"] == "Red Mesa Lodge"
