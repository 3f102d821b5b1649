"""A tokenizer for HTML that takes linear time on any input and keeps the offset of everything it finds.

It is no parser: it does not repair nesting. It serves to find where words stand in the markup, to read the tags that
tell what a page is, and to measure a page before a parser is let loose on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

#: Elements whose content is no text of the page.
HIDDEN = frozenset({"script", "style", "noscript", "template", "svg", "textarea", "iframe", "noframes", "xmp"})
_RAW = frozenset({"script", "style", "textarea", "iframe", "noframes", "xmp"})  # hide all the rest if never closed
#: Elements that never have content.
VOID = frozenset(
    {
        "area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "isindex", "link", "meta",
        "param", "source", "track", "wbr",
    }
)  # fmt: skip
#: Elements that the next one of their kind, or their parent's end, closes.
CLOSED_BY_OTHERS = frozenset(
    {
        "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup", "rp",
        "rt", "html", "body", "head",
    }
)  # fmt: skip

_OPENING = re.compile(r"<(?:[!?]|/?[a-zA-Z])")
_NAME = re.compile(r"[a-zA-Z][^\s/>]{0,40}")
_STOP = re.compile(r"""[>"']""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]{1,60})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""")
_LONGEST_TAG = 10_000  # no attribute that we read is longer, a parser is given no longer one either


@dataclass(frozen=True, slots=True)
class Token:
    """A tag or a run of text, at `[start, end)` of the markup.

    `name` is "" for text, and starts with "/" at an end tag.
    """

    name: str
    start: int
    end: int


def tokens(markup: str) -> Iterator[Token]:
    """Tags and text in order. Comments and declarations are left out; what hidden elements hold is one text token."""
    at, size = 0, len(markup)
    gone: dict[str, bool] = {}
    while at < size:
        opening = _OPENING.search(markup, at)
        tag = opening.start() if opening else size
        if tag > at:
            yield Token("", at, tag)
        if tag == size:
            return
        token, at = _tag(markup, tag, gone)
        if token is None:
            continue
        yield token
        if token.name in HIDDEN:
            end = _closing(markup, token.name, at, gone)
            if end > at:
                yield Token("", at, end)
            at = end


def attributes(markup: str, token: Token) -> dict[str, str]:
    """The attributes of a tag, names in lower case, values with their entities resolved."""
    if token.end - token.start > _LONGEST_TAG:
        return {}
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(markup, token.start + 1 + len(token.name), token.end):
        value = next((group for group in match.groups()[1:] if group is not None), "")
        found.setdefault(match[1].lower(), unescape(value))
    return found


def simplified(markup: str, page: Iterable[Token]) -> str:
    """The markup with what bombs are made of taken out: comments, hidden content, overlong tags.

    A parser reads it in place of the page; its words are the page's own.
    """
    kept: list[str] = []
    hidden = False
    for token in page:
        if token.name:
            hidden = token.name in HIDDEN
            short = token.end - token.start <= _LONGEST_TAG
            kept.append(markup[token.start : token.end] if short else f"<{token.name}>")
        elif not hidden:
            kept.append(markup[token.start : token.end])
    return "".join(kept)


def measure(page: Iterable[Token]) -> tuple[int, int]:
    """How many tags there are and how deep they nest at most, as a parser that repairs nothing would see it."""
    count = depth = deepest = 0
    for token in page:
        if not token.name:
            continue
        count += 1
        name = token.name.lstrip("/")
        if name in VOID or name in CLOSED_BY_OTHERS:
            continue
        depth = max(depth - 1, 0) if token.name.startswith("/") else depth + 1
        deepest = max(deepest, depth)
    return count, deepest


def _tag(markup: str, start: int, gone: dict[str, bool]) -> tuple[Token | None, int]:
    """The tag at `start` and where to go on; the token is None for a comment or declaration."""
    if markup.startswith("<!--", start):
        end = _find(markup, "-->", start + 4, gone)
        return None, len(markup) if end < 0 else end + 3
    if markup.startswith(("<!", "<?"), start):
        end = _find(markup, ">", start, gone)
        return None, len(markup) if end < 0 else end + 1
    closing = markup.startswith("</", start)
    name = _NAME.match(markup, start + 1 + closing)
    if name is None:  # unreachable for what _OPENING finds
        return None, start + 1
    end = _tag_end(markup, name.end(), gone)
    return Token("/" * closing + name[0].lower(), start, end), end


def _tag_end(markup: str, at: int, gone: dict[str, bool]) -> int:
    """Just after the `>` that ends a tag; one inside a quoted attribute does not, if the quote closes."""
    while stop := _STOP.search(markup, at):
        mark = stop[0]
        at = stop.end()
        if mark == ">":
            return at
        if markup[max(stop.start() - 4, 0) : stop.start()].rstrip().endswith("="):
            close = _find(markup, mark, at, gone)
            at = close + 1 if close >= 0 else at
    return len(markup)


def _find(markup: str, mark: str, at: int, gone: dict[str, bool]) -> int:
    """`str.find` that searches for a mark which is no longer there only once."""
    if mark in gone:
        return -1
    found = markup.find(mark, at)
    if found < 0:
        gone[mark] = True
    return found


def _closing(markup: str, name: str, at: int, gone: dict[str, bool]) -> int:
    """Where the end tag of a hidden element stands; without one, the end of the markup, or `at` if it hides nothing."""
    end_tag = f"</{name}"
    found = None if end_tag in gone else re.compile(end_tag, re.IGNORECASE).search(markup, at)
    if found is not None:
        return found.start()
    gone[end_tag] = True
    return len(markup) if name in _RAW else at
