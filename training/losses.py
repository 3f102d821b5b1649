"""How wrong the network is on some examples: a loss each for tags, relevance, pairs of mentions and attributes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from network import Reader
from prepared import IGNORED, Prepared
from sourcebook.extract.model.labels import ATTRIBUTES

#: What each loss weighs in the sum: chosen so that all fall at a like pace on MUC-4 DEV.
WEIGHTS = {"tags": 6.0, "relevance": 0.3, "pairs": 0.7, "same": 0.5, "attributes": 0.35}

#: The share of word pieces hidden in training, so that the network learns to read what stands around a word.
_HIDDEN = 0.1


#: Windows are padded to a multiple of so many word pieces: kernels are made anew for each new shape.
_EVEN = 32


@dataclass(frozen=True, slots=True)
class Marks:
    """Ids of the word pieces that are no words."""

    opens: int
    closes: int
    hides: int

    @classmethod
    def of(cls, tokenizer: Tokenizer) -> Marks:
        """The marks of a tokenizer of the BERT kind, or of the kind of MPNet."""
        marks = (("[CLS]", "<s>"), ("[SEP]", "</s>"), ("[MASK]", "<mask>"))
        ids = [[tokenizer.token_to_id(way) for way in ways] for ways in marks]
        opens, closes, hides = (next((one for one in found if one is not None), -1) for found in ids)
        return cls(opens, closes, hides)


def states_of(reader: Reader, batch: Sequence[Prepared], marks: Marks, *, bfloat16: bool = False) -> list[Tensor]:
    """States of the word pieces of each text, each from the window that owns it. In training some are hidden."""
    rows = [(one, cut) for one in batch for cut in one.windows.cuts]
    longest = max(cut.end - cut.begin for _, cut in rows) + 2
    longest = -(-longest // _EVEN) * _EVEN
    ids = torch.zeros(len(rows), longest, dtype=torch.long)
    mask = torch.zeros(len(rows), longest, dtype=torch.long)
    for row, (one, cut) in enumerate(rows):
        pieces = [marks.opens, *one.windows.ids[cut.begin : cut.end], marks.closes]
        ids[row, : len(pieces)] = torch.tensor(pieces)
        mask[row, : len(pieces)] = 1
    if reader.training:
        ids = torch.where((torch.rand(ids.shape) < _HIDDEN) & (mask == 1), torch.tensor(marks.hides), ids)
    device = reader.tagger.weight.device
    states = reader.states(ids.to(device), mask.to(device), bfloat16=bfloat16)
    owned = [states[row, cut.first - cut.begin + 1 : cut.last - cut.begin + 1] for row, (_, cut) in enumerate(rows)]
    found: list[Tensor] = []
    at = 0
    for one in batch:
        found.append(torch.cat(owned[at : at + len(one.windows.cuts)]))
        at += len(one.windows.cuts)
    return found


def losses_of(reader: Reader, batch: Sequence[Prepared], states: Sequence[Tensor]) -> dict[str, Tensor]:
    """Each loss by its name, weighed: their sum is what the network is to make small."""
    losses = {"tags": _tag_loss(reader, batch, states)}
    known = [(one.example.relevant, s) for one, s in zip(batch, states, strict=True)]
    known = [(relevant, s) for relevant, s in known if relevant is not None]
    if known:
        said = torch.stack([reader.counts(s) for _, s in known])
        told = torch.tensor([float(bool(relevant)) for relevant, _ in known], device=said.device)
        losses["relevance"] = WEIGHTS["relevance"] * functional.binary_cross_entropy_with_logits(said, told)
    found = [_mention_losses(reader, one, s) for one, s in zip(batch, states, strict=True) if one.mentions]
    if found:
        pairs, same, attributes = (torch.stack(kind).mean() for kind in zip(*found, strict=True))
        judged = {"pairs": pairs, "same": same, "attributes": attributes}
        losses |= {name: WEIGHTS[name] * loss for name, loss in judged.items()}
    return losses


def _tag_loss(reader: Reader, batch: Sequence[Prepared], states: Sequence[Tensor]) -> Tensor:
    logits = reader.tags(torch.cat(list(states)))
    labels = torch.cat([one.labels for one in batch]).to(logits.device)
    wrong = functional.cross_entropy(logits.reshape(-1, 3), labels.reshape(-1), ignore_index=IGNORED, reduction="sum")
    return wrong / max(1, len(labels)) * WEIGHTS["tags"]


def _mention_losses(reader: Reader, one: Prepared, states: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Of the mentions of one text: the loss of shared incidents, of entities and of attributes."""
    device = states.device
    firsts, lasts, kinds = (values.to(device) for values in (one.firsts, one.lasts, one.kinds))
    vectors = reader.vectors(states, firsts, lasts)
    pairs = reader.pairs(vectors, firsts, kinds)
    judged = reader.judged(vectors)
    attributes = sum(_known(judged[name], one.targets[name]) for name in ATTRIBUTES)
    return _known(pairs[..., 0], one.shared), _known(pairs[..., 1], one.same), attributes


def _known(logits: Tensor, targets: Tensor) -> Tensor:
    """Mean binary cross-entropy over the targets that are known."""
    targets = targets.to(logits.device)
    keep = ~targets.isnan()
    if not keep.any():
        return logits.sum() * 0
    return functional.binary_cross_entropy_with_logits(logits[keep], targets[keep], reduction="mean")
