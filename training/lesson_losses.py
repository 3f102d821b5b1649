"""How far the network is from what a larger one says of the same texts.

It is believed on words alone. Which mentions belong together, and what they are, it learns late: a small network that
believed it there too grouped worse than one that heard the keys alone.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from lessons import Lesson
from losses import WEIGHTS
from network import Reader

#: What being near the states of the larger network weighs.
_STATES = 1.0

#: The first roles are those that the taggers are taught; dates and speakers are found by rules.
_TAUGHT = 7


class Tutor(nn.Module):
    """Lays the small network's states beside those of the larger one. In use it is not needed."""

    def __init__(self, width: int, larger: int) -> None:
        super().__init__()
        self.width = larger
        self.project = nn.Linear(width, larger)


def lesson_losses(reader: Reader, tutor: Tutor, batch: Sequence[Lesson], states: Sequence[Tensor]) -> dict[str, Tensor]:
    """How far the network is from what the larger one says of the same texts, each by its name."""
    said = torch.cat([reader.tags(s)[:, :_TAUGHT] for s in states])
    told = torch.cat([one.tags[:, :_TAUGHT].float() for one in batch]).to(said.device)
    tags = -(told.softmax(-1) * said.log_softmax(-1)).sum() / len(said)
    own = functional.layer_norm(tutor.project(torch.cat(list(states))), (tutor.width,))
    theirs = functional.layer_norm(torch.cat([one.states.float() for one in batch]).to(own.device), (tutor.width,))
    return {
        "lesson tags": WEIGHTS["tags"] * tags,
        "lesson states": _STATES * (own - theirs).pow(2).mean(),
    }
