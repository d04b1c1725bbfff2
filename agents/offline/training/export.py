"""Tuned layers as a small ONNX model of eight-bit numbers, read by the runtime the program has anyway."""

import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic  # type: ignore[import-untyped]
from torch import nn

ENTRY, LEFT = "entry", "left"  # what goes in (1, tokens, 384) and what comes out


def quantized(layers: nn.Module) -> bytes:
    """The layers for one message at a time, matrices as eight-bit numbers (one scale a column)."""
    layers.eval()
    with tempfile.TemporaryDirectory() as folder:
        whole, small = Path(folder) / "whole.onnx", Path(folder) / "small.onnx"
        torch.onnx.export(
            layers,
            (torch.zeros(1, 9, 384),),
            whole,
            input_names=[ENTRY],
            output_names=[LEFT],
            dynamic_axes={ENTRY: {1: "tokens"}, LEFT: {1: "tokens"}},
            dynamo=False,
        )
        quantize_dynamic(whole, small, weight_type=QuantType.QInt8, per_channel=True)
        return small.read_bytes()
