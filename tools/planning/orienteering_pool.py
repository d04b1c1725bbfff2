"""Every tour ever built, and the best that share no stop put together again."""

from tools.planning.orienteering_model import Orienteering

KEPT = 2_000  # tours remembered


class Pool:
    """Tours by the set of their vertices."""

    def __init__(self, problem: Orienteering) -> None:
        self.problem = problem
        self.tours: dict[int, tuple[float, tuple[int, ...]]] = {}

    def remember(self, stops: list[int]) -> None:
        """Keep a tour."""
        mask = 0
        for vertex in stops:
            mask |= 1 << vertex
        mask &= ~1
        if mask not in self.tours:
            self.tours[mask] = (sum(self.problem.profit[v] for v in stops), tuple(stops))
            if len(self.tours) > 2 * KEPT:
                best = sorted(self.tours.items(), key=lambda e: -e[1][0])[:KEPT]
                self.tours = dict(best)

    def joined(self, least: float) -> list[list[int]] | None:
        """The best disjoint tours of those remembered, when they are worth more than `least`."""
        ranked = sorted(((p, m, t) for m, (p, t) in self.tours.items()), key=lambda e: -e[0])[:KEPT]
        best, found = least + 1e-9, None
        count = self.problem.tours

        def extend(first: int, taken: int, profit: float, chosen: list[tuple[int, ...]]) -> None:
            nonlocal best, found
            wanted = count - len(chosen)
            for n in range(first, len(ranked)):
                own, mask, tour = ranked[n]
                if profit + wanted * own <= best:
                    return
                if mask & taken:
                    continue
                if wanted == 1:
                    best, found = profit + own, [*chosen, tour]
                    return
                extend(n + 1, taken | mask, profit + own, [*chosen, tour])

        extend(0, 0, 0.0, [])
        return [list(t) for t in found] if found else None
