"""Web archives: pages and documents in them are reports; what is cut short, or no archive, is told."""

from __future__ import annotations

import gzip
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter
from written_archives import ANSWERS, PAGE, RAID, write_warc
from written_samples import write_pdf

from sourcebook.ingest import Kept, ReadOptions, read_kept
from sourcebook.records import Problem, Source


def records(folder: Path, content: bytes, name: str = "a.warc.gz") -> list[Kept | Problem]:
    (folder / name).write_bytes(content)
    return list(read_kept([str(folder / name)], ReadOptions()))


@pytest.mark.parametrize("form", ["a.warc.gz", "a.warc", "one-member.warc.gz", "no-suffix"])
def test_pages_and_texts_are_reports_and_nothing_else_is(tmp_path: Path, form: str) -> None:
    content = write_warc(ANSWERS, gzip=form in ("a.warc.gz", "no-suffix"))
    page, note = records(tmp_path, gzip.compress(content) if form.startswith("one") else content, form)
    assert isinstance(page, Kept)
    assert isinstance(note, Kept)
    assert page.report.text == RAID
    assert page.report.url == page.original.url == "https://www.delta.example/news/1"
    assert page.report.source == Source("delta.example")
    assert page.report.published is None, "when it was collected is not when it was published"
    assert page.original.collected == datetime(2019, 3, 5, 10, tzinfo=UTC)
    assert page.original.content == PAGE
    assert page.original.sha256 == page.report.sha256
    assert (page.report.origin.row, note.report.origin.row) == (2, 6)
    assert note.report.text == "Three soldiers were hurt."


def test_a_document_is_told_by_its_bytes_where_the_server_is_wrong(tmp_path: Path) -> None:
    pdf = write_pdf([["Two were killed at Zor."]])
    (kept,) = records(tmp_path, write_warc([("https://a.example/x", "text/html", pdf, "200 OK")]))
    assert isinstance(kept, Kept)
    assert "Two were killed at Zor." in kept.report.text
    assert kept.original.media_type == "application/pdf"


def test_a_page_cannot_speak_for_another_host(tmp_path: Path) -> None:
    page = b'<html><head><link rel="canonical" href="https://%s/x"></head><body><p>Two were shot.</p></body></html>'
    answers = [
        ("https://a.example/1?from=feed", "text/html", page % b"a.example", "200 OK"),
        ("https://a.example/2", "text/html", page % b"other.example", "200 OK"),
    ]
    found = [kept.report.url for kept in records(tmp_path, write_warc(answers)) if isinstance(kept, Kept)]
    assert found == ["https://a.example/x", "https://a.example/2"]


def test_an_archive_cut_anywhere_is_told_unless_the_cut_is_between_records(tmp_path: Path) -> None:
    whole = write_warc(ANSWERS, gzip=False)
    starts = [at for at in range(len(whole)) if whole.startswith(b"WARC/1.", at)]
    between = {start - back for start in [*starts[1:], len(whole)] for back in range(5)}
    for cut in range(40, len(whole), 37):
        found = records(tmp_path, whole[:cut], "cut.warc")
        assert cut in between or any(isinstance(one, Problem) for one in found), cut


def packed(body: bytes) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    headers = [("Content-Type", "text/html"), ("Content-Encoding", "gzip")]
    with io.BytesIO(gzip.compress(body)) as payload:
        record = writer.create_warc_record(
            "https://a.example/",
            "response",
            payload=payload,
            http_headers=StatusAndHeaders("200 OK", headers, "HTTP/1.1"),
        )
        writer.write_record(record)
    record.raw_stream.close()
    return out.getvalue()


def test_a_packed_page_is_unpacked(tmp_path: Path) -> None:
    (kept,) = records(tmp_path, packed(PAGE))
    assert isinstance(kept, Kept)
    assert kept.report.text == RAID


LONG = b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: image/png\r\nContent-Length: 300000000\r\n\r\n"
BOMBS = {
    "a page that unpacks to too much": packed(b"<p>" + b"a" * 60_000_000),
    "an endless header": gzip.compress(b"WARC/1.0\r\nWARC-Type: " + b"a" * 100_000_000),
    "endless headers": b"WARC/1.0\r\n" + b"a: b\r\n" * 1_000_000,
    "a record of nothing but zeros": gzip.compress(LONG + b"\0" * 300_000_000, 1),
    "no gzip": b"\x1f\x8b" + b"asdf" * 100,
    "half a gzip": gzip.compress(write_warc(ANSWERS[1:2]))[:60],
    "no record": gzip.compress(b""),
    "no report": write_warc(ANSWERS[1:4]),
    "a negative length": LONG.replace(b"300000000", b"-5"),
    "a length that lies": LONG.replace(b"300000000", b"3") + b"123456789\r\n\r\n",
    "nothing": b"",
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_what_is_made_to_break_a_reader_is_a_problem(
    tmp_path: Path, bomb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = records(tmp_path, BOMBS[bomb])
    assert found
    assert all(isinstance(one, Problem) and len(one.message) < 500 for one in found)
    assert capsys.readouterr().err == ""
