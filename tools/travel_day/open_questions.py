"""What the group was asked and has not answered: one digest, not a reminder each."""

from datetime import datetime, time, timedelta
from uuid import NAMESPACE_OID, uuid5

from tools.families.names import plural
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.when import moment
from tools.kernel.words import joined
from tools.planning.model import Itinerary, ItineraryStatus
from tools.polls.model import Ballot, Poll, PollStatus
from tools.travel_day.kinds import DIGEST
from tools.travel_day.model import Alert
from tools.trips.head import local_zone

_AT = time(18, 0)
_LEAST = timedelta(hours=20)  # a question is given a night


async def digest(act: Act) -> str:
    """Return what still waits for an answer, one line each; nothing when nothing does."""
    lines = list((await _open(act)).values())
    return "\n".join(["Still open:", *lines]) if lines else ""


async def digest_alert(act: Act) -> Alert | None:
    """Return the digest for the evening after next; the same questions are brought up once."""
    found = await _open(act)
    if not found:
        return None
    local = await local_zone(act)
    earliest = act.now.astimezone(local) + _LEAST
    day = earliest.date() + timedelta(days=earliest.time() > _AT)
    at: datetime = moment(day, local, _AT)
    known = uuid5(NAMESPACE_OID, f"{act.trip_id}:{DIGEST}:{','.join(sorted(found))}").hex
    kept = await act.uow.of(Alert).get(known)
    return Alert(known, kept.at if kept else at, None, DIGEST, "Some questions are still open.")


async def _open(act: Act) -> dict[str, str]:
    """Return what waits by a key of its own: votes without a deadline, and a plan nobody has accepted."""
    found = {}
    roster = await Roster.load(act)
    ballots = await act.uow.of(Ballot).all()
    for poll in await act.uow.of(Poll).all():
        if poll.status is not PollStatus.OPEN or poll.closes_at is not None:
            continue
        heard = {roster.family_of(b.voter) for b in ballots if b.poll_id == poll.id}
        missing = [f"the {plural(f.name)}" for f in roster.families if f not in heard]
        if missing:
            found[poll.id] = f"• the vote “{poll.question}” waits for {joined(missing)}"
    plan = await act.uow.of(Itinerary).get(act.trip_id)
    if plan is not None and plan.status is ItineraryStatus.PROPOSED:
        found[f"plan {plan.version}"] = f"• the plan (version {plan.version}) waits for a yes: “looks good”"
    return found
