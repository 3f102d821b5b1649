"""Reading reports: text, HTML, PDF, Word, tables, feeds and web archives, each with the way back to the original."""

from .compose import report_from_text
from .file_facts import read_file_facts
from .limits import Limits
from .locate import locate
from .options import ReadOptions
from .original import Kept, Original
from .reading import read, read_kept

__all__ = [
    "Kept",
    "Limits",
    "Original",
    "ReadOptions",
    "locate",
    "read",
    "read_file_facts",
    "read_kept",
    "report_from_text",
]
