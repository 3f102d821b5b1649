"""What a store owes a merge, in SQLite and in PostgreSQL alike: links, incidents, keys, events as compared."""

from __future__ import annotations

import pytest
from stored_samples import NEWER, coded, filled, item

from sourcebook.errors import StoreError
from sourcebook.records import Incident, Link, Member, Pointer, Reason
from sourcebook.store import Store


def test_links_are_read_from_either_end_and_the_last_one_counts(store: Store) -> None:
    one, two, three = sorted(filled(store))
    reasons = (Reason("date", 1.5, "both on 17 May 2017"),)
    store.add_links([Link(one, two, 0.5), Link(two, three, 0.25)])
    store.add_links([Link(one, two, 0.75, reasons), Link(two, three, 0.25)])
    assert list(store.links_of([one])) == [Link(one, two, 0.75, reasons)]
    assert list(store.links_of([two])) == [Link(one, two, 0.75, reasons), Link(two, three, 0.25)]
    assert store.counts()["links"] == 3


def test_incidents_have_their_members_links_and_pointers(store: Store) -> None:
    one, two, three = sorted(filled(store))
    links = [Link(one, two, 0.9), Link(two, three, 0.1)]
    placed = [(one, "in-1", "account"), (two, "in-1", "follow-up"), (three, "in-2", "account")]
    step = (links, placed, [("in-2", Pointer("split-from", "in-1"))], [(one, "k")])
    assert store.commit_merge(*step) is not None  # type: ignore[arg-type]  # plain texts are no literals
    assert store.commit_merge(*step) is None  # type: ignore[arg-type]
    first = Incident("in-1", (Member(one), Member(two, "follow-up")), (links[0],))
    second = Incident("in-2", (Member(three),), (), (Pointer("split-from", "in-1"),))
    assert list(store.incidents()) == [first, second]
    assert list(store.incidents(1, 1)) == [second]
    assert (store.incident("in-1"), store.incident_of(two)) == (first, "in-1")
    assert store.members("in-1") == first.members
    assert list(store.unmerged()) == []
    with pytest.raises(StoreError, match="no incident"):
        store.incident("in-0")


def test_an_event_that_moves_is_in_its_new_incident_alone(store: Store) -> None:
    one, two, three = sorted(filled(store))
    store.assign([(one, "in-1", "account"), (two, "in-1", "account"), (three, "in-2", "account")])
    store.assign([(two, "in-2", "account"), (three, None, "account")], [("in-1", Pointer("merged-into", "in-2"))])
    assert store.incidents_of([one, two, three]) == {one: "in-1", two: "in-2"}
    store.assign([(one, None, "account")])
    assert store.incident("in-1") == Incident("in-1", (), (), (Pointer("merged-into", "in-2"),))
    assert {stored.event.id for stored in store.unmerged()} == {one, three}


def test_members_of_an_older_coding_are_told(store: Store) -> None:
    items = [item(0)]
    keys = store.add_reports(items)
    store.add_codings(coded(keys, items))
    (old,) = store.events()
    store.commit_merge(memberships=[(old.event.id, "in-1", "account")], block_keys=[(old.event.id, ["k"])])
    assert list(store.outdated_members()) == []
    store.add_codings(coded(keys, items, NEWER, killed=6))
    assert list(store.outdated_members()) == [old.event.id]
    assert store.events_by_key(["k"]) == {}


def test_events_are_found_under_their_keys(store: Store) -> None:
    one, two, three = filled(store)
    store.add_block_keys([(one, ["a", "b", "a"]), (two, ["b", "[x"]), (three, ["c"])])
    assert store.add_block_keys([(one, ["a"])]) is None
    assert store.add_block_keys([(one, ["a", "e"])]) is not None
    found = store.events_by_key(["a", "b", "e", "[x", "none"])
    assert {key: set(events) for key, events in found.items()} == {"a": {one}, "b": {one, two}, "e": {one}, "[x": {two}}
    assert store.events_by_key([]) == {}
    assert list(store.verify()) == []


def test_events_are_kept_as_they_are_compared_and_the_last_one_counts(store: Store) -> None:
    one, two, three = filled(store)
    form = [None, "kupwara", 1.5, {"killed": [1, None]}, ["darzan", "\ud800"]]
    assert store.commit_merge(comparables=[(one, "1", form), (two, "1", [])]) is not None
    assert store.commit_merge(comparables=[(two, "1", []), (one, "1", form)]) is None
    assert store.comparables([one, two, three], "1") == {one: form, two: []}
    assert store.commit_merge(comparables=[(two, "2", ["other"])]) is not None
    assert store.comparables([one, two], "1") == {one: form}
    assert store.comparables([one, two], "2") == {two: ["other"]}
    assert store.comparables([], "1") == {}
    assert list(store.verify()) == []
