"""Events of findings that are whole: one each, with the parts of their actors and what was done."""

from __future__ import annotations

from dataclasses import replace

from sourcebook.coding.assemble import code
from sourcebook.coding.values import Values
from sourcebook.records import (
    ActorMention,
    CoderStamp,
    Count,
    DateMention,
    DateRange,
    Event,
    Finding,
    HarmMention,
    Part,
    PartMention,
    PlaceRef,
    Reading,
    Report,
    Span,
    WeaponMention,
)
from sourcebook.segment import segment

TEXT = "Gunmen burnt two buses of Omar Tal, a trader, on March 4 with petrol. Five guards were hurt."
STAMP = CoderStamp("0", "incidents-test", "acled")
DATE = DateRange(None, None, "day")


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def values(counts: dict[Span, Count] | None = None, dates: dict[Span, DateRange] | None = None) -> Values:
    return Values(dates or {}, counts or {}, {}, lambda mentions, country: PlaceRef((), ()))


FINDING = Finding(
    action=span("two buses"),
    type="property-destruction",
    status="accomplished",
    sentence=span(TEXT[:69]),
    evidence=span(TEXT[:69]),
    actors=(
        ActorMention(span("Gunmen"), "perpetrator", "armed-group", part=PartMention("individual")),
        ActorMention(
            span("buses"), "target", "property",
            part=PartMention("transport vehicle", ("destroyed",), counted=span("two buses")),
        ),
        ActorMention(
            span("Omar Tal"), "target", "civilians", person=True,
            part=PartMention("civilian", description=span("trader")),
        ),
    ),
    harm=(HarmMention(span("Five guards"), "civilians", "wounded"), HarmMention(span("trader"), "civilians", "killed")),
    weapons=(WeaponMention(span("petrol"), "fire"),),
    dates=(DateMention(span("March 4")), DateMention(span("on March 4"))),
    weight=0.71,
    whole=True,
    act="arson",
)  # fmt: skip


def events(*findings: Finding, told: Values | None = None) -> tuple[Event, ...]:
    outline = segment(Report("r", "0" * 64, TEXT))
    return code(outline, Reading(findings), told or values(), STAMP)


def test_each_whole_finding_is_one_event() -> None:
    assert len(events(FINDING, replace(FINDING, act=None))) == 2
    assert events() == ()


def test_what_was_found_stands_in_the_record_with_its_words() -> None:
    counts = {span("two buses"): Count(2, 2), span("Five guards"): Count(5, 5)}
    (event,) = events(FINDING, told=values(counts, {span("on March 4"): DATE}))
    assert (event.type, event.act, event.confidence) == ("property-destruction", "arson", 0.71)
    assert [actor.text for actor in event.actors] == ["Gunmen", "buses", "Omar Tal"]
    assert event.actors[1].part == Part(
        "transport vehicle", ("destroyed",), None, Count(2, 2), None, None, "two buses", span("two buses")
    )
    assert event.actors[2].part == Part("civilian", description="trader", description_span=span("trader"))
    assert [weapon.text for weapon in event.weapons] == ["petrol"]
    assert event.date == DATE  # the first date that could be read
    assert event.review[-1] == "confidence is not calibrated"


def test_what_has_no_number_is_no_row_of_the_toll_and_no_count() -> None:
    (event,) = events(FINDING, told=values({span("Five guards"): Count(5, 5)}))
    assert [row.text for row in event.harm] == ["Five guards"]
    part = event.actors[1].part
    assert part is not None
    assert (part.count, part.count_text, part.count_span) == (None, None, None)


def test_nobody_is_no_number() -> None:
    nobody = {span("Five guards"): Count(0, 0), span("two buses"): Count(0, 0)}
    (event,) = events(FINDING, told=values(nobody))
    assert event.harm == ()
    assert all(actor.part is None or actor.part.count is None for actor in event.actors)


def test_ids_are_made_of_what_is_said() -> None:
    (one,), (same,), (other,) = events(FINDING), events(FINDING), events(replace(FINDING, act="robbery"))
    assert one.id == same.id != other.id
