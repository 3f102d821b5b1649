"""`init`, `add`, `code` of a dataset, `status`, `log`, `verify` and `purge`: one call, one line or two."""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sourcebook import dataset as verbs
from sourcebook.dataset import Dataset, Settings
from sourcebook.errors import UsageError
from sourcebook.ingest import ReadOptions, read_kept
from sourcebook.pipeline import Pipeline
from sourcebook.records import Problem
from sourcebook.review.opening import INDEX
from sourcebook.review.views import notes_in
from sourcebook.store import LogEntry

from .plain import many, one_line


@dataclass(frozen=True, slots=True)
class InitRequest:
    """One call of `sourcebook init`. `database` None makes a file in the folder."""

    folder: Path
    database: str | None
    collector: str
    extractor: str
    scheme: str
    policy: str
    war_zones: tuple[str, ...] = ()


def init_dataset(request: InitRequest) -> int:
    """Make a dataset and say where it is."""
    usual = Settings()
    settings = Settings(
        database=request.database or usual.database,
        collector=request.collector,
        extractor=request.extractor,
        scheme=request.scheme,
        policy=request.policy,
        war_zones=request.war_zones,
    )
    settings.check("the options")
    with Dataset.create(request.folder, settings) as dataset:
        where = one_line(str(request.folder))
        print(f"made a dataset in {where}: settings in {verbs.SETTINGS}, data in {one_line(dataset.store.where)}")
    return 0


def add_reports(folder: Path, paths: Sequence[str], options: ReadOptions, *, as_json: bool) -> int:
    """Add reports and say how many were new."""
    with Dataset.open(folder) as dataset:
        found = _told(read_kept(paths, options))
        with _counting() as tell:
            done = verbs.add(dataset, found, datetime.now(UTC), lambda added: tell(f"{added.new} reports added"))
    if as_json:
        _print_json({"new": done.new, "known": done.known, "problems": _problems(done.problems)})
    else:
        known = f", {done.known} were there already" if done.known else ""
        print(f"{_problem_words(done.problems)}{many(done.new, 'report')} added{known}")
    return 1 if done.problems else 0


def code_dataset(folder: Path, workers: int, *, quiet: bool) -> int:
    """Code what is not coded yet and say how much that was."""
    if not (folder / verbs.SETTINGS).exists():
        got = f"no reports are named, and {folder} is no dataset"
        raise UsageError(got, "code", "REPORTS, or -C and the folder of a dataset", "see sourcebook code --help")
    with Dataset.open(folder) as dataset:
        opener = functools.partial(Pipeline.open, dataset.settings.pipeline(dataset.folder))
        told = 0
        with _counting() as tell:

            def report(coded: verbs.Coded) -> None:
                nonlocal told
                _tell_problems(coded.problems[told:])
                told = len(coded.problems)
                tell(f"{coded.reports} reports coded, {coded.events} events")

            done = verbs.code(dataset, opener, workers=workers, tell=report)
    if not quiet:
        nothing = "; all were coded already" if not done.reports else ""
        again = f"; {many(done.returned, 'report')} as this coder had coded before" if done.returned else ""
        made = f"{many(done.events, 'event')} from {many(done.reports, 'report')}"
        print(f"{_problem_words(done.problems)}{made}{again or nothing}")
    return 1 if done.problems else 0


def print_status(folder: Path, *, as_json: bool) -> int:
    """Print how a dataset stands."""
    with Dataset.open(folder) as dataset:
        stamp = Pipeline.open(dataset.settings.pipeline(dataset.folder)).stamp
        found = verbs.status(dataset, stamp)
    notes = notes_in(folder / INDEX)
    if as_json:
        desk = None if notes is None else asdict(notes)
        _print_json({**asdict(found), "to_do": list(found.to_do), "desk": desk})
        return 0
    coder = f"{found.coder.model} of version {found.coder.version}, scheme {found.coder.scheme}"
    print(f"reports     {found.reports}, of which {found.uncoded} not coded by {coder}")
    outdated = f", {found.outdated} in incidents that do not count any more" if found.outdated else ""
    added = f", {found.added} added by people" if found.added else ""
    print(f"events      {found.events}, of which {found.unmerged} not merged{outdated}{added}")
    print(f"incidents   {found.incidents}")
    print(f"judgements  {found.judgements}")
    print(f"log         {found.head[0]} entries, the last is {found.head[1]}")
    print(f"data        {one_line(found.where)}")
    if notes is not None:
        told = f"{many(notes.views, 'view')}, {notes.assigned} events assigned, {notes.sample} to be coded twice"
        print(f"desk        {told}: in {INDEX} alone, which `verify` does not cover")
    print(f"to do       {', '.join(f'sourcebook {verb}' for verb in found.to_do) or 'nothing'}")
    return 0


