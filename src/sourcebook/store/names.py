"""Keeping persons' words out of the event's record and in a table of their own, and putting them back on reading.

Coded persons, what is said of who an actor is, and every other stretch of the record in which such a person is named
are moved; the record has a mask in their place, so that the table of events can be opened without reading a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ..lexicon.person_names import MASK, full_names, name_pattern, single_names
from ..records import Event
from .records import Json

#: The keys and numbers that lead to a value in the record.
Way = tuple[str | int, ...]
#: What is never a name: the coded values of the record, by the keys they stand under.
_CODED = frozenset(
    "type status act role group iso3 iso2 sector kind mode field who effect sex age relation precision basis calendar "
    "from to effects certainty coder".split()
)


def masked(event: Event, body: Json) -> tuple[Json, list[tuple[str, str]]]:
    """The body of an event's record without persons' words, and those words by their field (`actors.0.text`)."""
    if not any(actor.person or (actor.part and actor.part.description) for actor in event.actors):
        return body, []
    pattern = name_pattern(set(full_names(event)), single_names([event]))
    taken: list[tuple[str, str]] = []
    _mask(body, (), event, pattern, taken)
    return body, taken


def _mask(value: Any, way: Way, event: Event, pattern: re.Pattern[str] | None, taken: list[tuple[str, str]]) -> None:
    """Put the mask into every text below `value` that is not a coded value, and note what it took the place of."""
    for key, words in list(value.items() if isinstance(value, dict) else enumerate(value)):
        if key in _CODED:
            continue
        if isinstance(words, (dict, list)):
            _mask(words, (*way, key), event, pattern, taken)
        elif isinstance(words, str):
            hidden = words if pattern is None else pattern.sub(MASK, words)
            if way and way[0] == "actors" and _is_persons(_field(way, key), event):
                hidden = MASK
            if hidden != words:
                taken.append((_field(way, key), words))
                value[key] = hidden


def _field(way: Way, key: str | int) -> str:
    return ".".join(map(str, (*way, key)))


def put_back(body: Json, taken: Sequence[tuple[str, str]]) -> Json:
    """The body with persons' words where they were taken from."""
    for field, words in taken:
        _put(body, field, words)
    return body


_ACTOR = re.compile(r"actors\.(\d+)\.(text|name|part\.description\.text|part\.count\.text)")


def _is_persons(field: str, event: Event) -> bool:
    """Whether all words of the field are a person's: its name, or who it is."""
    found = _ACTOR.fullmatch(field)
    if found is None:
        return False
    return found[2] == "part.description.text" or event.actors[int(found[1])].person


def _put(body: Json, field: str, words: str) -> None:
    *way, last = field.split(".")
    holder: Any = body
    for step in way:
        holder = holder[int(step) if isinstance(holder, list) else step]
    holder[int(last) if isinstance(holder, list) else last] = words
