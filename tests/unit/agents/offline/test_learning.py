"""The learner on a few rows: it fits, it weighs, and it is the same each time."""

from pathlib import Path

import numpy as np

from agents.context import Context
from agents.offline.fitting import TOOLS, fit
from agents.offline.heads import load
from agents.offline.rows import Row, row
from agents.offline.stacker import stack
from agents.offline.stacking import FEATURES, scores, totals

_CONTEXT = Context.model_validate(
    {"now": "2027-07-12T19:00", "speaker": "Nadia", "speaker_family": "Thornton"}
)
_SAID = (
    ("send me the pdf", ("make_pdf",)),
    ("a pdf please", ("make_pdf",)),
    ("who owes what", ("show_balance",)),
    ("what do we owe", ("show_balance",)),
    ("good morning", ()),
    ("the pdf please, and who owes what", ("make_pdf", "show_balance")),
)


def rows() -> list[Row]:
    """Return the lines above, five times each."""
    return [row(text, True, _CONTEXT, tools, 1.0) for text, tools in _SAID for _ in range(5)]


def test_what_was_learnt_is_known_again_and_saved_without_loss(tmp_path: Path) -> None:
    learnt = rows()
    heads = fit(learnt)
    heads = type(heads)(heads.tools, heads.rows, heads.weights, stack([(heads, learnt)]))
    path = tmp_path / "heads.npz"
    heads.save(path)
    again = load(path)
    assert again.stack.shape == (len(TOOLS) - 1, len(FEATURES))
    for one in learnt:
        total = totals(again, scores(again, one.seen), one.mention)
        best = {TOOLS[int(i)] for i in np.argsort(-total)[: len(one.tools)]}
        assert best == set(one.tools)


def test_the_same_rows_give_the_same_heads() -> None:
    first, second = fit(rows()), fit(rows())
    assert np.array_equal(first.weights, second.weights)
