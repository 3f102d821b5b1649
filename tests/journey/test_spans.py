"""Every coded value quotes its words: over the sample set, over random texts, and over the corpora where they are.

The corpora stay outside the project. SOURCEBOOK_CORPORA names their folder, SOURCEBOOK_EVERY_DOCUMENT=1 takes all
of their documents in place of a part.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from html import unescape
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import pytest
from coded_checks import faults_of, quoted
from hypothesis import given, settings
from hypothesis import strategies as st
from model_files import TINY

from sourcebook.evaluate.samples import read_sample, sample_folder
from sourcebook.ingest import ReadOptions, locate, read, report_from_text
from sourcebook.pipeline import Pipeline, PipelineOptions
from sourcebook.records import Claim, Count, Event, Outcome, Problem, Report, Span

CORPORA = Path(os.environ.get("SOURCEBOOK_CORPORA") or Path(__file__).resolve().parents[3] / "shared" / "corpora")
EVERY_DOCUMENT = os.environ.get("SOURCEBOOK_EVERY_DOCUMENT", "") not in ("", "0")


class Corpus(NamedTuple):
    """The files of a corpus, how many documents they must have, and each how many-th of them a usual run codes."""

    files: tuple[str, ...]
    size: int
    stride: int


CORPUS_FILES = {
    "South Asian incident reports": Corpus(("satp/train.jsonl",), 1_000, 1),
    "articles on the Syrian war": Corpus(("fakes/dev.jsonl",), 487, 1),
    "reports from Latin America": Corpus(("muc4/dev.jsonl.gz", "muc4/tst1.jsonl.gz", "muc4/tst2.jsonl.gz"), 1_500, 5),
    "local news on shootings": Corpus(("gva/articles.jsonl",), 2_849, 9),
}


@cache
def pipeline() -> Pipeline:
    return Pipeline.open()


@cache
def chance() -> Pipeline:
    """A pipeline whose network says what chance has it say: no rule may rely on its being right."""
    return Pipeline.open(PipelineOptions(extractor="incidents", model=TINY))


def coded_badly(report: Report) -> list[str]:
    return [f"{report.id}: {fault}" for fault in faults_of(pipeline().code(report))]


def test_every_value_of_the_sample_set_quotes_its_words() -> None:
    with sample_folder() as folder:
        reports = read_sample(folder)
    assert len(reports) >= 50
    assert [report for report in reports if isinstance(report, Problem)] == []
    assert [fault for report in reports if isinstance(report, Report) for fault in coded_badly(report)] == []


@pytest.mark.parametrize("name", CORPUS_FILES)
def test_every_value_of_every_corpus_document_quotes_its_words(name: str) -> None:
    corpus = CORPUS_FILES[name]
    missing = [file for file in corpus.files if not (CORPORA / file).is_file()]
    if missing:
        pytest.skip(f"{name} are not at {CORPORA / missing[0]}; set SOURCEBOOK_CORPORA to the folder of the corpora")
    reports = list(islice(documents(corpus), 0, None, 1 if EVERY_DOCUMENT else corpus.stride))
    assert len(reports) >= corpus.size // (1 if EVERY_DOCUMENT else corpus.stride)
    assert [fault for report in reports for fault in coded_badly(report)] == []


def documents(corpus: Corpus) -> Iterator[Report]:
    """The documents with a text, in the order of the files."""
    for file in corpus.files:
        path = CORPORA / file
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                published = row.get("published") or (row.get("dateline") or {}).get("iso")
                day = date.fromisoformat(published) if published else None
                if row["text"].strip():
                    yield report_from_text(row["text"], id=row["id"], published=day, title=row.get("title"))


SENTENCES = [
    "At least five soldiers were killed when a roadside bomb exploded near Qalat in Zabul province on May 17",
    "Police said gunmen of the Kedari Front (KF) shot dead Omar Tal, a village elder, at Harak on Monday night",
    "Between 5 and 7 villagers were wounded and two others abducted, a doctor at the hospital in Maiduguri said",
    "The group claimed responsibility for the attack and said its fighters had killed 30 policemen",
    "Security forces foiled an attempt to blow up the bridge over the Indus and arrested three suspects",
    "Meanwhile, one more body was recovered from the river on 3 Ramadan",
    "On 12 Rajab a barrier in the Anbar region was fired upon with mortars, killing and wounding 14",
    "The spokesman denied that an air strike had hit the market of Idlib in March 2015",
    "Protesters threw stones at the police in Srinagar's old city; a constable was hurt",
    "Twenty-three people, including nine women and a child, died in the twin blasts",
    "reports The Kunar Post",
    "The rebels vowed to avenge the killing of their commander, Amir Karo alias Lala",
    "No one was injured in the grenade attack, which took place on the night of January 11",
    "She was taken from her house in Kumbo last Thursday and released two days later",
]
SCRAPS = [
    " ", "  ", "\n", "\n\n", "\t", ".", ". ", ",", ", ", ";", ":", "...", "!", "?", "(", ")", "[", "]", '"',
    "“", "”", "'", "’", "-", "–", "—", "/", "&", "%", "$", "#", "@", "*", "• ", "1. ", "- ", "\u200b", "\u200f",
    "\u202e", "\u00ad", "\ufeff", "\u2028", "İ", "ß", "ﬁ", "é", "é", "قتل ثلاثة جنود في الموصل", "ב־12 במאי",
    "३ मई", "五月三日", "🔥", "\U0001f9d1\U0001f3fd", "0", "00", "10,000", "1,2,3", "2017-05-18", "30 Shawwal 1438",
    "31 February", "May 2017", "the", "of", "of the", "and", "who", "which", "by", "to", "including", "killed",
    "was", "were killed", "said", "according to", "no", "not", "his", "their", "'s", "s", "U.S.", "a.m.",
    "KABUL, May 3 (AP) — ", "BEIRUT: ", "Anbar region", "ANBAR REGION", "On 5 Ramadan:", "two", "dozens", "a",
    "A", "killed killed",
]  # fmt: skip


def mangled(sentence: str, how: str) -> str:
    """A sentence as bad scans, telex and careless typing have it."""
    if how == "capitals":
        return sentence.upper()
    if how == "small letters":
        return sentence.lower()
    if how == "no marks":
        return "".join(letter for letter in sentence if letter.isalnum() or letter == " ")
    if how == "cut":
        return sentence[: len(sentence) * 2 // 3]
    if how == "turned":
        return " ".join(reversed(sentence.split()))
    return sentence


HOW = st.sampled_from(["as it is", "capitals", "small letters", "no marks", "cut", "turned"])
FRAGMENTS = st.one_of(st.builds(mangled, st.sampled_from(SENTENCES), HOW), st.sampled_from(SCRAPS), st.text(max_size=8))
JOINTS = st.sampled_from(["", " ", ". "])
TEXTS = st.builds(lambda joint, parts: joint.join(parts), JOINTS, st.lists(FRAGMENTS, max_size=14))
DAYS = st.one_of(st.none(), st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31)))


@settings(max_examples=300, deadline=None)
@given(TEXTS, DAYS)
def test_whatever_the_text_it_is_coded_and_quoted(text: str, published: date | None) -> None:
    report = Report("r", "0" * 64, text, published=published)
    assert faults_of(pipeline().code(report)) == []


@settings(max_examples=100, deadline=None)
@given(TEXTS, DAYS)
def test_whatever_the_network_marks_is_coded_and_quoted(text: str, published: date | None) -> None:
    report = Report("r", "0" * 64, text, published=published)
    assert faults_of(chance().code(report)) == []


@settings(max_examples=60, deadline=None)
@given(TEXTS, DAYS)
def test_the_same_text_is_coded_the_same(text: str, published: date | None) -> None:
    report = Report("r", "0" * 64, text, published=published)
    assert pipeline().code(report) == pipeline().code(report)


#: What a text of many characters may be made of: the time and the depth of reading must not grow out of hand.
RUNS = [
    "killed ", "a bomb ", "the soldiers and ", "who was ", "(", "of the ", ", ", "Harak ", "two ", "1", "- ",
    "said that ", "“", "which killed ", "on May 3 ", "in Mosul, ", "The Kedari Front (KF), ", "1,2,3 ",
    "the man whose brother ", "reports The Kunar Post ", "including two men, ", "at least ", "A. B. ", "17 Rajab, ",
    "Kunduz province:\n", "KUNDUZ\n\nA bomb.\n\n", "- A bomb killed two men in Harak.\n",
    "Police said a man was shot. ",
]  # fmt: skip
DEEP = ["- a ", "killed two men and ", "Omar Tal, ", "a farmer, a trader and "]
EVENTS = ["Separately, gunmen shot dead a teacher in Mosul. "]
SLOW = ["killed in Mosul on May 3 and ", "police said a man was shot in mosul on monday and then "]


@pytest.mark.parametrize("unit", ["killed two men and ", "Omar Tal, ", "- A bomb killed two men in Harak.\n"])
def test_a_long_run_of_one_thing_is_coded_by_the_network(unit: str) -> None:
    assert faults_of(chance().code(Report("r", "0" * 64, unit * (12_000 // len(unit))))) == []


@pytest.mark.parametrize("unit", [*RUNS, *DEEP, *EVENTS, *SLOW])
def test_a_long_run_of_one_thing_is_coded(unit: str) -> None:
    text = unit * (1_200 if unit in EVENTS else 12_000 // len(unit))
    assert faults_of(pipeline().code(Report("r", "0" * 64, text))) == []


def test_the_checks_find_what_is_wrong() -> None:
    """A check that finds nothing in a spoilt record would let anything pass."""
    text = "Gunmen killed two soldiers with rifles near Qalat on May 17, police said."
    outcome = pipeline().code(report_from_text(text))
    assert faults_of(outcome) == []
    (event,) = outcome.events
    assert event.place is not None and event.date is not None
    spoilt: list[Event] = [
        replace(event, evidence=replace(event.evidence, span=Span(0, 6_000))),
        replace(event, actors=(replace(event.actors[0], text="gunmen"),)),
        replace(event, harm=(replace(event.harm[0], count=Count(3, 2)),)),
        replace(event, place=replace(event.place, lat=0.0, lon=0.0)),
        replace(event, date=replace(event.date, span=None)),
        replace(event, claims=(Claim("harm.9", None, "reported"),)),
        replace(event, claims=(Claim("type", 9, "reported"),)),
        replace(event, confidence=1.2),
    ]
    assert [len(faults_of(Outcome(event.report, (each,)))) for each in spoilt] == [1] * len(spoilt)
    assert faults_of(Outcome(event.report, (event, event))) == [f"ids are not unique: {[event.id] * 2}"]


def test_every_value_leads_back_to_the_page_or_the_markup() -> None:
    """Of a PDF the page is told, of a page on the web the characters of its markup, of a Word file the paragraph."""
    units = {".html": "markup characters", ".pdf": "page", ".docx": "paragraph", ".csv": "row", ".jsonl": "row"}
    told: dict[str, int] = dict.fromkeys(units, 0)
    with sample_folder() as folder:
        reports = [report for report in read_sample(folder) if isinstance(report, Report)]
    for report in reports:
        suffix = Path(report.origin.path or "").suffix
        for event in pipeline().code(report).events if suffix in units else ():
            for span in (span for _, span in quoted(event) if span is not None):
                where = locate(report, span)
                assert where.startswith(f"{units[suffix]} ")
                assert suffix != ".html" or shown(report, where) == letters(span.of(report.text))
                told[suffix] += 1
    assert min(told.values()) > 5


def shown(report: Report, where: str) -> str:
    """The letters that a browser shows of the markup at `where`."""
    first, last = (int(number) for number in where.removeprefix("markup characters ").split("-"))
    markup = Path(report.origin.path or "").read_text(encoding="utf-8")
    return letters(unescape(re.sub(r"<[^>]*>", "", markup[first:last])))


def letters(text: str) -> str:
    return "".join(text.split())


TAGS = st.sampled_from(
    ["<p>", "</p>", "<li>", "</li>", "<ul>", "<h2>", "</h2>", "<b>", "</b>", "<br>", "<div>", "&amp;", "&nbsp;", "<!--"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(SENTENCES), TAGS, st.sampled_from(SCRAPS)), min_size=1, max_size=14))
def test_whatever_the_markup_its_words_are_quoted_and_led_back(parts: list[str]) -> None:
    markup = f"<html><body>{' '.join(parts)}</body></html>"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(markup, encoding="utf-8")
        (found,) = read([str(path)], ReadOptions())
    if isinstance(found, Problem):
        assert found.kind in ("NoTextError", "EmptyError")
        return
    outcome = pipeline().code(found)
    assert faults_of(outcome) == []
    for event in outcome.events:
        assert all(locate(found, span) for _, span in quoted(event) if span is not None)
