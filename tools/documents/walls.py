"""What holds the press in: limits from the kernel, and a seal on everything it has no business with."""

import os
import sys
from pathlib import Path
from typing import Any

try:
    import resource
except ImportError:  # Windows has no such limits; the time-out of the parent holds there
    resource = None  # type: ignore[assignment]

MEMORY_BYTES, CPU_SECONDS = 1536 * 2**20, 60
_OURS = Path(__file__).parent
_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.system",
    "os.fork",
)


def limit() -> None:
    """Have the kernel end this process when it takes too much memory or time."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def seal(scratch: str) -> None:
    """Forbid this process the network, other processes, and files beyond Python's own and `scratch`.

    It cannot be undone: audit hooks stay as long as the process.
    """
    roots: list[str] = [sys.prefix, sys.base_prefix, str(_OURS), scratch, *sys.path[1:]]
    readable = tuple(str(Path(root).resolve()) for root in roots)

    def guard(event: str, arguments: tuple[Any, ...]) -> None:
        if event.startswith(_FORBIDDEN):
            raise PermissionError(f"the press may not: {event}")
        if event == "open" and isinstance(arguments[0], (str, bytes, os.PathLike)):
            path = os.path.realpath(os.fsdecode(arguments[0]))
            writes = arguments[2] & (os.O_WRONLY | os.O_RDWR) if isinstance(arguments[2], int) else 0
            if not path.startswith(scratch if writes else readable):
                raise PermissionError(f"the press may not open {path}")

    sys.addaudithook(guard)
