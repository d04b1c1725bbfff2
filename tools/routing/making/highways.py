"""The world's highways, read out of the scgraph-data package as text.

The package's module cannot be imported beside scgraph 3.6 (it asks for a name that is gone), and as Python
objects its two literals would take gigabytes. Read as text, the numbers go straight into arrays.
"""

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import numpy.typing as npt

from tools.kernel.errors import Refusal

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]
Bools = npt.NDArray[np.bool_]
_FILE = "world_highways.py"
_JUNK = bytes.maketrans(b"[]{}:,", b"      ")


@dataclass(frozen=True)
class Graph:
    """An undirected road graph: junctions in degrees, and edges `tail`-`head` of `km`, each once.

    `ferry` marks edges that are boats.
    """

    lat: Floats
    lon: Floats
    tail: Ints
    head: Ints
    km: Floats
    ferry: Bools

    def kept(self, nodes: Bools) -> "Graph":
        """Return the part between the nodes marked True, renumbered."""
        number = np.cumsum(nodes, dtype=np.int32) - 1
        edges = nodes[self.tail] & nodes[self.head]
        tail, head = number[self.tail[edges]], number[self.head[edges]]
        return Graph(self.lat[nodes], self.lon[nodes], tail, head, self.km[edges], self.ferry[edges])

    def joined(self, tail: Ints, head: Ints, km: Floats, ferry: Bools) -> "Graph":
        """Return the graph with more edges."""
        return Graph(
            self.lat,
            self.lon,
            np.concatenate([self.tail, tail]).astype(np.int32),
            np.concatenate([self.head, head]).astype(np.int32),
            np.concatenate([self.km, km]),
            np.concatenate([self.ferry, ferry]),
        )


def package_file() -> Path:
    """Return the file of highways in the installed package; Refusal when it is not installed."""
    spec = find_spec("scgraph_data")
    places = list(spec.submodule_search_locations or ()) if spec else []
    for place in places:
        if (Path(place) / _FILE).exists():
            return Path(place) / _FILE
    raise Refusal("The road data's package is missing: install scgraph-data 2.0.0.")


def read(path: Path) -> Graph:
    """Return the highways of the whole world from the package's text."""
    with path.open("rb") as text:
        lines = {line.partition(b"=")[0].strip(): line.partition(b"=")[2] for line in text if b"=[" in line}
    lat, lon = _numbers(lines[b"nodes"]).reshape(-1, 2).T
    tail, head, km = _edges(lines[b"graph"])
    return Graph(lat.copy(), lon.copy(), tail, head, km, np.zeros(len(km), dtype=np.bool_))


def _numbers(literal: bytes) -> Floats:
    return np.fromstring(literal.translate(_JUNK).decode("ascii"), dtype=np.float64, sep=" ")


def _edges(literal: bytes) -> tuple[Ints, Ints, Floats]:
    """Edges of a list of {neighbour: km}, one dictionary a node; each edge once, from its lower node."""
    letters = np.frombuffer(literal, dtype=np.uint8)
    opens = np.flatnonzero(letters == ord("{"))
    colons = np.flatnonzero(letters == ord(":"))
    tail = (np.searchsorted(opens, colons) - 1).astype(np.int32)
    head, km = _numbers(literal).reshape(-1, 2).T
    once = tail < head
    return tail[once], head[once].astype(np.int32), km[once].copy()
