"""The course of the roads a map shows, from whoever knows the roads."""

from typing import Any

from tools.documents.map_view import Leg, Line, legs
from tools.documents.reading import Row
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.place import Place
from tools.routing.ports import Roads

_MOST = 120  # different drives of one map; the rest are drawn straight


async def courses(act: Act, export: Row) -> dict[Leg, Line]:
    """Return the course of each drive of an export; one that no road is known for is left out."""
    if Roads not in act.ports:
        return {}
    roads = act.port(Roads)
    found: dict[Leg, Line] = {}
    for leg in legs(export)[:_MOST]:
        try:
            line = await roads.course(_place(leg[0]), _place(leg[1]))
        except Refusal:
            continue
        if len(line) > 1:
            found[leg] = line
    return found


def _place(spot: Any) -> Place:
    return Place("", spot[0], spot[1], kind="point")
