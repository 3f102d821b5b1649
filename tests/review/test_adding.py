"""An event that a person adds goes through all that events go through: coding anew, merging, exports, agreement."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import desk_factory as made
import pytest
from missed_reports import QUIET, report_of
from starlette.testclient import TestClient

from page_reader import records_of
from sourcebook.cli.main import app
from sourcebook.dataset import Dataset, diff, explain, merge, status
from sourcebook.dataset.successors import successors
from sourcebook.errors import AbsentError, StaleError, UsageError
from sourcebook.evaluate.gold import read_events
from sourcebook.records import CoderStamp, Span
from sourcebook.review.adding import Addition, add_event
from sourcebook.review.comparison import comparison_of
from sourcebook.review.desk import Decision, Desk
from sourcebook.review.opening import INDEX, opened_desk
from sourcebook.review.readings import first_date, span_of_words
from sourcebook.review.reports import AskedReports, count_reports, report_after, report_lines, report_view
from sourcebook.web.app import create_app
from sourcebook.web.context import Room
from sourcebook.web.form_values import coded_values
from sourcebook.web.security import TOKEN_HEADER, Door

NEWER = CoderStamp("9.9.9", "rules", "acled")
#: The second report of the same occurrence, in other words: the rules read it.
AGAIN = "OLDEBA, 19 March 2019 - Veshti Column fighters abducted four stallholders in Oldeba on 16 March, police said."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A dataset of a report in which nothing was found and one that tells the same."""
    folder = tmp_path / "set"
    with Dataset.create(folder) as dataset:
        made.add_to(dataset, [report_of(1, QUIET), report_of(3, AGAIN)])
        merge(dataset)
    return folder


@pytest.fixture
def small(folder: Path) -> Iterator[Desk]:
    with opened_desk(folder) as desk:
        yield desk


def addition(desk: Desk, coder: str = "anna", report: str = "m1", **more: Any) -> Addition:
    """The event that the report of `QUIET` tells."""
    start = QUIET.index("Traders")
    end = QUIET.index(" The district")
    riders, traders = ((QUIET.index(words), QUIET.index(words) + len(words)) for words in ("riders of", "Traders"))
    values = {
        "type": "abduction",
        "status": "accomplished",
        "date": {"text": "on 16 March", "from": "2019-03-16", "to": "2019-03-16", "precision": "day"},
        "place": {"texts": ["Oldeba"], "name": "Oldeba", "lat": 14.5, "lon": -3.5, "iso2": "ML",
                  "precision": "settlement"},
        "actors.0": {"text": "riders of", "span": riders, "role": "perpetrator", "group": "armed-group",
                     "name": "Veshti Column"},
        "harm.0": {"text": "Four stallholders", "who": "civilians", "effect": "abducted", "low": 4, "high": 4},
        "attribution.0": {"text": "Traders", "span": traders, "kind": "witness", "mode": "reported"},
    }  # fmt: skip
    values = {path: value | {"span": list(value["span"])} if "span" in value else value
              for path, value in values.items() if isinstance(value, dict)} | {
              path: value for path, value in values.items() if isinstance(value, str)}  # fmt: skip
    return Addition(made.key_of(desk, report), coder, (start, end), values | more.pop("values", {}), **more)


def test_it_stands_as_a_persons_event_with_time_and_name(small: Desk) -> None:
    event = add_event(small, addition(small, note="the machine found none"))
    view = small.event(event)
    assert (view.reviewed.state, view.reviewed.event.coder.by_person) == ("added", True)
    assert view.reviewed.event.confidence == 1.0
    (judged,) = view.history
    assert (judged.verdict, judged.coder, judged.note) == ("add", "anna", "the machine found none")
    (row,) = [row for row in small.rows(made.everything(), 0, 10) if row["id"] == event]
    assert row["state"] == "added" and json.loads(row["coders"]) == ["anna"]
    assert list(small.store.verify()) == []
    last = list(small.store.log())[-2:]
    assert ("judgement", ["add"]) in [(entry.kind, entry.payload.get("verdicts")) for entry in last]


