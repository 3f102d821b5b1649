"""From the events of one report to the templates of MUC-4: which incidents count, and what fills each slot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sourcebook.records import Event, Report

from . import templates as slot
from .corpus import read_header
from .notation import parse_fill, write_fill
from .perpetrators import Perpetrators, perpetrators_of
from .relevance import is_relevant
from .scheme import first_by_words, has_word, muc4_scheme
from .targets import HumanTarget, PhysicalTarget, bare_noun, human_targets, is_told_whole, physical_targets, unharmed
from .templates import SLOTS, Template
from .when_where import country_of_event, date_fill, home_of, location_fill

#: Slots that the task leaves out for a type, whatever the report says.
_NOT_FOR: Mapping[str, tuple[str, ...]] = {
    "KIDNAPPING": (
        slot.INSTRUMENT, slot.INSTRUMENT_TYPE, slot.PHYSICAL, slot.PHYSICAL_TYPE, slot.PHYSICAL_NUMBER,
        slot.PHYSICAL_NATION, slot.PHYSICAL_EFFECT, slot.PHYSICAL_TOTAL,
    ),
    "ARSON": (slot.INSTRUMENT, slot.INSTRUMENT_TYPE),
}  # fmt: skip

#: Harm that a kidnapping does, and that no other type of incident does.
_TAKEN = ("abducted", "released", "missing")


@dataclass(frozen=True, slots=True)
class _Incident:
    """An event under one MUC-4 type, with the fills of its slots as written."""

    kind: str
    fills: dict[str, list[str]]


def muc4_templates(events: Sequence[Event], report: Report) -> tuple[Template, ...]:
    """The templates that a MUC-4 system would fill for a report, numbered in its order; none where nothing counts."""
    home = home_of(report, tuple(events), read_header(report.text).place)
    incidents: list[_Incident] = []
    for event in (part for whole in events for part in _parted(whole)):
        incident = _incident(event, home)
        same = next((known for known in incidents if incident and _is_one(known, incident)), None)
        if incident is not None and same is None:
            incidents.append(incident)
        elif incident is not None and same is not None:
            _take_in(same.fills, incident.fills)
    return tuple(_template(report.id, str(number), one) for number, one in enumerate(incidents, start=1))


def _parted(event: Event) -> Iterable[Event]:
    """An abduction that ended in a killing is one event of ours and two incidents of the task."""
    taken = [row for row in event.harm if row.effect in _TAKEN]
    hurt = [row for row in event.harm if row not in taken]
    if event.type == "abduction" or not taken:
        return (event,)
    kidnapping = replace(event, harm=tuple(taken), type="abduction")
    return (kidnapping, replace(event, harm=tuple(hurt))) if hurt else (kidnapping,)


def _incident(event: Event, home: str | None) -> _Incident | None:
    kind = _kind(event)
    country = country_of_event(event, home)
    if kind is None or country is None:
        return None
    doers = perpetrators_of(event)
    people = human_targets(event, country)
    things = () if kind == "KIDNAPPING" else physical_targets(event, country)
    if not is_relevant(event, country, doers, people, things):
        return None
    fills = {
        slot.DATE: [when] if (when := date_fill(event)) else [],
        slot.LOCATION: [location_fill(event, country)],
        slot.TYPE: [kind],
        slot.STAGE: [str(muc4_scheme()["stages"][event.status])],
        **_means(event),
        **_doers(doers, known=not is_told_whole(event) or bool(doers.individuals or doers.organizations)),
        **_things(things),
        **_people(people, unharmed(event)),
    }
    return _Incident(kind, {name: values for name, values in fills.items() if name not in _NOT_FOR.get(kind, ())})


def _kind(event: Event) -> str | None:
    """The type of incident: by the words of the telling, else by the type of the event."""
    scheme = muc4_scheme()
    if event.act is not None:
        return str(scheme["acts"][event.act])
    for rule in scheme["retype"]:
        if event.type in rule["of"] and has_word(event.evidence.text, rule["words"]):
            return str(rule["type"])
    kind = scheme["types"].get(event.type)
    return None if kind is None else str(kind)


def _means(event: Event) -> dict[str, list[str]]:
    table = muc4_scheme()["instrument"]
    names, kinds = list[str](), list[str]()
    for weapon in event.weapons:
        words = bare_noun(weapon.text)
        kind = first_by_words(table["words"], words) or table["kinds"].get(weapon.kind)
        if kind is not None:
            names.append(write_fill(words, quoted=True))
            kinds.append(write_fill(kind, words))
    return {slot.INSTRUMENT: names, slot.INSTRUMENT_TYPE: kinds}


def _doers(doers: Perpetrators, *, known: bool) -> dict[str, list[str]]:
    """What is told of the doers. The keys leave open whose violence it was where nobody is told of as the doer."""
    return {
        slot.CATEGORY: [doers.category] if known else [],
        slot.INDIVIDUAL: [write_fill(words, quoted=True) for words in doers.individuals],
        slot.ORGANIZATION: [write_fill(name, quoted=True) for name, _ in doers.organizations],
        slot.CONFIDENCE: [write_fill(confidence, name) for name, confidence in doers.organizations],
    }


def _things(things: Sequence[PhysicalTarget]) -> dict[str, list[str]]:
    return {
        slot.PHYSICAL: [write_fill(thing.words, quoted=True) for thing in things],
        slot.PHYSICAL_TYPE: [write_fill(thing.kind, thing.words) for thing in things],
        slot.PHYSICAL_NUMBER: [write_fill(thing.number, thing.words) for thing in things],
        slot.PHYSICAL_NATION: [write_fill(thing.nation, thing.words) for thing in things if thing.nation],
        slot.PHYSICAL_EFFECT: [write_fill(thing.effect, thing.words) for thing in things if thing.effect],
    }


def _people(people: Sequence[HumanTarget], nobody_hurt: str | None) -> dict[str, list[str]]:
    effects = [write_fill(effect, person.tag) for person in people for effect in person.effects]
    if nobody_hurt is not None and not effects:
        effects = [write_fill(nobody_hurt, person.tag) for person in people] or [nobody_hurt]
    return {
        slot.NAME: [write_fill(person.name, quoted=True) for person in people if person.name],
        slot.DESCRIPTION: [
            write_fill(quoted, person.name) if person.name else quoted
            for person in people
            if person.description and (quoted := write_fill(person.description, quoted=True))
        ],
        slot.HUMAN_TYPE: [write_fill(person.kind, person.tag) for person in people],
        slot.HUMAN_NUMBER: [write_fill(person.number, person.tag) for person in people if person.number],
        slot.HUMAN_NATION: [write_fill(person.nation, person.tag) for person in people if person.nation],
        slot.HUMAN_EFFECT: effects,
    }


def _is_one(known: _Incident, other: _Incident) -> bool:
    """Whether two are one incident for the task: of one type, on one date, in one place."""
    same = (slot.DATE, slot.LOCATION, slot.STAGE)
    return known.kind == other.kind and all(known.fills.get(name) == other.fills.get(name) for name in same)


def _take_in(fills: dict[str, list[str]], more: Mapping[str, list[str]]) -> None:
    single = (slot.DATE, slot.LOCATION, slot.TYPE, slot.STAGE, slot.CATEGORY)
    for name, values in more.items():
        if name not in single:
            fills[name] = list(dict.fromkeys((*fills.get(name, []), *values)))


def _template(message: str, number: str, incident: _Incident) -> Template:
    written = {one.name: [parse_fill(value, one) for value in incident.fills.get(one.name, [])] for one in SLOTS}
    slots = {name: tuple(fill for fill in fills if fill is not None) for name, fills in written.items()}
    return Template(message, number, {name: fills for name, fills in slots.items() if fills})
