"""What every extractor owes the pipeline, whatever finds the events."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from model_files import TINY, trained

from sourcebook.errors import UsageError
from sourcebook.evaluate.samples import read_sample, sample_folder
from sourcebook.extract.base import Extractor
from sourcebook.pipeline import EXTRACTORS, Pipeline, PipelineOptions
from sourcebook.records import Finding, Outline, Reading, Report, Span, vocabulary
from sourcebook.segment import segment

TEXTS = [
    "",
    " \n ",
    "The council met on Tuesday.",
    "Gunmen shot dead two policemen in Qalat on May 17, police said. The Kedari Front claimed the attack.",
    "Anbar region\nOn 17 Rajab a bomb hit a car near Rutba.\n\nNineveh region\nA man was abducted in Mosul.",
    "THREE SOLDIERS WERE WOUNDED IN A CLASH WITH REBELS NEAR KUMBO",
    "police said two militants were killed in an encounter in Kupwara District reports The Valley Post",
    "“They came at night,” a villager said. “They took my brother and burnt the school.”",
]


#: Each extractor that the pipeline can be opened with; the network as it was trained, and as chance has it.
OFFERED = [*EXTRACTORS, "incidents by chance"]


@pytest.fixture(scope="module", params=OFFERED)
def extractor(request: pytest.FixtureRequest) -> Extractor:
    """Each extractor as the pipeline makes it."""
    return opened(request.param)


@cache
def opened(name: str) -> Extractor:
    """An extractor by its name here. Skips where it is the trained network and the weights are not there."""
    chance = name not in EXTRACTORS
    model = None if name == "rules" else TINY if chance else trained()
    found = Pipeline.open(PipelineOptions(extractor="incidents" if chance else name, model=model))._extractor
    assert isinstance(found.name, str)
    return found


def outline_of(text: str) -> Outline:
    return segment(Report("r", "0" * 64, text))


@pytest.fixture(scope="module")
def outlines() -> list[Outline]:
    """Texts of every kind: the ones above and the sample set."""
    with sample_folder() as folder:
        samples = [segment(report) for report in read_sample(folder) if isinstance(report, Report)]
    return [*(outline_of(text) for text in TEXTS), *samples]


@pytest.fixture(scope="module")
def readings(extractor: Extractor, outlines: list[Outline]) -> list[Reading]:
    return extractor.extract(outlines)


def test_it_has_a_name_for_the_records(extractor: Extractor) -> None:
    assert extractor.name
    assert extractor.name == extractor.name.strip()


def test_one_reading_per_outline_in_order(
    extractor: Extractor, outlines: list[Outline], readings: list[Reading]
) -> None:
    assert len(readings) == len(outlines)
    assert extractor.extract(outlines[::-1]) == readings[::-1]


def test_a_batch_reads_as_its_outlines_one_by_one(
    extractor: Extractor, outlines: list[Outline], readings: list[Reading]
) -> None:
    assert [extractor.extract([outline])[0] for outline in outlines] == readings


def test_nothing_in_gives_nothing_out(extractor: Extractor) -> None:
    assert extractor.extract([]) == []


@pytest.mark.parametrize("text", ["", " \n "])
def test_a_report_without_words_reads_as_empty(extractor: Extractor, text: str) -> None:
    assert extractor.extract([outline_of(text)])[0].findings == ()


@pytest.mark.parametrize("name", EXTRACTORS)
def test_a_report_without_events_reads_as_empty(name: str) -> None:
    assert opened(name).extract([outline_of("The council met on Tuesday.")])[0].findings == ()


def test_an_outline_without_parts_reads_as_empty(extractor: Extractor) -> None:
    assert extractor.extract([Outline(Report("r", "0" * 64, "Two men were killed."), ())]) == [Reading()]


def test_the_sample_set_is_read_at_all(extractor: Extractor, readings: list[Reading]) -> None:
    """The rules read events of every type; not all of them are incidents as the network learned them."""
    least = 40 if extractor.name.startswith("rules") else 10
    assert sum(bool(reading.findings) for reading in readings) >= least


def test_every_mention_lies_in_its_report(outlines: list[Outline], readings: list[Reading]) -> None:
    for outline, reading in zip(outlines, readings, strict=True):
        assert faults_of(outline, reading) == []


def test_findings_take_the_values_of_the_closed_lists(readings: list[Reading]) -> None:
    for finding in (finding for reading in readings for finding in reading.findings):
        assert finding.type is None or finding.type in vocabulary.EVENT_TYPES
        assert finding.status in vocabulary.STATUSES
        assert 0.0 <= finding.weight <= 1.0
        assert {actor.role for actor in finding.actors} <= set(vocabulary.ROLES)
        assert {row.effect for row in finding.harm} <= set(vocabulary.EFFECTS)
        assert {part.group for part in finding.actors} | {row.who for row in finding.harm} <= set(vocabulary.GROUPS)
        assert finding.act is None or finding.act in vocabulary.ACTS
        told = {actor.part.certainty for actor in finding.actors if actor.part is not None}
        assert told <= {None, *vocabulary.CERTAINTIES}


def test_reading_changes_nothing_and_forgets_everything(extractor: Extractor, outlines: list[Outline]) -> None:
    before = pickle.dumps(outlines)
    one, two = extractor.extract(outlines[:8]), extractor.extract(outlines[:8])
    assert one == two
    assert pickle.dumps(outlines) == before


def test_readings_survive_pickling(readings: list[Reading]) -> None:
    assert pickle.loads(pickle.dumps(readings)) == readings


def test_the_options_of_a_pipeline_survive_pickling() -> None:
    options = PipelineOptions("rules", "ucdp", (Path("places.csv"),), Path("model"))
    assert pickle.loads(pickle.dumps(options)) == options


def test_an_unknown_extractor_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(UsageError, match="rules"):
        Pipeline.open(PipelineOptions(extractor="magic"))


PARTS = st.lists(
    st.sampled_from([*TEXTS, "killed", "who was", "(", "\n\n", "- ", ", and", "\u202e", "10,000", "قتل"]), max_size=8
)


@pytest.mark.parametrize("name", OFFERED)
@settings(max_examples=150, deadline=None)
@given(text=st.builds(lambda parts, joint: joint.join(parts), PARTS, st.sampled_from(["", " ", "\n"])))
def test_whatever_the_text_mentions_lie_in_it(name: str, text: str) -> None:
    outline = outline_of(text)
    (reading,) = opened(name).extract([outline])
    assert faults_of(outline, reading) == []
    assert opened(name).extract([outline]) == [reading]


def faults_of(outline: Outline, reading: Reading) -> list[str]:
    """Spans that lie outside of the report, that hold nothing, or that stand in no sentence of the outline."""
    text = outline.report.text
    sentences = {segment.span for segment in outline.segments if segment.kind == "sentence"}
    found = [f"{name} at {span}" for name, span in spans_of(reading) if not _holds_words(span, text)]
    for finding in reading.findings:
        in_heading = not any(sentence.overlaps(finding.sentence) for sentence in sentences)
        if finding.sentence not in sentences and not in_heading:
            found.append(f"{finding.sentence} is no sentence")
        inner = (("action", finding.action), ("evidence", finding.evidence))
        found += [
            f"{name} {span} outside of {finding.sentence}" for name, span in inner if not finding.sentence.holds(span)
        ]
        if not finding.evidence.overlaps(finding.action):
            found.append(f"evidence {finding.evidence} without the action {finding.action}")
    return found


def _holds_words(span: Span, text: str) -> bool:
    return 0 <= span.start < span.end <= len(text) and bool(span.of(text).strip())


def spans_of(reading: Reading) -> Iterator[tuple[str, Span]]:
    """Every span of a reading with the name of its mention."""
    for speaker in reading.speakers:
        yield from (("speaker", speaker.span), ("content", speaker.content))
    for place in reading.places:
        yield from _place_spans("place", place.span, place.offset)
    yield from (("date", date.span) for date in reading.dates)
    for finding in reading.findings:
        yield from _finding_spans(finding)


def _place_spans(name: str, span: Span, other: Span | None) -> Iterator[tuple[str, Span]]:
    yield name, span
    if other is not None:
        yield f"words beside the {name}", other


def _finding_spans(finding: Finding) -> Iterator[tuple[str, Span]]:
    yield from (("action", finding.action), ("sentence", finding.sentence), ("evidence", finding.evidence))
    for actor in finding.actors:
        yield "actor", actor.span
        if actor.part is not None:
            parts = (("description", actor.part.description), ("numeral", actor.part.counted))
            yield from ((name, span) for name, span in parts if span is not None)
    yield from (("date", date.span) for date in finding.dates)
    yield from (("weapon", weapon.span) for weapon in finding.weapons)
    for row in finding.harm:
        yield from _place_spans("harm", row.span, row.count_span)
        yield from (("whole", row.part_of),) if row.part_of is not None else ()
    for place in finding.places:
        yield from _place_spans("place", place.span, place.offset)
