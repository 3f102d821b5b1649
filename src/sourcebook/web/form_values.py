"""Posted forms as values of a field: what stood in the boxes of an editor, in the form of the event record."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from sourcebook.errors import UsageError
from sourcebook.records import Span
from sourcebook.review.readings import count_of_words, gregorian_days

Json = dict[str, Any]

#: The rows of the forms for a whole event: how many of each part they have room for. More are added on its own page.
ROWS: Mapping[str, int] = {"actors": 3, "harm": 4, "weapons": 1, "attribution": 2}

#: The `text` and `span` of words that somebody typed.
Words = Callable[[str | None], Json]


def no_words(typed: str | None) -> Json:
    """Words as they were typed, wherever they stand."""
    return {"text": typed or "(no words)"}


def value_of_form(part: str, form: Mapping[str, str]) -> Any:
    """The value that an editor's boxes hold. None where the box "none" or "take out" was ticked."""
    if form.get("none"):
        return None
    if part in ("type", "status"):
        return form.get("value", "")
    if part == "date":
        return _date(form)
    if part == "place":
        return _place(form)
    row: Json = {"text": form.get("text") or "(no words)", "span": _span(form.get("span"))}
    if part == "actors":
        return row | {"role": form.get("role"), "group": form.get("group"), "name": form.get("name") or None,
                      "iso3": form.get("iso3") or None, "person": form.get("person") == "yes"}  # fmt: skip
    if part == "harm":
        numbers = {key: _whole(form.get(key), key) for key in ("low", "high")}
        return row | {"effect": form.get("effect"), "who": form.get("who"), **numbers}
    if part == "weapons":
        return row | {"kind": form.get("kind", "")}
    return row | {"kind": form.get("kind", ""), "mode": form.get("mode", "")}


def _date(form: Mapping[str, str]) -> Json:
    words = {"text": form.get("text") or None, "span": _span(form.get("span"))}
    calendar = form.get("calendar") or "gregorian"
    if calendar != "gregorian":
        year, month, day = (_whole(form.get(key), key) for key in ("year", "month", "day"))
        if year is None or month is None:
            raise UsageError("no year or no month", "date", "a year and a month of the calendar")
        return gregorian_days(calendar, year, month, day) | words
    first = form.get("from") or None
    last = form.get("to") or first
    return words | {"from": first, "to": last, "precision": _precision(first, last),
                    "calendar": "gregorian", "reasons": []}  # fmt: skip


def _precision(first: str | None, last: str | None) -> str | None:
    if first is None:
        return None
    if first != last:
        return "days"
    return {4: "year", 7: "month"}.get(len(first.replace("--", "0000-")), "day")


def _place(form: Mapping[str, str]) -> Json:
    try:
        chosen = json.loads(form.get("choice") or "{}")
    except (ValueError, RecursionError):
        raise UsageError("no place", "place", "one of the candidates, or a point") from None
    if not isinstance(chosen, dict):
        raise UsageError("no place", "place", "one of the candidates, or a point")
    lat, lon = (_number(form.get(key), key) for key in ("lat", "lon"))
    if lat is not None and (lat, lon) != (chosen.get("lat"), chosen.get("lon")):
        kept = {key: chosen.get(key) for key in ("name", "iso2", "admin1", "admin2")}
        chosen = kept | {"lat": lat, "lon": lon, "precision": form.get("precision") or "near",
                         "reasons": ["the point was set on the map by hand"]}  # fmt: skip
    words = form.get("text")
    span = _span(form.get("span"))
    return {"texts": [words] if words else [], "spans": [span] if span else [], "relation": "in", **chosen}


def span_of_form(value: str) -> Span:
    """`101-110` as a span. Raises UsageError."""
    start, _, end = value.partition("-")
    if not (start.isdecimal() and end.isdecimal() and len(value) < 24):
        raise UsageError(f"span {value[:40]!r}", "span", "START-END in characters")
    return Span(int(start), int(end))


