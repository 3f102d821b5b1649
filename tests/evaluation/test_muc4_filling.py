"""From events to MUC-4 templates: invented events, made by hand, so that no rule of the extractor is tested here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from muc4_factory import SHORT

from sourcebook.evaluate.muc4.filling import muc4_templates
from sourcebook.evaluate.muc4.templates import Template
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
    Part,
    PartialDate,
    PlaceRef,
    Report,
    Span,
    Weapon,
)
from sourcebook.records.vocabulary import Basis, Effect, EventType, Group, Mode, Role, SpeakerKind

TEXT = (
    "CUSCO, 5 MAR 89 (RADIO ALBA) -- [TEXT] FOUR GUERRILLAS OF THE SOL FRONT (FSX) SHOT AND KILLED ANA RUIZ, MAYOR OF "
    "PISAC, AND TWO PEASANTS WITH A MACHINE GUN IN PISAC ON 3 MARCH. A BRIDGE WAS DESTROYED. SOLDIERS FOUGHT. NO DAMAGE"
    " WAS DONE TO THE BANK. POLICE ACCUSED APPARENTLY THE GANG, WHICH KIDNAPPED A U.S. PRIEST."
)
REPORT = Report("DEV-MUC3-9001", "0" * 64, TEXT, published=date(1989, 3, 5))


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def actor(
    words: str, role: Role, group: Group, *, person: bool = False, name: str | None = None, iso3: str | None = None
) -> ActorRef:
    return ActorRef(words, _span(words), role, group, name, iso3, person)


def harm(words: str, who: Group, effect: Effect, low: int | None, high: int | None) -> Harm:
    return Harm(words, _span(words), who, effect, Count(low, high))


def day(month: int, number: int, text: str = "ON 3 MARCH", basis: Basis = "stated") -> DateRange:
    part = PartialDate(1989, month, number)
    return DateRange(part, part, "day", basis=basis, text=text)


def place(*texts: str, iso2: str | None = "PE", basis: Basis = "stated") -> PlaceRef:
    return PlaceRef(texts, tuple(Span(0, 1) for _ in texts), iso2=iso2, basis=basis)


GUERRILLAS = actor("GUERRILLAS", "perpetrator", "armed-group")
FRONT = actor("SOL FRONT (FSX)", "perpetrator", "armed-group", name="Sol Front")
MAYOR = actor("ANA RUIZ", "target", "civilians", person=True)
PEASANTS = actor("PEASANTS", "target", "civilians")
BRIDGE = actor("BRIDGE", "target", "property")
BANK = actor("THE BANK", "target", "property")
SOLDIERS = actor("SOLDIERS", "target", "state-forces")
PRIEST = actor("U.S. PRIEST", "target", "civilians", iso3="USA")
ARMY = actor("SOLDIERS", "perpetrator", "state-forces")
UNHURT = harm("PEASANTS", "civilians", "wounded", 0, 0)
SOME = harm("TWO PEASANTS", "civilians", "killed", 5, None)
SEVERAL = harm("PEASANTS", "civilians", "killed", 2, None)
TWO_DEAD = harm("TWO PEASANTS", "civilians", "killed", 2, 2)

EVENT = Event(
    id="ev-0",
    report=REPORT,
    type="attack",
    status="accomplished",
    date=day(3, 3),
    place=place("PISAC", "CUSCO"),
    actors=(GUERRILLAS, FRONT, MAYOR, PEASANTS),
    harm=(harm("ANA RUIZ", "civilians", "killed", 1, 1), TWO_DEAD),
    weapons=(Weapon("A MACHINE GUN", _span("A MACHINE GUN"), "firearm"),),
    attribution=(),
    claims=(),
    evidence=Evidence("SHOT AND KILLED", _span("SHOT AND KILLED")),
    confidence=0.9,
    review=(),
    coder=CoderStamp("0", "rules", "acled"),
)


def filled(template: Template, *slots: str) -> dict[str, list[str]]:
    return {slot: [fill.written for fill in template.fills(SHORT[slot])] for slot in slots}


def test_every_slot_of_an_incident() -> None:
    (made,) = muc4_templates([EVENT], REPORT)
    assert (made.message, made.number) == ("DEV-MUC3-9001", "1")
    assert filled(made, *SHORT) == {
        "date": ["03 MAR 89"],
        "location": ["PERU: CUSCO (CITY)"],
        "type": ["ATTACK"],
        "stage": ["ACCOMPLISHED"],
        "instrument": ['"MACHINE GUN"'],
        "instrument type": ['MACHINE GUN: "MACHINE GUN"'],
        "category": ["TERRORIST ACT"],
        "individual": ['"GUERRILLAS"'],
        "organization": ['"SOL FRONT"'],
        "confidence": ['REPORTED AS FACT: "SOL FRONT"'],
        "physical": [],
        "physical type": [],
        "physical number": [],
        "physical effect": [],
        "name": ['"ANA RUIZ"'],
        "description": ['"MAYOR": "ANA RUIZ"', '"PEASANTS"'],
        "human type": ['GOVERNMENT OFFICIAL: "ANA RUIZ"', 'CIVILIAN: "PEASANTS"'],
        "human number": ['1: "ANA RUIZ"', '2: "PEASANTS"'],
        "human effect": ['DEATH: "ANA RUIZ"', 'DEATH: "PEASANTS"'],
    }


# what changes in the event, and the slot that it shows in
SLOTS = [
    ({"type": "abduction", "harm": (), "actors": (PRIEST,)}, "type", ["KIDNAPPING"]),
    ({"type": "abduction", "harm": (), "actors": (PRIEST,)}, "instrument", []),
    ({"type": "bombing"}, "type", ["BOMBING"]),
    ({"type": "property-destruction", "evidence": Evidence("BURNED A BARN", Span(0, 1))}, "type", ["ARSON"]),
    ({"type": "attack", "evidence": Evidence("ROBBED THE BANK", Span(0, 1))}, "type", ["ROBBERY"]),
    ({"type": "attack", "evidence": Evidence("HIJACKED A PLANE", Span(0, 1))}, "type", ["HIJACKING"]),
    ({"status": "threatened"}, "stage", ["THREATENED"]),
    ({"date": None}, "date", ["- 05 MAR 89"]),
    ({"date": day(3, 3, basis="inherited")}, "date", ["- 05 MAR 89"]),
    ({"date": day(3, 3, text="ON FRIDAY")}, "date", ["- 05 MAR 89"]),
    ({"date": day(3, 3, text="ON FRIDAY, 3 MARCH")}, "date", ["03 MAR 89"]),
    ({"date": DateRange(PartialDate(1989, 2), PartialDate(1989, 2), "month")}, "date", ["01 FEB 89 - 28 FEB 89"]),
    ({"place": place("CUSCO", basis="inherited")}, "location", ["PERU"]),
    ({"place": place("PERU")}, "location", ["PERU"]),
    ({"place": place("PERUVIAN")}, "location", ["PERU"]),
    ({"place": place("NOWHERE AT ALL")}, "location", ["PERU"]),
    ({"place": place("GUATEMALA CITY", iso2="GT")}, "location", ["GUATEMALA: GUATEMALA CITY (CITY)"]),
    ({"place": place("PISAC", "DEPARTMENT OF CUSCO")}, "location", ["PERU: CUSCO (DEPARTMENT): PISAC (CITY)"]),
    ({"place": place("SAN ISIDRO NEIGHBORHOOD")}, "location", ["PERU: SAN ISIDRO (NEIGHBORHOOD)"]),
    ({"actors": (*EVENT.actors, BRIDGE)}, "physical type", ['TRANSPORTATION ROUTE: "BRIDGE"']),
    ({"actors": (*EVENT.actors, BRIDGE)}, "physical effect", ['DESTROYED: "BRIDGE"']),
    ({"actors": (*EVENT.actors, BANK)}, "physical effect", ['NO DAMAGE: "BANK"']),
    ({"actors": (*EVENT.actors, SOLDIERS)}, "description", ['"MAYOR": "ANA RUIZ"', '"PEASANTS"']),
    ({"actors": (PEASANTS, SOLDIERS), "harm": ()}, "description", ['"PEASANTS"', '"SOLDIERS"']),
    ({"actors": (PEASANTS, actor("PISAC", "target", "civilians")), "harm": ()}, "description", ['"PEASANTS"']),
    ({"harm": (SOME,), "actors": ()}, "human number", ['5-: "PEASANTS"']),
    ({"harm": (SEVERAL,), "actors": ()}, "human number", ['PLURAL: "PEASANTS"']),
    ({"harm": (UNHURT,), "actors": (PEASANTS,)}, "human effect", ['NO INJURY OR DEATH: "PEASANTS"']),
    ({"actors": (ARMY, PEASANTS)}, "category", ["STATE-SPONSORED VIOLENCE"]),
]  # fmt: skip


@pytest.mark.parametrize(("change", "slot", "expected"), SLOTS)
def test_slots(change: dict[str, object], slot: str, expected: list[str]) -> None:
    (made,) = muc4_templates([replace(EVENT, **change)], REPORT)  # type: ignore[arg-type]  # fields by name
    assert filled(made, slot)[slot] == expected


# kind of speaker, mode, confidence
CONFIDENCE: list[tuple[SpeakerKind, Mode, str]] = [
    ("perpetrator", "claimed", "CLAIMED OR ADMITTED"),
    ("state", "accused", "SUSPECTED OR ACCUSED BY AUTHORITIES"),
    ("witness", "accused", "SUSPECTED OR ACCUSED"),
    ("other", "suspected", "SUSPECTED OR ACCUSED"),
    ("state", "reported", "REPORTED AS FACT"),
]


@pytest.mark.parametrize(("kind", "mode", "expected"), CONFIDENCE)
def test_confidence_is_attribution(kind: SpeakerKind, mode: Mode, expected: str) -> None:
    speaker = Attribution("POLICE", _span("POLICE"), kind, mode)
    event = replace(EVENT, attribution=(speaker,), claims=(Claim("type", 0, mode),))
    (made,) = muc4_templates([event], REPORT)
    assert filled(made, "confidence")["confidence"] == [f'{expected}: "SOL FRONT"']


def test_the_nation_of_a_target_is_given_where_it_is_foreign() -> None:
    (made,) = muc4_templates([replace(EVENT, type="abduction", harm=(), actors=(PRIEST, PEASANTS))], REPORT)
    assert [fill.written for fill in made.fills("HUM TGT: FOREIGN NATION")] == ['UNITED STATES: "U.S. PRIEST"']


NATIONS = [
    ("AN EXPLOSION HIT THE U.S. EMBASSY", "U.S. EMBASSY", False, "UNITED STATES"),
    ("AN EXPLOSION HIT THE COLOMBIAN CONSULATE", "CONSULATE", False, "COLOMBIA"),
    ("AN EXPLOSION HIT THE PERUVIAN BANK", "BANK", False, None),  # of the country of the incident
    ("AN EXPLOSION HIT THE CENTRAL AMERICAN BANK", "CENTRAL AMERICAN BANK", False, None),
    ("GUNMEN TOOK JORGE LUNA, 55, FROM SPAIN, IN PISAC", "JORGE LUNA", True, "SPAIN"),
    ("GUNMEN TOOK JORGE LUNA, A SPANISH TEACHER, IN PISAC", "JORGE LUNA", True, "SPAIN"),
    ("GUNMEN TOOK JORGE LUNA, A TEACHER, NEAR A COLOMBIAN BANK", "JORGE LUNA", True, None),
]


@pytest.mark.parametrize(("text", "words", "person", "nation"), NATIONS)
def test_the_nation_is_told_by_the_words_of_a_target_or_beside_it(
    text: str, words: str, person: bool, nation: str | None
) -> None:
    at = text.index(words)
    told = ActorRef(words, Span(at, at + len(words)), "target", "civilians" if person else "property", person=person)
    told = replace(told, part=Part("civilian" if person else "other"))
    event = replace(EVENT, report=replace(REPORT, text=text), actors=(told,), harm=())
    (made,) = muc4_templates([event], event.report)
    fills = made.fills("HUM TGT: FOREIGN NATION" if person else "PHYS TGT: FOREIGN NATION")
    assert [fill.written for fill in fills] == ([] if nation is None else [f'{nation}: "{words}"'])


CLASH: tuple[EventType, tuple[ActorRef, ...]] = (
    "armed-clash",
    (actor("GUERRILLAS", "party", "armed-group"), actor("SOLDIERS", "party", "state-forces")),
)

# what changes in the event, and whether it counts
RELEVANCE = [
    ({}, True),
    ({"place": place("ROME", iso2="IT")}, False),
    ({"type": "arrest"}, False),
    ({"type": "agreement"}, False),
    ({"actors": (GUERRILLAS,), "harm": ()}, False),
    ({"actors": (GUERRILLAS, BRIDGE), "harm": ()}, True),
    ({"actors": (GUERRILLAS, FRONT, SOLDIERS), "harm": ()}, False),
    ({"actors": (actor("GANG", "perpetrator", "unknown"), SOLDIERS), "harm": ()}, True),
    ({"type": CLASH[0], "actors": CLASH[1], "harm": ()}, False),
    ({"type": CLASH[0], "actors": CLASH[1]}, True),
    ({"actors": (ARMY, GUERRILLAS), "harm": ()}, False),
    ({"date": day(1, 2)}, True),
    ({"date": DateRange(PartialDate(1988), PartialDate(1988), "year")}, False),
    ({"harm": (harm("TWO PEASANTS", "civilians", "killed", 70000, 70000),)}, False),
]


def whole(actor: ActorRef, kind: str) -> ActorRef:
    return replace(actor, part=Part(kind))


# actors told whole by a trained reader, the date, and whether the incident counts
WHOLE = [
    ((whole(MAYOR, "government official"),), day(3, 3), True),
    ((whole(MAYOR, "government official"),), DateRange(PartialDate(1976), PartialDate(1976), "year"), False),
    ((whole(SOLDIERS, "active military"),), day(3, 3), False),
    ((whole(SOLDIERS, "active military"), whole(BRIDGE, "other")), day(3, 3), True),
    ((whole(BRIDGE, "other"),), None, True),
]


@pytest.mark.parametrize(("actors", "when", "expected"), WHOLE)
def test_which_incidents_told_whole_count(actors: tuple[ActorRef, ...], when: DateRange | None, expected: bool) -> None:
    event = replace(EVENT, actors=actors, harm=(), date=when)
    assert bool(muc4_templates([event], REPORT)) is expected


# words before the name, the description of who it is
OFFICES = [
    ("THE MURDER OF GOVERNOR ANA RUIZ", "GOVERNOR"),
    ("THE RELEASE OF THE LOCAL JOURNALIST ANA RUIZ", "LOCAL JOURNALIST"),
    ("ANA RUIZ, ALSO A CANDIDATE, FLED", "CANDIDATE"),
]


@pytest.mark.parametrize(("words", "description"), OFFICES)
def test_a_deed_is_no_part_of_an_office(words: str, description: str) -> None:
    start = words.index("ANA RUIZ")
    named = ActorRef("ANA RUIZ", Span(start, start + 8), "target", "civilians", person=True)
    event = replace(EVENT, report=replace(REPORT, text=words), actors=(named,), harm=())
    (made,) = muc4_templates([event], REPORT)
    assert filled(made, "description")["description"] == [f'"{description}": "ANA RUIZ"']


@pytest.mark.parametrize(("change", "expected"), RELEVANCE)
def test_which_incidents_count(change: dict[str, object], expected: bool) -> None:
    event = replace(EVENT, **change)  # type: ignore[arg-type]  # fields by name
    assert bool(muc4_templates([event], REPORT)) is expected


def test_events_of_one_type_day_and_place_are_one_incident() -> None:
    other = replace(EVENT, actors=(BRIDGE,), harm=())
    elsewhere = replace(EVENT, place=place("PUNO"))
    made = muc4_templates([EVENT, other, elsewhere], REPORT)
    assert [template.number for template in made] == ["1", "2"]
    assert filled(made[0], "physical")["physical"] == ['"BRIDGE"']


def test_an_abduction_that_ended_in_death_is_two_incidents() -> None:
    event = replace(EVENT, harm=(harm("ANA RUIZ", "civilians", "abducted", 1, 1), TWO_DEAD))
    made = muc4_templates([event], REPORT)
    assert [filled(one, "type")["type"] for one in made] == [["KIDNAPPING"], ["ATTACK"]]


COUNTRIES = [
    # place of the event, words of the report, location of its template; None: none
    (place("CUSCO"), "IN CUSCO, PERU", "PERU: CUSCO (CITY)"),
    (place(iso2="IT"), "TWO ITALIANS HELD IN PERU", "PERU"),
    (place(iso2="IT"), "TWO ITALIANS HELD", None),
    (place("MILAN", iso2="IT"), "HELD IN MILAN, PERUVIANS SAID", None),
    (None, "THE COLOMBIAN POLICE AND THOSE OF PERU", "COLOMBIA"),
]


@pytest.mark.parametrize(("where", "words", "expected"), COUNTRIES)
def test_an_incident_without_a_place_is_in_a_country_of_the_task(
    where: PlaceRef | None, words: str, expected: str | None
) -> None:
    report = replace(REPORT, text=words)
    made = muc4_templates([replace(EVENT, report=report, place=where)], report)
    assert [filled(one, "location")["location"] for one in made] == ([] if expected is None else [[expected]])


def test_a_report_without_events_has_no_template() -> None:
    assert muc4_templates([], REPORT) == ()
