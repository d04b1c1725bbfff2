"""Plans: make one, show it, change it, accept it."""

from dataclasses import replace
from datetime import date, timedelta

from tools.families.names import plural
from tools.families.roster import Roster
from tools.kernel.act import Act, Role
from tools.kernel.errors import NotAllowed, Refusal
from tools.kernel.reply import Reply
from tools.kernel.workers import Workers
from tools.planning import words
from tools.planning.asking import stored, wished
from tools.planning.charting import charted
from tools.planning.checker import check
from tools.planning.difference import Difference, FamilyDifference, difference
from tools.planning.export import export
from tools.planning.loading import Loader, loaded
from tools.planning.model import Day, FamilyDay, Itinerary, ItineraryStatus
from tools.planning.proposing import proposed
from tools.planning.replan import adopt, replan
from tools.planning.replanning import Replanned
from tools.planning.times import hhmm
from tools.planning.wishes import Reader
from tools.routing.ports import Roads
from tools.trips.model import Trip, TripStatus

__all__ = [
    "Difference", "FamilyDifference", "Replanned", "accept", "adopt", "change", "difference", "export",
    "plan", "replan", "show",
]  # fmt: skip

BUTTONS = ("Looks good", "Change something", "PDF")
TRY = "Try “start an hour later on Tuesday”, “skip Zion” or “less driving”."
NO_PLAN = "There is no plan yet. Say “make us a plan” and I will draw one up."


async def plan(act: Act, wishes: str | None = None) -> Reply:
    """Make a plan from everything known, keep it as proposed, and tell it day by day.

    Raises Refusal (in words) when dates, stops or families are missing.
    """
    _may_plan(act)
    loader = await loaded(act, act.port(Roads))
    before = await act.uow.of(Itinerary).get(act.trip_id)
    said = (*(before.wishes if before else ()), *([stored(None, None, wishes)] if wishes else []))
    itinerary, unread = await _made(act, loader, said)
    itinerary = replace(itinerary, days=_kept_past(before, itinerary, act.today))
    await _store(act, loader.trip, itinerary)
    text = words.summary(itinerary)
    if unread:
        text += f"\nI could not build in by myself: {'; '.join(unread)}. It stays noted."
    short = f"The plan is ready: {len(itinerary.days)} days. Say “looks good” to accept it."
    return Reply(text, BUTTONS, short=short)


async def show(act: Act, day: date | None = None, family: str | None = None) -> Reply:
    """Tell the plan: a day hour by hour, or all days in brief."""
    itinerary = await _current(act)
    name = await _family_name(act, family)
    if day is None:
        chosen = itinerary if name is None else _only(itinerary, name)
        return Reply(words.summary(chosen), BUTTONS)
    found = next((d for d in itinerary.days if d.date == day), None)
    if found is None:
        first, last = itinerary.days[0].date, itinerary.days[-1].date
        raise Refusal(f"{_said(day)} is not in the plan: it goes from {_said(first)} to {_said(last)}.")
    if name is not None and all(f.family != name for f in found.families):
        return Reply(f"The {plural(name)} are not with us on {_said(day)}.")
    return Reply(words.in_full(found, name))


async def change(act: Act, wishes: str, day: date | None = None, family: str | None = None) -> Reply:
    """Change what was asked for and leave the rest of the plan as it was; tell what changed.

    An accepted plan stays accepted as long as the change breaks no rule that held before; what moves other
    families' accepted days is proposed to them first (tools/proposals).
    """
    _may_plan(act)
    before = await _current(act)
    name = await _family_name(act, family)
    loader = await loaded(act, act.port(Roads))
    asked = stored(day, name, _absolute(before, loader.trip, wishes, day, name))
    after, unread = await _made(act, loader, (*before.wishes, asked))
    own = [u for u in unread if u in wishes]
    if after.days == before.days and own:
        raise Refusal(f"I don't know how to build “{wishes}” into the plan. {TRY}")
    worse = _broken(after) - _broken(before)
    status = before.status if not worse else ItineraryStatus.PROPOSED
    after = replace(after, status=status, days=_kept_past(before, after, act.today))
    asked_first = await proposed(act, before, after, wishes, day, name)
    if asked_first is not None:
        return asked_first
    await _store(act, loader.trip, after)
    return Reply(_difference(before, after, own), BUTTONS, short=f"Plan changed (version {after.version}).")


async def accept(act: Act) -> Reply:
    """Accept the proposed plan. NotAllowed for children, guests, and (when locked) all but admins."""
    itinerary = await _current(act)
    trip = await act.uow.of(Trip).get(act.trip_id)
    role = act.speaker.role
    if role in (Role.CHILD, Role.GUEST):
        raise NotAllowed("Only an adult of the trip can accept the plan.")
    if trip is not None and trip.locked and role not in (Role.ORGANIZER, Role.ADMIN):
        raise NotAllowed("The trip is locked: an organizer or admin has to accept the plan.")
    if itinerary.status is not ItineraryStatus.PROPOSED:
        return Reply(f"The plan (version {itinerary.version}) is already accepted.", ("PDF",))
    await act.uow.of(Itinerary).put(replace(itinerary, status=ItineraryStatus.ACCEPTED))
    return Reply(f"Locked in: version {itinerary.version} of the plan is accepted. ✅", ("PDF",))


