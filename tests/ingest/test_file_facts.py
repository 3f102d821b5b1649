"""What a table says of the files: held to where the files are silent, and refused where it says nothing usable."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sourcebook.errors import UsageError
from sourcebook.ingest import ReadOptions, read, read_file_facts
from sourcebook.records import Report, Source


def table(folder: Path, *rows: str) -> Path:
    path = folder / "about.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_files_get_what_the_table_says(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Two died in Kerra on Monday.\n")
    (tmp_path / "b.txt").write_text("Three died in Kerra on Monday.\n")
    about = table(
        tmp_path,
        "file,id,published,source,source_kind,title,url",
        "a.txt,r1,2019-03-18,Lakeside Radio,media,Two die,https://radio.example/2",
    )
    options = ReadOptions(published=date(2020, 1, 1), source=Source("Somebody"), files=read_file_facts(about))
    first, second = read([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], options)
    assert isinstance(first, Report) and isinstance(second, Report)
    assert (first.id, first.published, first.title) == ("r1", date(2019, 3, 18), "Two die")
    assert (first.source, first.url) == (Source("Lakeside Radio", "media"), "https://radio.example/2")
    assert (second.published, second.source) == (date(2020, 1, 1), Source("Somebody"))


def test_rows_of_a_table_keep_their_own_ids(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,text\nown,Two died.\n")
    about = table(tmp_path, "file,id,source", "a.csv,r1,Lakeside Radio")
    (report,) = read([str(tmp_path / "a.csv")], ReadOptions(files=read_file_facts(about)))
    assert isinstance(report, Report)
    assert (report.id, report.source.name) == ("own", "Lakeside Radio")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (("file,id", ",r1"), "line 2: no file"),
        (("file,id", "a.txt,r1", "b/a.txt,r2"), "line 3: 'a.txt' stands there twice"),
        (("file,published", "a.txt,18 March"), "line 2: '18 March' is no date"),
        (("file,source_kind", "a.txt,paper"), "line 2: 'paper' is no kind of source"),
        (("name", "a.txt"), "line 2: no file"),
    ],
)
def test_a_row_that_says_nothing_usable_is_refused(tmp_path: Path, rows: tuple[str, ...], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        read_file_facts(table(tmp_path, *rows))


def test_a_missing_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_file_facts(tmp_path / "none.csv")
