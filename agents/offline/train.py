"""Trains all that is learnt: `python -m agents.offline.train [FOLDER OF train-*.jsonl]`.

The labelled messages of four authors stay where they are (../shared/data/chat), those of the fresh ones named
`dev` are in tests/data/authors (those named `judge` are only for judging); our own lines come with the code.
"""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import ModuleType

import numpy as np

from agents.context import Context
from agents.offline import fitting
from agents.offline.encoder import encode
from agents.offline.fitting import TOOLS, fit
from agents.offline.heads import ACTS, WEIGHTS, Heads
from agents.offline.rows import Encoder, Row, row
from agents.offline.stacker import stack
from agents.offline.training.generate import Example, beyond, examples
from agents.offline.training.keeping import Vectors, digest, kept
from agents.offline.training.lessons import Lesson
from agents.offline.tuned import Tokens, Tuned

LABELLED = Path(__file__).parents[2].parent / "shared" / "data" / "chat"
FRESH = Path(__file__).parents[2] / "tests" / "data" / "authors"
# Fresh authors kept out of training: the marks above which a tool is called are chosen on them (`engine.py`).
MARKING = frozenset({"dev-7", "dev-11"})
_MADE_WEIGHT = 0.5
_TUNED_SHARE = 0.5  # of that weight while layers are tuned: they would follow made lines too closely
_GROUPS = 3  # how many groups the authors are held out in while the weighing of scores is learnt
_COPIES = 2
Authors = Mapping[str, Sequence[Row]]


def labelled(path: Path, encoder: Encoder = encode) -> list[Row]:
    """The rows of a labelled file."""
    found = []
    for line in path.read_text("utf-8").splitlines():
        said = json.loads(line)
        tools = [c["name"] for c in said["calls"]]
        context = Context.model_validate(said["context"])
        found.append(row(said["text"], said["mention"], context, tools, 1.0, encoder))
    return found


def made(encoder: Encoder = encode) -> list[list[Row]]:
    """The rows of our own lines: two sets of the same lines, filled differently."""
    told = examples(copies=_COPIES)
    outside = _rows(beyond(), encoder)
    return [_rows(told[n::_COPIES], encoder) + outside for n in range(_COPIES)]


def _rows(told: Iterable[Example], encoder: Encoder) -> list[Row]:
    return [row(e.text, e.mention, e.context, e.tools, _MADE_WEIGHT, encoder) for e in told]


def lesson(one: Row, share: float = 1.0) -> Lesson:
    """A row as the tuned layers learn from it, with a share of its weight."""
    assert one.seen.tokens is not None
    truth = np.array([t in one.tools or (t == ACTS and bool(one.tools)) for t in TOOLS], np.float32)
    return Lesson(one.seen.tokens, truth, one.weight * share)


class Trainer:
    """Fits heads and tunes layers of all authors but one; what was worked out once is kept."""

    def __init__(self, authors: Authors, ours: Sequence[Sequence[Row]]) -> None:
        self._authors, self._ours = authors, ours

    def without(self, *held: str) -> Heads:
        """Heads that have seen no message of some authors (none: they have seen all)."""
        rows = [*self._known(*held), *self._ours[0]]
        name = digest([_source(fitting), *map(_told, rows)])
        return kept(f"heads-{name}", lambda: fit(rows))

    def tuned(self, held: str) -> Tuned:
        """The layers tuned on all authors but one."""
        steady = [lesson(r) for r in self._known(held)]
        sets = [[lesson(r, _TUNED_SHARE) for r in some] for some in self._ours]
        every = [one for some in (steady, *sets) for one in some]
        tuning = import_module("agents.offline.training.tuning")  # torch is only there where weights are made
        name = digest([_source(tuning), *map(_learnt, every)])
        empty = Heads(TOOLS, {ACTS: 0}, np.zeros((1, len(TOOLS)), np.float32))
        found = kept(f"tuned-{name}", lambda: replace(empty, tuned=tuning.tune(steady, sets)))
        assert found.tuned is not None
        return found.tuned

    def trained(self, held: str = "") -> Heads:
        """The whole of what is learnt, without the author held out.

        How scores are weighed is learnt from the other authors' messages, each scored by heads without him.
        """
        others = [name for name in self._authors if name != held]
        groups = [others[n::_GROUPS] for n in range(min(_GROUPS, len(others)))]
        weights = stack([(self.without(*g), [r for name in g for r in self._authors[name]]) for g in groups])
        return replace(self.without(held), stack=weights, tuned=self.tuned(held))

    def _known(self, *held: str) -> list[Row]:
        return [r for name, rows in self._authors.items() if name not in held for r in rows]


def _source(module: ModuleType) -> bytes:
    return Path(str(module.__file__)).read_bytes()


def _told(one: Row) -> bytes:
    """A row in bytes, to know it again."""
    parts = (one.seen.whole, *one.seen.parts, *one.seen.sentences)
    told = b"".join("\n".join(sorted(p.grams)).encode() + p.vector.tobytes() for p in parts)
    return told + repr((sorted(one.tools), one.mention, one.weight)).encode()


def _learnt(one: Lesson) -> bytes:
    tokens: Tokens = one.tokens
    told = (tokens.entry, tokens.kinds, tokens.facts, one.truth)
    return b"".join(a.tobytes() for a in told) + repr(one.weight).encode()


def authors(folder: Path, encoder: Encoder = encode) -> dict[str, list[Row]]:
    """The rows of each labelled file of a folder, by its name, and as "dev" those of the fresh authors."""
    found = {f.stem: labelled(f, encoder) for f in sorted(folder.glob("train-*.jsonl"))}
    files = [f for f in sorted(FRESH.glob("dev-*.jsonl")) if f.stem not in MARKING]
    fresh = [r for f in files for r in labelled(f, encoder)]
    return found | ({"dev": fresh} if found and fresh else {})


def trainer(folder: Path) -> Trainer:
    """A trainer of everything there is to learn from."""
    vectors = Vectors()
    found = Trainer(authors(folder, vectors), made(vectors))
    vectors.save()
    return found


def main(argv: Sequence[str]) -> int:
    """Trains on everything and writes the weights."""
    folder = Path(argv[0]) if argv else LABELLED
    if len(list(folder.glob("train-*.jsonl"))) < 2:
        sys.stdout.write("At least two labelled files are needed, each by another author.\n")
        return 2
    heads = trainer(folder).trained()
    heads.save()
    size = WEIGHTS.stat().st_size // 1024
    sys.stdout.write(f"{len(heads.rows)} features, {size} KB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
