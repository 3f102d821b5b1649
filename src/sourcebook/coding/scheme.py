"""Coding schemes as data: how an event maps to the codes of ACLED, PLOVER, UCDP, GTD or a codebook of the user's own.

A scheme is a TOML file: `name`, `version`, `title`, `source`, `fields`, an optional `[allowed]` table with the closed
list of each field, and `[[rule]]` tables in order. A rule has conditions (`when`), codes (`give`), fields that it
leaves without a code on purpose (`leave`) and a `note`. For each field the first rule decides that matches and names
it; a field that no rule decides has no code. Nothing in a scheme is ever run.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from sourcebook.errors import SchemeError
from sourcebook.records import Event

from .conditions import CONDITIONS, describe, matches

#: A scheme is a page or two of text; a larger file is something else.
LARGEST_SCHEME_BYTES = 1_000_000

_REQUIRED = ("name", "version", "title", "source", "fields", "rule")
_TOP_KEYS = (*_REQUIRED, "allowed")
_RULE_KEYS = ("when", "give", "leave", "note")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: conditions by name, the codes it gives by field, and the fields it leaves without a code."""

    when: Mapping[str, tuple[str, ...]]
    give: Mapping[str, str]
    leave: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A coding scheme: `source` names the codebook it follows, `fields` the columns it fills."""

    name: str
    version: str
    title: str
    source: str
    fields: tuple[str, ...]
    rules: tuple[Rule, ...]


def scheme_names() -> tuple[str, ...]:
    """The schemes that ship with the package, in alphabetical order."""
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in _shipped() if entry.name.endswith(".toml")))


def load_scheme(name_or_path: str) -> Scheme:
    """A scheme by its name, or the user's own by the path of its TOML file.

    Raises SchemeError where there is none of that name or the file is malformed, naming the rule and what is allowed.
    """
    if name_or_path in scheme_names():
        return _load_shipped(name_or_path)
    path = Path(name_or_path)
    if not path.is_file():
        raise SchemeError(
            f"no scheme {name_or_path!r}", "", f"{', '.join(scheme_names())}, or the path of a scheme file (.toml)"
        )
    try:
        if path.stat().st_size > LARGEST_SCHEME_BYTES:
            raise SchemeError("too large for a scheme", str(path), f"up to {LARGEST_SCHEME_BYTES:,} bytes")
        return parse_scheme(path.read_text(encoding="utf-8"), str(path))
    except OSError as error:
        raise SchemeError(error.strerror or "cannot be read", str(path), "a readable TOML file") from None
    except UnicodeDecodeError:
        raise SchemeError("not UTF-8", str(path), "a TOML file in UTF-8") from None


def parse_scheme(text: str, where: str) -> Scheme:
    """A scheme from its TOML text; `where` names the file in errors."""
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SchemeError(f"not TOML ({error})", where, "a TOML file") from None
    _check_keys(table, _TOP_KEYS, where)
    missing = [key for key in _REQUIRED if key not in table]
    if missing:
        raise SchemeError(f"no {missing[0]!r}", where, ", ".join(_REQUIRED))
    for key in ("name", "version", "title", "source"):
        if not isinstance(table[key], str) or not table[key]:
            raise SchemeError(f"{key} is {table[key]!r}", where, "text in quotation marks")
    fields = _words(table["fields"], "fields", where)
    allowed = _allowed(table.get("allowed", {}), fields, where)
    if not isinstance(table["rule"], list):
        raise SchemeError("rule is not a list of tables", where, "[[rule]] tables")
    rules = tuple(
        _rule(row, fields, allowed, f"{where}, rule {number}") for number, row in enumerate(table["rule"], start=1)
    )
    return Scheme(table["name"], table["version"], table["title"], table["source"], fields, rules)


def codes_for(scheme: Scheme, event: Event) -> dict[str, str | None]:
    """The scheme's code for each of its fields; None where the codebook has none for such an event."""
    codes: dict[str, str | None] = {}
    for rule in scheme.rules:
        if matches(event, rule.when):
            decided = {**rule.give, **dict.fromkeys(rule.leave)}
            codes = {**decided, **codes}
    return {field: codes.get(field) for field in scheme.fields}


