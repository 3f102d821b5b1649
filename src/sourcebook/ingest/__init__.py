"""Reading reports: text, HTML, PDF, Word, CSV and JSON Lines, each with the way back to the original."""

from .compose import report_from_text
from .limits import Limits
from .locate import locate
from .options import ReadOptions
from .reading import read

__all__ = ["Limits", "ReadOptions", "locate", "read", "report_from_text"]
