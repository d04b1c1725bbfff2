"""Use case: show what the trip knows, in a phone screen."""

from collections.abc import Awaitable, Callable, Mapping

from tools.families.listing import describe_families
from tools.families.roster import Roster
from tools.families.units import units
from tools.history.service import citations
from tools.kernel.act import Act
from tools.kernel.distances import turned
from tools.kernel.errors import Refusal
from tools.kernel.reply import Reply
from tools.planning.model import FamilyDay, Item, ItemKind, Itinerary, ItineraryStatus
from tools.polls.model import Poll, PollStatus
from tools.preferences.listing import describe_preferences
from tools.proposals.model import Proposal, ProposalStatus
from tools.reservations.model import Reservation, ReservationStatus
from tools.travel_day.living import today as living_today
from tools.travel_day.standing import State
from tools.travel_day.whereabouts import everybody, what_is_next
from tools.trips.export import status_now
from tools.trips.head import head
from tools.trips.model import StopRole, Trip
from tools.trips.reading import short_day, span
from tools.trips.visiting import stops_in_order

_MARK = {
    StopRole.START: "start",
    StopRole.MUST: "must",
    StopRole.MEET: "meet",
    StopRole.OVERNIGHT: "night",
    StopRole.END: "end",
}


async def show_trip(act: Act, what: str | None = None) -> Reply:
    """Show the overview, the families, stops, preferences, today, or what is decided."""
    trip = await head(act)
    if trip is None:
        return Reply("There is no trip yet. Tell me where and when, like “Yellowstone, July 3–12”.")
    wanted = (what or "overview").strip().lower()
    if wanted not in _SHOWN:
        raise Refusal(f"I can show {', '.join(_SHOWN)}; I don't know “{what}”.")
    return Reply(await _SHOWN[wanted](act, trip))


async def _overview(act: Act, trip: Trip) -> str:
    roster = await Roster.load(act)
    heads = sum(roster.heads(family) for family in roster.families)
    who = ", ".join(f"{f.name} ({roster.heads(f)})" for f in roster.families) or "nobody yet"
    lines = [
        f"{trip.name}: {span(trip.start_date, trip.end_date)}, {(await status_now(act, trip)).value}.",
        await _route(act),
        f"Who: {who}" + (f", {heads} people." if len(roster.families) > 1 else "."),
        await _bookings(act),
        await _plan(act),
        *await _open_polls(act),
    ]
    return "\n".join(line for line in lines if line)


async def _route(act: Act) -> str:
    return "Stops: " + (" → ".join(s.name for s in await stops_in_order(act)) or "none yet") + "."


async def _bookings(act: Act) -> str:
    kept = [r for r in await act.uow.of(Reservation).all() if r.status is not ReservationStatus.CANCELLED]
    return "Booked: " + ", ".join(r.name for r in kept) + "." if kept else "Nothing booked yet."


async def _plan(act: Act) -> str:
    plan = await act.uow.of(Itinerary).get(act.trip_id)
    if plan is None:
        return "No plan yet; say “make us a plan”."
    if plan.status is ItineraryStatus.PROPOSED:
        return f"Plan {plan.version} waits for your yes."
    return f"Plan {plan.version} is accepted."


async def _open_polls(act: Act) -> list[str]:
    return [f"Open vote: {p.question}" for p in await act.uow.of(Poll).all() if p.status is PollStatus.OPEN]


async def _families(act: Act, trip: Trip) -> str:
    return await describe_families(act, trip)


async def _stops(act: Act, trip: Trip) -> str:
    lines = []
    for number, stop in enumerate(await stops_in_order(act), 1):
        notes = [_MARK[stop.role]] if stop.role in _MARK else []
        notes += [f"{stop.nights} night{'s' if stop.nights > 1 else ''}"] if stop.nights else []
        notes += [short_day(stop.date)] if stop.date else []
        notes += ["not on my map yet"] if stop.lat is None else []
        lines.append(f"{number}. {stop.name}" + (f" ({', '.join(notes)})" if notes else ""))
    return "\n".join(lines) or f"{trip.name} has no stops yet. Say “add Moab”, for example."


async def _preferences(act: Act, trip: Trip) -> str:
    return await describe_preferences(act)


