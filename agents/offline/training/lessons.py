"""What the encoder's layers are tuned with: messages, some joined two by two, in batches of one length."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from agents.offline.tuned import FACTS, Array, Tokens

BATCH = 32
JOINED, _LONGEST, _JOINED_WEIGHT = 600, 110, 0.4


@dataclass(frozen=True)
class Lesson:
    """A message to learn from: tokens, what it calls (tools and ACTS as 0 or 1), and how much it counts."""

    tokens: Tokens
    truth: Array
    weight: float


@dataclass(frozen=True)
class Batch:
    """Messages padded to one length: entry (batch, length, 384), there (1: a token), rest as in Lesson."""

    entry: Array
    kinds: NDArray[np.int64]
    there: Array
    facts: Array
    truth: Array
    weight: Array


def joined(a: Lesson, b: Lesson) -> Lesson:
    """Two messages as one that says both."""
    first, second = a.tokens, b.tokens
    facts = np.maximum(first.facts, second.facts)
    facts[FACTS.index("=short")] = 0
    tokens = Tokens(
        np.concatenate([first.entry[:-1], second.entry[1:]]),
        np.concatenate([first.kinds[:-1], second.kinds[1:]]),
        facts,
    )
    return Lesson(tokens, np.maximum(a.truth, b.truth), _JOINED_WEIGHT)


def _pairs(lessons: Sequence[Lesson], count: int, dice: random.Random) -> list[Lesson]:
    found: list[Lesson] = []
    while len(found) < count:
        a, b = dice.sample(lessons, 2)
        same = a.tokens.facts[0] == b.tokens.facts[0]
        short = len(a.tokens.entry) + len(b.tokens.entry) < _LONGEST
        if same and short and a.truth[-1] + b.truth[-1]:
            found.append(joined(a, b))
    return found


def batches(lessons: Sequence[Lesson], dice: random.Random, pairs: int = JOINED) -> list[Batch]:
    """An epoch: the lessons and `pairs` of them joined, in batches of about one length, in any order."""
    told = [*lessons, *_pairs(lessons, pairs, dice)]
    dice.shuffle(told)
    found: list[list[Lesson]] = []
    for n in range(0, len(told), BATCH * 16):
        some = sorted(told[n : n + BATCH * 16], key=lambda one: len(one.tokens.entry))
        found += [some[i : i + BATCH] for i in range(0, len(some), BATCH)]
    dice.shuffle(found)
    return [padded(some) for some in found]


def padded(lessons: Sequence[Lesson]) -> Batch:
    """Lessons as one batch."""
    longest = max(len(one.tokens.entry) for one in lessons)
    entry = np.zeros((len(lessons), longest, lessons[0].tokens.entry.shape[1]), np.float32)
    kinds = np.zeros((len(lessons), longest), np.int64)
    there = np.zeros((len(lessons), longest), np.float32)
    for n, one in enumerate(lessons):
        size = len(one.tokens.entry)
        entry[n, :size], kinds[n, :size], there[n, :size] = one.tokens.entry, one.tokens.kinds, 1
    return Batch(
        entry,
        kinds,
        there,
        np.array([one.tokens.facts for one in lessons]),
        np.array([one.truth for one in lessons]),
        np.array([one.weight for one in lessons], np.float32),
    )
