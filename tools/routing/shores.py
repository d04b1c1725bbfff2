"""Reads where land is, out of the global-land-mask package (NOAA's GLOBE, public domain).

Its array takes a gigabyte of memory; here it is read row by row, and only the map's part is kept.
"""

import zipfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from tools.kernel.errors import Refusal
from tools.routing.land import COLUMNS, PER_DEGREE, Land

_FILE = "globe_combined_mask_compressed.npz"
NORTH, SOUTH, WEST, EAST = 84, 14, -170, 46  # degrees of the map
# Waters narrower than a cell that nothing bridges: south, north, west, east. Beyond Suez lies Africa.
CUTS = ((29.8, 31.4, 32.2, 32.7), (48.75, 48.95, -123.59, -123.55))
Row = npt.NDArray[np.int64]


def package_file() -> Path:
    """Return the mask of the installed package; Refusal when it is not installed."""
    spec = find_spec("global_land_mask")
    for place in list(spec.submodule_search_locations or ()) if spec else []:
        if (Path(place) / _FILE).exists():
            return Path(place) / _FILE
    raise Refusal("The shores' package is missing: install global-land-mask 1.0.0.")


def read(path: Path) -> Land:
    """Return the land of the map's part of the world."""
    firsts, lasts, top = list[Row](), list[Row](), (90 - NORTH) * PER_DEGREE
    for number, land in enumerate(_rows(path)):
        edge = np.flatnonzero(np.diff(np.concatenate([[0], land, [0]])))
        start = (top + number) * COLUMNS + (WEST + 180) * PER_DEGREE
        firsts.append(start + edge[::2])
        lasts.append(start + edge[1::2] - 1)
    first, last = np.concatenate(firsts), np.concatenate(lasts)
    return Land(first.astype(np.int32), last.astype(np.int32), _pieces(first, last))


def _rows(path: Path) -> Iterator[npt.NDArray[np.int8]]:
    """The rows of the map from north to south, 1 where land is."""
    columns = slice((WEST + 180) * PER_DEGREE, (EAST + 180) * PER_DEGREE)
    with zipfile.ZipFile(path) as packed, packed.open("mask.npy") as file:
        if np.lib.format.read_magic(file) != (1, 0):
            raise Refusal("The shores' package has another format: install global-land-mask 1.0.0.")
        shape, by_column, kind = np.lib.format.read_array_header_1_0(file)
        if shape != (180 * PER_DEGREE, COLUMNS) or by_column or kind.itemsize != 1:
            raise Refusal("The shores' package has another format: install global-land-mask 1.0.0.")
        for row in range((90 - SOUTH) * PER_DEGREE):
            land = 1 - np.frombuffer(file.read(COLUMNS), dtype=np.int8)
            for south, north, west, east in CUTS:
                if south < 90.0 - row / PER_DEGREE < north:
                    land[round((west + 180) * PER_DEGREE) : round((east + 180) * PER_DEGREE)] = 0
            if row >= (90 - NORTH) * PER_DEGREE:
                yield land[columns]


def _pieces(first: Row, last: Row) -> npt.NDArray[np.int32]:
    """Number the runs by the piece of land they belong to: runs above each other touch where they overlap."""
    begin = np.searchsorted(last, first + COLUMNS, side="left")
    end = np.searchsorted(first, last + COLUMNS, side="right")
    count = np.maximum(end - begin, 0)
    above = np.repeat(np.arange(len(first)), count)
    rank = np.arange(len(above)) - np.repeat(np.cumsum(count) - count, count)
    below = np.repeat(begin, count) + rank
    touch = coo_matrix((np.ones(len(above), dtype=np.int8), (above, below)), shape=(len(first),) * 2)
    return np.asarray(connected_components(touch, directed=False)[1], dtype=np.int32)
