"""Reading gold and coded events: both forms, and one clear line, with its number, for each thing that can be wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sourcebook.errors import SourcebookError
from sourcebook.evaluate.gold import read_events


def _write(folder: Path, *rows: Any) -> Path:
    path = folder / "gold.jsonl"
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_reads_both_forms_and_keeps_reports_without_events(tmp_path: Path) -> None:
    path = _write(
        tmp_path,
        {"id": "r1", "events": [{"type": "attack"}]},
        "",
        {"id": "r2", "events": []},
        {"report": {"id": "r3"}, "type": "bombing", "weapons": [{"text": "IED"}]},
        {"report": {"id": "r3"}, "type": "arrest"},
    )
    found = read_events(path)
    assert {report: [event["type"] for event in events] for report, events in found.items()} == {
        "r1": ["attack"],
        "r2": [],
        "r3": ["bombing", "arrest"],
    }


def test_a_line_separator_inside_a_string_does_not_end_the_line(tmp_path: Path) -> None:
    path = _write(tmp_path, {"id": "r1", "events": [{"type": "attack", "evidence": "two\u2028lines"}]})
    assert read_events(path)["r1"][0]["evidence"] == "two\u2028lines"


@pytest.mark.parametrize(
    ("row", "kind", "says"),
    [
        ("{not json", "DamagedError", "line 2: not JSON"),
        ("[" * 100_000, "DamagedError", "line 2: not JSON"),
        ("[1]", "DamagedError", "line 2: a JSON list"),
        ({"events": []}, "ColumnError", "line 2: id is None"),
        ({"id": 7, "events": []}, "ColumnError", "line 2: id is 7"),
        ({"type": "attack"}, "ColumnError", "line 2: neither a hand-coded report nor"),
        ({"id": "r", "events": {}}, "DamagedError", "line 2: events is not a list"),
        ({"id": "r", "events": [{"type": "atack"}]}, "DamagedError", "line 2: type is 'atack'; allowed: armed-clash, "),
        ({"id": "r", "events": [{"type": "attack"}, {"type": "x"}]}, "DamagedError", "line 2, event 2: type is 'x'"),
        ({"id": "r", "events": [{"type": "attack", "date": "May"}]}, "DamagedError", "date is 'May'"),
        ({"id": "r", "events": [{"type": "attack", "date": {"from": 5}}]}, "DamagedError", "date.from holds"),
        ({"id": "r", "events": [{"type": "attack", "place": {"texts": [1]}}]}, "DamagedError", "place.texts holds"),
        ({"id": "r", "events": [{"type": "attack", "weapons": "gun"}]}, "DamagedError", "weapons is not a list"),
        ({"id": "r", "events": [{"type": "attack", "harm": ["two"]}]}, "DamagedError", "harm is not a list of rows"),
        (
            {"id": "r", "events": [{"type": "attack", "harm": [{"who": "civilians", "effect": "killed", "low": "2"}]}]},
            "DamagedError",
            "harm.0.low is '2'",
        ),
        (
            {"id": "r", "events": [{"type": "attack", "actors": [{"role": "victim", "group": "civilians"}]}]},
            "DamagedError",
            "actors.0.role is 'victim'; allowed: perpetrator, target, party",
        ),
    ],
)
def test_says_what_is_wrong_and_in_which_line(tmp_path: Path, row: Any, kind: str, says: str) -> None:
    path = _write(tmp_path, {"id": "r0", "events": []}, row)
    with pytest.raises(SourcebookError) as caught:
        read_events(path)
    assert type(caught.value).__name__ == kind
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_files_that_hold_nothing_to_score(tmp_path: Path) -> None:
    empty, binary = tmp_path / "empty.jsonl", tmp_path / "binary.jsonl"
    empty.write_text("\n\n")
    binary.write_bytes(b"\xff\xfe\x00\x80")
    for path, kind in ((empty, "EmptyError"), (binary, "EncodingError"), (tmp_path / "none", "UsageError")):
        with pytest.raises(SourcebookError) as caught:
            read_events(path)
        assert type(caught.value).__name__ == kind
        assert path.name in str(caught.value)
