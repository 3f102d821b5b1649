"""Sentences as lines of phrases, and how noun groups hang together in them: the third step of the rule extractor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..lexicon.cues import cue_words
from ..lexicon.people import group_of
from ..records import Span
from .phrases import Phrase
from .tokens import Token

_SUBORDINATORS = cue_words("clauses.subordinators")
_INTRANSITIVE = cue_words("clauses.intransitive")
#: Verbs that only name somebody: "identified as X". What follows them is a name of the noun group before.
NAMING = frozenset(("identify", "name", "know", "call"))
#: Prepositions that link what a bare participle acts with to it: "a bomb planted by rebels", "a man identified as X".
_PARTICIPLE_LINKS = frozenset(("by", "as", "in", "to", "on", "at", "from", "with"))
POSSESSIVES = frozenset(("his", "her", "their"))
SAYING = frozenset("say add claim state tell note warn allege stress maintain insist explain announce".split())
#: How many phrases back an insertion may begin: longer ones are misread more often than read.
_INSERTION = 16
#: How many phrases "according to the head of the district police" may be.
_SOURCE = 7


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as tokens and phrases; every position below is an index into `phrases`."""

    tokens: tuple[Token, ...]
    phrases: tuple[Phrase, ...]

    def word(self, position: int) -> str:
        """The lower-case first word of a phrase; empty outside the sentence."""
        if not 0 <= position < len(self.phrases):
            return ""
        return self.tokens[self.phrases[position].first].lower

    def kind(self, position: int) -> str:
        """The kind of a phrase; empty outside the sentence."""
        return self.phrases[position].kind if 0 <= position < len(self.phrases) else ""

    def base(self, position: int) -> str:
        """The base of a verb group's main verb; empty for other phrases and outside the sentence."""
        return self.phrases[position].base if 0 <= position < len(self.phrases) else ""

    def head(self, position: int) -> Token:
        """The head word of a phrase of the sentence."""
        return self.tokens[self.phrases[position].head]

    def words(self, position: int) -> list[str]:
        """The lower-case words of a noun group up to its head, brackets and what they would hold left out."""
        phrase = self.phrases[position]
        words: list[str] = []
        depth = 0
        for token in self.tokens[phrase.first : phrase.head + 1]:
            depth += token.text == "("
            if depth == 0 and token.tag != "punctuation":
                words.append(token.lower)
            depth -= token.text == ")"
        return words[:-1] if words and _abbreviates(self.head(position).text, words[:-1]) else words

    def span(self, first: int, last: int | None = None) -> Span:
        """The offsets, into the report's text, of a phrase, or of all from one to another, brackets included."""
        end = self.phrases[first if last is None else last].last
        return Span(self.tokens[self.phrases[first].first].start, self.tokens[end].end)


def _abbreviates(short: str, words: Sequence[str]) -> bool:
    """Whether a word in capitals is made of the first letters of those before it: "Sub Inspector SI"."""
    told = words[-len(short) :]
    return len(short) > 1 and short.isupper() and [word[0] for word in told] == list(short.lower())


def is_name(line: Line, position: int) -> bool:
    """Whether a noun group is made of names alone."""
    if line.kind(position) != "noun":
        return False
    phrase = line.phrases[position]
    words = line.tokens[phrase.first : phrase.core + 1]
    return all(token.tag == "name" or token.lower in ("alias", "aka") for token in words)


def before_insertion(line: Line, comma: int) -> int:
    """The place before an insertion that ends at `comma`: ", identified as X,", ", who …,", ", a clerk,"."""
    for position in range(comma - 1, max(comma - _INSERTION, -1), -1):
        if line.word(position - 1) == "as" and line.base(position - 2) in NAMING:
            continue  # "identified as, Omar Tal,": the comma opens nothing
        if line.word(position) == "," and _is_aside(line, position):
            return comma - 1
        if line.word(position) == "," and _inserts(line, position + 1, comma):
            return before_description(line, position - 1) if line.kind(position + 1) == "relative" else position - 1
    return comma - 1


def _is_aside(line: Line, comma: int) -> bool:
    """`According to the police, Omar Tal, was shot`: what ends at the comma says who tells it, and opens no subject."""
    for position in range(comma - 1, max(comma - _SOURCE, -1), -1):
        if line.word(position) == "according":
            return line.kind(comma + 1) == "noun"
        if line.word(position) == ",":
            return False
    return False


def before_description(line: Line, position: int) -> int:
    """`A leader of the League, a trade union, who was hurt,`: the noun that the description behind it explains."""
    head = chain_head(line, position) if line.kind(position) == "noun" else position
    described = line.word(head) in ("a", "an") and line.word(head - 1) == "," and line.kind(head - 2) == "noun"
    return head - 2 if described else position


def _inserts(line: Line, first: int, comma: int) -> bool:
    if line.kind(first) == "relative" or line.word(first) in ("namely", "including", "aged"):
        return True
    opening = line.phrases[first]
    if opening.kind == "verb" and opening.form in ("ed", "ing") and opening.bare:
        return True
    if _is_described(line, first):
        return True
    if line.word(first) in ("among", "most", "some", "all", "both", "one", "two", "three", "many", "several"):
        return not any(line.kind(p) == "verb" for p in range(first, comma))
    return all(
        line.kind(p) in ("noun", "time", "adverb") or line.word(p) in ("of", "for", "in", "from", "at", "on", "and")
        for p in range(first, comma)
    )


