"""Every page of the desk under axe-core: WCAG 2.2 AA, light and dark, on a laptop and on a tablet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import desk_factory as made
import pytest
from page_audit import violations
from playwright.sync_api import Page, expect

from sourcebook.records.judgement import Verdict
from sourcebook.review.desk import Decision, Desk
from sourcebook.review.filtering import read_filter

NewPage = Callable[..., Page]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with events in every state, coders who differ, and a report without an event."""
    with made.quiet_desk(tmp_path) as found:
        for (verdict, coder, value), row in zip(_JUDGED, found.rows(made.everything(), 0, 4), strict=True):
            found.judge(Decision(verdict, (str(row["id"]),), coder, "type" if value else None, value))
        twice = str(found.rows(read_filter([("state", "corrected")]))[0]["id"])
        found.judge(Decision("correct", (twice,), "ben", "type", "protest"))
        yield found


_JUDGED: tuple[tuple[Verdict, str, str | None], ...] = (
    ("accept", "anna", None),
    ("reject", "anna", None),
    ("flag", "anna", None),
    ("correct", "anna", "riot"),
)


def _one(desk: Desk, **asked: str) -> str:
    return f"/events/{desk.rows(read_filter(list(asked.items())))[0]['id']}"


def _incident(desk: Desk) -> str:
    (row,) = desk.index.rows("SELECT incident FROM items WHERE accounts > 2 ORDER BY accounts DESC, n LIMIT 1")
    return f"/incidents/{row[0]}"


_PAGES: dict[str, Callable[[Desk], str]] = {
    "queue": lambda desk: "/?order=useful&type=attack",
    "empty": lambda desk: "/?q=nothing-is-like-this",
    "reports": lambda desk: "/reports?state=none",
    "report": lambda desk: f"/reports/{made.key_of(desk, 'm2')}",
    "event": lambda desk: _one(desk, state="unseen"),
    "in conflict": lambda desk: _one(desk, state="conflict"),
    "guarded": lambda desk: _one(desk, source_kind="armed-group"),
    "blind": lambda desk: _one(desk, state="unseen") + "?blind=1",
    "incidents": lambda desk: "/incidents",
    "incident": _incident,
    "map": lambda desk: "/map",
    "numbers": lambda desk: "/numbers",
    "agreement": lambda desk: "/agreement",
    "not there": lambda desk: "/events/none",
    "refused": lambda desk: "/?no-filter=1",
}


@pytest.mark.parametrize("name", _PAGES)
def test_pages_meet_wcag(desk: Desk, open_page: NewPage, name: str) -> None:
    page = open_page(refusals=True)
    page.goto(_PAGES[name](desk))
    if name == "map":
        page.wait_for_selector("body[data-map=ready]")
    assert violations(page) == []


def test_the_checker_sees_what_is_wrong(open_page: NewPage) -> None:
    page = open_page(refusals=True)
    page.goto("/events/none")
    page.evaluate("document.documentElement.lang = ''; document.querySelector('.coder label').replaceChildren('Coder')")
    page.evaluate(
        "document.querySelector('.coder').append(Object.assign(document.createElement('input'), {name: 'x'}))"
    )
    page.evaluate("document.querySelector('main p').style.color = '#999'")
    found = "\n".join(violations(page))
    for wrong in ("laptop, light: html-has-lang", "tablet, light: label", "tablet, light: color-contrast"):
        assert wrong in found
    assert "laptop, dark: html-has-lang" not in found


@pytest.mark.parametrize("part", ["type", "date", "place", "actors", "harm"])
def test_editors_meet_wcag(desk: Desk, open_page: NewPage, part: str) -> None:
    page = open_page()
    page.goto(_one(desk, state="unseen"))
    page.locator(f".field[data-path^={part}] .line").first.click()
    form = page.locator("form.edit")
    expect(form).to_be_visible()
    if part == "date":
        form.locator("select[name=calendar]").select_option("hijri")
    if part == "place":
        expect(form.locator(".picker[data-ready=drawn]")).to_be_visible()
        form.locator("input[name=name]").fill("Douentza")
        expect(form.locator(".candidate").first).to_be_visible()
    assert violations(page) == []


def test_what_opens_over_pages_meets_wcag(desk: Desk, open_page: NewPage) -> None:
    page = open_page()
    page.goto("/?q=nothing-is-like-this")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    assert violations(page) == []
    page.goto(f"/reports/{made.key_of(desk, 'm1')}")
    page.keyboard.press("m")
    page.keyboard.press("Enter")
    expect(page.locator("form.add .picker[data-ready=drawn]")).to_be_visible()
    assert violations(page) == []
