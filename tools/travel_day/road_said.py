"""A message from the road as it is read: in pieces, each matched from its beginning."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tools.travel_day.road_places import place_in

_PIECE = re.compile(r"[^.!?,;\n–—]+(?:(?<=\d)[.,:](?=\d)[^.!?,;\n–—]+)*[.!?,;\n–—]*")
Meaning = dict[str, Any] | None  # the arguments of report_status


@dataclass(frozen=True)
class Said:
    """A message, its pieces, the places the trip knows, now (aware), and whether it is to us alone."""

    text: str
    pieces: tuple[str, ...]
    places: tuple[str, ...]
    now: datetime | None
    alone: bool

    def matches(self, *patterns: re.Pattern[str]) -> Iterator[tuple[str, re.Match[str]]]:
        """Yield each piece that begins as one of the patterns says."""
        for piece in (*self.pieces, *self.halves):
            for pattern in patterns:
                if found := pattern.match(piece):
                    yield piece, found

    def matched(self, *patterns: re.Pattern[str]) -> tuple[str, re.Match[str]] | None:
        """Return the first such piece."""
        return next(self.matches(*patterns), None)

    @property
    def halves(self) -> tuple[str, ...]:
        """What follows an "and" in each piece."""
        return tuple(half for piece in self.pieces for half in re.split(r"\s(?:and|&|but)\s", piece)[1:])

    @staticmethod
    def of(text: str, places: Sequence[str], now: datetime | None, alone: bool) -> "Said":
        """Return a message as it is read."""
        pieces = tuple(piece.strip() for piece in _PIECE.findall(text) if piece.strip())
        return Said(text, pieces, tuple(places), now, alone)

    @property
    def place(self) -> str | None:
        """The place that is named."""
        return place_in(" ".join(self.pieces), self.places)


def report(kind: str, **more: Any) -> dict[str, Any]:
    """Return the arguments of report_status, without what is not known."""
    return {"kind": kind, **{name: value for name, value in more.items() if value is not None}}
