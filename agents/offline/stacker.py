"""Learns how to weigh the heads' scores, from messages of authors those heads were not trained on."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from agents.offline.heads import Heads
from agents.offline.intent import allowed
from agents.offline.rows import Row
from agents.offline.stacking import FEATURES, Matrix, raised, scores, stacked

_SHARED, _OWN, _ROUNDS = 1.0, 60.0, 200  # decay of what all tools share, and of what is a tool's own


def stack(unseen: Sequence[tuple[Heads, Sequence[Row]]]) -> Matrix:
    """Weights (tools, FEATURES); each pair is heads and rows they have not seen."""
    tools = unseen[0][0].tools[:-1]
    rows = [row for _, some in unseen for row in some]
    found = [(scores(h, r.seen), r.mention) for h, some in unseen for r in some]
    given = np.array([stacked(s, mention) for s, mention in found], np.float64)
    signs = np.array([raised(s) for s, _ in found], np.float64)
    truth = np.array([[t in r.tools for t in tools] for r in rows], np.float64)
    counts = np.array([allowed(tools, r.mention) for r in rows], np.float64)
    size = len(FEATURES)

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        shared, own = flat[:size], flat[size:].reshape(len(tools), size)
        z = np.einsum("ntf,tf->nt", given, shared + own) + signs
        value = (counts * (np.logaddexp(0, z) - truth * z)).sum()
        slope = np.einsum("nt,ntf->tf", counts * (1 / (1 + np.exp(-z)) - truth), given)
        value += _SHARED / 2 * (shared**2).sum() + _OWN / 2 * (own**2).sum()
        return float(value), np.concatenate([slope.sum(0) + _SHARED * shared, (slope + _OWN * own).ravel()])

    start = np.zeros(size * (len(tools) + 1))
    best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS}).x
    return np.asarray(best[:size] + best[size:].reshape(len(tools), size), dtype=np.float32)
