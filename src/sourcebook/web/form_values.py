"""Posted forms as values of a field: what stood in the boxes of an editor, in the form of the event record."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sourcebook.errors import UsageError
from sourcebook.review.readings import gregorian_days

Json = dict[str, Any]

#: The rows of the blind form: how many of each part it has room for.
BLIND_ACTORS, BLIND_TOLLS = 3, 4


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
    return words | {"from": first, "to": last, "precision": form.get("precision") or _precision(first, last),
                    "calendar": "gregorian", "reasons": []}  # fmt: skip


def _precision(first: str | None, last: str | None) -> str | None:
    if first is None:
        return None
    if first != last:
        return "days"
    return {4: "year", 7: "month"}.get(len(first), "day")


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


def _span(value: str | None) -> list[int] | None:
    if not value:
        return None
    start, _, end = value.partition("-")
    if not (start.isdecimal() and end.isdecimal() and len(value) < 24):
        raise UsageError(f"span {value[:40]!r}", "span", "START-END in characters")
    return [int(start), int(end)]


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


def blind_values(form: Mapping[str, str]) -> dict[str, Any]:
    """What a coder entered who did not see the machine's answer: a value for every field, by path."""
    values: dict[str, Any] = {"type": form.get("type", ""), "status": form.get("status", "")}
    values["date"] = _date(form) if form.get("from") or form.get("year") else None
    values["place"] = _place(form) if form.get("choice") or form.get("lat") else None
    actors = [_blind_actor(form, n) for n in range(BLIND_ACTORS) if form.get(f"role_{n}")]
    tolls = [_blind_toll(form, n) for n in range(BLIND_TOLLS) if form.get(f"low_{n}") or form.get(f"high_{n}")]
    values |= {f"actors.{n}": row for n, row in enumerate(actors)}
    values |= {f"harm.{n}": row for n, row in enumerate(tolls)}
    return values


def _blind_actor(form: Mapping[str, str], n: int) -> Json:
    return {"text": form.get(f"actor_{n}") or "(no words)", "role": form[f"role_{n}"], "group": form.get(f"group_{n}")}


def _blind_toll(form: Mapping[str, str], n: int) -> Json:
    numbers = {key: _whole(form.get(f"{key}_{n}"), key) for key in ("low", "high")}
    return {"text": "(no words)", "effect": form.get(f"effect_{n}"), "who": form.get(f"who_{n}"), **numbers}
