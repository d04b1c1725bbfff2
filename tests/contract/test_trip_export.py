"""The shape of pathfinder.trip/1 (the public contract), which every export keeps."""

import json
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

DATA = Path(__file__).parents[1] / "data" / "export_grand_circle.json"


ITEMS = "depart|drive|charge|refuel|break|meal|visit|meet|check_in|check_out|free"


class Part(BaseModel):
    """A JSON object: more keys may be there, none of ours may be missing."""

    model_config = ConfigDict(extra="allow", strict=True)


def _decimal(words: str) -> str:
    assert Decimal(words).is_finite()
    return words


def _day(words: str) -> str:
    date.fromisoformat(words)
    return words


def _moment(words: str) -> str:
    assert datetime.fromisoformat(words).utcoffset() is not None, "no offset"
    return words


def _party(words: str) -> str:
    assert words.startswith(("family:", "member:"))
    return words


Money = Annotated[str, AfterValidator(_decimal)]
Day = Annotated[str, AfterValidator(_day)]
Moment = Annotated[str, AfterValidator(_moment)]
Party = Annotated[str, AfterValidator(_party)]
Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


class Trip(Part):
    id: str
    name: str
    status: Literal["draft", "planned", "confirmed", "active", "completed", "cancelled"]
    start_date: Day | None
    end_date: Day | None
    timezone: str
    currency: str
    organizer: str | None
    version: int


class Stop(Part):
    name: str
    lat: float | None
    lon: float | None
    role: Literal["start", "must", "want", "meet", "overnight", "end"]
    nights: int | None
    wanted_by: list[Party]


class Spot(Part):
    name: str
    lat: float | None
    lon: float | None


class Presence(Part):
    date: Day | None
    place: str | None


class Member(Part):
    name: str
    age: int | None
    role: Literal["organizer", "admin", "adult", "child"]
    driver: bool
    diet: list[str]
    phone: str | None


class Vehicle(Part):
    name: str
    energy: Literal["ev", "hybrid", "phev", "gas", "diesel"]
    range_km: float | None
    battery_kwh: float | None
    seats: int | None
    driver: str | None


class Limits(Part):
    drive_minutes_per_day: int | None
    drive_minutes_per_leg: int | None
    lodging_per_night: Money | None
    not_before: Clock | None
    not_after: Clock | None


class Family(Part):
    name: str
    home: Spot | None
    joins: Presence | None
    leaves: Presence | None
    adults: int
    children: int
    members: list[Member]
    vehicles: list[Vehicle]
    limits: Limits


class Preference(Part):
    party: str
    kind: Literal["like", "dislike", "must", "avoid", "diet", "pace", "lodging", "access"]
    what: str
    weight: Annotated[int, Field(ge=-2, le=2)]
    said: int | None


class Reservation(Part):
    kind: Literal["lodging", "campsite", "restaurant", "activity", "ticket", "rental", "ferry", "other"]
    name: str
    place: str | None
    start: str | None
    end: str | None
    party: list[Party]
    units: int | None
    confirmation: str | None
    price: Money | None
    currency: str | None
    cancel_by: str | None
    status: Literal["planned", "held", "confirmed", "cancelled"]


class Share(Part):
    party: Party
    amount: Money


class Expense(Part):
    what: str
    amount: Money
    currency: str
    date: Day
    paid_by: Party
    category: str
    shares: list[Share]
    status: Literal["active", "voided"]


class Transfer(Part):
    from_: Annotated[Party, Field(alias="from")]
    to: Party
    amount: Money


class Balance(Part):
    party: Party
    net: Money


class Option(Part):
    text: str
    votes: int
    voters: list[Party]


class Poll(Part):
    question: str
    options: list[Option]
    status: Literal["open", "closed", "cancelled"]
    closes_at: Moment | None
    winner: str | None


class Item(Part):
    kind: Annotated[str, Field(pattern=f"^({ITEMS})$")]
    start: Moment
    end: Moment
    place: Spot
    to: Spot | None
    km: float | None
    shared: bool
    with_: Annotated[list[str], Field(alias="with")]
    soc_start: Annotated[float, Field(ge=0, le=1)] | None
    soc_end: Annotated[float, Field(ge=0, le=1)] | None
    note: str | None


class FamilyDay(Part):
    family: str
    items: list[Item]
    drive_km: float
    drive_minutes: float


class ItineraryDay(Part):
    date: Day
    families: list[FamilyDay]


class Check(Part):
    rule: str
    ok: bool
    detail: str


class Itinerary(Part):
    status: Literal["proposed", "accepted", "live"]
    made_at: Moment
    explain: list[str]
    days: list[ItineraryDay]
    checks: list[Check]


class Alert(Part):
    at: Moment
    to: str
    kind: str
    text: str
    status: Literal["waiting", "sent", "failed", "cancelled"]


class Audit(Part):
    at: Moment
    actor: str
    action: str
    object: str


class Export(Part):
    """The whole document."""

    schema_: Annotated[Literal["pathfinder.trip/1"], Field(alias="schema")]
    trip: Trip
    stops: list[Stop]
    families: list[Family]
    preferences: list[Preference]
    reservations: list[Reservation]
    expenses: list[Expense]
    payments: list[Transfer]
    balances: list[Balance]
    settlement: list[Transfer]
    polls: list[Poll]
    itinerary: Itinerary | None
    alerts: list[Alert]
    audit: list[Audit]


def check_export(document: dict[str, Any]) -> Export:
    """Return an export as read; raises ValidationError where it leaves the contract's shape."""
    export = Export.model_validate_json(json.dumps(document))
    assert sum(Decimal(balance.net) for balance in export.balances) == 0
    for expense in export.expenses:
        assert sum(Decimal(share.amount) for share in expense.shares) == Decimal(expense.amount)
    return export


def test_the_example_keeps_the_shape() -> None:
    check_export(json.loads(DATA.read_text()))


@pytest.mark.parametrize("key", ["trip", "itinerary", "audit", "settlement"])
def test_a_missing_key_is_seen(key: str) -> None:
    document = json.loads(DATA.read_text())
    del document[key]
    with pytest.raises(ValueError, match=key):
        check_export(document)
