"""The trip of which bookings, stops and presence are told in these tables."""

from typing import Any

ALPS: dict[str, Any] = {
    "now": "2027-05-16T19:20",
    "speaker": "Ines",
    "speaker_family": "Marchetti",
    "trip": {"name": "Alps", "start_date": "2027-08-01", "end_date": "2027-08-15", "currency": "EUR"},
    "families": [
        {"name": "Marchetti", "members": ["Ines", "Paolo", "Leo"]},
        {"name": "Novak", "members": ["Karel", "Jana", "Tom"]},
        {"name": "Okeke", "members": ["Ada", "Chidi", "Zara"]},
    ],
    "stops": ["Lyon", "Annecy", "Chamonix", "Aosta Valley", "Bellagio"],
    "polls": [],
    "reservations": [],
    "expenses": [],
    "travelling": False,
}
