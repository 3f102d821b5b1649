"""The benchmark of dates holds its floors on TimeBank and AQUAINT, where they are. The floors may only rise."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from sourcebook.evaluate.timeml.corpus import read_documents
from sourcebook.evaluate.timeml.score import score_documents
from sourcebook.normalise.wide_dates import find_times

CORPORA = Path(os.environ.get("SOURCEBOOK_CORPORA") or Path(__file__).resolve().parents[3] / "shared" / "corpora")
CORPUS = CORPORA / "dates" / "tbaq"
#: Of the names and bytes of all documents, in the order of their names.
CORPUS_SHA256 = "e1c34ebc455725bd8eae7ae5bc110d67940aa778c4e848ca8bccdf8d31a35b36"
MARKED = 1505
#: What was reached on 2026-11-27, rounded down.
VALUE_F1, SPAN_F1 = 0.80, 0.92


def test_dates_hold_their_floors() -> None:
    if not CORPUS.is_dir():
        pytest.skip(f"TimeBank and AQUAINT are not at {CORPUS}; set SOURCEBOOK_CORPORA to the corpora")
    digest = sha256()
    for path in sorted(CORPUS.glob("*.tml")):
        digest.update(path.name.encode() + path.read_bytes())
    assert digest.hexdigest() == CORPUS_SHA256, "not the corpus that the floors were measured on"
    score = score_documents(read_documents(CORPUS), find_times)
    assert score.marked == MARKED
    assert score.value_f1 >= VALUE_F1
    assert score.span_f1 >= SPAN_F1
