"""The tables of bodies, leaders, peoples, regimes, facts on groups and nouns by sector: sound, and of one mind."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from sourcebook.errors import RosterError
from sourcebook.lexicon.agents import agent_nouns
from sourcebook.lexicon.countries import country_by_code
from sourcebook.lexicon.folding import fold
from sourcebook.lexicon.group_facts import group_facts
from sourcebook.lexicon.known_actors import bodies, leaders, of_group, shipped_names
from sourcebook.lexicon.own_roster import read_own_roster
from sourcebook.lexicon.regimes import regimes
from sourcebook.lexicon.roster import roster
from sourcebook.normalise.actor_profile import ActorSearch, profile_actor
from sourcebook.records.sectors import KIND_SECTORS, SECTOR_GROUPS, SECTORS


def test_the_roster_and_the_bodies_are_many() -> None:
    assert len(roster()) >= 1300
    assert len(list(bodies())) >= 1000
    assert len(group_facts()) >= 280


def test_every_code_of_a_country_is_one() -> None:
    codes = {actor.iso3 for table in (bodies(), leaders()) for actor, _aliases in table}
    codes |= {facts.home for facts in group_facts().values() if facts.home}
    codes |= set(regimes())
    assert [code for code in codes if code is not None and country_by_code(code) is None] == []


def test_bodies_are_named_once() -> None:
    names = Counter(fold(actor.name) for actor, _aliases in bodies())
    assert [name for name, count in names.items() if count > 1] == []


def test_facts_are_on_groups_of_the_roster_and_name_parents_that_are() -> None:
    names = {entry.name for entry in roster()}
    assert sorted(set(group_facts()) - names) == []
    parents = {facts.parent for facts in group_facts().values() if facts.parent}
    assert [name for name in parents - names if not name.startswith("Military of ")] == []


def test_groups_end_after_they_begin() -> None:
    for name, facts in group_facts().items():
        if facts.active.start is not None and facts.active.end is not None:
            assert facts.active.start < facts.active.end, name


def test_a_home_is_among_the_countries_of_the_group() -> None:
    for entry in roster():
        home = of_group(entry).iso3
        assert home is None or home in entry.countries or home in ("PAK", "FRA"), entry.name


def test_governments_of_a_country_follow_each_other() -> None:
    for iso3, rows in regimes().items():
        for before, after in pairwise(rows):
            assert before.period.end is not None, iso3
            assert after.period.start is not None, iso3
            assert before.period.end <= after.period.start, (iso3, after.name)


def test_the_bodies_that_governed_are_known() -> None:
    known = {entry.name for entry in roster()} | {actor.name for actor, _aliases in bodies()}
    named = {regime.body for rows in regimes().values() for regime in rows if regime.body is not None}
    assert sorted(named - known) == []


def test_terms_of_one_person_do_not_overlap() -> None:
    by_name: dict[str, list[tuple[object, object]]] = {}
    for actor, _aliases in leaders():
        by_name.setdefault(actor.name, []).append((actor.period.start, actor.period.end))
    for name, periods in by_name.items():
        for (_, end), (start, _) in pairwise(periods):
            if end is not None and start is not None:
                assert end <= start, name  # type: ignore[operator]  # both are dates here


def test_every_sector_has_a_group_and_nouns() -> None:
    assert set(SECTOR_GROUPS) == set(SECTORS)
    assert {agent.sector for agent in agent_nouns().heads.values()} == set(SECTORS)
    assert {entry.kind for entry in roster()} <= set(KIND_SECTORS)


def test_no_abbreviation_of_two_letters_stands_alone_but_of_bodies() -> None:
    for keys, senses in shipped_names().everything():
        if len(keys) == 1 and len(keys[0]) == 1:
            assert all(sense.caution for sense in senses), keys


OWN = "name,aliases,iso3,sector,group,from,to\n"


def _search(folder: Path, rows: str) -> ActorSearch:
    path = folder / "own.csv"
    path.write_text(OWN + rows, encoding="utf-8")
    return ActorSearch(names=read_own_roster(path))


def test_a_roster_of_ones_own_adds_and_overrides(tmp_path: Path) -> None:
    ours = "Delta Salvation Movement,DSM|Delta men,MLI,REB,,,\n"
    search = _search(tmp_path, ours + "Hamas of ours,Hamas,PSE,PTY,civilians,,\n")
    added = profile_actor("two DSM fighters", search)
    assert (added.name, added.iso3) == ("Delta Salvation Movement", "MLI")
    assert (added.sector, added.group) == ("REB", "armed-group")
    assert profile_actor("dsm", search).name is None
    assert profile_actor("Hamas", search).name == "Hamas of ours"
    assert profile_actor("Hamas", search).sector == "PTY"
    assert profile_actor("Hamas").name == "Hamas"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (",,MLI,REB,,,\n", "line 2: a row without a name"),
        ("A Front,,XX,REB,,,\n", "line 2: iso3 'XX'"),
        ("A Front,,MLI,REBEL,,,\n", "line 2: sector 'REBEL'; allowed: AGR"),
        ("A Front,,MLI,REB,rebels,,\n", "line 2: group 'rebels'"),
        ("A Front,,MLI,REB,,last year,\n", "line 2: date 'last year'"),
    ],
)
def test_a_malformed_roster_is_refused_with_its_line(tmp_path: Path, rows: str, told: str) -> None:
    with pytest.raises(RosterError, match=told):
        _search(tmp_path, rows)


def test_a_roster_with_foreign_columns_or_none_at_all_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("title,sector\nA Front,REB\n", encoding="utf-8")
    with pytest.raises(RosterError, match=r"no column 'name'; allowed: name, aliases, iso3"):
        read_own_roster(path)
    with pytest.raises(RosterError, match="No such file"):
        read_own_roster(tmp_path / "none.csv")
