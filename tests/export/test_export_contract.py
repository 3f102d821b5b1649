"""What every format must do: any list of events, whole or not at all, the same bytes twice, no names by default."""

from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import export_factory as made
import pytest

from page_reader import records_of
from sourcebook.errors import OutputError
from sourcebook.export import FORMATS, write
from sourcebook.records import Event, event_from_json, event_to_json

SUFFIXES = tuple(FORMATS)
LISTS: dict[str, Callable[[], list[Event]]] = {
    "empty": list,
    "one": lambda: [made.clash()],
    "mixed": made.mixed,
    "many": lambda: made.many(120),
    "hostile": lambda: [made.hostile()] * 2,
}


def content(path: Path) -> str:
    """All text in a written file; of a workbook, that of all its parts; of a page, that of its packed records too."""
    if path.suffix == ".html":
        html = path.read_bytes().decode("utf-8")
        return html + json.dumps(records_of(html), ensure_ascii=False)
    if path.suffix != ".xlsx":
        return path.read_bytes().decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as book:
        return "\n".join(book.read(name).decode("utf-8") for name in book.namelist())


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("name", LISTS)
def test_any_list_is_written_and_twice_alike(tmp_path: Path, suffix: str, name: str) -> None:
    first, second = tmp_path / f"first{suffix}", tmp_path / f"second{suffix}"
    write(LISTS[name](), first, codes=lambda event: {"event_type": event.type, "none": None})
    write(LISTS[name](), second, codes=lambda event: {"event_type": event.type, "none": None})
    assert first.read_bytes() == second.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"first{suffix}", f"second{suffix}"]
    assert content(first).isprintable() is False or name == "empty"  # readable as UTF-8 at all
    for event in LISTS[name]():
        assert event.id in content(first)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_upper_case_suffix_and_existing_file(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"events{suffix.upper()}"
    path.write_text("old")
    write([made.bare()], path)
    assert path.read_bytes() != b"old"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_full_disk_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"events{suffix}"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="the disk is full"):
        write(made.mixed(), path)
    assert path.read_text() == "old"
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_any_other_failure_leaves_nothing_half_written(tmp_path: Path, suffix: str) -> None:
    broken = [made.clash(), None]
    with pytest.raises(AttributeError):
        write(broken, tmp_path / f"events{suffix}")  # type: ignore[arg-type]  # the point of the test
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("events.doc", r"no format is known for the suffix '.doc'; allowed: .jsonl, .csv, .geojson, .xlsx, .html"),
        ("events", "the file name has no suffix"),
        ("missing/events.csv", "the folder .*missing' does not exist; make the folder first"),
        ("folder.csv", "this is a folder"),
        ("x" * 300 + ".csv", "the file name is too long"),
        ("nul\0.csv", "null"),
        ("file/events.csv", "does not exist|Not a directory"),
    ],
)
def test_places_that_cannot_be_written(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match=message) as caught:
        write([made.clash()], tmp_path / name)
    assert name.replace("\0", "�") in str(caught.value)  # a message is printable, whatever the name holds
    assert caught.value.exit_code == 2


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(OutputError, match="no permission to write here"):
        write([], tmp_path / "events.csv")


def test_write_protected_file_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "events.csv"
    path.write_text("old")
    monkeypatch.setattr(os, "access", lambda *_: False)  # chmod does not stop root, who may run the tests
    with pytest.raises(OutputError, match="write-protected"):
        write([], path)
    assert path.read_text() == "old"


def test_a_link_is_followed_and_the_mode_is_the_users(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    link.symlink_to(real)
    write([made.bare()], link)
    assert link.is_symlink()
    plain = tmp_path / "plain"
    plain.write_text("")
    assert real.stat().st_mode == plain.stat().st_mode


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_names_are_withheld_except_in_the_working_record(tmp_path: Path, suffix: str) -> None:
    kept, hidden, asked = (tmp_path / f"{name}{suffix}" for name in ("kept", "hidden", "asked"))
    events = [made.clash(), made.persian()]
    write(events, kept, names=True)
    write(events, hidden, names=False)
    write(events, asked)
    for name in ("Darzan", "رحمان صبوری"):
        assert name in content(kept)
        assert name.casefold() not in content(hidden).casefold()
    assert "Kedari Front" in content(hidden)
    default = kept if FORMATS[suffix].keeps_names else hidden
    assert asked.read_bytes() == default.read_bytes()


def test_json_lines_is_the_record_itself(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    events = made.mixed()[:-1]
    write(events, path)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert rows == [event_to_json(event) for event in events]
    assert path.read_bytes().endswith(b"}\n")
    assert "گروهی" in path.read_text(encoding="utf-8")
    again = tmp_path / "again.jsonl"
    write([event_from_json(row) for row in rows], again)
    assert again.read_bytes() == path.read_bytes()


def test_empty_list_gives_an_empty_working_record(tmp_path: Path) -> None:
    write([], tmp_path / "events.jsonl")
    assert (tmp_path / "events.jsonl").read_bytes() == b""


def test_the_list_of_formats() -> None:
    assert SUFFIXES == (".jsonl", ".csv", ".geojson", ".xlsx", ".html")
    for suffix, form in FORMATS.items():
        assert form.suffix == suffix and form.title and form.purpose


def test_the_package_loads_no_heavy_library_before_it_is_used() -> None:
    program = "import sys, sourcebook.export; print({'jinja2', 'xlsxwriter'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout == "set()\n"
