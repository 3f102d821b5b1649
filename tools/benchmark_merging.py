"""Measures the merge on synthetic events with a known answer: time, memory, precision and recall, and cost as it grows.

    python tools/benchmark_merging.py [COUNT …] [--plot docs/images/merging-growth.svg]

For each COUNT: merging all, in steps of 20,000, then adding 100 events more. One process, one core.
"""

from __future__ import annotations

import argparse
import resource
import sys
from pathlib import Path
from time import perf_counter, process_time

from sourcebook.evaluate.merge.score import b_cubed, pairwise
from sourcebook.evaluate.merge.synthetic import synthetic_events
from sourcebook.merge.memory import Memory

#: How many are added in the end, and how many go into one step of the merge: what one transaction of a store takes.
_MORE, _STEP = 100, 20_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", nargs="*", type=int, default=[25_000, 50_000, 100_000, 200_000])
    parser.add_argument("--plot", type=Path)
    asked = parser.parse_args()
    print("  events  seconds  of CPU     MB    links   +100  of CPU  pairs P      R     F1     B3")
    rows = [_measure(count) for count in asked.counts]
    if asked.plot:
        asked.plot.write_text(plot_growth(rows), encoding="utf-8")


def _measure(count: int) -> tuple[int, float]:
    made = synthetic_events(count + _MORE)
    memory = Memory()
    start, processor = perf_counter(), process_time()
    links = sum(len(memory.merge(made.events[at : min(at + _STEP, count)]).links) for at in range(0, count, _STEP))
    seconds, processor = perf_counter() - start, process_time() - processor
    start, processor_more = perf_counter(), process_time()
    memory.merge(made.events[count:])
    more, processor_more = perf_counter() - start, process_time() - processor_more
    pairs, b3 = pairwise(made.occurrence, memory.incidents), b_cubed(made.occurrence, memory.incidents)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{count:8d} {seconds:8.1f} {processor:7.1f} {peak:6d} {links:8d} {more:6.2f} {processor_more:7.2f}"
        f" {pairs.precision:8.3f} {pairs.recall:6.3f} {pairs.f1:6.3f} {b3.f1:6.3f}",
        flush=True,
    )
    return count, processor


def plot_growth(rows: list[tuple[int, float]]) -> str:
    """Seconds of processor time by number of events, as a small SVG, with the line of a cost that grows as they do."""
    wide, high, left, low = 640, 360, 60, 40
    most, longest = max(count for count, _ in rows), max(seconds for _, seconds in rows) * 1.15
    per_event = rows[0][1] / rows[0][0]

    def at(count: float, seconds: float) -> str:
        x = left + (wide - left - 20) * count / most
        return f"{x:.1f},{high - low - (high - low - 20) * seconds / longest:.1f}"

    dots = [at(*row).split(",") for row in rows]
    marks = "".join(
        f'<circle cx="{x}" cy="{y}" r="4" fill="#1f5fa8"/>'
        f'<text x="{x}" y="{float(y) - 10:.1f}" text-anchor="end">{count // 1000},000: {seconds:.0f} s</text>'
        for (x, y), (count, seconds) in zip(dots, rows, strict=True)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" font-family="sans-serif" font-size="13">'
        f'<rect width="{wide}" height="{high}" fill="white"/>'
        f'<polyline points="{at(0, 0)} {at(most, min(longest, most * per_event))}" fill="none" stroke="#999"'
        f' stroke-dasharray="5 5"/><polyline points="{" ".join(at(*row) for row in rows)}" fill="none"'
        f' stroke="#1f5fa8" stroke-width="2"/>{marks}'
        f'<line x1="{left}" y1="{high - low}" x2="{wide - 20}" y2="{high - low}" stroke="black"/>'
        f'<line x1="{left}" y1="{high - low}" x2="{left}" y2="20" stroke="black"/>'
        f'<text x="{wide / 2}" y="{high - 10}" text-anchor="middle">events</text>'
        f'<text x="16" y="{high / 2}" transform="rotate(-90 16 {high / 2})"'
        f' text-anchor="middle">seconds of processor time</text></svg>\n'
    )


if __name__ == "__main__":
    sys.exit(main())
