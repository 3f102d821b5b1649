"""`sourcebook report`: one file that opens from disk without a network, small enough to be passed on, and works."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import desk_factory as made
import pytest
from many_reports import many_reports
from page_audit import SCHEMES, violations
from playwright.sync_api import Browser, Page, expect

from page_reader import records_of
from sourcebook.cli.main import app
from sourcebook.dataset.settings import DATABASE, SETTINGS, Settings, write_settings
from sourcebook.export import write

Shoot = Callable[[Page, str], None]

INCIDENTS = 40
#: A page of a thousand incidents, told three times each, is to have less than 5 MB with everything else in it.
MOST, OF = 5_000_000, 1000


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a dataset of incidents that are told three times."""
    folder = tmp_path_factory.mktemp("dataset")
    write_settings(folder / SETTINGS, Settings())
    made.fill(folder / DATABASE, list(many_reports(INCIDENTS)))
    page = folder / "page.html"
    with pytest.raises(SystemExit) as ended:
        app(["report", str(folder), "-o", str(page)])
    assert not ended.value.code
    return page


@pytest.fixture
def page(report: Path, browser: Browser) -> Iterator[Page]:
    """The page, opened from disk in a browser that is offline; at the end, nothing was asked for but the file."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, offline=True)
    found = context.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    found.on("request", lambda one: asked.append(one.url))
    found.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    found.on("pageerror", lambda error: wrong.append(str(error)))
    found.goto(report.as_uri())
    found.wait_for_selector("body[data-ready]")
    yield found
    context.close()
    assert [url for url in asked if not url.startswith(("data:", "blob:"))] == [report.as_uri()]
    assert wrong == []


def test_a_thousand_incidents_are_under_five_megabytes(report: Path, tmp_path: Path) -> None:
    write([], tmp_path / "empty.html")
    empty, whole = (tmp_path / "empty.html").stat().st_size, report.stat().st_size
    assert len(records_of(report.read_text(encoding="utf-8"))) >= 2.5 * INCIDENTS
    assert empty + (whole - empty) / INCIDENTS * OF < MOST


def test_it_is_searched_and_filtered(page: Page) -> None:
    tally, rows = page.locator("#tally"), page.locator("#list .row")
    whole = rows.count()
    assert whole >= 2.5 * INCIDENTS
    page.keyboard.press("/")
    page.keyboard.type("veshti column")
    expect(tally).to_contain_text(" of ")
    found = rows.count()
    assert 0 < found < whole
    expect(page.locator("#detail")).to_contain_text("Veshti Column")
    page.locator("#search").fill("")
    page.locator("#type").select_option(index=1)
    expect(tally).to_contain_text(" of ")
    page.locator("#type").select_option(index=0)
    expect(rows).to_have_count(whole)
    page.locator("#time svg").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(tally).to_contain_text(" of ")
    page.keyboard.press("Escape")
    expect(rows).to_have_count(whole)
    assert page.locator("#map .spot-mark").count() > 3
    # The other accounts of an incident are led to.
    page.locator("#detail button.what").first.click()
    expect(page.locator("#detail h3", has_text="Also told by")).to_be_visible()


def test_it_meets_wcag(page: Page, shoot: Shoot) -> None:
    assert violations(page) == []
    page.set_viewport_size({"width": 1280, "height": 720})
    for scheme in SCHEMES[::-1]:
        page.emulate_media(color_scheme=scheme)
        shoot(page, f"report-page-{scheme}")
    page.locator("#search").fill("nothing-is-like-this")
    expect(page.locator("#list")).to_contain_text("No event matches")
    assert violations(page) == []
