from .api import code as code
from .errors import SourcebookError as SourcebookError
from .export import write as write
from .ingest import ReadOptions as ReadOptions
from .ingest import read as read
from .options import PipelineOptions as PipelineOptions
from .pipeline import Pipeline as Pipeline
from .records import Event as Event
from .records import Problem as Problem
from .records import Report as Report
from .records import Source as Source

__version__: str
__all__ = [
    "Event",
    "Pipeline",
    "PipelineOptions",
    "Problem",
    "ReadOptions",
    "Report",
    "Source",
    "SourcebookError",
    "code",
    "read",
    "write",
]
