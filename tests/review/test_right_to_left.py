"""Reports in Arabic and Persian at the desk: they run from right to left, and words stay where they are in the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import desk_factory as made
import pytest
from playwright.sync_api import Page, expect

from sourcebook.records import Report, Source
from sourcebook.review.adding import Addition, add_event
from sourcebook.review.desk import Desk
from sourcebook.review.reports import report_view

NewPage = Callable[..., Page]
Shoot = Callable[[Page, str], None]

#: Of invented places and groups. Before the words there are a picture sign, which JavaScript counts twice, vowel signs
#: that stand on their letters, joiners that are not seen, and an address that is shown longer than it stands.
TEXTS = {
    "ar": "📷 صور من المكان: https://news.example.org/a1 نشرتها الصحيفة.\n"
    "قالت الشرطة إن مسلحين من «حركة الوادي» هاجموا دورية "
    "قرب بلدة طَرْفَة يوم ١٧ آذار ٢٠١٩، وقُتِلَ ثلاثةُ جنودٍ وأُصيب 12 آخرون.",
    "fa": "👩🏽‍⚕️ گزارش خبرنگار ما www.example.org/fa امروز منتشر شد.\n"
    "پلیس می‌گوید مهاجمانِ «گروه دشت» روز ۲۶ اسفند ۱۳۹۷ به پاسگاهی در نزدیکی تَرفه حمله کردند و چهار سرباز کشته شدند.",
}
WORDS: dict[str, dict[str, str]] = {
    "ar": {"date": "يوم ١٧ آذار ٢٠١٩", "place": "طَرْفَة", "actors.0": "«حركة الوادي»",
           "harm.0": "ثلاثةُ جنودٍ", "attribution.0": "الشرطة"},
    "fa": {"date": "۲۶ اسفند ۱۳۹۷", "place": "تَرفه", "actors.0": "«گروه دشت»",
           "harm.0": "چهار سرباز", "attribution.0": "پلیس"},
}  # fmt: skip
#: Words that no field has yet.
FREE = {"ar": "12 آخرون", "fa": "پاسگاهی"}


def _report(language: str) -> Report:
    text = TEXTS[language]
    title = text.split("\n")[1][:60]
    return Report(f"rtl-{language}", f"{ord(language[0]):064x}", text, title, Source("صحيفة طرفة", "media"),
                  date(2019, 3, 18), None, language)  # fmt: skip


def _values(language: str) -> dict[str, Any]:
    text = TEXTS[language]
    spans = {path: [text.index(words), text.index(words) + len(words)] for path, words in WORDS[language].items()}
    told = {path: {"text": words, "span": spans[path]} for path, words in WORDS[language].items()}
    days = {"from": "2019-03-17", "to": "2019-03-17", "precision": "day"}
    return {
        "type": "attack",
        "status": "accomplished",
        "date": told["date"] | days,
        "place": {
            "texts": [WORDS[language]["place"]],
            "spans": [spans["place"]],
            "name": None,
            "precision": "settlement",
        },
        "actors.0": told["actors.0"] | {"role": "perpetrator", "group": "armed-group"},
        "harm.0": told["harm.0"] | {"who": "state-forces", "effect": "killed", "low": 3, "high": 3},
        "attribution.0": told["attribution.0"] | {"kind": "state", "mode": "reported"},
    }


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with one report in Arabic and one in Persian, an event in each."""
    path = tmp_path / "sourcebook.sqlite"
    made.fill(path, [_report(language) for language in TEXTS])
    with made.open_desk(path) as found:
        for language, text in TEXTS.items():
            key = made.key_of(found, f"rtl-{language}")
            add_event(found, Addition(key, "anna", (text.index("\n") + 1, len(text)), _values(language)))
        yield found


def _open(desk: Desk, page: Page, language: str) -> None:
    event = report_view(desk.store, made.key_of(desk, f"rtl-{language}")).events[-1].event
    page.goto(f"/events/{event.id}")


_SELECT = """(words) => {
  const walk = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT), nodes = [];
  while (walk.nextNode()) nodes.push(walk.currentNode);
  const node = nodes.find((one) => one.data.includes(words)), at = node.data.indexOf(words);
  getSelection().setBaseAndExtent(node, at, node, at + words.length);
  node.parentElement.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
}"""


@pytest.mark.parametrize("language", TEXTS)
def test_words_of_fields_are_lit_where_they_stand(desk: Desk, open_page: NewPage, shoot: Shoot, language: str) -> None:
    page = open_page()
    _open(desk, page, language)
    for path, words in WORDS[language].items():
        field = page.locator(f".field[data-path='{path}']")
        number = field.get_attribute("data-field")
        found = page.locator(f"#text .w[data-fields~='{number}']")
        assert "".join(found.all_inner_texts()) == words, path
        assert str(field.get_attribute("class")).split()[1] in str(found.first.get_attribute("class")), "its own colour"
        field.locator(".line").focus()
        assert page.locator("#text .w.lit").all_inner_texts() == found.all_inner_texts()
        assert field.locator("q").evaluate("node => getComputedStyle(node).direction") == "rtl"
    for part in ("#text p:last-child", ".words h1"):
        assert page.locator(part).evaluate("node => getComputedStyle(node).direction") == "rtl"
    assert page.locator("#text").get_attribute("lang") == language
    # The first word of the line stands right of the last one.
    speaker, toll = (page.locator(f"#text .w.{family}").first.bounding_box() for family in ("said", "who"))
    assert speaker is not None and toll is not None and speaker["x"] > toll["x"]
    shoot(page, f"right-to-left-{language}")


@pytest.mark.parametrize("language", TEXTS)
def test_selected_words_are_those_of_the_text(desk: Desk, open_page: NewPage, language: str) -> None:
    text, words = TEXTS[language], FREE[language]
    page = open_page()
    _open(desk, page, language)
    page.evaluate(_SELECT, words)
    page.locator(".pop button", has_text="Toll").click()
    form = page.locator("form.edit[data-part=harm]")
    expect(form.locator("input[name=text]")).to_have_value(words)
    start, end = map(int, form.locator("input[name=span]").input_value().split("-"))
    assert text[start:end] == words
    # And behind an address in one and the same line, which is shown longer than it stands.
    after = {"ar": "نشرتها", "fa": "منتشر شد"}[language]
    page.evaluate(_SELECT, after)
    page.locator(".pop button", has_text="Means").click()
    expect(page.locator("form.edit[data-part=weapons] input[name=text]")).to_have_value(after)


@pytest.mark.parametrize("language", TEXTS)
def test_two_clicks_take_a_whole_word(desk: Desk, open_page: NewPage, language: str) -> None:
    text = TEXTS[language]
    page = open_page()
    _open(desk, page, language)
    number = page.locator(".field[data-path='place']").get_attribute("data-field")
    page.locator(f"#text .w[data-fields~='{number}']").dblclick()
    page.locator(".pop button", has_text="Place").click()
    form = page.locator("form.edit[data-part=place]")
    expect(form.locator("input[name=text]")).to_have_value(WORDS[language]["place"])
    start, end = map(int, form.locator("input[name=span]").input_value().split("-"))
    assert text[start:end] == WORDS[language]["place"]
