"""A trip of three families to come in June, and what its messages mean."""

from typing import Any

from agents.context import Call, Context, Understanding
from agents.offline.engine import OfflineEngine

UTAH: dict[str, Any] = {
    "now": "2027-04-10T19:00",
    "trip": {"name": "Utah", "start_date": "2027-06-12", "end_date": "2027-06-19", "currency": "USD"},
    "families": [
        {"name": "Lee", "members": ["Jess", "Kyle", "Mia", "Owen"]},
        {"name": "Henderson", "members": ["Marcus", "Tasha", "Theo"]},
        {"name": "Ortiz", "members": ["Dana", "Rafa", "Lucia", "Nico"]},
    ],
    "stops": ["Moab", "Capitol Reef", "Bryce Canyon", "Zion"],
}
GROCERIES = [{"what": "groceries", "amount": "184.60", "paid_by": "member:Kyle"}]
TOLD = [["Kyle", "groceries at king soopers 184.60, me"]]


def meant(text: str, speaker: str = "Kyle", mention: bool = True, **context: Any) -> Understanding:
    """Return what the engine makes of a message by a member of the trip."""
    families = context.get("families", UTAH["families"])
    family = next((f["name"] for f in families if speaker in f["members"]), None)
    told = {**UTAH, "speaker": speaker, "speaker_family": family, **context}
    return OfflineEngine().understand(text, mention, Context.model_validate(told))


def called(text: str, speaker: str = "Kyle", mention: bool = True, **context: Any) -> list[Call]:
    """Return the calls of a message by a member of the trip."""
    return list(meant(text, speaker, mention, **context).calls)
