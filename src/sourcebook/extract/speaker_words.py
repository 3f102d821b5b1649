"""Which words name a speaker: the noun group that speaks with whom they speak for, their office and their name."""

from __future__ import annotations

from ..lexicon.countries import is_country, is_demonym
from ..lexicon.cues import cue_words
from ..lexicon.people import group_of
from ..records import Span
from .clauses import Line
from .participants import of_chain

OFFICES = cue_words("speech.offices") | cue_words("titles.state-other") | cue_words("titles.state-forces")
_BODIES = cue_words("speech.bodies")
_MEDIUM_WORDS = cue_words("speech.media") | cue_words("speech.media_before") | cue_words("speech.an_outlet")
#: Words behind which a name opens its clause: "…, the Tal Centre a monitoring group said".
_OPENERS = frozenset(("but", "that", "while", "and", "said"))


def chain_of(line: Line, position: int) -> tuple[int, ...]:
    """The noun groups that name the speaker at `position`, from the office before a name to the office behind it."""
    position = _explained(line, position)
    chain = (*_before(line, position), *office_chain(line, position))
    return (*chain, *_behind(line, chain[-1]))


def _explained(line: Line, position: int) -> int:
    """The name that a description right behind it explains: "the Tal Centre for Rights a monitoring group said"."""
    name = position - 1
    if line.word(position) not in ("a", "an") or line.kind(name) != "noun":
        return position
    while line.word(name - 1) in ("of", "for") and line.kind(name - 2) == "noun":
        name -= 2
    opens = line.kind(name - 1) in ("", "punctuation") or line.word(name - 1) in _OPENERS
    if not opens or line.head(name).tag != "name" or is_country(line.head(name).text):
        return position  # "in northern and eastern Mali a monitor said"
    phrase = line.phrases[name]
    alone = phrase.first == phrase.core and name == position - 1
    return position if alone and _BODIES.isdisjoint(line.words(position)) else name  # "in Harak an officer said"


def office_chain(line: Line, position: int) -> tuple[int, ...]:
    """A speaker with whom they speak for: "a spokesman for the Front", "an officer of the gendarmerie"."""
    chain = of_chain(line, position)
    links = ("for", "from", "at", "in", "inside", "within") if _is_source(line, position) else ("for", "from")
    while line.word(chain[-1] + 1) in links and line.kind(chain[-1] + 2) == "noun":
        chain = (*chain, *of_chain(line, chain[-1] + 2))
    return chain


def _is_source(line: Line, position: int) -> bool:
    """Whether a noun group names a source, whose seat tells who they are: "a source at the police command"."""
    return line.head(position).lower in ("source", "sources")


def _before(line: Line, position: int) -> tuple[int, ...]:
    """The office before a name: "District Police Officer of Harak, Amir Karo"."""
    if line.word(position - 1) != "," or line.kind(position - 2) != "noun":
        return ()
    first = position - 2
    while line.word(first - 1) == "of" and line.kind(first - 2) == "noun":
        first -= 2
    return (first,) if _holds_office(line, first) else ()


def _behind(line: Line, position: int) -> tuple[int, ...]:
    """The office or name behind a comma: "Amir Karo, the spokesman of the Front"."""
    behind = position + 2
    if line.word(position + 1) != "," or line.kind(behind) != "noun" or line.head(position).tag == "number":
        return ()
    if _holds_office(line, behind) and line.word(behind) in ("the", "a", "an", *OFFICES):
        return of_chain(line, behind)
    head = position
    while line.word(head - 1) in ("of", "for", "from") and line.kind(head - 2) == "noun":
        head -= 2
    if not (_holds_office(line, position) or _holds_office(line, head)):
        return ()
    phrase = line.phrases[behind]
    named = all(token.tag == "name" for token in line.tokens[phrase.first : phrase.core + 1])
    return of_chain(line, behind) if named else ()


def _holds_office(line: Line, position: int) -> bool:
    return not OFFICES.isdisjoint(line.words(position))


def medium_at_end(line: Line, position: int) -> Span:
    """The medium that ends a noun group whose first words are another's: "in Harak Syrian state television said".

    All of the group where it opens with an article or holds nothing but the medium.
    """
    phrase = line.phrases[position]
    first = phrase.core
    while first > phrase.first and line.tokens[first - 1].lower in _MEDIUM_WORDS:
        first -= 1
    if first < phrase.core and first > phrase.first and is_demonym(line.tokens[first - 1].text):
        first -= 1
    strange = line.tokens[phrase.first : first]
    if first == phrase.core or not strange or any(token.tag == "determiner" for token in strange):
        return line.span(position)
    return Span(line.tokens[first].start, line.tokens[phrase.last].end)


def name_at_end(line: Line, position: int) -> Span:
    """The name that ends a noun group whose other words are another's: "put it out of service Omar Tal said".

    All of the group where its common nouns tell the office of the name, or where it has none.
    """
    phrase = line.phrases[position]
    first = phrase.core + 1
    while first > phrase.first and line.tokens[first - 1].tag == "name":
        first -= 1
    before = line.tokens[phrase.first : first]
    strange = first <= phrase.core and before and before[-1].tag == "noun" and group_of([before[-1].lower]) is None
    if not strange or not OFFICES.isdisjoint(token.lower for token in before):
        return line.span(position)
    return Span(line.tokens[first].start, line.tokens[phrase.last].end)
