"""Reports that nobody coded: those of the corpora, and none that is kept for measuring."""

from __future__ import annotations

import json
from pathlib import Path

from uncoded import uncoded_texts


def _write(path: Path, *ids: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps({"id": one, "text": f"Report {one}."}) + "\n" for one in ids), encoding="utf-8")


def test_what_is_kept_for_measuring_is_left_out(tmp_path: Path) -> None:
    _write(tmp_path / "fakes" / "dev.jsonl", "a", "b", "c")
    _write(tmp_path / "fakes" / "dev.gold.jsonl", "b")
    found = list(uncoded_texts(tmp_path))
    assert [example.text for example in found] == ["Report a.", "Report c."]
    assert all(not example.roles and example.relevant is None for example in found)


def test_a_corpus_that_is_not_there_gives_nothing(tmp_path: Path) -> None:
    assert list(uncoded_texts(tmp_path)) == []
