"""Whatever the bytes and whatever the suffix, reading gives Reports or Problems, and never anything else."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written_archives import ANSWERS, ATOM, RSS, write_warc
from written_samples import write_docx, write_pdf

from sourcebook import errors
from sourcebook.ingest import ReadOptions, locate, read
from sourcebook.ingest.sniff import SUFFIXES
from sourcebook.records import Problem, Report, Span

STARTS = st.sampled_from(
    [
        b"",
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"<html><p>",
        b'{"text": "',
        b'[{"text": "',
        b'id,text\n1,"',
        b"\xff\xfe",
        b"\xfe\xff",
        b"\xef\xbb\xbf",
        b"\xd0\xcf\x11\xe0",
        RSS[:400],
        ATOM[:500],
        b"<rss version='2.0'><channel><item><description>",
        write_warc(ANSWERS),
        write_warc(ANSWERS, gzip=False)[:1_200],
        b"WARC/1.0\r\n",
        b"\x1f\x8b\x08\x00",
        write_pdf([["Two were killed."]])[:300],
        write_docx()[:3_000],
    ]
)
WORDS = st.lists(
    st.sampled_from(
        [
            "text",
            "id",
            '"',
            '""',
            ",",
            ";",
            "\n",
            "\r\n",
            "\t",
            "<p>",
            "</p>",
            "<!--",
            "&#x0;",
            "&amp;",
            "{",
            "}",
            ":",
            "[",
            "\\ud800",
            "killed",
            "Kunar",
            "\x00",
            "é",
            "قتل",
            "\u2028",
            "\ufeff",
            "<li>",
            "<td>",
            "2017-05-18",
            "<item>",
            "</item>",
            "<title>",
            "&lt;b&gt;",
            "<![CDATA[",
            "]]>",
            "Content-Length: 3\r\n",
            "WARC-Type: resource\r\n",
            "Content-Type: text/html\r\n\r\n",
        ]
    ),
    max_size=60,
).map(lambda parts: "".join(parts).encode())
SUFFIX = st.sampled_from([*sorted(SUFFIXES), ".unknown"])


def read_bytes(content: bytes, suffix: str) -> list[Report | Problem]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"report{suffix}"
        path.write_bytes(content)
        return list(read([str(path)], ReadOptions()))


@settings(max_examples=400, deadline=None)
@given(STARTS, st.one_of(st.binary(max_size=300), WORDS), SUFFIX)
def test_reading_gives_reports_or_problems(start: bytes, rest: bytes, suffix: str) -> None:
    found = read_bytes(start + rest, suffix)
    assert found
    for each in found:
        if isinstance(each, Problem):
            kind = getattr(errors, each.kind)
            assert issubclass(kind, errors.ReportError)
            assert "\n" not in each.message
        else:
            check_report(each)


def check_report(report: Report) -> None:
    assert report.text.strip()
    assert report.id
    assert len(report.sha256) == 64
    report.text.encode()  # no lone surrogates
    assert not any(letter < " " and letter not in "\n\t" for letter in report.text)
    end = 0
    for piece in report.origin.pieces:
        assert end <= piece.start < piece.end <= len(report.text)
        assert 0 <= piece.origin_start < piece.origin_end
        end = piece.end
    assert locate(report, Span(0, len(report.text)))
    assert locate(report, Span(len(report.text), len(report.text)))


@settings(max_examples=100, deadline=None)
@given(STARTS, st.binary(max_size=300), SUFFIX)
def test_reading_twice_gives_the_same(start: bytes, rest: bytes, suffix: str) -> None:
    first, second = read_bytes(start + rest, suffix), read_bytes(start + rest, suffix)
    kinds = [[each.kind if isinstance(each, Problem) else each.id for each in found] for found in (first, second)]
    assert kinds[0] == kinds[1]


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_every_suffix_has_a_reader(suffix: str) -> None:
    (found,) = read_bytes(b"", suffix)
    assert isinstance(found, Problem)
    assert found.kind in ("EmptyError", "DamagedError")
