"""`sourcebook export`: a dataset's incidents, events or originals, each to the files that were named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sourcebook import dataset as verbs
from sourcebook.coding.scheme import codes_for, load_scheme
from sourcebook.dataset import Dataset
from sourcebook.dataset.dataset import TOOL
from sourcebook.errors import OutputError, UsageError
from sourcebook.export import FORMATS, write
from sourcebook.export.incident_records import Merged
from sourcebook.export.incidents import write_incidents
from sourcebook.merge.tolls import POLICIES
from sourcebook.records import Event
from sourcebook.store import Store

from .judged import as_left, confidence_words
from .outputs import check_outputs
from .plain import many, one_line

#: What the name of an archive ends in.
_ARCHIVES = (".warc", ".warc.gz")


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """One call of `sourcebook export`. `names` None leaves persons' names to the form."""

    files: tuple[Path, ...]
    folder: Path
    events: bool
    policy: str | None
    names: bool | None
    gold: Path | None = None


def export_dataset(request: ExportRequest) -> int:
    """Write every file that was named, each whole or not at all. Raises UsageError before any of them."""
    if not request.files and request.gold is None:
        raise UsageError("nothing to write to", "FILES", "one file or more, or --gold FILE.jsonl")
    if request.gold is not None:
        from .review import write_gold

        write_gold(request.folder, request.gold)
    archives = [path for path in request.files if path.name.lower().endswith(_ARCHIVES)]
    others = [path for path in request.files if path not in archives]
    if request.policy is not None and request.policy not in POLICIES:
        raise UsageError(f"{request.policy!r} is no policy", "--policy", ", ".join(POLICIES))
    if request.events:
        check_outputs(others, ())
    else:
        _check_incidents(others)
    with Dataset.open(request.folder) as dataset:
        for path in archives:
            _tell(path, many(_write_originals(dataset, path), "original"))
        if others and request.events:
            _write_events(dataset, others, request.names)
        elif others:
            _write_incidents(dataset, others, request)
        if others and (words := confidence_words(dataset.folder)) is not None:
            print(words)
    return 0


def _check_incidents(paths: list[Path]) -> None:
    for path in paths:
        if path.suffix.lower() in FORMATS and path.suffix.lower() != ".jsonl":
            allowed = "a folder, a .jsonl or a .warc.gz file"
            raise OutputError("incidents are not written so", str(path), allowed, "--events writes the events so")


def _write_originals(dataset: Dataset, path: Path) -> int:
    from sourcebook.export.warc import Archived, write_warc

    def originals(store: Store) -> Iterator[Archived]:
        seen: set[str] = set()
        for stored in store.reports():
            if stored.original not in seen:
                seen.add(stored.original)
                kept = store.original(stored.original)
                yield Archived(kept, store.collections(stored.original), stored.report.url)

    return write_warc(originals(dataset.store), path, tool=TOOL, operator=dataset.settings.collector)


def _write_events(dataset: Dataset, paths: list[Path], names: bool | None) -> None:
    events = list(_events(dataset))
    scheme = load_scheme(dataset.settings.scheme_in(dataset.folder))
    for path in paths:
        write(events, path, names=names, codes=lambda event: codes_for(scheme, event))
        _tell(path, many(len(events), "event"))


def _events(dataset: Dataset) -> Iterator[Event]:
    stands = as_left(dataset)
    for stored in dataset.store.events():
        event = stands(stored.event)
        if event is not None:
            yield replace(event, report=verbs.dated(event.report))


def _write_incidents(dataset: Dataset, paths: list[Path], request: ExportRequest) -> None:
    told = verbs.told_incidents(dataset.store, stands=as_left(dataset))
    found = [Merged(one.incident, one.events, one.beside) for one in told if one.events]
    policy, war_zones = request.policy or dataset.settings.policy, dataset.settings.war_zones
    for path in paths:
        write_incidents(found, path, policy=policy, names=bool(request.names), war_zones=war_zones)
        _tell(path, f"{many(len(found), 'incident')}, tolls by {policy}")


def _tell(path: Path, words: str) -> None:
    print(f"{one_line(str(path))}: {words}")
