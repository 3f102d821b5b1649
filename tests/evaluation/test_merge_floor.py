"""`benchmark merge` on a fixed part of its corpus, where it is at hand: the figures may only rise."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from sourcebook.evaluate.floors import file_hash
from sourcebook.evaluate.merge.articles import code_articles
from sourcebook.evaluate.merge.run import score_merge
from sourcebook.evaluate.tolls.corpora import read_gva

CORPORA = Path(os.environ.get("SOURCEBOOK_CORPORA") or Path(__file__).resolve().parents[3] / "shared" / "corpora")

#: The files that the floors were measured on, by their SHA-256.
HASHES = {
    "articles.jsonl": "f71fcde593d96be2501d95f6ad847d54ee14f332bd0e945c3972204b9c58d44d",
    "incidents.jsonl": "529690e6e3c7015f9305c1f58fdda9d14539f9b9ff4049ce0f678b8f1fa48dc4",
}
#: One in so many incidents, so that the test takes a minute at most.
PART = 12
#: The figures on that part, rounded down. They may only rise. Fewer incidents are easier to tell apart than all 1,657.
FLOORS = {"pairs": 0.9, "b3": 0.95, "killed": 0.86}


def test_merging_holds_its_floors() -> None:
    missing = [name for name in HASHES if not (CORPORA / "gva" / name).is_file()]
    if missing:
        pytest.skip(f"{', '.join(missing)} not in {CORPORA / 'gva'}; set SOURCEBOOK_CORPORA to the folder of corpora")
    assert {name: file_hash(CORPORA / "gva" / name) for name in HASHES} == HASHES
    articles = read_gva(CORPORA / "gva").articles
    part = [a for a in articles if int(sha256(a.incident.encode()).hexdigest(), 16) % PART == 0]
    score = score_merge(tuple(code_articles(part, "rules")))
    told = {"pairs": score.pairs.f1, "b3": score.b3.f1, "killed": score.killed}
    assert {name: told[name] for name, floor in FLOORS.items() if told[name] < floor} == {}
