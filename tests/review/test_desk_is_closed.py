"""Nobody but the desk's own pages gets in: hosts, origins, tokens, paths, scripts, and whatever a fuzzer thinks of."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import desk_factory as made
import pytest
import schemathesis
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, given, settings
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from sourcebook.evaluate.benchmark import sample_reports
from sourcebook.records import Source, event_from_json, event_to_json
from sourcebook.review.adding import Addition, add_event
from sourcebook.review.desk import Decision, Desk
from sourcebook.store import Store
from sourcebook.web import (
    agreement_pages,
    api,
    event_pages,
    incident_pages,
    queue_pages,
    reading_pages,
    report_pages,
    view_pages,
)
from sourcebook.web.app import create_app
from sourcebook.web.context import Room
from sourcebook.web.security import TOKEN_HEADER, Door
from sourcebook.web.serving import served

DOOR = Door(8765, "the-token")
HOME = "http://127.0.0.1:8765"
WRITES = {TOKEN_HEADER: DOOR.token}


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    with TestClient(create_app(Room(desk, "samples", "anna"), DOOR), base_url=HOME) as found:
        yield found


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"host": "localhost:8765"}, 200),
        ({"host": "rebound.example:8765"}, 421),
        ({"host": "127.0.0.1:9999"}, 421),
        ({"host": "127.0.0.1.rebound.example:8765"}, 421),
        ({"host": ""}, 421),
    ],
)
def test_only_this_machines_names_are_answered(client: TestClient, headers: dict[str, str], status: int) -> None:
    assert client.get("/api/events", headers=headers).status_code == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        (WRITES, 404),  # past the guard: there is nothing to undo
        (WRITES | {"origin": HOME}, 404),
        ({}, 403),
        ({TOKEN_HEADER: "another"}, 403),
        (WRITES | {"origin": "https://elsewhere.example"}, 403),
        (WRITES | {"origin": "null"}, 403),
        (WRITES | {"sec-fetch-site": "cross-site"}, 403),
        (WRITES | {"content-length": "999999999"}, 413),
    ],
)
def test_writes_need_the_token_and_come_from_here(client: TestClient, headers: dict[str, str], status: int) -> None:
    assert client.post("/api/undo", json={"coder": "anna"}, headers=headers).status_code == status


def _addresses(desk: Desk) -> list[str]:
    """An address of every route that answers to GET, and of errors."""
    (event,) = desk.index.rows("SELECT id, report, incident, n FROM items WHERE accounts > 1 LIMIT 1")
    known = {"event_id": event["id"], "key": event["report"], "incident_id": event["incident"], "number": event["n"],
             "name": "desk.js", "path": "type", "column": "type"}  # fmt: skip
    found = ["/nothing", "/events/nothing", "/incidents/nothing", "/reports/nothing", "/static/nothing",
             "/?no-filter=1", "/api/events?no-filter=1", "/api/nothing", "/map?box=1",
             "/numbers?order=none"]  # fmt: skip
    pages = (queue_pages, report_pages, event_pages, reading_pages, incident_pages, view_pages, agreement_pages)
    routes = [route for module in pages for route in module.router.routes if isinstance(route, APIRoute)]
    paths = [route.path for route in routes if "GET" in (route.methods or ())]
    told = [route for route in api.router.routes if isinstance(route, APIRoute)]
    paths += [f"/api{route.path}" for route in told if "GET" in (route.methods or ())]
    assert len(paths) > 25
    return found + [re.sub(r"{(\w+)(:\w+)?}", lambda part: str(known.get(part[1], "nothing")), path) for path in paths]


_ONLY = {"default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "connect-src": "'self'",
         "worker-src": "'self'", "img-src": "'self' data: blob:", "form-action": "'self'",
         "frame-ancestors": "'none'", "base-uri": "'none'"}  # fmt: skip


def test_every_answer_forbids_what_is_not_the_desks_own(client: TestClient, desk: Desk) -> None:
    for path in _addresses(desk):
        told = client.get(path)
        assert told.status_code in (200, 404, 422), path
        _is_closed(told.headers, path)
        if told.headers["content-type"].startswith("text/html"):
            # Nothing that such a policy would have to forgive.
            assert not re.search(r"<style|<script(?![^>]* src=)|<[^>]*\s(style|on\w+)=", told.text), path
            assert not re.search(r"(src|href|action)=.?(https?:)?//", told.text), path
    _is_closed(client.get("/", headers={"host": "elsewhere.example"}).headers, "another host")
    _is_closed(client.post("/api/undo", json={}).headers, "no token")


def test_a_fault_of_the_desks_own_is_closed_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Desk, asked: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(Desk, "count", fail)
    app = create_app(Room(desk, "samples", "anna"), DOOR)
    with TestClient(app, base_url=HOME, raise_server_exceptions=False) as client:
        for path in ("/", "/api/events"):
            told = client.get(path)
            assert told.status_code == 500 and "ZeroDivisionError" in told.text and "Traceback" not in told.text
            _is_closed(told.headers, path)


def _is_closed(headers: Mapping[str, str], path: str) -> None:
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy == _ONLY, path
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e/security.py",
        "/static/vendor/htmx.min.js",
        "/static//etc/passwd",
        "/static/app.py",
        "/events/..%2f..%2fetc%2fpasswd",
        "/incidents/%00",
        "/events/' OR 1=1 --",
        "/events/{{7*7}}",
    ],
)
def test_paths_lead_nowhere_else(client: TestClient, path: str) -> None:
    told = client.get(path)
    assert told.status_code in (404, 422)
    assert "import" not in told.text and "root:" not in told.text and "49" not in told.text


@pytest.mark.parametrize(
    "value", ["' OR '1'='1", "x') UNION SELECT sql FROM sqlite_master --", "{{7*7}}", "\x00", "%", "_"]
)
@pytest.mark.parametrize("name", ["type", "source", "q", "actor", "reason"])
def test_filters_are_values_and_no_sql(client: TestClient, name: str, value: str) -> None:
    told = client.get("/api/events", params={name: value})
    assert told.status_code == 200
    if name != "q":
        assert told.json()["total"] == 0


@pytest.mark.parametrize(
    "query", ["sort=id;drop", "order=rank; DROP TABLE items", "from=yesterday", "box=1,2,3", "killed_min=nan"]
)
def test_what_is_no_filter_is_refused(client: TestClient, query: str) -> None:
    assert client.get(f"/api/events?{query}").status_code == 422
    assert client.get(f"/?{query}").status_code == 422


@pytest.mark.parametrize(
    ("query", "status"),
    [("q=' OR '1'='1", 200), ("source=x') UNION SELECT 1 --", 200), ("state=x; DROP TABLE reports", 422),
     ("q=%25", 200), ("order=r.n; DROP TABLE items", 422), ("sort=n", 422), ("page=0", 200), ("page=999999", 200)],
)  # fmt: skip
def test_filters_of_reports_are_values_and_no_sql(client: TestClient, query: str, status: int) -> None:
    assert client.get(f"/reports?{query}").status_code == status
    assert client.get(f"/reports/rows?{query}").status_code == status
    assert client.get("/api/reports").json()["total"] == 52


@pytest.mark.parametrize("span", ["", "0", "5-5", "9-3", "0-99999999", "-1-4", "a-b", "0-" + "9" * 30])
def test_what_is_no_stretch_of_the_report_begins_no_event(client: TestClient, span: str) -> None:
    key = client.get("/api/reports").json()["reports"][0]["key"]
    told = client.get(f"/reports/{key}/add", params={"span": span})
    assert told.status_code == (200 if span == "0-99999999" else 422)
    form = {"span": span, "type": "attack", "status": "accomplished"}
    assert client.post(f"/reports/{key}/events", data=form).status_code == 403
    assert client.post(f"/reports/{key}/events", data=form, headers=WRITES).status_code == 422


def test_only_the_text_of_an_armed_group_waits_for_a_click(client: TestClient, desk: Desk) -> None:
    """A report of the media that tells what a group claims is the media's own, and is shown."""
    seen = {"armed-group": 0, "claim": 0}
    for found in desk.store.events():
        event, own = found.event, found.event.report.source.kind == "armed-group"
        claim = any(speaker.kind == "perpetrator" for speaker in event.attribution)
        for path in (f"/events/{event.id}", f"/reports/{found.report_key}"):
            page = client.get(path).text
            assert ('class="guard"' in page) is own, (path, event.report.source)
            assert ("data-start=" in page) is not own
        seen["armed-group"] += own
        seen["claim"] += claim and not own
    assert seen["armed-group"] and seen["claim"], "the sample set has both"


