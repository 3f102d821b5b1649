"""Write the card of a trained model twice: `model.json` for the package, which loads by it, and a page for people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sourcebook.extract.model.card import CARD, SCHEMA, file_facts, labels

Json = dict[str, Any]

#: The page for people, beside the weights.
PAGE = "MODEL_CARD.md"

_PAGE = """# The reader of incidents

A network that marks who and what was hit, who did it, with what and where, and says which of these belong to one
incident. `sourcebook code --extractor incidents` uses it; rules read the dates, the speakers and the places beside it.

- **Made of**: MiniLM-L6 ({start}, Apache-2.0: 6 layers of 384, 22 million parameters), a tagger for each role, and
  small heads for single mentions and for pairs of them. The encoder is int8 ONNX with the taggers whole; the heads are
  16-bit arrays.
- **Trained on**: {data}.
- **Trained by**: `python training/run.py`, {training}.{rounded}
- **Learned from**: {larger}.{history}
- **For**: English reports of political violence, as a first coding that a person checks. Mixed case and all capitals.
- **Not for**: finding, ranking or watching people; any decision about a person; reports in other languages.
- **What it gets wrong**: it learned what counts as an incident from one guide of 1991 on Latin America. It leaves out
  fighting between armed sides, and elsewhere the groups, places and offices are strange to it. People and things
  named in the reports it learned from are real; it keeps none of their texts.

## Measured

{scores}

## Exported

The exported model against the network in torch, the worst over {texts} texts:

{parity}

## Files

{files}

Labels, options and hashes for programs are in `{card}`. The package loads the files by these hashes alone.
"""


def write_card(model: Path, facts: Mapping[str, Any]) -> Path:
    """The card for the package: what the files are and what they may say, and all that is known of the training."""
    card = {"schema": SCHEMA, "files": file_facts(model), "labels": labels(), **facts}
    path = model / CARD
    path.write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def write_page(model: Path) -> Path:
    """The card for people, written from the other one."""
    card = json.loads((model / CARD).read_text(encoding="utf-8"))
    path = model / PAGE
    path.write_text(page_of(card), encoding="utf-8")
    return path


def page_of(card: Json) -> str:
    """The page that says what a card says."""
    larger, history, rounded = card.get("larger"), card.get("history"), card.get("rounded")
    data = "; ".join(
        f"{row['examples']:,} examples of {row['corpus']} (`{row['sha256'][:12]}…`)" for row in card["data"]
    )
    scores = [(name, f"{value:.1f}") for name, value in card["scores"].items()]
    parity = [(name, f"{value:.4f}") for name, value in card["parity"].items()]
    files = [(f"`{name}`", f"{facts['bytes']:,}", f"`{facts['sha256']}`") for name, facts in card["files"].items()]
    return _PAGE.format(
        start=card["start"]["name"],
        data=data,
        training=_options(card["training"]),
        rounded=f" Then with its numbers rounded as int8 rounds them: {_options(rounded)}." if rounded else "",
        larger=f"the keys, and {larger['name']} ({_options(larger['training'])})" if larger else "the keys alone",
        history=f" {history}" if history else "",
        scores=_table(("measure", "percent"), scores) if scores else "Not measured: the corpus was not there.",
        texts=card["parity_texts"],
        parity=_table(("", "figure"), parity),
        files=_table(("file", "bytes", "SHA-256"), files),
        card=CARD,
    )


def _options(options: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in options.items())


def _table(head: tuple[str, ...], rows: list[Any]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
