"""Corrected values at the door: a value that somebody sends for a field is checked before it becomes a judgement."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from sourcebook.errors import UsageError
from sourcebook.records import Event, parse_partial
from sourcebook.records.vocabulary import (
    CALENDARS,
    DATE_PRECISIONS,
    EFFECTS,
    EVENT_TYPES,
    GROUPS,
    MODES,
    PLACE_PRECISIONS,
    ROLES,
    SPEAKER_KINDS,
    STATUSES,
)

from .applying import ROW_PARTS, VALUE_PARTS

Json = dict[str, Any]

#: Longer words than this are no value of a field.
_LONGEST = 500
#: More rows than this in one part of one event are a mistake, or an attack.
_MOST_ROWS = 60
_GREATEST_COUNT = 10_000_000


def checked_value(event: Event, field: str, value: Any) -> Any:
    """The value as a judgement keeps it, every key of the record's form there. Raises UsageError where it is none.

    `value` None takes a row out, and says of a date or a place that the report gives none.
    """
    part = checked_field(event, field)
    if value is None and (part in ROW_PARTS or part in ("date", "place")):
        return None
    checked = _CHECKS[part](value, field)
    for span in _spans(checked):
        _check_span(span, event, field)
    return checked


def checked_field(event: Event, field: str) -> str:
    """The part that a path lies in. Rows may be added, one after the other."""
    part, dot, index = field.partition(".")
    if part in VALUE_PARTS and not dot:
        return part
    if part in ROW_PARTS and index.isascii() and index.isdigit() and int(index) < _MOST_ROWS:
        return part
    allowed = ", ".join([*VALUE_PARTS, *(f"{name}.0" for name in ROW_PARTS)])
    raise UsageError(f"no field {field[:80]!r}", "field", allowed)


def _listed(allowed: Sequence[str]) -> Callable[[Any, str], str]:
    def check(value: Any, field: str) -> str:
        if not isinstance(value, str) or value not in allowed:
            raise UsageError(f"{str(value)[:80]!r}", field, ", ".join(allowed))
        return value

    return check


def _date(value: Any, field: str) -> Json:
    row = _object(value, field)
    ends = {side: _partial(row.get(side), f"{field}.{side}") for side in ("from", "to")}
    if ends["from"] and ends["to"] and len(ends["from"]) == len(ends["to"]) and ends["from"] > ends["to"]:
        raise UsageError(f"{ends['from']} to {ends['to']}", field, "a first day before the last")
    return {
        "text": _words(row.get("text"), f"{field}.text", needed=False),
        "span": _span(row.get("span"), f"{field}.span"),
        **ends,
        "precision": _listed_or_none(row.get("precision"), DATE_PRECISIONS, f"{field}.precision"),
        "calendar": _listed(CALENDARS)(row.get("calendar") or "gregorian", f"{field}.calendar"),
        "basis": "stated" if row.get("text") else "computed",
        "reasons": _reasons(row.get("reasons"), field),
    }


def _partial(value: Any, field: str) -> str | None:
    if value in (None, ""):
        return None
    try:
        found = parse_partial(str(value))
        assert found is not None
        date(found.year or 2000, found.month or 1, found.day or 1)
        return str(found)
    except (ValueError, TypeError, OverflowError, AssertionError):
        raise UsageError(f"{str(value)[:80]!r}", field, "2019, 2019-03, 2019-03-17 or --03-17") from None


def _place(value: Any, field: str) -> Json:
    row = _object(value, field)
    lat, lon = (_number(row.get(key), f"{field}.{key}", reach) for key, reach in (("lat", 90), ("lon", 180)))
    if (lat is None) != (lon is None):
        raise UsageError("half a point", field, "both lat and lon, or neither")
    if lat == 0 and lon == 0:
        raise UsageError("0, 0", field, "a point that somebody chose; unknown is null")
    texts = [_words(text, f"{field}.texts") for text in _list(row.get("texts") or [], f"{field}.texts")]
    spans = [_span(span, f"{field}.spans") for span in _list(row.get("spans") or [], f"{field}.spans")]
    return {
        "texts": texts,
        "spans": [span for span in spans if span is not None],
        "relation": _words(row.get("relation") or "in", f"{field}.relation"),
        "name": _words(row.get("name"), f"{field}.name", needed=False),
        "geonameid": _whole(row.get("geonameid"), f"{field}.geonameid"),
        "lat": lat,
        "lon": lon,
        **{key: _words(row.get(key), f"{field}.{key}", needed=False) for key in ("iso2", "admin1", "admin2")},
        "precision": _listed_or_none(row.get("precision"), PLACE_PRECISIONS, f"{field}.precision"),
        "basis": "stated" if texts else "computed",
        "reasons": _reasons(row.get("reasons"), field),
    }


def _actor(value: Any, field: str) -> Json:
    row = _object(value, field)
    return {
        "text": _words(row.get("text"), f"{field}.text"),
        "span": _span_needed(row.get("span"), f"{field}.span"),
        "name": _words(row.get("name"), f"{field}.name", needed=False),
        "role": _listed(ROLES)(row.get("role"), f"{field}.role"),
        "group": _listed(GROUPS)(row.get("group"), f"{field}.group"),
        "iso3": _words(row.get("iso3"), f"{field}.iso3", needed=False),
        "person": row.get("person") is True,
    }


def _harm(value: Any, field: str) -> Json:
    row = _object(value, field)
    low, high = (_whole(row.get(key), f"{field}.{key}") for key in ("low", "high"))
    if low is None and high is None:
        raise UsageError("no number", field, "low, high or both; leave one open for “at least” and “up to”")
    if low is not None and high is not None and low > high:
        raise UsageError(f"{low} to {high}", field, "low up to high")
    return {
        "text": _words(row.get("text"), f"{field}.text"),
        "span": _span_needed(row.get("span"), f"{field}.span"),
        "who": _listed(GROUPS)(row.get("who"), f"{field}.who"),
        "effect": _listed(EFFECTS)(row.get("effect"), f"{field}.effect"),
        "low": low,
        "high": high,
    }


def _weapon(value: Any, field: str) -> Json:
    row = _object(value, field)
    return {
        "text": _words(row.get("text"), f"{field}.text"),
        "span": _span_needed(row.get("span"), f"{field}.span"),
        "kind": _words(row.get("kind"), f"{field}.kind"),
    }


def _speaker(value: Any, field: str) -> Json:
    row = _object(value, field)
    return {
        "text": _words(row.get("text"), f"{field}.text"),
        "span": _span_needed(row.get("span"), f"{field}.span"),
        "kind": _listed(SPEAKER_KINDS)(row.get("kind"), f"{field}.kind"),
        "mode": _listed(MODES)(row.get("mode"), f"{field}.mode"),
    }


_CHECKS: Mapping[str, Callable[[Any, str], Any]] = {
    "type": _listed(EVENT_TYPES),
    "status": _listed(STATUSES),
    "date": _date,
    "place": _place,
    "actors": _actor,
    "harm": _harm,
    "weapons": _weapon,
    "attribution": _speaker,
}


def _object(value: Any, field: str) -> Json:
    if not isinstance(value, dict):
        raise UsageError(f"{str(value)[:80]!r}", field, "an object, in the form of the event record")
    return value


def _list(value: Any, field: str) -> list[Any]:
    if not isinstance(value, list) or len(value) > _MOST_ROWS:
        raise UsageError("no list, or a long one", field, f"a list of up to {_MOST_ROWS}")
    return value


def _words(value: Any, field: str, *, needed: bool = True) -> str | None:
    if value in (None, "") and not needed:
        return None
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST:
        raise UsageError(f"{str(value)[:80]!r}", field, f"words, up to {_LONGEST} characters")
    return value.encode("utf-8", "replace").decode()


def _reasons(value: Any, field: str) -> list[str]:
    return [str(_words(reason, f"{field}.reasons")) for reason in _list(value or [], f"{field}.reasons")]


def _listed_or_none(value: Any, allowed: Sequence[str], field: str) -> str | None:
    return None if value in (None, "") else _listed(allowed)(value, field)


def _number(value: Any, field: str, reach: int) -> float | None:
    if value in (None, ""):
        return None
    number = value if isinstance(value, int | float) and not isinstance(value, bool) else math.nan
    if not -reach <= number <= reach:
        raise UsageError(f"{str(value)[:80]!r}", field, f"a number from -{reach} to {reach}")
    return float(number)


def _whole(value: Any, field: str) -> int | None:
    if value in (None, ""):
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not -_GREATEST_COUNT <= value <= 2**53:
        raise UsageError(f"{str(value)[:80]!r}", field, "a whole number")
    return value


def _span(value: Any, field: str) -> list[int] | None:
    if value is None:
        return None
    pair = _list(value, field)
    if len(pair) != 2 or any(isinstance(end, bool) or not isinstance(end, int) for end in pair):
        raise UsageError(f"{str(value)[:80]!r}", field, "[start, end] in characters of the report's text")
    return pair


def _span_needed(value: Any, field: str) -> list[int]:
    return _span([0, 0] if value is None else value, field) or [0, 0]


def _spans(value: Any) -> list[list[int]]:
    if not isinstance(value, dict):
        return []
    return [span for span in (value.get("span"), *value.get("spans", ())) if span is not None]


def _check_span(span: list[int], event: Event, field: str) -> None:
    length = len(event.report.text)
    if not 0 <= span[0] <= span[1] or (length and span[1] > length):
        raise UsageError(f"{span}", field, f"a stretch of the report's text, 0 to {length}")
