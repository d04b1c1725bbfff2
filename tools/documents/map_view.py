"""What a map shows: whose roads, and which places, read from a trip export."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tools.documents.map_projection import Spot
from tools.documents.palette import colour
from tools.documents.reading import Row, row, rows, spot, text

Line = tuple[Spot, ...]
Leg = tuple[Spot, Spot]
_SEEN = ("visit", "meet", "check_in")  # what makes a place worth a number


@dataclass(frozen=True)
class Pin:
    """A numbered place on the map."""

    name: str
    spot: Spot


@dataclass(frozen=True)
class Home:
    """Where a family starts, in its colour."""

    name: str
    spot: Spot
    colour: str


@dataclass(frozen=True)
class Track:
    """One stretch of road (or of water: `boat`) and the colours of those who take it."""

    line: Line
    colours: tuple[str, ...]
    boat: bool = False


@dataclass(frozen=True)
class MapView:
    """A map's contents. `legend` names the families drawn, with their colours."""

    pins: tuple[Pin, ...] = ()
    homes: tuple[Home, ...] = ()
    tracks: tuple[Track, ...] = ()
    legend: tuple[tuple[str, str], ...] = field(default=())

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Every point that has to be seen."""
        lines = (spot for track in self.tracks for spot in track.line)
        return (*(p.spot for p in self.pins), *(h.spot for h in self.homes), *lines)


def leg_of(item: Row) -> Leg | None:
    """Return where a drive or ferry goes from and to; None for what is neither, or between unknown places."""
    start, end = spot(item.get("place")), spot(item.get("to"))
    if not (item.get("kind") == "drive" or is_ferry(item)) or start is None or end is None or start == end:
        return None
    return start, end


def is_ferry(item: Row) -> bool:
    """Whether a stretch is on a boat: time without driving that leads somewhere else."""
    return item.get("kind") == "free" and bool(row(item.get("to")))


def legs(export: Row) -> list[Leg]:
    """Return every different drive of a trip, in the order of its days."""
    found = (leg_of(item) for _, item in _items(export, None) if not is_ferry(item))
    return list(dict.fromkeys(leg for leg in found if leg))


def trip_map(export: Row, family: str | None = None, lines: Mapping[Leg, Line] | None = None) -> MapView:
    """Return the map of a trip, or of one family's part of it.

    `lines` is the course of roads by leg; a leg without one is drawn straight.
    """
    colours = {text(f.get("name")): colour(i) for i, f in enumerate(rows(export.get("families")))}
    drawn = {name: c for name, c in colours.items() if family in (None, name)}
    drivers: dict[Leg, list[str]] = {}
    boats: set[Leg] = set()
    for name, item in _items(export, family):
        leg = leg_of(item)
        boats |= {leg} if leg and is_ferry(item) else set()
        if leg and drawn.get(name, "") not in drivers.setdefault(leg, []) and name in drawn:
            drivers[leg].append(drawn[name])
    known = lines or {}
    tracks = [Track(known.get(leg, leg), tuple(own), leg in boats) for leg, own in drivers.items() if own]
    return MapView(
        tuple(_pins(export, family)), tuple(_homes(export, drawn)), tuple(tracks), tuple(drawn.items())
    )


def _items(export: Row, family: str | None) -> Iterable[tuple[str, Row]]:
    for day in rows(row(export.get("itinerary")).get("days")):
        for own in rows(day.get("families")):
            name = text(own.get("family"))
            if family in (None, name):
                yield from ((name, item) for item in rows(own.get("items")))


def _pins(export: Row, family: str | None) -> list[Pin]:
    """Return the places visited in their order; without a plan, the stops in the order they were named."""
    planned = [
        item.get("place")
        for _, item in sorted(_items(export, family), key=lambda own: text(own[1].get("start")))
        if item.get("kind") in _SEEN
    ]
    homes = {spot(f.get("home")) for f in rows(export.get("families"))}
    pins: dict[str, Pin] = {}
    for place in planned or rows(export.get("stops")):
        where, name = spot(place), text(row(place).get("name"), 60)
        if where and name and where not in homes:
            pins.setdefault(name, Pin(name, where))
    return list(pins.values())


def _homes(export: Row, drawn: Mapping[str, str]) -> list[Home]:
    """Return the homes of those drawn, if they start there."""
    driven = {leg[0] for leg in legs(export)} | {leg[1] for leg in legs(export)}
    homes = []
    for family in rows(export.get("families")):
        name, where = text(family.get("name")), spot(family.get("home"))
        if name in drawn and where and (where in driven or not driven):
            homes.append(Home(text(row(family.get("home")).get("name"), 60) or name, where, drawn[name]))
    return homes
