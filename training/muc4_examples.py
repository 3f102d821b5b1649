"""Make examples of the MUC-4 development set: its keys, laid on the words of its messages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from examples import Example, Mention
from sourcebook.evaluate.muc4 import templates as slot
from sourcebook.evaluate.muc4.corpus import read_split
from sourcebook.evaluate.muc4.templates import Fill, Template
from sourcebook.pipeline import Pipeline
from sourcebook.records import DateRange, Report

MUC_ROLES = ("individual", "organization", "physical", "name", "description", "instrument", "place", "date")
_SLOT_OF = {
    "individual": slot.INDIVIDUAL, "organization": slot.ORGANIZATION, "physical": slot.PHYSICAL, "name": slot.NAME,
    "description": slot.DESCRIPTION, "instrument": slot.INSTRUMENT,
}  # fmt: skip
#: Attributes that refer to a filler by its words, with the role of the filler.
_TAGGED = {
    "confidence": (slot.CONFIDENCE, ("organization",)),
    "physical type": (slot.PHYSICAL_TYPE, ("physical",)),
    "physical effect": (slot.PHYSICAL_EFFECT, ("physical",)),
    "human type": (slot.HUMAN_TYPE, ("name", "description")),
    "human effect": (slot.HUMAN_EFFECT, ("name", "description")),
}
_OF_TEMPLATE = {"type": slot.TYPE, "stage": slot.STAGE, "category": slot.CATEGORY}


def muc4_examples(folder: Path, split: str = "dev") -> Iterator[Example]:
    """The messages of a split, each with the mentions of its fillers and the dates that the rules read in it."""
    pipeline = Pipeline.open()
    corpus = read_split(folder, split)
    for report in corpus.reports:
        keys = corpus.keys.get(report.id, ())
        mentions = [*_fillers(report.text, keys), *_dates(pipeline, report, keys)]
        required = [key for key in keys if not key.optional]
        relevant = bool(required) if required or not keys else None
        yield Example(report.id, "muc4", report.text, MUC_ROLES, tuple(_merged(mentions)), relevant)


def _fillers(text: str, keys: tuple[Template, ...]) -> Iterator[Mention]:
    """Every place of the text where a filler of a key stands, by the words of the key."""
    entities: dict[tuple[int, str], int] = {}
    for number, key in enumerate(keys):
        of_template = {name: _values(key.fills(kind)) for name, kind in _OF_TEMPLATE.items()}
        of_template["default date"] = _date_kind(key)
        for role, name in _SLOT_OF.items():
            for fill in key.fills(name):
                words = set(fill.values())
                tags = {form for way in fill.alternatives for form in way.tags}  # a description's tag is its name
                entity = entities.setdefault((number, min(tags or words)), len(entities) + 1000 * number)
                attributes = of_template | _attributes(key, role, words | tags)
                for start, end in sorted({found for form in words for found in find_words(text, form)}):
                    yield Mention(start, end, role, (number,), (entity,), attributes)
        yield from _places(text, key, number)


def _places(text: str, key: Template, number: int) -> Iterator[Mention]:
    """The places of a key in the text. The first part of a location is the country, which rules conclude."""
    for fill in key.fills(slot.LOCATION):
        for part in (part for way in fill.alternatives for part in way.parts[1:]):
            for form in sorted(part):
                bare = re.sub(r"\s*\([^)]*\)$", "", form)
                for start, end in find_words(text, bare):
                    yield Mention(start, end, "place", (number,), (-1,))


def _attributes(key: Template, role: str, words: set[str]) -> dict[str, tuple[str, ...]]:
    """What a key says of a filler of a role that goes by these words, or of all fillers of that role."""
    found: dict[str, tuple[str, ...]] = {}
    for name, (slot_name, roles) in _TAGGED.items():
        if role not in roles:
            continue
        ways = [way for fill in key.fills(slot_name) for way in fill.alternatives]
        found[name] = tuple(sorted({form for way in ways if way.tags & words or not way.tags for form in way.parts[0]}))
    return found


def _values(fills: tuple[Fill, ...]) -> tuple[str, ...]:
    return tuple(sorted({form for fill in fills for form in fill.values()}))


def _date_kind(key: Template) -> tuple[str, ...]:
    fills = key.fills(slot.DATE)
    if not fills:
        return ()
    return ("DEFAULT",) if _is_default(fills[0]) else ("STATED",)


def _is_default(fill: Fill) -> bool:
    """Whether a date only says "on or before the day of the report"."""
    return fill.written.strip().lstrip("?( ").startswith("-")


def find_words(text: str, form: str) -> list[tuple[int, int]]:
    """Where words stand in a text, whatever the spaces and capitals."""
    tokens = form.replace('\\"', '"').split()
    if not tokens:
        return []
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, tokens)) + r"(?!\w)"
    return [found.span() for found in re.finditer(pattern, text, re.IGNORECASE)]


def _dates(pipeline: Pipeline, report: Report, keys: tuple[Template, ...]) -> Iterator[Mention]:
    for span, value in pipeline.dates(report).items():
        told = frozenset(written(value))
        templates = [
            number
            for number, key in enumerate(keys)
            if any(told == frozenset(_ends(fill)) and not _is_default(fill) for fill in key.fills(slot.DATE))
        ]
        yield Mention(span.start, span.end, "date", tuple(templates), (-2,))


def _ends(fill: Fill) -> set[str]:
    written_ends = re.findall(r"\d{1,2} [A-Z]{3} \d{2}", fill.written)
    return {f"{int(end.split()[0]):02d} {end.split(maxsplit=1)[1]}" for end in written_ends}


def written(value: DateRange) -> tuple[str, ...]:
    """A date as the keys write it: one day or the two ends."""
    ends = [part.as_date() for part in (value.start, value.end) if part is not None]
    return tuple(day.strftime("%d %b %y").upper() for day in ends if day is not None)


def _merged(mentions: list[Mention]) -> Iterator[Mention]:
    """Each words once for a role, with all the incidents that have it."""
    grouped: dict[tuple[int, int, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        grouped[mention.start, mention.end, mention.role].append(mention)
    for (start, end, role), same in sorted(grouped.items()):
        attributes: dict[str, tuple[str, ...]] = {}
        for mention in same:
            for name, values in mention.attributes.items():
                attributes[name] = tuple(sorted({*attributes.get(name, ()), *values}))
        templates = tuple(sorted({number for mention in same for number in mention.templates}))
        entities = tuple(sorted({number for mention in same for number in mention.entities}))
        yield Mention(start, end, role, templates, entities, attributes)
