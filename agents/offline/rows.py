"""A message as the learner sees it: its features as a whole and clause by clause."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from agents.context import Context
from agents.offline.encoder import encode
from agents.offline.evidence import signs
from agents.offline.features import grams, masked
from agents.offline.scene import Place, Scene
from tools.values.dictated import in_digits

Vector = NDArray[np.float32]


@dataclass(frozen=True)
class Part:
    """A text or a stretch of it: sparse features, unit vector (384), tools it has signs of."""

    grams: frozenset[str]
    vector: Vector
    signs: frozenset[str]


@dataclass(frozen=True)
class Seen:
    """A message as a whole, its clauses (one clause: the whole itself), and sentences of several clauses."""

    whole: Part
    parts: tuple[Part, ...]
    sentences: tuple[Part, ...] = ()


def seen(scene: Scene) -> Seen:
    """Everything the heads look at in a message; the encoder runs once."""
    text, context = scene.whole, scene.context
    vectors, marks = encode(text), masked(text, context)

    def part(at: Place) -> Part:
        found = grams(text, scene.mention, context, marks, at)
        whole = at == (0, len(text))
        return Part(frozenset(found), vectors.pooled(None if whole else at), signs(scene, at))

    whole = part((0, len(text)))
    places: Sequence[Place] = scene.clauses
    if len(places) < 2:
        return Seen(whole, (whole,))
    longer = [s for s in scene.sentences if s not in places] if len(scene.sentences) > 1 else []
    return Seen(whole, tuple(map(part, places)), tuple(map(part, longer)))


@dataclass(frozen=True)
class Row:
    """A message to learn from: what is seen of it, the tools it calls, and how much it counts."""

    seen: Seen
    tools: frozenset[str]
    mention: bool
    weight: float


def row(text: str, mention: bool, context: Context, tools: Sequence[str], weight: float) -> Row:
    """A labelled message as a row."""
    return Row(seen(Scene(in_digits(text), mention, context)), frozenset(tools), mention, weight)
