"""Which stops on which tours: team orienteering with time windows.

An immutable problem, a stop rule and a seed go in, tours come out; no I/O. Few vertices are tried exactly,
more by ruin and recreate; every tour built is remembered, and the best that are apart are joined again.
"""

from tools.planning.orienteering_exact import FEW, exact
from tools.planning.orienteering_model import Orienteering, Tours, Until
from tools.planning.orienteering_search import Search

__all__ = ["Orienteering", "Tours", "Until", "solve"]

PATIENT = Until()


def solve(problem: Orienteering, until: Until = PATIENT, seed: int = 0) -> Tours:
    """Return the best tours found; with at most FEW vertices, the best there are."""
    if len(problem.profit) - 1 <= FEW:
        return exact(problem)
    return Search(problem, until, seed).run()
