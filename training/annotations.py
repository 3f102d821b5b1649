"""Our own codings of corpus reports, kept as offsets: pack hand-coded lines, and lay packed ones on the texts again."""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

Json = dict[str, Any]

#: Where texts stand in a coded event: lists of rows with a text each, and lists of bare texts.
_ROWS = ("actors", "harm", "attribution")


def packed(rows: Iterable[Json], corpus: str) -> Iterator[Json]:
    """Coded reports without a word of their texts: each quoted text as its offsets, each report by id and SHA-256."""
    for row in rows:
        find = partial(_find, row["text"])
        digest = hashlib.sha256(row["text"].encode()).hexdigest()
        events = [_event(event, find) for event in row["events"]]
        yield {"corpus": corpus, "id": row["id"], "sha256": digest, "events": events}


def unpacked(rows: Iterable[Json], texts: Mapping[str, str]) -> Iterator[Json]:
    """Packed rows with their words again. A text that is not the one that was coded is refused."""
    for row in rows:
        text = texts[row["id"]]
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise ValueError(f"{row['id']}: the text is not the one that was coded")
        quote = partial(_quote, text)
        yield {"id": row["id"], "text": text, "events": [_event(event, quote) for event in row["events"]]}


def _event(event: Json, turn: Callable[[Any], Any]) -> Json:
    """An event with each of its texts turned into another form."""
    found = dict(event)
    found["date"] = {**event["date"], "text": turn(event["date"]["text"])}
    found["place"] = {**event["place"], "texts": [turn(text) for text in event["place"]["texts"]]}
    for name in _ROWS:
        found[name] = [{**row, "text": turn(row["text"])} for row in event[name]]
    found["weapons"] = [turn(text) for text in event["weapons"]]
    found["evidence"] = turn(event["evidence"])
    return found


def _quote(text: str, span: Sequence[int] | None) -> str | None:
    return None if span is None else text[span[0] : span[1]]


def _find(text: str, words: str | None) -> list[int] | None:
    if words is None:
        return None
    start = text.index(words)
    return [start, start + len(words)]


def main() -> None:
    """Pack the lines of one file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("coded", type=Path, help="JSON Lines with id, text and events")
    parser.add_argument("corpus")
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    rows = (json.loads(line) for line in args.coded.open(encoding="utf-8"))
    lines = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in packed(rows, args.corpus)]
    args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
