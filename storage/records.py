"""The rooms' tables. A column has the name of the field it keeps; JSONB keeps what is nested."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Double,
    Identity,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    Time,
)
from sqlalchemy.dialects.postgresql import JSONB

from storage.tables import metadata
from tools.documents.model import Document
from tools.expenses.model import Budget, Expense, Payment, Rate, Recurring
from tools.families.model import Family, Member, Vehicle
from tools.invitations.model import Invitation, LinkCode
from tools.planning.model import Itinerary
from tools.polls.model import Ballot, Poll
from tools.preferences.model import Preference, Setting
from tools.proposals.model import Proposal
from tools.reservations.model import Reservation
from tools.travel_day.model import Alert, StatusReport
from tools.trips.model import Stop, Trip


def _record(name: str, *columns: Column[Any]) -> Table:
    return Table(
        name,
        metadata,
        Column("id", Text, primary_key=True),
        Column("trip_id", Text, nullable=False),
        Column("seq", BigInteger, Identity(), nullable=False),  # the order records were first put
        *columns,
        Index(f"ix_{name}_trip_seq", "trip_id", "seq"),
    )


def _text(name: str) -> Column[Any]:
    return Column(name, Text, nullable=False)


def _maybe(name: str, kind: Any = Text) -> Column[Any]:
    return Column(name, kind)


def _json(name: str) -> Column[Any]:
    return Column(name, JSONB(none_as_null=True))


def _list(name: str) -> Column[Any]:
    return Column(name, JSONB, nullable=False, server_default="[]")


def _word(name: str) -> Column[Any]:
    return Column(name, Text, nullable=False, server_default="")


_INSTANT = DateTime(timezone=True)

RECORDS: Mapping[type[Any], Table] = {
    Trip: _record(
        "trips",
        _text("name"),
        _text("status"),
        _maybe("start_date", Date),
        _maybe("end_date", Date),
        _text("timezone"),
        _text("currency"),
        _maybe("organizer"),
        _text("organizer_name"),
        Column("locked", Boolean, nullable=False),
    ),
    Stop: _record(
        "stops",
        _text("name"),
        _maybe("lat", Double),
        _maybe("lon", Double),
        _maybe("timezone"),
        _text("kind"),
        _text("role"),
        _maybe("nights", Integer),
        _maybe("date", Date),
        _json("wanted_by"),
        Column("position", Integer, nullable=False),
    ),
    Family: _record(
        "families",
        _text("name"),
        _maybe("home"),
        _maybe("home_lat", Double),
        _maybe("home_lon", Double),
        _maybe("home_timezone"),
        _maybe("adults", Integer),
        _maybe("children", Integer),
        _maybe("joins_date", Date),
        _maybe("joins_place"),
        _maybe("leaves_date", Date),
        _maybe("leaves_place"),
        _maybe("drive_minutes_per_day", Integer),
        _maybe("drive_minutes_per_leg", Integer),
        _maybe("lodging_per_night"),  # sealed
        _maybe("not_before", Time),
        _maybe("not_after", Time),
    ),
    Member: _record(
        "members",
        Column("family_id", Text, nullable=False, index=True),
        _text("name"),
        _maybe("age", Integer),
        _text("role"),
        Column("driver", Boolean, nullable=False),
        _json("diet"),
        Column("phone", Text, index=True),
        Column("account_id", Text, index=True),
        _maybe("drive_minutes_per_day", Integer),
        _maybe("not_before", Time),
        _maybe("not_after", Time),
    ),
    Vehicle: _record(
        "vehicles",
        Column("family_id", Text, nullable=False, index=True),
        _text("name"),
        _text("energy"),
        _maybe("range_km", Double),
        _maybe("battery_kwh", Double),
        _maybe("seats", Integer),
        _maybe("driver_id"),
    ),
    Preference: _record(
        "preferences",
        _json("party"),
        _text("kind"),
        _text("what"),
        Column("weight", Integer, nullable=False),
        _text("said"),
        _text("said_text"),
        Column("private", Boolean, nullable=False),
    ),
    Setting: _record("settings", _json("party"), _text("key"), _text("value")),
    Reservation: _record(
        "reservations",
        _text("kind"),
        _text("name"),
        _maybe("place"),
        _json("start"),  # a date, or a date with a local time
        _json("end"),
        _json("party"),
        _maybe("units", Integer),
        _maybe("confirmation"),
        _maybe("price", BigInteger),
        _maybe("currency"),
        _json("cancel_by"),
        _text("status"),
        _text("booked_by"),
        _list("rooms"),
        _json("release_by"),
        _json("check_in_by"),
    ),
    Expense: _record(
        "expenses",
        _text("what"),
        Column("minor", BigInteger, nullable=False),
        _text("currency"),
        Column("date", Date, nullable=False),
        _json("payers"),
        _json("shares"),
        _text("category"),
        _text("status"),
        _text("entered_by"),
        _text("said"),
        _json("terms"),
        _list("items"),
        _word("receipt"),
        _list("files"),
        _list("edits"),
        _list("objections"),
        _word("refund_of"),
        _word("series"),
    ),
    Recurring: _record(
        "recurring",
        _text("what"),
        Column("minor", BigInteger, nullable=False),
        _text("currency"),
        _json("payers"),
        _text("every"),
        Column("first", Date, nullable=False),
        Column("last", Date, nullable=False),
        _json("terms"),
        _text("category"),
        _text("entered_by"),
        _text("said"),
    ),
    Budget: _record(
        "budgets",
        _json("party"),
        _text("category"),
        _text("minor"),  # sealed
        _text("currency"),
        Column("private", Boolean, nullable=False),
    ),
    Payment: _record(
        "payments",
        _json("from_party"),
        _json("to_party"),
        Column("minor", BigInteger, nullable=False),
        _text("currency"),
        Column("date", Date, nullable=False),
        _text("entered_by"),
    ),
    Rate: _record(
        "rates",
        _text("currency"),
        _text("base"),
        _text("rate"),
        _maybe("day", Date),
        Column("as_of", Date, nullable=False),
        _text("source"),
    ),
    Poll: _record(
        "polls",
        _text("question"),
        _json("options"),
        _text("status"),
        _text("franchise"),
        _text("method"),
        _maybe("closes_at", _INSTANT),
        _maybe("winner"),
        _text("opened_by"),
        Column("anonymous", Boolean, nullable=False),
        Column("sit_out", Boolean, nullable=False),
        _text("tie"),
        _text("about"),
    ),
    Ballot: _record(
        "ballots",
        Column("poll_id", Text, nullable=False, index=True),
        _json("voter"),
        Column("option", Integer, nullable=False),
        _text("cast_by"),
        _json("also"),
        _json("maybe"),
        _json("against"),
    ),
    Proposal: _record(
        "proposals",
        Column("number", Integer, nullable=False),
        _text("what"),
        _json("difference"),
        _json("calls"),
        _json("asked"),
        _text("proposed_by"),
        _text("proposer"),
        Column("made_at", _INSTANT, nullable=False),
        _maybe("answer_by", _INSTANT),
        Column("silence_accepts", Boolean, nullable=False),
        _maybe("plan_version", Integer),
        _text("status"),
        _json("answers"),
        Column("done", Boolean, nullable=False),
    ),
    Itinerary: _record(
        "itineraries",
        _text("status"),
        Column("made_at", _INSTANT, nullable=False),
        Column("version", Integer, nullable=False),
        _json("days"),
        _json("explain"),
        _json("checks"),
        _json("wishes"),
    ),
    StatusReport: _record(
        "status_reports",
        _text("family_id"),
        _text("kind"),
        Column("at", _INSTANT, nullable=False),
        _maybe("minutes", Integer),
        _maybe("place"),
        _maybe("percent", Integer),
        _text("note"),
        _maybe("lat", Double),
        _maybe("lon", Double),
        _maybe("vehicle_id"),
        _maybe("shared_until", _INSTANT),
    ),
    Alert: _record(
        "alerts",
        Column("at", _INSTANT, nullable=False),
        _json("to"),
        _text("kind"),
        _text("text"),
        _text("status"),
        _text("about"),
        _maybe("sent_as", BigInteger),
        Column("tried", JSONB, nullable=False, server_default="[]"),
    ),
    Invitation: _record(
        "invitations",
        _text("hint"),
        _text("kind"),
        _maybe("family_id"),
        _text("made_by"),
        _text("made_by_name"),
        Column("made_at", _INSTANT, nullable=False),
        Column("expires_at", _INSTANT, nullable=False),
        Column("most_uses", Integer, nullable=False),
        Column("uses", Integer, nullable=False),
        Column("revoked", Boolean, nullable=False),
    ),
    LinkCode: _record(
        "link_codes",
        _text("account_id"),
        Column("expires_at", _INSTANT, nullable=False),
        _maybe("used_on"),
    ),
    Document: _record(
        "documents",
        _text("name"),
        _text("content_type"),
        Column("body", LargeBinary, nullable=False),
        Column("made_at", _INSTANT, nullable=False),
    ),
}
# What is delicate (budgets, diets, health, codes) is kept encrypted; each field as the JSON of its value.
SEALED: Mapping[type[Any], frozenset[str]] = {
    Preference: frozenset({"what", "said_text"}),
    Member: frozenset({"diet"}),
    Family: frozenset({"lodging_per_night"}),
    Budget: frozenset({"minor"}),
    Reservation: frozenset({"confirmation"}),
}
# Every table that holds a trip's rows, and so stands behind row-level security.
TRIP_TABLES = (
    "inbox",
    "outbox",
    "dialogues",
    "digests",
    "conversations",
    "journal",
    "trip_keys",
    *(table.name for table in RECORDS.values()),
)
