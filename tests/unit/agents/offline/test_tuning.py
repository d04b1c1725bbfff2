"""The tuned layers: what they learn from, what is kept of them, and (where torch is) that they learn."""

import random
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from agents.offline.fitting import TOOLS, fit
from agents.offline.heads import ACTS, load, shipped
from agents.offline.train import lesson
from agents.offline.training.lessons import batches, joined, padded
from agents.offline.tuned import FACTS, Tuned
from tests.unit.agents.offline.test_learning import rows


def test_two_messages_joined_say_both() -> None:
    first, second = lesson(rows()[0]), lesson(rows()[10])
    both = joined(first, second)
    assert both.truth[TOOLS.index("make_pdf")] == both.truth[TOOLS.index("show_balance")] == 1
    assert len(both.tokens.entry) == len(first.tokens.entry) + len(second.tokens.entry) - 2
    assert not both.tokens.facts[FACTS.index("=short")]


def test_an_epoch_has_every_lesson_once_and_the_joined_ones() -> None:
    told = [lesson(row) for row in rows()]
    epoch = batches(told, random.Random(1), pairs=7)
    assert sum(len(batch.truth) for batch in epoch) == len(told) + 7


def test_padding_is_no_token() -> None:
    told = [lesson(row) for row in rows()]
    batch = padded(told)
    assert batch.there.sum() == sum(len(one.tokens.entry) for one in told)
    assert not batch.entry[batch.there == 0].any()


def _called(tuned: Tuned) -> bool:
    """Whether every tool a line calls scores above every one it does not."""
    for one in rows():
        assert one.seen.tokens is not None
        scores, each = tuned.read(one.seen.tokens)
        assert each.shape == (len(one.seen.tokens.entry), len(TOOLS))
        called = np.array([t in one.tools or (t == ACTS and bool(one.tools)) for t in TOOLS])
        if called.any() and scores[called].min() <= scores[~called].max():
            return False
    return True


def test_what_ships_knows_plain_lines_and_is_kept_without_loss(tmp_path: Path) -> None:
    tuned = shipped().tuned
    assert tuned is not None
    assert _called(tuned)
    file = tmp_path / "heads.npz"
    replace(fit(rows()), tuned=tuned).save(file)
    again = load(file).tuned
    assert again is not None
    assert again.model == tuned.model
    assert all(np.allclose(again.heads[name], value, atol=1e-2) for name, value in tuned.heads.items())


def test_what_is_tuned_is_learnt() -> None:
    pytest.importorskip("torch", reason="torch comes with the extra `training` only")
    tuning = import_module("agents.offline.training.tuning")
    assert _called(tuning.tune([lesson(row) for row in rows()], [], epochs=25, pairs=2))
