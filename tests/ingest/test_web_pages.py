"""Web pages: main text, what a page says of itself, the way back to the markup, and bombs."""

from __future__ import annotations

from datetime import date
from html import escape, unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.errors import EmptyError, NoTextError, ReportError, TooLargeError
from sourcebook.ingest.document import Document
from sourcebook.ingest.html import read_html
from sourcebook.ingest.limits import Limits
from sourcebook.ingest.locate import locate
from sourcebook.ingest.markup import attributes, measure, tokens
from sourcebook.records import Origin, Report, Span

PAGE = """<!doctype html>
<html lang="en-GB"><head><title>Two killed in Kunar - Kunar Post</title>
<meta property="og:site_name" content="Kunar Post"><script>var killed = "<p>not text</p>";</script></head>
<body><nav><a href="/">Home</a> <a href="/world">Two killed in Kunar</a></nav>
<article><h1>Two killed in Kunar</h1>
<p>ASADABAD, May 17 &mdash; Two <b>sol</b>diers were killed &amp; three wounded in a clash in
   Kunar&nbsp;province on Wednesday, police said.</p>
<h2>Nangarhar</h2>
<ul><li>One man was shot in Jalalabad.<li>A bomb was <em>defused</em> in Behsud.</ul>
<table><tr><th>Date</th><th>Dead</th></tr><tr><td>May 3</td><td>2</td></tr></table>
<blockquote>We did it, said a spokesman.</blockquote></article>
<footer>Copyright 2023</footer></body></html>"""

EXPECTED = """Two killed in Kunar

ASADABAD, May 17 — Two soldiers were killed & three wounded in a clash in Kunar province on Wednesday, police said.

Nangarhar

- One man was shot in Jalalabad.
- A bomb was defused in Behsud.

Date | Dead
May 3 | 2

We did it, said a spokesman."""


def page(markup: str) -> Document:
    return read_html(markup.encode(), "page.html", Limits())


def check_pieces(document: Document, markup: str) -> None:
    """Each piece has the same words on both sides, up to entities and white space, and the pieces are in order."""
    markup = markup.replace("\r\n", "\n")
    end = 0
    for piece in document.pieces:
        assert end <= piece.start < piece.end <= len(document.text)
        shown = unescape(markup[piece.origin_start : piece.origin_end])
        assert shown.split() == document.text[piece.start : piece.end].split()
        end = piece.end


def test_main_text_keeps_headings_paragraphs_items_and_rows_on_lines_of_their_own() -> None:
    document = page(PAGE)
    assert document.text.replace("\xa0", " ") == EXPECTED
    check_pieces(document, PAGE)


def test_a_span_leads_back_to_its_words_in_the_markup() -> None:
    document = page(PAGE)
    report = Report("p", "0", document.text, origin=Origin("page.html", None, "markup", document.pieces))
    for words, markup in (
        ("police said", "police said"),
        ("defused", "defused"),
        ("soldiers", "sol</b>diers"),
        ("killed & three", "killed &amp; three"),
    ):
        start = document.text.index(words)
        place = locate(report, Span(start, start + len(words)))
        at = PAGE.index(markup)
        assert place == f"markup characters {at}-{at + len(markup)}"


def test_a_headline_is_found_in_the_article_and_not_in_the_menu() -> None:
    first = page(PAGE).pieces[0]
    assert first.origin_start == PAGE.index("Two killed in Kunar</h1>")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta property="article:published_time" content="2017-05-18T10:00:00+04:30">', date(2017, 5, 18)),
        ('<meta name="DC.date.issued" content="18 May 2017">', date(2017, 5, 18)),
        ('<script type="application/ld+json">{"@graph": [{"@type": "Report", "datePublished": "2017-05-18"}]}</script>',
         date(2017, 5, 18)),
        ('<script type="application/ld+json">{"@type": "Event", "datePublished": "2017-05-18"}</script>', None),
        ('<script type="application/ld+json">{"broken": </script>', None),
        ('<link rel="canonical" href="https://example.org/2017/05/18/two-killed">', date(2017, 5, 18)),
        ('<meta name="date" content="04/05/2017">', None),
        ('<meta name="date" content="today">', None),
        ('<meta property="article:modified_time" content="2017-05-18">', None),
        ("", None),
    ],
)  # fmt: skip
def test_the_date_stands_in_the_markup_or_is_unknown(head: str, expected: date | None) -> None:
    assert page(f"<html><head>{head}</head><body><p>Two soldiers were killed.</p></body></html>").published == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<time datetime="2017-05-18T10:00Z">a while ago</time>', date(2017, 5, 18)),
        ('<span class="post-date">Published: <b>18 May 2017</b>, 10:04</span>', date(2017, 5, 18)),
        ('<div class="updated date">18 May 2017</div>', None),
        ('<div class="date">May 18</div>', None),
        ("<p>He was killed on 18 May 2017.</p>", None),
        ("<footer>Copyright 2017</footer>", None),
    ],
)
def test_a_date_shown_on_the_page_counts_where_it_is_marked_as_such(body: str, expected: date | None) -> None:
    assert page(f"<html><body>{body}<p>Two soldiers were killed in Kunar.</p></body></html>").published == expected


def test_what_a_page_says_of_itself() -> None:
    document = page(PAGE.replace("<h1>", "<h3>").replace("</h1>", "</h3>"))
    assert document.title == "Two killed in Kunar"
    assert (document.publisher, document.language, document.url) == ("Kunar Post", "en", None)


