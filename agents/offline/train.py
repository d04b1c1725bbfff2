"""Trains the intent heads: `python -m agents.offline.train [FOLDER OF train-*.jsonl]`.

The labelled messages stay where they are (../shared/data/chat); our own lines come with
the code. The heads learn from all authors.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from agents.context import Context
from agents.offline.fitting import fit
from agents.offline.heads import WEIGHTS, Heads
from agents.offline.rows import Row, row
from agents.offline.stacker import stack
from agents.offline.training.generate import examples

LABELLED = Path(__file__).parents[2].parent / "shared" / "data" / "chat"
_MADE_WEIGHT = 0.5
Authors = Mapping[str, Sequence[Row]]


def labelled(path: Path) -> list[Row]:
    """The rows of a labelled file."""
    found = []
    for line in path.read_text("utf-8").splitlines():
        said = json.loads(line)
        tools = [c["name"] for c in said["calls"]]
        found.append(row(said["text"], said["mention"], Context.model_validate(said["context"]), tools, 1.0))
    return found


def made() -> list[Row]:
    """The rows of our own lines."""
    return [row(e.text, e.mention, e.context, e.tools, _MADE_WEIGHT) for e in examples()]


class Trainer:
    """Fits heads of all authors but one; what was fitted once is kept."""

    def __init__(self, authors: Authors, ours: Sequence[Row]) -> None:
        self._authors, self._ours = authors, ours
        self._fitted: dict[str, Heads] = {}

    def without(self, held: str) -> Heads:
        """Heads that have seen no message of an author ("" holds nobody out)."""
        if held not in self._fitted:
            known = [r for name, rows in self._authors.items() if name != held for r in rows]
            self._fitted[held] = fit([*known, *self._ours])
        return self._fitted[held]

    def trained(self, held: str = "") -> Heads:
        """The whole of what is learnt, without the author held out.

        How scores are weighed is learnt from the other authors' messages, each scored by heads without him.
        """
        others = [name for name in self._authors if name != held]
        weights = stack([(self.without(name), self._authors[name]) for name in others])
        return replace(self.without(held), stack=weights)


def authors(folder: Path) -> dict[str, list[Row]]:
    """The rows of each labelled file of a folder, by its name."""
    return {f.stem: labelled(f) for f in sorted(folder.glob("train-*.jsonl"))}


def main(argv: Sequence[str]) -> int:
    """Trains on everything and writes the weights."""
    found = authors(Path(argv[0]) if argv else LABELLED)
    if len(found) < 2:
        sys.stdout.write("At least two labelled files are needed, each by another author.\n")
        return 2
    heads = Trainer(found, made()).trained()
    heads.save()
    size = WEIGHTS.stat().st_size // 1024
    sys.stdout.write(f"{len(found)} authors, {len(heads.rows)} features, {size} KB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
