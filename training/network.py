"""The network: one encoder, a tagger for each role, and heads that judge mentions and pairs of them."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.func import functional_call

from sourcebook.extract.model.labels import ATTRIBUTES, DISTANCES, PAIR_OUTPUTS, ROLES

#: Width of a mention's vector, and of its two sides in a pair.
MENTION_WIDTH = 256
PAIR_WIDTH = 128


class Reader(nn.Module):
    """Reads windows of word pieces. The heads work on the encoder's last states."""

    def __init__(self, encoder: nn.Module, width: int, mention: int = MENTION_WIDTH, pair: int = PAIR_WIDTH) -> None:
        super().__init__()
        self.encoder = encoder
        self.tagger = nn.Linear(width, 3 * len(ROLES))
        self.relevance = nn.Linear(width, 2)
        self.mention = nn.Sequential(nn.Linear(3 * width, mention), nn.GELU())
        self.attributes = nn.ModuleDict(
            {_key(name): nn.Linear(mention, len(values)) for name, values in ATTRIBUTES.items()}
        )
        self.side = nn.Linear(mention, pair)
        self.distance = nn.Embedding(len(DISTANCES) + 1, pair)
        self.roles = nn.Embedding(len(ROLES) ** 2, pair)
        self.pair = nn.Sequential(nn.GELU(), nn.Linear(pair, len(PAIR_OUTPUTS)))
        self.mix = nn.Linear(2 * pair, pair)
        self.dropout = nn.Dropout(0.1)

    def states(self, ids: Tensor, mask: Tensor, *, bfloat16: bool = False) -> Tensor:
        """The encoder's last states of some windows: windows x word pieces x width.

        With `bfloat16` all of the encoder is worked out in that form, from weights that stay whole.
        """
        given = {"input_ids": ids, "attention_mask": mask}
        if not bfloat16:
            states: Tensor = self.encoder(**given).last_hidden_state
            return states
        halves = {name: value.bfloat16() for name, value in self.encoder.named_parameters()}
        found: Tensor = functional_call(self.encoder, halves, (), given).last_hidden_state
        return found.float()

    def tags(self, states: Tensor) -> Tensor:
        """Outside, begins, goes on, for each role: windows x word pieces x roles x 3."""
        logits: Tensor = self.tagger(self.dropout(states))
        return logits.view(*states.shape[:-1], len(ROLES), 3)

    def counts(self, pieces: Tensor) -> Tensor:
        """The logit that a text tells of an incident that counts: what its word pieces say, those that matter most."""
        said = self.relevance(pieces)
        logit: Tensor = (said[:, 0] * torch.softmax(said[:, 1], dim=0)).sum()
        return logit

    def vectors(self, pieces: Tensor, firsts: Tensor, lasts: Tensor) -> Tensor:
        """A vector for each mention of a text, given its word pieces' states and the ends of the mentions in them."""
        sums = torch.cat([pieces.new_zeros(1, pieces.shape[1]), pieces.cumsum(0)])
        means = (sums[lasts + 1] - sums[firsts]) / (lasts + 1 - firsts).unsqueeze(1)
        vectors: Tensor = self.mention(self.dropout(torch.cat([pieces[firsts], pieces[lasts], means], dim=1)))
        return vectors

    def judged(self, vectors: Tensor) -> Mapping[str, Tensor]:
        """Logits of the attributes of mentions."""
        return {name: self.attributes[_key(name)](vectors) for name in ATTRIBUTES}

    def pairs(self, vectors: Tensor, firsts: Tensor, kinds: Tensor) -> Tensor:
        """Logits for every pair of mentions: mentions x mentions x outputs. Symmetric, as the question is."""
        side = self.side(vectors)
        product = side.unsqueeze(1) * side.unsqueeze(0)
        apart = (side.unsqueeze(1) - side.unsqueeze(0)).abs()
        limits = torch.tensor(DISTANCES, device=firsts.device)
        far = torch.bucketize((firsts.unsqueeze(1) - firsts.unsqueeze(0)).abs(), limits)
        low = torch.minimum(kinds.unsqueeze(1), kinds.unsqueeze(0))
        high = torch.maximum(kinds.unsqueeze(1), kinds.unsqueeze(0))
        features = (
            self.mix(torch.cat([product, apart], dim=2)) + self.distance(far) + self.roles(low * len(ROLES) + high)
        )
        logits: Tensor = self.pair(features)
        return logits


class CheapDropout(nn.Module):
    """Dropout whose masks are cut from one long one at a random place: drawing chance anew takes a fifth of a step."""

    def __init__(self, share: float, length: int = 1 << 23) -> None:
        super().__init__()
        self.p = share  # as the encoders read it
        kept = (torch.rand(length) >= share).to(torch.bfloat16)
        self.register_buffer("masks", kept / (1 - share), persistent=False)

    def forward(self, values: Tensor) -> Tensor:
        """The values, in training with a share of them nought."""
        if not self.training or not self.p:
            return values
        count = values.numel()
        if count >= len(self.masks):
            return nn.functional.dropout(values, self.p)
        begin = int(torch.randint(len(self.masks) - count, ()))
        return values * self.masks[begin : begin + count].view(values.shape).to(values.dtype)


def _key(name: str) -> str:
    """A name that a torch module may bear."""
    return "of_" + name.replace(" ", "_")
