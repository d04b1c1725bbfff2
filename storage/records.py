"""The rooms' tables by what they keep; which of their fields are sealed; which tables are a trip's."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table

from storage.records_group import GROUP
from storage.records_money import MONEY
from storage.records_people import PEOPLE
from tools.expenses.model import Budget
from tools.families.model import Family, Member
from tools.preferences.model import Preference
from tools.reservations.model import Reservation

RECORDS: Mapping[type[Any], Table] = {**PEOPLE, **MONEY, **GROUP}
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
