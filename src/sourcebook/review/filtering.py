"""Filters of the desk: what was asked for by field, as SQL with every value bound and every name from a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from sourcebook.errors import UsageError

#: Columns with words, of which any number may be asked for: filter name -> SQL that tells whether an item has the word.
_WORDS: Mapping[str, str] = MappingProxyType(
    {
        **{
            name: f"{column} IN ({{marks}})"
            for name, column in (
                ("type", "type"), ("status", "status"), ("state", "state"), ("source", "source"),
                ("source_kind", "source_kind"), ("country", "iso2"), ("admin1", "admin1"), ("place", "place"),
                ("place_precision", "precision"), ("date_precision", "date_precision"), ("language", "language"),
                ("report", "report"), ("incident", "incident"), ("assigned", "assigned"),
            )
        },
        "reason": "n IN (SELECT n FROM reasons WHERE reason IN ({marks}))",
        "actor": "n IN (SELECT n FROM actors WHERE name IN ({marks}))",
        "group": "n IN (SELECT n FROM actors WHERE grouped IN ({marks}))",
        "judged_by": "EXISTS (SELECT 1 FROM json_each(items.coders) c WHERE c.value IN ({marks}))",
    }
)  # fmt: skip
#: Columns with numbers: `killed_min`, `killed_max` and so on.
_NUMBERS = ("killed", "wounded", "confidence", "accounts")
#: Asked for by name alone.
_FLAGS: Mapping[str, str] = MappingProxyType(
    {"unplaced": "lat IS NULL", "undated": "day_from IS NULL", "merged": "accounts > 1", "placed": "lat IS NOT NULL"}
)
WORD_FILTERS: tuple[str, ...] = tuple(_WORDS)
FILTERS: tuple[str, ...] = (
    *_WORDS, *(f"{name}_{end}" for name in _NUMBERS for end in ("min", "max")), *_FLAGS, "from", "to", "q", "box",
)  # fmt: skip

#: How lists are ordered: the name of the order -> its columns.
ORDERS: Mapping[str, str] = MappingProxyType(
    {
        "useful": "rank DESC, n",
        "newest": "day_from IS NULL, day_from DESC, n",
        "oldest": "day_from IS NULL, day_from, n",
        "unsure": "confidence, n",
        "toll": "killed DESC, n",
        "source": "source, n",
    }
)
#: The most values of one filter, and the longest of them.
_MOST, _LONGEST = 50, 200


@dataclass(frozen=True, slots=True)
class Filter:
    """What was asked for: values by filter, and the order. Made by `read_filter`, so that names are known ones."""

    values: Mapping[str, tuple[str, ...]]
    order: str = "useful"

    def where(self) -> tuple[str, list[Any]]:
        """The condition in SQL and the values bound in it."""
        parts, bound = ["1"], []
        for name, values in self.values.items():
            condition, given = _condition(name, values)
            parts.append(f"({condition})")
            bound += given
        return " AND ".join(parts), bound

    def query(self, **more: str) -> str:
        """The filter as the query string of an address."""
        pairs = [(name, value) for name, values in self.values.items() for value in values]
        pairs += [("order", self.order)] if self.order != "useful" else []
        return urlencode([*pairs, *more.items()])

    def without(self, name: str, value: str) -> Filter:
        """The same with one value fewer."""
        kept = {key: tuple(v for v in values if (key, v) != (name, value)) for key, values in self.values.items()}
        return Filter({key: values for key, values in kept.items() if values}, self.order)

    def one(self, name: str) -> str:
        """The first value asked for; empty where there is none."""
        return next(iter(self.values.get(name, ())), "")


def read_filter(pairs: Iterable[tuple[str, str]]) -> Filter:
    """The filter that the pairs of a query string ask for. Raises UsageError for what is no filter or no value of one.

    Empty values ask for nothing, as an empty box of a form does. Names that end on no list are refused, so that a
    misspelt filter never shows everything as if it had been asked for.
    """
    values: dict[str, list[str]] = {}
    order = "useful"
    for name, value in pairs:
        if name == "order":
            order = _known(value or "useful", tuple(ORDERS), "order")
            continue
        _known(name, FILTERS, "filter")
        if value.strip():
            values.setdefault(name, []).append(value.strip()[:_LONGEST])
    found = Filter(MappingProxyType({name: tuple(given[:_MOST]) for name, given in values.items()}), order)
    found.where()
    return found


def _known(name: str, allowed: Sequence[str], what: str) -> str:
    if name not in allowed:
        raise UsageError(f"{what} {name[:80]!r}", "filters", ", ".join(allowed))
    return name


def _condition(name: str, values: Sequence[str]) -> tuple[str, list[Any]]:
    if name in _WORDS:
        return _WORDS[name].format(marks=", ".join("?" * len(values))), list(values)
    if name in _FLAGS:
        return _FLAGS[name], []
    if name == "q":
        return " AND ".join("instr(search, ?)" for _ in values), [value.casefold() for value in values]
    if name == "box":
        return _box(values[0])
    if name in ("from", "to"):
        day = _day(values[0], name)
        return ("day_to >= ?" if name == "from" else "day_from <= ?"), [day]
    column, _, end = name.rpartition("_")
    return f"{column} {'>=' if end == 'min' else '<='} ?", [_number(values[0], name)]


def _box(value: str) -> tuple[str, list[Any]]:
    """`west,south,east,north` in degrees: what a map shows."""
    parts = [_number(part, "box") for part in value.split(",")]
    if len(parts) != 4:
        raise UsageError(f"box {value!r}", "filters", "west,south,east,north in degrees")
    west, south, east, north = parts
    across = "lon >= ? AND lon <= ?" if west <= east else "(lon >= ? OR lon <= ?)"
    return f"lat >= ? AND lat <= ? AND {across}", [south, north, west, east]


def _day(value: str, name: str) -> int:
    try:
        return date.fromisoformat(value).toordinal()
    except ValueError:
        raise UsageError(f"{name} {value!r}", "filters", "a day, YYYY-MM-DD") from None


def _number(value: str, name: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = float("nan")
    if not abs(number) <= 1e9:
        raise UsageError(f"{name} {value!r}", "filters", "a number")
    return number