@pytest.mark.parametrize("part", ["date", "place", "type", "actors.9", "harm.9", "weapons.9", "attribution.9"])
@pytest.mark.parametrize("span", ["", "0-12"])
def test_every_field_has_an_editor_also_where_it_is_empty(client: TestClient, part: str, span: str) -> None:
    for row in client.get("/api/events").json()["events"][:6]:
        told = client.get(f"/events/{row['id']}/edit/{part}", params={"span": span} if span else {})
        assert told.status_code == 200 and "<form" in told.text


def test_a_stale_write_through_the_api_is_refused(client: TestClient, desk: Desk) -> None:
    event = client.get("/api/events").json()["events"][0]["id"]
    seen = client.get(f"/api/events/{event}").json()["version"]
    told = {"verdict": "accept", "coder": "anna", "seen": seen}
    assert client.post(f"/api/events/{event}/judgements", json=told, headers=WRITES).status_code == 201
    assert (
        client.post(f"/api/events/{event}/judgements", json=told | {"coder": "ben"}, headers=WRITES).status_code == 409
    )
    assert client.post("/api/undo", json={"coder": "ben"}, headers=WRITES).status_code == 404
    assert client.post("/api/undo", json={"coder": "anna"}, headers=WRITES).status_code == 201
    assert [one.verdict for one in desk.event(event).history] == ["accept", "undo"]


