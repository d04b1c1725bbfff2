"""A plan that was accepted is not replaced behind people's backs: they are asked first."""

from tools.kernel.act import Act
from tools.kernel.reply import Press, Reply
from tools.planning.current import may_accept
from tools.planning.difference import difference
from tools.planning.model import Itinerary
from tools.planning.proposing import proposed

TAKE, KEEP = "Use the new plan", "Keep ours"
MOST_LINES = 4


async def instead(
    act: Act, before: Itinerary, after: Itinerary, wishes: str | None, replacing: bool
) -> Reply | None:
    """Return what to say instead of keeping a new plan in place of an accepted one; None when all agree."""
    if act.agreed:
        return None
    found = difference(before.days, after.days)
    if not found.families:
        return Reply(
            f"Planned again: your accepted plan (version {before.version}) still is the best I find."
        )
    args: dict[str, object] = {"wishes": wishes} if wishes else {}
    press = Press("plan_itinerary", {**args, "replacing": True})
    if replacing:
        await may_accept(act)
        return await proposed(act, before, after, "a new plan instead of the accepted one", press)
    lines = found.lines()
    told = lines[:MOST_LINES] + ([f"and {len(lines) - MOST_LINES} more"] if len(lines) > MOST_LINES else [])
    text = "\n".join(
        [
            f"You have accepted version {before.version} of the plan, and it stays until you say otherwise. "
            "A new plan would change:",
            *(f"• {line}" for line in told),
        ]
    )
    presses = {TAKE: press, KEEP: Press("show_itinerary")}
    return Reply(
        text, (TAKE, KEEP), presses=presses, short=f"Version {before.version} is accepted: replace it?"
    )
