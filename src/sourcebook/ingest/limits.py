"""Bounds on hostile input, and the checks that hold for every text whatever its format."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import EmptyError, TooLargeError


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one report is read. All are far above any real report; a table of reports may be of any size.

    `text_bytes` bounds a text file, `markup_bytes` an HTML page, `container_bytes` a PDF or DOCX file,
    `unpacked_bytes` what a DOCX unpacks to, `packed_ratio` how far one of its parts may be compressed,
    `line_characters` a line of text or one row of a table, `pages` a PDF, `depth` the nesting of HTML elements.
    """

    text_bytes: int = 20_000_000
    markup_bytes: int = 5_000_000  # the longest articles with all their scripts have about two million
    container_bytes: int = 100_000_000
    unpacked_bytes: int = 200_000_000
    packed_ratio: int = 200  # word processors reach about 30; deflate's own ceiling is 1032
    line_characters: int = 1_000_000
    pages: int = 2_000
    depth: int = 2_000


def check_text(text: str, where: str, limits: Limits) -> None:
    """Refuse a text that is blank, too long, or has a line too long to be prose."""
    if not text.strip():
        raise EmptyError("there is no text in it", where)
    if len(text) > limits.text_bytes:
        raise too_large("text", len(text), limits.text_bytes, "characters", where)
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end - start > limits.line_characters:
            raise too_large("line", end - start, limits.line_characters, "characters", where)
        start = end + 1


def too_large(what: str, size: int | None, allowed: int, unit: str, where: str) -> TooLargeError:
    """The error for anything over a bound. `size` is None where reading stopped at the bound."""
    subject = what if what.startswith("page ") else f"the {what}"
    got = f"{subject} has {size:,} {unit}" if size is not None else f"{subject} has more than {allowed:,} {unit}"
    return TooLargeError(got, where, f"up to {allowed:,} {unit}", "split it into one file or row a report")
