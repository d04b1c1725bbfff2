"""Tunes the encoder's last layers to the tools: Adam over batches of messages, some joined two by two."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from agents.offline import layer
from agents.offline.tuned import FACTS, KINDS, Array, Tokens, Tuned, entered, left

_EPOCHS, _BATCH, _JOINED = 5, 32, 600
_RATE, _HEAD_RATE, _DECAY, _DROP, _SMOOTH = 2e-4, 2e-3, 0.01, 0.15, 0.01
_WARM, _STEEPEST, _LONGEST, _JOINED_WEIGHT = 60, 5.0, 110, 0.4
_SLOW, _FAST, _LEAST = 0.98, 0.9, 1e-8
Flat = dict[str, Array]


@dataclass(frozen=True)
class Lesson:
    """A message to learn from: tokens, what it calls (tools and ACTS as 0 or 1), and how much it counts."""

    tokens: Tokens
    truth: Array
    weight: float


def _began(layers: Sequence[Mapping[str, Array]], tools: int, seed: int) -> Tuned:
    dice = np.random.default_rng(seed)

    def small(*shape: int) -> Array:
        return np.asarray(dice.normal(0, 0.02, shape), np.float32)

    width = layers[0]["q"].shape[0]
    kinds = small(len(KINDS), width)
    kinds[0] = 0
    heads = {"kinds": kinds, "state": small(len(FACTS), width), "token": small(width, tools)}
    heads |= {
        "bias": np.full(tools, -3, np.float32),
        "mean": small(width, tools),
        "facts": small(len(FACTS), tools),
    }
    return Tuned(tuple({k: v.copy() for k, v in one.items()} for one in layers), heads)


def joined(a: Lesson, b: Lesson) -> Lesson:
    """Two messages as one that says both."""
    first, second = a.tokens, b.tokens
    facts = np.maximum(first.facts, second.facts)
    facts[FACTS.index("=short")] = 0
    tokens = Tokens(
        np.concatenate([first.below[:-1], second.below[1:]]),
        np.concatenate([first.kinds[:-1], second.kinds[1:]]),
        facts,
    )
    return Lesson(tokens, np.maximum(a.truth, b.truth), _JOINED_WEIGHT)


def _pairs(lessons: Sequence[Lesson], count: int, dice: random.Random) -> list[Lesson]:
    found: list[Lesson] = []
    while len(found) < count:
        a, b = dice.sample(lessons, 2)
        same = a.tokens.facts[0] == b.tokens.facts[0]
        if same and a.truth[-1] + b.truth[-1] and len(a.tokens.below) + len(b.tokens.below) < _LONGEST:
            found.append(joined(a, b))
    return found


def _batches(lessons: list[Lesson], dice: random.Random) -> list[list[Lesson]]:
    """Batches of messages of about one length, in any order."""
    dice.shuffle(lessons)
    found: list[list[Lesson]] = []
    for n in range(0, len(lessons), _BATCH * 16):
        some = sorted(lessons[n : n + _BATCH * 16], key=lambda one: len(one.tokens.below))
        found += [some[i : i + _BATCH] for i in range(0, len(some), _BATCH)]
    dice.shuffle(found)
    return found


def tune(
    layers: Sequence[Mapping[str, Array]],
    steady: Sequence[Lesson],
    made: Sequence[Sequence[Lesson]],
    seed: int = 1,
) -> Tuned:
    """The tuned layers; `steady` lessons come in every epoch, of `made` one set after the other."""
    dice, noise = random.Random(seed), np.random.default_rng(seed)
    tuned = _began(layers, len(steady[0].truth), seed)
    epochs = []
    for n in range(_EPOCHS):
        told = [*steady, *made[n % len(made)]] if made else list(steady)
        epochs.append(_batches(told + _pairs(told, _JOINED, dice), dice))
    steps = Steps(_flat(tuned), sum(map(len, epochs)))
    for batch in (b for epoch in epochs for b in epoch):
        steps.take(_slopes(tuned, batch, noise))
    return tuned


def _flat(tuned: Tuned) -> Flat:
    """All weights by name; the arrays are the tuned ones themselves, changed in place."""
    named = {f"layer{n}.{k}": v for n, one in enumerate(tuned.layers) for k, v in one.items()}
    return named | dict(tuned.heads)


class Steps:
    """Adam with warm-up, linear decay and clipped slopes, in place."""

    def __init__(self, weights: Flat, count: int) -> None:
        self._weights, self._count, self._done = weights, count, 0
        self._mean = {k: np.zeros_like(v) for k, v in weights.items()}
        self._square = {k: np.zeros_like(v) for k, v in weights.items()}

    def take(self, slopes: Flat) -> None:
        """One step against the slopes."""
        self._done += 1
        done = self._done
        steep = np.sqrt(sum(float((s**2).sum()) for s in slopes.values()))
        pace = min(1, done / _WARM) * max(0.0, 1 - done / (self._count + 1))
        for name, slope in slopes.items():
            slope *= np.float32(1 / max(1.0, steep / _STEEPEST))
            self._mean[name] += np.float32(1 - _FAST) * (slope - self._mean[name])
            self._square[name] += np.float32(1 - _SLOW) * (slope**2 - self._square[name])
            size = np.sqrt(self._square[name] / np.float32(1 - _SLOW**done)) + np.float32(_LEAST)
            rate = np.float32(pace * (_RATE if name.startswith("layer") else _HEAD_RATE))
            weight = self._weights[name]
            weight -= rate * (
                self._mean[name] / np.float32(1 - _FAST**done) / size + np.float32(_DECAY) * weight
            )


def _padded(batch: Sequence[Lesson]) -> tuple[Array, NDArray[np.int64], Array, Array]:
    longest = max(len(one.tokens.below) for one in batch)
    below = np.zeros((len(batch), longest, batch[0].tokens.below.shape[1]), np.float32)
    kinds = np.zeros((len(batch), longest), np.int64)
    there = np.zeros((len(batch), longest), np.float32)
    for n, one in enumerate(batch):
        size = len(one.tokens.below)
        below[n, :size], kinds[n, :size], there[n, :size] = one.tokens.below, one.tokens.kinds, 1
    return below, kinds, there, np.array([one.tokens.facts for one in batch])


def _masks(shape: tuple[int, ...], noise: np.random.Generator) -> Array:
    return np.asarray((noise.random(shape, np.float32) >= _DROP) / np.float32(1 - _DROP), np.float32)


def _slopes(tuned: Tuned, batch: Sequence[Lesson], noise: np.random.Generator) -> Flat:
    """The slopes of the loss of a batch by every weight."""
    below, kinds, there, facts = _padded(batch)
    heads, shape = tuned.heads, below.shape
    x, tapes = entered(heads, below, kinds, facts, there), []
    for weights in tuned.layers:
        x, tape = layer.forward(weights, x, there, (_masks(shape, noise), _masks(shape, noise)))
        tapes.append(tape)
    kept = _masks(shape, noise)
    x = x * kept
    each = x @ heads["token"] + heads["bias"]
    z = left(heads, x, each, facts, there)
    truth = np.array([one.truth for one in batch]) * (1 - 2 * _SMOOTH) + _SMOOTH
    weight = np.array([one.weight for one in batch], np.float32)[:, None] / _BATCH
    error = np.asarray(weight * (1 / (1 + np.exp(-z)) - truth), np.float32)
    back, found = _heads_back(heads, error, (x, each, facts, there))
    back = back * kept
    for n in reversed(range(len(tapes))):
        back, own = layer.backward(tuned.layers[n], back, tapes[n])
        found |= {f"layer{n}.{k}": v for k, v in own.items()}
    return found | _entry_back(back * there[..., None], kinds, facts)


def _heads_back(heads: Mapping[str, Array], error: Array, given: Any) -> tuple[Array, Flat]:
    x, each, facts, there = given
    count = there.sum(1)[:, None]
    share = layer.softmax((each + (there[..., None] - 1) * 1e9).transpose(0, 2, 1)).transpose(0, 2, 1)
    told = share * error[:, None]
    mean = (x * there[..., None]).sum(1) / count
    flat = told.reshape(-1, told.shape[-1])
    found = {"token": x.reshape(-1, x.shape[-1]).T @ flat, "bias": flat.sum(0)}
    found |= {"mean": mean.T @ error, "facts": facts.T @ error}
    spread = (error @ heads["mean"].T / count)[:, None] * there[..., None]
    return np.asarray(told @ heads["token"].T + spread, np.float32), found


def _entry_back(slope: Array, kinds: NDArray[np.int64], facts: Array) -> Flat:
    """Slopes of what was added to the states at the entry."""
    found = np.zeros((len(KINDS), slope.shape[-1]), np.float32)
    np.add.at(found, kinds.ravel(), slope.reshape(-1, slope.shape[-1]))
    found[0] = 0
    return {"kinds": found, "state": facts.T @ slope.sum(1)}
