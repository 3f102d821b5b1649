"""Compare the exported model with the network it was made of: torch, fp32 ONNX, int8 ONNX, and the heads in numpy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray

from network import Reader
from sourcebook.extract.model.encoder import Encoder
from sourcebook.extract.model.heads import Heads
from sourcebook.extract.model.labels import ATTRIBUTES, ROLES
from sourcebook.extract.model.settings import Settings
from sourcebook.extract.model.windows import Windows

#: How far the exported model may be from torch. The first three are of the last bits; the int8 network is another
#: one, so it is asked whether it says the same: the share of tags that stay, and the mean shift of their likelihood.
LIMITS = {
    "fp32 states, largest difference": 2e-3,
    "fp32 tags, largest difference": 5e-3,
    "heads in numpy, largest difference of a likelihood": 1e-2,
    "int8 tags that change, share": 0.01,
    "int8 likelihood of a tag, mean difference": 0.01,
}

#: Roles whose tags are used; nobody taught the network the others.
_TAGGED = [ROLES.index(role) for role in Settings().least]


def parity(reader: Reader, whole: Path, model: Path, texts: Iterable[str]) -> dict[str, float]:
    """How far the exports are from torch on some texts, by the names of `LIMITS`: the worst over all texts."""
    encoder, heads = Encoder(model), Heads.load(model)
    session = onnxruntime.InferenceSession(str(whole), providers=["CPUExecutionProvider"])
    worst = dict.fromkeys(LIMITS, 0.0)
    for text in texts:
        windows = _first_window(encoder.pieces(text))
        ids = encoder.ids(windows, windows.cuts)
        given = {"ids": ids, "mask": np.ones_like(ids)}
        with torch.no_grad():
            states = reader.states(*(torch.from_numpy(value) for value in given.values()))
            tags = reader.tags(states).numpy()
        found = session.run(["states", "tags"], given)
        small = next(encoder.run(windows))[1]
        told, said = _likely(tags[..., _TAGGED, :]), _likely(small[..., _TAGGED, :])
        shift = (
            float(np.abs(states.numpy() - found[0]).max()),
            float(np.abs(tags - found[1]).max()),
            _heads_apart(reader, heads, states[0, 1:-1]),
            float((told.argmax(-1) != said.argmax(-1)).mean()),
            float(np.abs(told - said).mean()),
        )
        worst = {name: max(before, now) for (name, before), now in zip(worst.items(), shift, strict=True)}
    return worst


def faults(figures: dict[str, float], limits: dict[str, float] = LIMITS) -> list[str]:
    """What is further apart than it may be, in words."""
    return [f"{name}: {found:.4g}, at most {limits[name]:g}" for name, found in figures.items() if found > limits[name]]


def _first_window(windows: Windows) -> Windows:
    return Windows(windows.ids, windows.offsets, windows.cuts[:1])


def _heads_apart(reader: Reader, heads: Heads, states: torch.Tensor) -> float:
    """The largest difference between the heads in torch and in numpy, over mentions laid evenly on the states."""
    count = max(1, len(states) // 4)
    firsts = torch.arange(count) * 4 % len(states)
    lasts = (firsts + torch.arange(count) % 3).clamp(max=len(states) - 1)
    kinds = torch.arange(count) % len(ROLES)
    with torch.no_grad():
        vectors = reader.vectors(states, firsts, lasts)
        pairs = reader.pairs(vectors, firsts, kinds).sigmoid()
        told = [reader.counts(states).sigmoid(), pairs[..., 0], pairs[..., 1]]
        told += [logits.sigmoid() for logits in reader.judged(vectors).values()]
    made = heads.vectors(states.numpy(), firsts.numpy(), lasts.numpy())
    said: Sequence[object] = [
        heads.relevance(states.numpy()),
        *heads.pairs(made, firsts.numpy(), kinds.numpy()),
        *(heads.attribute(name, made) for name in ATTRIBUTES),
    ]
    return max(float(np.abs(one.numpy() - other).max()) for one, other in zip(told, said, strict=True))


def _likely(tags: NDArray[np.float32]) -> NDArray[np.float32]:
    raised = np.exp(tags - tags.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), dtype=np.float32)
