"""The tables of a trip, who comes, and what they wish."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Boolean, Column, Date, Double, Integer, Table, Text, Time

from storage.columns import maybe, nested, table, text
from tools.families.model import Family, Member, Vehicle
from tools.preferences.model import Preference, Setting
from tools.trips.model import Stop, Trip

PEOPLE: Mapping[type[Any], Table] = {
    Trip: table(
        "trips",
        text("name"),
        text("status"),
        maybe("start_date", Date),
        maybe("end_date", Date),
        text("timezone"),
        text("currency"),
        maybe("organizer"),
        text("organizer_name"),
        Column("locked", Boolean, nullable=False),
    ),
    Stop: table(
        "stops",
        text("name"),
        maybe("lat", Double),
        maybe("lon", Double),
        maybe("timezone"),
        text("kind"),
        text("role"),
        maybe("nights", Integer),
        maybe("date", Date),
        nested("wanted_by"),
        Column("position", Integer, nullable=False),
    ),
    Family: table(
        "families",
        text("name"),
        maybe("home"),
        maybe("home_lat", Double),
        maybe("home_lon", Double),
        maybe("home_timezone"),
        maybe("adults", Integer),
        maybe("children", Integer),
        maybe("joins_date", Date),
        maybe("joins_place"),
        maybe("leaves_date", Date),
        maybe("leaves_place"),
        maybe("drive_minutes_per_day", Integer),
        maybe("drive_minutes_per_leg", Integer),
        maybe("lodging_per_night"),  # sealed
        maybe("not_before", Time),
        maybe("not_after", Time),
    ),
    Member: table(
        "members",
        Column("family_id", Text, nullable=False, index=True),
        text("name"),
        maybe("age", Integer),
        text("role"),
        Column("driver", Boolean, nullable=False),
        nested("diet"),
        Column("phone", Text, index=True),
        Column("account_id", Text, index=True),
        maybe("drive_minutes_per_day", Integer),
        maybe("not_before", Time),
        maybe("not_after", Time),
    ),
    Vehicle: table(
        "vehicles",
        Column("family_id", Text, nullable=False, index=True),
        text("name"),
        text("energy"),
        maybe("range_km", Double),
        maybe("battery_kwh", Double),
        maybe("seats", Integer),
        maybe("driver_id"),
    ),
    Preference: table(
        "preferences",
        nested("party"),
        text("kind"),
        text("what"),
        Column("weight", Integer, nullable=False),
        text("said"),
        text("said_text"),
        Column("private", Boolean, nullable=False),
    ),
    Setting: table("settings", nested("party"), text("key"), text("value")),
}
