"""The sample set holds together: its gold quotes the reports, says only allowed values, and invents its groups."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import sourcebook
from sourcebook.ingest import ReadOptions, read
from sourcebook.lexicon.roster import find_group
from sourcebook.records import Report, parse_partial, vocabulary

Json = dict[str, Any]
SAMPLES = Path(sourcebook.__file__).parent / "data" / "samples"
REPORTS = SAMPLES / "reports"
TABLES = ("newswire-table.csv", "archive.jsonl")

INVENTED_GROUPS = (
    "Delta Salvation Movement", "Lake Vanguard", "Zamin Army", "People's Column of Dandakaranya",
    "Manas National Guard", "Liwa al-Sahl", "Two Rivers Front", "Sierra Clara Front", "Liguasan Command",
    "Rovuma Column", "Lower Donets Militia", "Azawagh Guard", "Ménaka Self-Defence Union", "Spin Ghar Front",
)  # fmt: skip
#: Stems of names of groups that exist: none may be made part of an invented occurrence.
REAL_GROUPS = (
    "taliban", "islamic state", "isis", "isil", "daesh", "qaeda", "boko haram", "iswap", "shabaab", "shabab", "jnim",
    "nusra", "tahrir al-sham", "hezbollah", "hamas", "farc", "eln", "abu sayyaf", "biff", "milf", "maute", "maoist",
    "naxal", "ulfa", "lashkar", "jaish", "baloch liberation", "bla", "wagner", "azov", "donetsk people", "m23", "adf",
    "ansar al-sunna", "haqqani", "pkk", "houthi", "gatia", "hashd",
)  # fmt: skip
LOADED_WORDS = (
    "martyr", "infidel", "apostate", "crusader", "caliphate", "glorious", "heroic", "hero", "victory", "blessed",
    "allah be", "god is great", "terrorist", "terrorists", "vermin", "filthy", "traitor", "long live", "mujahid",
    "mujahideen", "jihad", "slaughter", "massacre", "bloodshed", "severed", "mutilated",
)  # fmt: skip


def folded(words: str) -> str:
    """Runs of white space as one space, as a line break inside a PDF's sentence changes no words."""
    return " ".join(words.split())


