"""The page: nothing from the network, nothing executed but its own script, quotes short, words lit where they stand."""

from __future__ import annotations

import base64
import hashlib
import html.parser
import re
from pathlib import Path
from typing import Any

import export_factory as made
import pytest

from page_reader import records_of
from sourcebook.export import write
from sourcebook.export.excerpt import LONGEST, quotes
from sourcebook.export.page_record import defanged, page_record, shown
from sourcebook.export.withhold import copies
from sourcebook.records import Event, Problem, Span, event_from_json, event_to_json


class Page(html.parser.HTMLParser):
    """The parts of a page that can load or run something."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[tuple[str, str]] = []
        self._open = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open = tag

    def handle_data(self, data: str) -> None:
        if self._open in ("script", "style"):
            self.inside.append((self._open, data))

    def handle_endtag(self, tag: str) -> None:
        self._open = ""


def written(events: list[Event], tmp_path: Path, **more: Any) -> str:
    write(events, tmp_path / "page.html", **more)
    return (tmp_path / "page.html").read_bytes().decode("utf-8")


def record(event: Event, *, names: bool = False) -> dict[str, Any]:
    return page_record(copies([event], names=names)[0], {})


@pytest.mark.parametrize("events", [[], made.mixed(), [made.hostile()]], ids=["empty", "mixed", "hostile"])
def test_nothing_is_loaded_and_only_the_own_script_runs(tmp_path: Path, events: list[Event]) -> None:
    text = written(events, tmp_path)
    page = Page(text)
    loading = [
        (tag, name, value) for tag, found in page.tags for name, value in found.items() if name in ("src", "href")
    ]
    assert loading == [("link", "href", "data:,"), ("a", "href", "#list")]
    assert {tag for tag, _ in page.tags}.isdisjoint({"img", "iframe", "object", "embed", "form", "base"})
    assert [name for _, found in page.tags for name in found if name.startswith("on") or name == "style"] == []
    scripts = [found.get("type") for tag, found in page.tags if tag == "script"]
    assert scripts == ["application/gzip", "application/json", None]
    policy = next(found["content"] for tag, found in page.tags if found.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None and policy.startswith("default-src 'none'; ") and "unsafe" not in policy
    style, script = page.inside[0][1], page.inside[-1][1]
    for directive, code in (("style-src", style), ("script-src", script)):
        digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}';" in policy
    assert "fetch(" not in script and "XMLHttpRequest" not in script and "innerHTML" not in script
    assert re.findall(r"https?://[^\s\"']+", text) == (
        ["http://www.w3.org/2000/svg"]
    )  # the name of SVG, not an address


def test_json_in_the_page_is_the_records(tmp_path: Path) -> None:
    rows = records_of(written(made.mixed(), tmp_path))
    assert [row["id"] for row in rows] == [event.id for event in made.mixed()]
    assert rows[5]["fields"][3]["words"].startswith("=</script><img src=x onerror=alert(1)> {{ 7*7 }}")


def test_counts_and_problems(tmp_path: Path) -> None:
    problem = Problem("a.pdf", "LockedError", "a.pdf: encrypted <b>")
    text = written([made.clash(), made.clash(), made.bare()], tmp_path, problems=[problem])
    for count in ("<b>3</b> events", "<b>2</b> reports", "<b>1</b> problem<", "a.pdf: encrypted &lt;b&gt;"):
        assert count in text
    assert "Names of persons are withheld." in text
    assert "Names of persons are included" in written([], tmp_path, names=True)


def test_size_of_a_thousand_events(tmp_path: Path) -> None:
    assert len(written(made.many(1000), tmp_path).encode()) < 5_000_000


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://example.org/a.b", "hxxps://example[.]org/a.b"),
        ("HTTP://example.org", "hxxp://example[.]org"),
        ("ftp://files.example.org/x", "fxp://files[.]example[.]org/x"),
        ("t.me/channel", "t[.]me/channel"),
    ],
)
def test_addresses_are_defanged(address: str, safe: str) -> None:
    assert defanged(address) == safe
    assert shown(f"see {address} now") == f"see {safe} now"


@pytest.mark.parametrize("event", made.mixed(), ids=lambda event: event.type)
@pytest.mark.parametrize("names", [True, False])
def test_lit_words_are_the_words_of_the_field(event: Event, names: bool) -> None:
    row = record(event, names=names)
    for number, field in enumerate(row["fields"]):
        runs = [run[0] for quote in row["quotes"] for run in quote["runs"] if run[1:] and number in run[1]]
        if field["family"] in ("who", "harm", "means", "said", "when") and event.type != "other" and "words" in field:
            assert "".join(runs) == field["words"]


def test_quotes_are_not_the_whole_text() -> None:
    quoted = " ".join(run[0] for quote in record(made.clash())["quotes"] for run in quote["runs"])
    assert "rifle" in quoted
    assert "Traffic was thin" not in quoted
    assert "Srinagar" not in quoted


def test_a_record_without_its_text_quotes_the_evidence() -> None:
    again = event_from_json(event_to_json(made.clash()))
    (quote,) = record(again)["quotes"]
    assert quote["runs"] == [[made.clash().evidence.text, [1]]]


@pytest.mark.parametrize(
    ("event", "hidden"),
    [(made.claim(), True), (made.clash(), False), (made.persian(), False), (made.bare(), False)],
    ids=["own publication", "reported claim", "officials", "nobody"],
)
def test_words_of_armed_groups_stand_behind_a_click(event: Event, hidden: bool) -> None:
    assert record(event)["guarded"] is hidden


def test_where_a_date_lies_on_the_timeline() -> None:
    found = {event.type: record(event) for event in made.mixed()}
    assert (found["property-destruction"]["from"], found["property-destruction"]["to"]) == ("2016-01-01", "2016-12-31")
    assert found["property-destruction"]["vague"] is True
    assert (found["attack"]["from"], found["attack"]["when"]) == (None, "17 May, no year")
    assert found["shelling"]["when"] == "4 August 2017 – 5 August 2017"
    assert found["threat"]["when"] == "No date"
    assert (found["property-destruction"]["at"], found["other"]["at"]) == (None, None)


LONG = "Word " * 200
TEXT = f"First sentence here. Second one holds a value! Third is idle.\n\n{LONG}value {LONG}"


@pytest.mark.parametrize(
    ("words", "quoted"),
    [("a value", "Second one holds a value!"), ("here. Second", "First sentence here. Second one holds a value!")],
)
def test_a_quote_is_the_sentence_round_the_value(words: str, quoted: str) -> None:
    (quote,) = quotes(TEXT, [(0, made.at(TEXT, words))])
    assert "".join(run.text for run in quote.runs) == quoted
    assert "".join(run.text for run in quote.runs if run.fields) == words


def test_a_long_sentence_is_cut_at_words() -> None:
    start = TEXT.rindex("value")
    (quote,) = quotes(TEXT, [(4, Span(start, start + 5))])
    text = "".join(run.text for run in quote.runs)
    assert len(text) <= LONGEST and text.startswith("Word ") and text.endswith(" Word")
    assert (quote.cut_start, quote.cut_end) == (True, True)


def test_a_value_longer_than_a_quote_is_cut() -> None:
    (quote,) = quotes(TEXT, [(0, Span(0, len(TEXT)))])
    assert len("".join(run.text for run in quote.runs)) <= LONGEST


def test_spans_outside_the_text_give_no_quote() -> None:
    assert quotes("short", [(0, Span(3, 90)), (1, Span(2, 2))]) == ()
