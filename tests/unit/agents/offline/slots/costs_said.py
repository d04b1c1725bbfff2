"""A small trip, and what the readers of costs make of a message there."""

from typing import Any

from agents.context import Context
from agents.offline.scene import Scene
from agents.offline.slots.readers import READERS
from tools.values.dictated import in_digits

_CONTEXT: dict[str, Any] = {
    "now": "2027-05-14T19:20",
    "speaker": "Tola",
    "speaker_family": "Adeyemi",
    "trip": {"name": "Loop", "start_date": "2027-05-10", "end_date": "2027-05-20", "currency": "USD"},
    "families": [
        {"name": "Adeyemi", "members": ["Tola", "Femi"]},
        {"name": "Brooks", "members": ["Carl", "Jenny", "Noah"]},
        {"name": "Silva", "members": ["Rui", "Marta"]},
    ],
    "stops": ["Moab", "Page"],
    "polls": [],
    "reservations": [],
    "expenses": [],
    "travelling": True,
}


def read(tool: str, text: str) -> list[dict[str, Any]]:
    """The arguments of each call of a tool, with numbers said in words turned into figures first."""
    scene = Scene(in_digits(text), True, Context.model_validate(_CONTEXT))
    return [call.args for call in READERS[tool](scene) if call.name == tool]
