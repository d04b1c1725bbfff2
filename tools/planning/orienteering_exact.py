"""Team orienteering with few vertices, exactly: the earliest end of every set, then the best sets apart.

A dynamic programme over (set, last vertex), as for the travelling salesman (Held and Karp 1962): of all
orders to visit a set and end at a vertex only the earliest can matter.
"""

from functools import cache

from tools.planning.orienteering_model import Orienteering, Tours

FEW = 8  # vertices beside the start; a few milliseconds

# by set and last vertex: when service begins there, and the vertex before
Reached = dict[tuple[int, int], tuple[float, int]]


def exact(problem: Orienteering) -> Tours:
    """Return the most profitable tours."""
    reached = _reached(problem)
    tours = _tours(problem, reached)
    worth = {mask: sum(problem.profit[v] for v in tour) for mask, tour in tours.items()}

    @cache
    def best(count: int, free: int) -> tuple[float, tuple[int, ...]]:
        """The most that so many tours collect of the free vertices, and the sets they visit."""
        if count == 0:
            return 0.0, ()
        options = [best(count - 1, free & ~mask) for mask in worth if not mask & ~free]
        masks = [mask for mask in worth if not mask & ~free]
        each = [(worth[m] + rest, (m, *others)) for m, (rest, others) in zip(masks, options, strict=True)]
        return max(each, key=lambda e: e[0])

    profit, masks = best(problem.tours, sum(1 << v for v in range(1, len(problem.profit))))
    return Tours(tuple(tours[m] for m in masks), profit, 0)


def _reached(problem: Orienteering) -> Reached:
    """The earliest service begins at each last vertex of each set, smaller sets first."""
    count, start = len(problem.profit), problem.opens[0]
    reached: Reached = {(0, 0): (start, 0)}
    layer = [(0, 0)]
    while layer:
        following: dict[tuple[int, int], None] = {}
        for mask, last in layer:
            begin = reached[mask, last][0]
            for vertex in (v for v in range(1, count) if not mask >> v & 1):
                arrive = begin + problem.service[last] + problem.travel[last][vertex]
                key, now = (mask | 1 << vertex, vertex), max(arrive, problem.opens[vertex])
                if now <= problem.closes[vertex] and now < reached.get(key, (now + 1.0, 0))[0]:
                    reached[key] = (now, last)
                    following[key] = None
        layer = list(following)
    return reached


def _tours(problem: Orienteering, reached: Reached) -> dict[int, tuple[int, ...]]:
    """An order for each set that can be visited in time to be back."""
    tours: dict[int, tuple[int, ...]] = {}
    for (mask, last), (begin, _) in reached.items():
        back = begin + problem.service[last] + problem.travel[last][0]
        if mask not in tours and (mask == 0 or back <= problem.closes[0]):
            tours[mask] = _order(reached, mask, last)
    return tours


def _order(reached: Reached, mask: int, last: int) -> tuple[int, ...]:
    order = list[int]()
    while mask:
        order.append(last)
        mask, last = mask & ~(1 << last), reached[mask, last][1]
    return tuple(reversed(order))
