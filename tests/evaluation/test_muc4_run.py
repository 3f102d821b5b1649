"""A run of the MUC-4 benchmark: what is coded, what is scored, how wide the interval is, what is listed."""

from __future__ import annotations

from muc4_factory import MESSAGE, template

from sourcebook.evaluate.muc4.corpus import Split
from sourcebook.evaluate.muc4.differences import differences
from sourcebook.evaluate.muc4.run import WITH_INTERVAL, code_split, interval, score_benchmark
from sourcebook.evaluate.muc4.tally import Figure
from sourcebook.ingest import report_from_text
from sourcebook.records import Outcome, Problem, Report

KEY = template(type="ARSON", name='"ANA RUIZ"', stage="ATTEMPTED")
EMPTY = "DEV-MUC3-9002"
SPLIT = Split(
    "dev",
    (report_from_text("ARSONISTS ATTACKED ANA RUIZ.", id=MESSAGE), report_from_text("IT RAINED.", id=EMPTY)),
    {MESSAGE: (KEY,), EMPTY: ()},
)


class Failing:
    """A coder that codes nothing."""

    def code(self, report: Report) -> Outcome:
        return Outcome(report, (), (Problem(report.id, "DamagedError", f"{report.id}: no"),))


def test_what_cannot_be_coded_is_an_empty_answer() -> None:
    filled, problems = code_split(SPLIT, Failing())
    assert filled == {MESSAGE: (), EMPTY: ()}
    assert [problem.where for problem in problems] == [MESSAGE, EMPTY]


def test_full_marks_and_none() -> None:
    full = score_benchmark([SPLIT], SPLIT.keys)
    assert [figure.f1 for figure in (*full.official.readings.values(), *full.modern.values())] == [1] * 7
    none = score_benchmark([SPLIT], {})
    assert [figure.f1 for figure in (*none.official.readings.values(), *none.modern.values())] == [0] * 7
    assert (none.messages, set(none.intervals)) == (2, set(WITH_INTERVAL))


def test_the_interval_holds_the_figure_and_is_the_same_each_time() -> None:
    figures = [Figure(i % 3, 3, i % 3, 4) for i in range(40)]
    low, high = interval(figures)
    assert low < sum(figures, Figure()).f1 < high
    assert interval(figures) == (low, high)
    assert interval([Figure(1, 2, 1, 2)] * 9) == (0.5, 0.5)


def test_differences_are_listed_by_slot_and_by_template() -> None:
    answers = {
        MESSAGE: (template("1", type="ARSON", name='"ANA RUIZ"', stage="THREATENED"),),
        EMPTY: (template("1", type="BOMBING", physical='"MILL"'),),
    }
    assert [(one.message, one.what, one.key, one.response) for one in differences([SPLIT], answers)] == [
        (MESSAGE, "INCIDENT: STAGE OF EXECUTION", "ATTEMPTED", "THREATENED"),
        (EMPTY, "spurious template", "-", 'BOMBING; "MILL"'),
    ]
    assert [one.what for one in differences([SPLIT], {})] == ["missing template"]
