"""What others may rely on: the public names, and errors that survive pickling."""

from __future__ import annotations

import ast
import inspect
import pickle
from datetime import date
from pathlib import Path

import pytest

import sourcebook
from sourcebook import errors
from sourcebook.errors import EmptyError, SourcebookError, UsageError

ERRORS = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, SourcebookError)]


def test_public_names_are_these_and_can_be_imported() -> None:
    assert sourcebook.__all__ == [
        "Event", "Pipeline", "PipelineOptions", "Problem", "ReadOptions", "Report", "Source", "SourcebookError",
        "code", "read", "write",
    ]  # fmt: skip
    for name in sourcebook.__all__:
        assert getattr(sourcebook, name) is not None
    assert set(sourcebook.__all__) <= set(dir(sourcebook))


def test_the_stub_for_type_checkers_has_the_same_names() -> None:
    home = Path(sourcebook.__file__)
    stub = ast.parse(home.with_suffix(".pyi").read_text(encoding="utf-8"))
    imported = {alias.asname for node in stub.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert imported == set(sourcebook.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'cod'"):
        getattr(sourcebook, "cod")  # noqa: B009  # the attribute is not there for the type checker either


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.__name__)
def test_every_error_survives_pickling(kind: type[SourcebookError]) -> None:
    error = kind("got", "where", "allowed", "advice")
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is kind
    assert str(back) == str(error) == "where: got; allowed: allowed; advice"
    assert (back.got, back.where, back.allowed, back.advice) == ("got", "where", "allowed", "advice")


def test_a_message_is_one_printable_line_whatever_a_file_holds() -> None:
    error = SourcebookError('the table has a\0, "\n', "report.csv", "text", "name the column")
    assert str(error) == 'report.csv: the table has a�, "; allowed: text; name the column'


def test_code_takes_a_date_or_its_text_and_a_source_or_its_name() -> None:
    text = "Two soldiers were killed in a clash with gunmen near Khar on Monday."
    one = sourcebook.code(text, published=date(2019, 3, 6), source="Valley Post")
    other = sourcebook.code(text, published="2019-03-06", source=sourcebook.Source("Valley Post"))
    assert one == other
    assert [str(event.date.start) for event in one if event.date] == ["2019-03-04"]
    assert one[0].report.source.name == "Valley Post"


def test_code_refuses_what_is_no_date_and_an_empty_text() -> None:
    with pytest.raises(UsageError, match="published: 'May' is no date"):
        sourcebook.code("Nothing.", published="May")
    with pytest.raises(EmptyError):
        sourcebook.code("  ")