def test_it_is_taken_back_whole_and_can_be_added_again(small: Desk) -> None:
    before = small.count(made.everything())
    first = add_event(small, addition(small))
    assert small.store.incident_of(first) is not None
    small.undo("anna")
    assert small.count(made.everything()) == before
    assert small.store.incident_of(first) is None, "it left its incident"
    assert small.event(first).reviewed.state == "rejected", "what was is still to be seen"
    again = add_event(small, addition(small))
    assert again != first and small.count(made.everything()) == before + 1
    assert [one.verdict for one in small.store.judgements()] == ["add", "undo", "add"]


def test_others_confirm_correct_and_reject_it_like_any(small: Desk) -> None:
    event = add_event(small, addition(small))
    small.judge(Decision("accept", (event,), "ben"))
    assert small.event(event).reviewed.state == "accepted"
    small.judge(Decision("correct", (event,), "ben", "type", "attack"))
    assert small.event(event).reviewed.event.type == "attack"
    small.undo("ben")
    small.judge(Decision("reject", (event,), "ben"))
    assert small.event(event).reviewed.state == "conflict"


def test_who_has_not_seen_what_was_added_is_told_so(small: Desk) -> None:
    key = made.key_of(small, "m1")
    seen = report_view(small.store, key).version
    event = add_event(small, addition(small, seen=seen))
    with pytest.raises(StaleError):
        add_event(small, addition(small, "ben", seen=seen))
    seen = report_view(small.store, key).version
    small.judge(Decision("accept", (event,), "cara"))
    with pytest.raises(StaleError):
        add_event(small, addition(small, "ben", seen=seen))
    assert len(report_view(small.store, key).events) == 1


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"values": {"type": "war"}}, UsageError),
        ({"values": {"type": None}}, UsageError),
        ({"values": {"harm.0": {"text": "x", "who": "civilians", "effect": "killed"}}}, UsageError),
        ({"values": {"claims": []}}, UsageError),
        ({"values": {"place": {"lat": 0, "lon": 0}}}, UsageError),
        ({"span": (5, 5)}, UsageError),
        ({"span": (-4, 10)}, UsageError),
        ({"span": (0, 10**6)}, UsageError),
        ({"coder": " "}, UsageError),
        ({"report_key": "rp-none"}, AbsentError),
    ],
)
def test_what_is_no_event_is_refused_and_nothing_is_written(small: Desk, more: dict[str, Any], error: type) -> None:
    head = small.store.head()
    good = addition(small)
    fields = {name: getattr(good, name) for name in good.__slots__} | more
    fields["values"] = {**good.values, **more.get("values", {})}
    with pytest.raises(error):
        add_event(small, Addition(**fields))
    assert small.store.head() == head


def test_it_is_merged_with_what_other_reports_tell_and_not_within_its_own(small: Desk) -> None:
    event = add_event(small, addition(small))
    again = add_event(small, addition(small, "ben"))
    (other,) = (found.event.id for found in small.store.events() if found.event.report.id == "m3")
    homes = small.store.incidents_of([event, again, other])
    assert homes[event] != homes[again], "two events of one report are two"
    assert homes[other] in (homes[event], homes[again])
    joined = event if homes[event] == homes[other] else again
    small.judge(Decision("different", (other, joined), "anna"))
    assert small.store.incident_of(other) != small.store.incident_of(joined)


def test_it_survives_coding_anew_and_a_coder_that_finds_it_gives_way(folder: Path) -> None:
    with opened_desk(folder) as desk:
        event = add_event(desk, addition(desk))
    with Dataset.open(folder) as dataset:
        made.add_to(dataset, [report_of(1, QUIET), report_of(3, AGAIN)], NEWER)
        assert event in {found.event.id for found in dataset.store.events()}
        (quiet, _) = diff(dataset)
        assert quiet.changes == (), "the new coding found nothing either"
        finder = made.as_coded_by(dataset.store.event(event).event, CoderStamp("10", "rules", "acled"))
        key = dataset.store.event(event).report_key
        dataset.store.add_codings([(key, finder.coder, [finder], [])], follow=successors)
        current = [found.event for found in dataset.store.events(report_key=key)]
        assert [one.id for one in current] == [event]
        (quiet, _) = diff(dataset)
        (change,) = quiet.changes
        assert (change.kind, change.before and change.before.id, change.judged) == ("found", event, True)
        merge(dataset)
        assert "merge" not in status(dataset, NEWER).to_do
        assert (status(dataset, NEWER).added, list(dataset.store.verify())) == (1, [])
    with opened_desk(folder) as desk:
        desk.undo("anna")
        (only,) = report_view(desk.store, key).events
        assert only.machine.coder.version == "10", "taken back, it gives way to what the coder found"


