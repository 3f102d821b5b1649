"""Finding the names of known groups in running text, each with the abbreviation that follows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..records import Span
from .countries import countries_mentioned
from .folding import Word, content_words, is_all_caps, words_of
from .national import NationalBody, body_at
from .roster_table import RosterEntry, Sense, roster_index, senses_of
from .tables import word_list


@dataclass(frozen=True, slots=True)
class _Sighting:
    """Content words `first` to `last`, characters `start` to `end`, that name a group, and the senses they may have."""

    first: int
    last: int
    start: int
    end: int
    senses: tuple[Sense, ...]


_BRACKETS = (("(", ")"), ("[", "]"))


def find_group_names(text: str, *, countries: Sequence[str] = ()) -> tuple[tuple[Span, RosterEntry], ...]:
    """Where a text names groups that the roster knows, in order and not overlapping.

    The longest name wins. A span takes in the abbreviation directly after the name, with its brackets. Names must begin
    with a capital, abbreviations keep their case; a text all in capitals is read without regard to it. A name or
    abbreviation that several groups bear is settled by what else the text names, then by `countries` (ISO3, for
    instance of the report's place) and the countries the text mentions; what stays open comes back with kind
    "ambiguous", or not at all where the word is as likely something else. Armies and police forces of countries
    ("Nigerian army") come back too.
    """
    every_word = words_of(text)
    words = content_words(every_word)
    sightings = _sightings(text, words, is_all_caps(text))
    if not sightings:
        return ()
    articles = {
        word.start: before.start
        for before, word in pairwise(every_word)
        if before.key == "al" and word.linked and before.raw != "AL"
    }
    return tuple(
        (Span(articles.get(sighting.start, sighting.start), sighting.end), entry)
        for sighting, entry in zip(sightings, _settle(text, sightings, countries), strict=True)
        if entry is not None
    )


def _sightings(text: str, words: Sequence[Word], all_caps: bool) -> list[_Sighting]:
    found: list[_Sighting] = []
    first = 0
    while first < len(words):
        letter = words[first].raw[0]
        sighting = _sighting_at(text, words, first, all_caps) if letter.isupper() or letter.isdigit() else None
        if sighting is None:
            first += 1
            continue
        if _is_actor(words, sighting):
            found.append(sighting)
        first = sighting.last + 1
    return found


def _sighting_at(text: str, words: Sequence[Word], first: int, all_caps: bool) -> _Sighting | None:
    """The longest name from word `first` on, of a group of the roster or of a country's army or police."""
    sighting = _longest(text, words, first, all_caps) if roster_index().longest(words[first].key) else None
    body = body_at(words, first, institutions_only=True, all_caps=all_caps)
    if body is None:
        return sighting
    last = first + body[0] - 1
    if sighting is not None and sighting.last >= last:
        return sighting
    return _Sighting(first, last, words[first].start, words[last].end, (Sense(entry_of(body[1]), None, 0),))


def entry_of(body: NationalBody) -> RosterEntry:
    """A national body in the form of a roster entry."""
    return RosterEntry(body.name, body.group, body.kind, (body.iso3,))


#: Those who go on in the name of a group that is no more: "dissidents of the former FARC".
_WHO_STAY = frozenset("dissident dissidents remnants holdouts".split())


def _is_actor(words: Sequence[Word], sighting: _Sighting) -> bool:
    """Whether the group itself is meant: not in "anti-Taliban militia", "ex-FARC", "Houthi-controlled port"."""
    first, after = sighting.first, sighting.last + 1
    if first and words[first].linked and words[first - 1].key in word_list("groups", "not_the_group_before"):
        told_of = {word.key for word in words[max(first - 4, 0) : first - 1]}
        return words[first - 1].key == "former" and not told_of.isdisjoint(_WHO_STAY)
    if after == len(words) or not words[after].linked:
        return True
    return words[after].key not in word_list("groups", "not_the_group_after")


def _longest(text: str, words: Sequence[Word], first: int, all_caps: bool) -> _Sighting | None:
    most = roster_index().longest(words[first].key)
    for length in range(min(most, len(words) - first), 0, -1):
        senses = senses_of(words[first : first + length], all_caps=all_caps)
        if not senses:
            continue
        last, start = first + length - 1, words[first].start
        end = _closed(text, start, words[last].end)
        if not _balanced(text[start:end]):
            continue
        sighting = _Sighting(first, last, start, end, senses)
        return _with_abbreviation(text, words, sighting, all_caps) if senses[0].raws is None else sighting
    return None


def _with_abbreviation(text: str, words: Sequence[Word], sighting: _Sighting, all_caps: bool) -> _Sighting:
    """The sighting together with the abbreviation right after it: "Lashkar e Toiba LeT", "… (LeT)".

    The abbreviation may say which of several groups is meant, or name a branch of the group: "National Socialist
    Council of Nagaland (NSCN-IM)".
    """
    start = sighting.last + 1
    if start >= len(words) or not words[start].linked:
        return sighting
    most = roster_index().longest(words[start].key)
    for length in range(min(most, len(words) - start), 0, -1):
        run = words[start : start + length]
        wanted = _of_one_group(sighting.senses, senses_of(run, all_caps=all_caps))
        if wanted:
            end = _closed(text, sighting.start, run[-1].end)
            if _balanced(text[sighting.start : end]):
                return replace(sighting, last=start + length - 1, end=end, senses=wanted)
    if _are_initials(words[sighting.first : start], words[start]):
        end = _closed(text, sighting.start, words[start].end)
        if _balanced(text[sighting.start : end]):
            return replace(sighting, last=start, end=end)
    return sighting


def _of_one_group(named: Sequence[Sense], following: Sequence[Sense]) -> tuple[Sense, ...]:
    """The senses that name and abbreviation share, else those of a branch whose abbreviation goes on from the name's.

    A name that needs its country ("Special Task Force (STF)") still needs it where the abbreviation does.
    """
    cautions = {sense.entry.name: sense.caution for sense in named}
    shared = tuple(
        sense._replace(caution=min(sense.caution, cautions[sense.entry.name]))
        for sense in following
        if sense.entry.name in cautions
    )
    if shared:
        return shared
    stems = {letters.rstrip("?") for sense in named for letters in sense.entry.abbreviations}
    return tuple(
        sense._replace(caution=0)
        for sense in following
        if sense.raws is not None and len(sense.raws) > 1 and sense.raws[0] in stems
    )


def _are_initials(name: Sequence[Word], word: Word) -> bool:
    """Whether a word in capitals takes its letters, in order, from the first letters of the name's words."""
    letters = word.raw.rstrip("s")
    if not 2 <= sum(letter.isupper() for letter in letters) <= len(name) + 1 or not letters.isalpha():
        return False
    initials = iter(part.key[0] for part in name)
    return all(letter.casefold() in initials for letter in letters if letter.isupper())


def _closed(text: str, start: int, end: int) -> int:
    """`end`, moved past a bracket that closes one opened inside the span."""
    inside = text[start:end]
    for opening, closing in _BRACKETS:
        if inside.count(opening) > inside.count(closing) and text[end : end + 1] == closing:
            return end + 1
    return end


def _balanced(words: str) -> bool:
    return all(words.count(opening) == words.count(closing) for opening, closing in _BRACKETS)


def _settle(text: str, sightings: Sequence[_Sighting], countries: Sequence[str]) -> list[RosterEntry | None]:
    """One group for each sighting, or None where the word is too likely something else."""
    sure: dict[str, RosterEntry] = {}
    for sighting in sightings:
        if len(sighting.senses) == 1 and sighting.senses[0].caution == 0:
            sure[sighting.senses[0].entry.name] = sighting.senses[0].entry
    if all(len(sighting.senses) == 1 and sighting.senses[0].caution == 0 for sighting in sightings):
        return [sighting.senses[0].entry for sighting in sightings]
    around = {*countries, *countries_mentioned(text)}
    around.update(code for entry in sure.values() if not entry.transnational for code in entry.countries)
    return [_settled(text, sighting, sure, around) for sighting in sightings]


def _settled(text: str, sighting: _Sighting, sure: dict[str, RosterEntry], around: set[str]) -> RosterEntry | None:
    introduced = [sense for sense in sighting.senses if sense.entry.name in sure]
    if introduced:
        return introduced[0].entry if len(introduced) == 1 else None
    open_senses = [sense for sense in sighting.senses if sense.caution < 2]
    if len(open_senses) == 1 and open_senses[0].caution == 0:
        return open_senses[0].entry
    at_home = [sense for sense in open_senses if around.intersection(sense.entry.countries)]
    if len(at_home) == 1:
        return at_home[0].entry
    groups = {sense.entry.group for sense in open_senses}
    if len(open_senses) > 1 and len(groups) == 1 and (at_home or all(not sense.caution for sense in open_senses)):
        return RosterEntry(text[sighting.start : sighting.end], groups.pop(), "ambiguous", ())
    return None
