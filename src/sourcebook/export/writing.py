"""`write`: the one door of the package, from events to a finished file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from sourcebook.errors import OutputError
from sourcebook.records import Event, Problem

from .atomic import replace_file
from .edition import Codes, Edition
from .formats import FORMATS, Format
from .withhold import copies


def write(
    events: Sequence[Event],
    path: Path,
    *,
    names: bool | None = None,
    codes: Codes | None = None,
    problems: Sequence[Problem] = (),
    incidents: Mapping[str, str] | None = None,
) -> None:
    """Write `events`, in their order, to `path`, in the format of its suffix.

    `names` keeps (True) or withholds (False) the names of persons; None leaves it to the format: the working
    record keeps them, everything made for others withholds them. `codes` gives the columns of a coding scheme;
    `problems` are counted on the page, which also puts the accounts of one occurrence beside each other where
    `incidents` has the incident of each event. The file appears whole or not at all, and the same events give the
    same bytes.
    Raises OutputError for an unknown suffix or a place that cannot be written.
    """
    form = _format_of(path)
    keep = form.keeps_names if names is None else names
    edition = Edition(copies(events, names=keep), codes, tuple(problems), keep, incidents or {})
    with replace_file(path) as handle:
        form.writer(edition, handle)


def _format_of(path: Path) -> Format:
    """The format that the suffix of `path` asks for."""
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        got = f"no format is known for the suffix {path.suffix!r}" if path.suffix else "the file name has no suffix"
        raise OutputError(got, where=str(path), allowed=", ".join(FORMATS), advice="name the output accordingly")
    return form
