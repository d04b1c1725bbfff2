"""A drive as `pathfinder route` shows it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from tools.kernel.errors import Refusal
from tools.kernel.place import Place
from tools.routing.arriving import arriving
from tools.routing.electric import charge_stops
from tools.routing.ends import apart, stations
from tools.routing.model import Route, Step, Waypoint
from tools.routing.ports import Roads
from tools.routing.wording import clock_words, drive_words, in_miles

_CHARGE_MINUTES = 30
_CLOCK = re.compile(r"(1[0-2]|0?[1-9])(?::([0-5]\d))?\s*(am|pm)")


@dataclass(frozen=True)
class Asked:
    """A drive as asked for: places as said, in order; when to leave, local where it starts, or when to be
    there, local where it ends; an electric car's range in km.
    """

    said: Sequence[str]
    depart: str | None = None
    arrive: str | None = None
    ev: float | None = None


async def driven(roads: Roads, asked: Asked) -> dict[str, Any]:
    """Return the drive with its legs and notes; Refusal when it cannot be."""
    if asked.depart and asked.arrive:
        raise Refusal("Say when you leave or when you want to be there, not both.")
    places = await stations(roads, asked.said)
    apart(places)
    leaving = _moment(asked.depart, places[0])
    if arrive := _moment(asked.arrive, places[-1]):
        leaving, found = await arriving(roads, places, arrive)
    else:
        found = await roads.route(places[0], places[-1], places[1:-1], leaving)
    legs, note = _legs(found.steps), found.note
    if asked.ev is not None:
        stops = charge_stops(found, await roads.along(found, ("charge",)), asked.ev)
        legs, note = _electric(found, stops), f"{note} {_charging(stops)}"
    times = _times(leaving, found)
    return {
        "from": shown(found.origin), "to": shown(found.destination), "km": found.km, "minutes": found.minutes,
        "depart": times[0], "arrive": times[1], "legs": legs, "note": note, "words": _words(found, leaving),
        "miles": in_miles(found.origin, found.destination),
    }  # fmt: skip


def _times(leaving: datetime | None, found: Route) -> tuple[str | None, str | None]:
    """When the drive begins and ends, each local there, as ISO; None when nobody said."""
    if leaving is None:
        return None, None
    there = leaving + timedelta(minutes=found.minutes)
    zones = (ZoneInfo(place.timezone or "UTC") for place in (found.origin, found.destination))
    first, last = (
        when.astimezone(zone).isoformat(timespec="minutes")
        for when, zone in zip((leaving, there), zones, strict=True)
    )
    return first, last


def _words(found: Route, leaving: datetime | None) -> str:
    if leaving is None:
        return drive_words(found)
    there = leaving + timedelta(minutes=found.minutes)
    times = clock_words(leaving, found.origin), clock_words(there, found.destination)
    return f"{drive_words(found)} {times[0]} → about {times[1]}, without breaks."


def _moment(said: str | None, there: Place) -> datetime | None:
    if said is None:
        return None
    zone = ZoneInfo(there.timezone or "UTC")
    try:
        if clock := _CLOCK.fullmatch(said.strip().lower()):
            hour = int(clock[1]) % 12 + (12 if clock[3] == "pm" else 0)
            return datetime.combine(datetime.now(zone).date(), time(hour, int(clock[2] or 0)), zone)
        if len(said) <= 5:
            return datetime.combine(datetime.now(zone).date(), time.fromisoformat(said), zone)
        when = datetime.fromisoformat(said)
    except ValueError:
        raise Refusal(f"“{said}” is not a time I can read. Try 2027-07-10T08:00.") from None
    return when if when.tzinfo else when.replace(tzinfo=zone)


def _legs(steps: Sequence[Step]) -> list[dict[str, Any]]:
    """The steps with their ends; where both have one name, the port of the town is called so."""
    boats = [step.mode != "road" for step in steps]
    return [
        _leg(step, to_port=not boat and any(boats[n + 1 : n + 2]))
        for n, (step, boat) in enumerate(zip(steps, boats, strict=True))
    ]


def _leg(step: Step, to_port: bool) -> dict[str, Any]:
    origin, destination = step.origin.name, step.destination.name
    if origin == destination and to_port:
        destination = f"{destination} (port)"
    elif origin == destination:
        origin = f"{origin} (port)"
    return {
        "from": origin, "to": destination, "km": step.km,
        "minutes": step.minutes, "mode": step.mode, "note": step.note,
    }  # fmt: skip


def _electric(found: Route, stops: list[Waypoint]) -> list[dict[str, Any]]:
    """Legs from charge to charge."""
    points = [(found.origin.name, 0.0, 0.0), *((s.place.name, s.km, s.minutes) for s in stops)]
    points.append((found.destination.name, found.km, found.minutes))
    notes = [
        f"charge ({'estimate' if s.estimate else ', '.join(filter(None, (s.detail, s.source)))})"
        for s in stops
    ]
    notes.append("")
    return [
        {"from": a, "to": b, "km": round(q - p, 1), "minutes": round(u - t, 1), "mode": "road",
         "note": note}
        for ((a, p, t), (b, q, u)), note in zip(pairwise(points), notes, strict=True)
    ]  # fmt: skip


def _charging(stops: list[Waypoint]) -> str:
    if not stops:
        return "No charging needed on the way."
    names = ", ".join(stop.place.name for stop in stops)
    words = [f"Charge at {names}: about {_CHARGE_MINUTES} min each, not in the time above."]
    if any(stop.estimate for stop in stops):
        words.append("That these towns have a fast charger is an estimate: check before you rely on it.")
    sources = dict.fromkeys(stop.source for stop in stops if not stop.estimate)
    words += [f"Chargers as {source} knows them." for source in sources]
    return " ".join(words)


def shown(place: Place) -> dict[str, Any]:
    """Return a place for JSON."""
    return {
        "name": place.name, "region": place.region, "lat": place.lat, "lon": place.lon, "kind": place.kind,
        "timezone": place.timezone,
    }  # fmt: skip
