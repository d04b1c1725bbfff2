# ruff: noqa: E501  # a pattern reads best on one line
"""A booking of which is said who bears it: "split the cabin between us and the Hendersons", "the cabin is just us"."""

import re

from agents.context import BookingContext, Call
from agents.offline.matching import find
from agents.offline.scene import Scene
from agents.offline.slots.payers import payer_of
from agents.offline.slots.shares import split

_SPLIT = re.compile(
    r"\bspli?t\b|\bdivide\b|\bshare (?:the|that|it)\b|\bgo(?:ing)? halves\b|\b(?:track|log|record|add) (?:the )?(?:cost|price)\b",
    re.IGNORECASE,
)
_LEAST = 0.2  # "the cabin" of "Moab cabin", where there is one


def booked_cost(scene: Scene) -> list[Call]:
    """The price of a booking as a bill of those named; nothing where it is a bill already or another sum is said."""
    if not scene.mention or "?" in scene.whole or scene.money or _SPLIT.search(scene.text) is None:
        return []
    named = [b.name for b in scene.context.bookings]
    hits = find(scene.words, named)
    if not hits or hits[0].score < _LEAST or (len(hits) > 1 and hits[1].score == hits[0].score):
        return []
    booking = scene.context.bookings[hits[0].index]
    if any(find(scene.words, [cost.what]) for cost in scene.context.expenses):
        return []
    return [Call(name="add_expense", args=_bill(scene, booking))]


def _bill(scene: Scene, booking: BookingContext) -> dict[str, object]:
    payer = payer_of(scene, scene)
    by = booking.booked_by if booking.booked_by != f"member:{scene.context.speaker}" else "me"
    rows = split(scene, payer)
    args: dict[str, object] = {
        "what": booking.name,
        "amount": booking.price,
        "paid_by": payer or by,
        "split": rows,
    }
    return {key: value for key, value in args.items() if value}
