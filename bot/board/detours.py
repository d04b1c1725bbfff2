"""Ways that were planned anew on the road, as the map draws them."""

from collections.abc import Mapping, Sequence
from typing import Any

from tools.documents.map_projection import Spot
from tools.documents.map_view import Leg, Line
from tools.kernel.place import Place
from tools.planning.export import family_as_json
from tools.planning.model import ItemKind
from tools.travel_day.living import DayState
from tools.travel_day.model import StatusReport, Way


def driven(itinerary: Mapping[str, Any] | None, today: DayState) -> Mapping[str, Any] | None:
    """Return an exported itinerary with today's ways in the place of those that are not driven."""
    names = {name for name, state in today.families.items() if state.ways}
    if itinerary is None or not names:
        return itinerary
    anew = {f.family: family_as_json(f) for f in today.planned.families if f.family in names}
    days = [
        {**day, "families": [anew.get(own["family"], own) for own in day["families"]]}
        if day["date"] == today.planned.date.isoformat()
        else day
        for day in itinerary["days"]
    ]
    return {**itinerary, "days": days}


def lines_of(reports: Sequence[StatusReport]) -> dict[Leg, Line]:
    """Return the course of each drive of the ways that leave the usual road, the newest last."""
    ways = [report.way for report in reports if report.way is not None and report.way.line]
    return {leg: line for way in ways for leg, line in _legs(way)}


def _legs(way: Way) -> list[tuple[Leg, Line]]:
    """Return each drive of a way with its part of the course."""
    drives = [item for item in way.items if item.kind is ItemKind.DRIVE and item.to is not None]
    found: list[tuple[Leg, Line]] = []
    begin = 0
    for drive in drives:
        if drive.to is None:
            continue
        start, end = leg_end(drive.place), leg_end(drive.to)
        last = len(way.line) - 1 if drive is drives[-1] else _nearest(way.line, end, begin)
        found.append(((start, end), (start, *way.line[begin : last + 1], end)))
        begin = last
    return found


def leg_end(place: Place) -> Spot:
    """Return where a drive ends, as the export rounds it: legs are known by their ends."""
    return round(place.lat, 5), round(place.lon, 5)


def _nearest(line: Line, spot: Spot, begin: int) -> int:
    far = [abs(lat - spot[0]) + abs(lon - spot[1]) for lat, lon in line[begin:]]
    return begin + far.index(min(far))
