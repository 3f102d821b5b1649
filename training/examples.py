"""The form in which every corpus reaches the trainer: a text, the mentions in it, and what people said of each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

Json = dict[str, Any]

#: Form of the file in which examples are kept. It changes with what makes them, so that no old ones are taken.
SCHEMA = "sourcebook/examples/3"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words with a role. `templates` are the indices of the incidents it belongs to, `entities` of what it names there.

    An attribute that people said nothing of is not in `attributes`; one that they left empty has no values.
    """

    start: int
    end: int
    role: str
    templates: tuple[int, ...] = ()
    entities: tuple[int, ...] = ()
    attributes: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Example:
    """One text with its mentions; `roles` are those that its coders looked for, so that the rest teach nothing."""

    id: str
    corpus: str
    text: str
    roles: tuple[str, ...]
    mentions: tuple[Mention, ...]
    relevant: bool | None = None


def write_examples(path: Path, examples: Sequence[Example], source: str = "") -> None:
    """Keep examples in a file, whole or not at all. `source` says what they were made of: see `read_examples`."""
    draft = path.with_name(f".{path.name}.part")
    head = json.dumps({"schema": SCHEMA, "source": source})
    lines = [example_row(example) for example in examples]
    draft.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    draft.replace(path)


def read_examples(path: Path, source: str | None = None) -> list[Example] | None:
    """Examples from a file; None where there is none, or one of another form or made of another source."""
    if not path.is_file():
        return None
    head, *lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    told = json.loads(head)
    if told.get("schema") != SCHEMA or (source is not None and told.get("source") != source):
        return None
    return [example_of(line) for line in lines]


def evenly(examples: Sequence[Example], count: int) -> Sequence[Example]:
    """So many examples, or all if there are fewer, from everywhere in a sequence."""
    return examples[:: max(1, len(examples) // count)][:count]


def example_row(example: Example) -> str:
    """An example as one line of JSON."""
    return json.dumps(asdict(example), ensure_ascii=False)


def example_of(line: str) -> Example:
    """The example of such a line."""
    row = json.loads(line)
    mentions = tuple(_mention(mention) for mention in row["mentions"])
    return Example(**{**row, "roles": tuple(row["roles"]), "mentions": mentions})


def _mention(row: Json) -> Mention:
    attributes = {name: tuple(values) for name, values in row["attributes"].items()}
    templates, entities = tuple(row["templates"]), tuple(row["entities"])
    return Mention(**{**row, "templates": templates, "entities": entities, "attributes": attributes})
