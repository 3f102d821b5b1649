"""Each report comes with the bytes it was read from."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from written_archives import ANSWERS, RSS, write_warc
from written_samples import write_docx, write_pdf

from sourcebook.ingest import Kept, ReadOptions, read, read_kept

TEXT = "Two soldiers were killed in Kunar."


def kept(paths: list[Path]) -> list[Kept]:
    found = list(read_kept([str(path) for path in paths], ReadOptions()))
    return [one for one in found if isinstance(one, Kept)]


def write_all(folder: Path) -> list[Path]:
    files = {
        "a.txt": TEXT.encode(),
        "b.html": f"<html><body><p>{TEXT}</p></body></html>".encode(),
        "c.pdf": write_pdf([[TEXT]]),
        "d.docx": write_docx(),
        "e.csv": f"id,text,province\n1,{TEXT},Kunar\n".encode(),
        "f.jsonl": json.dumps({"text": TEXT, "dead": [1, 2]}).encode(),
        "g.rss": RSS,
        "h.warc": write_warc(ANSWERS, gzip=False),
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in files]


def test_the_bytes_are_those_of_their_hash_and_of_the_report_save_for_rows(tmp_path: Path) -> None:
    found = kept(write_all(tmp_path))
    assert len(found) == 10
    for one in found:
        assert hashlib.sha256(one.original.content).hexdigest() == one.original.sha256
        row = Path(one.report.origin.path or "").suffix in (".csv", ".jsonl")
        assert (one.original.sha256 == one.report.sha256) is not row
        assert one.original.media_type


def test_a_file_is_kept_as_it_is_and_a_row_with_all_its_cells(tmp_path: Path) -> None:
    paths = write_all(tmp_path)
    by_name = {Path(one.report.origin.path or "").name: one.original.content for one in kept(paths)}
    for path in paths[:4]:
        assert by_name[path.name] == path.read_bytes()
    assert json.loads(by_name["e.csv"]) == {"id": "1", "text": TEXT, "province": "Kunar"}
    assert json.loads(by_name["f.jsonl"]) == {"text": TEXT, "dead": [1, 2]}


def test_reading_without_originals_gives_the_same_reports(tmp_path: Path) -> None:
    paths = [str(path) for path in write_all(tmp_path)]
    with_originals = [one.report if isinstance(one, Kept) else one for one in read_kept(paths, ReadOptions())]
    assert list(read(paths, ReadOptions())) == with_originals


def test_a_form_is_read_with_its_groups(tmp_path: Path) -> None:
    path = tmp_path / "form.csv"
    head = '"start";"today";"incident/narrative";"incident/dead";"_uuid";"_submission_time"'
    row = f'"x";"2019-03-05";"{TEXT}";"2";"0b1";"2019-03-06T10:00:00"'
    path.write_text(f"{head}\n{row}\n")
    (one,) = kept([path])
    assert (one.report.text, one.report.id, str(one.report.published)) == (TEXT, "0b1", "2019-03-05")
