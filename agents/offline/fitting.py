"""Fits the heads: logistic regressions of all tools at once, over messages and over their clauses."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from agents.offline.heads import ACTS, SPARSE_SCALE, VECTOR_SCALE, Heads
from agents.offline.rows import Part, Row
from agents.offline.slots.readers import READERS

# Tools no line teaches yet: heard as commands only.
_UNTAUGHT = frozenset({"repeat_expense"})
# The last column tells whether anything is called at all.
TOOLS = (*sorted(READERS.keys() - _UNTAUGHT), ACTS)
_JOINED_WEIGHT, _JOINED, _CLAUSE_WEIGHT = 0.4, 2500, 0.5
_DECAY, _ROUNDS, _AGAIN, _LEAST = 0.15, 60, 35, 4
Matrix = NDArray[np.float32]


@dataclass(frozen=True)
class Case:
    """One thing to learn: features, and for each tool the truth (0, 1) and its weight (0: not known)."""

    part: Part
    truth: Matrix
    weight: Matrix


def fit(rows: Sequence[Row], seed: int = 1) -> Heads:
    """Heads of messages, then refined with the clauses they are most likely told in."""
    wholes = [_whole(r) for r in rows] + joined(rows, _JOINED, seed)
    first = _fit(wholes, _names(wholes), None, _ROUNDS)
    told = [case for r in rows if len(r.seen.parts) > 1 for case in _clauses(r, first)]
    return _fit(wholes + told, first.rows, first.weights, _AGAIN)


def _truth(tools: frozenset[str]) -> Matrix:
    return np.array([t in tools or (t == ACTS and bool(tools)) for t in TOOLS], np.float32)


def _whole(row: Row) -> Case:
    return Case(row.seen.whole, _truth(row.tools), np.full(len(TOOLS), row.weight, np.float32))


def joined(rows: Sequence[Row], count: int, seed: int) -> list[Case]:
    """Pairs of messages as one, so that several facts in one message are known."""
    dice = random.Random(seed)
    found: list[Case] = []
    while len(found) < count:
        a, b = dice.sample(list(rows), 2)
        if a.mention == b.mention and (a.tools or b.tools):
            vector = a.seen.whole.vector + b.seen.whole.vector
            both = (a.seen.whole.grams | b.seen.whole.grams) - {"=short"}
            part = Part(both, vector / np.linalg.norm(vector), frozenset())
            weight = np.full(len(TOOLS), _JOINED_WEIGHT, np.float32)
            found.append(Case(part, _truth(a.tools | b.tools), weight))
    return found


def _clauses(row: Row, heads: Heads) -> list[Case]:
    """Each clause as a case: a tool called is told in its likeliest clause, elsewhere it is unknown."""
    parts = (*row.seen.parts, *row.seen.sentences)
    scores = np.array([heads.logits(p.grams, p.vector) for p in parts])
    truth = np.zeros_like(scores)
    weight = np.full_like(scores, row.weight * _CLAUSE_WEIGHT)
    for tool in row.tools:
        column = TOOLS.index(tool)
        best = int(np.argmax(scores[:, column]))
        truth[best, column] = 1
        weight[:, column] = 0
        weight[best, column] = row.weight * _CLAUSE_WEIGHT
    if row.tools:
        acts = truth.any(axis=1)
        truth[:, -1], weight[:, -1] = acts, acts * row.weight * _CLAUSE_WEIGHT
    return [Case(p, t, w) for p, t, w in zip(parts, truth, weight, strict=True)]


def _names(cases: Sequence[Case]) -> dict[str, int]:
    seen = Counter(g for c in cases for g in c.part.grams)
    return {g: i for i, g in enumerate(sorted(g for g, n in seen.items() if n >= _LEAST))}


def _fit(cases: Sequence[Case], names: dict[str, int], start: Matrix | None, rounds: int) -> Heads:
    """L-BFGS with L2; from `start` when given."""
    sparse = _sparse(cases, names)
    dense = np.array([c.part.vector for c in cases], np.float32) * VECTOR_SCALE
    truth, weights = np.array([c.truth for c in cases]), np.array([c.weight for c in cases])
    back, count = sparse.T.tocsr(), len(names)

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        w = flat.astype(np.float32).reshape(-1, len(TOOLS))
        z = sparse @ w[:count] + dense @ w[count:-1] + w[-1]
        error = weights * (1 / (1 + np.exp(-z)) - truth)
        slope = np.vstack([back @ error, dense.T @ error, error.sum(0)[None]])
        slope[:-1] += _DECAY * w[:-1]
        value = (weights * (np.logaddexp(0, z) - truth * z)).sum() + _DECAY / 2 * (w[:-1] ** 2).sum()
        return float(value), slope.ravel().astype(np.float64)

    shape = (count + dense.shape[1] + 1) * len(TOOLS)
    begin = np.zeros(shape) if start is None else start.astype(np.float64).ravel()
    best = minimize(loss, begin, jac=True, method="L-BFGS-B", options={"maxiter": rounds})
    return Heads(TOOLS, names, best.x.reshape(-1, len(TOOLS)).astype(np.float32))


def _sparse(cases: Sequence[Case], names: dict[str, int]) -> csr_matrix:
    columns: list[int] = []
    ends, values = [0], []
    for case in cases:
        known = sorted(names[g] for g in case.part.grams if g in names)
        columns += known
        values += [SPARSE_SCALE / np.sqrt(max(len(known), 1))] * len(known)
        ends.append(len(columns))
    return csr_matrix((np.array(values, np.float32), columns, ends), shape=(len(cases), len(names)))
