"""A message as the learner sees it: its features as a whole and clause by clause."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from agents.context import Context
from agents.offline.encoder import Encoded, encode
from agents.offline.evidence import signs
from agents.offline.features import grams, masked, state
from agents.offline.heard import heard
from agents.offline.scene import Place, Scene
from agents.offline.tongues.reading import in_english
from agents.offline.tuned import FACTS, Tokens, kinds_of

Vector = NDArray[np.float32]
Encoder = Callable[[str], Encoded]


@dataclass(frozen=True)
class Part:
    """A text or a stretch of it: sparse features, unit vector (384), tools it has signs of."""

    grams: frozenset[str]
    vector: Vector
    signs: frozenset[str]


@dataclass(frozen=True)
class Seen:
    """A message as a whole, its clauses (one clause: the whole itself), and sentences of several clauses.

    `tokens` is what the tuned layers read; `within` has the tokens of each clause, then of each sentence.
    """

    whole: Part
    parts: tuple[Part, ...]
    sentences: tuple[Part, ...] = ()
    tokens: Tokens | None = None
    within: tuple[tuple[int, ...], ...] = ()


def seen(scene: Scene, encoder: Encoder = encode) -> Seen:
    """Everything the heads look at in a message; the encoder runs once."""
    text, context = scene.whole, scene.context
    vectors, marks = encoder(text), masked(text, context, scene.people)

    def part(at: Place) -> Part:
        found = grams(text, scene.mention, context, marks, at)
        whole = at == (0, len(text))
        return Part(frozenset(found), vectors.pooled(None if whole else at), signs(scene, at))

    whole = part((0, len(text)))
    facts = state(text, scene.mention, context)
    told = np.array([f in facts for f in FACTS], np.float32)
    tokens = Tokens(vectors.entry, kinds_of(vectors.offsets, marks.spans), told)
    places: Sequence[Place] = scene.clauses
    if len(places) < 2:
        return Seen(whole, (whole,), (), tokens, (tuple(range(len(vectors.offsets))),))
    longer = [s for s in scene.sentences if s not in places] if len(scene.sentences) > 1 else []
    within = tuple(tuple(vectors.within(at)) for at in (*places, *longer))
    return Seen(whole, tuple(map(part, places)), tuple(map(part, longer)), tokens, within)


@dataclass(frozen=True)
class Row:
    """A message to learn from: what is seen of it, the tools it calls, and how much it counts."""

    seen: Seen
    tools: frozenset[str]
    mention: bool
    weight: float


def row(
    text: str, mention: bool, context: Context, tools: Sequence[str], weight: float, encoder: Encoder = encode
) -> Row:
    """A labelled message as a row, in the words the engine reads."""
    said = heard(in_english(text, context).text)
    return Row(seen(Scene(said, mention, context), encoder), frozenset(tools), mention, weight)
