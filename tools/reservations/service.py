"""What can be done with bookings: keep, correct, cancel, look up, share out rooms, read confirmations."""

from tools.reservations.desk import Desk, open_desk
from tools.reservations.keeping import add_reservation, cancel_reservation
from tools.reservations.reading import keep_bookings, read_confirmation
from tools.reservations.rooms import assign_rooms
from tools.reservations.showing import show_reservations

__all__ = [
    "Desk",
    "add_reservation",
    "assign_rooms",
    "cancel_reservation",
    "keep_bookings",
    "open_desk",
    "read_confirmation",
    "show_reservations",
]