def print_log(folder: Path, last: int, *, as_json: bool) -> int:
    """Print the last entries of the log, or all of them."""
    with Dataset.open(folder) as dataset:
        after = max(dataset.store.head()[0] - last, 0) if last else 0
        for entry in dataset.store.log(after):
            if as_json:
                _print_json({**asdict(entry), "at": entry.at.isoformat(), "rows": json.loads(entry.rows)})
            else:
                print(_entry_line(entry))
    return 0


def verify_dataset(folder: Path, *, as_json: bool) -> int:
    """Check all and say what is wrong, or what the log ends in."""
    with Dataset.open(folder) as dataset:
        faults = list(dataset.store.verify())
        seq, digest = dataset.store.head()
    if as_json:
        _print_json({"entries": seq, "head": digest, "faults": [asdict(fault) for fault in faults]})
    elif not faults:
        print(f"all is as the log says: {seq} entries, the last is {digest}")
    for fault in faults:
        print(one_line(f"{fault.table} {fault.key}: {fault.words}"), file=sys.stderr)
    if faults:
        print(f"{many(len(faults), 'fault')} found; restore a backup", file=sys.stderr)
    return 1 if faults else 0


def purge_from(folder: Path, report: str | None, name: str | None, *, reason: str, by: str) -> int:
    """Take a report or a name out, and say what is left of it."""
    if (report is None) == (name is None):
        raise UsageError("one of --report and --name is needed", "purge", "--report KEY, or --name NAME")
    with Dataset.open(folder) as dataset:
        who = by or dataset.settings.collector
        if report is not None:
            done = verbs.purge_report(dataset, report, reason=reason, by=who)
            print(
                f"the report {one_line(report)} and {many(done.events, 'event')} are gone; log entry {done.marker.seq}"
            )
        else:
            done = verbs.purge_name(dataset, name or "", reason=reason, by=who)
            reports = many(done.marker.payload["reports"], "report")
            print(f"the name is blotted out in {reports}; log entry {done.marker.seq}")
    return 0


def _entry_line(entry: LogEntry) -> str:
    told = ", ".join(f"{key} {_shown(value)}" for key, value in entry.payload.items() if key != "tool")
    rows = json.loads(entry.rows)
    counted = (
        ", ".join(f"{part[1]} {table}" for table, part in rows.items() if part[1]) if isinstance(rows, dict) else ""
    )
    words = "; ".join(part for part in (told, counted) if part)
    return one_line(f"{entry.seq:5} {entry.at:%Y-%m-%d %H:%M:%S} {entry.kind:12} {entry.hash[:12]} {words}")


def _shown(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _told(found: Iterable[Any]) -> Iterator[Any]:
    """What was found, each problem told as it comes up."""
    for one in found:
        if isinstance(one, Problem):
            _tell_problems([one])
        yield one


def _tell_problems(problems: Iterable[Problem]) -> None:
    for problem in problems:
        print(one_line(problem.message), file=sys.stderr)


def _problems(problems: Sequence[Problem]) -> list[dict[str, str]]:
    return [asdict(problem) for problem in problems]


def _problem_words(problems: Sequence[Problem]) -> str:
    return f"{many(len(problems), 'report')} had problems; " if problems else ""


def _print_json(value: object) -> None:
    print(json.dumps(value))


@contextmanager
def _counting() -> Iterator[Callable[[str], None]]:
    """What tells how far the work is: one line on standard error, in a terminal only."""
    if not sys.stderr.isatty():
        yield lambda words: None
        return
    yield lambda words: print(f"\r{words}", end="", file=sys.stderr, flush=True)
    print("\r\033[K", end="", file=sys.stderr)
