"""Map, timeline and numbers in a real browser: what is disputed, what is wide, what is filtered, what is unsure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from page_audit import SCHEMES
from playwright.sync_api import Page, expect

from sourcebook.review.desk import Desk
from sourcebook.review.filtering import read_filter

NewPage = Callable[..., Page]
Shoot = Callable[[Page, str], None]

_MAP = "document.querySelector('.mapping').map"
_STILL = f"new Promise((done) => {{ {_MAP}.once('idle', done); {_MAP}.triggerRepaint(); }})"


def _open_map(open_page: NewPage, **more: Any) -> Page:
    page = open_page(**more)
    page.goto("/map")
    page.wait_for_selector("body[data-map=ready]")
    return page


def test_disputed_borders_are_dashed_and_said_to_be(open_page: NewPage, shoot: Shoot) -> None:
    page = _open_map(open_page)
    lines = page.evaluate(f"""async () => {{
      const map = {_MAP};
      map.jumpTo({{ center: [76, 34.5], zoom: 5 }});
      await {_STILL};
      return Object.fromEntries(["borders", "disputed"].map((layer) => [layer, [
        map.queryRenderedFeatures({{ layers: [layer] }}).length, map.getPaintProperty(layer, "line-dasharray") || null,
      ]]));
    }}""")
    assert lines["disputed"][0] > 0 and lines["borders"][0] > 0, "Kashmir has borders of both kinds"
    assert lines["disputed"][1] is not None and lines["borders"][1] is None
    legend = page.locator("#map .legend")
    expect(legend).to_contain_text("disputed")
    expect(legend).to_contain_text("no endorsement")
    assert legend.locator(".dashed").evaluate("node => getComputedStyle(node, '::before').borderTopStyle") == "dashed"
    shoot(page, "map-disputed")


def test_a_district_is_an_area_and_a_settlement_a_dot(open_page: NewPage, shoot: Shoot) -> None:
    page = _open_map(open_page)
    # Sixty pixels off its middle, at a zoom where 25 kilometres are some eighty, a district is still there.
    found = page.evaluate(f"""async () => {{
      const map = {_MAP}, hit = {{}};
      const firsts = {{ areas: map.querySourceFeatures("areas").find((one) => one.properties.km === 25),
                       spots: map.querySourceFeatures("spots").find((one) => one.properties.n === 1) }};
      for (const [source, one] of Object.entries(firsts)) {{
        map.jumpTo({{ center: one.geometry.coordinates, zoom: 8 }});
        await {_STILL};
        const {{ x, y }} = map.project(one.geometry.coordinates), layers = source === "areas" ? ["areas"] : ["one"];
        const at = (off) => map.queryRenderedFeatures([x + off, y], {{ layers }})
          .some((other) => other.properties.g === one.properties.g);
        hit[source] = [at(0), at(60)];
      }}
      map.jumpTo({{ center: firsts.areas.geometry.coordinates, zoom: 7 }});
      await {_STILL};
      return hit;
    }}""")
    assert found == {"areas": [True, True], "spots": [True, False]}
    shoot(page, "map-district")


def _on_map(page: Page) -> int:
    """How many events the map's sources have."""
    return int(
        page.evaluate(f"""async () => {{
      const told = await Promise.all(["areas", "spots"].map((name) => {_MAP}.getSource(name).getData()));
      return told.flatMap((one) => one.features).reduce((sum, one) => sum + one.properties.n, 0);
    }}""")
    )


def test_dragging_over_the_timeline_filters_map_and_count(desk: Desk, open_page: NewPage, shoot: Shoot) -> None:
    page = _open_map(open_page)
    shown = page.locator("#shown")
    placed = desk.count(read_filter([("placed", "1")]))
    expect(shown).to_have_text(f"{placed} events on the map")
    assert _on_map(page) == placed
    box = page.locator("#time svg").bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 40, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 4, middle, steps=5)
    page.mouse.up()
    expect(shown).to_contain_text("in the chosen time")
    left = int(shown.inner_text().split()[0])
    assert 0 < left < placed and _on_map(page) == left
    assert page.locator("#time .bar.off").count() > 0, "what is filtered out is grey"
    shoot(page, "map-brushed")
    page.locator("#time svg").press("Escape")
    expect(shown).to_have_text(f"{placed} events on the map")
    assert _on_map(page) == placed


def test_marks_take_the_colours_of_the_dark(open_page: NewPage) -> None:
    page = _open_map(open_page, color_scheme="light")
    inks = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        ink = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--accent').trim()")
        page.wait_for_function(f"(ink) => {_MAP}.getPaintProperty('one', 'circle-color') === ink", arg=ink)
        inks.append(ink)
    assert inks[0] != inks[1]


def test_numbers_show_how_unsure_they_are(open_page: NewPage) -> None:
    page = open_page()
    page.goto("/numbers")
    bars = page.evaluate("""() => [...document.querySelectorAll(".block > svg.chart g")].map((bar) => {
      const number = (selector, name) => Number(bar.querySelector(selector).getAttribute(name));
      return { sure: number(".bar-sure", "y"), all: number(".bar-likely", "y"),
               low: number(".whisker:not(.under)", "y1"),
               high: number(".whisker:not(.under)", "y2"), title: bar.querySelector("title").textContent,
               stroke: getComputedStyle(bar.querySelector(".whisker:not(.under)")).stroke };
    })""")
    assert len(bars) > 5
    for bar in bars:  # y runs downwards: from below the likely part to above it, not over the whole
        assert bar["all"] - 0.01 <= bar["high"] <= bar["sure"] <= bar["low"] and bar["high"] < bar["low"]
        assert "likely right (" in bar["title"] and bar["stroke"] not in ("none", "")
    rows = page.locator("table .whisker:not(.under)")
    assert rows.count() > 5
    assert rows.evaluate_all("nodes => nodes.every((node) => +node.getAttribute('x2') > +node.getAttribute('x1'))")
