"""Word documents: paragraphs, lists and tables, traced back to their paragraphs. The only module that names docx."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import docx
from docx.oxml.ns import qn

from ..errors import DamagedError, NoTextError, ReportError
from .archive import check_archive
from .blocks import CELL_MARK, Block, BlockKind, Run, lay_out
from .decode import same_length
from .document import Document
from .limits import Limits, too_large

_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_CONTROL, _CONTROL_CONTENT = qn("w:sdt"), qn("w:sdtContent")
_TEXT, _STYLE, _NUMBERING = qn("w:t"), qn("w:pStyle"), qn("w:numPr")
_PROPERTIES, _VALUE = qn("w:pPr"), qn("w:val")
_MARKS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:softHyphen"): "",
}
#: Deleted and moved text, field codes, and boxes, which hold paragraphs of their own.
_LEFT_OUT = frozenset(qn(name) for name in ("w:del", "w:moveFrom", "w:instrText", "w:txbxContent", "w:pPr", "w:rPr"))
# The stamp of the template that the docx library ships: any document made with it carries this, whenever it was made.
_TEMPLATE_DATE = date(2013, 12, 23)


def read_docx(raw: bytes, where: str, limits: Limits) -> Document:
    """The text of a Word document; origins are characters of its paragraphs, counted from 1 in reading order.

    Raises LockedError, DamagedError, TooLargeError, NoTextError.
    """
    check_archive(raw, where, limits)
    try:
        document = docx.Document(io.BytesIO(raw))
        text, pieces = lay_out(_Body(document).blocks())
        core = document.core_properties
        title, created, language = core.title, core.created, core.language
    except ReportError:
        raise
    except Exception as error:  # the library lets pass whatever zip, XML and its own lookups raise
        reason = " ".join(str(error).split())[:200]
        raise DamagedError(f"the document does not parse: {reason}", where, "a sound .docx", "save it anew") from None
    if not text.strip():
        raise NoTextError("the document holds no text", where, "a document with text")
    if len(text) > limits.text_bytes:
        raise too_large("document", len(text), limits.text_bytes, "characters", where)
    return Document(
        text=text,
        unit="paragraph",
        pieces=pieces,
        title=" ".join(same_length(title or "").split()) or None,
        published=_day(created),
        language=(language or "").split("-")[0].lower() or None,
    )


def _day(created: datetime | None) -> date | None:
    if created is None or created.date() == _TEMPLATE_DATE:
        return None
    return created.date()


class _Body:
    """The body of a document being read: holds its styles' names and the count of paragraphs."""

    def __init__(self, document: Any) -> None:
        self._body = document.element.body
        self._styles = {style.style_id: (style.name or "").lower() for style in document.styles}
        self._count = 0

    def blocks(self) -> Iterator[Block]:
        for element in _flow(self._body):
            if element.tag == _PARAGRAPH:
                yield self._paragraph(element)
            else:
                yield from self._table(element)

    def _paragraph(self, element: Any) -> Block:
        self._count += 1
        text = same_length(_text(element))
        lead = len(text) - len(text.lstrip())
        run = Run(text.strip(), lead, self._count)
        return Block(self._kind(element), (run,))

    def _kind(self, element: Any) -> BlockKind:
        properties = element.find(_PROPERTIES)
        style = None if properties is None else properties.find(_STYLE)
        name = "" if style is None else self._styles.get(style.get(_VALUE), "")
        if name.startswith(("heading", "title", "subtitle")):
            return "heading"
        numbered = properties is not None and properties.find(_NUMBERING) is not None
        return "item" if numbered or name.startswith("list") else "paragraph"

    def _table(self, table: Any) -> Iterator[Block]:
        """A line for each row, its cells parted by bars; a row of one cell is the paragraphs in it."""
        for row in table.iter(_ROW):
            if next(row.iterancestors(_TABLE)) is not table:
                continue  # a table inside a cell is read with the cell
            cells = [[self._paragraph(inner) for inner in cell.iter(_PARAGRAPH)] for cell in row.iterchildren(_CELL)]
            if len(cells) == 1:
                yield from cells[0]
                continue
            runs: list[Run] = []
            for cell in cells:
                filled = [run for block in cell for run in block.runs if run.text]
                for index, run in enumerate(filled):
                    lead = " " if index else CELL_MARK if runs else ""
                    runs += [Run(lead)] * bool(lead) + [run]
            yield Block("row", tuple(runs))


def _flow(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, those in content controls too."""
    waiting = list(reversed(parent))
    while waiting:
        element = waiting.pop()
        if element.tag in (_PARAGRAPH, _TABLE):
            yield element
        elif element.tag in (_CONTROL, _CONTROL_CONTENT):
            waiting.extend(reversed(element))


def _text(paragraph: Any) -> str:
    """The words of a paragraph as they stand after accepting all changes."""
    parts: list[str] = []
    waiting = [paragraph]
    while waiting:
        element = waiting.pop()
        if element.tag == _TEXT:
            parts.append(element.text or "")
        elif element.tag in _MARKS:
            parts.append(_MARKS[element.tag])
        elif element.tag not in _LEFT_OUT:
            waiting.extend(reversed(element))
    return "".join(parts)
