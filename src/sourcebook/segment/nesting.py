"""Nesting: which heading, lead or item each block stands under."""

from __future__ import annotations

from collections.abc import Sequence

from .blocks import Block
from .marks import RANK


class _Open:
    """The headings, leads and items that are still open while the blocks are read in order."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.headings: list[int] = []
        self.leads: list[int] = []
        self.items: list[int] = []
        self.lead_is_fresh = False  # nothing has come under the innermost lead yet
        self.list_is_closed = False  # a paragraph came after the items of the innermost lead

    def over(self) -> int | None:
        """The innermost heading or lead."""
        if self.leads and not self.list_is_closed:
            return self.leads[-1]
        return self.headings[-1] if self.headings else None

    def heading(self, index: int) -> int | None:
        own = self.blocks[index]
        for place, other in enumerate(self.headings):
            over = self.blocks[other]
            if over.style == own.style and over.depth >= own.depth:
                del self.headings[place:]
                break
        parent = self.headings[-1] if self.headings else None
        self.headings.append(index)
        self.leads, self.items = [], []
        self.lead_is_fresh = self.list_is_closed = False
        return parent

    def lead(self, index: int) -> int | None:
        own = self.blocks[index]
        forms = [(self.blocks[other].style, self.blocks[other].indent) for other in self.leads]
        if (own.style, own.indent) in forms:
            del self.leads[forms.index((own.style, own.indent)) :]
        elif self.leads and not (self.lead_is_fresh or own.indent > self.blocks[self.leads[-1]].indent):
            self.leads = []
        self.list_is_closed = False
        parent = self.over()
        self.leads.append(index)
        self.items = []
        self.lead_is_fresh = True
        return parent

    def item(self, index: int) -> int | None:
        self.lead_is_fresh = self.list_is_closed = False
        while self.items and not self._stands_under(index, self.items[-1]):
            self.items.pop()
        parent = self.items[-1] if self.items else self.over()
        self.items.append(index)
        return parent

    def _stands_under(self, index: int, other: int) -> bool:
        own, over = self.blocks[index], self.blocks[other]
        if own.mark is None or over.mark is None:
            return False
        if own.indent != over.indent:
            return own.indent > over.indent
        return RANK[own.mark.style] > RANK[over.mark.style]

    def paragraph(self) -> int | None:
        if self.items:  # the list is over
            self.items = []
            self.list_is_closed = True
        self.lead_is_fresh = False
        return self.over()


def parents_of(blocks: Sequence[Block]) -> list[tuple[int | None, int]]:
    """For each block the index of the block it stands under, and its level: a heading's depth from 1, else 0.

    Items that come without a lead of their own after a paragraph belong to the lead before it. Headline, dateline
    and byline stand under nothing.
    """
    opened = _Open(blocks)
    found: list[tuple[int | None, int]] = []
    for index, block in enumerate(blocks):
        if block.kind == "heading":
            found.append((opened.heading(index), len(opened.headings)))
        elif block.kind == "lead":
            found.append((opened.lead(index), 0))
        elif block.kind == "item":
            found.append((opened.item(index), 0))
        elif block.kind == "paragraph":
            found.append((opened.paragraph(), 0))
        else:
            found.append((None, 0))
    return found