def _span(value: str | None) -> list[int] | None:
    if not value:
        return None
    span = span_of_form(value)
    return [span.start, span.end]


def _whole(value: str | None, name: str) -> int | None:
    if not value:
        return None
    if not (value.strip().isdecimal() and len(value) < 12):
        raise UsageError(f"{name} {value[:40]!r}", name, "a whole number")
    return int(value)


def _number(value: str | None, name: str) -> float | None:
    if not value:
        return None
    try:
        return float(value)
    except ValueError:
        raise UsageError(f"{name} {value[:40]!r}", name, "a number of degrees") from None


def coded_values(form: Mapping[str, str], words: Words = no_words) -> dict[str, Any]:
    """A whole event as a coder entered it: a value for every field, by path; None where the report gives no such thing.

    `words` says where the words of a row stand in the report, as `text` and `span`.
    """
    values: dict[str, Any] = {"type": form.get("type", ""), "status": form.get("status", "")}
    values["date"] = _coded_date(form, words) if form.get("from") or form.get("year") else None
    told = form.get("choice") or form.get("lat") or form.get("name")
    values["place"] = _coded_place(form, words) if told else None
    for part, (row_of, needed) in _ROWS.items():
        numbers = [n for n in range(ROWS[part]) if any(form.get(f"{name}_{n}") for name in needed)]
        values |= {f"{part}.{place}": row_of(form, n, words) for place, n in enumerate(numbers)}
    return values


def _coded_date(form: Mapping[str, str], words: Words) -> Json:
    return _date(form) | (words(form["date_words"]) if form.get("date_words") else {})


def _coded_place(form: Mapping[str, str], words: Words) -> Json:
    """A place with the name that was looked for as its words, where the report has it so, or no place was chosen."""
    place, typed = _place(form), form.get("name")
    told = words(typed) if typed else {}
    if "span" in told:
        return place | {"texts": [told["text"]], "spans": [told["span"]]}
    chosen = place.get("lat") is not None or place.get("name") is not None
    return place if chosen else place | {"texts": [told["text"]], "iso2": form.get("country", "").upper() or None}


def _coded_actor(form: Mapping[str, str], n: int, words: Words) -> Json:
    return words(form.get(f"actor_{n}")) | {"role": form.get(f"role_{n}"), "group": form.get(f"group_{n}"),
                                            "name": form.get(f"actor_name_{n}") or None}  # fmt: skip


def _coded_toll(form: Mapping[str, str], n: int, words: Words) -> Json:
    told = form.get(f"toll_{n}")
    numbers = {key: _whole(form.get(f"{key}_{n}"), key) for key in ("low", "high")}
    if told and numbers == {"low": None, "high": None}:
        numbers = count_of_words(told) or numbers
    return words(told) | {"effect": form.get(f"effect_{n}"), "who": form.get(f"who_{n}"), **numbers}


def _coded_means(form: Mapping[str, str], n: int, words: Words) -> Json:
    told = form.get(f"means_{n}")
    return words(told) | {"kind": form.get(f"means_kind_{n}") or told}


def _coded_speaker(form: Mapping[str, str], n: int, words: Words) -> Json:
    return words(form.get(f"speaker_{n}")) | {"kind": form.get(f"speaker_kind_{n}") or "unknown",
                                              "mode": form.get(f"mode_{n}") or "reported"}  # fmt: skip


#: How a row of each part is read, and the boxes of which one at least is filled where there is a row.
_ROWS: Mapping[str, tuple[Callable[[Mapping[str, str], int, Words], Json], tuple[str, ...]]] = {
    "actors": (_coded_actor, ("role", "actor")),
    "harm": (_coded_toll, ("low", "high", "toll")),
    "weapons": (_coded_means, ("means", "means_kind")),
    "attribution": (_coded_speaker, ("speaker", "speaker_kind")),
}
