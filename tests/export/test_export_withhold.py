"""Names of persons: gone from every text of the record and from the report, and the words still found afterwards."""

from __future__ import annotations

import json
from dataclasses import replace

import export_factory as made
import pytest
from hypothesis import given
from hypothesis import strategies as some

from sourcebook.export.withhold import Copy, copies
from sourcebook.lexicon.person_names import MASK
from sourcebook.records import ActorRef, Event, PlaceRef, Span, event_to_json


def told_of(name: str, text: str, *, others: tuple[str, ...] = ()) -> Event:
    """An event of `text` with one coded person and other coded actors."""
    told = made.report(text, title=None)
    actors = [ActorRef(name, made.at(text, name), "target", "civilians", person=True)]
    actors += [ActorRef(other, made.at(text, other), "party", "armed-group") for other in others]
    return made.event(told, "attack", text, actors=tuple(actors))


@pytest.mark.parametrize(
    ("name", "text", "masked"),
    [
        ("Asim Darzan", "Asim Darzan was shot.", f"{MASK} was shot."),
        ("Asim Darzan", "Asim Darzan was shot. ASIM DARZAN, 40.", f"{MASK} was shot. {MASK}, 40."),
        ("Asim Darzan", "Asim Darzan was shot. Asim\nDarzan's shop.", f"{MASK} was shot. {MASK}'s shop."),
        ("Asim Darzan", "Asim Darzan was shot. Later Darzan died.", f"{MASK} was shot. Later {MASK} died."),
        ("Asim Darzan", "Asim Darzan of Darzanabad was shot.", f"{MASK} of Darzanabad was shot."),
        ("former judge Asim Darzan", "former judge Asim Darzan; Mr Asim Darzan", f"{MASK}; Mr {MASK}"),
        ("Judge Darzan", "Judge Darzan and another Judge", f"{MASK} and another Judge"),
        ("Will Darzan", "Will Darzan will recover", f"{MASK} will recover"),
        ("Asim Al-Darzan", "Asim Al-Darzan; asim-al-darzan.html", f"{MASK}; {MASK}.html"),
        ("رحمان صبوری", "رحمان صبوری کشته شد و صبوری", f"{MASK} کشته شد و {MASK}"),
        ("王小明", "警方说王小明受伤。", f"警方说{MASK}受伤。"),
        ("Bo", "Bo was hurt at Bosaso.", f"{MASK} was hurt at Bosaso."),
    ],
)
def test_names_in_text(name: str, text: str, masked: str) -> None:
    (copy,) = copies([told_of(name, text)], names=False)
    assert copy.event.report.text == masked
    assert copy.event.evidence.text == masked
    assert copy.event.actors[0].text == MASK
    assert copy.event.actors[0].name is None


def test_a_name_shared_with_a_group_or_place_is_masked_only_in_full() -> None:
    event = told_of("Kedari Asim", "Kedari Asim left. The Kedari Front stayed.", others=("Kedari Front",))
    (copy,) = copies([event], names=False)
    assert copy.event.report.text == f"{MASK} left. The Kedari Front stayed."
    assert copy.event.actors[1].text == "Kedari Front"


def test_a_person_of_one_report_is_masked_in_all() -> None:
    other = made.event(made.report("Asim Darzan owned the shop."), "other", "Asim Darzan owned the shop")
    coded = told_of("Asim Darzan", "Asim Darzan was shot.")
    assert [copy.event.evidence.text for copy in copies([other, coded], names=False)] == [
        f"{MASK} owned the shop",
        f"{MASK} was shot.",
    ]


def test_a_single_name_that_is_also_a_place_is_masked_in_its_own_report_only() -> None:
    coded = told_of("Darzan", "Darzan was shot.")
    placed = replace(made.vague(), place=PlaceRef(("Darzan",), (Span(0, 1),)), report=made.report("A fire in Darzan."))
    texts = [copy.event.report.text for copy in copies([coded, placed], names=False)]
    assert texts == [f"{MASK} was shot.", "A fire in Darzan."]
    lone = replace(placed, place=None)
    assert copies([coded, lone], names=False)[1].event.report.text == f"A fire in {MASK}."


def test_every_text_of_the_record() -> None:
    text = "Asim Darzan was shot."
    event = made.hostile()
    name = "Asim Darzan"
    assert event.date and event.place
    planted = replace(
        event,
        report=replace(
            event.report, id=f"{name}.txt", title=name, url="https://example.org/asim%20darzan_1", text=text,
            source=replace(event.report.source, name=name),
        ),
        date=replace(event.date, text=name, reasons=(name,)),
        place=replace(event.place, texts=(f"home of {name}",), reasons=(name,)),
        actors=(
            ActorRef(name, Span(0, 11), "target", "civilians", name=name, person=True),
            ActorRef(f"{name}'s guards", Span(0, 11), "party", "unknown", name=name),
        ),
        harm=tuple(replace(row, text=name) for row in event.harm),
        weapons=tuple(replace(weapon, text=name) for weapon in event.weapons),
        attribution=tuple(replace(speaker, text=name) for speaker in event.attribution),
        claims=tuple(replace(claim, text=name) for claim in event.claims),
        evidence=replace(event.evidence, text=name),
        review=(name,),
    )  # fmt: skip
    (copy,) = copies([planted], names=False)
    written = json.dumps(event_to_json(copy.event), ensure_ascii=False) + copy.event.report.text
    assert "darzan" not in written.casefold()
    assert "asim" not in written.casefold()


def test_events_without_persons_stay_as_they_are() -> None:
    events = [made.claim(), made.vague(), made.bare()]
    assert [copy.event for copy in copies(events, names=False)] == events
    assert copies(made.mixed()[:5], names=True) == tuple(Copy(event) for event in made.mixed()[:5])


words = some.lists(some.sampled_from(["Asim Darzan", "Asim", "a shop", "was hit", "in Gao", "رحمان", "."]), min_size=1)


@given(words, some.data())
def test_moved_spans_hold_the_same_words(parts: list[str], data: some.DataObject) -> None:
    text = " ".join(["Asim Darzan", *parts])
    (copy,) = copies([told_of("Asim Darzan", text)], names=False)
    start = data.draw(some.integers(0, len(text) - 1))
    span = Span(start, data.draw(some.integers(start + 1, len(text))))
    moved = copy.moved(span)
    assert 0 <= moved.start < moved.end <= len(copy.event.report.text)
    if not any(stretch.overlaps(span) for stretch in copy.masked):
        assert moved.of(copy.event.report.text) == span.of(text)
    for stretch in copy.masked:
        assert copy.moved(stretch).of(copy.event.report.text) == MASK
