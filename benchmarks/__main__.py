"""`python -m benchmarks NAME [ARGS…]`: one benchmark, or without a name the list of them."""

import importlib
import os
import pkgutil
import sys

import benchmarks

_NAMES = sorted(
    module.name for module in pkgutil.iter_modules(benchmarks.__path__) if not module.name.startswith("_")
)


def main(argv: list[str]) -> int:
    """Run the benchmark named first; its own exit status is ours."""
    if not argv or argv[0] not in _NAMES:
        print("usage: python -m benchmarks " + " | ".join(_NAMES), file=sys.stderr)
        return 0 if not argv else 2
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as `pathfinder` runs; before numpy is loaded
    return int(importlib.import_module(f"benchmarks.{argv[0]}").main(argv[1:]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
