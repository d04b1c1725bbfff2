# ruff: noqa: E501  # a row of a table reads best on one line
"""Bookings asked about first, nightly prices, nights by number, what nobody booked, and who bears a booking."""

from typing import Any

import pytest

from tests.unit.agents.offline.slots.utah import called

_ASKED = "for Zion i found Zion Lodge june 16-19, 3 rooms $289/night each, one per family. should I book?"
_RECENT = [["Dana", _ASKED], ["Jess", "yes!!"], ["Marcus", "go for it"]]


@pytest.mark.parametrize(
    "text",
    [
        _ASKED,
        "the KOA has a site june 14 to 16, $58 a night, should we grab it?",
        "rv site at Goosenecks for the 15th, first come first served so no booking",
        "checked the cabin: check in is 4pm and the door code is 4471#",
    ],
)
def test_what_is_only_asked_or_told_is_no_booking(text: str) -> None:
    assert called(text, "Dana", mention=False) == []


@pytest.mark.parametrize(
    "text", ["booked! conf 88213-ZL", "ok booked it, conf 88213-ZL", "done, confirmation is 88213-ZL"]
)
def test_booked_is_what_was_asked_about(text: str) -> None:
    (call,) = called(text, "Dana", mention=False, recent=_RECENT)
    told = {key: call.args[key] for key in ("name", "start", "end", "units", "price", "confirmation")}
    assert told == {
        "name": "Zion Lodge", "start": "2027-06-16", "end": "2027-06-19", "units": 3, "price": "2601", "confirmation": "88213-ZL",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("booked the Water Tower Inn in Moab for june 12 and 13, two rooms, $189 a night each, conf WTI-55210", {"end": "2027-06-14", "price": "756"}),
        ("booked the Hoodoo june 12 to 14, $210 a night, conf HD-1", {"end": "2027-06-14", "price": "420"}),
        ("booked 2 rooms at the Hoodoo june 12 to 14, $210 a night, conf HD-1", {"end": "2027-06-14", "price": "210"}),
        ("i got a campsite at Capitol Reef, Fruita campground, $25 a night, nights of 14 and 15. site 42", {"start": "2027-06-14", "end": "2027-06-16", "price": "50"}),
        ("also booked a table at The Spoke for 9 at 6:30 on the 13th", {"start": "2027-06-13T18:30"}),
    ],
)  # fmt: skip
def test_nights_and_prices(text: str, told: dict[str, Any]) -> None:
    (call,) = called(text, "Kyle", mention=False)
    assert {key: call.args[key] for key in told} == told


def test_the_night_after_the_last_told() -> None:
    before = [["Kyle", "hold a room in Page at the Airport Motel, night of the 15th"]]
    (call,) = called("put us in the Valhalla in Zion the night after, $210", "Kyle", recent=before)
    assert (call.name, call.args["start"], call.args["end"]) == (
        "add_reservation",
        "2027-06-16",
        "2027-06-17",
    )


@pytest.mark.parametrize(
    "text",
    ["split the cabin between us and the hendersons", "can you split the Moab cabin with the Hendersons"],
)
def test_a_booking_is_shared(text: str) -> None:
    booked = [{"name": "Moab cabin", "price": "612", "booked_by": "member:Jess"}]
    (call,) = called(text, "Kyle", reservations=["Moab cabin"], bookings=booked)
    assert (call.name, call.args["amount"], call.args["paid_by"]) == ("add_expense", "612", "member:Jess")
    assert [row["party"] for row in call.args["split"]] == ["my_family", "family:Henderson"]


def test_a_table_at_an_inn_is_no_bed() -> None:
    text = "Friday dinner reservation at Alpine Inn 6:30 for 10"
    (call,) = called(text, "Kyle", mention=False)
    assert (call.args["kind"], call.args["start"]) == ("restaurant", "2027-06-18T18:30")
