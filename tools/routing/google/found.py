"""What Google answers, free of which of its APIs said it."""

from dataclasses import dataclass

from tools.routing.model import Line


@dataclass(frozen=True)
class Piece:
    """A part of a drive: km, minutes, where it ends, "road", "ferry" or "train", and how it is told."""

    km: float
    minutes: float
    end: tuple[float, float]
    mode: str = "road"
    said: str = ""


@dataclass(frozen=True)
class GoogleDrive:
    """A drive as Google has it; `live` when it heeds traffic, `encoded` its course as Google writes it."""

    km: float
    minutes: float
    line: Line
    encoded: str
    pieces: tuple[Piece, ...]
    by: str = ""
    live: bool = False


@dataclass(frozen=True)
class Spot:
    """A place Google knows, in degrees; `detail` says of a charger what it has."""

    place_id: str
    name: str
    lat: float
    lon: float
    region: str = ""
    country: str | None = None
    timezone: str | None = None
    kind: str = "address"
    detail: str = ""


def merged(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Return the pieces with neighbours of one mode put together."""
    kept: list[Piece] = []
    for piece in pieces:
        if kept and kept[-1].mode == piece.mode:
            last = kept.pop()
            piece = Piece(last.km + piece.km, last.minutes + piece.minutes, piece.end, piece.mode, last.said)
        kept.append(piece)
    return tuple(kept)
