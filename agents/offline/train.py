# ruff: noqa: E501  # a pattern reads best on one line
"""Trains the intent heads: `python -m agents.offline.train [FOLDER OF train-*.jsonl]`, reproducible to the bit's noise.

The labelled messages stay where they are (../shared/data/chat); the lines of agents/offline/training come with the code.
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from agents.context import Context
from agents.offline.encoder import encode
from agents.offline.features import grams
from agents.offline.heads import SPARSE_SCALE, VECTOR_SCALE, WEIGHTS, Heads
from agents.offline.slots.readers import READERS
from agents.offline.training.generate import examples

LABELLED = Path(__file__).parents[2].parent / "shared" / "data" / "chat"
_MADE_WEIGHT, _JOINED_WEIGHT, _JOINED, _DECAY, _ROUNDS = 0.5, 0.4, 2500, 0.15, 80
Matrix = NDArray[np.float32]


@dataclass(frozen=True)
class Row:
    """A training message: features, vector, the tools it calls, how much it counts."""

    grams: frozenset[str]
    vector: Matrix
    tools: frozenset[str]
    mention: bool
    weight: float


def row(text: str, mention: bool, context: Context, tools: Sequence[str], weight: float) -> Row:
    """A message as the heads see it."""
    return Row(
        frozenset(grams(text, mention, context)), encode(text).pooled(), frozenset(tools), mention, weight
    )


def labelled(path: Path) -> list[Row]:
    """The rows of a labelled file."""
    found = []
    for line in path.read_text("utf-8").splitlines():
        said = json.loads(line)
        tools = [c["name"] for c in said["calls"]]
        found.append(row(said["text"], said["mention"], Context.model_validate(said["context"]), tools, 1.0))
    return found


def made() -> list[Row]:
    """The rows of our own lines."""
    return [row(e.text, e.mention, e.context, e.tools, _MADE_WEIGHT) for e in examples()]


def joined(rows: Sequence[Row], count: int, seed: int = 1) -> list[Row]:
    """Pairs of messages as one, so that several facts in one message are known."""
    dice = random.Random(seed)
    found: list[Row] = []
    while len(found) < count:
        a, b = dice.sample(list(rows), 2)
        if a.mention == b.mention and (a.tools or b.tools):
            vector = a.vector + b.vector
            both = (a.grams | b.grams) - {"=short"}
            unit = vector / np.linalg.norm(vector)
            found.append(Row(both, unit, a.tools | b.tools, a.mention, _JOINED_WEIGHT))
    return found


def fit(rows: Sequence[Row]) -> Heads:
    """Logistic regressions of all tools at once (L-BFGS, L2)."""
    rows = [*rows, *joined(rows, _JOINED)]
    seen = Counter(g for r in rows for g in r.grams)
    names = {g: i for i, g in enumerate(sorted(g for g, n in seen.items() if n >= 3))}
    tools = tuple(sorted(READERS))
    sparse, dense = _sparse(rows, names), np.array([r.vector for r in rows], np.float32) * VECTOR_SCALE
    truth = np.array([[t in r.tools for t in tools] for r in rows], np.float32)
    weights = np.array([r.weight for r in rows], np.float32)[:, None]
    back, count = sparse.T.tocsr(), len(names)

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        w = flat.astype(np.float32).reshape(-1, len(tools))
        z = sparse @ w[:count] + dense @ w[count:-1] + w[-1]
        error = weights * (1 / (1 + np.exp(-z)) - truth)
        slope = np.vstack([back @ error, dense.T @ error, error.sum(0)[None]])
        slope[:-1] += _DECAY * w[:-1]
        value = (weights * (np.logaddexp(0, z) - truth * z)).sum() + _DECAY / 2 * (w[:-1] ** 2).sum()
        return float(value), slope.ravel().astype(np.float64)

    start = np.zeros((count + dense.shape[1] + 1) * len(tools))
    best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS})
    return Heads(tools, names, best.x.reshape(-1, len(tools)).astype(np.float32))


def _sparse(rows: Sequence[Row], names: dict[str, int]) -> csr_matrix:
    columns: list[int] = []
    ends, values = [0], []
    for one in rows:
        known = sorted(names[g] for g in one.grams if g in names)
        columns += known
        values += [SPARSE_SCALE / np.sqrt(max(len(known), 1))] * len(known)
        ends.append(len(columns))
    return csr_matrix((np.array(values, np.float32), columns, ends), shape=(len(rows), len(names)))


def main(argv: Sequence[str]) -> int:
    """Trains on everything and writes the weights."""
    folder = Path(argv[0]) if argv else LABELLED
    files = sorted(folder.glob("train-*.jsonl"))
    rows = [r for f in files for r in labelled(f)] + made()
    heads = fit(rows)
    heads.save()
    sys.stdout.write(
        f"{len(rows)} messages, {len(heads.rows)} features, {WEIGHTS.stat().st_size // 1024} KB\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
