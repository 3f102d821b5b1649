"""Runs of words in a text that may be a place name, and what stands around each: the clues the finder weighs."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from ..lexicon.cues import cue_words
from ..lexicon.given_names import given_names
from ..lexicon.places import FACILITY_NOUNS, KIND_NOUNS
from ..lexicon.titles import ORGANISATION_WORDS, TITLES
from ..lexicon.words import common_words
from ..records import Span
from .gazetteer import Gazetteer
from .place_names import read_name
from .toponym_candidates import candidates_of, coded_division

#: An abbreviation of single letters, one behind a comma or before a name ("Conn.", "St. Cloud"), a word, a mark.
_WORD = re.compile(
    r"(?:[A-Z][a-z]?\.\s?){2,4}(?<!\s)|(?:St|Mt|Ft|Ste|Pt)\.(?=\s?[A-Z])"
    r"|(?<=, )[A-Z][a-z]{0,4}\.(?=[,;)]|\s[^A-Z\s]|\s*\Z)|[^\W\d_]+(?:['’ʿʾ`][^\W_]+)*?(?=['’][sS]\b)"
    r"|[^\W_]+(?:['’ʿʾ`][^\W_]+)*|['’][sS]\b|[^\w\s]"
)
_MOST_WORDS = 6  # words of a name, hyphens counted; longer ones are seldom places
_HYPHENS = "-‐‑"
#: Words in small letters that may stand inside a name: "Deir ez Zor", "Rio de Janeiro", "Isle of Wight".
_JOINTS = frozenset(
    "of de del la las los da do du el al ad an ar as ash at ath az ez es und the and e i upon on le".split()
)
_BEFORE_PLACES = frozenset("in at near from to of across around through outside into toward towards between".split())
_SENTENCE_ENDS = frozenset(".!?:;\n")
#: Words in capitals that are no place by themselves, whatever village bears their name.
_NEVER = cue_words("calendar.names") | cue_words("calendar.short") | TITLES | frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "republican republicans democrat democrats democratic christmas easter god jesus police congress senate house "
    "internet olympic olympics english arab arabs white black green the a an he she it they we i his her in on "
    "at".split()
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TextWord:
    """A word or mark of the text."""

    start: int
    end: int
    text: str

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Run:
    """Words that may be a place name: their place among the words of the text, and their clues."""

    first: int
    last: int
    span: Span
    clues: Mapping[str, float]


def words_in(text: str) -> tuple[TextWord, ...]:
    """The words and marks of the text in order."""
    return tuple(TextWord(match.start(), match.end(), match.group()) for match in _WORD.finditer(text))


def runs_in(text: str, gazetteer: Gazetteer, listed: AbstractSet[str] | None = None) -> list[Run]:
    """Every run of capitalised words that the gazetteer, a demonym or a postal code knows, with its clues.

    `listed` are the words that may be clues by themselves, before or behind a name; None: all common ones.
    """
    words = words_in(text)
    spans = [(first, last) for first in range(len(words)) for last in _ends(words, first, text, gazetteer)]
    places: dict[str, int] = {}
    for first, last in spans:
        if first and words[first - 1].text.lower() in _BEFORE_PLACES:
            key = text[words[first].start : words[last].end].casefold()
            places[key] = places.get(key, 0) + 1
    persons = _surnames(words)
    around = _Surroundings(text, words, gazetteer, places, persons, listed)
    return [
        Run(first, last, Span(words[first].start, words[last].end), around.clues(first, last)) for first, last in spans
    ]


def _ends(words: Sequence[TextWord], first: int, text: str, gazetteer: Gazetteer) -> Iterator[int]:
    """The last words of the names that begin at a word."""
    if not words[first].capital:
        return
    for last in range(first, min(first + _MOST_WORDS, len(words))):
        word = words[last]
        if word.text in _HYPHENS and word.start == words[last - 1].end:
            continue
        if not (word.text[0].isalpha() and (word.capital or word.text in _JOINTS or word.text in KIND_NOUNS)):
            return
        if last > first and "\n" in text[words[last - 1].end : word.start]:
            return
        if (word.capital or word.text in KIND_NOUNS) and _means_place(words, first, last, text, gazetteer):
            yield last


def _means_place(words: Sequence[TextWord], first: int, last: int, text: str, gazetteer: Gazetteer) -> bool:
    name = text[words[first].start : words[last].end]
    lower = [word.text.lower() for word in words[first : last + 1]]
    if len(name) < 2 or lower[0] in ("the", "a", "an") or all(word.rstrip(".") in _NEVER for word in lower):
        return False
    if all(word in KIND_NOUNS or word in _NEVER for word in lower):
        return False
    behind_comma = bool(first) and words[first - 1].text == ","
    if first == last and len(name) == 2 and name.isupper() and not gazetteer.aliased(name):
        return behind_comma and coded_division(name, gazetteer) is not None
    return bool(candidates_of(name, gazetteer))


def _surnames(words: Sequence[TextWord]) -> set[str]:
    """Words with a title, an initial or a given name before them: a person's name."""
    found = set()
    for before, word, behind in zip(words, words[1:], [*words[2:], None], strict=False):
        titled = before.text.lower().rstrip(".") in TITLES or before.text in ("Mr.", "Mrs.", "Ms.", "Dr.")
        initial = len(before.text) == 1 and before.capital and word.text != "."
        initial = initial or (before.capital and before.text.lower() in given_names())
        if word.capital and (titled or initial):
            found.add(word.text)
            if behind is not None and behind.capital:
                found.add(behind.text)
    return found


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What is needed to tell the clues of a run."""

    text: str
    words: Sequence[TextWord]
    gazetteer: Gazetteer
    places: Mapping[str, int]
    persons: AbstractSet[str]
    listed: AbstractSet[str] | None

    def clues(self, first: int, last: int) -> dict[str, float]:
        name = self.text[self.words[first].start : self.words[last].end]
        found = {"always": 1.0}
        found |= self._of_name(name, first, last)
        found |= self._before(first)
        found |= self._behind(last)
        said = self.places.get(name.casefold(), 0)
        found["after_in_elsewhere"] = min(said, 3) / 3.0
        if self.words[last].text in self.persons:
            found["surname"] = 1.0
        if first == last and name.lower() in given_names():
            found["given_name"] = 1.0
        if first and self.words[first - 1].text.lower() in given_names() and self.words[first - 1].capital:
            found["behind_given_name"] = 1.0
        return found

    def _of_name(self, name: str, first: int, last: int) -> dict[str, float]:
        candidates = candidates_of(name, self.gazetteer)
        level = read_name(name).level
        best = max((one.place.population for one in candidates if one.place.kind == "settlement"), default=0)
        found = {
            "words": min(last - first, 3) / 3.0,
            "people": math.log10(best + 1) / 7.0,
            "many": math.log10(len(candidates) + 1),
            "country": float(any(one.place.kind == "country" and not one.demonym for one in candidates)),
            "unit": float(any(one.place.kind == "adm1" and one.whole for one in candidates)),
            "area": float(any(one.place.kind == "area" for one in candidates)),
            "demonym": float(any(one.demonym for one in candidates)),
            "only_demonym": float(all(one.demonym for one in candidates)),
            "whole": float(any(one.whole for one in candidates)),
            "capitals": float(name.isupper() and len(name) > 3),
            "abbreviation": float(name.endswith(".") or (name.isupper() and len(name) < 4)),
            "short": float(len(name) < 4),
        }
        if level is not None:
            found[f"level:{level}"] = 1.0
        if first == last and name.lower() in common_words():
            found["common"] = 1.0
            found["common_opening"] = float(self._opens(first))
        return found

    def _opens(self, first: int) -> bool:
        return first == 0 or self.words[first - 1].text in _SENTENCE_ENDS or self.words[first - 1].text in "“\"'‘"

    def _before(self, first: int) -> dict[str, float]:
        if self._opens(first):
            return {"opens": 1.0}
        before = self.words[first - 1]
        lower = before.text.lower()
        if before.text == ",":
            unit = first > 1 and self._knows(first - 2)
            return {"before:comma": 1.0, "before:place_comma": float(unit)}
        found: dict[str, float] = {}
        if before.capital and before.text[0].isalpha() and not self._opens(first - 1):
            found["before:capital"] = 1.0
            found["before:title"] = float(lower.rstrip(".") in TITLES)
        self._listed(found, "before", lower)
        if lower == "the" and first > 1:
            self._listed(found, "before_the", self.words[first - 2].text.lower())
        return found

    def _behind(self, last: int) -> dict[str, float]:
        if last + 1 >= len(self.words):
            return {"ends": 1.0}
        behind = self.words[last + 1]
        lower = behind.text.lower()
        found: dict[str, float] = {}
        if behind.text == "," and last + 2 < len(self.words) and self.words[last + 2].capital:
            found["behind:comma_capital"] = 1.0
            found["behind:comma_place"] = float(self._knows(last + 2))
        elif behind.capital and behind.text[0].isalpha():
            kind = lower in KIND_NOUNS or lower in FACILITY_NOUNS
            found["behind:capital"] = 1.0
            found["behind:capital_organisation"] = float(lower in ORGANISATION_WORDS)
            found["behind:capital_kind"] = float(kind)
            found["behind:capital_common"] = float(lower in common_words())
        self._listed(found, "behind", lower)
        return found

    def _knows(self, index: int) -> bool:
        word = self.words[index]
        if not word.capital:
            return False
        known = [one.place for one in candidates_of(word.text, self.gazetteer)]
        return any(place.kind in ("country", "adm1") for place in known) or (
            coded_division(word.text, self.gazetteer) is not None
        )

    def _listed(self, found: dict[str, float], side: str, word: str) -> None:
        clue = f"{side}={word}"
        if (word in common_words() or not word[0].isalpha()) if self.listed is None else clue in self.listed:
            found[clue] = 1.0
