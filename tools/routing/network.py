"""The road network as it lies on disk and in memory."""

from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Network:
    """Junctions in degrees, and undirected edges between them.

    `km` and `minutes` (without traffic) are per edge; `road` and `link` number `names`, the names of
    freeways and of curated links, 0 for none; `boat` marks ferries and rail shuttles; `crowd` is how
    thick city traffic gets (0..1); `piece` numbers each junction's connected piece, largest first.
    """

    lat: Floats
    lon: Floats
    tail: Ints
    head: Ints
    km: Floats
    minutes: Floats
    road: Ints
    link: Ints
    boat: Bools
    crowd: Floats
    piece: Ints
    names: npt.NDArray[np.str_]

    def name(self, edge: int) -> str:
        """Return what the road or boat is called; "" when it has no name here."""
        return str(self.names[self.link[edge] or self.road[edge]])


_SMALL = {"lat": np.float32, "lon": np.float32, "km": np.float32, "minutes": np.float32, "crowd": np.float16}
_SHORT = {"road": np.uint16, "link": np.uint16, "piece": np.uint16}


def save(network: Network, path: Path) -> None:
    """Write a network to a file, small."""
    kinds = {**_SMALL, **_SHORT}
    arrays = {f.name: getattr(network, f.name) for f in fields(network)}
    with path.open("wb") as file:
        np.savez_compressed(file, **{n: a.astype(kinds.get(n, a.dtype)) for n, a in arrays.items()})


def load(path: Path) -> Network:
    """Return the network of a file."""
    with np.load(path) as kept:
        arrays = {name: kept[name] for name in kept.files}
    for name in _SMALL:
        arrays[name] = arrays[name].astype(np.float64)
    for name in _SHORT:
        arrays[name] = arrays[name].astype(np.int32)
    return Network(**arrays)
