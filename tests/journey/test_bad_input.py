"""Bad input through `sourcebook code`: a clear line each, the right exit code, the good reports coded."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner
from written_samples import with_part, write_docx, write_locked_pdf, write_pdf, write_pdf_bomb, write_scan

from sourcebook.cli.main import app
from sourcebook.export import FORMATS

RUNNER = CliRunner()
GOOD = "Two policemen were killed when gunmen attacked a checkpoint near Qalat, Afghanistan, on May 17, 2017."
OTHER = "A roadside bomb wounded three soldiers in Mosul, Iraq, on 3 June 2018."


class Bad(NamedTuple):
    """A file that cannot be read: its name, how it is made, and words that its one line must have."""

    name: str
    make: Callable[[Path], object]
    says: str


def written(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


def repeated(unit: bytes, times: int) -> Callable[[Path], object]:
    """A large file, written in pieces so that the test itself stays small."""

    def make(path: Path) -> None:
        with path.open("wb") as file:
            for _ in range(times):
                file.write(unit)

    return make


def word_bomb() -> bytes:
    """A small Word file with a part that unpacks to a thousand times its size."""
    return with_part(write_docx(), "word/media/image1.xml", b" " * 30_000_000)


def entity_bomb() -> bytes:
    """A Word file that declares entities which double at every step."""
    steps = "".join(f'<!ENTITY a{i + 1} "&a{i};&a{i};">' for i in range(40))
    return with_part(write_docx(), "word/document.xml", f'<!DOCTYPE d [<!ENTITY a0 "x">{steps}]><d>&a40;</d>'.encode())


MEGABYTE = (b"The council met in the town hall and spoke of the market.\n" * 18_000)[:1_000_000]
LONG = b"killed " * 1_500_000
BAD = [
    Bad("empty.txt", written(b""), "the file is empty"),
    Bad("blank.txt", written(b" \n\t\r\n \n"), "there is no text in it"),
    Bad("empty.html", written(b"<html><body><p> </p></body></html>"), "no text"),
    Bad("empty.csv", written(b"id,text\n"), "no row below its header"),
    Bad("program.txt", written(b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 40), "this is a program, not text"),
    Bad("image.md", written(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40), "this is an image, not text"),
    Bad("packed.txt", written(gzip.compress(GOOD.encode(), mtime=0)), "this is a gzip file, not text"),
    Bad("noise.txt", written(bytes(range(256)) * 40), "this is binary, not text"),
    Bad("half-wide.txt", written(b"\xff\xfe" + b"\x00\xd8" * 5_000), "too much of it is not utf-16"),
    Bad("hundred-megabytes.txt", repeated(MEGABYTE, 100), "more than 20,000,000 bytes"),
    Bad("long-line.txt", repeated(b"killed " * 100_000, 15), "the line has 10,500,000 characters"),
    Bad("long-row.csv", written(b"id,text\n1," + LONG), "up to 1,000,000 characters"),
    Bad("long-row.jsonl", written(b'{"text": "' + LONG + b'"}'), "up to 1,000,000 characters"),
    Bad("deep.html", written(b"<html><body>" + b"<div>" * 200_000 + GOOD.encode()), "elements nest 200,000 deep"),
    Bad("wide.html", repeated(b"<p>The market was open.</p>\n" * 40_000, 10), "more than 5,000,000 bytes"),
    Bad("locked.pdf", written(write_locked_pdf()), "the PDF is encrypted"),
    Bad("damaged.pdf", written(write_pdf([[GOOD]])[:200]), "the PDF does not parse"),
    Bad("scan.pdf", written(write_scan()), "no text on any of its pages"),
    Bad("bomb.pdf", written(write_pdf_bomb(600_000)), "600,000 drawn objects"),
    Bad("text-in-name-only.pdf", written(GOOD.encode()), "the PDF does not parse"),
    Bad("damaged.docx", written(write_docx()[:2_000]), "does not unpack"),
    Bad("bomb.docx", written(word_bomb()), "times its size"),
    Bad("entities.docx", written(entity_bomb()), "declares XML entities"),
    Bad("no-text-column.csv", written(b"number,place\n1,Qalat\n"), "no column for the text"),
    Bad("no-text-key.jsonl", written(b'{"id": "a", "place": "Qalat"}\n'), "no column for the text"),
    Bad("not-json.jsonl", written(b'{"text": "Two were ki\n'), "JSON"),
    Bad("deep.json", written(b"[" * 200_000 + b"]" * 200_000), "nested"),
    Bad("link.txt", lambda path: path.symlink_to(path.with_name("gone.txt")), "no such file"),
    Bad("circle.txt", lambda path: path.symlink_to(path), "symbolic links"),
    Bad("pipe.txt", os.mkfifo, "a device, pipe or socket"),
]


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with two good reports, first and last, and everything bad between them."""
    folder = tmp_path_factory.mktemp("mixed")
    (folder / "a-good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "z-good.txt").write_text(OTHER, encoding="utf-8")
    for bad in BAD:
        bad.make(folder / bad.name)
    yield folder
    for bad in BAD:
        (folder / bad.name).unlink()  # a hundred megabytes need not wait for the last test


def code(*arguments: object) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of `sourcebook code`."""
    run = RUNNER.invoke(app, ["code", *map(str, arguments)])
    assert run.exception is None or isinstance(run.exception, SystemExit), run.exception
    return run.exit_code, run.stdout, run.stderr


def rows_of(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_everything_bad_is_a_line_and_the_good_reports_are_coded(mixed: Path, tmp_path: Path) -> None:
    output, alone = tmp_path / "events.jsonl", tmp_path / "alone.jsonl"
    exit_code, printed, told = code(mixed, "-o", output)
    *problems, last = told.splitlines()
    assert (exit_code, printed) == (1, "")
    assert "Traceback" not in told
    assert last.startswith(f"{len(BAD)} reports had problems; 2 events from the other 2; wrote ")
    found = {Path(line.partition(": ")[0].partition(":")[0]).name: line for line in problems}
    assert len(problems) == len(BAD)
    assert sorted(found) == sorted(bad.name for bad in BAD)
    assert code(mixed / "a-good.txt", mixed / "z-good.txt", "-o", alone)[0] == 0
    assert output.read_bytes() == alone.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["alone.jsonl", "events.jsonl"]


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_each_line_says_what_is_wrong_and_where(bad: Bad, mixed: Path) -> None:
    exit_code, printed, told = code(mixed / bad.name)
    assert (exit_code, printed) == (1, "")
    line, last = told.splitlines()
    assert line.startswith(str(mixed / bad.name))
    assert bad.says.casefold() in line.casefold()
    assert len(line) - len(str(mixed)) < 300
    assert last.startswith("1 report had problems; ")


def test_a_row_without_text_does_not_stop_the_rows_around_it(tmp_path: Path) -> None:
    table = tmp_path / "reports.csv"
    table.write_text(f'id,text\na,"{GOOD}"\nb,\nc,"{OTHER}"\n', encoding="utf-8")
    exit_code, printed, told = code(table)
    assert exit_code == 1
    assert [json.loads(line)["report"]["id"] for line in printed.splitlines()] == ["a", "c"]
    assert told.splitlines()[0].startswith(f"{table}:3: ")
    assert len(told.splitlines()) == 2


def test_text_in_an_old_encoding_is_no_bad_input(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes(OTHER.replace("Mosul", "Mosul’s café").encode("cp1252"))
    exit_code, printed, _ = code(tmp_path)
    assert exit_code == 0
    assert len(printed.splitlines()) == 1


def test_a_folder_that_may_not_be_entered_is_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The superuser may enter every folder, so the refusal is acted here."""
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    closed = tmp_path / "closed"
    closed.mkdir()
    scan = os.scandir

    def refusing(path: Path) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr("sourcebook.ingest.paths.os.scandir", refusing)
    exit_code, printed, told = code(tmp_path)
    assert exit_code == 1
    assert len(printed.splitlines()) == 1
    assert told.splitlines()[0].startswith(f"{closed}: permission denied")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_without_permission_is_a_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    closed = tmp_path / "b.txt"
    closed.write_text(OTHER, encoding="utf-8")
    closed.chmod(0)
    exit_code, printed, told = code(tmp_path)
    assert exit_code == 1
    assert len(printed.splitlines()) == 1
    assert told.splitlines()[0].startswith(f"{closed}: permission denied")


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_disk_that_fills_up_leaves_the_old_file_and_no_other(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(GOOD, encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    output = out / f"events{suffix}"
    output.write_bytes(b"what was here before")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sourcebook.export.atomic.os.fsync", full)
    monkeypatch.setattr("sourcebook.export.atomic.os.replace", full)
    exit_code, printed, told = code(tmp_path / "in", "-o", output)
    assert (exit_code, printed) == (2, "")
    assert [line for line in told.splitlines() if "the disk is full" in line]
    assert "wrote" not in told
    assert output.read_bytes() == b"what was here before"
    assert list(out.iterdir()) == [output]


@pytest.mark.parametrize(
    ("output", "says"),
    [
        ("none/events.csv", "there is no folder"),
        ("folder.jsonl", "is a folder"),
        ("events.parquet", "unknown format '.parquet'"),
        ("a-good.txt/events.csv", "there is no folder"),
    ],
)
def test_an_output_that_cannot_be_written_is_refused_before_any_work(output: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "a-good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "folder.jsonl").mkdir()
    before = sorted(tmp_path.rglob("*"))
    exit_code, printed, told = code(tmp_path / "a-good.txt", "-o", tmp_path / output)
    assert (exit_code, printed) == (2, "")
    (line,) = told.splitlines()
    assert line.startswith("sourcebook: ")
    assert says in line
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("option", "says"),
    [
        (["--extractor", "magic"], "allowed: rules"),
        (["--gazetteer", "none.csv"], "none.csv"),
        (["--scheme", "none"], "allowed: acled, gtd, plover, ucdp"),
        (["--published", "2017-02-30"], "is no date"),
    ],
)
def test_a_setting_that_cannot_be_used_stops_the_run(option: list[str], says: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    exit_code, printed, told = code(tmp_path, *option)
    assert (exit_code, printed) == (2, "")
    (line,) = told.splitlines()
    assert says in line


def test_standard_input_is_held_to_the_same_bounds() -> None:
    program = [sys.executable, "-m", "sourcebook", "code", "-"]
    for content, says in ((b"", "nothing came in"), (bytes(range(256)) * 40, "binary"), (LONG * 2, "20,000,000 bytes")):
        run = subprocess.run(program, input=content, capture_output=True, check=False, timeout=120)
        assert (run.returncode, run.stdout) == (1, b"")
        line, _ = run.stderr.decode().splitlines()
        assert line.startswith("-: ")
        assert says in line
