"""A drive as `pathfinder route` shows it."""

from datetime import datetime, time
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from tools.kernel.errors import Refusal
from tools.kernel.place import Place
from tools.routing.electric import charge_stops
from tools.routing.model import Route, Step, Waypoint
from tools.routing.ports import Roads
from tools.routing.wording import drive_words

_CHARGE_MINUTES = 30


async def driven(
    roads: Roads, origin: str, destination: str, via: list[str], depart: str | None, ev: float | None
) -> dict[str, Any]:
    """Return the drive between places as said, with its legs and notes; Refusal when it cannot be.

    `depart` is local at `origin`; `ev` is an electric car's range in km.
    """
    stations: list[Place] = []
    for said in (origin, *via, destination):
        stations.append(await roads.locate(said, stations[-1] if stations else None))
    leaving = _leaving(depart, stations[0])
    found = await roads.route(stations[0], stations[-1], stations[1:-1], leaving)
    legs = [_leg(step) for step in found.steps]
    note = found.note
    if ev is not None:
        stops = charge_stops(found, await roads.along(found, ("charge",)), ev)
        legs, note = _electric(found, stops), f"{note} {_charging(stops)}"
    return {
        "from": shown(found.origin), "to": shown(found.destination), "km": found.km, "minutes": found.minutes,
        "legs": legs, "note": note, "words": drive_words(found),
    }  # fmt: skip


def _leaving(said: str | None, start: Place) -> datetime | None:
    if said is None:
        return None
    zone = ZoneInfo(start.timezone or "UTC")
    try:
        if len(said) <= 5:
            return datetime.combine(datetime.now(zone).date(), time.fromisoformat(said), zone)
        when = datetime.fromisoformat(said)
    except ValueError:
        raise Refusal(f"“{said}” is not a time I can read. Try 2027-07-10T08:00.") from None
    return when if when.tzinfo else when.replace(tzinfo=zone)


def _leg(step: Step) -> dict[str, Any]:
    return {
        "from": step.origin.name, "to": step.destination.name, "km": step.km, "minutes": step.minutes,
        "mode": step.mode, "note": step.note,
    }  # fmt: skip


def _electric(found: Route, stops: list[Waypoint]) -> list[dict[str, Any]]:
    """Legs from charge to charge."""
    points = [(found.origin.name, 0.0, 0.0), *((s.place.name, s.km, s.minutes) for s in stops)]
    points.append((found.destination.name, found.km, found.minutes))
    return [
        {"from": a, "to": b, "km": round(q - p, 1), "minutes": round(u - t, 1), "mode": "road",
         "note": "" if b == found.destination.name else "charge (estimate)"}
        for (a, p, t), (b, q, u) in pairwise(points)
    ]  # fmt: skip


def _charging(stops: list[Waypoint]) -> str:
    if not stops:
        return "No charging needed on the way."
    names = ", ".join(stop.place.name for stop in stops)
    return (
        f"Charge at {names}: about {_CHARGE_MINUTES} min each, not in the time above. "
        "That these towns have a fast charger is an estimate: check before you rely on it."
    )


def shown(place: Place) -> dict[str, Any]:
    """Return a place for JSON."""
    return {
        "name": place.name, "region": place.region, "lat": place.lat, "lon": place.lon, "kind": place.kind,
        "timezone": place.timezone,
    }  # fmt: skip
