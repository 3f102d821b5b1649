"""A comparable as plain JSON, to be kept beside its event: read back in a tenth of the time that making it takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from sys import intern
from typing import Any

from .. import __version__
from .comparable import Comparable, one_set

#: A digest of how the sample set's events are compared. A test works it out, and says what to put here when that has
#: changed: what is kept of another one is then made anew.
FORM = "1e5b6eb6da57"
#: By what a comparable was made. Word lists and outlets may change with any version of the package.
VERSION = f"{__version__} {FORM}"


def _as_it_is(value: Any) -> Any:
    return value


#: What makes a value of a field's type out of JSON, which has no sets, and lists for tuples. Words are to be the one
#: copy of each that there is in this process.
_MAKERS_BY_TYPE: Mapping[str, Callable[[Any], Any]] = {
    "str": intern,
    "str | None": lambda value: None if value is None else intern(value),
    "frozenset[str]": one_set,
    "frozenset[int]": one_set,
    "tuple[str, ...]": lambda value: tuple(map(intern, value)),
    "tuple[int, ...]": tuple,
    "tuple[int, int] | None": lambda value: None if value is None else tuple(value),
    "Mapping[str, tuple[int | None, int | None]]": lambda value: {intern(k): tuple(v) for k, v in value.items()},
    **dict.fromkeys(("int | None", "float", "float | None", "bool"), _as_it_is),
}

#: All but the first two fields, the event and its report: under these it is kept.
_KEPT = fields(Comparable)[2:]
_NAMES = tuple(part.name for part in _KEPT)
_MAKERS = tuple(_MAKERS_BY_TYPE[str(part.type)] for part in _KEPT)


def kept(one: Comparable) -> list[Any]:
    """The values of a comparable in their order, without those that it goes by."""
    values = [getattr(one, name) for name in _NAMES]
    return [sorted(value) if isinstance(value, frozenset) else value for value in values]


def comparable_kept(event: str, report: str, values: Sequence[Any]) -> Comparable:
    """The comparable of an event of a report, from what was kept of it."""
    return Comparable(event, report, *[make(value) for make, value in zip(_MAKERS, values, strict=True)])
