"""What a larger network, trained before, says of texts: the small one learns from it beside what people said.

A network of twelve layers reads reports better than one of six, and is too slow to ship. Its doubts teach more than the
bare keys do, and it can say something of texts that nobody coded (Hinton et al. 2015; Jiao et al. 2020, TinyBERT).
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor

from examples import Example, example_of, example_row
from losses import Marks, states_of
from network import Reader
from prepared import Prepared, prepare
from sourcebook.extract.model.labels import ATTRIBUTES, ROLES
from sourcebook.extract.model.settings import Settings
from swapping import Pools, swapped

#: Versions of each text: as it is, and with names swapped.
VERSIONS = 2

#: Word pieces that the large network finds to open a mention at least so likely are judged too, right or wrong: in use,
#: the heads judge what was found and not what is right.
_FOUND = 0.3


_TENSORS = ("firsts", "lasts", "kinds", "states", "tags", "counts", "pairs", "attributes")


@dataclass(frozen=True, slots=True)
class Lesson:
    """A text with what the large network says of it: logits of tags, mentions, attributes and pairs, and its states.

    `firsts`, `lasts` and `kinds` are the mentions that people marked and those that the network found. All in 16 bits.
    """

    example: Example
    firsts: Tensor
    lasts: Tensor
    kinds: Tensor
    states: Tensor
    tags: Tensor
    counts: Tensor
    pairs: Tensor
    attributes: dict[str, Tensor]


def lessons_of(reader: Reader, tokenizer: Tokenizer, examples: Sequence[Example], seed: int) -> Iterator[Lesson]:
    """The large network's word on every text and on its versions with names swapped."""
    reader.eval()
    marks, began = Marks.of(tokenizer), time.time()
    versions = list(_versions(examples, seed))
    for number, example in enumerate(versions, start=1):
        yield _lesson(reader, prepare(example, tokenizer), marks)
        if number % 200 == 0:
            print(f"  lesson {number} of {len(versions)}, {time.time() - began:.0f} s", flush=True)


def _versions(examples: Sequence[Example], seed: int) -> Iterator[Example]:
    yield from examples
    pools = Pools.of(examples)
    for version in range(1, VERSIONS):
        chance = random.Random(seed + version)
        for example in (one for one in examples if one.mentions):
            changed = swapped(example, pools, chance)
            if changed is not example:
                yield changed


def _lesson(reader: Reader, one: Prepared, marks: Marks) -> Lesson:
    with torch.no_grad():
        (states,) = states_of(reader, [one], marks, bfloat16=True)
        tags = reader.tags(states)
        firsts, lasts, kinds = _mentions(one, tags)
        pairs = torch.zeros(0, 0, 2)
        judged: dict[str, Tensor] = {name: torch.zeros(0, len(values)) for name, values in ATTRIBUTES.items()}
        if len(firsts):
            vectors = reader.vectors(states, firsts, lasts)
            pairs, judged = reader.pairs(vectors, firsts, kinds), dict(reader.judged(vectors))
        return Lesson(
            one.example, firsts, lasts, kinds, states.half(), tags.half(), reader.counts(states).half(), pairs.half(),
            {name: value.half() for name, value in judged.items()},
        )  # fmt: skip


def _mentions(one: Prepared, tags: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """The mentions that people marked, and beside them those that the network finds."""
    likely = tags.softmax(-1)
    found = dict.fromkeys(zip(one.firsts.tolist(), one.lasts.tolist(), one.kinds.tolist(), strict=True))
    for role in Settings().least:
        kind = ROLES.index(role)
        goes_on = likely[:, kind].argmax(-1) == 2
        for first in torch.nonzero(likely[:, kind, 1] >= _FOUND).flatten().tolist():
            last = first
            while last + 1 < len(tags) and goes_on[last + 1]:
                last += 1
            found.setdefault((first, last, kind))
    rows = torch.tensor(sorted(found), dtype=torch.long).reshape(-1, 3)
    return rows[:, 0], rows[:, 1], rows[:, 2]


def write_lessons(path: Path, lessons: Sequence[Lesson], source: str) -> None:
    """Keep lessons in a file, whole or not at all."""
    draft = path.with_name(f".{path.name}.part")
    rows = [
        {name: getattr(lesson, name) for name in _TENSORS} | {"example": example_row(lesson.example)}
        for lesson in lessons
    ]
    torch.save({"source": source, "lessons": rows}, draft)
    draft.replace(path)


def read_lessons(path: Path, source: str) -> list[Lesson] | None:
    """Lessons from a file; None where there is none, or one made of another source."""
    if not path.is_file():
        return None
    kept: dict[str, Any] = torch.load(path, weights_only=True)
    if kept["source"] != source:
        return None
    return [Lesson(**{**row, "example": example_of(row["example"])}) for row in kept["lessons"]]
