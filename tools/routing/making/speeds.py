"""How long each piece of road takes, and how thick the traffic around it gets.

No road class or limit is in the data. What is: how straight a road is, how many junctions are around it, and
which roads are freeways (the corridors). The model was fitted on published drive times.
"""

import numpy as np
from scipy.spatial import cKDTree

from tools.routing.making.highways import Bools, Floats, Graph
from tools.routing.sphere import on_ball, straight_km

ROAD_KMH = 82.0
FREEWAY_KMH = 109.0
SLOWEST_KMH, FASTEST_KMH = 45.0, 120.0
CITY_KM = 20.0


def kmh(graph: Graph, freeway: Bools) -> Floats:
    """Return the usual speed on each edge."""
    chord = straight_km(
        graph.lat[graph.tail], graph.lon[graph.tail], graph.lat[graph.head], graph.lon[graph.head]
    )
    winding = np.clip(graph.km / np.maximum(chord, 0.05) - 1.08, 0.0, 0.6)
    ball = on_ball(graph.lat, graph.lon)
    around = cKDTree(ball).query_ball_point(ball, 6.0, return_length=True)
    thick = np.clip(np.log1p((around[graph.tail] + around[graph.head]) / 2) - 3.0, 0.0, 3.0)
    base = np.where(freeway, FREEWAY_KMH, ROAD_KMH)
    bends = 90.0 * winding * np.where(freeway, 0.4, 1.0)
    return np.asarray(np.clip(base - bends - 9.0 * thick, SLOWEST_KMH, FASTEST_KMH))


def crowding(graph: Graph, lat: Floats, lon: Floats, people: Floats) -> Floats:
    """Return 0..1 for each edge: 0 in the country, 1 in a city of some millions.

    `lat`, `lon`, `people` are the towns; those within 20 km count.
    """
    middle = on_ball(
        (graph.lat[graph.tail] + graph.lat[graph.head]) / 2,
        (graph.lon[graph.tail] + graph.lon[graph.head]) / 2,
    )
    big = people > 20_000
    pairs = cKDTree(on_ball(lat[big], lon[big])).sparse_distance_matrix(
        cKDTree(middle), CITY_KM, output_type="coo_matrix"
    )
    around = np.bincount(pairs.col, weights=people[big][pairs.row], minlength=len(graph.km))
    return np.asarray(np.clip((np.log10(1.0 + around) - 5.3) / 1.3, 0.0, 1.0))
