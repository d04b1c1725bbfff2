"""A plan that does not know yet what was just changed: said, with a button to plan again."""

from collections.abc import Collection
from dataclasses import replace

from tools.kernel.act import Act
from tools.kernel.reply import Press, Reply
from tools.planning.model import Itinerary

# What a plan is made from; what makes or changes a plan itself has brought it in already.
_MADE_FROM = frozenset(
    (
        *("add_family", "add_stop", "add_vehicle", "remove_family", "remove_member", "remove_stop"),
        *("set_limits", "set_presence", "update_trip"),
    )
)
_BRINGS_IN = frozenset({"cancel_trip", "change_itinerary", "create_trip", "plan_itinerary", "undo"})
_NOTE, _AGAIN = "The plan doesn't know this yet.", "Plan again"


async def with_plan_again(act: Act, reply: Reply, done: Collection[str]) -> Reply:
    """Return the reply with a word and a button when the trip's plan is from before what was done."""
    told = set(done)
    if not reply.text or not told & _MADE_FROM or told & _BRINGS_IN or _AGAIN in reply.buttons:
        return reply
    plan = await act.uow.of(Itinerary).get(act.trip_id)
    if plan is None or not any(day.date >= act.today for day in plan.days):
        return reply
    presses = {**reply.presses, _AGAIN: Press("plan_itinerary")}
    return replace(reply, text=f"{reply.text}\n{_NOTE}", buttons=(*reply.buttons, _AGAIN), presses=presses)
