"""From examples to what the network is taught: tags of word pieces, and targets for mentions and for pairs of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from examples import Example, Mention
from sourcebook.extract.model.labels import ATTRIBUTES, ROLES
from sourcebook.extract.model.windows import Windows, windows_of

#: The tag of word pieces that teach nothing.
IGNORED = -100

#: Attributes of which a mention may have none.
MAY_BE_EMPTY = ("physical effect", "human effect", "category")

#: Roles whose mentions share a value but name no entity.
_NO_ENTITY = ("place", "date")


@dataclass(frozen=True, slots=True)
class Prepared:
    """One example as the network wants it. Where nobody said anything, a target is NaN and a tag `IGNORED`.

    `labels` is pieces x roles; `firsts`, `lasts` and `kinds` have a row for each mention; `shared` and `same` say of
    each two mentions whether they share an incident, and whether they name one entity; `targets` is by attribute.
    """

    example: Example
    windows: Windows
    labels: Tensor
    mentions: tuple[Mention, ...]
    firsts: Tensor
    lasts: Tensor
    kinds: Tensor
    shared: Tensor
    same: Tensor
    targets: dict[str, Tensor]


def open_tokenizer(encoder: Path) -> Tokenizer:
    """The tokenizer of the starting weights, which gives all pieces of a text however long."""
    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def prepare(example: Example, tokenizer: Tokenizer) -> Prepared:
    """Lay an example on word pieces. A mention whose ends are not those of word pieces teaches nothing."""
    encoded = tokenizer.encode(example.text, add_special_tokens=False)
    windows = windows_of(encoded.ids, encoded.offsets)
    found = list(_on_pieces(example.mentions, windows))
    mentions = tuple(mention for mention, _, _ in found)
    firsts, lasts = [first for _, first, _ in found], [last for _, _, last in found]
    shared, same = _pairs(mentions)
    return Prepared(
        example=example,
        windows=windows,
        labels=_labels(example.roles, found, len(windows.ids)),
        mentions=mentions,
        firsts=torch.tensor(firsts),
        lasts=torch.tensor(lasts),
        kinds=torch.tensor([ROLES.index(mention.role) for mention in mentions]),
        shared=shared,
        same=same,
        targets={name: _targets(name, mentions) for name in ATTRIBUTES},
    )


def _on_pieces(mentions: Sequence[Mention], windows: Windows) -> Iterator[tuple[Mention, int, int]]:
    """Mentions with the first and the last of their word pieces."""
    starts = {start: piece for piece, (start, _) in reversed(list(enumerate(windows.offsets)))}
    ends = {end: piece for piece, (_, end) in enumerate(windows.offsets)}
    for mention in mentions:
        first, last = starts.get(mention.start), ends.get(mention.end)
        if first is not None and last is not None and first <= last:
            yield mention, first, last


def _labels(roles: Sequence[str], found: Sequence[tuple[Mention, int, int]], pieces: int) -> Tensor:
    """Outside, begins or goes on, for each piece and role. Dates are found by rules: the tagger need not learn them."""
    labels = torch.zeros(pieces, len(ROLES), dtype=torch.long)
    for mention, first, last in found:
        role = ROLES.index(mention.role)
        labels[first, role] = 1
        labels[first + 1 : last + 1, role] = 2
    for role, name in enumerate(ROLES):
        if name == "date" or name not in roles:
            labels[:, role] = IGNORED
    return labels


def _pairs(mentions: Sequence[Mention]) -> tuple[Tensor, Tensor]:
    """Of each two mentions, whether they share an incident, and whether they name one entity."""
    shared = torch.full((len(mentions), len(mentions)), float("nan"))
    same = torch.full((len(mentions), len(mentions)), float("nan"))
    for i, one in enumerate(mentions):
        for j, other in enumerate(mentions):
            if i == j or not (one.templates or other.templates):
                continue
            shared[i, j] = float(bool(set(one.templates) & set(other.templates)))
            if one.role not in _NO_ENTITY and other.role not in _NO_ENTITY:
                same[i, j] = float(bool(set(one.entities) & set(other.entities)))
    return shared, same


def _targets(name: str, mentions: Sequence[Mention]) -> Tensor:
    """For each mention the values that it has of an attribute."""
    values = ATTRIBUTES[name]
    rows = torch.full((len(mentions), len(values)), float("nan"))
    for i, mention in enumerate(mentions):
        if name in mention.attributes and (mention.attributes[name] or name in MAY_BE_EMPTY):
            rows[i] = torch.tensor([float(value in mention.attributes[name]) for value in values])
    return rows
