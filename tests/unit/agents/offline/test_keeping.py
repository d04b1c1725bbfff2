"""What training keeps on disk is what it worked out, to the last bit."""

from pathlib import Path

import numpy as np

from agents.offline.encoder import encode
from agents.offline.fitting import fit
from agents.offline.heads import Heads
from agents.offline.training.keeping import Vectors, digest, kept
from tests.unit.agents.offline.test_learning import rows

_TEXTS = ("who owes what", "Łódź — ☀️ 12 €", "")


def test_vectors_are_kept_to_the_last_bit(tmp_path: Path) -> None:
    first = Vectors(tmp_path)
    for text in _TEXTS:
        first(text)
    first.save()
    again = Vectors(tmp_path)
    for text in _TEXTS:
        kept_one, fresh = again(text), encode(text)
        assert np.array_equal(kept_one.below, fresh.below)
        assert np.array_equal(kept_one.entry, fresh.entry)
        assert kept_one.offsets == fresh.offsets


def test_weights_are_kept_unrounded_and_not_made_again(tmp_path: Path) -> None:
    made = []

    def make() -> Heads:
        made.append(1)
        return fit(rows())

    first, second = (kept("one", make, tmp_path) for _ in range(2))
    assert len(made) == 1
    assert np.array_equal(first.weights, second.weights)
    assert first.rows == second.rows


def test_another_input_has_another_name() -> None:
    assert digest([b"a", b"b"]) != digest([b"ab"])
