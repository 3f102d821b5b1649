"""Laying out the blocks of a document as text, the same way for every format, with the way back for each run.

A heading, a paragraph and a quotation stand between blank lines; the items of a list, each beginning with "- ", and
the rows of a table stand on lines of their own. Segmenting depends on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ..records import Piece

BlockKind = Literal["heading", "paragraph", "item", "row"]
ITEM_MARK = "- "
CELL_MARK = " | "


@dataclass(frozen=True, slots=True)
class Run:
    """Characters copied one for one from the original, or, where `origin` is None, added by us."""

    text: str
    origin: int | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table row."""

    kind: BlockKind
    runs: tuple[Run, ...]


def lay_out(blocks: Iterable[Block]) -> tuple[str, tuple[Piece, ...]]:
    """The text of the blocks, without those that are blank, and its pieces."""
    written: list[str] = []
    pieces: list[Piece] = []
    offset = 0
    before: BlockKind | None = None
    for block in blocks:
        if not any(run.text.strip() for run in block.runs if run.origin is not None):
            continue
        lead = "" if before is None else "\n" if before == block.kind in ("item", "row") else "\n\n"
        mark = ITEM_MARK if block.kind == "item" else ""
        written.append(lead + mark)
        offset += len(lead + mark)
        for run in block.runs:
            written.append(run.text)
            if run.origin is not None and run.text:
                pieces.append(Piece(offset, offset + len(run.text), run.origin, run.origin + len(run.text), run.number))
            offset += len(run.text)
        before = block.kind
    return "".join(written), tuple(pieces)
