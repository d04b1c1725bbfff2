"""Use cases: when a family takes part, and how far and how dear its days may be."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from tools.families.at_wheel import OF_DRIVERS, driver_meant, in_words, limited
from tools.families.model import Family, Member
from tools.families.names import plural
from tools.families.rights import unlocked
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.money import Money
from tools.kernel.party import Party
from tools.kernel.reply import Reply
from tools.preferences.model import Setting
from tools.trips.head import ensure, head
from tools.trips.model import Trip
from tools.trips.reading import between, clock, day, short_day

PRIVATE = "private_limit"
LODGING = "lodging_per_night"
_OPEN = ("drive_minutes_per_day", "drive_minutes_per_leg", "not_before", "not_after")


def whose(act: Act, roster: Roster, said: str | None) -> Family:
    """Return the family an argument names, the speaker's own when it is left out; Refusal when unknown."""
    if said is None or not said.strip():
        said = "my_family"
    party = roster.party(said if ":" in said or said in ("me", "my_family") else f"family:{said}", act)
    family = roster.family_of(party) if party else None
    if family is None:
        raise Refusal("Which family do you mean?")
    return family


async def set_presence(
    act: Act,
    family: str | None = None,
    joins_date: str | None = None,
    joins_place: str | None = None,
    leaves_date: str | None = None,
    leaves_place: str | None = None,
) -> Reply:
    """Say when and where a family joins or leaves; days outside the trip are refused."""
    unlocked(act, await head(act), "change who is there when")
    if not (joins_date or joins_place or leaves_date or leaves_place):
        raise Refusal("When do they join or leave?")
    trip, told = await ensure(act), []
    for known in those(act, await Roster.load(act), family):
        changed = replace(
            known,
            joins_date=day(joins_date) or known.joins_date,
            joins_place=_place(joins_place) or known.joins_place,
            leaves_date=day(leaves_date) or known.leaves_date,
            leaves_place=_place(leaves_place) or known.leaves_place,
        )
        _check_presence(changed, trip)
        await act.uow.of(Family).put(changed)
        told.append(f"The {plural(known.name)} {presence(changed)}.")
    return Reply("\n".join(told), short=" ".join(told)[:240])


def those(act: Act, roster: Roster, said: str | None) -> tuple[Family, ...]:
    """Return the families an argument names: all of them for "all", else the one of `whose`."""
    if said is not None and said.strip().casefold() in ("all", "everyone", "everybody") and roster.families:
        return roster.families
    return (whose(act, roster, said),)


def _place(said: str | None) -> str | None:
    return " ".join(said.split())[:120] or None if said else None


def _check_presence(family: Family, trip: Trip) -> None:
    joins, leaves = family.joins_date, family.leaves_date
    who = f"The {plural(family.name)}"
    if joins and leaves and leaves < joins:
        raise Refusal(f"{who} would leave ({short_day(leaves)}) before they join ({short_day(joins)}).")
    if joins and trip.end_date and joins > trip.end_date:
        raise Refusal(
            f"{who} would join on {short_day(joins)}, after the trip ends ({short_day(trip.end_date)})."
        )
    if leaves and trip.start_date and leaves < trip.start_date:
        start = short_day(trip.start_date)
        raise Refusal(f"{who} would leave on {short_day(leaves)}, before the trip starts ({start}).")


def presence(family: Family) -> str:
    """Return when a family takes part, in words: "join on Thu, Jul 15 in Moab and leave on …"."""
    parts = [
        _moment("join", family.joins_date, family.joins_place),
        _moment("leave", family.leaves_date, family.leaves_place),
    ]
    return " and ".join(part for part in parts if part) or "are there all the time"


def _moment(verb: str, moment: date | None, place: str | None) -> str:
    if not (moment or place):
        return ""
    when = f" on {short_day(moment)}" if moment else ""
    preposition = "in" if verb == "join" else "from"
    return f"{verb}{when}" + (f" {preposition} {place}" if place else "")


