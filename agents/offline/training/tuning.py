"""Tunes all of the encoder's layers to the tools, in torch (the extra `training`; the program needs none)."""

import random
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from agents.offline.training.export import quantized
from agents.offline.training.layers import LAYERS, Layers
from agents.offline.training.lessons import BATCH, JOINED, Batch, Lesson, batches
from agents.offline.tuned import FACTS, KINDS, Tuned

EPOCHS = 3
_RATE, _LOWER, _HEAD_RATE, _DECAY = (
    1e-4,
    0.85,
    2e-3,
    0.01,
)  # each layer learns a little slower than the one above
_WARM, _STEEPEST, _DROP, _SMOOTH = 100, 5.0, 0.15, 0.01
_NEVER = -1e9
_WHOLE = (
    "narrow"  # what it reads has a few great values: as small numbers a message in 200 is chosen otherwise
)


class Net(nn.Module):
    """The layers with what goes in and out of them (see agents.offline.tuned)."""

    def __init__(self, tools: int) -> None:
        super().__init__()
        self.layers = Layers()
        width = self.layers.each[0].q.in_features
        shapes = {"kinds": (len(KINDS), width), "state": (len(FACTS), width), "token": (width, tools)}
        shapes |= {"mean": (width, tools), "facts": (len(FACTS), tools)}
        self.heads = nn.ParameterDict({k: nn.Parameter(torch.randn(*v) * 0.02) for k, v in shapes.items()})
        self.heads["bias"] = nn.Parameter(torch.full((tools,), -3.0))

    def forward(self, entry: Tensor, kinds: Tensor, facts: Tensor, there: Tensor) -> Tensor:
        """Scores of messages (batch, tools)."""
        heads = self.heads
        told = heads["kinds"][kinds] * (kinds > 0)[..., None] + (facts @ heads["state"])[:, None]
        x = self.layers(entry + told * there[..., None], there)
        x = functional.dropout(x, _DROP, self.training)
        each = x @ heads["token"] + heads["bias"]
        count = there.sum(1)[:, None]
        best = torch.logsumexp(each.masked_fill(there[..., None] == 0, _NEVER), 1) - 0.5 * torch.log(count)
        mean = (x * there[..., None]).sum(1) / count
        found: Tensor = best + mean @ heads["mean"] + facts @ heads["facts"]
        return found


def tune(
    steady: Sequence[Lesson],
    made: Sequence[Sequence[Lesson]],
    epochs: int = EPOCHS,
    pairs: int = JOINED,
    seed: int = 1,
) -> Tuned:
    """The tuned layers; `steady` lessons come in every epoch, of `made` one set after the other.

    `pairs` of them are joined in each epoch, so that two facts in one message are learnt.
    """
    torch.manual_seed(seed)
    dice, net = random.Random(seed), Net(len(steady[0].truth))
    told = [batches([*steady, *(made[n % len(made)] if made else ())], dice, pairs) for n in range(epochs)]
    _learn(net, [batch for epoch in told for batch in epoch])
    kept = {name: value.detach().numpy().astype(np.float32) for name, value in net.heads.items()}
    kept["kinds"][0] = 0  # what stands for nothing adds nothing
    return Tuned(kept, quantized(net.layers, whole=_WHOLE))


def _learn(net: Net, told: Sequence[Batch]) -> None:
    """Adam with warm-up, linear decay and clipped slopes."""
    steps = torch.optim.AdamW(_groups(net), betas=(0.9, 0.98), weight_decay=_DECAY)
    warm = min(_WARM, max(1, len(told) // 10))
    pace = torch.optim.lr_scheduler.LambdaLR(
        steps, lambda done: min(1.0, (done + 1) / warm) * max(0.0, 1 - (done + 1) / (len(told) + 1))
    )
    net.train()
    for batch in told:
        steps.zero_grad()
        _loss(net, batch).backward()
        nn.utils.clip_grad_norm_(net.parameters(), _STEEPEST)
        steps.step()
        pace.step()
    net.eval()


def _groups(net: Net) -> list[dict[str, object]]:
    layers = [
        {"params": list(layer.parameters()), "lr": _RATE * _LOWER ** (LAYERS - 1 - n)}
        for n, layer in enumerate(net.layers.each)
    ]
    return [*layers, {"params": list(net.heads.values()), "lr": _HEAD_RATE}]


def _loss(net: Net, batch: Batch) -> Tensor:
    given = (torch.from_numpy(a) for a in (batch.entry, batch.kinds, batch.facts, batch.there))
    with torch.autocast("cpu", torch.bfloat16):
        scores = net(*given)
    truth = torch.from_numpy(batch.truth) * (1 - 2 * _SMOOTH) + _SMOOTH
    each = functional.binary_cross_entropy_with_logits(scores.float(), truth, reduction="none")
    return (each * torch.from_numpy(batch.weight)[:, None]).sum() / BATCH
