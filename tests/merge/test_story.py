"""An incident told in words, and the view of who reports what."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from invented_accounts import DOER, FIGHT, Row, Speaker, account

from sourcebook.merge.agreement import agreed, told_values
from sourcebook.merge.sources import source_view
from sourcebook.merge.statements import statements
from sourcebook.merge.story import story
from sourcebook.merge.tolls import tolls
from sourcebook.records import ActorRef, Event, Incident, Judgement, Link, Member, Pointer, Reason, Span
from sourcebook.records.vocabulary import EventType

WIRE = account("Sahel Wire", 3, [Row("nine people", 9, 9)], actors=[DOER])
LOCAL = account(
    "Town Mirror",
    4,
    [Row("Hama Sidibo and ten others", 11, 11, speaker=0)],
    speakers=[Speaker("Dr Aminata Keldiou", "witness"), Speaker("a nurse", "witness")],
)
LATER = account("Gazette", 20, [Row("five men", 5, 5, "unknown", "arrested")])
VICTIM = ActorRef("Hama Sidibo", Span(0, 5), "target", "civilians", person=True)


def _incident(*events: Event, follow_ups: tuple[Event, ...] = ()) -> Incident:
    members = [Member(event.id) for event in events] + [Member(event.id, "follow-up") for event in follow_ups]
    first, second = sorted((events[0].id, events[-1].id))
    link = Link(first, second, 0.97, (Reason("date", 2.5, "both on 3 May 2018"),))
    return Incident("in-1", tuple(sorted(members, key=lambda m: m.event)), (link,), (Pointer("split-from", "in-0"),))


def _story(*, names: bool = False) -> str:
    local = replace(LOCAL, actors=(VICTIM,))
    events = (WIRE, local, LATER)
    incident = _incident(WIRE, local, follow_ups=(LATER,))
    said = statements(events, {LATER.id: "follow-up"})
    judged = Judgement("j1", "same", (WIRE.id, local.id), "anna", datetime(2026, 5, 1, tzinfo=UTC), note="Sidibo twice")
    return "\n".join(story(incident, events, said, tolls(said), [judged], names=names))


def test_the_story_tells_reports_differences_reasons_and_toll() -> None:
    told = _story()
    for line in (
        "Told by 3 events of 3 independent sources.",
        "2018-05-03 Sahel Wire (media): attack",
        "Follow-ups, which add nothing by themselves\n  2018-05-20 Gazette",
        "type: attack",
        "killed civilians: 9, Sahel Wire",
        "Killed by the policy ucdp: best 11, low 9, high 11",
        "0.97: both on 3 May 2018",
        "split-from in-0",
        "2026-05-01 anna: same of ",
    ):
        assert line in told


def test_persons_are_not_named_unless_asked_for() -> None:
    assert not any(name in _story() for name in ("Sidibo", "Keldiou"))
    assert "[name withheld]" in _story()
    assert all(name in _story(names=True) for name in ("Sidibo", "Keldiou", "ten others", "Sidibo twice"))


def test_an_incident_without_members_tells_where_its_id_went() -> None:
    gone = Incident("in-1", (), (), (Pointer("merged-into", "in-2"),))
    assert story(gone, (), (), ()) == (
        "Incident in-1: nothing is known of it",
        "It has no members any more; see where its id went.",
        "",
        "Where its id went or came from",
        "  merged-into in-2",
    )


def test_the_value_that_most_voices_tell_is_agreed() -> None:
    kinds: tuple[EventType, ...] = ("riot", "riot", "protest")
    events = [replace(account(f"P{n}", n, ()), type=kind) for n, kind in enumerate(kinds, 1)]
    said = statements(events)
    assert [(told.value, len(told.voices)) for told in told_values(said, "type")] == [("riot", 2), ("protest", 1)]
    assert agreed(said, "place") is None


def test_who_reports_what() -> None:
    claim = account(
        "Delta Movement", 2, [Row("thirty soldiers", 30, 30, "state-forces")], kind="armed-group", actors=[*FIGHT, DOER]
    )
    said = [
        statements([account("Wire", 1, [Row("nine soldiers", 9, 9, "state-forces")]), claim]),
        statements([account("Wire", 5, [Row("two men", 2, 2)])]),
    ]
    by_name = {row.source: row for row in source_view(said)}
    wire, group = by_name["Wire"], by_name["Delta Movement"]
    assert (wire.incidents, wire.alone, wire.independent, wire.compared) == (2, 1, 2, 1)
    assert (group.compared, group.higher, group.killed, group.others_killed) == (1, 1, 30, 9)
    assert group.doers == (("Delta Movement", 1),)
    assert {row.source for row in source_view(said, by="kind")} == {"media", "armed-group"}


def test_a_copy_is_no_independent_report() -> None:
    text = "Seven traders were killed when raiders opened fire in the market of Dori at dawn on Monday. " * 2
    said = statements([account(name, day, [], text=text) for name, day in (("Wire", 1), ("Mirror", 2))])
    assert {row.source: row.independent for row in source_view([said])} == {"Wire": 0, "Mirror": 0}
