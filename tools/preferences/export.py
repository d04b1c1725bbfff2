"""The preferences' part of pathfinder.trip/1."""

from typing import Any

from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.preferences.model import Preference


async def export(act: Act) -> dict[str, Any]:
    """Return {"preferences"}; `said` is the number of the transcript line, null elsewhere."""
    roster = await Roster.load(act)
    return {
        "preferences": [
            {
                "party": roster.key(wish.party) if wish.party else "all",
                "kind": wish.kind.value,
                "what": wish.what,
                "weight": wish.weight,
                "said": int(wish.said) if wish.said.isascii() and wish.said.isdigit() else None,
            }
            for wish in await act.uow.of(Preference).all()
        ]
    }
