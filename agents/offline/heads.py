"""The intent heads: one logistic regression a tool over sparse features and the sentence vector."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from math import sqrt
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

WEIGHTS = Path(__file__).parent / "data" / "heads.npz"
VECTOR_SCALE = 6.0
SPARSE_SCALE = 3.0
ACTS = "acts"  # the column of the last head: does the message call anything


@dataclass(frozen=True)
class Heads:
    """Weights of all tools and of ACTS: rows are the vocabulary, then the vector's 384, then the bias.

    `stack` weighs what they say of a message and its clauses (tools, stacking.FEATURES).
    """

    tools: tuple[str, ...]
    rows: dict[str, int]
    weights: NDArray[np.float32]
    stack: NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, 0), np.float32))

    def logits(self, grams: Iterable[str], vector: NDArray[np.float32]) -> NDArray[np.float32]:
        """One logit a tool (above 0: likelier than not)."""
        known = [self.rows[g] for g in grams if g in self.rows]
        count = len(self.rows)
        total = vector @ self.weights[count:-1] * VECTOR_SCALE + self.weights[-1]
        if known:
            total = total + self.weights[known].sum(axis=0) * (SPARSE_SCALE / sqrt(len(known)))
        return np.asarray(total, dtype=np.float32)

    def save(self, path: Path = WEIGHTS) -> None:
        """Writes the weights as npz (no pickles)."""
        words = "\n".join(sorted(self.rows, key=self.rows.__getitem__)).encode()
        np.savez_compressed(
            path,
            tools=np.frombuffer("\n".join(self.tools).encode(), dtype=np.uint8),
            words=np.frombuffer(words, dtype=np.uint8),
            weights=self.weights.astype(np.float16),
            stack=self.stack,
        )


def load(path: Path = WEIGHTS) -> Heads:
    """Reads saved weights."""
    with np.load(path, allow_pickle=False) as stored:
        tools = tuple(stored["tools"].tobytes().decode().split("\n"))
        names = stored["words"].tobytes().decode().split("\n")
        weights, stack = stored["weights"].astype(np.float32), stored["stack"]
    return Heads(tools, {n: i for i, n in enumerate(names)}, weights, stack)


@lru_cache(maxsize=1)
def shipped() -> Heads:
    """The heads that come with the package."""
    return load()
