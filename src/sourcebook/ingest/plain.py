"""Plain text and Markdown: the text is the document, and its offsets are its own."""

from __future__ import annotations

from .decode import decode
from .document import Document
from .limits import Limits


def read_plain(raw: bytes, where: str, limits: Limits) -> Document:
    """The text of a plain file. Raises EncodingError for binary."""
    return Document(text=decode(raw, where))
