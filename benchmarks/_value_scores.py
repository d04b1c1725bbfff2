"""Counting right answers on the half of a set that was looked at, and on the half that was not."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Record = dict[str, Any]


@dataclass
class Score:
    """Right and asked, for the seen half and the one held out."""

    right: dict[bool, int] = field(default_factory=lambda: {True: 0, False: 0})
    asked: dict[bool, int] = field(default_factory=lambda: {True: 0, False: 0})
    misses: list[str] = field(default_factory=list)

    def add(self, text: str, right: bool, wanted: object, found: object) -> None:
        """Count one answer for the half `text` belongs to; misses are kept for the seen half only."""
        seen = is_seen(text)
        self.asked[seen] += 1
        self.right[seen] += right
        if seen and not right:
            self.misses.append(f"{text[:110]!r} wanted {wanted} found {found}")

    def share(self, seen: bool) -> float:
        """Return the share of right answers, 0 when none were asked."""
        return self.right[seen] / self.asked[seen] if self.asked[seen] else 0.0


def is_seen(text: str) -> bool:
    """Say whether the rules' author looked at this text."""
    return hashlib.sha1(text.encode(), usedforsecurity=False).digest()[1] % 2 == 0


def rows(path: Path) -> Iterator[Record]:
    """Yield the records of a JSON Lines file, none when it is absent."""
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)
