"""Several dates in one report, and in one sentence, go to the events that they date."""

from __future__ import annotations

from datetime import date

import pytest

from sourcebook.ingest import report_from_text
from sourcebook.pipeline import Pipeline, PipelineOptions

PUBLISHED = date(2017, 5, 18)

# text; evidence begins with, from and to, for each event in order
ROWS: list[tuple[str, list[tuple[str, str, str]]]] = [
    (
        "On May 3 gunmen shot two villagers near Khar. Two days earlier, rebels had killed a teacher in Khar.",
        [("gunmen shot", "2017-05-03", "2017-05-03"), ("rebels had killed", "2017-05-01", "2017-05-01")],
    ),
    (
        "Gunmen killed two villagers in Khar on Monday and a bomb wounded three policemen in Wana on Tuesday.",
        [("Gunmen killed", "2017-05-15", "2017-05-15"), ("a bomb wounded", "2017-05-16", "2017-05-16")],
    ),
    (
        "Rebels shelled Khar on May 3, killing four civilians, and on May 5 they burned a school in Wana.",
        [("Rebels shelled", "2017-05-03", "2017-05-03"), ("they burned", "2017-05-05", "2017-05-05")],
    ),
    (
        "Four people were killed in Khar in the past 24 hours, while on Sunday gunmen wounded a driver in Wana.",
        [("Four people", "2017-05-17", "2017-05-18"), ("gunmen wounded", "2017-05-14", "2017-05-14")],
    ),
    (
        "A bomb killed six people in Khar on Ashura. On the second day of Eid al-Fitr, gunmen shot a judge in Wana.",
        [("A bomb killed", "2016-10-10", "2016-10-12"), ("gunmen shot", "2016-07-06", "2016-07-08")],
    ),
    (
        "On 7 Saur 1396 gunmen killed two policemen in Khar. On 10 Saur, a mine wounded a shepherd in Wana.",
        [("gunmen killed", "2017-04-27", "2017-04-27"), ("a mine wounded", "2017-04-30", "2017-04-30")],
    ),
    (
        "Soldiers killed two rebels in Khar in early May. In late April, rebels had abducted a driver in Wana.",
        [("Soldiers killed", "2017-05-01", "2017-05-10"), ("rebels had abducted", "2017-04-15", "2017-04-30")],
    ),
    (
        "The group claimed responsibility for the May 3 bomb blast in Khar on Thursday.",
        [("bomb blast", "2017-05-03", "2017-05-03")],
    ),
    (
        "Police said on Thursday that gunmen had killed two villagers in Khar on May 15.",
        [("gunmen had killed", "2017-05-15", "2017-05-15")],
    ),
    (
        "On May 10 gunmen shot a judge in Khar, two days after shells fell on a camp in Wana.",
        [("gunmen shot", "2017-05-10", "2017-05-10"), ("shells fell", "2017-05-08", "2017-05-08")],
    ),
    (
        "Observers visited the station on May 15, two days after it was shelled. A worker was killed there.",
        [("it was shelled", "2017-05-13", "2017-05-13")],
    ),
    (
        "On May 3, a day after the voting ended, two soldiers were wounded in a mine blast in Khar.",
        [("a mine blast", "2017-05-03", "2017-05-03")],
    ),
    (
        "Nine men wanted for the attack on a post in Khar on May 3 were arrested by police on Monday.",
        [("the attack", "2017-05-03", "2017-05-03"), ("Nine men", "2017-05-15", "2017-05-15")],
    ),
    # a later sentence counts from what the one before told in the first place
    (
        "On Monday police arrested two men over the blast that killed nine people in Khar on May 10. "
        "The same night rebels shot a guard in Wana.",
        [
            ("police arrested", "2017-05-15", "2017-05-15"),
            ("the blast that killed", "2017-05-10", "2017-05-10"),
            ("rebels shot", "2017-05-15", "2017-05-15"),
        ],
    ),
    (
        "On Monday troops arrested three rebels in Khar, who had burned a bus on May 9. The next day a mine killed a "
        "driver in Wana.",
        [
            ("troops arrested", "2017-05-15", "2017-05-15"),
            ("three rebels", "2017-05-09", "2017-05-09"),
            ("a mine killed", "2017-05-16", "2017-05-16"),
        ],
    ),
    (
        "Police said on Wednesday that gunmen shot a judge in Khar on Monday. The next day a bomb hurt a boy in Wana.",
        [("gunmen shot", "2017-05-15", "2017-05-15"), ("a bomb hurt", "2017-05-16", "2017-05-16")],
    ),
    (
        "Gunmen shot a judge in Khar on Sunday and a clerk was hurt on Monday. The next day rebels burned a bus.",
        [
            ("Gunmen shot", "2017-05-14", "2017-05-14"),
            ("a clerk was hurt", "2017-05-15", "2017-05-15"),
            ("rebels burned", "2017-05-16", "2017-05-16"),
        ],
    ),
    # a release days later is an event of its own, and one a day later is not
    (
        "A nurse who had been kidnapped from Khar a month ago was found alive on Monday near Wana.",
        [("A nurse who had been kidnapped", "2017-04", "2017-04"), ("A nurse", "2017-05-15", "2017-05-15")],
    ),
    (
        "Rebels abducted two engineers near Khar on April 3. The two men were released on Monday in Wana.",
        [("Rebels abducted", "2017-04-03", "2017-04-03"), ("The two men were released", "2017-05-15", "2017-05-15")],
    ),
    (
        "Rebels abducted two engineers near Khar on Sunday. The two men were released on Monday in Wana.",
        [("Rebels abducted", "2017-05-14", "2017-05-14")],
    ),
    # one occurrence, whatever days its sentence names
    # a kidnapping days earlier is its own event, says the coding guide
    (
        "Gunmen abducted a driver in Khar on Monday and his body was found in Khar on Wednesday.",
        [("Gunmen abducted", "2017-05-15", "2017-05-15"), ("his body was found", "2017-05-17", "2017-05-17")],
    ),
    # one occurrence, whatever days its sentence names
    (
        "Twelve rebels surrendered in Khar in April while nine rebels surrendered in March.",
        [("Twelve rebels surrendered", "2017-04", "2017-04")],
    ),
    (
        "Police said that last night, gunmen shot a judge in Khar.",
        [("gunmen shot", "2017-05-17", "2017-05-17")],
    ),
    (
        "Police said last night that on 2 May gunmen shot a judge in Khar.",
        [("gunmen shot", "2017-05-02", "2017-05-02")],
    ),
    (
        "Gunmen shot a judge in Khar a few minutes ago. The vote will be held on June 3.",
        [("Gunmen shot", "2017-05-18", "2017-05-18")],
    ),
]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.open(PipelineOptions())


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text[:50] for text, _ in ROWS])
def test_each_event_has_its_own_date(pipeline: Pipeline, text: str, expected: list[tuple[str, str, str]]) -> None:
    outcome = pipeline.code(report_from_text(text, id="r1", published=PUBLISHED))
    assert len(outcome.events) == len(expected)
    for event, (evidence, start, end) in zip(outcome.events, expected, strict=True):
        assert event.evidence.text.startswith(evidence)
        assert event.date is not None
        assert (str(event.date.start), str(event.date.end)) == (start, end)


