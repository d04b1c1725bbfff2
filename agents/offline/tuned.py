"""The tuned encoder: MiniLM's layers learnt again for the tools, a score a token and tool.

The word vectors below them stay as they are. Each token also carries what it stands for (a member, a
sum, a stop …) and every token the facts of the trip's state, so names need not be known.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import onnxruntime  # type: ignore[import-untyped]
from numpy.typing import NDArray

Array = NDArray[np.float32]
KINDS = (
    "",
    *"member family booking option expense stop code date decimal distance duration kwh".split(),
    *"money nights number percent phone time".split(),
)
FACTS = (
    "=mention",
    "=travelling",
    "=trip",
    "=stranger",
    "=poll",
    "=polls",
    "=question",
    "=short",
    "=long",
    "=lines",
)
MODEL = "tuned.onnx"
_UNDER = -1e9


def session(model: bytes) -> onnxruntime.InferenceSession:
    """An ONNX model ready to run, on one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3  # that weights of the layers left out are not used is no news
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


@dataclass(frozen=True)
class Tokens:
    """What the tuned layers read: word vectors (tokens, 384), kinds (tokens), FACTS as 0 or 1."""

    entry: NDArray[np.float16]
    kinds: NDArray[np.int64]
    facts: Array


@dataclass(frozen=True)
class Tuned:
    """`kinds`, `state`, `token`, `bias`, `mean`, `facts` for what goes in and out, and the layers as ONNX."""

    heads: Mapping[str, Array]
    model: bytes

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        return session(self.model)

    def read(self, tokens: Tokens) -> tuple[Array, Array]:
        """Scores of the message (tools) and of its tokens (tokens, tools), the last column ACTS."""
        there = np.ones((1, len(tokens.entry)), np.float32)
        facts = tokens.facts[None]
        (x,) = self._session.run(None, {"entry": entered(self.heads, tokens, facts)})
        each = x @ self.heads["token"] + self.heads["bias"]
        return left(self.heads, x, each, facts, there)[0], each[0]


def entered(heads: Mapping[str, Array], tokens: Tokens, facts: Array) -> Array:
    """Word vectors (1, tokens, 384) with what each token stands for and the facts added."""
    told = heads["kinds"][tokens.kinds] + facts @ heads["state"]
    return np.asarray(tokens.entry[None].astype(np.float32) + told[None], np.float32)


def left(heads: Mapping[str, Array], x: Array, each: Array, facts: Array, there: Array) -> Array:
    """Scores of whole messages (batch, tools) from states and from the scores of their tokens."""
    count = there.sum(1)[:, None]
    mean = (x * there[..., None]).sum(1) / count
    return np.asarray(gathered(each, there) + mean @ heads["mean"] + facts @ heads["facts"], np.float32)


def gathered(each: Array, there: Array) -> Array:
    """The soft maximum of the tokens' scores, lowered by half the logarithm of their number."""
    held = each + (there[..., None] - 1) * -_UNDER
    top = held.max(1)
    count = there.sum(1)[:, None]
    return np.asarray(top + np.log(np.exp(held - top[:, None]).sum(1)) - 0.5 * np.log(count), np.float32)


def kinds_of(offsets: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int, str]]) -> NDArray[np.int64]:
    """The kind of each token, given what stands where in the text."""
    found = np.zeros(len(offsets), np.int64)
    for n, (start, end) in enumerate(offsets):
        name = next((k for a, b, k in spans if end > start and a <= start < b), "")
        found[n] = KINDS.index(name) if name in KINDS else 0
    return found


def packed(tuned: Tuned, kind: type[np.floating[Any]] = np.float16) -> dict[str, NDArray[Any]]:
    """The weights by name, for an npz file."""
    named: dict[str, NDArray[Any]] = {f"head.{k}": v.astype(kind) for k, v in tuned.heads.items()}
    return named | {MODEL: np.frombuffer(tuned.model, np.uint8)}


def unpacked(stored: Mapping[str, NDArray[Any]]) -> Tuned:
    """The weights of such a file."""
    heads = {k.partition(".")[2]: stored[k].astype(np.float32) for k in stored if k.startswith("head.")}
    return Tuned(heads, stored[MODEL].tobytes())
