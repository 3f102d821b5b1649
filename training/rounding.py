"""How the encoder's numbers are rounded to eight bits, and an encoder that feels it while it learns.

The first word piece of each window and a few channels have values twenty times as large as all others. One scale for
all would round the others away, so each channel is first divided by its spread, and the weights behind are multiplied
by it: Xiao et al. 2023, SmoothQuant. The scales are fixed here and not taken anew from each text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from losses import Marks
from network import Reader
from sourcebook.extract.model.windows import windows_of

#: How much of a channel's size its spread takes off; the rest is left to the weights. On TST1 and TST2 the states move
#: least at 0.8 (error 0.0015 of their square; at 0.5 0.0087, at 0.7 0.0016, at 1 0.0031, without spreads 0.0048).
_SHARE = 0.8

#: A channel that was near nought in the texts must not grow without bound.
_SMALLEST = 1e-3
_SPREADS = (0.25, 64.0)

#: On how many texts the roundings are found.
SCALED_ON = 48

#: Steps of an input (8 bits without a sign) and of a weight to either side (8 bits with one).
LEVELS, SIDE = 255, 127


@dataclass(frozen=True, slots=True)
class Rounding:
    """The input of a step as whole numbers: `value / spread[channel] / step + zero`, rounded, from 0 to `LEVELS`."""

    spread: Tensor
    step: float
    zero: int


def windows_in(texts: Iterable[str], tokenizer: Tokenizer) -> Iterator[Tensor]:
    """The ids of the windows of each text: windows x word pieces. None is padded, as in use."""
    marks = Marks.of(tokenizer)
    for text in texts:
        encoded = tokenizer.encode(text, add_special_tokens=False)
        windows = windows_of(encoded.ids, encoded.offsets)
        rows = [[marks.opens, *windows.ids[cut.begin : cut.end], marks.closes] for cut in windows.cuts]
        yield torch.tensor(rows)


def roundings(reader: Reader, windows: Iterable[Tensor]) -> dict[str, Rounding]:
    """The rounding of the input of each linear step of the encoder, by the step's name, as some windows need it."""
    steps = dict(_steps(reader))
    ends: dict[str, tuple[Tensor, Tensor]] = {}

    def seen(name: str, values: Tensor) -> None:
        flat = values.detach().float().reshape(-1, values.shape[-1])
        low, high = flat.amin(0), flat.amax(0)
        before = ends.get(name, (low, high))
        ends[name] = torch.minimum(before[0], low), torch.maximum(before[1], high)

    hooks = [
        step.register_forward_pre_hook(lambda _, given, name=name: seen(name, given[0])) for name, step in steps.items()
    ]
    with torch.no_grad():
        for ids in windows:
            given = ids.to(reader.tagger.weight.device)
            reader.states(given, torch.ones_like(given))
    for hook in hooks:
        hook.remove()
    return {name: _rounding(*ends[name], _sizes(steps, name)) for name in steps}


def _steps(reader: Reader) -> Iterator[tuple[str, nn.Linear]]:
    """The linear steps of the encoder, by their names in the network."""
    for name, part in reader.named_modules():
        if name.startswith("encoder.") and isinstance(part, nn.Linear):
            yield name, part


def _sizes(steps: Mapping[str, nn.Linear], name: str) -> Tensor:
    """The largest weight behind each channel; queries, keys and values have one input and so one rounding."""
    home = name.rpartition(".")[0]
    beside = [step for other, step in steps.items() if other.rpartition(".")[0] == home]
    return torch.stack([step.weight.detach().float().abs().amax(0) for step in beside]).amax(0)


def _rounding(low: Tensor, high: Tensor, weights: Tensor) -> Rounding:
    size = torch.maximum(low.abs(), high.abs()).clamp(min=_SMALLEST)
    spread = size**_SHARE / weights.clamp(min=_SMALLEST) ** (1 - _SHARE)
    spread = (spread / spread.median()).clamp(*_SPREADS)
    least, most = min(0.0, float((low / spread).min())), max(0.0, float((high / spread).max()))
    step = (most - least) / LEVELS
    return Rounding(spread.cpu(), step, round(-least / step))


class RoundedLinear(nn.Linear):
    """A linear step that works out what int8 would, and learns as if it did not. Its weights keep their names."""

    spread: Tensor

    def __init__(self, step: nn.Linear, rounding: Rounding) -> None:
        super().__init__(step.in_features, step.out_features, device="meta")
        self.weight, self.bias = step.weight, step.bias
        self.register_buffer("spread", rounding.spread.to(step.weight.device), persistent=False)
        self.step, self.zero = rounding.step, rounding.zero

    def forward(self, values: Tensor) -> Tensor:
        """The step of rounded values and rounded weights."""
        spread = self.spread.to(values.dtype)
        even, weights = values / spread, self.weight * spread
        whole = (even / self.step + self.zero).round().clamp(0, LEVELS)
        heard = even + ((whole - self.zero) * self.step - even).detach()
        steps = weights.detach().abs().amax(1, keepdim=True) / SIDE
        weighed = weights + ((weights / steps).round() * steps - weights).detach()
        return functional.linear(heard, weighed, self.bias)


def round_in_training(reader: Reader, found: Mapping[str, Rounding]) -> None:
    """Let the encoder feel from now on how its numbers are rounded."""
    for name, rounding in found.items():
        home, _, own = name.rpartition(".")
        step = reader.get_submodule(name)
        if not isinstance(step, nn.Linear):
            raise TypeError(f"{name} is no linear step")
        setattr(reader.get_submodule(home), own, RoundedLinear(step, rounding))
