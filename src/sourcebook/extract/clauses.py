"""Who does what to whom: the noun groups around a verb group, by position, as the third step of the rule extractor."""

from __future__ import annotations

from dataclasses import dataclass

from .phrases import Phrase
from .tokens import Token

#: Prepositions that open a clause of their own, so that what stands before them is not part of the noun group after.
SUBORDINATORS = frozenset(
    "after before since until till following as when while where because although though if that than".split()
)
#: Verbs that only name somebody: "identified as X". What follows them is a name of the noun group before.
NAMING = frozenset(("identify", "name", "know", "call"))


#: Verbs without an object, whose past form is never a participle behind its noun: "the driver died at the scene".
INTRANSITIVE = frozenset(
    "die explode arrive flee escape happen occur clash surrender land fall come go live stay return succumb erupt work say sit "
    "stand lie walk run march continue emerge gather retaliate retreat remain begin".split()
)


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


def subject_of(line: Line, verb: int) -> tuple[int, ...]:
    """The noun groups (or one pronoun) that are the subject of a verb group; empty where there is none."""
    phrase = line.phrases[verb]
    if _opens_participle(line, verb):
        return _subject_of_main_verb(line, verb)
    position = verb - 1
    if phrase.infinitive and line.kind(position) == "verb":
        return subject_of(line, position)
    return _walk_left(line, position)


def _opens_participle(line: Line, verb: int) -> bool:
    """`…, killing three`: an -ing form that shares the subject of the verb before it."""
    phrase = line.phrases[verb]
    if phrase.form != "ing" or not phrase.bare:
        return False
    return line.word(verb - 1) in (",", "and", "thereby", "by", "while") or line.kind(verb - 1) in ("time", "noun")


def _subject_of_main_verb(line: Line, verb: int) -> tuple[int, ...]:
    for position in range(verb - 1, -1, -1):
        phrase = line.phrases[position]
        if phrase.kind == "verb" and phrase.form in ("ed", "s", "base") and not _reduced(line, position):
            return () if phrase.passive else subject_of(line, position)
    return ()


def _walk_left(line: Line, position: int) -> tuple[int, ...]:
    while position >= 0:
        phrase = line.phrases[position]
        if phrase.kind in ("adverb", "time"):
            position -= 1
        elif phrase.kind == "noun":
            return _before_apposition(line, _leftmost(line, position))
        elif phrase.kind == "pronoun":
            return (position,)
        elif phrase.kind == "relative" or line.word(position) == "that":
            return _antecedent(line, position)
        elif line.word(position) in ("and", "but", "then", "or") and phrase.kind == "conjunction":
            return _shared_subject(line, position)
        elif line.word(position) == ",":
            position = _before_insertion(line, position)
        elif line.word(position) in (")", "(", "-", "–", "—"):
            position -= 1
        elif phrase.kind == "verb":
            return _over_relative(line, position)
        else:
            return ()
    return ()


def _over_relative(line: Line, verb: int) -> tuple[int, ...]:
    """`Two residents who asked not to be named said`: the noun group before the relative clause that `verb` ends."""
    for position in range(verb - 1, max(verb - 12, 0), -1):
        if line.kind(position) == "relative" or (line.word(position) == "that" and line.kind(position - 1) == "noun"):
            return _antecedent(line, position)
        if line.word(position) in (",", ".", ";"):
            return ()
    return ()


def _before_apposition(line: Line, groups: tuple[int, ...]) -> tuple[int, ...]:
    """`Omar Tal, a baker in the town was hit`: the name that a description explains is the subject."""
    first = groups[0]
    if len(groups) > 1 or line.word(first - 1) != "," or line.kind(first - 2) != "noun":
        return groups
    described = line.word(first) in ("a", "an", "the", "one", "son", "head", "president", "chief", "leader", "member")
    named = line.tokens[line.phrases[first - 2].head].tag == "name"
    return (
        (first - 2,) if described and named and line.kind(first - 3) in ("", "conjunction", "punctuation") else groups
    )


