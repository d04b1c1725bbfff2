"""How well the offline engine understands authors it was not trained on (leave one author out).

`python -m benchmarks understanding [FOLDER]`: for each labelled file, heads are trained on the others and
our own lines, the file's messages are understood, and the contract's scorer says how many were right.
It takes minutes. The readers of arguments were written with authors a, d and e in sight; b was not read.
"""

import importlib.util
import json
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from agents.context import Context
from agents.offline.engine import OfflineEngine
from agents.offline.heads import Heads
from agents.offline.train import LABELLED, Row, fit, labelled, made

SCORER = LABELLED.parents[1] / "contract" / "score_understanding.py"


def scorer(path: Path = SCORER) -> ModuleType:
    """The contract's own scorer, loaded from where it lies."""
    spec = importlib.util.spec_from_file_location("score_understanding", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def held_out(files: Sequence[Path]) -> dict[Path, Heads]:
    """Heads for each file, trained without it."""
    rows: dict[Path, list[Row]] = {f: labelled(f) for f in files}
    ours = made()
    return {f: fit([r for g in files if g != f for r in rows[g]] + ours) for f in files}


def _names(calls: Sequence[dict[str, Any]]) -> list[str]:
    return sorted(str(c["name"]) for c in calls)


def figures(file: Path, heads: Heads, rules: Any) -> dict[str, float]:
    """The contract's measures of one file, and the 95th percentile of the time a message takes (ms)."""
    engine = OfflineEngine(heads)
    table: defaultdict[str, Any] = defaultdict(rules.Tally)
    chosen = exact = chatter = acted = 0
    times: list[float] = []
    lines: list[dict[str, Any]] = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    for line in lines:
        started = time.perf_counter()
        found = engine.understand(line["text"], line["mention"], Context.model_validate(line["context"]))
        times.append((time.perf_counter() - started) * 1000)
        said = [{"name": c.name, "args": c.args} for c in found.calls]
        chosen += _names(line["calls"]) == _names(said)
        exact += rules.score_line(line["calls"], said, line["context"], table)
        chatter += not line["calls"]
        acted += bool(not line["calls"] and said)
    args = [sum(t.args[i] for t in table.values()) for i in range(3)]
    return {
        "tool": chosen / len(lines),
        "argf1": rules.f1(*args)[2],
        "exact": exact / len(lines),
        "chatter": acted / max(chatter, 1),
        "p95_ms": sorted(times)[int(0.95 * len(times))],
    }


def main(argv: Sequence[str]) -> int:
    """Prints a row an author and the mean."""
    folder = Path(argv[0]) if argv else LABELLED
    files = sorted(folder.glob("train-*.jsonl"))
    if not files or not SCORER.exists():
        print(f"no labelled messages in {folder}")
        return 2
    rules = scorer()
    found = {f.stem: figures(f, heads, rules) for f, heads in held_out(files).items()}
    names = list(next(iter(found.values())))
    found["mean"] = {n: sum(r[n] for r in found.values()) / len(found) for n in names}
    print(f"{'held out':10}" + "".join(f"{n:>9}" for n in names))
    for name, row in found.items():
        print(f"{name:10}" + "".join(f"{row[n]:9.3f}" for n in names))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