def test_places_of_a_sentence_go_with_their_own_day(pipeline: Pipeline) -> None:
    outcome = pipeline.code(report_from_text(ROWS[1][0], id="r1", published=PUBLISHED))
    assert [event.place.texts for event in outcome.events if event.place is not None] == [("Khar",), ("Wana",)]


# text; for each event its evidence and its first day, None where it has none
LENT: list[tuple[str, list[tuple[str, str | None]]]] = [
    (
        "The army and the rebels signed a ceasefire in Khar on Monday. An earlier accord was signed in Wana.",
        [("The army", "2017-05-15"), ("accord was signed", None)],
    ),
    (
        "Gunmen killed two farmers in Khar on Monday. Police arrested nine men.",
        [("Gunmen killed", "2017-05-15"), ("Police arrested", "2017-05-15")],
    ),
    (
        "Shells hit a school in Khar. On May 3 soldiers took the town of Wana.",
        [("Shells hit", None), ("soldiers took", "2017-05-03")],
    ),
    (
        "Gunmen killed two farmers in Khar in 2011. Police arrested nine men.",
        [("Gunmen killed", "2011"), ("Police arrested", None)],
    ),
    (
        "Gunmen killed two farmers in Khar on Monday. On Tuesday rebels burned a school in Wana. In a third incident, "
        "gunmen attacked a post in Swat.",
        [("Gunmen killed", "2017-05-15"), ("rebels burned", "2017-05-16"), ("gunmen attacked", None)],
    ),
    (
        "Gunmen killed two farmers in Khar on Monday. In a second incident, gunmen attacked a post in Swat.",
        [("Gunmen killed", "2017-05-15"), ("gunmen attacked", "2017-05-15")],
    ),
    (
        "Gunmen killed two farmers in Khar in the past few days. Police arrested nine men.",
        [("Gunmen killed", "2017-05-15"), ("Police arrested", None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LENT, ids=[text[:50] for text, _ in LENT])
def test_an_event_is_lent_a_date_that_is_exact_and_not_that_of_something_told_later(
    pipeline: Pipeline, text: str, expected: list[tuple[str, str | None]]
) -> None:
    outcome = pipeline.code(report_from_text(text, id="r1", published=PUBLISHED))
    told = [(event.evidence.text, event.date and event.date.start) for event in outcome.events]
    days = [day and str(day) for _, day in told]
    assert days == [day for _, day in expected]
    assert all(words.startswith(start) for (words, _), (start, _) in zip(told, expected, strict=True))
