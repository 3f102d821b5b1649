"""The codebook names every field that a record can have, and every value of the closed lists, and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, get_args

import pytest

from sourcebook.coding.conditions import WEAPON_KINDS
from sourcebook.records import (
    ActorRef,
    Attribution,
    Claim,
    CoderStamp,
    Count,
    DateRange,
    Event,
    Evidence,
    Harm,
    HarmPart,
    Part,
    PartialDate,
    PlaceRef,
    Report,
    Span,
    Weapon,
    event_to_json,
)
from sourcebook.records import vocabulary as lists
from sourcebook.records.sectors import SECTORS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "codebook.md").read_text(encoding="utf-8")
ROWS = {found.group(1): found.group(2) for found in re.finditer(r"^\| `([^`]+)` \| .* \| (.*) \|$", PAGE, re.MULTILINE)}
CLOSED: dict[str, Sequence[str]] = {
    "report.source.kind": lists.SOURCE_KINDS,
    "status": lists.STATUSES,
    "date.precision": lists.DATE_PRECISIONS,
    "date.calendar": get_args(lists.Calendar),
    "date.basis": get_args(lists.Basis),
    "place.precision": lists.PLACE_PRECISIONS,
    "place.basis": get_args(lists.Basis),
    "actors[].role": lists.ROLES,
    "actors[].group": lists.GROUPS,
    "harm[].who": lists.GROUPS,
    "harm[].effect": lists.EFFECTS,
    "harm[].sex": lists.SEXES,
    "harm[].age": lists.AGES,
    "weapons[].kind": WEAPON_KINDS,
    "attribution[].kind": lists.SPEAKER_KINDS,
    "attribution[].mode": lists.MODES,
    "claims[].mode": lists.MODES,
    "actors[].part.certainty": lists.CERTAINTIES,
    "act": lists.ACTS,
    "actors[].sector": SECTORS,
}


def _full_event() -> Event:
    """An event in which no part is left out."""
    span = Span(0, 1)
    part = Part("civilian", ("death",), "mayor", Count(2, 2), "reported", span, "two", span)
    day = PartialDate(2019, 3, 4)
    girl = HarmPart("a girl", span, "civilians", Count(1, 1), "female", "child")
    return Event(
        id="ev-0123456789abcdef",
        report=Report("r1", "0" * 64, "Words."),
        type="attack",
        status="accomplished",
        date=DateRange(day, day, "day", text="on March 4", span=span, reasons=("a reason",)),
        place=PlaceRef(("Khar",), (span,), reasons=("a reason",)),
        actors=(ActorRef("gunmen", span, "perpetrator", "unknown", part=part, sector="UAF"),),
        harm=(Harm("two", span, "civilians", "killed", Count(2, 2), "female", "child", (girl,)),),
        weapons=(Weapon("rifles", span, "firearm"),),
        attribution=(Attribution("police", span, "state", "reported"),),
        claims=(Claim("harm.0", 0, "reported", "two", span, Count(2, 2)),),
        evidence=Evidence("shot", span),
        confidence=0.5,
        review=("a reason",),
        coder=CoderStamp("0.1.0", "rules", "acled"),
        act="arson",
    )


def _paths(value: Any, path: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _paths(part, f"{path}.{key}" if path else key)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        yield from _paths(value[0], f"{path}[]")
    else:
        yield path


def test_the_codebook_has_every_field_and_no_other() -> None:
    types = set(re.findall(r"^\| `([^`]+)` \| [^|]* \|$", PAGE, re.MULTILINE))
    assert set(ROWS) - types == set(_paths(event_to_json(_full_event())))


def test_the_codebook_has_every_type_and_no_other() -> None:
    assert set(re.findall(r"^\| `([^`]+)` \| [^|]* \|$", PAGE, re.MULTILINE)) == set(lists.EVENT_TYPES)


@pytest.mark.parametrize("field", CLOSED)
def test_closed_lists_are_told_whole(field: str) -> None:
    assert re.findall(r"`([^`]+)`", ROWS[field]) == list(CLOSED[field])


def test_no_closed_list_of_the_vocabulary_is_left_out() -> None:
    told = {tuple(values) for values in CLOSED.values()}
    closed = {get_args(kind) for name, kind in vars(lists).items() if name[0].isupper() and get_args(kind)}
    assert closed - told - {lists.EVENT_TYPES} == set()
