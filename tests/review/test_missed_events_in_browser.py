"""Adding an event that the machine missed, in a real browser: by keyboard alone, with the mouse, and by two at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import desk_factory as made
import pytest
from missed_reports import QUIET
from playwright.sync_api import Page, expect

from sourcebook.review.desk import Desk
from sourcebook.review.reports import report_view

NewPage = Callable[..., Page]
Shoot = Callable[[Page, str], None]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk over the sample set with a report that has no event."""
    with made.quiet_desk(tmp_path) as found:
        yield found


def _tab_to(page: Page, name: str) -> None:
    """Press Tab until the box of a name has the focus: as often as somebody without a mouse would have to."""
    for _ in range(60):
        if page.evaluate("document.activeElement.name") == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no box {name} is reached")


def _add_by_keyboard(page: Page) -> None:
    """From the report's page to a whole event, with no other device than the keyboard."""
    page.keyboard.press("m")
    expect(page.locator(".sentence.chosen")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("form.add select[name=type]")).to_be_focused()
    page.keyboard.type("abd")
    _tab_to(page, "date_words")
    assert page.evaluate("document.activeElement.value") == "on 16 March", "the date that the words tell is there"
    _tab_to(page, "name")
    page.keyboard.type("Oldeba")
    _tab_to(page, "role_0")
    page.keyboard.type("perp")
    _tab_to(page, "group_0")
    page.keyboard.type("armed")
    _tab_to(page, "actor_0")
    page.keyboard.type("riders of the Veshti Column")
    _tab_to(page, "toll_0")
    page.keyboard.type("four stallholders")
    _tab_to(page, "effect_0")
    page.keyboard.type("abd")
    _tab_to(page, "who_0")
    page.keyboard.type("civ")
    _tab_to(page, "speaker_0")
    page.keyboard.type("Traders")
    _tab_to(page, "speaker_kind_0")
    page.keyboard.type("wit")
    _tab_to(page, "mode_0")
    page.keyboard.type("rep")


def test_an_event_is_added_corrected_and_taken_back_by_keyboard_alone(desk: Desk, open_page: NewPage) -> None:
    page = open_page()
    page.goto("/reports?state=none&q=m1")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/reports/rp-"))
    page.wait_for_selector("body[data-ready]")
    expect(page.locator(".coded")).to_contain_text("No event")
    _add_by_keyboard(page)
    page.keyboard.press("Enter") if page.evaluate("document.activeElement.type") == "submit" else _submit(page)
    expect(page.locator("#notice")).to_contain_text("Added as your event")
    expect(page.locator("[data-new]")).to_be_focused()

    (told,) = report_view(desk.store, made.key_of(desk, "m1")).events
    event = told.event
    assert (told.state, told.coders, event.type, event.coder.model) == ("added", ("anna",), "abduction", "person")
    assert event.date is not None and str(event.date.start) == "2019-03-16" and event.date.text == "on 16 March"
    assert event.place is not None and event.place.texts == ("Oldeba",)
    for words, span in (
        ("riders of the Veshti Column", event.actors[0].span),
        ("Four stallholders", event.harm[0].span),
        ("Traders", event.attribution[0].span),
        ("Oldeba", event.place.spans[0]),
    ):
        assert span.of(QUIET) == words
    assert (event.harm[0].count.low, event.harm[0].count.high, event.harm[0].effect) == (4, 4, "abducted")
    assert event.evidence.text.startswith("Traders say") and event.evidence.text.endswith("come home.")

    page.keyboard.press("Enter")  # on to its own page, where it is corrected like any event
    page.wait_for_url(re.compile(f"/events/{event.id}"))
    page.wait_for_selector("body[data-ready] .fields .field")
    expect(page.locator(".coded-head")).to_contain_text("added by anna")
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.locator("form.edit select[name=value]").press("r")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#notice")).to_contain_text("Corrected")
    expect(page.locator(".field").first).to_contain_text("as added")
    page.keyboard.press("u")
    expect(page.locator("#notice")).to_contain_text("Taken back")
    page.keyboard.press("m")
    page.wait_for_url(re.compile("/reports/rp-"))
    page.wait_for_selector("body[data-ready]")
    expect(page.locator(".told li")).to_have_count(1)
    page.keyboard.press("u")
    expect(page.locator("#notice")).to_contain_text("Taken back: an event added")
    expect(page.locator(".told li")).to_have_count(0)
    assert report_view(desk.store, made.key_of(desk, "m1")).events == ()


def _submit(page: Page) -> None:
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "submit":
            page.keyboard.press("Enter")
            return
    raise AssertionError("no button is reached")


def test_words_that_are_selected_begin_an_event_and_fill_its_boxes(desk: Desk, open_page: NewPage) -> None:
    page = open_page()
    page.goto(f"/reports/{made.key_of(desk, 'm1')}")
    page.locator("#text .sentence").nth(1).click(click_count=3)
    page.locator(".pop button", has_text="missed").click()
    expect(page.locator("form.add blockquote")).to_contain_text("riders of the Veshti Column")
    page.locator("#text .sentence").nth(2).dblclick(position={"x": 10, "y": 8})
    page.locator(".pop button", has_text="Toll").click()
    expect(page.locator("input[name=toll_0]")).to_have_value("Four")


def test_of_two_who_add_at_once_the_second_sees_the_first(desk: Desk, open_page: NewPage, shoot: Shoot) -> None:
    key = made.key_of(desk, "m1")
    anna, ben = open_page("anna"), open_page("ben")
    for page in (anna, ben):
        page.goto(f"/reports/{key}")
        _add_by_keyboard(page)
    _submit(anna)
    expect(anna.locator("#notice")).to_contain_text("Added")
    _submit(ben)
    expect(ben.locator("dialog.merge")).to_contain_text("anna")
    shoot(ben, "two-add-at-once")
    assert len(report_view(desk.store, key).events) == 1
    ben.keyboard.press("Enter")
    expect(ben.locator("#notice")).to_contain_text("Added")
    assert sorted(one.coders for one in report_view(desk.store, key).events) == [("anna",), ("ben",)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_reports_are_whole(desk: Desk, open_page: NewPage, shoot: Shoot, scheme: str) -> None:
    page = open_page(color_scheme=scheme)
    for name, path in (("reports", "/reports"), ("reports-empty", "/reports?q=nothing-is-like-this"),
                       ("report", f"/reports/{made.key_of(desk, 'm2')}"),
                       ("report-quiet", f"/reports/{made.key_of(desk, 'm1')}")):  # fmt: skip
        page.goto(path)
        shoot(page, f"{name}-{scheme}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    page.keyboard.press("m")
    page.keyboard.press("ArrowDown")
    shoot(page, f"choosing-{scheme}")
    page.keyboard.press("Enter")
    expect(page.locator("form.add .picker[data-ready=drawn]")).to_be_visible()
    shoot(page, f"adding-{scheme}")
    page.locator("form.add input[name=speaker_0]").scroll_into_view_if_needed()
    shoot(page, f"adding-below-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_list_of_reports_is_filtered_and_paged(desk: Desk, open_page: NewPage) -> None:
    page = open_page()
    page.goto("/reports")
    rows = page.locator("table.events tbody tr")
    whole = rows.count()
    page.locator("select[name=state]").select_option("none")
    expect(page.locator("table.events")).to_contain_text("Report 1 from Tarveh")
    assert 0 < rows.count() < whole
    page.locator("#q").fill("nothing-is-like-this")
    expect(page.locator(".nothing")).to_be_visible()
