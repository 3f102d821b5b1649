"""Schemes: what the shipped ones give for invented events, and what a malformed one is told."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from sourcebook.coding.conditions import CONDITIONS, WEAPON_KINDS
from sourcebook.coding.scheme import codes_for, load_scheme, mapping_table, parse_scheme, scheme_names
from sourcebook.errors import SchemeError
from sourcebook.records import (
    ActorRef,
    CoderStamp,
    Count,
    Event,
    Evidence,
    Harm,
    Report,
    Span,
    Weapon,
)
from sourcebook.records.vocabulary import EVENT_TYPES, GROUPS, STATUSES, Effect, EventType, Group, Role, Status

HERE = Span(0, 1)


def _event(
    type_: EventType,
    *,
    status: Status = "accomplished",
    actors: tuple[tuple[Role, Group], ...] = (),
    named: tuple[tuple[Role, Group], ...] = (),
    harm: tuple[tuple[Group, Effect, int | None], ...] = (),
    weapons: tuple[str, ...] = (),
) -> Event:
    """An event of which only what schemes look at is filled; `harm` rows are (who, effect, high)."""
    return Event(
        id="ev-1",
        report=Report("r1", "0" * 64, "x"),
        type=type_,
        status=status,
        date=None,
        place=None,
        actors=(
            *(ActorRef("somebody", HERE, role, group) for role, group in actors),
            *(ActorRef("Somebody Named", HERE, role, group, person=True) for role, group in named),
        ),
        harm=tuple(Harm("people", HERE, who, effect, Count(high, high)) for who, effect, high in harm),
        weapons=tuple(Weapon("means", HERE, kind) for kind in weapons),
        attribution=(),
        claims=(),
        evidence=Evidence("x", HERE),
        confidence=0.5,
        review=(),
        coder=CoderStamp("0", "rules", "acled"),
    )


BY_REBELS: tuple[Role, Group] = ("perpetrator", "armed-group")
BY_FORCES: tuple[Role, Group] = ("perpetrator", "state-forces")
ON_CIVILIANS: tuple[Role, Group] = ("target", "civilians")
ON_FORCES: tuple[Role, Group] = ("target", "state-forces")
ON_PROPERTY: tuple[Role, Group] = ("target", "property")
ON_OFFICIAL: tuple[Role, Group] = ("target", "state-other")
SIDE_FORCES: tuple[Role, Group] = ("party", "state-forces")
SIDE_REBELS: tuple[Role, Group] = ("party", "armed-group")
SIDE_UNKNOWN: tuple[Role, Group] = ("party", "unknown")
CIVILIANS_DEAD: tuple[Group, Effect, int | None] = ("civilians", "killed", 3)
REBELS_DEAD: tuple[Group, Effect, int | None] = ("armed-group", "killed", 1)
FORCES_DEAD: tuple[Group, Effect, int | None] = ("state-forces", "killed", None)


@pytest.mark.parametrize(
    ("event", "sub_event_type"),
    [
        (_event("armed-clash"), "Armed clash"),
        (_event("attack", actors=(BY_REBELS, ON_FORCES)), "Armed clash"),
        (_event("attack", actors=(BY_REBELS, ON_CIVILIANS)), "Attack"),
        (_event("attack", actors=(BY_REBELS, ON_PROPERTY)), "Looting/property destruction"),
        (_event("attack", actors=(BY_REBELS, ON_PROPERTY), harm=(FORCES_DEAD,)), "Armed clash"),
        (_event("attack", actors=(BY_REBELS, ON_PROPERTY), harm=(CIVILIANS_DEAD,)), "Attack"),
        (_event("attack"), "Attack"),
        (_event("bombing"), "Remote explosive/landmine/IED"),
        (_event("bombing", status="attempted"), "Disrupted weapons use"),
        (_event("attack", status="threatened"), None),
        (_event("threat"), None),
        (_event("suicide-bombing"), "Suicide bomb"),
        (_event("abduction", harm=(("civilians", "abducted", 2),)), "Abduction/forced disappearance"),
        (_event("abduction", harm=(("civilians", "released", 2),)), "Other"),
        (_event("protest"), "Peaceful protest"),
        (_event("protest", harm=(("civilians", "arrested", 9),)), "Protest with intervention"),
        (_event("protest", harm=(CIVILIANS_DEAD,)), "Excessive force against protesters"),
        (_event("protest", harm=(("civilians", "killed", 0),)), "Peaceful protest"),
        (_event("protest", harm=(("state-forces", "killed", 1),)), "Peaceful protest"),
        (_event("riot", actors=(ON_CIVILIANS,)), "Mob violence"),
        (_event("riot", actors=(ON_PROPERTY,)), "Violent demonstration"),
        (_event("territory-change"), "Non-violent transfer of territory"),
        (_event("territory-change", actors=(BY_REBELS,), harm=(FORCES_DEAD,)), "Non-state actor overtakes territory"),
        (_event("territory-change", actors=(BY_FORCES,), harm=(REBELS_DEAD,)), "Government regains territory"),
    ],
)
def test_acled(event: Event, sub_event_type: str | None) -> None:
    assert codes_for(load_scheme("acled"), event)["sub_event_type"] == sub_event_type


@pytest.mark.parametrize(
    ("event", "type_of_violence"),
    [
        (_event("armed-clash", actors=(SIDE_FORCES, SIDE_REBELS), harm=(REBELS_DEAD,)), "1"),
        (_event("armed-clash", actors=(SIDE_FORCES, SIDE_REBELS)), None),
        (_event("armed-clash", actors=(SIDE_FORCES, SIDE_REBELS), harm=(("armed-group", "killed", 0),)), None),
        (_event("armed-clash", actors=(SIDE_FORCES, SIDE_REBELS), harm=(("armed-group", "wounded", 2),)), None),
        (_event("armed-clash", actors=(SIDE_REBELS, SIDE_REBELS), harm=(REBELS_DEAD,)), "2"),
        (_event("armed-clash", actors=(SIDE_REBELS,), named=(SIDE_REBELS,), harm=(REBELS_DEAD,)), None),
        (_event("armed-clash", actors=(SIDE_REBELS, SIDE_UNKNOWN), harm=(REBELS_DEAD,)), None),
        (_event("armed-clash", actors=(SIDE_FORCES,), named=(SIDE_REBELS,), harm=(REBELS_DEAD,)), "1"),
        (_event("attack", actors=(BY_REBELS, ON_CIVILIANS), harm=(CIVILIANS_DEAD,)), "3"),
        (_event("attack", actors=(BY_FORCES, ON_CIVILIANS), harm=(CIVILIANS_DEAD,)), "3"),
        (_event("attack", actors=(("perpetrator", "unknown"), ON_CIVILIANS), harm=(CIVILIANS_DEAD,)), None),
        (_event("attack", actors=(BY_REBELS, ON_OFFICIAL), harm=(("state-other", "killed", 1),)), "1"),
        (_event("attack", actors=(BY_REBELS, ON_FORCES), harm=(FORCES_DEAD, CIVILIANS_DEAD)), "1"),
        (_event("bombing", actors=(BY_REBELS,), harm=(CIVILIANS_DEAD,)), "3"),
        (_event("attack", status="threatened", actors=(BY_REBELS, ON_CIVILIANS), harm=(CIVILIANS_DEAD,)), None),
    ],
)
def test_ucdp_asks_for_a_death_and_two_known_sides(event: Event, type_of_violence: str | None) -> None:
    assert codes_for(load_scheme("ucdp"), event) == {"type_of_violence": type_of_violence}


@pytest.mark.parametrize(
    ("event", "attacktype", "success", "suicide", "doubt"),
    [
        (_event("bombing"), "3", "1", "0", None),
        (_event("bombing", status="attempted"), "3", "0", "0", None),
        (_event("bombing", status="threatened"), None, None, None, None),
        (_event("suicide-bombing"), "3", "1", "1", None),
        (_event("attack", actors=(BY_REBELS,)), "2", "1", "0", None),
        (_event("attack"), "9", "1", "0", None),
        (_event("attack", actors=(BY_FORCES, ON_CIVILIANS)), None, None, None, None),
        (_event("attack", named=(ON_OFFICIAL,)), "1", "1", "0", None),
        (_event("attack", actors=(ON_OFFICIAL,), weapons=("firearm",)), "2", "1", "0", None),
        (_event("attack", weapons=("stone",)), "8", "1", "0", None),
        (_event("chemical"), "8", "1", "0", None),
        (_event("grenade", weapons=("grenade", "firearm")), "2", "1", "0", None),
        (_event("abduction"), "6", "1", "0", None),
        (_event("armed-clash", actors=(SIDE_FORCES, SIDE_REBELS)), "2", "1", "0", "1"),
        (_event("armed-clash", actors=(SIDE_FORCES, SIDE_REBELS), status="attempted"), "2", "0", "0", "1"),
        (_event("armed-clash"), None, None, None, None),
        (_event("arrest"), None, None, None, None),
    ],
)
def test_gtd(event: Event, attacktype: str | None, success: str | None, suicide: str | None, doubt: str | None) -> None:
    codes = codes_for(load_scheme("gtd"), event)
    assert (codes["attacktype1"], codes["success"], codes["suicide"], codes["doubtterr"]) == (
        attacktype,
        success,
        suicide,
        doubt,
    )


@pytest.mark.parametrize(
    ("event", "category", "mode"),
    [
        (_event("armed-clash"), "ASSAULT", "firearms"),
        (_event("armed-clash", weapons=("mortar", "firearm")), "ASSAULT", "heavy-weapons"),
        (_event("attack"), "ASSAULT", None),
        (_event("attack", weapons=("blade",)), "ASSAULT", "primitive"),
        (_event("attack", named=(ON_OFFICIAL,), harm=(("state-other", "killed", 1),)), "ASSAULT", "targeted"),
        (_event("air-strike"), "ASSAULT", "aerial"),
        (_event("air-strike", weapons=("drone",)), "ASSAULT", "drone"),
        (_event("arrest"), "COERCE", "arrest"),
        (_event("abduction", harm=(("civilians", "released", 1),)), "RETREAT", "release"),
        (_event("agreement"), "AGREE", None),
        (_event("attack", status="threatened"), "THREATEN", "violence"),
        (_event("other"), None, None),
    ],
)
def test_plover(event: Event, category: str | None, mode: str | None) -> None:
    assert codes_for(load_scheme("plover"), event) == {"event": category, "mode": mode}


def test_the_shipped_schemes_are_these() -> None:
    assert scheme_names() == ("acled", "gtd", "plover", "ucdp")


@pytest.mark.parametrize("name", scheme_names())
@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("type_", EVENT_TYPES)
def test_every_type_is_decided_by_a_rule(name: str, status: Status, type_: EventType) -> None:
    """None is a decision too, but it has to be one: some rule must match every event and name every field."""
    scheme = load_scheme(name)
    undecided = set(scheme.fields)
    for rule in scheme.rules:
        if set(rule.when) <= {"type", "status"} and (
            type_ in rule.when.get("type", EVENT_TYPES) and status in rule.when.get("status", STATUSES)
        ):
            undecided -= {*rule.give, *rule.leave}
    assert undecided <= ({"doubtterr"} if name == "gtd" else set())


@pytest.mark.parametrize("name", scheme_names())
def test_shipped_schemes_list_what_they_allow_for_every_field(name: str) -> None:
    path = Path(__file__).resolve().parents[2] / "src/sourcebook/coding/schemes" / f"{name}.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    assert list(table["allowed"]) == table["fields"]
    assert table["name"] == name


def test_every_acled_code_pairs_with_its_event_and_disorder_type() -> None:
    """A sub-event belongs to one event type and, by it, to one kind of disorder."""
    table = {rule.give["sub_event_type"]: rule.give for rule in load_scheme("acled").rules if rule.give}
    for rule in load_scheme("acled").rules:
        if rule.give:
            assert table[rule.give["sub_event_type"]] == rule.give


OWN = """
name = "own"
version = "1"
title = "Our codes"
source = "Our codebook"
fields = ["code", "grade"]

