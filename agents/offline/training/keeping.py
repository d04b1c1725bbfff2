"""What training has worked out once is kept in build/ (never shipped): vectors of texts, fitted weights."""

import hashlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np

from agents.offline.encoder import LOWER, Encoded, encode
from agents.offline.heads import Heads, load

FOLDER = Path(__file__).parents[3] / "build" / "offline"


class Vectors:
    """The encoder with a memory on disk; the same text gives the same vectors, to the last bit."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._file = folder / f"vectors-{digest([LOWER.read_bytes()])[:8]}.npz"  # of these layers
        self._known: dict[str, Encoded] = _read(self._file) if self._file.exists() else {}
        self._fresh = False

    def __call__(self, text: str) -> Encoded:
        if text not in self._known:
            self._known[text], self._fresh = encode(text), True
        return self._known[text]

    def save(self) -> None:
        """Writes what is new; a stop half-way leaves the old file."""
        if not self._fresh:
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        texts, told = list(self._known), list(self._known.values())
        half = self._file.with_suffix(f".{os.getpid()}.npz")
        np.savez(
            half,
            texts=np.frombuffer("\0".join(texts).encode(), np.uint8),
            counts=np.array([len(e.offsets) for e in told]),
            entry=np.concatenate([e.entry for e in told]),
            below=np.concatenate([e.below for e in told]),
            offsets=np.concatenate([np.array(e.offsets) for e in told]),
        )
        half.replace(self._file)
        self._fresh = False


def _read(file: Path) -> dict[str, Encoded]:
    with np.load(file, allow_pickle=False) as stored:
        texts = stored["texts"].tobytes().decode().split("\0")
        cuts = np.cumsum(stored["counts"])[:-1]
        entry, below = (np.split(stored[name], cuts) for name in ("entry", "below"))
        offsets = [tuple((int(s), int(e)) for s, e in part) for part in np.split(stored["offsets"], cuts)]
    return {t: Encoded(e, b, o) for t, e, b, o in zip(texts, entry, below, offsets, strict=True)}


def digest(parts: Iterable[bytes]) -> str:
    """A name for what a piece of training was given."""
    found = hashlib.sha256()
    for part in parts:
        found.update(part)
        found.update(b"\0")
    return found.hexdigest()[:24]


def kept(name: str, make: Callable[[], Heads], folder: Path = FOLDER) -> Heads:
    """The weights kept under a name, made (and kept, unrounded) when there are none."""
    file = folder / f"{name}.npz"
    if file.exists():
        return load(file)
    found = make()
    folder.mkdir(parents=True, exist_ok=True)
    half = file.with_suffix(f".{os.getpid()}.npz")
    found.save(half, exact=True)
    half.replace(file)
    return found