async def _today(act: Act, trip: Trip) -> str:
    plan = await act.uow.of(Itinerary).get(act.trip_id)
    if plan is None or plan.status is ItineraryStatus.PROPOSED:
        return await _plan(act)
    living = await living_today(act)
    today = living.live
    if not today.families:
        return f"Nothing is planned for today. {trip.name} is {span(trip.start_date, trip.end_date)}."
    own = (await Roster.load(act)).own_family(act)
    mine = [f for f in today.families if own and not act.group and f.family == own.name]
    stuck = [name for name, one in living.families.items() if one.state is State.BROKEN_DOWN]
    days = [_family_day(family, len(mine) != 1, family.family in stuck) for family in mine or today.families]
    return turned("\n".join([f"Today, {short_day(today.date)}:", *days]), await units(act))


def _family_day(family: FamilyDay, named: bool, stuck: bool) -> str:
    told = [_item(item) for item in family.items if item.kind is not ItemKind.FREE]
    day = "; ".join(told) or ("no way on yet" if stuck else "a free day")
    return (f"{family.family}: " if named else "") + ("stuck on the way; " if stuck else "") + f"{day}."


def _item(item: Item) -> str:
    at = f"{item.told:%H:%M}"
    if item.kind is ItemKind.DRIVE and item.to:
        return f"{at} drive to {item.to.name} ({item.km or 0:.0f} km)"
    return f"{at} {item.kind.value.replace('_', ' ')} {item.place.name}"


async def _where(act: Act, trip: Trip) -> str:
    return await everybody(act)


async def _next(act: Act, trip: Trip) -> str:
    return await what_is_next(act)


async def _decisions(act: Act, trip: Trip) -> str:
    polls = await act.uow.of(Poll).all()
    cited = await citations(act)
    ended = [p for p in polls if p.status is PollStatus.CLOSED and p.winner]
    decided = [f"{p.question} {p.winner}{cited.get(('Poll', p.id), '')}" for p in ended]
    decided += [
        f"{p.what}, agreed by all it affects{cited.get(('Proposal', p.id), '')}"
        for p in await act.uow.of(Proposal).all()
        if p.done
    ]
    musts = [
        f"{s.name}{cited.get(('Stop', s.id), '')}"
        for s in await stops_in_order(act)
        if s.role is StopRole.MUST
    ]
    dates = trip.start_date and trip.end_date
    lines = [
        "Decided:" if decided or dates or musts else "Nothing is decided yet.",
        f"- {span(trip.start_date, trip.end_date)}{cited.get(('Trip', trip.id), '')}" if dates else "",
        f"- musts: {', '.join(musts)}" if musts else "",
        *(f"- {text}" for text in decided),
        *(f"- {text}" for text in await _booked(act, cited)),
        *(f"- {text}" for text in await _accepted(act, cited)),
        "Open:",
        "" if dates else "- the dates",
        *(f"- {text}" for text in await _undecided(act)),
        *(f"- {text}" for text in await _open_polls(act)),
    ]
    return "\n".join(line for line in lines if line)


async def _booked(act: Act, cited: Mapping[tuple[str, str], str]) -> list[str]:
    kept = [r for r in await act.uow.of(Reservation).all() if r.status is not ReservationStatus.CANCELLED]
    return [f"Booked: {r.name}{cited.get(('Reservation', r.id), '')}" for r in kept] or [
        "Nothing booked yet."
    ]


async def _accepted(act: Act, cited: Mapping[tuple[str, str], str]) -> list[str]:
    plan = await act.uow.of(Itinerary).get(act.trip_id)
    if plan is None or plan.status is ItineraryStatus.PROPOSED:
        return []
    return [f"{(await _plan(act))[:-1]}{cited.get(('Itinerary', plan.id), '')}."]


async def _undecided(act: Act) -> list[str]:
    plan = await act.uow.of(Itinerary).get(act.trip_id)
    waiting = [p for p in await act.uow.of(Proposal).all() if p.status is ProposalStatus.OPEN]
    open_plan = [await _plan(act)] if plan is None or plan.status is ItineraryStatus.PROPOSED else []
    return [*open_plan, *(f"Proposal {p.number}: {p.what}" for p in waiting)]


_SHOWN: Mapping[str, Callable[[Act, Trip], Awaitable[str]]] = {
    "overview": _overview,
    "families": _families,
    "stops": _stops,
    "preferences": _preferences,
    "today": _today,
    "decisions": _decisions,
    "where": _where,
    "next": _next,
}
