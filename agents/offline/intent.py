# ruff: noqa: E501  # a pattern reads best on one line
"""Which tools a message calls, and which of its clauses belong to which tool."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from agents.offline.encoder import encode
from agents.offline.features import grams
from agents.offline.heads import Heads
from agents.offline.scene import Place, Scene

# Said in a group without addressing the bot, only these are plainly for the shared record.
UNASKED = frozenset(
    "vote add_expense report_status add_reservation cancel_reservation record_payment void_expense set_presence".split()
)
# Tools that read the whole message: their facts are told across clauses that also serve another tool.
_WHOLE = frozenset("add_family create_trip".split())
_TOGETHER = (frozenset({"add_reservation", "add_expense"}), frozenset({"void_expense", "add_expense"}))


@dataclass(frozen=True)
class Intent:
    """A tool, how likely (0..1), and the clauses that speak of it."""

    tool: str
    chance: float
    spans: tuple[Place, ...]


def _chance(logit: float) -> float:
    return float(1 / (1 + np.exp(-logit)))


class Judge:
    """Scores messages with trained heads."""

    def __init__(self, heads: Heads) -> None:
        self.heads = heads

    def logits(self, scene: Scene) -> tuple[NDArray[np.float32], list[NDArray[np.float32]]]:
        """Logits of the whole message and of each clause."""
        encoded = encode(scene.whole)
        mention, context = scene.mention, scene.context
        whole = self.heads.logits(grams(scene.whole, mention, context), encoded.pooled())
        parts = []
        if len(scene.clauses) > 1:
            for s, e in scene.clauses:
                seen = grams(scene.whole[s:e], mention, context)
                parts.append(self.heads.logits(seen, encoded.pooled((s, e))))
        return whole, parts

    def judge(self, scene: Scene) -> list[Intent]:
        """Likely tools, likeliest first, each with its clauses."""
        whole, parts = self.logits(scene)
        allowed = np.array([scene.mention or t in UNASKED for t in self.heads.tools])
        scores = np.where(allowed, self._joined(whole, parts), -9.0)
        chosen = [int(i) for i in np.argsort(-scores) if scores[i] > -3.0]
        return [Intent(self.heads.tools[i], _chance(float(scores[i])), ()) for i in chosen]

    def _joined(
        self, whole: NDArray[np.float32], parts: Sequence[NDArray[np.float32]]
    ) -> NDArray[np.float32]:
        if not parts:
            return whole
        best: NDArray[np.float32] = np.max(np.array(parts), axis=0)
        joined: NDArray[np.float32] = 0.75 * whole + 0.25 * best
        return joined

    def assign(self, scene: Scene, tools: Sequence[str]) -> dict[str, list[Place]]:
        """The clauses of each of several tools; a clause that tells nothing follows the one before."""
        _, parts = self.logits(scene)
        index = [self.heads.tools.index(t) for t in tools]
        found: dict[str, list[Place]] = {t: [] for t in tools}
        last: str | None = None
        for place, logit in zip(scene.clauses, parts, strict=False):
            scores = logit[index]
            order = np.argsort(-scores)
            sure = scores[order[0]] - scores[order[1]] > 0.7 if len(order) > 1 else True
            last = tools[int(order[0])] if sure or last is None else last
            found[last].append(place)
        return {t: found[t] for t in tools}


def shared(tool: str, tools: frozenset[str]) -> bool:
    """Does the tool read the whole message beside these others."""
    return tool in _WHOLE or any(tool in pair and pair <= tools for pair in _TOGETHER)
