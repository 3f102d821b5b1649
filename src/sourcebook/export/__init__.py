"""Writing event records to files: one module a format, one list of formats, one way to put a file in its place."""

from .formats import FORMATS, Format
from .writing import write

__all__ = ["FORMATS", "Format", "write"]
