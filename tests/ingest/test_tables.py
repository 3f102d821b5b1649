"""Tables of reports: CSV, TSV, JSON Lines and JSON lists."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from sourcebook.errors import UsageError
from sourcebook.ingest import Limits, ReadOptions, locate, read
from sourcebook.records import Problem, Report, Source, Span

A = "Two soldiers were killed in Kunar."
B = "One man, a farmer, was hurt in Bamako."


def rows(path: Path, options: ReadOptions | None = None) -> list[Report | Problem]:
    return list(read([str(path)], options or ReadOptions()))


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def texts(found: list[Report | Problem]) -> list[str]:
    return [each.text if isinstance(each, Report) else each.kind for each in found]


def reports(found: list[Report | Problem]) -> list[Report]:
    assert all(isinstance(each, Report) for each in found), found
    return [each for each in found if isinstance(each, Report)]


def test_the_usual_columns_are_found_in_any_case(tmp_path: Path) -> None:
    path = put(
        tmp_path,
        "a.csv",
        'ID,Headline,BODY,Date,Outlet,source_kind,Link,lang\r\n7,Clash,"One man, a farmer,\r\nwas hurt.",2017-05-18,'
        "Kunar Post,Media,https://example.org/7,en\r\n",
    )
    (report,) = reports(rows(path))
    assert report.id == "7"
    assert report.text == "One man, a farmer,\nwas hurt."
    assert report.sha256 == hashlib.sha256(report.text.encode()).hexdigest()
    assert (report.title, report.published) == ("Clash", date(2017, 5, 18))
    assert report.source == Source("Kunar Post", "media")
    assert (report.url, report.language) == ("https://example.org/7", "en")
    assert (report.origin.path, report.origin.row) == (str(path), 2)


@pytest.mark.parametrize(
    ("header", "wins"),
    [("text,body", "1"), ("body,text", "2"), ("report,content", "2"), ("content,body", "2")],
)
def test_of_two_usual_names_the_better_wins(tmp_path: Path, header: str, wins: str) -> None:
    (report,) = reports(rows(put(tmp_path, "a.csv", f"{header}\n1,2\n")))
    assert report.text == wins


def test_columns_named_by_the_user(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", f"nr,what happened,when\nx1,{A},18 May 2017\n")
    columns = {"id": "nr", "text": "What Happened", "published": "when"}
    (report,) = reports(rows(path, ReadOptions(columns=columns)))
    assert (report.id, report.text, report.published) == ("x1", A, date(2017, 5, 18))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_told_by_the_header(tmp_path: Path, delimiter: str) -> None:
    path = put(tmp_path, "a.csv", f"id{delimiter}text\n1{delimiter}{A}\n")
    assert [(each.id, each.text) for each in reports(rows(path))] == [("1", A)]


def test_excels_own_line_and_blank_lines_are_passed_over(tmp_path: Path) -> None:
    assert texts(rows(put(tmp_path, "a.csv", f"sep=;\nid;text\n\n1;{A}\n;\n"))) == [A]


def test_rows_without_an_id_take_the_hash_of_their_text(tmp_path: Path) -> None:
    found = reports(rows(put(tmp_path, "a.csv", f'text\n{A}\n"{B}"\n')))
    assert [each.id for each in found] == [hashlib.sha256(text.encode()).hexdigest()[:12] for text in (A, B)]


@pytest.mark.parametrize(
    ("column", "option", "expected"),
    [
        ("2017-05-18", date(2001, 1, 1), date(2017, 5, 18)),
        ("", date(2001, 1, 1), date(2001, 1, 1)),
        ("some time in May", date(2001, 1, 1), None),
        ("04/05/2017", None, None),
        ("18/05/2017", None, date(2017, 5, 18)),
        ("", None, None),
    ],
)
def test_a_rows_own_date_wins_and_is_never_guessed(
    tmp_path: Path, column: str, option: date | None, expected: date | None
) -> None:
    path = put(tmp_path, "a.csv", f"text,date\n{A},{column}\n")
    (report,) = reports(rows(path, ReadOptions(published=option)))
    assert report.published == expected


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("", "", Source("Post", "media")),
        ("Post", "", Source("Post", "media")),
        ("Police log", "", Source("Police log", None)),
        ("Police log", "State", Source("Police log", "state")),
        ("Police log", "who knows", Source("Police log", None)),
        ("", "ngo", Source("Post", "ngo")),
    ],
)
def test_a_kind_of_source_does_not_pass_to_another_source(
    tmp_path: Path, name: str, kind: str, expected: Source
) -> None:
    path = put(tmp_path, "a.csv", f"text,source,source_kind\n{A},{name},{kind}\n")
    (report,) = reports(rows(path, ReadOptions(source=Source("Post", "media"))))
    assert report.source == expected


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.json"])
def test_json_lines(tmp_path: Path, name: str) -> None:
    lines = [{"id": 7, "Body": A, "title": "Clash", "source": {"not": "a name"}}, {"text": B, "date": "2017-05-18"}]
    found = reports(rows(put(tmp_path, name, "\n".join(map(json.dumps, lines)) + "\n\n")))
    assert [(each.text, each.origin.row) for each in found] == [(A, 1), (B, 2)]
    assert (found[0].id, found[0].title, found[0].source) == ("7", "Clash", Source())
    assert found[1].published == date(2017, 5, 18)


def test_a_json_list_and_a_single_object(tmp_path: Path) -> None:
    assert texts(rows(put(tmp_path, "a.json", json.dumps([{"text": A}, {"text": B}], indent=1)))) == [A, B]
    assert texts(rows(put(tmp_path, "b.json", json.dumps({"text": A}, indent=1)))) == [A]


def test_a_broken_line_is_a_problem_and_the_others_go_on(tmp_path: Path) -> None:
    lines = [json.dumps({"text": A}), '{"text": "cut', "[1, 2]", '{"text": 5}', '{"title": "x"}', '{"text": " "}']
    path = put(tmp_path, "a.jsonl", "\n".join([*lines, json.dumps({"text": B})]))
    found = rows(path)
    assert texts(found) == [A, "DamagedError", "DamagedError", "ColumnError", "ColumnError", "EmptyError", B]
    assert [each.where for each in found if isinstance(each, Problem)] == [f"{path}:{row}" for row in range(2, 7)]
    assert all("\n" not in each.message for each in found if isinstance(each, Problem))


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
@pytest.mark.parametrize(
    "content",
    [
        '{"text": ' + "[" * 200_000,
        "[" * 200_000 + "]" * 200_000,
        '{"a":' * 100_000,
        '{"text": "x", "id": ' + "9" * 9_000,
    ],
)
def test_json_bombs_are_damaged(tmp_path: Path, name: str, content: str) -> None:
    assert texts(rows(put(tmp_path, name, content))) == ["DamagedError"]


def test_escapes_in_json_bring_in_no_control_characters(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jsonl", '{"text": "Two\\u0000were \\ud800killed\\r\\n.", "title": "A\\u0007B"}')
    (report,) = reports(rows(path))
    assert report.text == "Two were \ufffdkilled\n."
    assert report.title == "A B"


@pytest.mark.parametrize(
    ("content", "found"),
    [("id,words\n1,x\n", "id, words"), ("\n", "table is empty"), (",,\n1,2,3\n", "none"), ("a\nb\n", "a")],
)
def test_a_table_without_a_text_column_says_what_it_has(tmp_path: Path, content: str, found: str) -> None:
    (problem,) = rows(put(tmp_path, "a.csv", content))
    assert isinstance(problem, Problem)
    assert problem.kind == ("EmptyError" if "empty" in found else "ColumnError")
    assert found in problem.message or found == "none"
    assert problem.kind == "EmptyError" or "text, body, content, report" in problem.message


def test_a_column_that_the_user_named_must_be_there(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", f"id,text\n1,{A}\n")
    (problem,) = rows(path, ReadOptions(columns={"published": "when"}))
    assert isinstance(problem, Problem)
    assert (problem.kind, "'when'" in problem.message) == ("ColumnError", True)


def test_a_json_object_may_leave_a_named_column_out_but_not_the_text(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jsonl", json.dumps({"words": A}) + "\n" + json.dumps({"text": B}))
    assert texts(rows(path, ReadOptions(columns={"text": "words", "id": "nr"}))) == [A, "ColumnError"]


def test_a_table_of_a_header_alone_is_empty(tmp_path: Path) -> None:
    assert texts(rows(put(tmp_path, "a.csv", "id,text\n"))) == ["EmptyError"]


def test_a_cell_longer_than_the_csv_modules_own_bound_is_read(tmp_path: Path) -> None:
    long = "Two were killed. " * 20_000
    assert (
        texts(rows(put(tmp_path, "a.csv", f"id,text\n1,{long}\n2,{B.replace(',', '')}\n")))[0].strip() == long.strip()
    )


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.csv", "id,text\n1,", "\n2,Two were killed.\n"),
        ("a.jsonl", '{"text": "', '"}\n{"text": "Two were killed."}\n'),
    ],
)
def test_a_line_of_ten_million_characters_costs_only_its_row(
    tmp_path: Path, name: str, before: str, after: str
) -> None:
    path = put(tmp_path, name, before + "a" * 10_000_000 + after)
    assert texts(rows(path)) == ["TooLargeError", "Two were killed."]


def test_a_quote_that_never_closes_does_not_swallow_the_table_unseen(tmp_path: Path) -> None:
    short = put(tmp_path, "a.csv", f'id,text\n1,{A}\n2,"Cut here\n3,{A}\n4,{A}\n')
    assert texts(rows(short)) == [A, "DamagedError"]
    long = put(tmp_path, "b.csv", f'id,text\n1,{A}\n2,"Cut here\n' + f"3,{A}\n" * 100)
    assert texts(rows(long, ReadOptions(limits=Limits(line_characters=1_000)))) == [A, "TooLargeError"]


def test_a_text_cut_at_its_commas_is_a_problem(tmp_path: Path) -> None:
    found = rows(put(tmp_path, "a.csv", f"id,text\n1,{B}\n2,{A}\n"))
    assert texts(found) == ["DamagedError", A]
    assert isinstance(found[0], Problem)
    assert "4 cells under 2 columns" in found[0].message


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "utf-32"])
def test_tables_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    text = "The minister said: “Two died” near the café."
    assert texts(rows(put(tmp_path, "a.csv", f"id,text\n1,{text}\n".encode(encoding)))) == [text]


def test_lines_glued_together_in_two_encodings_are_both_read(tmp_path: Path) -> None:
    lines = [json.dumps({"text": "Near the café."}, ensure_ascii=False).encode(code) for code in ("utf-8", "cp1252")]
    for order in (lines, lines[::-1]):
        assert texts(rows(put(tmp_path, "a.jsonl", b"\n".join(order)))) == ["Near the café."] * 2


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.jsonl", "a.json"])
@pytest.mark.parametrize(("content", "kind"), [(b"", "EmptyError"), (bytes(range(256)) * 9, "EncodingError")])
def test_empty_and_binary_tables(tmp_path: Path, name: str, content: bytes, kind: str) -> None:
    assert texts(rows(put(tmp_path, name, content))) == [kind]


def test_old_mac_line_ends(tmp_path: Path) -> None:
    assert texts(rows(put(tmp_path, "a.csv", f"id,text\r1,{A}\r2,{A}\r"))) == [A, A]


def test_a_row_is_located_by_its_number(tmp_path: Path) -> None:
    (report,) = reports(rows(put(tmp_path, "a.csv", f"text\n{A}\n")))
    assert locate(report, Span(0, 12)) == "row 2, characters 0-12"
    with pytest.raises(UsageError):
        locate(report, Span(0, 1_000))