# -- making ------------------------------------------------------------------------------------------
async def _made(act: Act, loader: Loader, said: tuple[str, ...]) -> tuple[Itinerary, list[str]]:
    """Solve with the wishes said so far; return the itinerary and the wishes nobody could read."""
    problem = await loader.problem()
    problem, unread = await wished(loader, problem, said)
    problem, result = await charted(problem, act.port(Roads), act.port(Workers))
    before = await act.uow.of(Itinerary).get(act.trip_id)
    checks = await act.port(Workers).run(check, problem, result.days)
    itinerary = Itinerary(
        id=act.trip_id,
        status=ItineraryStatus.PROPOSED,
        made_at=act.now,
        version=before.version + 1 if before else 1,
        days=result.days,
        explain=(*result.explain, *loader.notes),
        checks=checks,
        wishes=said,
    )
    return itinerary, unread


async def _store(act: Act, trip: Trip, itinerary: Itinerary) -> None:
    await act.uow.of(Itinerary).put(itinerary)
    if trip.status is TripStatus.DRAFT:
        await act.uow.of(Trip).put(replace(trip, status=TripStatus.PLANNED))


def _kept_past(before: Itinerary | None, after: Itinerary, today: date) -> tuple[Day, ...]:
    """Days that are over stay as they were planned when they happened."""
    past = {d.date: d for d in before.days if d.date < today} if before else {}
    return tuple(past.get(day.date, day) for day in after.days)


def _absolute(before: Itinerary, trip: Trip, wishes: str, day: date | None, family: str | None) -> str:
    """Turn "an hour later" into the time it means on that day, so that it stays right after the next plan."""
    read = Reader([d.date for d in before.days], (), family, day).read(wishes)
    parts = []
    for tweak in read.tweaks:
        if tweak.kind != "shift" or tweak.day is None:
            continue
        starts = [
            f.items[0].start
            for d in before.days
            if d.date == tweak.day
            for f in d.families
            if f.items and family in (None, f.family)
        ]
        if starts:
            start = min(starts) + timedelta(minutes=tweak.minutes)
            parts.append((tweak, f"start on the {tweak.day.day}th at {start:%H:%M}"))
    if len(parts) == 1 and len(read.tweaks) == 1 and not read.places and not read.unread:
        return parts[0][1]
    return wishes


# -- telling -----------------------------------------------------------------------------------------
def _broken(itinerary: Itinerary) -> set[str]:
    return {c.rule for c in itinerary.checks if not c.ok}


def _difference(before: Itinerary, after: Itinerary, unread: list[str]) -> str:
    """What a change did: the days that are new, hour by hour, and what could not be read."""
    old = {d.date: d for d in before.days}
    changed = [d for d in after.days if old.get(d.date) != d]
    told = [words.in_full(d, None) for d in changed[:2]]
    more = [words.brief(d) for d in changed[2:]]
    if not changed:
        told = ["Nothing in the plan had to change for that."]
    if unread:
        told.append(f"I could not build in: {'; '.join(unread)}.")
    news = [s for s in after.explain if s not in before.explain][:3]
    told += [f"• {s}" for s in news]
    return "\n".join([f"Changed (version {after.version}):" if changed else "", *told, *more]).strip()


def _only(itinerary: Itinerary, family: str) -> Itinerary:
    """The itinerary with one family's days."""
    return replace(
        itinerary,
        days=tuple(
            replace(d, families=kept)
            for d in itinerary.days
            if (kept := tuple(f for f in d.families if f.family == family))
        ),
    )


async def _current(act: Act) -> Itinerary:
    itinerary = await act.uow.of(Itinerary).get(act.trip_id)
    if itinerary is None:
        raise Refusal(NO_PLAN)
    return itinerary


async def _family_name(act: Act, family: str | None) -> str | None:
    """The name of the family somebody means; None for all."""
    if not family:
        return None
    roster = await Roster.load(act)
    party = roster.party(family, act)
    found = roster.family_of(party) if party else None
    return found.name if found else None


def _may_plan(act: Act) -> None:
    if act.speaker.role in (Role.CHILD, Role.GUEST):
        raise NotAllowed("Only the adults of the trip can change its plan.")


def _said(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"


def starts_of(day: FamilyDay) -> str:
    """When a family's day begins, as "9:00"; empty when it has none."""
    return hhmm(day.items[0].start.hour * 60 + day.items[0].start.minute) if day.items else ""
