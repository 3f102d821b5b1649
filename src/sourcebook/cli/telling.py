"""`diff`, `explain` and `sources`: what a dataset tells, printed with persons' names withheld unless asked for."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from sourcebook import dataset as verbs
from sourcebook.dataset import Change, Dataset, Difference, incident_parts
from sourcebook.dataset.explaining import statements_of
from sourcebook.export.incident_records import Merged, written
from sourcebook.export.incidents import incident_to_json
from sourcebook.export.withhold import copies
from sourcebook.merge.sources import SourceRow, source_view
from sourcebook.records import Event, event_to_json

from .judged import as_left
from .plain import many, one_line
from .words import date_words, place_words, type_words


def print_differences(folder: Path, *, names: bool, as_json: bool) -> int:
    """Print each report whose newest coding says something else, its changes below it, and a line that sums up."""
    totals: Counter[str] = Counter()
    with Dataset.open(folder) as dataset:
        for difference in verbs.diff(dataset):
            totals["reports"] += 1
            totals["same"] += difference.same
            totals.update(change.kind for change in difference.changes)
            totals["judged"] += sum(
                change.judged and change.kind in ("changed", "gone") for change in difference.changes
            )
            for line in _json_lines(difference, names) if as_json else _lines(difference, names):
                print(line)
    if not as_json:
        kinds = ", ".join(f"{totals[kind]} {kind}" for kind in ("new", "changed", "gone"))
        kinds += f", {totals['found']} found that people had added" if totals["found"] else ""
        judged = f"; {many(totals['judged'], 'event')} of them judged by a person" if totals["judged"] else ""
        print(f"{many(totals['reports'], 'report')} coded anew: events {kinds}, {totals['same']} the same{judged}")
    return 0


def _lines(difference: Difference, names: bool) -> Iterator[str]:
    if not difference.changes:
        return
    before, after = (f"{coder.model} {coder.version}" for coder in (difference.before, difference.after))
    yield one_line(f"{difference.report.key}, report {difference.report.report.id}: {before} -> {after}")
    for change in difference.changes:
        words = ", ".join(_event_words(event, names) for event in (change.before, change.after) if event is not None)
        fields = f" in {', '.join(change.fields)}" if change.fields else ""
        judged = " (judged)" if change.judged else ""
        yield one_line(f"  {change.kind}{fields}{judged}: {words}")


def _event_words(event: Event, names: bool) -> str:
    """`ev-… armed-clash 2019-03-17 Douentza`."""
    shown = _shown(event, names)
    parts = (shown.id, type_words(shown), date_words(shown.date), place_words(shown.place))
    return " ".join(part for part in parts if part)


def _shown(event: Event, names: bool) -> Event:
    return copies([event], names=names)[0].event


def _json_lines(difference: Difference, names: bool) -> Iterator[str]:
    stamps = {"before": asdict(difference.before), "after": asdict(difference.after)}
    report = {"key": difference.report.key, "id": difference.report.report.id}
    changes = [_change_json(change, names) for change in difference.changes]
    yield json.dumps({"report": report, "coders": stamps, "same": difference.same, "changes": changes})


def _change_json(change: Change, names: bool) -> dict[str, object]:
    sides = {"before": change.before, "after": change.after}
    events = {side: None if event is None else event_to_json(_shown(event, names)) for side, event in sides.items()}
    return {"kind": change.kind, "fields": list(change.fields), "judged": change.judged, **events}


def explain_incident(folder: Path, id: str, policy: str | None, *, names: bool, as_json: bool) -> int:
    """Print the story of an incident, or its record."""
    with Dataset.open(folder) as dataset:
        if not as_json:
            for line in verbs.explain(dataset, id, policy=policy, names=names, stands=as_left(dataset)):
                print(line.rstrip())
            return 0
        told = incident_parts(dataset, id, policy=policy, stands=as_left(dataset)).told
        merged = Merged(told.incident, told.events, told.beside)
        chosen = policy or dataset.settings.policy
        (row,) = written([merged], policy=chosen, names=names, war_zones=dataset.settings.war_zones)
    print(json.dumps(incident_to_json(row)))
    return 0


def print_sources(folder: Path, *, by_kind: bool, as_json: bool) -> int:
    """Print a row for each source, those that tell most first."""
    with Dataset.open(folder) as dataset:
        told = verbs.told_incidents(dataset.store, stands=as_left(dataset))
        said = [statements_of(one) for one in told]
    rows = source_view(said, by="kind" if by_kind else "name")
    if as_json:
        print(json.dumps([asdict(row) for row in rows]))
        return 0
    print(f"{'source':32} {'incidents':>9} {'alone':>6} {'own word':>8}  killed beside others'     mostly tells")
    for row in rows:
        print(_source_line(row))
    return 0


def _source_line(row: SourceRow) -> str:
    beside = f"{row.killed} beside {row.others_killed} in {row.compared}" if row.compared else ""
    tells = ", ".join(f"{kind} {count}" for kind, count in row.types[:3])
    name = one_line(row.source)
    name = name if len(name) <= 32 else name[:31] + "…"
    return f"{name:32} {row.incidents:9} {row.alone:6} {row.independent:8}  {beside:24} {tells}".rstrip()