def test_a_fuzzer_finds_no_fault(client: TestClient) -> None:
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", client.app, headers={"host": "127.0.0.1:8765"})
    faults: list[str] = []

    for found in schema.get_all_operations():
        operation = found.ok()  # type: ignore[union-attr]  # a schema that is broken fails here

        @settings(
            max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None
        )
        @given(case=operation.as_strategy())
        def try_one(case: Any) -> None:
            told = case.call(headers={**(case.headers or {}), **WRITES, "host": "127.0.0.1:8765"})
            if told.status_code >= 500:
                faults.append(f"{case.method} {case.path}: {told.status_code}")

        try_one()
    assert faults == []


#: Markup, scripts, templates and addresses, as hostile texts have them.
CORPUS = (
    "<script>window.hurt=1</script>",
    '"><img src=x onerror=window.hurt=1>',
    "'><svg/onload=window.hurt=1>",
    "javascript:window.hurt=1",
    "{{7*7}}${7*7}<%= 7*7 %>",
    "</title></textarea><iframe srcdoc='<script>parent.hurt=1</script>'>",
    "\u202eright\u2066 to left \u0000 \u2028",
    "https://evil.example/path",
)


@contextmanager
def _hostile_desk(folder: Path) -> Iterator[Desk]:
    """A desk whose every text field is hostile."""
    words = " ".join(CORPUS)
    reports = []
    for number, report in enumerate(sample_reports()[:3]):
        source = Source(CORPUS[number], "media")
        reports.append(replace(report, text=f"{report.text}\n\n{words}", title=words, source=source, url=CORPUS[7]))
    path = folder / "sourcebook.sqlite"
    made.fill(path, tuple(reports))
    with made.open_desk(path) as desk:
        for row in desk.rows(made.everything(), 0, 50):
            _judge_hostile(desk, str(row["id"]), words)
        values = _hostile_values(words[:400]) | {"type": "attack", "status": "accomplished"}
        key = desk.rows(made.everything(), 0, 1)[0]["report"]
        add_event(desk, Addition(key, "anna", (0, 50), values, words[:400]))
        yield desk


def _judge_hostile(desk: Desk, event: str, words: str) -> None:
    row = event_to_json(desk.event(event).reviewed.machine)
    short = words[:400]
    for field, value in _hostile_values(short).items():
        desk.judge(Decision("correct", (event,), "anna", field, value, short))
    assert event_from_json(row).id == event


def _hostile_values(short: str) -> dict[str, Any]:
    names = dict.fromkeys(("name", "admin1", "admin2"), short)
    place = {"texts": [short], "lat": 1.5, "lon": 1.5, "iso2": "<b>", "precision": "settlement", "reasons": [short]}
    return {
        "place": place | names,
        "date": {"text": short, "from": "2019-03-17", "to": "2019-03-17", "precision": "day", "reasons": [short]},
        "actors.0": {"text": short, "role": "target", "group": "civilians", "name": short, "iso3": short[:60]},
        "harm.0": {"text": short, "who": "civilians", "effect": "killed", "low": 1, "high": 2},
        "weapons.0": {"text": short, "kind": short},
        "attribution.0": {"text": short, "kind": "media", "mode": "reported"},
    }


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[Desk]:
    with _hostile_desk(tmp_path) as found:
        yield found


def test_hostile_words_stay_words_on_every_page(browser: Browser, hostile: Desk) -> None:
    desk = hostile
    events = [str(row["id"]) for row in desk.rows(made.everything(), 0, 50)]
    report = desk.rows(made.everything(), 0, 1)[0]["report"]
    (incident,) = desk.index.rows("SELECT incident FROM items WHERE incident IS NOT NULL LIMIT 1")
    with served(Room(desk, CORPUS[0], "anna")) as address:
        page = browser.new_page()
        page.on("dialog", lambda shown: pytest.fail(shown.message))
        paths = ["/?order=useful", f"/events/{events[0]}", f"/events/{events[0]}?blind=1", f"/incidents/{incident[0]}",
                 "/reports", f"/reports/{report}", f"/reports/{report}?q={quote(CORPUS[0])}", "/incidents", "/map",
                 "/numbers", "/agreement", f"/events/{CORPUS[1].replace('/', '')}"]  # fmt: skip
        for path in paths:
            page.goto(address + path.lstrip("/"))
            page.wait_for_selector("body[data-ready]")
            if page.locator("button.guard").count():
                page.locator("button.guard").first.click()
                page.wait_for_selector("#text p, .card .text p")
            assert page.evaluate("window.hurt") is None, path
            assert (
                page.locator("iframe, img, main script, a[href^='javascript'], a[href*='evil.example']").count() == 0
            ), path
            assert "49$49" not in page.content(), path
        page.close()


def test_the_store_verifies_after_judgements(desk: Desk, tmp_path: Path) -> None:
    event = desk.after(made.everything(), None)
    assert event is not None
    desk.judge(Decision("accept", (event,), "anna"))
    desk.undo("anna")
    with Store.open(str(tmp_path / "sourcebook.sqlite")) as store:
        assert list(store.verify()) == []
        assert json.dumps([one.verdict for one in store.judgements()]) == '["accept", "undo"]'
