"""Families meant without their name, and people who write on someone else's phone."""

from datetime import datetime

import pytest

from agents.context import Call, Context, FamilyContext
from agents.offline.finishing import finished
from agents.offline.references import references
from agents.offline.scene import Scene

_FAMILIES = (
    FamilyContext(name="Thornton", members=("Nadia", "Callum")),
    FamilyContext(name="Vargas", members=("Pilar", "Hugo")),
    FamilyContext(name="Iversen", members=("Henrik",)),
)


def context(count: int) -> Context:
    """Return Nadia's view of the first `count` families."""
    now = datetime(2027, 7, 12, 19)  # noqa: DTZ001  # local by contract
    return Context(now=now, speaker="Nadia", speaker_family="Thornton", families=_FAMILIES[:count])


@pytest.mark.parametrize(
    ("text", "count", "family"),
    [
        ("just us and them", 2, "Vargas"),
        ("the other family pays", 2, "Vargas"),
        ("my sister's lot came too", 2, "Vargas"),
        ("just us and them", 3, None),
        ("the other family pays", 3, None),
    ],
)
def test_the_other_family_is_known_when_there_is_only_one(text: str, count: int, family: str | None) -> None:
    found = references(text, [], context(count))
    assert [party for party, _ in found] == ([] if family is None else [f"family:{family}"])


def test_her_lot_is_the_family_of_whoever_was_named() -> None:
    text = "Henrik paid, split between his lot and mine"
    found = references(text, [("member:Henrik", (0, 6))], context(3))
    assert [party for party, _ in found] == ["family:Iversen"]


def test_whoever_writes_on_a_borrowed_phone_is_meant_by_i() -> None:
    scene = Scene("Callum here on Nadia's phone, I paid 48.00 for the tyre", False, context(2))
    paid = Call(name="add_expense", args={"what": "tyre", "amount": "48.00", "paid_by": "me"})
    (call,) = finished(scene, [paid])
    assert call.args["paid_by"] == "member:Callum"


def test_a_name_nobody_has_changes_nothing() -> None:
    scene = Scene("Mallory here on Nadia's phone, I paid 48.00 for the tyre", False, context(2))
    paid = Call(name="add_expense", args={"what": "tyre", "amount": "48.00", "paid_by": "me"})
    (call,) = finished(scene, [paid])
    assert call.args["paid_by"] == "me"


def test_they_join_is_told_of_the_family_just_added() -> None:
    scene = Scene("the Osei family are in, 2 adults. they only join on the 6th", True, context(2))
    added = Call(name="add_family", args={"name": "Osei", "adults": 2})
    joins = Call(name="set_presence", args={"family": "Thornton", "joins_date": "2027-08-06"})
    assert finished(scene, [added, joins])[1].args["family"] == "Osei"


def test_guests_and_their_homes_are_no_stops() -> None:
    scene = Scene("New trip, Branson aug 7-11, plus the Vangs from Tulsa", True, context(2))
    trip = Call(name="create_trip", args={"stops": ["Branson", "Vangs", "Tulsa"]})
    added = Call(name="add_family", args={"name": "Vang", "home": "Tulsa"})
    assert finished(scene, [trip, added])[0].args["stops"] == ["Branson"]
