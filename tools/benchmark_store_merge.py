"""Measures `sourcebook merge` on synthetic events in a dataset: time, memory of all its processes, what is found.

    python tools/benchmark_store_merge.py [COUNT …] [--workers N] [--folder DIR] [--plot docs/images/merging-growth.svg]

For each COUNT a dataset is filled with as many reports and their coded events, merged by the command, and once more
when 100 events were added. The events are those of `benchmark_merging.py`, written out as short reports. The folder,
by default a temporary one, needs some 2 kB of space for each event and twice that while it is merged.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, sleep

from benchmark_merging import plot_growth

from sourcebook.dataset import Dataset
from sourcebook.evaluate.merge.score import b_cubed, pairwise
from sourcebook.evaluate.merge.synthetic import synthetic_events
from sourcebook.evaluate.merge.synthetic_reports import CODER, told_event
from sourcebook.records import Event, Report
from sourcebook.store import Collection, Original

#: How many are added in the end, and how many go into the store at once.
_MORE, _BATCH = 100, 1000
THEN = datetime(2026, 3, 1, tzinfo=UTC)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", nargs="*", type=int, default=[25_000, 50_000, 100_000, 200_000])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--fill", nargs=3, type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.fill:
        _fill(asked.folder, *asked.fill)
        return
    print("  events  seconds  of CPU     MB  written MB   +100  of CPU  pairs P      R     F1     B3", flush=True)
    rows = []
    for count in asked.counts:
        with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
            rows.append(_measure(Path(folder) / "data", count, asked.workers))
    if asked.plot:
        asked.plot.write_text(plot_growth(rows), encoding="utf-8")


def _measure(folder: Path, count: int, workers: int) -> tuple[int, float]:
    """Everything in processes of its own, so that none counts the memory of another."""
    _filled(folder, 0, count, count)
    merge = [sys.executable, "-m", "sourcebook", "merge", "-C", str(folder), "--workers", str(workers)]
    seconds, processor, peak = _timed(merge)
    size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    _filled(folder, count, count + _MORE, count)
    more, processor_more, _ = _timed(merge)
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    with Dataset.open(folder) as dataset:
        found = {member.event: incident.id for incident in dataset.store.incidents() for member in incident.members}
    pairs, b3 = pairwise(truth, found), b_cubed(truth, found)
    print(
        f"{count:8d} {seconds:8.1f} {processor:7.1f} {peak:6.0f} {size:11.0f} {more:6.2f} {processor_more:7.2f}"
        f" {pairs.precision:8.3f} {pairs.recall:6.3f} {pairs.f1:6.3f} {b3.f1:6.3f}",
        flush=True,
    )
    return count, processor


def _filled(folder: Path, *numbers: int) -> None:
    subprocess.run([sys.executable, __file__, "--folder", str(folder), "--fill", *map(str, numbers)], check=True)


def _fill(folder: Path, first: int, last: int, count: int) -> None:
    """Put the events from `first` to `last` of `count` and some more into a dataset, with their reports and bytes."""
    made = synthetic_events(count + _MORE)
    path = folder / "truth.json"
    truth = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    with Dataset.create(folder) if first == 0 else Dataset.open(folder) as dataset:
        for start in range(first, last, _BATCH):
            some = made.events[start : min(start + _BATCH, last)]
            events = [told_event(one) for one in some]
            keys = dataset.store.add_reports([_item(event) for event in events])
            dataset.store.add_codings([(str(key), CODER, [event], []) for key, event in zip(keys, events, strict=True)])
            truth |= {event.id: made.occurrence[one.event] for event, one in zip(events, some, strict=True)}
    path.write_text(json.dumps(truth), encoding="utf-8")


def _item(event: Event) -> tuple[Report, Original, Collection]:
    report, content = event.report, event.report.text.encode()
    return report, Original(report.sha256, content, "text/plain"), Collection(report.sha256, THEN, None, None, "", "")


def _timed(command: list[str]) -> tuple[float, float, float]:
    """Seconds and seconds of the processor that a command takes, and the most memory of all its processes, in MB."""
    before, start, peak = os.times(), perf_counter(), 0.0
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        peak = max(peak, _memory(process.pid))
        sleep(0.1)
    seconds, after = perf_counter() - start, os.times()
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    spent = after.children_user - before.children_user + after.children_system - before.children_system
    return seconds, spent, peak


def _memory(process: int) -> float:
    """The resident memory of a process and of those that it started, in MB; Linux only."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6 + sum(_memory(int(child)) for child in children)


if __name__ == "__main__":
    main()
