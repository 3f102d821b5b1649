"""Which files are read, in what order, and what comes of what cannot be read."""

from __future__ import annotations

import hashlib
import io
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from written_samples import write_docx, write_pdf

from sourcebook.errors import EmptyError, TooLargeError, UsageError
from sourcebook.ingest import Limits, ReadOptions, read, report_from_text
from sourcebook.records import Problem, Report, Source, Span

TEXT = "KABUL, May 17 - Two soldiers were killed in Kunar, police said.\n"


def one(path: Path | str, options: ReadOptions | None = None) -> Report:
    found = list(read([str(path)], options or ReadOptions()))
    assert len(found) == 1
    assert isinstance(found[0], Report), found[0]
    return found[0]


def problem(path: Path | str, options: ReadOptions | None = None) -> Problem:
    found = list(read([str(path)], options or ReadOptions()))
    assert len(found) == 1
    assert isinstance(found[0], Problem), found[0]
    assert "\n" not in found[0].message
    return found[0]


def names(found: Iterator[Report | Problem]) -> list[str]:
    return [
        Path(each.origin.path or "").name if isinstance(each, Report) else f"{each.kind} {Path(each.where).name}"
        for each in found
    ]


def test_a_text_file_is_read_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "wire.txt"
    path.write_text(TEXT)
    report = one(path)
    assert report.text == TEXT
    assert report.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert report.id == report.sha256[:12]
    assert report.origin.path == str(path)
    assert (report.published, report.source, report.title) == (None, Source(), None)


def test_options_fill_what_the_document_does_not_say(tmp_path: Path) -> None:
    path = tmp_path / "wire.txt"
    path.write_text(TEXT)
    source = Source("Kunar Post", "media")
    report = one(path, ReadOptions(published=date(2017, 5, 18), source=source, language="en"))
    assert (report.published, report.source, report.language) == (date(2017, 5, 18), source, "en")


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("\ufeffMark", "Mark"),
        ("form\x0cfeed and\x07bell and more words to keep it from looking like binary " * 3, None),
    ],
)
def test_only_line_ends_and_control_characters_change(tmp_path: Path, written: str, read_as: str | None) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(written.encode())
    text = one(path).text
    assert text == (read_as if read_as is not None else written.replace("\x0c", "\n").replace("\x07", " "))


