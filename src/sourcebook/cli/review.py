"""`sourcebook review`, `report`, `calibrate` and `export --gold`: the desk of a dataset, and what comes of it."""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from sourcebook.export.atomic import replace_file
from sourcebook.records import Report
from sourcebook.review.applying import Reviewed
from sourcebook.review.desk import Desk
from sourcebook.review.opening import opened_desk

from .judged import confidence_words
from .outputs import check_outputs
from .plain import many, one_line


def run_review(dataset: str, port: int, coder: str | None) -> int:
    """Serve the desk until it is stopped."""
    from sourcebook.web.context import Room, checked_coder
    from sourcebook.web.serving import serve

    name = checked_coder(coder or _user())
    with opened_desk(_place(dataset), tell=_tell) as desk:
        serve(
            Room(desk, Path(dataset).resolve().name if "://" not in dataset else dataset.rpartition("/")[2], name), port
        )
    return 0


def _user() -> str:
    """Who sits at this machine, where it says so in words that can be a coder's name."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "coder"


def _place(dataset: str) -> Path | str:
    return dataset if "://" in dataset else Path(dataset)


def _tell(number: int) -> None:
    if sys.stderr.isatty():
        print(f"\rpreparing the desk: {number:,} events", end="", file=sys.stderr, flush=True)


def write_gold(folder: Path, output: Path) -> None:
    """Write the reports whose events were all judged as hand-coded ones."""
    from sourcebook.review.gold import gold_rows

    check_outputs((output,), (), suffixes=(".jsonl",))
    with opened_desk(folder) as desk, replace_file(output) as handle:
        count = 0
        for row in gold_rows(reviewed_reports(desk)):
            handle.write((json.dumps(row, ensure_ascii=False) + "\n").encode("utf-8", "replace"))
            count += 1
    print(one_line(f"{count} reports of which every event was judged; wrote {output}"))


def reviewed_reports(desk: Desk) -> Iterator[tuple[Report, list[Reviewed]]]:
    """Every report of the dataset with its events as people left them."""
    for _, events in groupby(desk.all_reviewed(), key=lambda pair: pair[0]):
        listed = [one for _, one in events]
        yield listed[0].machine.report, listed


def run_calibrate(dataset: str, *, forget: bool) -> int:
    """Learn the dataset's own confidence from its judgements, and keep it in its folder."""
    from sourcebook.review.recalibration import FILE, recalibrate, recalibration_json

    path = Path(dataset) / FILE
    if forget:
        path.unlink(missing_ok=True)
        print("confidence is that of the coder again")
        return 0
    with opened_desk(_place(dataset)) as desk:
        found = recalibrate(one for _, one in desk.all_reviewed())
        with replace_file(path) as handle:
            handle.write(recalibration_json(found).encode())
    print(
        f"{found.right} of {found.events} judged events were right; "
        f"Brier score {found.before:.3f}, now {found.after:.3f}"
    )
    print(
        one_line(
            f"an event of 0.9 is right with {found.of(0.9):.2f} here, one of 0.5 with {found.of(0.5):.2f}; wrote {path}"
        )
    )
    return 0


def run_report(dataset: str, output: Path, *, names: bool) -> int:
    """Write the read-only page of a dataset: its events as people left them, by incident."""
    from sourcebook.export import write

    check_outputs((output,), (), suffixes=(".html",))
    with opened_desk(_place(dataset)) as desk:
        homes = dict(desk.index.columns("SELECT id, incident FROM items WHERE incident IS NOT NULL"))
        events = [
            replace(one.event, confidence=desk.confidence(one.machine))
            for _, one in desk.all_reviewed()
            if one.state != "rejected"
        ]
    incidents = {event.id: homes[event.id] for event in events if event.id in homes}
    write(events, output, names=names, incidents=incidents)
    size = output.stat().st_size / 1_000_000
    if (words := confidence_words(Path(dataset))) is not None:
        print(words)
    told = f"{many(len(events), 'event')} in {many(len(set(incidents.values())), 'incident')}"
    print(one_line(f"{told}; wrote {output}, {size:.1f} MB"))
    return 0