def _antecedent(line: Line, position: int) -> tuple[int, ...]:
    before = position - 1
    if line.word(before) == ",":
        before -= 1
    if line.kind(before) == "noun":
        return _leftmost(line, before)
    return ()


def _shared_subject(line: Line, conjunction: int) -> tuple[int, ...]:
    """The subject of the verb before an "and" that joins two verb groups."""
    for position in range(conjunction - 1, -1, -1):
        if line.kind(position) == "verb" and not _reduced(line, position):
            return subject_of(line, position)
        if line.kind(position) == "conjunction" and line.word(position) not in ("and", "or"):
            return ()
    return ()


def _before_insertion(line: Line, comma: int) -> int:
    """The place before an insertion between commas that ends at `comma`: ", identified as X,", ", who …,", ", a clerk,"."""
    for position in range(comma - 1, max(comma - 16, -1), -1):
        if line.word(position) == "," and _inserts(line, position + 1, comma):
            return position - 1
    return comma - 1


def _inserts(line: Line, first: int, comma: int) -> bool:
    if line.kind(first) == "relative" or line.word(first) in ("namely", "including", "aged"):
        return True
    opening = line.phrases[first]
    if opening.kind == "verb" and opening.form in ("ed", "ing") and opening.bare:
        return True
    if line.word(first) in ("among", "most", "some", "all", "both", "one", "two", "three", "many", "several"):
        return not any(line.kind(p) == "verb" for p in range(first, comma))
    return all(
        line.kind(p) in ("noun", "time", "adverb") or line.word(p) in ("of", "for", "in", "from", "at", "on", "and")
        for p in range(first, comma)
    )


def _leftmost(line: Line, position: int) -> tuple[int, ...]:
    """The head of a chain of noun groups ending at `position`, with those coordinated with it, leftmost first."""
    position = _chain_head(line, position)
    groups = [position]
    while line.word(position - 1) in ("and", ",", "or", "&") and line.kind(position - 2) == "noun":
        before = _chain_head(line, position - 2)
        if any(line.word(p) == "as" and line.phrases[p - 1].base in NAMING for p in range(before + 1, position - 2)):
            return (before,)  # the groups so far only name the people of this one
        if line.word(position - 1) == "," and len(groups) == 1 and not _lists(line, position):
            break
        if line.word(before - 1) in ("in", "at", "on", "after", "by", "to") and line.word(position - 1) != ",":
            break
        if _hangs_on_preposition(line, before, position - 2):
            groups = []  # "gunmen on motorcycles and trucks": what was joined is not the subject
        groups.append(before)
        position = before
    return _over_participle(line, tuple(reversed(groups)))


def _hangs_on_preposition(line: Line, head: int, last: int) -> bool:
    """Whether the way from a chain's head to its last group leads over a preposition other than "of"."""
    return any(
        line.kind(p) == "preposition" and line.word(p) not in ("of", "from", "belonging") for p in range(head + 1, last)
    )


def _over_participle(line: Line, groups: tuple[int, ...]) -> tuple[int, ...]:
    """`Five men suspected of having supplied fuel were held`: from the object of a participle to the noun it describes."""
    position = groups[0] - 1
    crossed = False
    while position > 0 and (line.kind(position) in ("preposition", "adverb") or _is_nonfinite(line, position)):
        crossed = crossed or line.kind(position) == "verb"
        position -= 1
    if crossed and line.kind(position) == "noun":
        return _leftmost(line, position)
    return _over_relative_tail(line, groups)


def _over_relative_tail(line: Line, groups: tuple[int, ...]) -> tuple[int, ...]:
    """`A trader who was hurt in the blast died`: from the tail of a relative clause to the noun before it."""
    verbs = 0
    for position in range(groups[0] - 1, max(groups[0] - 14, 0), -1):
        if line.kind(position) == "relative" or (line.word(position) == "that" and line.kind(position - 1) == "noun"):
            return (_antecedent(line, position) or groups) if verbs == 1 else groups
        if line.word(position) == "," and line.kind(position + 1) in ("preposition", "time"):
            continue
        if line.word(position) in (",", ".", ";", '"', "”") or line.kind(position) == "conjunction":
            return groups
        verbs += line.kind(position) == "verb"
    return groups


