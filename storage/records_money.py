"""The tables of bookings and money."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Date, Integer, Table

from storage.columns import blank, maybe, nested, several, table, text
from tools.expenses.model import Budget, Expense, Payment, Rate, Recurring
from tools.reservations.model import Reservation

MONEY: Mapping[type[Any], Table] = {
    Reservation: table(
        "reservations",
        text("kind"),
        text("name"),
        maybe("place"),
        nested("start"),  # a date, or a date with a local time
        nested("end"),
        nested("party"),
        maybe("units", Integer),
        maybe("confirmation"),
        maybe("price", BigInteger),
        maybe("currency"),
        nested("cancel_by"),
        text("status"),
        text("booked_by"),
        several("rooms"),
        nested("release_by"),
        nested("check_in_by"),
    ),
    Expense: table(
        "expenses",
        text("what"),
        Column("minor", BigInteger, nullable=False),
        text("currency"),
        Column("date", Date, nullable=False),
        nested("payers"),
        nested("shares"),
        text("category"),
        text("status"),
        text("entered_by"),
        text("said"),
        nested("terms"),
        several("items"),
        blank("receipt"),
        several("files"),
        several("edits"),
        several("objections"),
        blank("refund_of"),
        blank("series"),
    ),
    Recurring: table(
        "recurring",
        text("what"),
        Column("minor", BigInteger, nullable=False),
        text("currency"),
        nested("payers"),
        text("every"),
        Column("first", Date, nullable=False),
        Column("last", Date, nullable=False),
        nested("terms"),
        text("category"),
        text("entered_by"),
        text("said"),
    ),
    Budget: table(
        "budgets",
        nested("party"),
        text("category"),
        text("minor"),  # sealed
        text("currency"),
        Column("private", Boolean, nullable=False),
    ),
    Payment: table(
        "payments",
        nested("from_party"),
        nested("to_party"),
        Column("minor", BigInteger, nullable=False),
        text("currency"),
        Column("date", Date, nullable=False),
        text("entered_by"),
    ),
    Rate: table(
        "rates",
        text("currency"),
        text("base"),
        text("rate"),
        maybe("day", Date),
        Column("as_of", Date, nullable=False),
        text("source"),
    ),
}
