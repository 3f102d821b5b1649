"""A comparable as plain JSON, to be kept beside its event: read back in a tenth of the time that making it takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from .. import __version__
from .comparable import Comparable, interned

#: A digest of how the sample set's events are compared. A test works it out, and says what to put here when that has
#: changed: what is kept of another one is then made anew.
FORM = "1e5b6eb6da57"
#: By what a comparable was made. Word lists and outlets may change with any version of the package.
VERSION = f"{__version__} {FORM}"

#: What an event is kept under need not stand in what is kept.
_KEYS = ("event", "report")
_KEPT = tuple(part for part in fields(Comparable) if part.name not in _KEYS)
_SETS = frozenset(part.name for part in _KEPT if str(part.type).startswith("frozenset"))
_ROWS = frozenset(part.name for part in _KEPT if str(part.type).startswith("tuple"))


def kept(one: Comparable) -> list[Any]:
    """The values of a comparable in their order, without those that it goes by."""
    return [sorted(value) if isinstance(value, frozenset) else value for value in (getattr(one, p.name) for p in _KEPT)]


def comparable_kept(event: str, report: str, values: Sequence[Any]) -> Comparable:
    """The comparable of an event of a report, from what was kept of it."""
    told = {part.name: _typed(part.name, value) for part, value in zip(_KEPT, values, strict=True)}
    return Comparable(event=event, report=report, **told)


def _typed(name: str, value: Any) -> Any:
    """A value as a comparable has it: JSON has no sets, and lists for tuples."""
    if name in _SETS:
        return interned(frozenset(value))
    if name in _ROWS:
        return None if value is None else interned(tuple(value))
    if name == "tolls":
        return {interned(effect): tuple(numbers) for effect, numbers in value.items()}
    return interned(value)
