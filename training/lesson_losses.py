"""How far the network is from what a larger one says of the same texts."""

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

#: Which mentions belong together the larger network learns late: here the keys keep their full weight, and what it says
#: of pairs counts for little beside them.
KEYS_KNOW_BETTER = ("pairs", "same")
_OF_PAIRS = 0.3

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
    counts = torch.stack([reader.counts(s) for s in states])
    counted = torch.stack([one.counts.float() for one in batch]).to(own.device).sigmoid()
    losses = {
        "lesson tags": WEIGHTS["tags"] * tags,
        "lesson states": _STATES * (own - theirs).pow(2).mean(),
        "lesson relevance": WEIGHTS["relevance"] * functional.binary_cross_entropy_with_logits(counts, counted),
    }
    found = [_judged_lesson(reader, one, s) for one, s in zip(batch, states, strict=True) if len(one.firsts)]
    if found:
        incident, same, attributes = (torch.stack(kind).mean() for kind in zip(*found, strict=True))
        losses |= {
            "lesson pairs": _OF_PAIRS * WEIGHTS["pairs"] * incident,
            "lesson same": _OF_PAIRS * WEIGHTS["same"] * same,
            "lesson attributes": WEIGHTS["attributes"] * attributes,
        }
    return losses


def _judged_lesson(reader: Reader, one: Lesson, states: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    firsts, lasts, kinds = (values.to(states.device) for values in (one.firsts, one.lasts, one.kinds))
    vectors = reader.vectors(states, firsts, lasts)
    pairs, told = reader.pairs(vectors, firsts, kinds), one.pairs.float().to(states.device).sigmoid()
    judged = reader.judged(vectors)
    attributes = torch.stack(
        [
            functional.binary_cross_entropy_with_logits(judged[name], said.float().to(states.device).sigmoid())
            for name, said in one.attributes.items()
        ]
    ).sum()
    measure = functional.binary_cross_entropy_with_logits
    return measure(pairs[..., 0], told[..., 0]), measure(pairs[..., 1], told[..., 1]), attributes
