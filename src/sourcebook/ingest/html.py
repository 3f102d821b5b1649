"""HTML: the main text of a page, traced back to the markup. The only module that names trafilatura."""

from __future__ import annotations

import logging
import re
from typing import Any

from trafilatura import bare_extraction

from ..errors import EmptyError, NoTextError, TooLargeError
from ..records import Span
from .align import align, letters
from .blocks import Block, lay_out
from .decode import choose_encoding, clean, decode
from .document import Document
from .html_blocks import BlockWriter, visible_blocks
from .limits import Limits
from .markup import Token, measure, simplified, tokens
from .page_facts import page_facts

# Above these the extractor is slow, or the parser under it stops (libxml2 at a depth of 256), and the visible text is
# taken instead. Real articles have a few thousand tags and a depth of about 30.
_DEEPEST = 200
_MOST_TAGS = 50_000
# An extraction that keeps less than this share of what a short page shows has lost the report: bulletins that are one
# long list look like menus to it.
_LEAST_SHARE = 0.5
_SHORT_PAGE = 3_000
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([a-zA-Z0-9_-]{2,20})", re.IGNORECASE)

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports pages without text as errors; so do we, once


def read_html(raw: bytes, where: str, limits: Limits) -> Document:
    """The main text of a page and what it says of itself; origins are characters of the decoded markup."""
    markup = _decode_page(raw, where)
    if not markup.strip():
        raise EmptyError("there is nothing in it", where)
    page = list(tokens(markup))
    count, depth = measure(page)
    if depth > limits.depth:
        raise TooLargeError(
            f"elements nest {depth:,} deep", where, f"up to {limits.depth:,}", "save the text of the page instead"
        )
    text, units = _units(_blocks(markup, page, small=count <= _MOST_TAGS and depth <= _DEEPEST))
    if not text:
        raise NoTextError("the page shows no text", where, "a page with text in its markup", "save it from a browser")
    facts = page_facts(markup, page)
    return Document(
        text=text,
        unit="markup",
        pieces=align(text, units, markup, page),
        title=facts.title,
        publisher=facts.publisher,
        published=facts.published,
        url=facts.url,
        language=facts.language,
    )


def _decode_page(raw: bytes, where: str) -> str:
    """The markup, in the encoding that it declares unless its bytes are plainly in another."""
    encoding, _ = choose_encoding(raw, where)
    declared = _DECLARED.search(raw[:4_096])
    if not encoding.startswith("utf") and declared:
        try:
            return clean(raw.decode(declared[1].decode("ascii")))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(raw, where)


def _units(blocks: list[Block]) -> tuple[str, list[Span]]:
    """The text, and the spans of it to look for in the markup."""
    text, pieces = lay_out(blocks)
    return text, [Span(piece.start, piece.end) for piece in pieces]


def _blocks(markup: str, page: list[Token], *, small: bool) -> list[Block]:
    """The blocks of the main text, or of all visible text where no main text can be told."""
    main = _main_blocks(simplified(markup, page)) if small else []
    if main and _length(main) >= _SHORT_PAGE:
        return main
    visible = visible_blocks(markup, page)
    if _letters(main) == _letters(visible):
        return visible  # the extractor's last resort runs the paragraphs of a short page into one
    return main if main and _length(main) >= _LEAST_SHARE * _length(visible) else visible


def _length(blocks: list[Block]) -> int:
    return sum(len(run.text) for block in blocks for run in block.runs)


def _letters(blocks: list[Block]) -> str:
    return "".join(letters(run.text) for block in blocks for run in block.runs)


def _main_blocks(markup: str) -> list[Block]:
    try:
        page = bare_extraction(
            markup,
            include_comments=False,
            include_tables=True,
            deduplicate=False,
            with_metadata=False,
        )
    except Exception:  # a page that breaks the extractor still has its visible text
        return []
    if page is None or page.body is None:
        return []
    writer = BlockWriter()
    _walk(page.body, writer)
    return writer.finish()


def _walk(root: Any, writer: BlockWriter) -> None:
    """Feed a tree to the writer without recursion."""
    waiting: list[tuple[Any, bool]] = [(root, False)]
    while waiting:
        element, ended = waiting.pop()
        if ended:
            writer.close(element.tag)
            if element.tail and element is not root:
                writer.text(element.tail)
            continue
        if not isinstance(element.tag, str):
            writer.text(element.tail or "")
            continue
        writer.open(element.tag)
        writer.text(element.text or "")
        waiting.append((element, True))
        waiting.extend((child, False) for child in reversed(element))
