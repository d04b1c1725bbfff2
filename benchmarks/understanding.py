"""How well the offline engine understands authors its heads were not trained on (leave one author out).

`python -m benchmarks understanding [FOLDER]`: for each labelled file, heads are trained on the others and
our own lines, the file's messages are understood, and the contract's scorer says how many were right.
It takes minutes. What "held out" means for each row is printed below the table.
"""

import importlib.util
import json
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from agents.context import Context
from agents.offline.engine import OfflineEngine
from agents.offline.heads import Heads
from agents.offline.train import LABELLED, Trainer, authors, made

SCORER = LABELLED.parents[1] / "contract" / "score_understanding.py"
OTHERS = LABELLED.parents[1] / "data" / "language"
_HELD_OUT = """
train-b: nobody read its messages while rules or lines were written, but its scores a tool were looked at.
train-a, -d, -e: held out of training only; rules and lines were written with their mistakes in view.
The weights that combine the heads' scores (9 a tool) come from the other authors' messages, scored by heads
that did not see the message's own author.
clinc: out-of-scope requests of CLINC150, said to the bot; acted on = any tool called (shipped heads).
p95 is the whole of the engine for one message; memory is the peak before any training.
"""


def scorer(path: Path = SCORER) -> ModuleType:
    """The contract's own scorer, loaded from where it lies."""
    spec = importlib.util.spec_from_file_location("score_understanding", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def held_out(folder: Path) -> dict[Path, Heads]:
    """Heads for each labelled file, trained without it."""
    trainer = Trainer(authors(folder), made())
    return {folder / f"{name}.jsonl": trainer.trained(name) for name in authors_of(folder)}


def authors_of(folder: Path) -> list[str]:
    """The names of the labelled files of a folder."""
    return [f.stem for f in sorted(folder.glob("train-*.jsonl"))]


def _names(calls: Sequence[Mapping[str, Any]]) -> list[str]:
    return sorted(str(c["name"]) for c in calls)


def figures(file: Path, heads: Heads, rules: Any) -> dict[str, float]:
    """The contract's measures of one file, and the 95th percentile of the time a message takes (ms)."""
    engine = OfflineEngine(heads)
    table: defaultdict[str, Any] = defaultdict(rules.Tally)
    chosen = exact = chatter = acted = 0
    times: list[float] = []
    lines: list[dict[str, Any]] = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    for line in lines:
        context = Context.model_validate(line["context"])
        started = time.perf_counter()
        found = engine.understand(line["text"], line["mention"], context)
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


def out_of_scope(file: Path) -> tuple[int, int]:
    """(acted on, all) of requests that are none of the bot's business, said to it while a trip is open."""
    engine, acted, count = OfflineEngine(), 0, 0
    context = Context.model_validate(
        {"now": "2026-06-01T10:00", "speaker": "Dana", "speaker_family": "Okafor"}
    )
    for line in file.read_text("utf-8").splitlines():
        said = json.loads(line)
        if said["intent"] == "oos":
            count += 1
            acted += bool(engine.understand(said["text"], True, context).calls)
    return acted, count


def main(argv: Sequence[str]) -> int:
    """Prints a row an author and the mean, and what others' requests do."""
    folder = Path(argv[0]) if argv else LABELLED
    if not authors_of(folder) or not SCORER.exists():
        print(f"no labelled messages in {folder}")
        return 2
    beyond = out_of_scope(OTHERS / "clinc150_travel_oos.jsonl")
    engine_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rules = scorer()
    found = {f.stem: figures(f, heads, rules) for f, heads in held_out(folder).items()}
    names = list(next(iter(found.values())))
    found["mean"] = {n: sum(r[n] for r in found.values()) / len(found) for n in names}
    print(f"{'held out':10}" + "".join(f"{n:>9}" for n in names))
    for name, row in found.items():
        print(f"{name:10}" + "".join(f"{row[n]:9.3f}" for n in names))
    print(f"clinc out of scope acted on {beyond[0]}/{beyond[1]} = {beyond[0] / max(beyond[1], 1):.3f}")
    print(f"memory of a process with the engine at work {engine_mb:.0f} MB")
    print(_HELD_OUT)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
