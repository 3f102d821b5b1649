"""RSS and Atom: an entry is a report, and no feed, however it is made, stops the run or takes it long."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from written_archives import ATOM, RAID, RSS

from sourcebook.ingest import Kept, ReadOptions, read_kept
from sourcebook.records import Problem, Source


def entries(
    folder: Path, content: bytes, name: str = "feed.rss", options: ReadOptions | None = None
) -> list[Kept | Problem]:
    (folder / name).write_bytes(content)
    return list(read_kept([str(folder / name)], options or ReadOptions()))


def test_an_entry_is_a_report_with_its_own_date_address_and_source(tmp_path: Path) -> None:
    raid, title_only, empty = entries(tmp_path, RSS)
    assert isinstance(raid, Kept)
    assert raid.report.text == f"{RAID}\n\nNobody claimed it."
    assert raid.report.id == "d-1"
    assert raid.report.title == "Two shot & killed"
    assert raid.report.published == date(2019, 3, 4)
    assert raid.report.url == "https://delta.example/news/1?a=1&b=2"
    assert raid.report.source == Source("Delta Post")
    assert raid.report.language == "en"
    assert raid.report.origin.row == 1
    assert raid.original.content.startswith(b"<p>Gunmen")
    assert raid.original.sha256 == raid.report.sha256
    assert isinstance(title_only, Kept)
    assert (title_only.report.text, title_only.report.published) == ("Bridge burnt at Zor", None)
    assert title_only.report.url == "https://delta.example/2"
    assert isinstance(empty, Problem)
    assert empty.kind == "EmptyError"


def test_atom_with_the_fuller_text_the_first_date_and_whom_it_was_taken_from(tmp_path: Path) -> None:
    one, two = entries(tmp_path, ATOM, "feed.xml")
    assert isinstance(one, Kept)
    assert isinstance(two, Kept)
    assert (one.report.text, one.report.published, one.report.language) == (RAID, date(2019, 3, 5), "fr")
    assert (two.report.text, two.report.published) == ("Three soldiers were hurt.", date(2019, 3, 7))
    assert (two.report.source, two.report.url) == (Source("Kedari Radio"), None)
    assert one.report.id == one.report.sha256[:12]


def test_the_users_word_fills_what_the_feed_leaves_open(tmp_path: Path) -> None:
    feed = b"<rss version='2.0'><channel><item><description>Three hurt.</description></item></channel></rss>"
    (kept,) = entries(tmp_path, feed, options=ReadOptions(published=date(2020, 1, 2), source=Source("Radio", "media")))
    assert isinstance(kept, Kept)
    assert (kept.report.published, kept.report.source) == (date(2020, 1, 2), Source("Radio", "media"))


BOMBS = {
    "entities": b'<!DOCTYPE rss [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss><channel><item><title>&b;</title></item>',
    "an outside file": b'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&a;</title>',
    "depth": b"<rss><channel>" + b"<item><b>" * 5_000,
    "entries": b"<rss><channel>" + b"<item><title>a</title></item>" * 100_000,
    "tags": b"<rss><channel><item>" + b"<link href='x'/>" * 300_000,
    "references": b"<rss><channel><item><title>" + b"&" * 4_900_000,
    "one tag": b"<rss><channel " + b"a='1' " * 800_000 + b">",
    "size": b"<rss><channel><item><title>" + b"a" * 6_000_000,
    "no feed": b"<rss></rss>",
    "no entry": b"<rss version='2.0'><channel><title>x</title></channel></rss>",
    "nothing": b"",
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_what_is_made_to_break_a_reader_is_one_problem(tmp_path: Path, bomb: str) -> None:
    (found,) = entries(tmp_path, BOMBS[bomb])
    assert isinstance(found, Problem)
    assert found.kind in ("DamagedError", "TooLargeError", "EmptyError")
    assert len(found.message) < 500
    assert "root:" not in found.message


@pytest.mark.parametrize("name", ["/etc/passwd", "https://delta.example/feed"])
def test_a_feed_that_looks_like_a_path_or_an_address_is_not_opened(tmp_path: Path, name: str) -> None:
    (found,) = entries(tmp_path, name.encode())
    assert isinstance(found, Problem)
    assert found.kind == "DamagedError"
