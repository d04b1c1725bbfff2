"""Tours with their times, and what inserting a vertex costs: all are judged at once with numpy."""

from dataclasses import dataclass, field
from math import inf

import numpy as np
import numpy.typing as npt

from tools.planning.orienteering_model import Orienteering

Floats = npt.NDArray[np.float64]
Vertices = npt.NDArray[np.intp]
Skipped = npt.NDArray[np.bool_]


@dataclass
class Tour:
    """A tour with 0 at both ends: when service begins at each vertex, and the latest it may begin."""

    stops: list[int]
    begins: list[float] = field(default_factory=list)
    latest: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Options:
    """Vertices that fit into a tour, the least time each costs there, and behind which stop."""

    vertices: Vertices
    cost: Floats
    at: Vertices


class Fitting:
    """What fits where in the tours of a problem."""

    def __init__(self, problem: Orienteering) -> None:
        self.problem, self.table = problem, problem.travel
        self.travel = np.array(problem.travel)
        self.back = np.ascontiguousarray(self.travel.T)  # [to][from]
        self.service = np.array(problem.service)
        self.opens, self.closes = np.array(problem.opens), np.array(problem.closes)

    def timed(self, tour: Tour | list[int]) -> Tour:
        """Reckon when service begins at each stop, and the latest it may begin."""
        tour = tour if isinstance(tour, Tour) else Tour(tour)
        stops, table, problem = tour.stops, self.table, self.problem
        opens, closes, service = problem.opens, problem.closes, problem.service
        now, begins, before = opens[0], [opens[0]], 0
        for vertex in stops[1:]:
            now += service[before] + table[before][vertex]
            now = opens[vertex] if now < opens[vertex] else now
            begins.append(now)
            before = vertex
        late, latest, after = closes[0], [closes[0]], 0
        for vertex in stops[-2::-1]:
            late -= table[vertex][after] + service[vertex]
            late = closes[vertex] if late > closes[vertex] else late
            latest.append(late)
            after = vertex
        latest.reverse()
        tour.begins, tour.latest = begins, latest
        return tour

    def insertions(self, tour: Tour, vertices: Vertices, skipped: Skipped | None = None) -> Options:
        """The least time each of these vertices costs in a tour, and behind which stop, if it fits.

        `skipped` are stops behind which nothing is put this time.
        """
        here, there = tour.stops[:-1], tour.stops[1:]
        leave = (np.array(tour.begins[:-1]) + self.service[here])[:, None]
        begin = np.maximum(leave + self.travel[here][:, vertices], self.opens[vertices])
        done = begin + self.service[vertices] + self.back[there][:, vertices]
        fits = (begin <= self.closes[vertices]) & (done <= np.array(tour.latest[1:])[:, None] + 1e-9)
        cost = np.where(fits, done - (leave + self.travel[here, there][:, None]), inf)
        if skipped is not None:
            cost[skipped] = inf
        at = cost.argmin(axis=0)
        least = cost[at, np.arange(len(vertices))]
        good = least < inf
        return Options(vertices[good], np.maximum(least[good], 0.01), at[good])
