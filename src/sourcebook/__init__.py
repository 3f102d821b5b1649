"""Sourcebook: from reports of political violence to attributed, dated, placed event records.

    import sourcebook
    for event in sourcebook.code("Two soldiers were killed …", published="2017-05-18"):
        print(event.type, event.date, event.place)

The names below are the public ones; each is imported when it is first used. `__init__.pyi` tells type checkers what
they are, so that this module, which every other one loads, imports none of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

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

_HOMES = {
    "Event": "sourcebook.records",
    "Pipeline": "sourcebook.pipeline",
    "PipelineOptions": "sourcebook.options",
    "Problem": "sourcebook.records",
    "ReadOptions": "sourcebook.ingest",
    "Report": "sourcebook.records",
    "Source": "sourcebook.records",
    "SourcebookError": "sourcebook.errors",
    "code": "sourcebook.api",
    "read": "sourcebook.ingest",
    "write": "sourcebook.export",
}


def __getattr__(name: str) -> Any:
    """Import a public name from its home on first use, so that `import sourcebook` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'sourcebook' has no attribute {name!r}")
    found = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
