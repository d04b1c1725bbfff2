"""Tuned layers as a small ONNX model of eight-bit numbers, read by the runtime the program has anyway."""

import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic  # type: ignore[import-untyped]
from torch import nn

ENTRY, LEFT = "entry", "left"  # what goes in (1, tokens, 384) and what comes out


def quantized(layers: nn.Module, whole: str = "") -> bytes:
    """The layers for one message at a time, matrices as eight-bit numbers (one scale a column).

    Those with `whole` in their name stay as they are.
    """
    layers.eval()
    with tempfile.TemporaryDirectory() as folder:
        full, small = Path(folder) / "full.onnx", Path(folder) / "small.onnx"
        torch.onnx.export(
            layers,
            (torch.zeros(1, 9, 384),),
            full,
            input_names=[ENTRY],
            output_names=[LEFT],
            dynamic_axes={ENTRY: {1: "tokens"}, LEFT: {1: "tokens"}},
            dynamo=False,
        )
        nodes = onnx.load(full).graph.node
        kept = [n.name for n in nodes if n.op_type == "MatMul" and whole and whole in n.name]
        quantize_dynamic(full, small, weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=kept)
        return small.read_bytes()
