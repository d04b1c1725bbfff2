"""A change of an accepted plan that touches other families' days is proposed to them first."""

from collections.abc import Sequence
from datetime import date

from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.party import Party
from tools.kernel.reply import Press, Reply
from tools.planning.difference import FamilyDifference, difference
from tools.planning.model import Itinerary, ItineraryStatus
from tools.proposals import model as proposals
from tools.proposals.service import needs_agreement, propose


def change_press(wishes: str, day: date | None, family: str | None) -> Press:
    """Return the call that makes a change of the plan."""
    args: dict[str, object] = {"wishes": wishes}
    args |= {"date": day.isoformat()} if day else {}
    args |= {"family": family} if family else {}
    return Press("change_itinerary", args)


async def proposed(act: Act, before: Itinerary, after: Itinerary, what: str, press: Press) -> Reply | None:
    """Return the proposal of a change that others must agree to; None when it may be made at once.

    `press` is the call that makes it, `what` its words.

    That is: the plan is not accepted yet, the change is what was agreed to, or it moves others' days by no
    more than the trip's threshold and takes no place and no bed from them.
    """
    if before.status is ItineraryStatus.PROPOSED or act.agreed:
        return None
    found = difference(before.days, after.days)
    roster = await Roster.load(act)
    ids = {f.name: f.id for f in roster.families}
    own = roster.own_family(act)
    others = [f for f in found.families if f.family in ids and (own is None or f.family != own.name)]
    change = proposals.Difference(
        words="; ".join(found.lines()),
        families=tuple(Party("family", ids[name]) for name in found.affected if name in ids),
        minutes=round(_largest([_moved(f) for f in others])),
        km=found.km,
    )
    loses = any(f.dropped or f.beds for f in others)
    if not (loses or await needs_agreement(act, change)):
        return None
    return await propose(act, what, change, (press,), plan_version=before.version)


def _moved(f: FamilyDifference) -> float:
    """Return the largest shift of a family's day, or what it drives more, in minutes."""
    shifts = [minutes for shift in f.shifts for minutes in (shift.begins, shift.ends)]
    return _largest([*shifts, f.minutes])


def _largest(minutes: Sequence[float]) -> float:
    return max(minutes, key=abs) if minutes else 0.0
