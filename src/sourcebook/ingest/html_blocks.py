"""From a stream of tags and text to blocks: headings, paragraphs, list items and table rows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape
from typing import Literal

from .blocks import CELL_MARK, Block, BlockKind, Run
from .decode import same_length
from .markup import HIDDEN, Token

Role = Literal["heading", "item", "row", "cell", "block", "break"]

#: What the tags of HTML, and those of trafilatura's tree, do to the flow of text; other tags do nothing.
ROLES: dict[str, Role] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "head"), "heading"),
    **dict.fromkeys(("li", "dd", "dt", "item"), "item"),
    **dict.fromkeys(("tr", "row"), "row"),
    **dict.fromkeys(("td", "th", "cell"), "cell"),
    **dict.fromkeys(("br", "hr", "lb"), "break"),
    **dict.fromkeys(
        (
            "p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "blockquote", "quote", "pre",
            "code", "ul", "ol", "dl", "list", "table", "caption", "figure", "figcaption", "form", "fieldset", "address",
            "center", "body", "html", "title", "details", "summary", "option",
        ),
        "block",
    ),
}  # fmt: skip
_LONG_CELL = 200  # characters: cells above this are columns of a page, not of a table
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_SPACES_ONLY = re.compile(r" {2,}")
_AROUND_BREAK = re.compile(r" *\n *")


@dataclass(slots=True)
class BlockWriter:
    """Takes tags and text in order, balanced or not, and gathers blocks."""

    blocks: list[Block] = field(default_factory=list)
    _kind: BlockKind = "paragraph"
    _inline: list[str] = field(default_factory=list)
    _cells: list[str] | None = None

    def open(self, name: str) -> None:
        role = ROLES.get(name)
        if role == "break":
            self._inline.append("\n")
        elif role == "row":
            self._end_row()
            self._cells = []
        elif role is not None:
            self._flush()
            if role in ("heading", "item"):
                self._kind = "heading" if role == "heading" else "item"

    def close(self, name: str) -> None:
        role = ROLES.get(name)
        if role is None or role == "break":
            return
        self._flush()
        if role == "row" or name == "table":
            self._end_row()
        if role in ("heading", "item") or name in ("ul", "ol", "dl", "list"):
            self._kind = "paragraph"

    def text(self, text: str) -> None:
        self._inline.append(_SPACES.sub(" ", same_length(text)))

    def finish(self) -> list[Block]:
        self._flush()
        self._end_row()
        return self.blocks

    def _flush(self) -> None:
        text = _AROUND_BREAK.sub("\n", _SPACES_ONLY.sub(" ", "".join(self._inline))).strip()
        self._inline.clear()
        if not text:
            return
        if self._cells is not None:
            self._cells.append(text.replace("\n", " "))
            return
        for part in re.split(r"\n{2,}", text):
            self._add(self._kind, (part,))

    def _end_row(self) -> None:
        self._flush()
        cells, self._cells = self._cells or [], None
        if len(cells) == 1 or any(len(cell) > _LONG_CELL for cell in cells):
            for cell in cells:
                self._add("paragraph", (cell,))
        elif cells:
            self._add("row", tuple(cells))

    def _add(self, kind: BlockKind, units: tuple[str, ...]) -> None:
        """A block of units, each of them to be looked for in the markup by itself."""
        runs: list[Run] = []
        for unit in units:
            runs += [Run(CELL_MARK)] * bool(runs) + [Run(unit, origin=0)]
        self.blocks.append(Block(kind, tuple(runs)))


def visible_blocks(markup: str, page: Iterable[Token]) -> list[Block]:
    """All that a page shows, menus included: for pages in which no main text can be told, or that no parser may see."""
    writer = BlockWriter()
    skipped = False
    for token in page:
        name = token.name
        if not name:
            if not skipped:
                writer.text(unescape(markup[token.start : token.end]))
            continue
        skipped = name in HIDDEN or name == "title"
        if name.startswith("/"):
            writer.close(name[1:])
        else:
            writer.open(name)
    return writer.finish()