def run(*words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        app(list(words))
    return int(ended.value.code or 0)


def test_it_is_in_exports_gold_and_the_story_of_its_incident(folder: Path, tmp_path: Path) -> None:
    with opened_desk(folder) as desk:
        event = add_event(desk, addition(desk))
    where = ("-C", str(folder))
    assert (
        run("export", str(tmp_path / "events.jsonl"), "--events", *where, "--gold", str(tmp_path / "gold.jsonl")) == 0
    )
    rows = [json.loads(line) for line in (tmp_path / "events.jsonl").read_text(encoding="utf-8").splitlines()]
    (told,) = [row for row in rows if row["coder"]["model"] == "person"]
    assert (told["type"], told["harm"][0]["low"], told["confidence"]) == ("abduction", 4, 1.0)
    assert "anna" not in json.dumps(told), "who added it stays in the store"
    (events,) = read_events(tmp_path / "gold.jsonl").values()
    assert [event["type"] for event in events] == ["abduction"]
    with Dataset.open(folder) as dataset:
        assert any("anna: add" in line for line in explain(dataset, event))
    assert run("report", str(folder), "-o", str(tmp_path / "page.html")) == 0
    assert event in {row["id"] for row in records_of((tmp_path / "page.html").read_text(encoding="utf-8"))}


def test_agreement_counts_what_the_machine_missed(small: Desk) -> None:
    event = add_event(small, addition(small))
    (other,) = (found.event.id for found in small.store.events() if found.event.report.id == "m3")
    small.judge(Decision("accept", (other,), "anna"))
    found = comparison_of(small)
    assert (found.found.right, found.found.missed, found.found.wrong) == (1, 1, 0)
    assert sum(judged for _, judged, _ in found.months) == 2 and sum(right for *_, right in found.months) == 1
    assert all(one.with_machine.units == 1 for one in found.fields), "the machine is compared on what it coded"
    small.judge(Decision("correct", (event,), "ben", "type", "attack"), Decision("accept", (event,), "ben"))
    (differ,) = [one for one in comparison_of(small).disagreements if one.field == "type"]
    assert dict(differ.words) == {"anna": "abduction", "ben": "attack"}


def test_reports_are_listed_with_and_without_events(small: Desk) -> None:
    index = small.index
    assert [line.id for line in report_lines(index, AskedReports("none"), 0, 10)] == ["m1"]
    assert [line.id for line in report_lines(index, AskedReports("waiting"), 0, 10)] == ["m3"]
    add_event(small, addition(small))
    assert count_reports(index, AskedReports("none")) == 0
    (line,) = report_lines(index, AskedReports("added"), 0, 10)
    assert (line.id, line.events, line.waiting, line.added, line.coders) == ("m1", 1, 0, 1, ("anna",))
    assert [line.id for line in report_lines(index, AskedReports("done"), 0, 10)] == ["m1"]
    assert [line.id for line in report_lines(index, AskedReports(words="REPORT 3"), 0, 10)] == ["m3"]
    first = report_after(index, AskedReports(), "")
    assert first is not None
    second = report_after(index, AskedReports(), first)
    assert second is not None and report_after(index, AskedReports(), second) is None
    for wrong in ({"state": "odd"}, {"order": "odd"}):
        with pytest.raises(UsageError):
            AskedReports(**wrong)


def test_the_api_adds_lists_and_takes_back(small: Desk) -> None:
    door = Door(8765, "the-token")
    with TestClient(create_app(Room(small, "set", "anna"), door), base_url="http://127.0.0.1:8765") as client:
        key = client.get("/api/reports", params={"state": "none"}).json()["reports"][0]["key"]
        report = client.get(f"/api/reports/{key}").json()
        assert (report["text"], report["events"]) == (QUIET, [])
        good = addition(small)
        body = {"coder": "ben", "span": good.span, "values": dict(good.values), "seen": report["version"]}
        headers = {TOKEN_HEADER: door.token}
        assert client.post(f"/api/reports/{key}/events", json=body).status_code == 403, "no token, no write"
        made_event = client.post(f"/api/reports/{key}/events", json=body, headers=headers)
        assert made_event.status_code == 201
        assert client.post(f"/api/reports/{key}/events", json=body, headers=headers).status_code == 409
        assert client.get(f"/api/events/{made_event.json()['event']}").json()["state"] == "added"
        assert client.post("/api/undo", json={"coder": "ben"}, headers=headers).status_code == 201
        assert client.get(f"/api/reports/{key}").json()["events"] == []
        assert client.get("/api/reports?state=odd").status_code == 422
        assert client.get("/reports?odd=1").status_code == 422
        paths = client.get("/api/openapi.json").json()["paths"]
        assert {"/api/reports", "/api/reports/{key}", "/api/reports/{key}/events"} <= set(paths)


def test_a_lost_file_of_the_desk_loses_no_judgement(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from sourcebook.review.filtering import read_filter
    from sourcebook.review.views import save_view, views_of

    with opened_desk(folder) as desk:
        event = add_event(desk, addition(desk))
        desk.judge(Decision("flag", (event,), "ben", note="look again"))
        save_view(desk.index, "anna", "mine", read_filter([("state", "added")]))
        told = desk.event(event)
    assert run("status", "-C", str(folder)) == 0
    assert "1 view" in capsys.readouterr().out
    for beside in folder.glob(f"{INDEX}*"):
        beside.unlink()
    with opened_desk(folder) as desk:
        assert desk.event(event) == told
        assert views_of(desk.index, "anna") == [], "views are notes of the desk alone"
        (row,) = desk.rows(read_filter([("state", "flagged")]), 0, 10)
        assert row["id"] == event
    (folder / INDEX).write_bytes(b"no database at all, but long enough to be taken for one" * 50)
    assert run("report", str(folder), "-o", str(folder / "page.html")) == 2
    assert "no judgement is" in capsys.readouterr().err


def test_an_index_of_an_older_version_is_made_anew(folder: Path) -> None:
    with opened_desk(folder) as desk:
        count = desk.count(made.everything())
        desk.index.set_fact("version", "1")
    with opened_desk(folder) as desk:
        assert desk.count(made.everything()) == count > 0


def test_a_date_without_a_year_is_read_by_the_dateline_and_is_a_day(small: Desk) -> None:
    report = report_of(1, QUIET)
    undated = replace(report, published=None, text=QUIET.replace("Tarveh, 18 March 2019. ", "TARVEH, 18 March 2019 - "))
    within = Span(undated.text.index("Traders"), undated.text.index("Four"))
    told = first_date(undated, within)
    assert told is not None and (told["from"], told["precision"]) == ("2019-03-16", "day")
    for first, precision in (("--03-16", "day"), ("--03", "month"), ("2019", "year"), ("2019-03", "month")):
        form = {"type": "attack", "status": "accomplished", "from": first}
        assert coded_values(form)["date"]["precision"] == precision


def test_words_are_found_nearest_to_what_tells_of_the_event() -> None:
    report = report_of(5, "Two men left. Two men were shot in Tarveh.\nTwo  men were held.")
    near = Span(report.text.index("Two men were shot"), report.text.index("\n"))
    for words, found in (("two men", 14), ("Two men left", 0), ("men were held", 48), ("nobody", None), ("", None)):
        span = span_of_words(report, words, near)
        assert (None if span is None else span.start) == found, words
