"""One process at a time makes a file, whichever come to it at once."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone(path: Path, *, wait: bool = True) -> Iterator[bool]:
    """Have `path` to ourselves, among processes that ask likewise; a process that ends gives it up.

    Yields False, at once, where another has it and we are not to `wait`. Raises OSError where its
    directory cannot be written.
    """
    with path.with_name(f"{path.name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
