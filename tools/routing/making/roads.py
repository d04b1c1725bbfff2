"""Makes the road network of North America and Europe."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from tools.routing.making import corridors, highways, linking, speeds, stitching
from tools.routing.making.corridors import Freeway
from tools.routing.making.highways import Bools, Floats, Graph
from tools.routing.making.linking import Link
from tools.routing.network import Network

AT_LEAST = 8  # junctions of a connected piece; fewer are scraps
STRAIGHTENED = 1.015  # the data rounds bends off: its roads are so much shorter than driven


@dataclass(frozen=True)
class Towns:
    """What the roads need to know of the towns: where they are, how many live there, and some by name."""

    lat: Floats
    lon: Floats
    people: Floats
    named: dict[str, tuple[float, float]]


def on_map(graph: Graph) -> Bools:
    """Return which junctions lie in North America (to Guatemala) or Europe (without Africa)."""
    lat, lon = graph.lat, graph.lon
    america = (lat > 14) & (lat < 84) & (lon > -170) & (lon < -50)
    europe = (lat > 34.4) & (lat < 72) & (lon > -25) & (lon < 45)
    maghreb = (lat < 37.4) & (lon > 0) & (lon < 11.3)
    algeria = (lat < 36.3) & (lon > -2.2) & (lon <= 0)
    morocco = (lat < 35.88) & (lon <= -2.2)
    levant = (lat < 36.0) & (lon > 34.6)
    return np.asarray(america | (europe & ~maghreb & ~algeria & ~morocco & ~levant))


def made(
    source: Path, links: list[Link], freeways: list[Freeway], towns: Towns, tell: Callable[[str, float], None]
) -> Network:
    """Return the network; `tell` hears of each step and how much is done (0..1)."""
    tell("reading the highways", 0.0)
    graph = highways.read(source)
    tell("closing gaps", 0.3)
    graph = graph.kept(on_map(graph))
    graph = stitching.stitched(stitching.bridged(graph))
    graph = graph.kept(stitching.large(graph, AT_LEAST))
    tell("adding missing roads and ferries", 0.5)
    graph = replace(graph, km=graph.km * STRAIGHTENED)
    graph, minutes, names = linking.linked(graph, links)
    tell("marking freeways", 0.6)
    road = corridors.marked(graph, freeways, towns.named)
    tell("estimating speeds", 0.9)
    return _network(graph, minutes, names, road, [f.name for f in freeways], towns)


def _network(
    graph: Graph, link_minutes: Floats, links: list[str], road: np.ndarray, freeways: list[str], towns: Towns
) -> Network:
    """The network with times and names; the last edges are the links, in order."""
    minutes = graph.km / speeds.kmh(graph, road > 0) * 60.0
    link = np.zeros(len(graph.km), dtype=np.int32)
    if links:
        minutes[-len(links) :] = link_minutes
        link[-len(links) :] = len(freeways) + 1 + np.arange(len(links))
    crowd = speeds.crowding(graph, towns.lat, towns.lon, towns.people)
    names = np.array(["", *freeways, *links])
    return Network(
        graph.lat, graph.lon, graph.tail, graph.head, graph.km, minutes, road, link, graph.ferry,
        np.where(graph.ferry, 0.0, crowd), stitching.components(graph), names,
    )  # fmt: skip
