"""The places of a drive as said, each understood in the light of the others."""

from collections.abc import Sequence

from tools.kernel.errors import Refusal, Unclear
from tools.kernel.place import Place
from tools.routing.ports import Roads


async def stations(roads: Roads, said: Sequence[str], near: Place | None = None) -> list[Place]:
    """Return the places named, in order; each is read near the one before it, the first near `near`.

    Raises Unclear when a name may mean several places (of the first one, those nearest the next come first),
    Refusal when nobody knows it.
    """
    found = [await _first(roads, said, near)]
    for text in said[1:]:
        found.append(await roads.locate(text, found[-1]))
    return found


def apart(places: Sequence[Place]) -> None:
    """Raise Refusal when a drive ends where it starts and passes nowhere else."""
    if len(places) == 2 and (places[0].lat, places[0].lon) == (places[1].lat, places[1].lon):
        name = places[0].name
        raise Refusal(f"From {name} to {name} is no drive. If you mean two places, add the state or country.")


async def _first(roads: Roads, said: Sequence[str], near: Place | None) -> Place:
    try:
        return await roads.locate(said[0], near)
    except Unclear:
        if len(said) < 2:
            raise
        try:
            towards = await roads.locate(said[1])
        except Refusal:
            towards = None
        if towards is None:
            raise
    return await roads.locate(said[0], near, towards)
