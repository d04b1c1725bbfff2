"""Use cases of stops: add one, drop one."""

from collections.abc import Sequence
from dataclasses import replace

from tools.families.names import plural
from tools.families.rights import unlocked
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.ids import new_id
from tools.kernel.place import Place
from tools.kernel.reply import Reply
from tools.kernel.words import joined
from tools.trips.head import ensure, head
from tools.trips.locating import Found, look_up, placed
from tools.trips.model import Stop, StopRole, Trip
from tools.trips.naming import renamed_after_stops, settled_by
from tools.trips.reading import LONGEST_NIGHTS, between, day, short_day
from tools.trips.starting import open_points
from tools.trips.stops import find, same, stronger

_MOST_STOPS = 100
_AS = {
    StopRole.START: "where we start",
    StopRole.MUST: "a must",
    StopRole.WANT: "on the wish list",
    StopRole.MEET: "where we meet",
    StopRole.OVERNIGHT: "for the night",
    StopRole.END: "where we finish",
}


async def stops_in_order(act: Act) -> list[Stop]:
    """Return the trip's stops in the order people named them."""
    return sorted(await act.uow.of(Stop).all(), key=lambda stop: stop.position)


async def add_stop(
    act: Act,
    place: str,
    role: str | None = None,
    nights: int | None = None,
    date: str | None = None,
    wanted_by: Sequence[str] = (),
) -> Reply:
    """Add a stop, or tell more about one that is there; a place nobody knows is kept by its name.

    Raises Unclear when several places may be meant.
    """
    unlocked(act, await head(act), "change the stops")
    name = " ".join(place.split())[:120]
    if not name:
        raise Refusal("Which place shall I add?")
    between(nights, 0, LONGEST_NIGHTS, "A number of nights")
    said = Stop(new_id(), name, role=_role(role), nights=nights, date=day(date))
    stops = await stops_in_order(act)
    found = await look_up(act, name)
    known = same(stops, name, found.place)
    if known is None and found.question is not None:
        raise found.question
    if known is None and len(stops) >= _MOST_STOPS:
        raise Refusal(f"That's more than {_MOST_STOPS} stops; drop one first.")
    roster = await Roster.load(act)
    wishers, strangers = _wishers(act, roster, wanted_by)
    if known and known.wanted_by and not wanted_by:  # "us too", or everybody by now
        own = roster.own_family(act)
        wishers = (f"family:{own.id}",) if own else tuple(f"family:{f.id}" for f in roster.families)
    stop = _merged(known, said, role is not None, wishers) if known else replace(said, wanted_by=wishers)
    stop = placed(stop, found.place) if stop.lat is None else stop
    await _keep(act, stops, stop, known is None, found.place)
    return _kept(await ensure(act), stop, known is None, found, strangers, _for_whom(roster, stop))


def _role(said: str | None) -> StopRole:
    if said is None:
        return StopRole.WANT
    try:
        return StopRole(said.strip().lower())
    except ValueError:
        raise Refusal(f"A stop is {', '.join(StopRole)}; I don't know “{said}”.") from None


def _for_whom(roster: Roster, stop: Stop) -> str:
    """Which families a stop is for, where it is not for all: "for the Lees"."""
    families = {f.name: None for p in stop.wishers if (f := roster.family_of(p))}
    if stop.nights or stop.role not in (StopRole.WANT, StopRole.MUST):
        return ""
    if not 0 < len(families) < len(roster.families):
        return ""
    return f", for the {joined([plural(name) for name in families])}"


def _wishers(act: Act, roster: Roster, wanted_by: Sequence[str]) -> tuple[tuple[str, ...], list[str]]:
    """Return who wants the stop as "kind:id", and a sentence about each name nobody knows."""
    wishers, strangers = list[str](), list[str]()
    for said in wanted_by:
        try:
            party = roster.party(said, act)
        except Refusal:
            strangers.append(f"I don't know {said.partition(':')[2] or said} yet, so the wish has no name.")
            continue
        wishers += [f"{party.kind}:{party.id}"] if party else [f"family:{f.id}" for f in roster.families]
    return tuple(dict.fromkeys(wishers)), strangers


def _merged(known: Stop, said: Stop, with_role: bool, wishers: tuple[str, ...]) -> Stop:
    return replace(
        known,
        role=stronger(known.role, said.role if with_role else None),
        nights=known.nights if said.nights is None else said.nights,
        date=said.date or known.date,
        wanted_by=tuple(dict.fromkeys((*known.wanted_by, *wishers))),
    )


async def _keep(act: Act, stops: list[Stop], stop: Stop, new: bool, place: Place | None) -> None:
    if new:
        stop = replace(stop, position=max((s.position for s in stops), default=-1) + 1)
        first = not any(s.lat is not None for s in stops)
        await renamed_after_stops(act, stops, [*stops, stop])
        if first and place is not None:
            await settled_by(act, place)
    await act.uow.of(Stop).put(stop)


def _kept(
    trip: Trip, stop: Stop, new: bool, found: Found, strangers: Sequence[str], whose: str = ""
) -> Reply:
    about = _AS[stop.role] + whose
    if stop.nights:
        about += f", {stop.nights} night{'s' if stop.nights > 1 else ''}"
    if stop.date:
        about += f", {short_day(stop.date)}"
    first = f"{stop.name} {'is in' if new else 'noted'}: {about}."
    notes = open_points([found]) if stop.lat is None else []
    if stop.date and _outside(trip, stop):
        notes.append(f"{short_day(stop.date)} is outside the trip's days, though.")
    return Reply("\n".join([first, *notes, *strangers]), short=first)


def _outside(trip: Trip, stop: Stop) -> bool:
    if stop.date is None or trip.start_date is None or trip.end_date is None:
        return False
    return not trip.start_date <= stop.date <= trip.end_date


async def remove_stop(act: Act, place: str) -> Reply:
    """Take a stop off the trip; Refusal when there is none such, Unclear when several may be meant."""
    unlocked(act, await head(act), "change the stops")
    stops = await stops_in_order(act)
    found = await look_up(act, place) if "," in place else Found(place)
    stop = find(stops, place, found.place)
    await act.uow.of(Stop).remove(stop.id)
    left = [s for s in stops if s.id != stop.id]
    await renamed_after_stops(act, stops, left)
    rest = " → ".join(s.name for s in left) or "none"
    return Reply(f"{stop.name} is off the list. Stops now: {rest}.", short=f"{stop.name} is off the list.")
