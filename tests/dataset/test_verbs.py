"""What each verb does to a dataset: again and again, after a new version, after judgements and purges."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from line_coder import NOW, TOWNS, LineCoder, first_coder, groups, kept, many_reports, second_coder, worked

from sourcebook.dataset import (
    Dataset,
    Settings,
    add,
    code,
    diff,
    explain,
    merge,
    purge_report,
    status,
    told_incidents,
)
from sourcebook.errors import StoreChangedError, StoreError, UsageError
from sourcebook.records import Judgement, Problem
from sourcebook.records.judgement import Verdict
from sourcebook.store import Store

RAID = "attack 17 15.0 8 at Douentza in the night, said the first wire"
AGAIN = "attack 17 15.0 9 at Douentza in the night, said the second wire"
BOMB = "bombing 20 18.0 3 at Gao on the road"
RUMOUR = "attack 21 20.0 1 at Bamba, a rumour"


@pytest.fixture
def dataset(tmp_path: Path) -> Iterator[Dataset]:
    with worked(tmp_path / "set", [kept(1, f"{RAID}\n{BOMB}"), kept(2, AGAIN), kept(3, RUMOUR)]) as made:
        yield made


def judge(dataset: Dataset, number: int, verdict: Verdict, *events: str, undoes: str | None = None) -> None:
    at = datetime(2026, 3, 2, 12, number, tzinfo=UTC)
    dataset.store.judge(Judgement(f"j{number}", verdict, tuple(sorted(events)), "ana", at, undoes=undoes))


def event_of(dataset: Dataset, report: str, kind: str = "") -> str:
    (found,) = (s.event.id for s in dataset.store.events() if s.event.report.id == report and kind in s.event.type)
    return found


def together(dataset: Dataset, *events: str) -> bool:
    return len({dataset.store.incident_of(event) for event in events}) == 1


def test_doing_all_again_writes_nothing(dataset: Dataset) -> None:
    head = dataset.store.head()
    done = add(dataset, [kept(1, f"{RAID}\n{BOMB}"), kept(2, AGAIN), kept(2, AGAIN)], NOW)
    assert (done.new, done.known) == (0, 3)
    assert code(dataset, first_coder).reports == 0
    assert not merge(dataset).changed
    assert dataset.store.head() == head


def test_a_report_that_cannot_be_read_or_coded_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    with Dataset.create(tmp_path / "set") as dataset:
        done = add(dataset, [Problem("x", "EmptyError", "x: empty"), kept(1, RAID), kept(2, "unreadable")], NOW)
        assert (done.new, [problem.where for problem in done.problems]) == (2, ["x"])
        coded = code(dataset, first_coder)
        assert (coded.reports, coded.events, len(coded.problems)) == (2, 1, 1)
        assert code(dataset, first_coder).reports == 0, "a report with problems is coded too"


def test_status_says_what_is_left_to_do(tmp_path: Path) -> None:
    with Dataset.create(tmp_path / "set") as dataset:
        coder = LineCoder()
        assert status(dataset, coder.stamp).to_do == ()
        add(dataset, [kept(1, RAID)], NOW)
        assert (status(dataset, coder.stamp).uncoded, status(dataset, coder.stamp).to_do) == (1, ("code",))
        code(dataset, first_coder)
        assert (status(dataset, coder.stamp).unmerged, status(dataset, coder.stamp).to_do) == (1, ("merge",))
        merge(dataset)
        assert status(dataset, coder.stamp).to_do == ()
        assert status(dataset, second_coder().stamp).to_do == ("code",)


def test_two_processes_code_what_one_does(tmp_path: Path) -> None:
    found = []
    for workers in (1, 2):
        with Dataset.create(tmp_path / str(workers)) as dataset:
            add(dataset, many_reports(20), NOW)
            code(dataset, first_coder, workers=workers)
            found.append([stored.event.id for stored in dataset.store.events()])
    assert found[0] == found[1]
    assert len(found[0]) == 24


def test_the_order_of_adding_does_not_matter(tmp_path: Path) -> None:
    reports = list(many_reports(20))
    with worked(tmp_path / "at once", reports) as at_once, Dataset.create(tmp_path / "by and by") as by_and_by:
        for start in range(20, 0, -4):
            add(by_and_by, reports[start - 4 : start], NOW)
            code(by_and_by, first_coder)
            merge(by_and_by)
        assert set(groups(at_once).values()) == set(groups(by_and_by).values())
        assert list(by_and_by.store.verify()) == []


def test_a_new_version_is_written_beside_the_old_and_says_what_changed(dataset: Dataset) -> None:
    before = groups(dataset)
    raids = (event_of(dataset, "r1", "attack"), event_of(dataset, "r2"))
    bomb = event_of(dataset, "r1", "bombing")
    home = dataset.store.incident_of(raids[0])
    assert list(diff(dataset)) == []
    code(dataset, second_coder)
    merge(dataset)

    told = {difference.report.report.id: difference for difference in diff(dataset)}
    assert {report: [(c.kind, c.fields) for c in d.changes] for report, d in told.items()} == {
        "r1": [("changed", ("type",))],
        "r2": [],
        "r3": [("gone", ())],
    }
    assert (told["r1"].same, told["r2"].same, told["r1"].before.version) == (1, 1, "1")
    assert dataset.store.event(bomb).event.type == "bombing", "the old event is still there"
    after = {event_of(dataset, "r1", "attack"), event_of(dataset, "r2")}
    assert after.isdisjoint(raids)
    assert {dataset.store.incident_of(event) for event in after} == {home}, "the incident keeps its id"
    assert set(groups(dataset)) == set(before) - {next(i for i, e in before.items() if _is_rumour(dataset, e))}
    assert list(dataset.store.verify()) == []


def _is_rumour(dataset: Dataset, events: frozenset[str]) -> bool:
    return any("rumour" in dataset.store.event(event).event.evidence.text for event in events)


def test_a_judgement_outranks_the_score_and_survives_coding_anew(dataset: Dataset) -> None:
    raid, again, bomb = event_of(dataset, "r1", "attack"), event_of(dataset, "r2"), event_of(dataset, "r1", "bombing")
    assert together(dataset, raid, again)
    pairs = (raid, again), (again, bomb)
    judge(dataset, 1, "different", *pairs[0])
    judge(dataset, 2, "same", *pairs[1])
    merge(dataset)
    assert not together(dataset, raid, again)
    assert together(dataset, again, bomb)

    code(dataset, second_coder)
    merge(dataset)
    raid, again, bomb = event_of(dataset, "r1", "attack"), event_of(dataset, "r2"), event_of(dataset, "r1", "bombing")
    assert not together(dataset, raid, again)
    assert together(dataset, again, bomb)
    assert [change.judged for difference in diff(dataset) for change in difference.changes] == [True, False]

    judge(dataset, 3, "undo", *pairs[0], undoes="j1")
    judge(dataset, 4, "undo", *pairs[1], undoes="j2")
    merge(dataset)
    assert together(dataset, raid, again)
    assert not together(dataset, again, bomb)


def test_a_purged_report_is_gone_from_everywhere_and_does_not_come_back(dataset: Dataset) -> None:
    raid, again = event_of(dataset, "r1", "attack"), event_of(dataset, "r2")
    key = dataset.store.event(again).report_key
    home = dataset.store.incident_of(again)
    done = purge_report(dataset, key, reason="asked for by the family", by="ana")
    assert done.events == 1
    assert dataset.store.incident_of(raid) == home
    assert groups(dataset)[home or ""] == {raid}
    assert add(dataset, [kept(2, AGAIN)], NOW).new == 0
    assert not merge(dataset).changed
    assert list(dataset.store.verify()) == []


def test_what_a_purged_report_held_together_falls_apart(tmp_path: Path) -> None:
    reports = [kept(1, RAID), kept(2, "bombing 20 18.0 3 at Gao"), kept(3, "attack 3 40.0 1 at Taoudenni")]
    with worked(tmp_path / "set", reports) as dataset:
        events = [event_of(dataset, f"r{number}") for number in (1, 2, 3)]
        judge(dataset, 1, "same", events[0], events[2])
        judge(dataset, 2, "same", events[1], events[2])
        merge(dataset)
        assert together(dataset, *events)
        purge_report(dataset, dataset.store.event(events[2]).report_key, reason="private", by="ana")
        assert not together(dataset, *events[:2])


def test_a_merge_is_made_anew_where_another_wrote_meanwhile(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    add(dataset, [kept(9, "attack 17 15.0 8 at Douentza in the night, said the ninth wire")], NOW)
    code(dataset, first_coder)
    commit = Store.commit_merge
    tries: list[int] = []

    def commit_late(store: Store, *args: object, **more: object) -> object:
        if not tries:
            tries.append(1)
            judge(dataset, 1, "different", event_of(dataset, "r9"), event_of(dataset, "r2"))
        return commit(store, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "commit_merge", commit_late)
    assert merge(dataset).changed
    assert not together(dataset, event_of(dataset, "r9"), event_of(dataset, "r2"))
    with pytest.raises(StoreChangedError, match="changed meanwhile"):
        commit(dataset.store, [], [(event_of(dataset, "r9"), "in-x", "account")], since=2)


def test_explaining_follows_events_and_merged_incidents(dataset: Dataset) -> None:
    raid, bomb = event_of(dataset, "r1", "attack"), event_of(dataset, "r1", "bombing")
    homes = [dataset.store.incident_of(event) or "" for event in (raid, bomb)]
    judge(dataset, 1, "same", raid, bomb)
    merge(dataset)
    home = dataset.store.incident_of(raid)
    for asked in (*homes, raid, bomb):
        lines = explain(dataset, asked)
        assert lines[0].startswith(f"Incident {home}: attack")
    assert any("ana" in line or "same" in line for line in explain(dataset, raid))
    assert any(line.startswith("Killed by the policy gtd") for line in explain(dataset, raid, policy="gtd"))
    code(dataset, second_coder)
    merge(dataset)
    assert explain(dataset, raid)[0].startswith(f"Incident {home}: "), "an old event leads to its successor's incident"


@pytest.mark.parametrize(("id", "policy", "error"), [("in-none", None, StoreError), ("ev-none", None, StoreError)])
def test_explaining_what_is_not_there(dataset: Dataset, id: str, policy: str | None, error: type[Exception]) -> None:
    with pytest.raises(error, match="there is no"):
        explain(dataset, id, policy=policy)
    with pytest.raises(UsageError, match="is no policy"):
        explain(dataset, event_of(dataset, "r2"), policy="mine")


def test_incidents_are_told_with_what_stands_beside_them(dataset: Dataset) -> None:
    told = {told.incident.id: told for told in told_incidents(dataset.store)}
    raid = event_of(dataset, "r1", "attack")
    assert told[dataset.store.incident_of(raid) or ""].beside == {raid: 1, event_of(dataset, "r2"): 0}
    assert sum(len(one.events) for one in told.values()) == 4


def test_settings_are_written_read_and_checked(tmp_path: Path) -> None:
    settings = Settings(collector='Ana "A"', extractor="incidents", policy="gtd", gazetteers=("villages.csv",),
                        war_zones=("YE", "ML"))  # fmt: skip
    Dataset.create(tmp_path / "set", settings).close()
    path = tmp_path / "set" / "sourcebook.toml"
    with Dataset.open(tmp_path / "set") as dataset:
        assert dataset.settings == settings
        assert dataset.settings.pipeline(dataset.folder).gazetteers == (tmp_path / "set" / "villages.csv",)
    for wrong, words in (
        ('[coding]\nextractor = "mine"', "rules, incidents"),
        ("[coding]\nextractor = 3", "words in quotation marks"),
        ('[coding]\ngazetteers = "a"', "a list of paths"),
        ("[coding]\nmodel = 3", "is no setting"),
        ("dataset = 3", "is no setting"),
        ("[coding", "cannot be read"),
        ('[tolls]\npolicy = "most"', "airwars"),
        ('[tolls]\nwar_zones = ["Yemen"]', "codes of countries"),
        ('[tolls]\nwar_zones = "YE"', "a list of countries"),
    ):
        path.write_text(wrong, encoding="utf-8")
        with pytest.raises(UsageError, match=words):
            Dataset.open(tmp_path / "set")


def test_a_dataset_is_made_once_and_one_half_made_is_finished(tmp_path: Path) -> None:
    folder = tmp_path / "set"
    Dataset.create(folder).close()
    with pytest.raises(StoreError, match="there is a store already"):
        Dataset.create(folder)
    (folder / "sourcebook.sqlite").unlink()
    with pytest.raises(StoreError, match="sourcebook init"):
        Dataset.open(folder)
    Dataset.create(folder).close()
    Dataset.open(folder).close()
    with pytest.raises(StoreError, match="is no dataset"):
        Dataset.open(tmp_path)
    with pytest.raises(StoreError, match="postgresql"):
        Dataset.create(tmp_path / "other", Settings(database="mysql://a/b"))
    Dataset.create(tmp_path / "other").close()


def test_the_towns_of_the_test_are_incidents_of_their_own(tmp_path: Path) -> None:
    with worked(tmp_path / "set", many_reports(24)) as dataset:
        raids = [one.events for one in told_incidents(dataset.store) if one.events[0].type == "attack"]
        assert sorted({event.actors[0].text for event in events}.pop() for events in raids) == sorted(TOWNS)
        assert all(len({event.actors[0].text for event in events}) == 1 for events in raids)


def test_the_coder_that_was_run_last_is_current(dataset: Dataset) -> None:
    before = groups(dataset)
    code(dataset, second_coder)
    merge(dataset)
    assert groups(dataset) != before
    done = code(dataset, first_coder)
    assert (done.returned, done.reports) == (3, 0)
    assert status(dataset, LineCoder().stamp).to_do == ("merge",)
    merge(dataset)
    assert groups(dataset) == before
    assert (code(dataset, first_coder).returned, merge(dataset).changed) == (0, False)
    kinds = [[change.kind for change in found.changes] for found in diff(dataset)]
    assert kinds == [["changed"], [], ["new"]]


def _reports_together(dataset: Dataset) -> set[frozenset[str]]:
    reports = {stored.event.id: stored.event.report.id for stored in dataset.store.events()}
    return {frozenset(reports[event] for event in events) for events in groups(dataset).values()}


@pytest.mark.parametrize("when", ["before", "during"])
@pytest.mark.parametrize("number", [0, 5, 8])
def test_a_purge_beside_a_merge_leaves_nothing_of_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, when: str
) -> None:
    found = list(many_reports(20))
    with worked(tmp_path / "without", found[:number] + found[number + 1 :]) as dataset:
        expected = _reports_together(dataset)
    with worked(tmp_path / "set", found[:15]) as dataset:
        (key,) = (stored.key for stored in dataset.store.reports() if stored.report.id == f"r{number}")
        commit, purged = Store.commit_merge, []

        def purge() -> None:
            with Store.open(dataset.address) as other:
                purged.append(other.purge_report(key, reason="sent in error", by="ana"))

        def interrupted(store: Store, *rows: object, **since: object) -> object:
            if not purged:
                purge()
            return commit(store, *rows, **since)  # type: ignore[arg-type]  # as they came

        add(dataset, found[15:], NOW)
        code(dataset, first_coder)
        if when == "before":
            purge()
        monkeypatch.setattr(Store, "commit_merge", interrupted)
        merge(dataset)
        assert purged and _reports_together(dataset) == expected
        assert not merge(dataset).changed
        assert f"r{number}" not in {event.report.id for one in told_incidents(dataset.store) for event in one.events}
        assert list(dataset.store.verify()) == []


def test_a_name_purged_between_two_merges_is_in_no_incident(dataset: Dataset) -> None:
    dataset.store.purge_name("Douentza", reason="", by="ana")
    add(dataset, [kept(4, "attack 17 15.0 9 at Konna in the night, said the fourth wire")], NOW)
    code(dataset, first_coder)
    assert merge(dataset).changed
    assert "ouentza" not in str([*told_incidents(dataset.store)])
    assert list(dataset.store.verify()) == []
