"""One transformer layer in numpy, forward and backward: the one we tune is MiniLM's last."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import erf

Array = NDArray[np.float32]
Weights = Mapping[str, Array]
HEADS, NEVER = 12, -1e9
_LEAST, _ROOT = 1e-12, 0.7071067811865476
_BELL = 0.3989422804014327  # 1 / sqrt(2 pi)
_FLAT, _CUBE = 0.7978845608, 0.0356774081  # of the tanh nearest to the normal distribution


def normed(x: Array, gain: Array, bias: Array) -> tuple[Array, Any]:
    """Layer norm of the last axis, and what its backward pass needs."""
    centred = x - x.mean(-1, keepdims=True)
    scale = 1 / np.sqrt((centred**2).mean(-1, keepdims=True) + _LEAST)
    unit = centred * scale
    return unit * gain + bias, (unit, scale)


def normed_back(slope: Array, gain: Array, kept: Any) -> tuple[Array, Array, Array]:
    """Slopes of the input, the gain and the bias."""
    unit, scale = kept
    inner = slope * gain
    back = inner - inner.mean(-1, keepdims=True) - unit * (inner * unit).mean(-1, keepdims=True)
    flat = tuple(range(slope.ndim - 1))
    return back * scale, (slope * unit).sum(flat), slope.sum(flat)


def _split(x: Array) -> Array:
    batch, length, width = x.shape
    return x.reshape(batch, length, HEADS, width // HEADS).transpose(0, 2, 1, 3)


def _joined(x: Array) -> Array:
    batch, _, length, width = x.shape
    return x.transpose(0, 2, 1, 3).reshape(batch, length, HEADS * width)


def softmax(x: Array) -> Array:
    """Softmax of the last axis."""
    raised = np.exp(x - x.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True), np.float32)


def forward(
    w: Weights, x: Array, there: Array, drops: tuple[Array, Array] | None = None
) -> tuple[Array, Any]:
    """The layer's output for x (batch, length, 384) and all the backward pass needs.

    `there` (batch, length) is 1 where a token is, 0 where it is padding; `drops` scales the two branches
    (dropout).
    """
    q, k, v = (_split(x @ w[n] + w["b" + n]) for n in "qkv")
    width = np.float32(np.sqrt(q.shape[-1]))
    told = softmax(q @ k.transpose(0, 1, 3, 2) / width + (1 - there[:, None, None, :]) * NEVER)
    mixed = _joined(told @ v)
    branch = np.asarray(mixed @ w["o"] + w["bo"], np.float32)
    middle, kept = normed(x + (branch * drops[0] if drops else branch), w["g1"], w["b1"])
    wide = middle @ w["f1"] + w["bf1"]
    bend = _bend(wide, exact=drops is not None)
    high = wide * bend
    branch = np.asarray(high @ w["f2"] + w["bf2"], np.float32)
    out, last = normed(middle + (branch * drops[1] if drops else branch), w["g2"], w["b2"])
    return out, (x, q, k, v, told, mixed, middle, kept, wide, bend, high, last, drops)


def _bend(x: Array, *, exact: bool) -> Array:
    """How much of x GELU lets through: the normal distribution, or (far faster) a tanh close to it."""
    if exact:
        return np.asarray(0.5 * (1 + erf(x * np.float32(_ROOT))), np.float32)
    return np.asarray(0.5 * (1 + np.tanh(x * (np.float32(_FLAT) + np.float32(_CUBE) * x * x))), np.float32)


def _linear(name: str, given: Array, slope: Array, w: Weights, into: dict[str, Array]) -> Array:
    """Notes the slopes of a linear map; returns that of its input."""
    flat = slope.reshape(-1, slope.shape[-1])
    into[name] = given.reshape(-1, given.shape[-1]).T @ flat
    into["b" + name] = flat.sum(0)
    return np.asarray(slope @ w[name].T, np.float32)


def backward(w: Weights, slope: Array, tape: Any) -> tuple[Array, dict[str, Array]]:
    """Slopes of the layer's input and of its weights, given that of its output."""
    x, q, k, v, told, mixed, middle, kept, wide, bend, high, last, drops = tape
    into: dict[str, Array] = {}
    slope, into["g2"], into["b2"] = normed_back(slope, w["g2"], last)
    risen = _linear("f2", high, slope * drops[1] if drops else slope, w, into)
    risen = risen * (bend + wide * np.exp(-0.5 * wide * wide) * np.float32(_BELL))
    slope = slope + _linear("f1", middle, risen, w, into)
    slope, into["g1"], into["b1"] = normed_back(slope, w["g1"], kept)
    mix = _split(_linear("o", mixed, slope * drops[0] if drops else slope, w, into))
    weighed = mix @ v.transpose(0, 1, 3, 2)
    score = told * (weighed - (weighed * told).sum(-1, keepdims=True)) / np.float32(np.sqrt(q.shape[-1]))
    for name, part in (
        ("v", told.transpose(0, 1, 3, 2) @ mix),
        ("q", score @ k),
        ("k", score.transpose(0, 1, 3, 2) @ q),
    ):
        slope = slope + _linear(name, x, _joined(part), w, into)
    return slope, into
