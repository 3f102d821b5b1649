"""Reports that nobody coded, or not for this: the larger network alone says something of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from examples import Example

#: Files below the folder of corpora, each with the file whose reports are kept for measuring.
_FILES = {"satp/train.jsonl": "satp/dev.gold.jsonl", "fakes/dev.jsonl": "fakes/dev.gold.jsonl"}


def uncoded_texts(corpora: Path) -> Iterator[Example]:
    """The reports of the corpora that are there, without those that are kept for measuring."""
    for name, measured in _FILES.items():
        if not (corpora / name).is_file():
            continue
        kept = {row["id"] for row in _rows(corpora / measured)} if (corpora / measured).is_file() else set()
        for row in _rows(corpora / name):
            if row["id"] not in kept:
                yield Example(f"{name} {row['id']}", "uncoded", row["text"], (), ())


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())
