"""Splitting a report into its parts: dateline, headings, lists, paragraphs, sentences, quotations."""

from .outline import segment
from .unpunctuated import looks_unpunctuated

__all__ = ["looks_unpunctuated", "segment"]