def table(name: str) -> list[dict[str, str]]:
    with (SAMPLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def gold() -> dict[str, Json]:
    lines = (SAMPLES / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert len({row["id"] for row in rows}) == len(rows)
    return {row["id"]: row for row in rows}


@cache
def read_samples() -> dict[str, Report]:
    """Every sample as the product reads it, under its id in the gold."""
    ids = {row["file"]: row["id"] for row in table("metadata.csv")}
    reports = {}
    for report in read([str(REPORTS)], ReadOptions()):
        assert isinstance(report, Report), report
        name = Path(report.origin.path or "").name
        reports[report.id if name in TABLES else ids[name]] = report
    return reports


def own_texts() -> Iterator[tuple[str, str]]:
    """The id and text of every report whose file can be read without the product: plain text and tables."""
    for row in table("metadata.csv"):
        if row["file"].endswith(".txt"):
            yield row["id"], (REPORTS / row["file"]).read_text(encoding="utf-8")
    with (REPORTS / "newswire-table.csv").open(encoding="utf-8", newline="") as file:
        yield from ((row["id"], row["text"]) for row in csv.DictReader(file))
    for line in (REPORTS / "archive.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["id"], json.loads(line)["text"]


def quoted(event: Json) -> Iterator[str]:
    """Every value of a coded event that is said to be words of the report."""
    if event["date"]["text"] is not None:
        yield event["date"]["text"]
    yield from event["place"]["texts"]
    for field in ("actors", "harm", "attribution"):
        yield from (row["text"] for row in event[field])
    yield from event["weapons"]
    yield event["evidence"]


EVENTS = [(id, index, event) for id, row in gold().items() for index, event in enumerate(row["events"])]
EVENT_NAMES = [f"{id}.{index}" for id, index, _ in EVENTS]


def test_every_report_is_coded_and_every_coding_has_its_report() -> None:
    assert set(read_samples()) == set(gold())


def test_every_file_is_listed() -> None:
    listed = [row["file"] for row in table("metadata.csv")]
    assert sorted([*listed, *TABLES]) == sorted(path.name for path in REPORTS.iterdir())


@pytest.mark.parametrize(("id", "index", "event"), EVENTS, ids=EVENT_NAMES)
def test_gold_quotes_the_text(id: str, index: int, event: Json) -> None:
    text = folded(read_samples()[id].text)
    assert [words for words in quoted(event) if not words or words not in text] == []


@pytest.mark.parametrize(("id", "text"), list(own_texts()), ids=[id for id, _ in own_texts()])
def test_gold_quotes_the_file_itself_and_reports_are_short(id: str, text: str) -> None:
    assert [words for event in gold()[id]["events"] for words in quoted(event) if words not in text] == []
    assert 40 <= len(text.split()) <= 200


@pytest.mark.parametrize(("id", "index", "event"), EVENTS, ids=EVENT_NAMES)
def test_values_are_in_the_vocabulary(id: str, index: int, event: Json) -> None:
    assert event["type"] in vocabulary.EVENT_TYPES
    assert event["status"] in vocabulary.STATUSES
    assert event["place"]["iso2"] is None or re.fullmatch("[A-Z]{2}", event["place"]["iso2"])
    for actor in event["actors"]:
        assert (actor["role"] in vocabulary.ROLES) and (actor["group"] in vocabulary.GROUPS), actor
    for harm in event["harm"]:
        assert (harm["who"] in vocabulary.GROUPS) and (harm["effect"] in vocabulary.EFFECTS), harm
    for speaker in event["attribution"]:
        assert (speaker["kind"] in vocabulary.SPEAKER_KINDS) and (speaker["mode"] in vocabulary.MODES), speaker


@pytest.mark.parametrize(("id", "index", "event"), EVENTS, ids=EVENT_NAMES)
def test_tolls_are_ranges_and_never_nought(id: str, index: int, event: Json) -> None:
    for row in event["harm"]:
        low, high = row["low"], row["high"]
        assert (low, high) != (None, None), row
        assert low != 0 and high != 0, row
        assert low is None or high is None or low <= high, row


@pytest.mark.parametrize(("id", "index", "event"), EVENTS, ids=EVENT_NAMES)
def test_dates_parse_and_precede_publication(id: str, index: int, event: Json) -> None:
    start, end = parse_partial(event["date"]["from"]), parse_partial(event["date"]["to"])
    assert (start is None) == (end is None)
    if start is None or end is None or start.year is None:
        return
    assert str(start) <= str(end)
    published = published_dates()[id]
    assert published == "" or str(start) <= published


def published_dates() -> dict[str, str]:
    dates = {row["id"]: row["published"] for row in table("metadata.csv")}
    for id, report in read_samples().items():
        dates.setdefault(id, "" if report.published is None else report.published.isoformat())
    return dates


def test_hashes_are_of_the_bytes() -> None:
    hashes = {row["id"]: hashlib.sha256((REPORTS / row["file"]).read_bytes()) for row in table("metadata.csv")}
    for id, text in own_texts():
        hashes.setdefault(id, hashlib.sha256(text.encode()))
    assert {id: row["sha256"] for id, row in gold().items()} == {id: h.hexdigest()[:16] for id, h in hashes.items()}


def test_occurrences_name_every_event_once() -> None:
    named = [(row["report_id"], int(row["event_index"])) for row in table("occurrences.csv")]
    assert sorted(named) == sorted((id, index) for id, index, _ in EVENTS)


def test_occurrences_are_told_as_often_as_the_readme_says() -> None:
    told: dict[str, set[str]] = defaultdict(set)
    for row in table("occurrences.csv"):
        told[row["occurrence_id"]].add(row["report_id"])
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    promised = {id: int(count) for id, count in re.findall(r"^\| (o\d+) \|.*\| (\d+) \|$", readme, flags=re.MULTILINE)}
    assert len(promised) == 12
    assert {id: len(reports) for id, reports in told.items() if id.startswith("o")} == promised


def test_one_occurrence_has_the_four_tolls() -> None:
    douentza = [row for row in table("occurrences.csv") if row["occurrence_id"] == "o01"]
    tolls = set()
    for row in douentza:
        event = gold()[row["report_id"]]["events"][int(row["event_index"])]
        tolls |= {h["low"] for h in event["harm"] if h["effect"] == "killed" and h["who"] == "state-forces"}
    assert {8, 9, 11, 30} <= tolls


def test_some_reports_tell_of_no_event() -> None:
    assert sum(not row["events"] for row in gold().values()) == 6


@pytest.mark.parametrize("words", [*REAL_GROUPS, *LOADED_WORDS])
def test_no_group_that_exists_and_no_loaded_word(words: str) -> None:
    pattern = re.compile(rf"\b{re.escape(words)}\b", re.IGNORECASE)
    assert [id for id, report in read_samples().items() if pattern.search(report.text)] == []


@pytest.mark.parametrize("name", INVENTED_GROUPS)
def test_invented_groups_occur_and_are_in_no_roster(name: str) -> None:
    assert any(name.casefold() in report.text.casefold() for report in read_samples().values())
    assert find_group(name) is None
