"""A plan that breaks a rule, or gets nowhere, is not made: the cause is told, and the way out.

What cannot be had is left out of a plan and named in it; that breaks nothing. All else the checker finds is
kept only when people ask for the plan all the same.
"""

import re

from tools.kernel.act import Act
from tools.kernel.reply import Press, Reply
from tools.planning.model import Check, ItemKind, Itinerary
from tools.planning.wishes import relaxes
from tools.trips.model import Stop

ALL_THE_SAME = "even if not everything can be kept"  # the wish of whoever takes such a plan
SHOW_IT, RELAX = "Plan it all the same", "Use relaxed plan"
CAUSES = 4
ASIDE = ("Least to spare", "No bed is booked", "Distances and times", "Hours of")  # of a plan, not of a cause
THERE = (ItemKind.VISIT, ItemKind.MEET, ItemKind.MEAL, ItemKind.CHECK_IN)


def broken(itinerary: Itinerary) -> list[Check]:
    """Return the rules a plan breaks, beyond what it leaves out and says so."""
    left_out = " ".join(s for s in itinerary.explain if "left out" in s)
    return [c for c in itinerary.checks if not c.ok and not (left_out and _only_left_out(c, left_out))]


def _only_left_out(check: Check, left_out: str) -> bool:
    nights = (part.split(": 0 nights") for part in check.detail.split("; "))
    return check.rule == "must-sees" or (
        check.rule == "nights" and all(len(p) > 1 and p[0] in left_out for p in nights)
    )


async def refusal(act: Act, itinerary: Itinerary, before: Itinerary | None, relaxing: str) -> Reply | None:
    """Return what to say instead of a plan that breaks rules or leads to no stop; None: it is sound."""
    wrong, nowhere = broken(itinerary), not await _gets_anywhere(act, itinerary)
    texts = [wish.rpartition("|")[2] for wish in itinerary.wishes]
    asked = any(text == ALL_THE_SAME or relaxes(text) for text in texts)
    if not nowhere and (asked or not wrong):
        return None
    causes = [sentence for sentence in itinerary.explain if not sentence.startswith(ASIDE)]
    told = [f"• {sentence}" for sentence in causes[:CAUSES]]
    told += [f"• {_in_words(check)}" for check in wrong[:2] if not nowhere]
    kept = "The plan you have stays as it is." if before else "Change one of these, and I plan it."
    presses = {RELAX: Press("plan_itinerary", {"wishes": relaxing})} if relaxing else {}
    if not nowhere:
        presses[SHOW_IT] = Press("plan_itinerary", {"wishes": ALL_THE_SAME})
    head = "No plan gets you there:" if nowhere else "I find no plan that keeps everything:"
    hint = [f"Relaxed plan: “{relaxing}”."] if relaxing else []
    return Reply("\n".join([head, *told, *hint, kept]), tuple(presses), presses=presses)


def _in_words(check: Check) -> str:
    """What a rule has against a plan, as people would say it."""
    if check.rule != "nights":
        return f"{check.rule.capitalize()}: {check.detail}."
    return re.sub(
        r"(.+?): (\d+) nights instead of (\d+)(?:; )?", r"\1 would get \2 of \3 nights. ", check.detail
    ).strip()


async def _gets_anywhere(act: Act, itinerary: Itinerary) -> bool:
    """Whether anybody comes to any of the stops."""
    there = {i.place.name for d in itinerary.days for f in d.families for i in f.items if i.kind in THERE}
    stops = {stop.name for stop in await act.uow.of(Stop).all()}
    return bool(there & stops) or not any("left out" in sentence for sentence in itinerary.explain)
