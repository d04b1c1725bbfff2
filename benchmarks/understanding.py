"""How well the offline engine understands authors its heads were not trained on (leave one author out).

`python -m benchmarks understanding [FOLDER] [--fresh]`: for each labelled author, everything is trained on
the others and our own lines, the author's messages are understood, and the contract's scorer says how many
were right. The shipped heads are judged by the fresh authors named `judge`, who are never trained on or read
(`--fresh`: only this, a minute). What was trained once is kept in build/offline and not trained again.
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
from agents.offline.heads import Heads, shipped
from agents.offline.train import FRESH, LABELLED, trainer

SCORER = LABELLED.parents[1] / "contract" / "score_understanding.py"
OTHERS = LABELLED.parents[1] / "data" / "language"
_HELD_OUT = """
judge: fresh authors, never read; the shipped heads. The only rows of unseen authors (judge-16's tools were
trained on for a while, not now). 14, 20, 21, 29, 32, 33 are spread like the labelled files, others harder.
dev: fresh authors, readable while building; held out in their row (dev-7 and dev-11: of all training).
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


def held_out(folder: Path) -> dict[str, tuple[list[Path], Heads]]:
    """The files of each author (the fresh ones for building are one), and heads trained without them."""
    found, learner = authors_of(folder), trainer(folder)
    return {name: (files, learner.trained(name)) for name, files in found.items()}


def authors_of(folder: Path) -> dict[str, list[Path]]:
    """The labelled files of a folder by author, and those of the fresh authors for building as "dev"."""
    found = {f.stem: [f] for f in sorted(folder.glob("train-*.jsonl"))}
    fresh = sorted(FRESH.glob("dev-*.jsonl"))
    return found | ({"dev": fresh} if found and fresh else {})


def _names(calls: Sequence[Mapping[str, Any]]) -> list[str]:
    return sorted(str(c["name"]) for c in calls)


def figures(files: Sequence[Path], heads: Heads, rules: Any) -> dict[str, float]:
    """The contract's measures of some files, and the 95th percentile of the time a message takes (ms)."""
    engine = OfflineEngine(heads)
    table: defaultdict[str, Any] = defaultdict(rules.Tally)
    chosen = exact = chatter = acted = 0
    times: list[float] = []
    lines: list[dict[str, Any]] = [
        json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()
    ]
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
    folder = next((Path(a) for a in argv if a != "--fresh"), LABELLED)
    if not authors_of(folder) or not SCORER.exists():
        print(f"no labelled messages in {folder}")
        return 2
    beyond = out_of_scope(OTHERS / "clinc150_travel_oos.jsonl")
    engine_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rules = scorer()
    judged = {f.stem: figures([f], shipped(), rules) for f in sorted(FRESH.glob("judge-*.jsonl"))}
    _table("fresh", judged)
    if "--fresh" not in argv:
        _table("held out", {n: figures(files, h, rules) for n, (files, h) in held_out(folder).items()})
    print(f"clinc out of scope acted on {beyond[0]}/{beyond[1]} = {beyond[0] / max(beyond[1], 1):.3f}")
    print(f"memory of a process with the engine at work {engine_mb:.0f} MB")
    print(_HELD_OUT)
    return 0


def _table(title: str, found: Mapping[str, Mapping[str, float]]) -> None:
    """Prints a row each, and their mean."""
    if not found:
        return
    names = list(next(iter(found.values())))
    mean = {n: sum(r[n] for r in found.values()) / len(found) for n in names}
    print(f"{title:10}" + "".join(f"{n:>9}" for n in names))
    for name, row in (*found.items(), ("mean", mean)):
        print(f"{name:10}" + "".join(f"{row[n]:9.3f}" for n in names))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
