# ruff: noqa: E501  # a pattern reads best on one line
"""Which reader reads the arguments of which tool."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from agents.context import Call
from agents.offline.scene import Scene
from agents.offline.slots import (
    balances,
    bookings,
    books,
    cancellations,
    cars,
    expenses,
    families,
    limits,
    members,
    payments,
    plans,
    polls,
    presence,
    questions,
    road,
    routes,
    simple,
    stops,
    taken_back,
    trips,
    votes,
    wish_taken_back,
    wishes,
)

Reader = Callable[[Scene], list[Call]]
READERS: Mapping[str, Reader] = MappingProxyType(
    {
        f.__name__: f
        for f in (
            trips.create_trip, trips.update_trip, stops.add_stop, stops.remove_stop, simple.show_trip,
            families.add_family, members.add_member, cars.add_vehicle, presence.set_presence, limits.set_limits,
            wishes.record_preference, wish_taken_back.forget_preference, routes.ask_route, plans.plan_itinerary,
            plans.show_itinerary, plans.change_itinerary, simple.accept_itinerary, bookings.add_reservation,
            cancellations.cancel_reservation, plans.show_reservations, expenses.add_expense, taken_back.void_expense,
            balances.show_balance, payments.record_payment, questions.create_poll, votes.vote, polls.close_poll,
            polls.show_poll, road.report_status, simple.make_pdf, simple.export_trip, simple.undo, simple.show_help,
            books.repeat_expense,
        )
    }
)  # fmt: skip
