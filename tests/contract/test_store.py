"""What a store owes those who use it, in SQLite and in PostgreSQL alike."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from stored_samples import CODER, NEWER, TRADER, added, clash, coded, filled, item

from sourcebook.errors import StoreChangedError, StoreError
from sourcebook.lexicon.person_names import MASK
from sourcebook.records import Event, Judgement, Link, Member, Problem
from sourcebook.store import AddedEvent, Store
from sourcebook.store.opening import engine_of
from sourcebook.store.schema import VERSION


def test_a_report_comes_back_as_it_was_added(store: Store) -> None:
    items = [item(0), item(1, published=None, title=None, url=None, language=None)]
    keys = store.add_reports(items)
    assert [stored.report for stored in store.reports()] == [report for report, *_ in items]
    assert [stored.key for stored in store.reports()] == list(keys)
    stored = store.report(str(keys[1]))
    assert (stored.report, stored.added, stored.number) == (items[1][0], 2, 2)
    assert store.original(stored.original) == items[1][1]
    assert store.collections(stored.original) == (items[1][2],)


def test_texts_that_no_database_takes_come_back_too(store: Store) -> None:
    text = "\x00 a null, \ud800 half a letter, \U0001f54a a dove, and پشتو"
    odd = item(0, text.replace("{", ""), title="\x00\ud800", url="\udcff")
    store.add_reports([odd])
    (stored,) = store.reports()
    assert stored.report == odd[0]
    assert store.original(stored.original).content == odd[1].content


def test_adding_a_report_again_changes_nothing(store: Store) -> None:
    first = store.add_reports([item(0), item(1), item(0)])
    assert first[0] is not None
    assert first[2] is None
    before, counts = store.head(), store.counts()
    assert store.add_reports([item(0), item(1)]) == (None, None)
    assert (store.head(), store.counts()) == (before, counts)


def test_one_file_of_many_reports_is_kept_once(store: Store) -> None:
    one, other = item(0), item(1)
    assert None not in store.add_reports([one, (other[0], one[1], one[2])])
    assert store.counts()["originals"] == store.counts()["collections"] == 1


def test_bytes_under_another_hash_are_refused_and_nothing_is_added(store: Store) -> None:
    report, original, collection = item(1)
    with pytest.raises(StoreError, match="not those of its hash"):
        store.add_reports([item(0), (report, replace(original, content=b"other"), collection)])
    assert store.counts()["reports"] == 0


def test_an_event_comes_back_as_it_was_coded(store: Store) -> None:
    items = [item(0), item(1)]
    keys = store.add_reports(items)
    problem = Problem("a.txt", "EmptyError", "a.txt: nothing to read")
    assert store.add_codings([(str(keys[0]), CODER, [clash(items[0][0])], [problem])]) == 1
    (stored,) = store.events()
    assert stored.event == clash(items[0][0])
    assert (stored.report_key, stored.current) == (keys[0], True)
    (coding,) = store.codings(str(keys[0]))
    assert (coding.id, coding.coder, coding.problems) == (stored.coding, CODER, (problem,))
    assert coding.events == (stored.event.id,)
    assert [found.key for found in store.reports_without(CODER)] == [keys[1]]
    assert store.event(stored.event.id) == stored


def test_coding_again_changes_nothing(store: Store) -> None:
    items = [item(0)]
    keys = store.add_reports(items)
    told = coded(keys, items)
    assert store.add_codings(told + told) == 1
    before = store.head()
    assert store.add_codings(told) == 0
    assert store.head() == before


def test_a_newer_coder_writes_beside_the_older_one(store: Store) -> None:
    items = [item(0)]
    keys = store.add_reports(items)
    store.add_codings(coded(keys, items))
    store.add_codings(coded(keys, items, NEWER, killed=6))
    old, new = store.events(current=False)
    assert [old.current, new.current] == [False, True]
    assert list(store.events()) == [new]
    store.add_successors([(old.event.id, new.event.id)])
    assert store.add_successors([(old.event.id, new.event.id)]) is None
    assert store.successors([old.event.id, new.event.id]) == {old.event.id: (new.event.id,)}


def add_missed(store: Store, key: str) -> str:
    """Adds an event to a report as a person; its id. The judgement is `jd-1`."""
    missed = added(clash(store.report(key).report))
    told = Judgement("jd-1", "add", (missed.id,), "ana", datetime(2026, 3, 2, tzinfo=UTC))
    store.judge(told, added=[AddedEvent("jd-1", key, missed)])
    return missed.id


def undo(store: Store, event: str, id: str, undoes: str) -> None:
    at = datetime(2026, 3, 3, tzinfo=UTC)
    store.judge(Judgement(id, "undo", (event,), "ana", at, undoes=undoes))


def test_what_a_person_adds_counts_beside_what_was_coded_and_survives_coding_anew(store: Store) -> None:
    items = [item(0)]
    (key,) = store.add_reports(items)
    assert key is not None
    missed = add_missed(store, key)
    assert [found.event.id for found in store.events()] == [missed]
    assert store.event(missed).event.coder.by_person
    store.add_codings(coded([key], items))
    machine = next(found.event.id for found in store.events() if found.event.id != missed)
    store.add_codings(coded([key], items, NEWER, killed=6), follow=lambda old, new: [(machine, new[0].id)])
    assert {found.event.coder.model for found in store.events(report_key=key)} == {"rules", "person"}
    assert [made.judgement for made in store.codings(key)] == ["jd-1", None, None]
    assert (store.counts()["current_events"], store.counts()["added_events"]) == (2, 1)
    store.assign([(missed, "in-1", "account")])
    undo(store, missed, "jd-2", "jd-1")
    assert missed not in {found.event.id for found in store.events()}
    assert list(store.outdated_members()) == [missed], "the next merge takes it out"
    undo(store, missed, "jd-3", "jd-2")
    assert missed in {found.event.id for found in store.events()}


def test_a_coder_that_finds_what_a_person_had_added_gives_way_to_it(store: Store) -> None:
    items = [item(0)]
    (key,) = store.add_reports(items)
    assert key is not None
    missed = add_missed(store, key)
    store.add_codings(coded([key], items), follow=lambda old, new: [(old[0].id, new[0].id)])
    (stands,) = store.events()
    assert stands.event.id == missed
    (found,) = (one.event.id for one in store.events(current=False) if one.event.id != missed)
    assert store.covers([found]) == {found: (missed,)}
    assert store.successors([missed]) == {}, "no judgement passes on: the person's event itself stands"
    undo(store, missed, "jd-2", "jd-1")
    assert [one.event.id for one in store.events()] == [found]


def test_an_event_is_added_once_to_a_report_that_is_there_or_nothing_is(store: Store) -> None:
    (key,) = store.add_reports([item(0)])
    assert key is not None
    missed = store.event(add_missed(store, key)).event
    head = store.head()
    again = Judgement("jd-5", "add", (missed.id,), "ana", datetime(2026, 3, 2, tzinfo=UTC))
    for where in (key, "rp-none"):
        with pytest.raises(StoreError):
            store.judge(again, added=[AddedEvent("jd-5", where, missed)])
    assert store.head() == head


def test_a_judgement_made_on_what_was_changed_meanwhile_is_not_written(store: Store) -> None:
    (event,) = filled(store, 1)
    seen = store.head()[0]
    at = datetime(2026, 3, 2, tzinfo=UTC)
    store.add_reports([item(5)])
    store.commit_merge(block_keys=[(event, "a")])
    store.judge(Judgement("jd-1", "accept", (event,), "ana", at), since=seen)
    with pytest.raises(StoreChangedError, match="judgement"):
        store.judge(Judgement("jd-2", "reject", (event,), "ben", at), since=seen)
    assert [one.id for one in store.judgements()] == ["jd-1"]


def test_a_report_that_is_not_there_cannot_be_coded(store: Store) -> None:
    with pytest.raises(StoreError, match="not in the store"):
        store.add_codings([("rp-0", CODER, [], [])])


def test_one_text_under_two_addresses_has_two_events(store: Store) -> None:
    one = item(0)
    items = [one, (replace(one[0], url="https://example.com/copy"), *one[1:])]
    store.add_codings(coded(store.add_reports(items), items))
    first, second = store.events()
    assert first.event.id != second.event.id
    assert [first.event.report.url, second.event.report.url] == [report.url for report, *_ in items]


def test_events_are_found_by_id_and_by_report_and_read_on(store: Store) -> None:
    ids = filled(store)
    found = list(store.events())
    assert {stored.event.id for stored in store.events(ids[:2])} == set(ids[:2])
    assert list(store.events(report_key=found[1].report_key)) == [found[1]]
    assert list(store.events(after=found[0].number, limit=1)) == [found[1]]
    assert list(store.events(["ev-0"])) == []
    assert list(store.events(limit=0)) == []
    with pytest.raises(StoreError, match="no event"):
        store.event("ev-0")


def test_persons_words_stand_in_their_own_table_alone(store: Store, url: str) -> None:
    filled(store, 1)
    engine = engine_of(url)
    with engine.connect() as connection:
        (row,) = connection.exec_driver_sql("SELECT * FROM events").mappings()
        names = connection.exec_driver_sql("SELECT field, words FROM names").all()
    engine.dispose()
    assert "Darzan" not in str(dict(row))
    assert row["targets"] == MASK
    assert row["evidence"] == f"A trader, {MASK}, and his driver were wounded by rifle fire"
    taken = {field: json.loads(words) for field, words in names}
    assert taken["actors.2.text"] == TRADER
    assert taken["actors.2.part.description.text"] == "A trader"
    assert taken["harm.1.text"] == f"{TRADER}, and his driver"


def test_judgements_come_back_and_are_found_by_event(store: Store) -> None:
    at = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    first = Judgement("jd-1", "same", ("ev-1", "ev-2"), "ana", at, note="the same convoy")
    second = Judgement("jd-2", "correct", ("ev-3",), "ben", at, "place", {"name": "Kupwara"}, blind=True)
    third = Judgement("jd-3", "undo", ("ev-3",), "ben", at, undoes="jd-2")
    for judgement in (first, second, third):
        assert store.judge(judgement) is not None
    assert store.judge(first) is None
    assert list(store.judgements()) == [first, second, third]
    assert list(store.judgements(["ev-2", "ev-1"])) == [first]
    assert list(store.judgements(["ev-3"])) == [second, third]
    assert list(store.judgements([])) == []


def test_the_log_tells_each_write_and_chains(store: Store) -> None:
    filled(store)
    entries = list(store.log())
    assert [(entry.seq, entry.kind) for entry in entries] == [(1, "created"), (2, "reports"), (3, "codings")]
    assert [entry.previous for entry in entries[1:]] == [entry.hash for entry in entries[:-1]]
    assert store.head() == (3, entries[-1].hash)
    assert entries[1].payload["reports"] == 3
    assert list(store.log(after=2)) == entries[2:]


def test_a_store_is_opened_again_and_goes_on(store: Store, url: str) -> None:
    ids = filled(store)
    with Store.open(url) as again:
        assert [stored.event.id for stored in again.events()] == ids
        again.add_reports([item(9)])
    assert store.counts()["reports"] == 4


def test_a_second_store_is_not_made_over_the_first(store: Store, url: str) -> None:
    with pytest.raises(StoreError, match="already"):
        Store.create(url)


def test_there_must_be_a_store_to_open(url: str) -> None:
    with pytest.raises(StoreError):
        Store.open(url)


def test_a_store_of_a_newer_version_is_not_touched(store: Store, url: str) -> None:
    engine = engine_of(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match=r"version 9999.*update Sourcebook"):
        Store.open(url)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{VERSION}'")
    engine.dispose()


def test_a_reader_is_not_held_up_by_a_writer_nor_the_writer_by_it(store: Store) -> None:
    filled(store, 3)
    reader = store.reports_without(NEWER)
    first = next(reader)
    store.add_reports([item(7)])
    store.add_codings([(first.key, NEWER, [], [])])
    assert len([first, *reader]) == 4


def test_a_purged_report_is_gone_with_all_that_was_made_of_it_and_does_not_come_back(store: Store) -> None:
    one, two, three = filled(store)
    store.commit_merge(
        [Link(one, two, 0.9), Link(two, three, 0.2)],
        [(one, "in-1", "account"), (two, "in-1", "account")],
        block_keys=[(one, ["a"]), (two, ["a"])],
        comparables=[(one, "1", ["darzan"]), (two, "1", ["darzan"])],
    )
    at = datetime(2026, 3, 2, tzinfo=UTC)
    store.judge(Judgement("jd-1", "accept", (one,), "ana", at))
    store.judge(Judgement("jd-2", "same", (one, two), "ana", at))
    gone = store.event(one)
    original = store.report(gone.report_key).original
    entry = store.purge_report(gone.report_key, reason="sent in error", by="ana")
    assert (entry.kind, entry.payload["report"], entry.payload["events"]) == ("purge-report", gone.report_key, 1)
    for read in (lambda: store.report(gone.report_key), lambda: store.event(one), lambda: store.original(original)):
        with pytest.raises(StoreError):
            read()
    assert store.members("in-1") == (Member(two),)
    assert [judgement.id for judgement in store.judgements()] == ["jd-2"]
    assert len(list(store.links_of([one, two, three]))) == 1
    assert store.comparables([one, two], "1") == {two: ["darzan"]}
    assert store.add_reports([item(0)]) == (None,)
    assert store.add_reports([item(5)]) != (None,)
    assert list(store.verify()) == []


def test_a_report_whose_bytes_another_has_too_leaves_them(store: Store) -> None:
    one, other = item(0), item(1)
    keys = store.add_reports([one, (other[0], one[1], one[2])])
    store.purge_report(str(keys[0]), reason="", by="ana")
    assert store.original(one[1].sha256) == one[1]
    store.purge_report(str(keys[1]), reason="", by="ana")
    with pytest.raises(StoreError):
        store.original(one[1].sha256)


def test_a_purged_name_stands_nowhere_and_every_span_still_leads_where_it_led(store: Store) -> None:
    (one,) = filled(store, 1)
    store.add_reports([item(7, "A quiet day in Kupwara, report {number}.")])
    store.add_block_keys([(one, ["word:darzan", "place:kupwara"])])
    store.commit_merge(comparables=[(one, "1", ["kupwara", "darzan"])])
    before = store.event(one).event
    entry = store.purge_name(f"Mr {TRADER}", reason=f"{TRADER} asked for it", by="ana")
    after = store.event(one).event
    for part in TRADER.split():
        assert part not in f"{after} {entry} {list(store.log())} {list(store.reports())}"
    assert len(after.report.text) == len(before.report.text)
    for actor in after.actors:
        assert actor.span.of(after.report.text) == actor.text
    assert after.evidence.span.of(after.report.text) == after.evidence.text
    assert after.actors[0] == before.actors[0]
    assert store.events_by_key(["word:darzan"]) == {}
    assert store.events_by_key(["place:kupwara"]) == {"place:kupwara": [one]}
    assert store.comparables([one], "1") == {}
    assert [entry.payload[what] for what in ("reports", "originals")] == [1, 1]
    assert store.counts()["originals"] == 1
    assert list(store.verify()) == []
    with pytest.raises(StoreError, match="stands nowhere"):
        store.purge_name(TRADER, reason="", by="ana")


def test_a_name_and_then_its_report_can_be_purged(store: Store) -> None:
    filled(store, 2)
    store.purge_name("Ghulam Nabi", reason="", by="ana")
    store.purge_name("Darzan", reason="", by="ana")
    (first, _) = store.reports()
    store.purge_report(first.key, reason="", by="ana")
    assert list(store.verify()) == []


def test_what_is_judged_in_one_act_is_kept_whole_or_not_at_all(store: Store) -> None:
    at = datetime(2026, 11, 28, tzinfo=UTC)
    whole = Judgement("jd-1", "accept", ("ev-1",), "ana", at)
    broken = Judgement("jd-2", "correct", ("ev-1",), "ana", at, "type", object())  # no JSON can hold that
    with pytest.raises(TypeError):
        store.judge(whole, broken)
    assert list(store.judgements()) == []
    assert list(store.verify()) == []
    entry = store.judge(whole, Judgement("jd-3", "flag", ("ev-1",), "ana", at))
    assert entry is not None and [one.id for one in store.judgements()] == ["jd-1", "jd-3"]


def test_a_coder_that_comes_back_is_current_again(store: Store) -> None:
    items = [item(0), item(1)]
    keys = [str(key) for key in store.add_reports(items)]
    store.add_codings(coded(keys, items))
    old = [stored.event.id for stored in store.events()]
    store.add_codings(coded(keys, items, NEWER, killed=6), follow=_in_order)
    new = [stored.event.id for stored in store.events()]
    assert store.return_to(NEWER) == 0
    assert (store.uncoded(CODER), store.uncoded(NEWER)) == (2, 0)
    assert (store.return_to(CODER, follow=_in_order, most=1), store.return_to(CODER, follow=_in_order)) == (1, 1)
    assert store.return_to(CODER) == 0
    assert [stored.event.id for stored in store.events()] == old
    assert [stored.current for stored in store.events(current=False)] == [True, True, False, False]
    assert [coding.coder for coding in store.codings(keys[0])] == [NEWER, CODER]
    assert store.successors(old + new) == {old[0]: (new[0],), old[1]: (new[1],), new[0]: (old[0],), new[1]: (old[1],)}
    assert (store.uncoded(CODER), store.uncoded(NEWER)) == (0, 2)
    assert store.return_to(NEWER) == 2
    assert [stored.event.id for stored in store.events()] == new
    assert list(store.log())[-1].payload["returned"] == 2
    store.purge_report(keys[0], reason="", by="ana")
    assert [stored.event.id for stored in store.events()] == new[1:]


def test_what_was_returned_to_is_what_the_next_coding_follows(store: Store) -> None:
    items = [item(0)]
    keys = [str(key) for key in store.add_reports(items)]
    for coder, killed in ((CODER, 5), (NEWER, 6)):
        store.add_codings(coded(keys, items, coder, killed), follow=_in_order)
    store.return_to(CODER, follow=_in_order)
    (before,) = store.events()
    store.add_codings(coded(keys, items, replace(NEWER, version="0.3.0"), 7), follow=_in_order)
    (after,) = store.events()
    assert after.event.id in store.successors([before.event.id])[before.event.id]


def _in_order(old: Sequence[Event], new: Sequence[Event]) -> list[tuple[str, str]]:
    return [(one.id, other.id) for one, other in zip(old, new, strict=True)]


def test_a_purged_report_says_what_stood_beside_its_events(store: Store) -> None:
    one, two, three = filled(store)
    store.commit_merge([Link(two, three, 0.4)], [(one, "in-1", "account"), (two, "in-1", "account")])
    entry = store.purge_report(store.event(two).report_key, reason="", by="ana")
    assert entry.payload["beside"] == sorted([one, three])


def test_unmerged_events_come_in_lots_of_whole_codings(store: Store) -> None:
    items = [item(number) for number in range(5)]
    events = [[clash(report, killed=5), clash(report, killed=6)] for report, *_ in items]
    keys = store.add_reports(items)
    store.add_codings([(str(key), CODER, told, []) for key, told in zip(keys, events, strict=True)])
    store.assign([(events[1][0].id, "in-1", "account"), (events[1][1].id, "in-1", "account")])
    assert list(store.unmerged_lots(3)) == [(1, 6), (7, 10)]
    assert [stored.number for stored in store.unmerged(1, 6)] == [1, 2, 5, 6]
    assert [stored.number for stored in store.unmerged()] == [1, 2, 5, 6, 7, 8, 9, 10]
    assert store.current_reports([events[0][0].id, "ev-none"]) == {events[0][0].id: keys[0]}
