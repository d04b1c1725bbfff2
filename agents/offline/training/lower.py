"""Writes MiniLM's lower layers, as they come: `python -m agents.offline.training.lower`.

The heads read the states above them. What they are trained on must come from the same file, so it is made
once, before training, and only again when the layers or the way to make numbers small change.
"""

import sys

from agents.offline.encoder import LOWER
from agents.offline.training.export import quantized
from agents.offline.training.layers import Layers

COUNT = 4  # of the six; the heads choose best by the states above the fourth


def made() -> bytes:
    """The layers as an ONNX model of eight-bit numbers: word vectors in, states out."""
    layers = Layers()
    layers.each = layers.each[:COUNT]
    return quantized(layers)


def main() -> int:
    """Writes the file."""
    LOWER.write_bytes(made())
    sys.stdout.write(f"{LOWER.name} {LOWER.stat().st_size // 1024} KB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
