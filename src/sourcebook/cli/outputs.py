"""Outputs checked before the work starts: an hour of coding must not end at a folder that is not there."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from pathlib import Path

from sourcebook.errors import OutputError
from sourcebook.export import FORMATS


def check_outputs(
    outputs: Sequence[Path], reports: Sequence[str], *, suffixes: Collection[str] = tuple(FORMATS)
) -> None:
    """Raise OutputError for the first output that could not be written, or would overwrite a report.

    `suffixes` are those that there is a form for.
    """
    seen: set[Path] = set()
    for path in outputs:
        where = str(path)
        if path.suffix.lower() not in suffixes:
            raise OutputError(f"unknown format {path.suffix!r}", where, ", ".join(suffixes))
        if path.is_dir():
            raise OutputError("is a folder", where, "the name of a file")
        if not path.parent.is_dir():
            raise OutputError(f"there is no folder {str(path.parent)!r}", where, "", "make the folder first")
        if not os.access(path.parent, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
            raise OutputError("no permission to write", where, "", "choose a place of your own")
        if path.resolve() in seen:
            raise OutputError("named twice", where, "each output once")
        if any(_is_same_file(path, report) for report in reports):
            raise OutputError("is one of the reports", where, "", "choose another name, so that nothing is overwritten")
        seen.add(path.resolve())


def _is_same_file(path: Path, report: str) -> bool:
    try:
        return path.exists() and path.samefile(report)
    except (OSError, ValueError):
        return False