[allowed]
code = ["A", "B"]

[[rule]]
when = { type = ["attack"], weapon_kind = ["firearm"] }
give = { code = "A" }

[[rule]]
give = { code = "B", grade = "low" }
"""


def test_the_first_rule_that_names_a_field_decides_it() -> None:
    scheme = parse_scheme(OWN, "own.toml")
    assert codes_for(scheme, _event("attack", weapons=("firearm",))) == {"code": "A", "grade": "low"}
    assert codes_for(scheme, _event("attack")) == {"code": "B", "grade": "low"}


def test_a_scheme_of_ones_own_is_loaded_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    assert load_scheme(str(path)).title == "Our codes"


def test_mapping_table_has_a_row_a_rule_in_words() -> None:
    header, *rows = mapping_table(parse_scheme(OWN, "own.toml"))
    assert header == ("when", "code", "grade", "note")
    assert rows == [("type is attack; a weapon is firearm", "A", "", ""), ("otherwise", "B", "low", "")]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"attack"', '"atack"', "own.toml, rule 1: when.type names 'atack'; allowed: armed-clash, attack, "),
        ('"firearm"', '"gun"', "own.toml, rule 1: when.weapon_kind names 'gun'; allowed: bomb, ied, "),
        ("weapon_kind", "weapon", "own.toml, rule 1: when names 'weapon'; allowed: type, status, "),
        ('["firearm"]', '"firearm"', "own.toml, rule 1: when.weapon_kind is 'firearm'; allowed: a list"),
        ('["firearm"]', "[]", "own.toml, rule 1: when.weapon_kind is empty"),
        ('code = "A"', 'code = "C"', "own.toml, rule 1: give.code names 'C'; allowed: A, B"),
        ('code = "A"', "code = 1", "own.toml, rule 1: give.code is 1; allowed: a code in quotation marks"),
        ('code = "A"', 'cod = "A"', "own.toml, rule 1: give names 'cod'; allowed: code, grade"),
        ('give = { code = "A" }', "", "own.toml, rule 1: the rule decides nothing"),
        ('give = { code = "A" }', 'gives = { code = "A" }', "own.toml, rule 1: unknown key 'gives'; allowed: when, "),
        ('give = { code = "A" }', 'give = "A"', "own.toml, rule 1: give is 'A'"),
        ('give = { code = "A" }', 'leave = ["grad"]', "own.toml, rule 1: leave names 'grad'; allowed: code, grade"),
        ('give = { code = "A" }', 'give = { code = "A" }\nleave = ["code"]', "rule 1: 'code' is both given and left"),
        ('title = "Our codes"', "", "own.toml: no 'title'; allowed: name, version, "),
        ('title = "Our codes"', "title = 3", "own.toml: title is 3"),
        ('title = "Our codes"', 'title = "Our codes"\nlabel = "x"', "own.toml: unknown key 'label'"),
        ("[allowed]\ncode", "[allowed]\ncodes", "own.toml: allowed names 'codes'; allowed: code, grade"),
        ('name = "own"', 'name = "own', "own.toml: not TOML"),
        ('fields = ["code", "grade"]', "fields = [1]", "own.toml: fields is [1]"),
    ],
)
def test_a_malformed_scheme_is_told_what_where_and_what_is_allowed(old: str, new: str, says: str) -> None:
    assert old in OWN
    with pytest.raises(SchemeError) as caught:
        parse_scheme(OWN.replace(old, new, 1), "own.toml")
    assert says in str(caught.value)


def test_an_unknown_scheme_is_told_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(SchemeError, match="no scheme 'acld'; allowed: acled, gtd, plover, ucdp, or the path"):
        load_scheme("acld")
    binary, large, nested = tmp_path / "b.toml", tmp_path / "l.toml", tmp_path / "n.toml"
    binary.write_bytes(b"\xff\xfe\x00")
    large.write_bytes(b"#" * 1_000_001)
    nested.write_text("a = " + "[" * 50_000)
    for path, says in ((binary, "not UTF-8"), (large, "too large"), (nested, "not TOML")):
        with pytest.raises(SchemeError, match=says):
            load_scheme(str(path))


def test_conditions_take_the_values_of_the_guide() -> None:
    assert set(CONDITIONS) == {
        "type", "status", "perpetrator_group", "target_group", "named_target_group", "party_groups", "effect",
        "harmed_group", "weapon_kind",
    }  # fmt: skip
    assert tuple(CONDITIONS["target_group"].values) == GROUPS
    assert len(set(WEAPON_KINDS)) == len(WEAPON_KINDS) == 20