def mapping_table(scheme: Scheme) -> tuple[tuple[str, ...], ...]:
    """The rules as rows of words under a header: condition, a column a field ("" undecided, "-" left), and the note."""
    header = ("when", *scheme.fields, "note")
    rows = (
        (describe(rule.when), *("-" if f in rule.leave else rule.give.get(f, "") for f in scheme.fields), rule.note)
        for rule in scheme.rules
    )
    return (header, *rows)


@lru_cache
def _load_shipped(name: str) -> Scheme:
    text = files("sourcebook.coding").joinpath("schemes", f"{name}.toml").read_text(encoding="utf-8")
    return parse_scheme(text, f"{name}.toml")


def _shipped() -> list[Any]:
    return list(files("sourcebook.coding").joinpath("schemes").iterdir())


def _rule(row: Any, fields: tuple[str, ...], allowed: Mapping[str, tuple[str, ...]], where: str) -> Rule:
    if not isinstance(row, dict):
        raise SchemeError("not a table", where, "[[rule]] tables")
    _check_keys(row, _RULE_KEYS, where)
    for key in ("when", "give"):
        if not isinstance(row.get(key, {}), dict):
            raise SchemeError(f"{key} is {row[key]!r}", where, f"a table: {key} = {{ … }}")
    note = row.get("note", "")
    if not isinstance(note, str):
        raise SchemeError(f"note is {note!r}", where, "text in quotation marks")
    leave = _words(row.get("leave", []), "leave", where)
    _check_listed(leave, fields, "leave", where)
    _check_listed(tuple(row.get("give", {})), fields, "give", where)
    if not leave and not row.get("give"):
        raise SchemeError("the rule decides nothing", where, "codes in give, or fields in leave")
    return Rule(_when(row.get("when", {}), where), _give(row.get("give", {}), leave, allowed, where), leave, note)


def _when(table: Mapping[str, Any], where: str) -> dict[str, tuple[str, ...]]:
    _check_listed(tuple(table), tuple(CONDITIONS), "when", where)
    conditions = {name: _words(values, f"when.{name}", where) for name, values in table.items()}
    for name, values in conditions.items():
        if not values:
            raise SchemeError(f"when.{name} is empty", where, ", ".join(CONDITIONS[name].values))
        _check_listed(values, tuple(CONDITIONS[name].values), f"when.{name}", where)
    return conditions


def _give(
    table: Mapping[str, Any], leave: tuple[str, ...], allowed: Mapping[str, tuple[str, ...]], where: str
) -> dict[str, str]:
    for field, code in table.items():
        if not isinstance(code, str) or not code:
            raise SchemeError(f"give.{field} is {code!r}", where, "a code in quotation marks")
        if field in leave:
            raise SchemeError(f"{field!r} is both given and left", where, "one of the two")
        if field in allowed:
            _check_listed((code,), allowed[field], f"give.{field}", where)
    return dict(table)


def _allowed(table: Any, fields: tuple[str, ...], where: str) -> dict[str, tuple[str, ...]]:
    if not isinstance(table, dict):
        raise SchemeError(f"allowed is {table!r}", where, "an [allowed] table")
    _check_listed(tuple(table), fields, "allowed", where)
    return {field: _words(codes, f"allowed.{field}", where) for field, codes in table.items()}


def _words(value: Any, key: str, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise SchemeError(f"{key} is {value!r}", where, "a list of words in quotation marks")
    return tuple(value)


def _check_keys(table: Mapping[str, Any], allowed: tuple[str, ...], where: str) -> None:
    for key in table:
        if key not in allowed:
            raise SchemeError(f"unknown key {key!r}", where, ", ".join(allowed))


def _check_listed(values: tuple[str, ...], allowed: tuple[str, ...], key: str, where: str) -> None:
    for value in values:
        if value not in allowed:
            raise SchemeError(f"{key} names {value!r}", where, ", ".join(allowed))