def _is_nonfinite(line: Line, position: int) -> bool:
    phrase = line.phrases[position]
    if phrase.kind != "verb" or phrase.modal or phrase.passive:
        return False
    first = line.tokens[phrase.first].lower
    if first in ("having", "to", "being") or (phrase.form == "ing" and phrase.bare):
        return True
    bare = phrase.form == "ed" and phrase.bare
    return (
        bare
        and line.kind(position - 1) == "noun"
        and line.word(position + 1) in ("of", "to", "by", "as", "with", "in", "from")
    )


def _lists(line: Line, position: int) -> bool:
    """Whether a comma before `position` stands in an enumeration that ends in "and"."""
    for place in range(position, min(position + 8, len(line.phrases))):
        if line.word(place) == "and":
            return line.kind(place + 1) == "noun"
        if line.kind(place) not in ("noun", "punctuation") and line.word(place) != "of":
            return False
    return False


def _chain_head(line: Line, position: int) -> int:
    """From the last noun group of "a group of 10 men in Kabul" to the first; from "bomb laid by rebels" to "bomb"."""
    while position > 1:
        before = line.word(position - 1)
        kind = line.kind(position - 1)
        if kind == "preposition" and before not in SUBORDINATORS and line.kind(position - 2) in ("noun", "time"):
            if line.kind(position - 2) == "time" and line.kind(position - 3) != "noun":
                return position
            position -= 2 if line.kind(position - 2) == "noun" else 3
        elif before in ("by", "as", "in", "to", "on", "at", "from", "with") and _reduced(line, position - 2):
            position -= 4 if line.word(position - 3) == "," else 3
        elif kind == "verb" and _reduced(line, position - 1):
            position -= 2
        else:
            return position
    return position


def _reduced(line: Line, position: int) -> bool:
    """Whether the verb group here is a bare participle behind its noun: "a bomb planted by …", "a man identified as …"."""
    phrase = line.phrases[position]
    if phrase.kind != "verb":
        return False
    names = phrase.base in NAMING and line.word(position - 1) == "," and line.kind(position - 2) == "noun"
    if line.kind(position - 1) != "noun" and not names:
        return False
    if not phrase.bare or phrase.form not in ("ed", "ing") or (phrase.form == "ed" and phrase.base in INTRANSITIVE):
        return False
    following = line.word(position + 1)
    return (
        phrase.form == "ing"
        or phrase.base in NAMING
        or following in ("by", "as", "in", "to", "on", "at", "near", "from", "with")
    )


def objects_of(line: Line, verb: int) -> tuple[int, ...]:
    """The noun groups right behind a verb group, coordinated ones included; pronouns too."""
    position = verb + 1
    while line.kind(position) == "adverb":
        position += 1
    if line.kind(position) == "pronoun":
        return (position,)
    if line.kind(position) != "noun":
        return ()
    return _rightward(line, position)


def _rightward(line: Line, position: int, *, pair: bool = False) -> tuple[int, ...]:
    """A noun group with those joined to it; `pair` where two are sure to be: "between the police and the rebels"."""
    groups = [position]
    while True:
        after = _chain_end(line, position) + 1
        joiner = line.word(after)
        if joiner == "," and line.word(after + 1) == "and":
            after += 1
        elif joiner == "," and (not _lists(line, after + 1) or _subject_ahead(line, after + 1)):
            return tuple(groups)
        if (
            joiner in ("and", ",", "&", "or")
            and line.kind(after + 1) == "noun"
            and (pair or not starts_clause(line, after + 1))
        ):
            groups.append(after + 1)
            position = after + 1
        else:
            return tuple(groups)