async def set_limits(
    act: Act,
    family: str | None = None,
    drive_minutes_per_day: int | None = None,
    drive_minutes_per_leg: int | None = None,
    lodging_per_night: str | float | None = None,
    not_before: str | None = None,
    not_after: str | None = None,
    driver: str | None = None,
) -> Reply:
    """Set a family's limits; what is not said stays. A nightly sum told in a direct chat stays private.

    What is said of one of several drivers (`driver`, or in the words) is that driver's own limit.
    """
    unlocked(act, await head(act), "set limits")
    between(drive_minutes_per_day, 15, 24 * 60, "A day's driving in minutes")
    between(drive_minutes_per_leg, 10, 24 * 60, "Minutes of driving at a stretch")
    trip = await ensure(act)
    said: dict[str, Any] = {
        "drive_minutes_per_day": drive_minutes_per_day,
        "drive_minutes_per_leg": drive_minutes_per_leg,
        LODGING: _nightly(lodging_per_night, trip),
        "not_before": clock(not_before),
        "not_after": clock(not_after),
    }
    said = {name: value for name, value in said.items() if value is not None}
    if not said:
        raise Refusal("Which limit? For example: “no more than 5 hours driving a day”.")
    roster = await Roster.load(act)
    told = []
    for known in those(act, roster, family):
        member = driver_meant(act, roster, known, driver) if set(said) <= set(OF_DRIVERS) else None
        told.append(await (_driver(act, member, said) if member else _limited(act, trip, known, said)))
    return Reply("\n".join(told), short=" ".join(told)[:240])


async def _driver(act: Act, member: Member, said: Mapping[str, Any]) -> str:
    """Keep what one driver may do and return what to say about it."""
    changed = await act.uow.of(Member).put(limited(member, said))
    return f"Noted for {changed.name} at the wheel: {in_words(changed)}."


async def _limited(act: Act, trip: Trip, family: Family, said: Mapping[str, Any]) -> str:
    """Keep a family's limits and return what to say about it."""
    changed: Family = replace(family, **said)
    if changed.not_before and changed.not_after and changed.not_before >= changed.not_after:
        raise Refusal(
            f"Not before {changed.not_before:%H:%M} and not after {changed.not_after:%H:%M} leaves no day."
        )
    await act.uow.of(Family).put(changed)
    if LODGING in said:
        await _remember_privacy(act, changed)
    text = f"Noted for the {plural(family.name)}: {', '.join(limits_in_words(changed, trip, tuple(said)))}."
    return text + (" The sum stays between us." if LODGING in said and not act.group else "")


def _nightly(said: str | float | None, trip: Trip) -> int | None:
    if said is None or not str(said).strip():
        return None
    money = Money.parse(str(said).replace(",", ""), trip.currency)
    if money.minor <= 0:
        raise Refusal("A budget for a night has to be more than nothing.")
    return money.minor


async def _remember_privacy(act: Act, family: Family) -> None:
    """Mark the nightly limit private when it was told in a direct chat, public when in the group."""
    key = f"{act.trip_id}:{PRIVATE}:{family.id}"
    if act.group:
        await act.uow.of(Setting).remove(key)
    else:
        await act.uow.of(Setting).put(Setting(key, Party("family", family.id), PRIVATE, LODGING))


def limits_in_words(family: Family, trip: Trip, names: tuple[str, ...]) -> list[str]:
    """Return the limits called `names` in words, only those that are set."""
    lodging = family.lodging_per_night
    words = {
        "drive_minutes_per_day": _hours(family.drive_minutes_per_day, "driving a day"),
        "drive_minutes_per_leg": _hours(family.drive_minutes_per_leg, "at a stretch"),
        LODGING: f"up to {Money(lodging, trip.currency)} a night" if lodging else "",
        "not_before": f"not before {family.not_before:%H:%M}" if family.not_before else "",
        "not_after": f"not after {family.not_after:%H:%M}" if family.not_after else "",
    }
    return [words[name] for name in words if name in names and words[name]]


def spoken_limits(act: Act, roster: Roster, trip: Trip, family: Family) -> list[str]:
    """Return a family's limits as the speaker may read them here: the nightly sum only to itself."""
    own = not act.group and roster.own_family(act) == family
    return limits_in_words(family, trip, (*_OPEN, LODGING) if own else _OPEN)


def budget_note(act: Act, roster: Roster) -> list[str]:
    """Return a sentence for a group in which nightly sums are kept but not read out."""
    if not act.group or all(family.lodging_per_night is None for family in roster.families):
        return []
    return ["Budgets are kept, and I don't read them out here; ask me about yours in a direct message."]


def _hours(minutes: int | None, what: str) -> str:
    if minutes is None:
        return ""
    hours, rest = divmod(minutes, 60)
    spoken = f"{hours} h {rest:02d}" if hours and rest else f"{hours} h" if hours else f"{rest} min"
    return f"at most {spoken} {what}"
