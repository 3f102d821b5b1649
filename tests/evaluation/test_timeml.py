"""The benchmark of dates on documents of our own: what is read, which values our times have, and the score."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from sourcebook.errors import DamagedError, UsageError
from sourcebook.evaluate.timeml.corpus import read_document, read_documents
from sourcebook.evaluate.timeml.score import kinds_of_mistakes, score_documents
from sourcebook.evaluate.timeml.values import timex_value
from sourcebook.normalise.calendar_times import CalendarTime, WideTime
from sourcebook.records import Span

DOCUMENT = """<?xml version="1.0" ?>
<TimeML>
<DCT>
<TIMEX3 tid="t0" type="DATE" value="2017-05-18" functionInDocument="CREATION_TIME">05/18/2017</TIMEX3></DCT>
<TEXT>Rebels <EVENT eid="e1" class="OCCURRENCE">left</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2017-05-12">Friday
</TIMEX3>, &amp; <EVENT eid="e2"
class="STATE">are <TIMEX3 tid="t2" type="DATE" value="PRESENT_REF">now</TIMEX3> gone</EVENT>
for <TIMEX3 tid="t3" type="DURATION" value="P2W">two weeks</TIMEX3>. In <TIMEX3 tid="t4" type="DATE"
value="2016">2016</TIMEX3> they stayed.
</TEXT>
</TimeML>
"""  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.tml").write_text(DOCUMENT, encoding="utf-8")
    return tmp_path


def _finder(*found: tuple[str, CalendarTime | None]) -> object:
    def find(text: str, written: date | None) -> Sequence[WideTime]:
        assert written == date(2017, 5, 18)
        return [WideTime(Span(text.index(words), text.index(words) + len(words)), time) for words, time in found]

    return find


def test_text_day_of_writing_and_expressions_are_read(folder: Path) -> None:
    [document] = read_documents(folder)
    assert document.written == date(2017, 5, 18)
    assert document.text.startswith("Rebels left on Friday\n, & are now gone\nfor two weeks.")
    assert [(one.span.of(document.text).strip(), one.type, one.value) for one in document.timexes] == [
        ("Friday", "DATE", "2017-05-12"),
        ("now", "DATE", "PRESENT_REF"),
        ("two weeks", "DURATION", "P2W"),
        ("2016", "DATE", "2016"),
    ]


def test_what_is_no_timeml_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no TimeML document"):
        read_documents(tmp_path)
    path = tmp_path / "b.tml"
    for text, told in (
        ("<TimeML><TEXT>", "not XML"),
        ("<TimeML/>", "no TEXT element"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><TimeML><TEXT>&b;</TEXT></TimeML>', "a document type declaration"),
    ):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(DamagedError, match=told):
            read_document(path)


@pytest.mark.parametrize(
    ("time", "value"),
    [
        (CalendarTime("day", date(1998, 2, 13)), "1998-02-13"),
        (CalendarTime("week", date(1998, 2, 9)), "1998-W07"),
        (CalendarTime("week", date(1997, 12, 29)), "1998-W01"),
        (CalendarTime("weekend", date(1998, 2, 14)), "1998-W07-WE"),
        (CalendarTime("month", date(1998, 2, 1)), "1998-02"),
        (CalendarTime("quarter", date(1998, 10, 1)), "1998-Q4"),
        (CalendarTime("half", date(1998, 7, 1)), "1998-H2"),
        (CalendarTime("season", date(1998, 12, 1)), "1998-WI"),
        (CalendarTime("season", date(1998, 6, 1)), "1998-SU"),
        (CalendarTime("year", date(1998, 1, 1)), "1998"),
        (CalendarTime("decade", date(1990, 1, 1)), "199"),
        (CalendarTime("century", date(1900, 1, 1)), "19"),
        (CalendarTime("past"), "PAST_REF"),
        (CalendarTime("present"), "PRESENT_REF"),
        (CalendarTime("future"), "FUTURE_REF"),
    ],
)
def test_a_time_in_the_notation_of_timex3(time: CalendarTime, value: str) -> None:
    assert timex_value(time) == value


def test_spans_count_by_overlap_and_values_only_where_they_are_equal(folder: Path) -> None:
    finder = _finder(
        ("on Friday", CalendarTime("day", date(2017, 5, 12))),
        ("now", CalendarTime("past")),
        ("two weeks", CalendarTime("week", date(2017, 5, 8))),
    )
    score = score_documents(read_documents(folder), finder)  # type: ignore[arg-type]
    assert (score.marked, score.found, score.overlapping, score.equal) == (3, 3, 2, 1)
    assert (score.span_precision, score.span_recall, score.span_f1) == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert score.value_f1 == pytest.approx(1 / 3)
    assert dict(kinds_of_mistakes(score)) == {"missed": 1, "too many": 1, "value": 1}
    assert [(one.kind, one.words, one.marked, one.found) for one in score.mistakes] == [
        ("value", "now", "PRESENT_REF", "PAST_REF"),
        ("missed", "2016", "2016", None),
        ("too many", "two weeks", None, "2017-W19"),
    ]


def test_a_time_that_cannot_be_told_has_no_value_and_nothing_found_scores_nothing(folder: Path) -> None:
    score = score_documents(read_documents(folder), _finder(("Friday", None)))  # type: ignore[arg-type]
    assert (score.overlapping, score.equal) == (1, 0)
    empty = score_documents(read_documents(folder), _finder())  # type: ignore[arg-type]
    assert (empty.span_f1, empty.value_f1, empty.span_precision) == (0, 0, 0)


def test_one_found_expression_answers_for_one_marked_only(tmp_path: Path) -> None:
    text = (
        '<TimeML><DCT><TIMEX3 type="DATE" value="2017-05-18" functionInDocument="CREATION_TIME">x</TIMEX3></DCT>'
        '<TEXT>on <TIMEX3 tid="t1" type="DATE" value="2017-05-12">Friday</TIMEX3> and '
        '<TIMEX3 tid="t2" type="DATE" value="2017-05-13">Saturday</TIMEX3></TEXT></TimeML>'
    )
    (tmp_path / "a.tml").write_text(text, encoding="utf-8")
    finder = _finder(("Friday and Saturday", CalendarTime("day", date(2017, 5, 12))))
    score = score_documents(read_documents(tmp_path), finder)  # type: ignore[arg-type]
    assert (score.marked, score.found, score.overlapping, score.equal) == (2, 1, 1, 1)
