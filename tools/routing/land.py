"""Which places lie on one piece of land: whoever is on another one needs a bridge or a boat, not a side road.

Land is kept as runs of cells (half a minute of arc, under a kilometre), row by row; pieces of land are runs
that touch. Straits narrower than a cell are not seen.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from tools.routing.sphere import straight_km

Ints = npt.NDArray[np.int32]
PER_DEGREE = 120  # cells
COLUMNS = 360 * PER_DEGREE
NEAR = 3  # cells within which a place by the sea finds its land
NARROW_KM = 1.2  # water no wider is taken for a river or a harbour
STEP_KM = 0.3


@dataclass(frozen=True)
class Land:
    """Runs of land cells in order: first and last cell of each (row times COLUMNS plus column), its piece.

    Rows count from the north pole, columns from 180° west.
    """

    first: Ints
    last: Ints
    piece: Ints

    def piece_at(self, lat: float, lon: float) -> int | None:
        """Return the number of the piece of land at a place, or the nearest by; None far out at sea."""
        row, column = _cell(np.array([lat]), np.array([lon]))
        around = [(r, c) for r in range(-NEAR, NEAR + 1) for c in range(-NEAR, NEAR + 1)]
        for r, c in sorted(around, key=lambda rc: rc[0] ** 2 + rc[1] ** 2):
            run = int(self._runs(row + r, column + c)[0])
            if run >= 0:
                return int(self.piece[run])
        return None

    def _runs(self, row: npt.NDArray[np.int64], column: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """The run each cell belongs to; -1 at sea."""
        cell = row * COLUMNS + column % COLUMNS
        run = np.searchsorted(self.first, cell, side="right") - 1
        return np.where((run >= 0) & (cell <= self.last[run]), run, -1)

    def water_km(self, a: tuple[float, float], b: tuple[float, float]) -> float:
        """Return the widest water on the straight way between two places (lat, lon), in km."""
        km = float(straight_km(*a, *b))
        count = max(2, round(km / STEP_KM))
        part = (np.arange(count) + 0.5) / count
        row, column = _cell(a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part)
        wet = np.concatenate([[False], self._runs(row, column) < 0, [False]])
        turns = np.flatnonzero(wet[1:] != wet[:-1])
        return float(np.max(turns[1::2] - turns[::2], initial=0)) * km / count

    def sea_km(self, a: tuple[float, float], b: tuple[float, float]) -> float:
        """Return the widest water between two places, in km; inf when no land joins them."""
        water = self.water_km(a, b)
        if water <= NARROW_KM:
            return water
        one, other = self.piece_at(*a), self.piece_at(*b)
        return float("inf") if one is not None and other is not None and one != other else water


def _cell(
    lat: npt.NDArray[np.float64], lon: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    row = np.floor((90.0 - lat) * PER_DEGREE).astype(np.int64)
    return row, np.floor((lon + 180.0) * PER_DEGREE).astype(np.int64)


def load(path: Path) -> Land | None:
    """Return the land of a file; None when an older map has none."""
    if not path.exists():
        return None
    with np.load(path) as kept:
        return Land(kept["first"], kept["last"], kept["piece"])


def save(land: Land, path: Path) -> None:
    """Write the land to a file."""
    with path.open("wb") as file:
        np.savez_compressed(file, first=land.first, last=land.last, piece=land.piece)
