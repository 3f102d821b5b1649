"""Our own codings as offsets: packed and laid on their texts again they are what was coded, and hold no words."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest

from annotations import packed, unpacked

ROOT = Path(__file__).resolve().parents[2]
TEXT = "Gunmen shot dead two villagers with rifles near Khar on March 4, police said."
CODED = {
    "id": "r1",
    "text": TEXT,
    "events": [
        {
            "type": "attack",
            "status": "accomplished",
            "date": {"text": "on March 4", "from": "--03-04", "to": "--03-04"},
            "place": {"texts": ["Khar"], "iso2": "PK"},
            "actors": [{"text": "Gunmen", "role": "perpetrator", "group": "unknown"}],
            "harm": [{"text": "two villagers", "who": "civilians", "effect": "killed", "low": 2, "high": 2}],
            "weapons": ["rifles"],
            "attribution": [{"text": "police", "kind": "state", "mode": "reported"}],
            "evidence": "shot dead two villagers",
        },
        {
            "type": "threat",
            "status": "threatened",
            "date": {"text": None, "from": None, "to": None},
            "place": {"texts": [], "iso2": None},
            "actors": [],
            "harm": [],
            "weapons": [],
            "attribution": [],
            "evidence": "Gunmen",
        },
    ],
}


def test_packed_and_unpacked_it_is_what_was_coded() -> None:
    before = copy.deepcopy(CODED)
    rows = [json.loads(json.dumps(row)) for row in packed([CODED], "invented")]
    assert list(unpacked(rows, {"r1": TEXT})) == [CODED] == [before]


def test_what_is_packed_holds_no_word_of_the_text() -> None:
    (row,) = packed([CODED], "invented")
    told = json.dumps(row)
    assert (row["corpus"], row["id"]) == ("invented", "r1")
    assert not any(words in told for words in ("Gunmen", "villagers", "Khar", "rifles", "March", "police"))


def test_another_text_is_refused() -> None:
    with pytest.raises(ValueError, match="r1: the text is not the one that was coded"):
        list(unpacked(packed([CODED], "invented"), {"r1": TEXT.replace("two", "three")}))


def test_words_that_are_not_in_the_text_are_refused() -> None:
    spoilt = copy.deepcopy(CODED)
    spoilt["events"][0]["evidence"] = "nowhere"  # type: ignore[index]
    with pytest.raises(ValueError, match="substring not found"):
        list(packed([spoilt], "invented"))


@pytest.mark.parametrize(
    "path", sorted((ROOT / "training" / "annotations").glob("*.jsonl")), ids=lambda path: path.name
)
def test_the_codings_kept_here_are_offsets_alone(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert len(row["sha256"]) == 64
        for event in row["events"]:
            spans = [event["date"]["text"], *event["place"]["texts"], *event["weapons"], event["evidence"]]
            spans += [part["text"] for name in ("actors", "harm", "attribution") for part in event[name]]
            assert all(span is None or (len(span) == 2 and span[0] < span[1]) for span in spans)
