"""The desk as coders use it: in a real browser, by keyboard where they would."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from sourcebook.review.desk import Desk
from sourcebook.review.filtering import read_filter

NewPage = Callable[..., Page]
Shoot = Callable[[Page, str], None]

_UNSEEN = read_filter([("state", "unseen")])


def _event_of(page: Page) -> str:
    found = page.locator("[data-event]").first.get_attribute("data-event")
    assert found is not None
    return found


def test_ten_events_by_keyboard(desk: Desk, open_page: NewPage) -> None:
    before = desk.count(_UNSEEN)
    page = open_page()
    page.goto("/")
    page.keyboard.press("n")
    seen = []
    for number in range(10):
        page.wait_for_selector("body[data-ready] .fields .field")
        event = _event_of(page)
        seen.append(event)
        page.keyboard.press("r" if number == 3 else "a")
        expect(page.locator("#notice")).to_contain_text("Rejected" if number == 3 else "Accepted")
        page.keyboard.press("n")
        page.wait_for_url(re.compile(f"/events/(?!{event})"))
    assert len(set(seen)) == 10
    assert desk.count(_UNSEEN) == before - 10
    assert desk.event(seen[3]).reviewed.state == "rejected"
    assert {one.coder for one in desk.store.judgements()} == {"anna"}


def test_a_value_is_corrected_and_taken_back_by_keyboard(desk: Desk, open_page: NewPage) -> None:
    page = open_page()
    page.goto("/")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/events/"))
    page.wait_for_selector("body[data-ready]")
    event = _event_of(page)
    page.keyboard.press("j")
    page.keyboard.press("c")
    choice = page.locator("form.edit select[name=value]")
    expect(choice).to_be_focused()
    machine = desk.event(event).reviewed.machine.type
    choice.select_option("riot")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".field").first).to_contain_text("Riot")
    expect(page.locator(".field").first).to_contain_text("machine")
    expect(page.locator(".field").first).to_contain_text("anna")
    assert (desk.event(event).reviewed.event.type, desk.event(event).reviewed.machine.type) == ("riot", machine)
    page.keyboard.press("u")
    expect(page.locator("#notice")).to_contain_text("Taken back")
    assert desk.event(event).reviewed.event.type == machine
    assert len(desk.event(event).history) == 2


def _plain_event(desk: Desk, **asked: str) -> str:
    """An event whose text is shown at once."""
    from sourcebook.export.page_record import is_guarded

    for row in desk.rows(read_filter([("state", "unseen"), *asked.items()]), 0, 100):
        if not is_guarded(desk.event(row["id"]).reviewed.machine.report):
            return str(row["id"])
    raise AssertionError("the sample set has such events")


def test_words_and_fields_light_each_other(desk: Desk, open_page: NewPage) -> None:
    page = open_page()
    page.goto(f"/events/{_plain_event(desk)}")
    page.locator(".field.when .line").focus()
    lit = page.locator("#text .w.when.lit")
    expect(lit.first).to_be_visible()
    page.locator("#text .w.harm").first.hover()
    expect(page.locator(".fields .field.harm.lit").first).to_be_visible()


def test_selected_words_set_a_field(desk: Desk, open_page: NewPage) -> None:
    event = _plain_event(desk)
    text = desk.event(event).reviewed.machine.report.text
    page = open_page()
    page.goto(f"/events/{event}")
    words = page.locator("#text .w.when").first
    box = words.bounding_box()
    assert box is not None
    words.dblclick()
    page.locator(".pop button", has_text="Toll").click()
    edited = page.locator("form.edit[data-part=harm]")
    expect(edited).to_be_visible()
    start, end = map(int, edited.locator("input[name=span]").input_value().split("-"))
    assert text[start:end].strip() and text[start:end] == edited.locator("input[name=text]").input_value()


def test_a_place_is_fixed_on_the_map(desk: Desk, open_page: NewPage, shoot: Shoot) -> None:
    event = _plain_event(desk, unplaced="1")
    page = open_page()
    page.goto(f"/events/{event}")
    page.locator(".field.where .line").focus()
    page.keyboard.press("Enter")
    form = page.locator("form.edit[data-part=place]")
    expect(form.locator(".picker[data-ready=drawn]")).to_be_visible()
    form.locator("input[name=country]").fill("")
    form.locator("input[name=name]").fill("Douentza")
    expect(form.locator(".candidate").first).to_contain_text("Mali")
    expect(form.locator(".candidate").first).to_contain_text("found by its name")
    form.locator("input[name=choice]").first.check()
    chosen = float(form.locator("input[name=lat]").input_value())
    form.locator(".picker canvas").click(position={"x": 200, "y": 60})
    expect(form.locator("input[name=lat]")).not_to_have_value(str(chosen))
    shoot(page, "place-picker")
    form.locator("input[name=lon]").press("Enter")
    expect(page.locator("#notice")).to_contain_text("Corrected")
    place = desk.event(event).reviewed.event.place
    assert place is not None and place.lat is not None and place.lon is not None
    assert abs(place.lat - chosen) < 20 and place.lat != chosen
    assert place.reasons == ("the point was set on the map by hand",)


def test_a_date_is_entered_in_its_calendar(desk: Desk, open_page: NewPage) -> None:
    event = _plain_event(desk)
    page = open_page()
    page.goto(f"/events/{event}")
    page.locator(".field.when .line").focus()
    page.keyboard.press("Enter")
    form = page.locator("form.edit[data-part=date]")
    form.locator("select[name=calendar]").select_option("hijri")
    for name, value in (("year", "1440"), ("month", "7"), ("day", "10")):
        form.locator(f"input[name={name}]").fill(value)
    expect(form.locator(".converted")).to_contain_text("17 March 2019")
    form.locator("button[type=submit]").first.click()
    expect(page.locator("#notice")).to_contain_text("Corrected")
    date = desk.event(event).reviewed.event.date
    assert date is not None and (str(date.start), date.calendar) == ("2019-03-17", "hijri")


def _largest_incident(desk: Desk) -> str:
    (row,) = desk.index.rows("SELECT incident FROM items WHERE accounts > 2 ORDER BY accounts DESC, n LIMIT 1")
    return str(row[0])


def test_a_wrong_merge_is_split_and_the_split_undone(desk: Desk, open_page: NewPage) -> None:
    incident = _largest_incident(desk)
    members = desk.incident(incident).incident.members
    page = open_page()
    page.goto(f"/incidents/{incident}")
    cards = page.locator("article.card")
    expect(cards).to_have_count(len(members))
    gone = cards.nth(1).get_attribute("data-event")
    page.keyboard.press("2")
    expect(page.locator("#notice")).to_contain_text("Taken out")
    expect(cards).to_have_count(len(members) - 1)
    assert gone is not None and desk.store.incident_of(gone) != incident
    page.keyboard.press("u")
    expect(cards).to_have_count(len(members))
    assert desk.incident(incident).incident.members == members


def test_two_coders_code_blind_and_see_alpha(desk: Desk, open_page: NewPage, shoot: Shoot) -> None:
    anna = open_page()
    anna.goto("/agreement")
    anna.locator("input[name=size]").fill("3")
    anna.locator("input[name=coders]").fill("anna, ben")
    anna.locator("form.inline button").click()
    expect(anna.get_by_text("3 left for anna")).to_be_visible()
    for coder, deaths in (("anna", ("3", "8", "0")), ("ben", ("3", "8", "1"))):
        page = open_page(coder)
        for killed in deaths:
            page.goto("/agreement")
            page.keyboard.press("n")
            page.wait_for_selector("body[data-ready] form.blind")
            form = page.locator("form.blind")
            expect(form).to_be_visible()
            assert page.locator(".fields").count() == 0, "the machine's answer is hidden"
            form.locator("select[name=type]").select_option("attack" if killed != "8" else "bombing")
            form.locator("select[name=status]").select_option("accomplished")
            form.locator("input[name=from]").fill("2019-03-17")
            form.locator("input[name=low_0]").fill(killed)
            form.locator("input[name=high_0]").fill(killed)
            form.locator("select[name=effect_0]").select_option("killed")
            form.locator("select[name=who_0]").select_option("civilians")
            form.locator("button[type=submit]").first.click()
            expect(page.locator("#notice")).to_contain_text("Coded blind")
    anna.goto("/agreement")
    expect(anna.locator("tbody tr", has_text="Type").first).to_contain_text("1.00")
    expect(anna.locator("#open")).to_contain_text("ben")
    shoot(anna, "agreement-with-alpha")
    rows = anna.locator("#open tbody tr")
    for left in range(rows.count() - 1, -1, -1):
        rows.first.locator("button", has_text="ben").click()
        expect(rows).to_have_count(left)
        anna.wait_for_selector("body[data-ready]")
    expect(anna.locator("#open")).to_contain_text("Coders differ on nothing")


def test_of_two_coders_at_once_nothing_is_lost(desk: Desk, open_page: NewPage, shoot: Shoot) -> None:
    event = _plain_event(desk)
    anna, ben = open_page("anna"), open_page("ben")
    for page in (anna, ben):
        page.goto(f"/events/{event}")
    for page, kind in ((anna, "riot"), (ben, "protest")):
        page.keyboard.press("c")
        page.locator("form.edit select[name=value]").select_option(kind)
        page.locator("form.edit button[type=submit]").first.click()
        if page is anna:
            expect(page.locator("#notice")).to_contain_text("Corrected")
    expect(ben.locator("dialog.merge")).to_contain_text("anna")
    shoot(ben, "two-coders-at-once")
    assert len(desk.event(event).history) == 1
    ben.locator("dialog.merge button[type=submit]").click()
    expect(ben.locator("#notice")).to_contain_text("Corrected")
    view = desk.event(event).reviewed
    assert [said.value for said in view.fields["type"].said] == ["riot", "protest"]
    assert view.state == "conflict"
    expect(ben.locator(".field").first).to_contain_text("coders differ")


def test_map_and_timeline_filter_together(open_page: NewPage) -> None:
    page = open_page()
    page.goto("/map")
    page.wait_for_selector("body[data-map=ready]")
    before = page.locator("#shown").inner_text()
    page.locator("#time svg").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#shown")).to_contain_text("in the chosen time")
    assert page.locator("#shown").inner_text() != before
    page.keyboard.press("Escape")
    expect(page.locator("#shown")).to_have_text(before)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_whole_in_light_and_dark(desk: Desk, open_page: NewPage, shoot: Shoot, scheme: str) -> None:
    page = open_page(color_scheme=scheme)
    pages = {
        "queue": "/", "empty": "/?q=nothing-is-like-this", "event": f"/events/{_plain_event(desk)}",
        "blind": f"/events/{_plain_event(desk)}?blind=1", "incidents": "/incidents",
        "incident": f"/incidents/{_largest_incident(desk)}", "numbers": "/numbers", "agreement": "/agreement",
        "map": "/map",
    }  # fmt: skip
    for name, path in pages.items():
        page.goto(path)
        if name == "map":
            page.wait_for_selector("body[data-map=ready]")
            page.wait_for_timeout(400)
        shoot(page, f"{name}-{scheme}")
        # Nothing is cut off at 1280 by 720: no page scrolls sideways.
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        assert page.evaluate("document.body.innerText.length") > 100, name


def test_a_tablet_and_right_to_left(desk: Desk, open_page: NewPage, shoot: Shoot) -> None:
    page = open_page(has_touch=True)
    page.set_viewport_size({"width": 820, "height": 1180})
    for name, path in (("queue", "/"), ("event", f"/events/{_plain_event(desk)}"), ("map", "/map")):
        page.goto(path)
        shoot(page, f"{name}-tablet")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