def _subject_ahead(line: Line, position: int) -> bool:
    """Whether an enumeration is the subject of a verb to come: "wounding a dozen, an official and two medics said"."""
    while line.kind(position) == "noun" or line.word(position) in ("and", ",", "of", "for", "or"):
        position += 1
    phrase = line.phrases[position] if position < len(line.phrases) else None
    return (
        phrase is not None
        and phrase.kind == "verb"
        and phrase.form in ("ed", "s", "be")
        and not _reduced(line, position)
    )


def _chain_end(line: Line, position: int) -> int:
    while line.word(position + 1) == "of" and line.kind(position + 2) in ("noun", "pronoun"):
        position += 2
    return position


def starts_clause(line: Line, position: int) -> bool:
    """Whether the noun group is the subject of a verb of its own: "killing two and police said …"."""
    after = _chain_end(line, position) + 1
    if line.kind(after) != "verb":
        return False
    phrase = line.phrases[after]
    return phrase.form in ("ed", "s", "be", "base") and not _reduced(line, after)


def agents_of(line: Line, verb: int) -> tuple[int, ...]:
    """The noun groups of a by-phrase behind a passive verb group or an action noun, in the same clause."""
    for position in range(verb + 1, min(verb + 14, len(line.phrases))):
        kind, word = line.kind(position), line.word(position)
        if word == "by" and line.kind(position + 1) == "noun":
            return _rightward(line, position + 1)
        if kind == "verb" and not (line.phrases[position].base == "carry" or line.phrases[position].form == "ed"):
            return ()
        if word in (".", ";") or (kind == "conjunction" and word not in ("and", "or")) or kind == "relative":
            return ()
    return ()


def reached_by(line: Line, verb: int, prepositions: frozenset[str]) -> tuple[int, ...]:
    """The noun groups behind one of `prepositions` in the clause of a verb group: "opened fire on a patrol"."""
    for position in range(verb + 1, min(verb + 10, len(line.phrases))):
        word, kind = line.word(position), line.kind(position)
        if word in prepositions and line.kind(position + 1) in ("noun", "pronoun"):
            return _rightward(line, position + 1, pair=word == "between")
        if kind == "verb" or word in (".", ";", ",") or (kind == "conjunction" and word != "and"):
            return ()
    return ()


_SITES = frozenset("at near outside inside in on beside behind under beneath within into along against".split())


def sites_of(line: Line, position: int) -> tuple[int, ...]:
    """The noun groups behind words of position in the clause of an action: "exploded in front of a mosque"."""
    found: list[int] = []
    for place in range(position + 1, min(position + 9, len(line.phrases))):
        word, kind = line.word(place), line.kind(place)
        if kind == "verb" or word in (".", ";", ",", "killing") or (kind == "conjunction" and word != "and"):
            break
        if word in _SITES and line.kind(place + 1) == "noun":
            front = (
                line.word(place + 1) in ("front", "premises")
                and line.word(place + 2) == "of"
                and line.kind(place + 3) == "noun"
            )
            found.append(place + 3 if front else place + 1)
    return tuple(found)


def names_after(line: Line, noun: int) -> tuple[int, ...]:
    """The noun groups that name the people of a noun group: "two men, identified as X and Y", "his son (X)"."""
    position = _chain_end(line, noun) + 1
    if line.word(position) == ",":
        position += 1
    if line.kind(position) == "verb" and line.phrases[position].base in NAMING and line.word(position + 1) == "as":
        first = position + 3 if line.word(position + 2) == "," else position + 2
        return _rightward(line, first) if line.kind(first) == "noun" else ()
    if line.kind(position) == "verb" and line.phrases[position].base == "name" and line.kind(position + 1) == "noun":
        return _rightward(line, position + 1)
    if line.word(position - 1) == "," and line.kind(position) == "noun" and line.word(position + 1) in (",", ""):
        if all(t.tag == "name" for t in line.tokens[line.phrases[position].first : line.phrases[position].core + 1]):
            return (position,)
    if line.word(position) in ("namely", "including") and line.kind(position + 1) == "noun":
        return _rightward(line, position + 1) if line.word(position) == "namely" else ()
    return ()
