"""Measure the trained extractor on MUC-4 documents: python tools/benchmark_model.py PATH/muc34 [--model FOLDER].

One process on one core. Each document is coded and then its windows go through the bare network, one right after the
other, so that whatever else the machine does falls on both; the ratio of the two is steadier than either. Seconds are
those that the processor spent on this process. Needs an installed Sourcebook. Prints the table of docs/performance.md.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcebook import Report

#: Documents measured, and how often the whole is gone through: the best round counts.
DOCUMENTS, ROUNDS = 60, 3


def main() -> None:
    """Print one line for each measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("muc34", type=Path, help="the folder muc34 of the distribution")
    parser.add_argument("--model", type=Path, help="a folder with a trained model, in place of the shipped one")
    parser.add_argument("--split", default="tst1")
    args = parser.parse_args()
    os.environ["OMP_NUM_THREADS"] = "1"  # numpy's own threads; onnxruntime has one unless it is told otherwise
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    for name, figure in measure(args.muc34, args.split, args.model):
        print(f"| {name} | {figure} |")


def measure(muc34: Path, split: str, model: Path | None) -> list[tuple[str, str]]:
    """The measures with their figures, memory last: it is the peak of the whole process."""
    from sourcebook import Pipeline, PipelineOptions
    from sourcebook.evaluate.muc4.corpus import read_split
    from sourcebook.extract.model.encoder import Encoder
    from sourcebook.pipeline import MODEL

    reports = read_split(muc34, split).reports[:DOCUMENTS]
    before = _peak()
    pipeline = Pipeline.open(PipelineOptions(extractor="incidents", model=model))
    for report in reports:
        pipeline.code(report)
    peak = _peak()  # before the network is opened a second time, to be run bare
    encoder = Encoder(model or MODEL)

    def bare(report: Report) -> None:
        windows = encoder.pieces(report.text)
        start = time.process_time()
        for _ in encoder.run(windows):
            pass
        spent.append(time.process_time() - start)

    spent: list[float] = []
    rounds = [_round(reports, pipeline.code, bare, spent) for _ in range(ROUNDS)]
    coding, alone = min(rounds, key=lambda both: both[0])
    words = sum(len(report.text.split()) for report in reports) / len(reports)
    return [
        (f"documents a second ({words:.0f} words each)", f"{len(reports) / coding:.1f}"),
        ("windows of the bare network, documents a second", f"{len(reports) / alone:.1f}"),
        ("coding, times the bare network", f"{coding / alone:.2f}"),
        ("peak memory, MB", f"{peak:.0f}"),
        ("of it before the model was opened, MB", f"{before:.0f}"),
    ]


def _round(
    reports: Sequence[Report], code: Callable[[Report], object], bare: Callable[[Report], None], spent: list[float]
) -> tuple[float, float]:
    """Seconds for coding all documents, and for their windows alone."""
    spent.clear()
    coding = 0.0
    for report in reports:
        start = time.process_time()
        code(report)
        coding += time.process_time() - start
        bare(report)
    return coding, sum(spent)


def _peak() -> float:
    """Peak resident memory in MB. Linux counts it in kilobytes, macOS in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1_000)


if __name__ == "__main__":
    main()
