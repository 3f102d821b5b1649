"""Measure the corpora that are at hand and raise their floors: `python tests/evaluation/update_floors.py`.

Lowers nothing unless it is called with --allow-regression; say in the commit message why.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from sourcebook.evaluate.benchmark import measure
from sourcebook.evaluate.floors import read_floors, update_floors, write_floors
from sourcebook.pipeline import Pipeline, PipelineOptions

FLOORS = Path(__file__).with_name("floors.json")
CORPORA = Path(os.environ.get("SOURCEBOOK_CORPORA") or Path(__file__).resolve().parents[3] / "shared" / "corpora")


def main() -> None:
    allow_regression = "--allow-regression" in sys.argv[1:]
    pipeline = Pipeline.open(PipelineOptions())
    floors = []
    for corpus in read_floors(FLOORS):
        score = measure(corpus, CORPORA, pipeline)
        if score is None:
            print(f"{corpus.name}: not at {CORPORA / corpus.gold}, left as it was")
            floors.append(corpus)
        else:
            floors.append(update_floors(corpus, score, allow_regression=allow_regression))
            print(corpus.name, dict(floors[-1].floors))
    write_floors(FLOORS, floors)


if __name__ == "__main__":
    main()
