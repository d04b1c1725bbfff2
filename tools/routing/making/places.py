"""Turns towns, parks and sights into the entries of the gazetteer."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from math import log10

import numpy as np
from scipy.spatial import cKDTree

from tools.kernel.place import Place
from tools.routing.folding import fold, is_latin
from tools.routing.making.curated import folded
from tools.routing.making.gazette import Entry
from tools.routing.making.towns import AMERICA, EUROPE, Town
from tools.routing.regions import division, region_name
from tools.routing.sphere import on_ball

KNOWN = 3_000  # people from whom on a town is also found by its names in other languages
SHORTEST = 4  # letters of such a name; shorter ones are airport codes and abbreviations

FAME, BEYOND = 0.7, 1.5  # what a famous town counts more, one beyond the map less
Famous = frozenset[tuple[str, str, str]]
Nicknames = Mapping[tuple[str, str, str], set[str]]
Gateways = Mapping[tuple[str, str, str], float]


def town_entries(
    towns: Iterable[Town], called: Nicknames, gateways: Gateways, famous: Famous
) -> Iterator[Entry]:
    """Yield towns as entries; a nickname belongs to the largest town of its name and region.

    The village at a famous park is meant more often than its few people would tell.
    """
    given: set[tuple[str, str, str]] = set()
    for town in sorted(towns, key=lambda t: -t.population):
        region = division(town.country, town.admin)
        names, key = folded([town.name]), (fold(town.name), region, town.country)
        if key in called and key not in given:
            given.add(key)
            names |= called[key]
        weight = max(log10(town.population + 200), gateways.get(key, 0.0))
        weight += FAME * (key in famous) - BEYOND * (town.country not in AMERICA | EUROPE)
        yield Entry(_place(town), region, weight, names, _others(town))


def _place(town: Town) -> Place:
    region = region_name(town.country, town.admin)
    return Place(town.name, town.lat, town.lon, town.timezone, region, "town", town.population, town.country)


def _others(town: Town) -> frozenset[str]:
    if town.population < KNOWN:
        return frozenset()
    return frozenset(name for name in map(fold, filter(is_latin, town.others)) if len(name) >= SHORTEST)


def with_timezones(entries: Iterable[Entry], towns: list[Town]) -> Iterator[Entry]:
    """Yield entries with the time zone of the nearest town of their country."""
    trees: dict[str, tuple[cKDTree, list[Town]]] = {}
    for entry in entries:
        land = entry.place.country or ""
        if land not in trees:
            own = [t for t in towns if t.country == land] or towns
            ball = on_ball(np.array([t.lat for t in own]), np.array([t.lon for t in own]))
            trees[land] = (cKDTree(ball), own)
        tree, own = trees[land]
        nearest = own[int(tree.query(on_ball(entry.place.lat, entry.place.lon)[0])[1])]
        yield replace(entry, place=replace(entry.place, timezone=nearest.timezone))
