"""Which of a table's columns holds what, and a row by our names for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..errors import ColumnError
from .options import USUAL_COLUMNS


def match_columns(found: Sequence[str], chosen: Mapping[str, str], where: str) -> dict[str, str]:
    """Our column names mapped to those of the table: the user's choice, else the usual names in any case.

    Raises ColumnError where a chosen column, or every usual name of the text, is missing.
    """
    # A form (KoboToolbox, ODK) puts the group of a question before its name: "incident/narrative".
    plain = {_plain(name.rpartition("/")[2]): name for name in reversed(found)}
    plain |= {_plain(name): name for name in reversed(found)}
    matched: dict[str, str] = {}
    for ours, usual in USUAL_COLUMNS.items():
        names = [chosen[ours]] if ours in chosen else usual
        hit = next((plain[_plain(name)] for name in names if _plain(name) in plain), None)
        if hit is not None:
            matched[ours] = hit
        elif ours in chosen:
            raise ColumnError(f"no column {chosen[ours]!r}; {_listed(found)}", where, "a column of the table")
    if "text" not in matched:
        allowed = ", ".join(USUAL_COLUMNS["text"])
        raise ColumnError(f"no column for the text; {_listed(found)}", where, allowed, "name the column of the text")
    return matched


def row_by_our_names(row: Mapping[str, object], columns: Mapping[str, str], where: str) -> dict[str, str | None]:
    """The row's values under our names; blank is None, and so is what is neither text nor number, save for the text.

    Raises ColumnError where the text is not a string.
    """
    ours = {name: _value(row.get(column)) for name, column in columns.items() if name != "text"}
    text = row.get(columns["text"])
    if text is not None and not isinstance(text, str):
        raise ColumnError(f"{columns['text']!r} holds {type(text).__name__}, not text", where, "a string")
    return {**ours, "text": text}


def _value(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value).strip() or None


def _plain(name: str) -> str:
    return name.strip().casefold()


def _listed(found: Sequence[str]) -> str:
    """The table's columns for a message, no more of them than a line can hold."""
    names = [name if len(name) <= 40 else name[:39] + "…" for name in found[:20]]
    more = f" and {len(found) - 20} more" if len(found) > 20 else ""
    return f"the table has {', '.join(names) or 'none'}{more}"
