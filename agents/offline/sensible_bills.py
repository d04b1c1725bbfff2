"""Bills told along with a booking."""

from collections.abc import Sequence

from agents.context import Call
from agents.offline.scene import Scene
from agents.offline.slots.cost_words import THING
from agents.offline.text import fold


def named_as_booked(scene: Scene, calls: Sequence[Call]) -> Sequence[Call]:
    """The bill of what is booked in the same breath, without a name of its own: it has the booking's."""
    booked = [c for c in calls if c.name == "add_reservation" and "name" in c.args]
    bills = [c for c in calls if c.name == "add_expense"]
    if len(booked) != 1 or len(bills) != 1 or booked[0].args.get("price", "") != bills[0].args["amount"]:
        return calls
    what, name = str(bills[0].args["what"]), str(booked[0].args["name"])
    if THING.search(what) or set(fold(what).split()) & set(fold(name).split()):
        return calls
    named = Call(name="add_expense", args={**bills[0].args, "what": name})
    return [named if c is bills[0] else c for c in calls]
