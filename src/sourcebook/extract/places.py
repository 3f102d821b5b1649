"""Words for places: capitalised names behind words of position, with the nouns that say what kind of place it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..lexicon.places import FACILITY_NOUNS, KIND_NOUNS, RELATIONS, VAGUE_NOUNS
from ..lexicon.titles import ORGANISATION_WORDS, TITLES
from ..records import PlaceMention, Span
from .clauses import Line
from .tokens import Token

KnowsPlace = Callable[[str], bool]


def places_of(
    line: Line, text: str, taken: Sequence[Span], knows: KnowsPlace, *, heading: bool = False
) -> tuple[PlaceMention, ...]:
    """The places of a sentence, in order. `taken` are spans of names that are no places (people, outlets).

    A heading names its place without a word of position: there a name that the gazetteer has is one.
    """
    found: list[PlaceMention] = []
    for position, phrase in enumerate(line.phrases):
        if phrase.kind != "noun":
            continue
        relation = _relation(line, position)
        for first, last in _name_runs(line.tokens, phrase.first, phrase.last):
            mention = _mention(line, position, first, last, relation, text, knows)
            if mention is None and heading:
                mention = _heading_place(line.tokens, first, last, text, knows)
            if mention is not None and not any(span.overlaps(mention.span) for span in taken):
                found.append(mention)
    return tuple(found)


def _heading_place(tokens: Sequence[Token], first: int, last: int, text: str, knows: KnowsPlace) -> PlaceMention | None:
    """The longest beginning of a heading's name that the gazetteer has: "COTABATO CITY POLICE OFFICE"."""
    for end in range(last, first - 1, -1):
        span = Span(tokens[first].start, tokens[end].end)
        if len(span.of(text)) > 3 and knows(span.of(text)):
            return PlaceMention(span)
    return None


def _relation(line: Line, position: int) -> str:
    """The word of position before a noun group, "" where there is none; lists and appositions inherit it."""
    before = position - 1
    while before >= 0 and line.kind(before) in ("adverb", "time"):
        before -= 1
    word = line.word(before)
    if line.kind(before) == "preposition":
        return "between" if _ends_of_road(line, before) else RELATIONS.get(word, "")
    if word in (",", "and", "or", "(", "to", "-") and line.kind(before - 1) == "noun" and before > 1:
        inherited = _relation(line, before - 1)
        named = line.tokens[line.phrases[before - 1].head].tag == "name"
        return inherited if inherited != "of" and named else ""
    return ""


def _ends_of_road(line: Line, preposition: int) -> bool:
    """Whether "from" or "to" names an end of a road: "on the road from Ghazni to Qarabagh"."""
    word = line.word(preposition)
    if word == "to" and line.kind(preposition - 1) == "noun" and line.word(preposition - 2) == "from":
        return _ends_of_road(line, preposition - 2)
    if word not in ("from", "to") or line.kind(preposition - 1) != "noun":
        return False
    return line.tokens[line.phrases[preposition - 1].head].lower in ("road", "highway", "route", "motorway")


def _name_runs(tokens: Sequence[Token], first: int, last: int) -> list[tuple[int, int]]:
    """Stretches of capitalised words (with lower-case joints and kind nouns) inside a noun group."""
    runs: list[tuple[int, int]] = []
    index = first
    while index <= last:
        if tokens[index].tag == "name" and tokens[index].lower not in TITLES:
            end = index
            while end + 1 <= last and (tokens[end + 1].tag == "name" or _joint(tokens, end + 1, last)):
                end += 1
            runs.append((index, end))
            index = end
        index += 1
    return runs


def _joint(tokens: Sequence[Token], index: int, last: int) -> bool:
    lower = tokens[index].lower
    if lower in KIND_NOUNS or lower in FACILITY_NOUNS:
        return True
    following = tokens[index + 1].tag == "name" if index < last else False
    return following and (
        lower in ("e", "ul", "al", "ez", "de", "del", "la", "el", "i", "al-", "-", "'")
        or tokens[index].tag == "possessive"
    )


def _mention(
    line: Line, position: int, first: int, last: int, relation: str, text: str, knows: KnowsPlace
) -> PlaceMention | None:
    tokens = line.tokens
    while last > first and tokens[last].lower in VAGUE_NOUNS:
        last -= 1
    words = [token.lower for token in tokens[first : last + 1]]
    span = Span(tokens[first].start, tokens[last].end)
    if all(word in KIND_NOUNS or word in VAGUE_NOUNS or word in _CALENDAR for word in words):
        return None
    kind = words[-1] in KIND_NOUNS or (last + 1 < len(tokens) and tokens[last + 1].lower in KIND_NOUNS | VAGUE_NOUNS)
    if last < line.phrases[position].head and not kind and not _vague_after(tokens, last):
        return None  # the name only modifies the head: "Karachi police", "Maoist cadres"
    if any(word in ORGANISATION_WORDS for word in words) and not kind and words[-1] not in FACILITY_NOUNS:
        return None
    if not relation:
        return PlaceMention(span, "in") if kind and len(words) > 1 and knows(span.of(text)) else None
    if relation == "of" and not (kind or _place_before(line, position) or knows(span.of(text))):
        return None
    return PlaceMention(span, "in" if relation == "of" else relation)


_CALENDAR = frozenset(
    "sun mon tue tues wed thu thur thurs fri sat jan feb mar apr may jun jul aug sep sept oct nov dec monday tuesday wednesday thursday "
    "friday saturday sunday january february march april june july august september october november december gmt utc".split()
)


def _vague_after(tokens: Sequence[Token], last: int) -> bool:
    return last + 1 < len(tokens) and (tokens[last + 1].lower in VAGUE_NOUNS or tokens[last + 1].text == "(")


def _place_before(line: Line, position: int) -> bool:
    """Whether the noun group before "of" is itself a place: "Mach area of Bolan District", "outskirts of Lahore"."""
    before = position - 2
    if line.kind(before) != "noun":
        return False
    head = line.tokens[line.phrases[before].head].lower
    return (
        head in VAGUE_NOUNS
        or head in KIND_NOUNS
        or (_relation(line, before) not in ("", "of") and line.tokens[line.phrases[before].head].tag == "name")
    )
