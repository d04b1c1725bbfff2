"""From the heads' scores of a message and its clauses to how likely each tool is called."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from agents.offline.heads import Heads
from agents.offline.rows import Part, Seen
from agents.offline.tuned import gathered

Matrix = NDArray[np.float32]
FEATURES = (
    "whole",
    "best clause",
    "lead in clause",
    "addressed",
    "one",
    "acts",
    "a clause acts",
    "overheard",
    "acts overheard",
)
_SIGN = 1.0  # not learnt: the signs were written by people who read some of the messages
_TOO_FAR = 8.0
_TUNED = (
    0.5  # how much of the whole the tuned layers are; not learnt, so that they may have seen every author
)


@dataclass(frozen=True)
class Scores:
    """Scores of a message: `whole` a tool, `parts` a clause and tool, `longer` a sentence of several clauses.

    `signs` has the plain signs (0 or 1) a clause and tool, then a sentence; `acts` is whether anything is
    called: as a whole, and in the best part. `tuned` and `tuned_parts` are what the tuned layers say of the
    message (tools and ACTS) and of its clauses (clauses, tools), None without them.
    """

    whole: Matrix
    parts: Matrix
    longer: Matrix
    signs: Matrix
    acts: tuple[float, float]
    tuned: Matrix | None = None
    tuned_parts: Matrix | None = None

    def by_clause(self) -> Matrix:
        """How much each clause tells of each tool, signs and all (clauses, tools)."""
        told = (
            self.parts if self.tuned_parts is None else (1 - _TUNED) * self.parts + _TUNED * self.tuned_parts
        )
        return np.asarray(told + _SIGN * self.signs[: len(self.parts)], np.float32)


def scores(heads: Heads, seen: Seen) -> Scores:
    """What the heads say of a message."""
    told = (*seen.parts, *seen.sentences)
    every = np.array([heads.logits(p.grams, p.vector) for p in told])
    whole = heads.logits(seen.whole.grams, seen.whole.vector) if len(seen.parts) > 1 else every[0]
    marks = np.array([_signs(heads, p) for p in told])
    acts = float(whole[-1]), float(every[:, -1].max())
    clauses, count = every[:, :-1], len(seen.parts)
    tuned, by_clause = _tuned(heads, seen)
    return Scores(whole[:-1], clauses[:count], clauses[count:], marks[:, :-1], acts, tuned, by_clause)


def _tuned(heads: Heads, seen: Seen) -> tuple[Matrix | None, Matrix | None]:
    if heads.tuned is None or seen.tokens is None:
        return None, None
    message, each = heads.tuned.read(seen.tokens)
    told = [each[list(at)] if at else each for at in seen.within[: len(seen.parts)]]
    clauses = [gathered(rows[None], np.ones((1, len(rows)), np.float32))[0] for rows in told]
    return message, np.array(clauses, np.float32)[:, :-1]


def _signs(heads: Heads, part: Part) -> Matrix:
    return np.array([t in part.signs for t in heads.tools], np.float32)


def _lead(rows: Matrix) -> Matrix:
    """How far each score of a row is ahead of the best other one."""
    order = np.sort(rows, axis=1)
    best, second = order[:, -1:], order[:, -2:-1]
    return rows - np.where(rows == best, second, best)


def stacked(found: Scores, mention: bool) -> Matrix:
    """The features of each tool: (tools, FEATURES)."""
    parts = np.clip(np.vstack([found.parts, found.longer]), -_TOO_FAR, _TOO_FAR)
    whole = np.clip(found.whole, -_TOO_FAR, _TOO_FAR)
    clause, lead = parts.max(axis=0), np.clip(_lead(parts).max(axis=0), -4, 4)
    acts, told = (np.full_like(whole, np.clip(a, -_TOO_FAR, _TOO_FAR)) for a in found.acts)
    said, overheard = np.full_like(whole, mention), np.full_like(whole, not mention)
    columns = [
        whole,
        clause,
        lead,
        said,
        np.ones_like(whole),
        acts,
        told,
        overheard * whole,
        overheard * acts,
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def totals(heads: Heads, found: Scores, mention: bool) -> Matrix:
    """One logit a tool (above 0: likelier than not), from everything the heads say."""
    weighed = np.einsum("tf,tf->t", stacked(found, mention), heads.stack)
    total = weighed + raised(found)
    if found.tuned is not None:
        total = (1 - _TUNED) * total + _TUNED * found.tuned[:-1]
    return np.asarray(total, dtype=np.float32)


def raised(found: Scores) -> Matrix:
    """How far plain signs raise each tool."""
    return np.asarray(_SIGN * found.signs.max(axis=0), dtype=np.float32)
