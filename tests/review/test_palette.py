"""The colours of the desk and of the exported page: contrast by WCAG AA, and apart for those who see fewer colours."""

from __future__ import annotations

from importlib import resources
from itertools import combinations

import pytest
from colours import KINDS, contrast, distance, mixed, palettes

CSS = resources.files("sourcebook").joinpath("export", "templates", "palette.css").read_text(encoding="utf-8")
PALETTES = palettes(CSS)
#: Kinds of words, each with a tint under them and a line below.
FAMILIES = ("when", "where", "who", "harm", "means", "said")

#: WCAG 1.4.3 for words, 1.4.11 for what must be seen to understand a drawing.
WORDS, DRAWN = 4.5, 3.0
#: Distances in CIE L*a*b* of which one colour is still told from the next beside it: of lines, thin, and of tints.
LINES_APART, TINTS_APART = 20, 10

_PAIRS = [
    *((ink, ground, WORDS) for ink in ("ink", "muted", "accent", "select")
      for ground in ("ground", "panel", "raised", "accent-soft", "select-soft")),
    *(("ink", family, WORDS) for family in FAMILIES),
    *(("panel", f"{family}-line", WORDS) for family in (*FAMILIES, "what")),  # words that are lit
    *((f"{family}-line", family, DRAWN) for family in FAMILIES),
    *((family, "panel", WORDS) for family in ("where-line",)),  # reasons for a merge
    ("where-line", "where", WORDS),  # what was accepted
    ("panel", "accent", WORDS), ("panel", "select", WORDS), ("panel", "ink", WORDS),  # buttons, notices, what is lit
    ("name", "land", WORDS), ("name", "sea", WORDS), ("muted", "land", WORDS),
    ("edge", "panel", DRAWN), ("edge", "raised", DRAWN), ("edge", "ground", DRAWN),
    ("border", "land", DRAWN), ("border", "panel", DRAWN),  # borders on the map; bars that are filtered out
    ("accent", "land", DRAWN), ("accent", "sea", DRAWN), ("select", "land", DRAWN), ("select", "sea", DRAWN),
]  # fmt: skip


@pytest.mark.parametrize("scheme", PALETTES)
def test_contrasts_are_those_of_wcag_aa(scheme: str) -> None:
    colours = PALETTES[scheme]
    found = {(a, b): contrast(colours[a], colours[b]) for a, b, _ in _PAIRS}
    assert {
        pair: round(found[pair], 2) for pair, least in (((a, b), c) for a, b, c in _PAIRS) if found[pair] < least
    } == {}


@pytest.mark.parametrize("kind", [None, *KINDS])
@pytest.mark.parametrize("scheme", PALETTES)
def test_kinds_of_words_are_told_apart_by_everybody(scheme: str, kind: str | None) -> None:
    colours = PALETTES[scheme]
    for ending, apart in (("-line", LINES_APART), ("", TINTS_APART)):
        found = {(a, b): distance(colours[a + ending], colours[b + ending], kind) for a, b in combinations(FAMILIES, 2)}
        assert {pair: round(far, 1) for pair, far in found.items() if far < apart} == {}


@pytest.mark.parametrize("kind", [None, *KINDS])
@pytest.mark.parametrize("scheme", PALETTES)
def test_charts_are_read_by_everybody(scheme: str, kind: str | None) -> None:
    colours = PALETTES[scheme]
    # A report's number and a party's own claim; what is filtered out and what is not; what is chosen.
    for one, other in (("accent", "select"), ("accent", "border"), ("select", "border")):
        assert distance(colours[one], colours[other], kind) >= LINES_APART
    # A bar's likely part in the whole of it, and the whisker over both with its seam of the ground's colour.
    likely = mixed(colours["accent"], colours["panel"], 0.25)
    assert contrast(colours["accent"], likely) >= DRAWN
    assert contrast(colours["ink"], colours["panel"]) >= DRAWN


def test_what_is_reckoned_is_right() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)  # the example that just misses AA
    assert distance("#ffffff", "#000000") == pytest.approx(100, abs=0.01)
    # Red and green of equal lightness: plain to most, nearly one to who has no cones for green.
    assert distance("#b05050", "#6a7a30") > 3 * distance("#b05050", "#6a7a30", "deuteranopia")
    # White stays white whoever looks.
    assert all(
        distance("#ffffff", "#808080", kind) == pytest.approx(distance("#ffffff", "#808080"), abs=0.5) for kind in KINDS
    )
    assert PALETTES["dark"]["ink"] != PALETTES["light"]["ink"]
