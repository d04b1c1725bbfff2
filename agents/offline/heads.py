"""The intent heads: one logistic regression a tool over sparse features and the sentence vector."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from agents.offline.tuned import Tuned, packed, unpacked

WEIGHTS = Path(__file__).parent / "data" / "heads.npz"
VECTOR_SCALE = 6.0
SPARSE_SCALE = 3.0
ACTS = "acts"  # the column of the last head: does the message call anything


@dataclass(frozen=True)
class Heads:
    """Weights of all tools and of ACTS: rows are the vocabulary, then the vector's 384, then the bias.

    `stack` weighs what they say of a message and its clauses (tools, stacking.FEATURES). `tuned` are the
    encoder's tuned layers, which read the same message in their own way (None: not trained).
    """

    tools: tuple[str, ...]
    rows: dict[str, int]
    weights: NDArray[np.float32]
    stack: NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, 0), np.float32))
    tuned: Tuned | None = None

    def logits(self, grams: Iterable[str], vector: NDArray[np.float32]) -> NDArray[np.float32]:
        """One logit a tool (above 0: likelier than not)."""
        known = [self.rows[g] for g in grams if g in self.rows]
        count = len(self.rows)
        total = vector @ self.weights[count:-1] * VECTOR_SCALE + self.weights[-1]
        if known:
            total = total + self.weights[known].sum(axis=0) * (SPARSE_SCALE / sqrt(len(known)))
        return np.asarray(total, dtype=np.float32)

    def save(self, path: Path = WEIGHTS, *, exact: bool = False) -> None:
        """Writes the weights as npz (no pickles), as half floats unless `exact`."""
        kind = np.float32 if exact else np.float16
        words = "\n".join(sorted(self.rows, key=self.rows.__getitem__)).encode()
        stored: dict[str, Any] = {
            "tools": np.frombuffer("\n".join(self.tools).encode(), dtype=np.uint8),
            "words": np.frombuffer(words, dtype=np.uint8),
            "weights": self.weights.astype(kind),
            "stack": self.stack,
        }
        if self.tuned is not None:
            stored |= packed(self.tuned, kind)
        np.savez_compressed(path, **stored)


def load(path: Path = WEIGHTS) -> Heads:
    """Reads saved weights."""
    with np.load(path, allow_pickle=False) as stored:
        tools = tuple(stored["tools"].tobytes().decode().split("\n"))
        names = stored["words"].tobytes().decode().split("\n")
        weights, stack = stored["weights"].astype(np.float32), stored["stack"]
        tuned = unpacked(stored) if "head.token" in stored else None
    return Heads(tools, {n: i for i, n in enumerate(names)}, weights, stack, tuned)


@lru_cache(maxsize=1)
def shipped() -> Heads:
    """The heads that come with the package."""
    return load()
