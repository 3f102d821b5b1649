"""The reader of the MUC-4 distribution, on invented messages; and on the real ones where they are at hand."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from muc4_factory import block

from sourcebook.errors import EmptyError, UsageError
from sourcebook.evaluate.muc4.agreement import partial_credit
from sourcebook.evaluate.muc4.corpus import Header, body_of, read_header, read_split, reflow, split_names
from sourcebook.evaluate.muc4.official import official_scores
from sourcebook.evaluate.muc4.templates import SLOT_NAMES

CORPORA = Path(os.environ.get("SOURCEBOOK_CORPORA") or Path(__file__).resolve().parents[3] / "shared" / "corpora")

TEXTS = """DEV-MUC3-9001 (SITE)

   CUSCO, 5 MAR 89 (RADIO ALBA) -- [REPORT] [ANA RUIZ] [TEXT] ARSONISTS BURNED
A MILL.

   [RUIZ] NOBODY WAS HURT.


DEV-MUC3-9002

   LIMA, NO DATE -- [TEXT] IT RAINED.
"""


@pytest.fixture
def distribution(tmp_path: Path) -> Path:
    split = tmp_path / "muc34" / "TASK" / "CORPORA" / "dev"
    split.mkdir(parents=True)
    (split / "dev-muc3-9001-9002").write_text(TEXTS)
    (split / "key-dev-9001.muc4").write_text(block(type="ARSON") + "\n" + block("*").replace("9001", "9002"))
    (split / "text-headers-info").write_text("About headers.\n")
    return tmp_path / "muc34"


def test_messages_are_reports(distribution: Path) -> None:
    split = read_split(distribution, "dev")
    one, other = split.reports
    assert one.text == (
        "CUSCO, 5 MAR 89 (RADIO ALBA) -- [REPORT] [ANA RUIZ] [TEXT] ARSONISTS BURNED A MILL.\n\n[RUIZ] NOBODY WAS HURT."
    )
    assert (one.id, one.published, one.source.name) == ("DEV-MUC3-9001", date(1989, 3, 5), "RADIO ALBA")
    assert (other.id, other.published, other.source.name) == ("DEV-MUC3-9002", None, None)
    assert body_of(one.text) == "ARSONISTS BURNED A MILL.\n\n[RUIZ] NOBODY WAS HURT."
    assert {message: len(templates) for message, templates in split.keys.items()} == {one.id: 1, other.id: 0}


def test_the_folder_of_the_splits_will_do(distribution: Path) -> None:
    assert read_split(distribution / "TASK" / "CORPORA", "dev") == read_split(distribution, "dev")
    assert split_names(distribution) == ("dev",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BONN (WEST GERMANY), 12 JUNE 89 (DPA) -- [TEXT] X", Header("BONN", "WEST GERMANY", date(1989, 6, 12), "DPA")),
        ("CLANDESTINE, 1 JAN 90 -- [TEXT] X", Header("CLANDESTINE", None, date(1990, 1, 1), None)),
        ("LIMA, 31 FEB 90 (EFE) -- X", Header("LIMA", None, None, "EFE")),
        ("NO HEADER AT ALL", Header()),
    ],
)
def test_headers(text: str, expected: Header) -> None:
    assert read_header(text) == expected


def test_paragraphs_are_put_together() -> None:
    assert reflow(["   A", "B.  C", "", "", "   D", ""]) == "A B.  C\n\nD"


def test_what_is_not_there_is_told(distribution: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no split 'tst9'.*allowed: dev"):
        read_split(distribution, "tst9")
    with pytest.raises(UsageError, match="no such folder"):
        read_split(tmp_path / "elsewhere", "dev")
    (distribution / "TASK" / "CORPORA" / "dev" / "dev-muc3-9001-9002").write_text("Nothing.\n")
    with pytest.raises(EmptyError, match="no message"):
        read_split(distribution, "dev")


def test_partial_credit_is_on_slots_that_there_are() -> None:
    assert set(partial_credit()) <= set(SLOT_NAMES)


def test_the_real_keys_against_themselves() -> None:
    folder = CORPORA / "muc4" / "muc34"
    if not folder.is_dir():
        pytest.skip(f"MUC-4 is not at {folder}; set SOURCEBOOK_CORPORA to the folder of corpora")
    for name, messages, templates in (("dev", 1300, 1114), ("tst1", 100, 85), ("tst2", 100, 106)):
        split = read_split(folder, name)
        assert len(split.reports) == len(split.keys) == messages
        assert sum(map(len, split.keys.values())) == templates
        if name != "dev":
            scores = official_scores(split.keys, split.keys)
            assert all(f.recall_credit == f.possible == f.actual for s in scores for f in s.readings.values())