def _is_described(line: Line, first: int) -> bool:
    """`, a union that some officials suspect of helping them,`: a description with a clause of its own."""
    last = first
    while line.word(last + 1) == "of" and line.kind(last + 2) == "noun":
        last += 2
    opens = line.kind(first) == "noun" and line.word(first) in ("a", "an")
    return opens and (line.kind(last + 1) == "relative" or line.word(last + 1) == "that")


#: Words that join people to others as "and" does, with the words of phrases that they make.
_ALONG_WITH = (("along", "with"), ("together", "with"), ("as", "well", "as"))


def behind_along_with(line: Line, position: int) -> int | None:
    """The position behind "along with" or "as well as", where those words begin at `position`."""
    for words in _ALONG_WITH:
        if all(line.word(position + index) == word for index, word in enumerate(words)):
            return position + len(words)
    return None


def company_before(line: Line, position: int) -> int | None:
    """`An elder along with his guard was shot`: the noun group to which those words join the one at `position`."""
    counted = line.kind(position) == "noun" and line.tokens[line.phrases[position].first].tag == "number"
    if line.word(position) not in POSSESSIVES and not counted:
        return None
    for words in _ALONG_WITH:
        before = position - len(words)
        before -= line.word(before - 1) == "," if behind_along_with(line, before) == position else 0
        if behind_along_with(line, position - len(words)) == position and line.kind(before - 1) == "noun":
            return before - 1
    return None


def lists_on(line: Line, position: int) -> bool:
    """Whether a comma before `position` stands in an enumeration that ends in "and"."""
    for place in range(position, min(position + 8, len(line.phrases))):
        if line.word(place) == "and":
            return line.kind(place + 1) == "noun"
        if line.kind(place) not in ("noun", "punctuation") and line.word(place) != "of":
            return False
    return False


def chain_head(line: Line, position: int) -> int:
    """From the last noun group of "a group of 10 men in Kabul" to the first; from "bomb laid by rebels" to "bomb"."""
    while position > 1 and company_before(line, position) is None:
        before = line.word(position - 1)
        kind = line.kind(position - 1)
        if kind == "preposition" and before not in _SUBORDINATORS and line.kind(position - 2) in ("noun", "time"):
            if line.kind(position - 2) == "time" and is_reduced(line, position - 3):
                position -= 4  # "two men abducted on Monday from Harak"
                continue
            if line.kind(position - 2) == "time" and line.kind(position - 3) != "noun":
                return position
            position -= 2 if line.kind(position - 2) == "noun" else 3
        elif before in _PARTICIPLE_LINKS and is_reduced(line, position - 2) and not _opens_reason(line, position - 1):
            position -= 4 if line.word(position - 3) == "," else 3
        elif kind == "verb" and is_reduced(line, position - 1):
            position -= 2
        else:
            return position
    return position


def _opens_reason(line: Line, position: int) -> bool:
    """`a revenge killing as five men were shot`: behind an -ing form "as" opens a clause of its own."""
    return line.word(position) == "as" and line.phrases[position - 1].form == "ing"


def is_reduced(line: Line, position: int) -> bool:
    """Whether a verb group is a bare participle behind its noun: "a bomb planted by …", "a man identified as …"."""
    phrase = line.phrases[position]
    if phrase.kind != "verb" or not _stands_behind_noun(line, position):
        return False
    if not phrase.bare or phrase.form not in ("ed", "ing"):
        return False
    if phrase.form == "ing" or phrase.base in NAMING:
        return phrase.base not in SAYING
    if phrase.base in _INTRANSITIVE or object_behind(line, position) is not None:
        return False
    return line.word(position + 1) in _PARTICIPLE_LINKS or line.word(position + 1) == "near"


def _stands_behind_noun(line: Line, position: int) -> bool:
    if line.kind(position - 1) == "noun":
        return True
    return line.base(position) in NAMING and line.word(position - 1) == "," and line.kind(position - 2) == "noun"


_CIRCUMSTANCES = frozenset(("with", "in", "on", "near", "at", "outside", "from"))


def object_behind(line: Line, verb: int) -> int | None:
    """`attacked with light weapons a checkpoint`, `killed on Monday two guards`: the object behind how, when or where.

    None where there is none: it has to be people or things told of for the first time, and right behind.
    """
    place = verb + 1
    if line.kind(verb) != "verb" or line.phrases[verb].passive or line.phrases[verb].form not in ("ed", "s"):
        return None
    while line.kind(place) == "time" or line.word(place) in _CIRCUMSTANCES:
        place += line.kind(place) == "preposition"
        if line.kind(place) not in ("noun", "time"):
            return None
        place = chain_end(line, place) + 1
    opens = place > verb + 1 and line.kind(place) == "noun"
    opens = opens and (line.word(place) in ("a", "an") or line.tokens[line.phrases[place].first].tag == "number")
    told = opens and group_of(line.words(place)) is not None
    return place if told and not starts_clause(line, place) else None


def chain_end(line: Line, position: int) -> int:
    """The last noun group of those linked to one by "of"."""
    while line.word(position + 1) == "of" and line.kind(position + 2) in ("noun", "pronoun"):
        position += 2
    return position


def starts_clause(line: Line, position: int) -> bool:
    """Whether the noun group is the subject of a verb of its own: "killing two and police said …"."""
    after = chain_end(line, position) + 1
    if line.kind(after) != "verb":
        return False
    phrase = line.phrases[after]
    return phrase.form in ("ed", "s", "be", "base") and not is_reduced(line, after)
