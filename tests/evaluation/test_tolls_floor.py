"""`benchmark tolls` on the corpora that are at hand: the figures may only rise."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from sourcebook.evaluate.floors import file_hash
from sourcebook.evaluate.tolls.corpora import TollCorpus, read_corpora
from sourcebook.evaluate.tolls.run import score_tolls
from sourcebook.pipeline import Pipeline

CORPORA = Path(os.environ.get("SOURCEBOOK_CORPORA") or Path(__file__).resolve().parents[3] / "shared" / "corpora")

#: The files that the floors were measured on, by their SHA-256.
HASHES = {
    "fakes/dev.jsonl": "bc6a97842f1f144497c7ca02e84db4726ad57ea2360f1968b60e24017717f32e",
    "gva/articles.jsonl": "f71fcde593d96be2501d95f6ad847d54ee14f332bd0e945c3972204b9c58d44d",
    "gva/incidents.jsonl": "529690e6e3c7015f9305c1f58fdda9d14539f9b9ff4049ce0f678b8f1fa48dc4",
}
#: One in so many articles of FA-KES, and of the incidents of GVA, so that the test takes seconds.
PARTS = {"fakes": 3, "gva": 8}
#: The shares answered exactly on those parts, rounded down. They may only rise.
FLOORS: Mapping[str, Mapping[str, float]] = {
    "fakes": {"civilians_killed": 0.69, "others_killed": 0.82},
    "gva": {"killed": 0.9, "injured": 0.74},
    "gva_articles": {"killed": 0.83, "injured": 0.66},
}


def _part(corpus: TollCorpus) -> TollCorpus:
    """A fixed part of a corpus, incidents kept whole."""
    parts = PARTS[corpus.name]
    kept = (a for a in corpus.articles if int(sha256(a.incident.encode()).hexdigest(), 16) % parts == 0)
    return replace(corpus, articles=tuple(kept))


@pytest.mark.parametrize("folder", ["fakes", "gva"])
def test_tolls_hold_their_floors(folder: str) -> None:
    files = [name for name in HASHES if name.startswith(f"{folder}/")]
    missing = [name for name in files if not (CORPORA / name).is_file()]
    if missing:
        pytest.skip(f"{', '.join(missing)} not in {CORPORA}; set SOURCEBOOK_CORPORA to the folder of corpora")
    assert {name: file_hash(CORPORA / name) for name in files} == {name: HASHES[name] for name in files}
    data = CORPORA / "fakes" / "dev.jsonl" if folder == "fakes" else CORPORA / "gva"
    scores = [score for corpus in read_corpora(data) for score in score_tolls(_part(corpus), Pipeline.open())]
    told = {(score.name, field): figures.exact for score in scores for field, figures in score.fields.items()}
    floors = {
        (name, field): floor for name in FLOORS for field, floor in FLOORS[name].items() if name.startswith(folder)
    }
    assert {key: told[key] for key, floor in floors.items() if told[key] < floor} == {}
