"""The network: one encoder, a tagger for each role, and heads that judge mentions and pairs of them."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn

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
        self.relevance = nn.Linear(width, 1)
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

    def states(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The encoder's last states of some windows: windows x word pieces x width."""
        states: Tensor = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return states

    def tags(self, states: Tensor) -> Tensor:
        """Outside, begins, goes on, for each role: windows x word pieces x roles x 3."""
        logits: Tensor = self.tagger(self.dropout(states))
        return logits.view(*states.shape[:-1], len(ROLES), 3)

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


def _key(name: str) -> str:
    """A name that a torch module may bear."""
    return "of_" + name.replace(" ", "_")
