"""What invented events of all tests are made with: a coder, and where words stand in a text."""

from __future__ import annotations

from sourcebook.records import CoderStamp, Span

CODER = CoderStamp("0.1.0", "rules", "acled")


def at(text: str, words: str) -> Span:
    """Where `words` first stand in `text`."""
    start = text.index(words)
    return Span(start, start + len(words))