def test_a_folder_is_walked_in_order_by_known_suffixes(tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    for name in ("b.txt", "a.md", "picture.png", "notes.unknown", ".hidden.txt", "deep/er/c.txt", "deep/d.TXT"):
        (tmp_path / name).write_text(f"{TEXT} {name}")
    assert names(read([str(tmp_path)])) == ["a.md", "b.txt", "d.TXT", "c.txt"]


def test_globs_and_several_paths_read_each_file_once(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.log"):
        (tmp_path / name).write_text(f"{TEXT} {name}")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    paths = [str(tmp_path / "b.txt"), str(tmp_path / "*.txt"), str(tmp_path), str(tmp_path / "c.log")]
    assert names(read(paths)) == ["b.txt", "a.txt", "c.log"]


def test_a_file_whose_name_looks_like_a_glob_is_read(tmp_path: Path) -> None:
    (tmp_path / "report[1].txt").write_text(TEXT)
    assert one(tmp_path / "report[1].txt").text == TEXT


def test_standard_input_is_read_and_sniffed(monkeypatch: pytest.MonkeyPatch) -> None:
    for given, unit in ((TEXT.encode(), "text"), (write_pdf([[TEXT.strip()]]), "page"), (write_docx(), "paragraph")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        report = one("-")
        assert (report.origin.path, report.origin.unit) == ("-", unit)


@pytest.mark.parametrize(
    ("content", "unit", "count"),
    [
        (b"<!DOCTYPE html><html><body><p>Two soldiers were killed in Kunar.</p></body></html>", "markup", 1),
        (b'<?xml version="1.0"?>\n<html><body><p>Two soldiers were killed.</p></body></html>', "markup", 1),
        (write_pdf([["Two soldiers were killed."]]), "page", 1),
        (write_docx(), "paragraph", 1),
        (b'{"text": "Two were killed."}\n{"text": "One was hurt."}\n', "text", 2),
        (b'[{"text": "Two were killed."}, {"text": "One was hurt."}]', "text", 2),
        (b"Two were killed [in Kunar].", "text", 1),
        (b"[Kabul] Two were killed.", "text", 1),
    ],
)
def test_an_unknown_suffix_is_sniffed(tmp_path: Path, content: bytes, unit: str, count: int) -> None:
    path = tmp_path / "report.unknown"
    path.write_bytes(content)
    found = list(read([str(path)]))
    assert [each.origin.unit for each in found if isinstance(each, Report)] == [unit] * count


def test_reading_is_lazy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    reports = read([str(tmp_path / "a.txt"), str(tmp_path / "later.txt")])
    assert isinstance(next(reports), Report)
    (tmp_path / "later.txt").write_text(TEXT)
    assert isinstance(next(reports), Report)


def test_a_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.4 broken")
    (tmp_path / "d.txt").write_text(TEXT + "more")
    assert names(read([str(tmp_path)])) == ["EmptyError a.txt", "b.txt", "DamagedError c.pdf", "d.txt"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "EmptyError"),
        (b" \n\t\r\n ", "EmptyError"),
        (b"\xef\xbb\xbf", "EmptyError"),
        (bytes(range(256)) * 20, "EncodingError"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "EncodingError"),
        (b"%PDF-1.4\nnot a text", "EncodingError"),
        (b"PK\x03\x04 not a text", "EncodingError"),
        (b"\xff\xfe" + bytes(range(0xD8, 0xE0)) * 30, "EncodingError"),
        (b"a" * 10_000_000, "TooLargeError"),
    ],
)
def test_text_that_cannot_be_read_is_one_clear_problem(tmp_path: Path, content: bytes, kind: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    found = problem(path)
    assert (found.kind, found.where) == (kind, str(path))
    assert str(path) in found.message


def test_a_hundred_megabytes_of_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(100_000_000)
    found = problem(path)
    assert found.kind == "TooLargeError"
    assert "20,000,000 bytes" in found.message


@pytest.mark.parametrize("path", ["absent.txt", "absent/", "absent*.txt", "a\0b", ""])
def test_a_path_that_leads_nowhere_is_a_problem(path: str) -> None:
    assert problem(path).kind == "UnreadableError"


def test_links_that_loop_are_read_once_or_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert names(read([str(tmp_path)])) == ["a.txt", "UnreadableError self.txt"]
    assert problem(tmp_path / "self.txt").kind == "UnreadableError"


def test_devices_and_pipes_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for path in (tmp_path / "pipe.txt", Path("/dev/zero")):
        found = problem(path)
        assert found.kind == "UnreadableError"
        assert "device, pipe or socket" in found.message


def test_an_empty_folder_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    assert problem(tmp_path).kind == "EmptyError"


def test_a_file_that_may_not_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    found = problem(path)
    assert found.kind == "UnreadableError"
    assert "permission denied" in found.message


def test_a_folder_that_may_not_be_listed_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shut").mkdir()
    (tmp_path / "a.txt").write_text(TEXT)
    list_folder = os.scandir

    def refuse(path: Path) -> object:
        if path.name == "shut":
            raise PermissionError(13, "Permission denied")
        return list_folder(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert names(read([str(tmp_path)])) == ["a.txt", "UnreadableError shut"]


def test_a_medium_that_fails_while_it_is_read_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Failing(b"x")))
    assert problem("-").kind == "UnreadableError"


@pytest.mark.parametrize(
    ("paths", "options"),
    [([], ReadOptions()), ("a.txt", ReadOptions()), (["a.txt"], ReadOptions(columns={"body": "Body"}))],
)
def test_misuse_is_refused_at_once(paths: list[str], options: ReadOptions) -> None:
    with pytest.raises(UsageError):
        read(paths, options)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8-sig", TEXT),
        ("utf-16", TEXT),
        ("utf-32", TEXT),
        ("utf-16-le", TEXT),
        ("utf-16-be", TEXT),
        ("cp1252", "The minister said: “We don’t know” – three died near the café."),
        ("cp1252", "Deux soldats ont été tués à Gao mercredi, a déclaré l’armée."),
        ("cp1256", "قتل جنديان في اشتباك في ولاية كونر يوم الأربعاء، قالت الشرطة."),
        ("cp1251", "Двое солдат погибли в бою в среду, сообщила полиция."),
        ("cp1254", "İki asker Şırnak'ta çıkan çatışmada öldü, dedi polis."),
        ("gb18030", "两名士兵在周三的冲突中丧生，警方说。"),
    ],
)
def test_common_encodings_are_read(tmp_path: Path, encoding: str, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    assert one(path).text == text


def test_a_broken_byte_does_not_turn_utf8_into_another_encoding(tmp_path: Path) -> None:
    text = "قتل جنديان في اشتباك في ولاية كونر يوم الأربعاء، قالت الشرطة."
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode()[:40] + b"\xff" + text.encode()[40:])
    assert one(path).text.replace("\ufffd", "") == text


class TestReportFromText:
    def test_the_text_is_kept_to_the_character(self) -> None:
        text = "\ufeffOne\r\ntwo\x07"
        report = report_from_text(text, published=date(2017, 5, 18), source=Source("Kunar Post"), title="T")
        assert report.text == text
        assert (report.published, report.source.name, report.title) == (date(2017, 5, 18), "Kunar Post", "T")
        assert report.id == report.sha256[:12]

    def test_a_lone_surrogate_is_no_crash(self) -> None:
        assert Span(0, 1).of(report_from_text("\ud800 killed").text) == "\ud800"

    @pytest.mark.parametrize(("text", "error"), [(" \n", EmptyError), ("a" * 1_000_001, TooLargeError)])
    def test_bad_text_is_refused(self, text: str, error: type[Exception]) -> None:
        with pytest.raises(error):
            report_from_text(text)

    def test_bytes_are_misuse(self) -> None:
        with pytest.raises(UsageError):
            report_from_text(b"text")  # type: ignore[arg-type]  # what the test is about


def test_limits_are_the_users_to_set(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    assert problem(path, ReadOptions(limits=Limits(text_bytes=10))).kind == "TooLargeError"
    assert problem(path, ReadOptions(limits=Limits(line_characters=10))).kind == "TooLargeError"