def test_a_publisher_in_linked_data_and_an_address() -> None:
    document = page(
        '<head><script type="application/ld+json">{"@type": "Article", "publisher": {"name": "Kunar Post"}}</script>'
        '<link rel=canonical href="https://example.org/a?b=1&amp;c=2"></head><p>Two soldiers were killed.</p>'
    )
    assert (document.publisher, document.url) == ("Kunar Post", "https://example.org/a?b=1&c=2")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Two soldiers were killed in Kunar.</p>", "Two soldiers were killed in Kunar."),
        ("Two soldiers were killed in Kunar.", "Two soldiers were killed in Kunar."),
        ("<h3>Kunar</h3><ul><li><a href=1>One was shot.</a></li><li>Two fled.</li></ul>",
         "Kunar\n\n- One was shot.\n- Two fled."),
        ("<p>5 < 6 and 7 > 6, he said.</p>", "5 < 6 and 7 > 6, he said."),
        ("<p>One.<!-- <p>hidden</p> --></p><style>p {}</style><p>Two &lt;b&gt;.</p>", "One.\n\nTwo <b>."),
    ],
)  # fmt: skip
def test_short_pages_keep_all_they_show(markup: str, text: str) -> None:
    document = page(markup)
    assert document.text == text
    check_pieces(document, markup)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252", "cp1256"])
def test_encodings_of_pages(encoding: str) -> None:
    words = "قتل جنديان في ولاية كونر" if encoding == "cp1256" else "Deux soldats tués près d’ici"
    markup = f'<html><head><meta charset="{encoding}"></head><body><p>{words}</p></body></html>'
    assert read_html(markup.encode(encoding), "page.html", Limits()).text == words


@pytest.mark.parametrize(
    "markup",
    [
        "<html><body><script>x</script></body></html>",
        "<html></html>",
        "<img src=scan.png>",
        "<!-- <p>x</p>",
        "<a " * 9_000,
    ],
)
def test_a_page_without_text_says_so(markup: str) -> None:
    with pytest.raises(NoTextError):
        page(markup)


def test_a_blank_file_is_empty() -> None:
    with pytest.raises(EmptyError):
        page(" \n ")


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 100_000 + "Two were killed." + "</div>" * 100_000,
        "<b><i>" * 60_000 + "Two were killed.",
    ],
)
def test_nesting_beyond_any_page_is_refused(markup: str) -> None:
    with pytest.raises(TooLargeError, match="deep"):
        page(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 1_500 + "Two were killed." + "</div>" * 1_500,
        '<p class="' + "a" * 4_000_000 + '">Two were killed.</p>',
        "<p " + " ".join(f"a{i}=b" for i in range(100_000)) + ">Two were killed.</p>",
        "<p>Two were killed.</p>" + "<!--" * 200_000,
        "<p>Two were killed.</p>" + "<svg>" * 1_000,
        '<p>Two were killed.</p><a b="' * 2_000,
        "<p>Two were killed.</p>" + "<" * 500_000 + " x",
        "<!DOCTYPE html [<!ENTITY a 'b'>]><p>Two were killed.</p>" + "&a;" * 100_000,
        "<p>Two were killed.</p>" + "&amp;" * 200_000,
        "<table><tr><td>" * 600 + "Two were killed.",
        "<p>Two were killed." * 51_000,
    ],
    ids=[
        "depth",
        "attribute",
        "attributes",
        "comments",
        "svg",
        "quotes",
        "brackets",
        "doctype",
        "entities",
        "tables",
        "p",
    ],
)
def test_bombs_go_off_harmlessly(markup: str) -> None:
    document = page(markup)
    assert "Two were killed." in document.text


WORDS = st.sampled_from(
    ["killed", "two", "Kunar", "&", "<", "é", "a\xa0b", "“on", "May”", "17,", "one", "the", "\u200f"]
)
RUNS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
TAGS = st.sampled_from(
    ["p", "div", "li", "b", "h2", "td", "tr", "table", "span", "br", "ul", "a", "script", "title", "blockquote", "svg"]
)
TAG_TOKENS = st.one_of(TAGS.map(lambda name: f"<{name}>"), TAGS.map(lambda name: f"</{name}>"))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(TAG_TOKENS, RUNS.map(escape), RUNS), max_size=40).map("".join))
def test_every_piece_has_the_same_words_on_both_sides(markup: str) -> None:
    try:
        document = page(markup)
    except ReportError:
        return
    check_pieces(document, markup)


@settings(max_examples=60, deadline=None)
@given(st.lists(RUNS, min_size=1, max_size=10))
def test_every_word_of_plain_paragraphs_leads_back(paragraphs: list[str]) -> None:
    markup = "<html><body>" + "".join(f"<p>{escape(words)}</p>" for words in paragraphs) + "</body></html>"
    document = page(markup)
    check_pieces(document, markup)
    covered = {at for piece in document.pieces for at in range(piece.start, piece.end)}
    shown = enumerate(document.text)
    missed = [at for at, letter in shown if not letter.isspace() and letter != "\u200f" and at not in covered]
    assert not missed


@given(st.text(alphabet="<>/!-\"'= apscript&;\n", max_size=200))
def test_tokens_tile_what_they_do_not_leave_out(markup: str) -> None:
    end = 0
    for token in tokens(markup):
        assert end <= token.start < token.end <= len(markup)
        end = token.end
        attributes(markup, token)
    assert measure(tokens(markup))[1] >= 0
