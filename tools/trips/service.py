"""What other rooms may ask of this one."""

from tools.trips.changing import update_trip
from tools.trips.export import export
from tools.trips.head import ensure, head, status_on
from tools.trips.locating import look_up
from tools.trips.showing import show_trip
from tools.trips.starting import create_trip
from tools.trips.visiting import add_stop, remove_stop, stops_in_order

__all__ = [
    "add_stop",
    "create_trip",
    "ensure",
    "export",
    "head",
    "look_up",
    "remove_stop",
    "show_trip",
    "status_on",
    "stops_in_order",
    "update_trip",
]
