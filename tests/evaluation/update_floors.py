"""Measure the corpora that are at hand and raise their floors: `python tests/evaluation/update_floors.py`.

Ceilings, for errors, it lowers. It makes nothing worse unless it is called with --allow-regression; say in the commit
message why.
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
        measured = measure(corpus, CORPORA, pipeline)
        if measured is None:
            print(f"{corpus.name}: not at {CORPORA / corpus.gold}, left as it was")
            floors.append(corpus)
        else:
            floors.append(update_floors(corpus, measured, allow_regression=allow_regression))
            print(corpus.name, dict(floors[-1].floors), dict(floors[-1].ceilings))
    write_floors(FLOORS, floors)


if __name__ == "__main__":
    main()
