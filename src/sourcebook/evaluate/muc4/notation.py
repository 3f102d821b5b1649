"""The notation of a slot fill in MUC-4 keys and responses: alternatives, cross-references, dates, locations.

`?X` is optional; `A / B` either; `VALUE: "TAG"` a cross-reference; `(A: B) / (C: D)` either pair; `- D` on or before D;
`COUNTRY: PLACE (TYPE): PLACE (TYPE)` a location from the largest to the smallest; `"-"` a tag that stands for nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

from .templates import Alternative, Fill, Slot

#: What fills no slot: nothing known, and not applicable.
EMPTY = ("-", "*", "")


def parse_fill(written: str, slot: Slot) -> Fill | None:
    """A fill as written in a key or response; None where it says that there is none."""
    text = written.strip()
    optional = text.startswith("?")
    text = text.lstrip("? ").rstrip()
    if text in EMPTY:
        return None
    if slot.kind == "date":
        ways = [_date(way) for way in split(text, "/")]
    elif slot.kind == "location":
        ways = [_location(way) for way in _groups(text)]
    else:
        read = _count if slot.kind == "number" else _unquoted
        ways = [way for group in _groups(text) for way in _plain(group, read)]
    return Fill(text, tuple(ways), optional)


def write_fill(value: str, tag: str | None = None, *, quoted: bool = False) -> str:
    """A fill of one value in the notation: quoted where it is words of the text, with its cross-reference."""
    head = quote(value) if quoted else value
    return head if tag is None else f"{head}: {quote(tag)}"


def quote(words: str) -> str:
    return '"' + words.replace('"', '\\"') + '"'


def _groups(text: str) -> list[str]:
    """Alternatives written whole: pairs in brackets, locations. Others stay together: `A / B: C`."""
    parts = split(text, "/")
    if all(":" in part and "(" not in part.partition(":")[0] and '"' not in part for part in parts):
        return parts  # each begins with a country
    if any(part.startswith("(") and part.endswith(")") for part in parts) and not _one_group_of_values(text):
        return [_unwrapped(part) for part in parts]
    return [text]


def _one_group_of_values(text: str) -> bool:
    """`(A / B): C`: the brackets hold values alone, with one tag behind them."""
    return len(split(text, ":")) > 1 and text.startswith("(")


def _date(text: str) -> Alternative:
    """The two ends of a date: `A - B`, `- B` (open before), or one day for both."""
    first, dash, last = _unwrapped(text).partition("-")
    begin, end = _spaced(first).upper(), _spaced(last if dash else first).upper()
    return Alternative((frozenset({begin}), frozenset({end})))


def _location(text: str) -> Alternative:
    return Alternative(tuple(frozenset(_place_forms(part)) for part in split(text, ":")))


def _place_forms(text: str) -> list[str]:
    """The forms of one component of a location: `X (A / B)` is X (A) or X (B); `X - Y` lies between the two."""
    forms: list[str] = []
    for way in split(text, "/"):
        ends = [_typed_names(end) for end in split(way, " - ")]
        forms += [" - ".join(pair) for pair in product(*ends)]
    return forms


def _typed_names(text: str) -> list[str]:
    if not text.endswith(")") or "(" not in text:
        return [_spaced(text)]
    name, _, kinds = text[:-1].rpartition("(")
    return [f"{_spaced(name)} ({_spaced(kind)})" for kind in kinds.split("/")]


def _plain(text: str, read: Callable[[str], str]) -> list[Alternative]:
    """Values, each with all the tags: `A / B: C / D`."""
    head, *tail = split(text, ":")
    ways = (way for part in tail for way in split(_unwrapped(part), "/"))
    tags = frozenset(tag for way in ways if (tag := _unquoted(way)) not in EMPTY)
    return [Alternative((frozenset({read(value)}),), tags) for value in split(_unwrapped(head), "/") if value]


def split(text: str, mark: str) -> list[str]:
    """`text` cut at a mark that stands outside quotation marks and brackets; the parts are stripped."""
    parts, start, depth, quoted, at = list[str](), 0, 0, False, 0
    while at < len(text):
        sign = text[at]
        if sign == "\\":
            at += 1
        elif sign == '"':
            quoted = not quoted
        elif not quoted and sign in "()":
            depth += 1 if sign == "(" else -1
        elif not quoted and depth == 0 and text.startswith(mark, at):
            parts.append(text[start:at].strip())
            at += len(mark) - 1
            start = at + 1
        at += 1
    return [*parts, text[start:].strip()]


def _unwrapped(text: str) -> str:
    return text[1:-1].strip() if text.startswith("(") and text.endswith(")") else text


def _unquoted(text: str) -> str:
    """The words between quotation marks; one mark alone is a slip of the writer."""
    text = text.strip().lstrip("? ")
    text = text.removeprefix('"')
    if text.endswith('"') and not text.endswith('\\"'):
        text = text[:-1]
    return _spaced(text.replace('\\"', '"'))


def _count(text: str) -> str:
    """A number without the spaces that some keys have in it: `6 -` is `6-`."""
    return _spaced(text) if text.replace(" ", "").isalpha() else "".join(text.split())


def _spaced(text: str) -> str:
    return " ".join(text.split())
