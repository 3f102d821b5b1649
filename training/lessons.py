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
from swapping import Pools, swapped

#: Versions of each text: as it is, and with names swapped.
VERSIONS = 2


@dataclass(frozen=True, slots=True)
class Lesson:
    """A text with what the large network says of its word pieces: the logits of their tags, and its states. 16 bits."""

    example: Example
    states: Tensor
    tags: Tensor


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
        return Lesson(one.example, states.half(), reader.tags(states).half())


def write_lessons(path: Path, lessons: Sequence[Lesson], source: str) -> None:
    """Keep lessons in a file, whole or not at all."""
    draft = path.with_name(f".{path.name}.part")
    rows = [
        {"example": example_row(lesson.example), "states": lesson.states, "tags": lesson.tags} for lesson in lessons
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
