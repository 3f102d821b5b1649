"""Who acts: sentences as lines of phrases, and the subjects of their verbs, as the third step of the rule extractor."""

from __future__ import annotations

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
_CROSSED = frozenset("of to by as with in from for on at under along outside inside during near".split())
_PARTS, _IN_PARTS = 10, frozenset(("of", "in", "and", "from"))
_DIVIDING = frozenset(("in", "at", "on", "after", "by", "to"))
_POSSESSIVES = frozenset(("his", "her", "their"))
_SAYING = frozenset("say add claim state tell note warn allege stress maintain insist explain announce".split())
#: How many phrases back an insertion or a relative clause may begin: longer ones are misread more often than read.
_INSERTION, _RELATIVE, _RELATIVE_TAIL = 16, 12, 14
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
        """The lower-case words of a noun group up to its head, brackets left out."""
        phrase = self.phrases[position]
        words: list[str] = []
        depth = 0
        for token in self.tokens[phrase.first : phrase.head + 1]:
            depth += token.text == "("
            if depth == 0 and token.tag != "punctuation":
                words.append(token.lower)
            depth -= token.text == ")"
        return words

    def span(self, first: int, last: int | None = None) -> Span:
        """The offsets, into the report's text, of a phrase, or of all from one to another, brackets included."""
        end = self.phrases[first if last is None else last].last
        return Span(self.tokens[self.phrases[first].first].start, self.tokens[end].end)


def subject_of(line: Line, verb: int) -> tuple[int, ...]:
    """The noun groups (or one pronoun) that are the subject of a verb group; empty where there is none."""
    phrase = line.phrases[verb]
    if phrase.form == "ing" and phrase.base in ("suffer", "bleed") and line.kind(verb - 1) == "noun":
        return _leftmost(line, verb - 1)  # "found a man suffering from wounds"
    if _opens_participle(line, verb):
        return _subject_of_main_verb(line, verb)
    position = verb - 1
    if phrase.form == "ed" and phrase.bare and (named := _named_before(line, position)) is not None:
        return named
    if phrase.infinitive and line.kind(position) == "verb":
        return subject_of(line, position)
    return _walk_left(line, position)


def _named_before(line: Line, comma: int) -> tuple[int, ...] | None:
    """`to rescue two masons, identified as X and Y, abducted on May 3`: those whom a participle behind names tells of."""
    before = _before_insertion(line, comma) if line.word(comma) == "," else comma
    if before + 2 >= comma or line.base(before + 2) not in NAMING or line.kind(before) != "noun":
        return None
    return (_chain_head(line, before),)


def _opens_participle(line: Line, verb: int) -> bool:
    """`…, killing three`: an -ing form that shares the subject of the verb before it."""
    phrase = line.phrases[verb]
    if phrase.form != "ing" or not phrase.bare:
        return False
    shares = line.word(verb - 1) in (",", "and", "thereby", "by", "while", "before")
    return shares or line.kind(verb - 1) in ("time", "noun")


def _subject_of_main_verb(line: Line, verb: int) -> tuple[int, ...]:
    for position in range(verb - 1, -1, -1):
        phrase = line.phrases[position]
        if phrase.kind == "verb" and phrase.form in ("ed", "s", "base") and not is_reduced(line, position):
            return () if phrase.passive else subject_of(line, position)
    return ()


def _walk_left(line: Line, position: int) -> tuple[int, ...]:
    """The subject that stands left of a verb, at `position` or before it."""
    while position >= 0:
        phrase = line.phrases[position]
        if phrase.kind in ("adverb", "time"):
            position -= 1
        elif phrase.kind == "noun" and (comma := _before_origin(line, position)) is not None:
            position = comma
        elif phrase.kind == "noun":
            return _with_title(line, _before_apposition(line, _over_parts(line, _leftmost(line, position))))
        elif phrase.kind == "pronoun" and line.word(position - 1) == "of" and line.kind(position - 2) == "noun":
            return (position - 2,)  # "22 of them went missing"
        elif phrase.kind == "pronoun" and _is_companion(line, position):
            return _leftmost(line, position - 2)
        elif phrase.kind == "pronoun":
            return (position,)
        elif phrase.kind == "relative" or line.word(position) == "that":
            return _antecedent(line, position)
        elif phrase.kind == "conjunction" and line.word(position) in ("and", "but", "then", "or"):
            return _shared_subject(line, position)
        elif line.word(position) == ",":
            before = _before_insertion(line, position)
            if before < position - 1 and line.word(position - 2) == "," and is_name(line, position - 1):
                return _walk_left(line, before) or (position - 1,)  # "the head on research, Omar Tal, was hurt"
            position = before
        elif line.word(position) in (")", "(", "-", "–", "—"):
            position -= 1
        elif phrase.kind == "verb" and (phrase.base, phrase.form) == ("be", "be") and line.kind(position + 1) == "time":
            position -= 1  # "troopers were on Monday injured"
        elif phrase.kind == "verb":
            return _over_relative(line, position)
        else:
            return ()
    return ()


def _is_companion(line: Line, position: int) -> bool:
    """`another man accompanying him was hurt`: the pronoun is the object of a participle behind the subject."""
    before = line.phrases[position - 1] if position > 1 else None
    if before is None or line.word(position) not in ("him", "her", "them") or line.kind(position - 2) != "noun":
        return False
    return before.kind == "verb" and before.form == "ing" and before.bare


_ORIGINS = frozenset("resident residents native natives inhabitants members".split())


def _before_origin(line: Line, position: int) -> int | None:
    """`Three boys, identified as X and Y, residents of Harak were killed`: the comma before where they are from."""
    head = _chain_head(line, position)
    if line.base(position + 1) in _SAYING:
        return None  # "killed two farmers, residents of Harak said"
    bare = line.word(head) in _ORIGINS or (line.word(head) in ("both", "all") and line.head(head).lower in _ORIGINS)
    return head - 1 if bare and line.word(head - 1) == "," else None


def _over_relative(line: Line, verb: int) -> tuple[int, ...]:
    """`Two residents who asked not to be named said`: the noun group before the relative clause that `verb` ends."""
    for position in range(verb - 1, max(verb - _RELATIVE, 0), -1):
        if _opens_relative(line, position):
            return _antecedent(line, position)
        if line.word(position) in (",", ".", ";"):
            return ()
    return ()


def _opens_relative(line: Line, position: int) -> bool:
    if line.kind(position) == "relative":
        return True
    after_noun = line.kind(position - 1) == "noun" or (
        line.kind(position - 1) == "time" and line.kind(position - 2) == "noun" and line.kind(position + 1) == "verb"
    )
    return line.word(position) == "that" and after_noun


def _over_parts(line: Line, groups: tuple[int, ...]) -> tuple[int, ...]:
    """`seven others, including a woman and two boys sustained injuries`: from those singled out to the whole."""
    opening = groups[0] - 1
    while opening > max(groups[0] - _PARTS, 0) and (line.kind(opening) == "noun" or line.word(opening) in _IN_PARTS):
        opening -= 1
    whole = opening - 2 if line.word(opening - 1) == "," else opening - 1
    if line.word(opening) not in ("including", "comprising") or line.kind(whole) != "noun":
        return groups
    return _leftmost(line, whole)


def _before_apposition(line: Line, groups: tuple[int, ...]) -> tuple[int, ...]:
    """`Omar Tal, a baker in the town was hit`: the name that a description explains is the subject."""
    first = groups[0]
    if len(groups) > 1 or line.word(first - 1) != "," or line.kind(first - 2) != "noun":
        return groups
    of_body = line.head(first).lower in _COLLECTIVES
    name = _chain_head(line, first - 2) if of_body else first - 2
    described = line.word(first) in ("a", "an", "the", "one", "son", "head", "president", "chief", "leader", "member")
    opens = line.kind(name - 1) in ("", "conjunction", "punctuation")
    if not (described and opens and (of_body or line.head(name).tag == "name")):
        return groups
    return _before_apposition(line, (name,)) if of_body else (name,)


#: What a party or a group is said to be behind its name: "Jubo Dal, the youth wing of the League, was".
_COLLECTIVES = frozenset("wing body party organisation organization outfit faction federation union group".split())


def _with_title(line: Line, groups: tuple[int, ...]) -> tuple[int, ...]:
    """`Superintendent of Police (SP), Omar Tal of Harak and his guard were killed`: the title tells who the name is."""
    first = groups[0]
    if line.word(first - 1) != "," or line.kind(first - 2) != "noun" or not is_name(line, first):
        return groups
    title = _chain_head(line, first - 2)
    officer = group_of(line.words(title)) in ("state-forces", "state-other") and line.kind(title) == "noun"
    if not officer or line.head(title).lower.endswith("s") or line.head(title).lower == "police":
        return groups
    return (title, *groups[1:]) if line.kind(title - 1) in ("", "conjunction") else groups


def is_name(line: Line, position: int) -> bool:
    """Whether a noun group is made of names alone."""
    if line.kind(position) != "noun":
        return False
    phrase = line.phrases[position]
    words = line.tokens[phrase.first : phrase.core + 1]
    return all(token.tag == "name" or token.lower in ("alias", "aka") for token in words)


def _antecedent(line: Line, position: int) -> tuple[int, ...]:
    """The noun group before a relative pronoun, a comma between them or not."""
    before = position - 1
    if line.word(position) == "that" and line.kind(before) == "time":
        before -= 1  # "the blast on January 8 that killed"
    if line.word(before) == ",":
        before = _before_description(line, before - 1)
    if line.kind(before) == "noun":
        return _before_apposition(line, _leftmost(line, before))
    return ()


def _shared_subject(line: Line, conjunction: int) -> tuple[int, ...]:
    """The subject of the verb before an "and" that joins two verb groups."""
    for position in range(conjunction - 1, -1, -1):
        if line.kind(position) == "verb" and not is_reduced(line, position):
            return subject_of(line, position)
        if line.kind(position) == "conjunction" and line.word(position) not in ("and", "or"):
            return ()
    return ()


def _before_insertion(line: Line, comma: int) -> int:
    """The place before an insertion that ends at `comma`: ", identified as X,", ", who …,", ", a clerk,"."""
    for position in range(comma - 1, max(comma - _INSERTION, -1), -1):
        if line.word(position - 1) == "as" and line.base(position - 2) in NAMING:
            continue  # "identified as, Omar Tal,": the comma opens nothing
        if line.word(position) == "," and _is_aside(line, position):
            return comma - 1
        if line.word(position) == "," and _inserts(line, position + 1, comma):
            return _before_description(line, position - 1) if line.kind(position + 1) == "relative" else position - 1
    return comma - 1


def _is_aside(line: Line, comma: int) -> bool:
    """`According to the police, Omar Tal, was shot`: what ends at the comma says who tells it, and opens no subject."""
    for position in range(comma - 1, max(comma - _SOURCE, -1), -1):
        if line.word(position) == "according":
            return line.kind(comma + 1) == "noun"
        if line.word(position) == ",":
            return False
    return False


def _before_description(line: Line, position: int) -> int:
    """`A leader of the League, a trade union, who was hurt,`: the noun that the description behind it explains."""
    head = _chain_head(line, position) if line.kind(position) == "noun" else position
    described = line.word(head) in ("a", "an") and line.word(head - 1) == "," and line.kind(head - 2) == "noun"
    return head - 2 if described else position


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
    position = _chain_head(line, _past_age(line, position))
    groups = [position]
    opening = _opens_pair(line, position)
    if opening is not None:
        position = opening
        groups.append(position)
    company = _company(line, position)
    if company is not None:
        return (*_leftmost(line, company), *groups)
    while line.word(position - 1) in ("and", ",", "or", "&") and line.kind(position - 2) == "noun":
        before = _chain_head(line, position - 2)
        named = any(line.word(p) == "as" and line.base(p - 1) in NAMING for p in range(before + 1, position - 2))
        if named and line.tokens[line.phrases[position].first].tag not in ("number", "determiner"):
            return (before,)  # the groups so far only name the people of this one
        if line.word(position - 1) == ",":
            if len(groups) == 1 and not lists_on(line, position):
                if not _is_named(line, before, position):
                    break
                groups, position = [before], before  # "a woman and her son, Omar Tal were found": his name
                continue
        elif line.kind(before - 1) == "preposition" and line.word(before - 1) in _DIVIDING:
            break
        if line.word(position - 1) == "," and _fronted(line, before):
            break
        if _hangs_on_preposition(line, before, position - 2) and line.word(position) not in _POSSESSIVES:
            groups = []  # "gunmen on motorcycles and trucks": what was joined is not the subject
        groups.append(before)
        position = before
    return _over_participle(line, tuple(reversed(groups)))


#: Words that join people to others as "and" does, with the words of phrases that they make.
_ALONG_WITH = (("along", "with"), ("together", "with"), ("as", "well", "as"))


def behind_along_with(line: Line, position: int) -> int | None:
    """The position behind "along with" or "as well as", where those words begin at `position`."""
    for words in _ALONG_WITH:
        if all(line.word(position + index) == word for index, word in enumerate(words)):
            return position + len(words)
    return None


def _company(line: Line, position: int) -> int | None:
    """`An elder along with his guard was shot`: the noun group to which those words join the one at `position`."""
    if line.word(position) not in _POSSESSIVES:
        return None
    for words in _ALONG_WITH:
        before = position - len(words)
        if behind_along_with(line, before) == position and line.kind(before - 1) == "noun":
            return before - 1
    return None


def _fronted(line: Line, position: int) -> bool:
    """`In Harak District, two traders were hurt`, `according to the police, two …`: what a preposition opens with."""
    if line.kind(position - 1) != "preposition":
        return False
    opening = position - 1
    while opening > 0 and line.kind(opening - 1) in ("preposition", "noun", "time"):
        opening -= 1
    return line.kind(opening) == "preposition" and line.kind(opening - 1) in ("", "conjunction")


def _past_age(line: Line, position: int) -> int:
    """`Omar Tal, 17, of Harak was killed`: from a bare number between commas to the name whose age it is."""
    phrase, named = line.phrases[position], position - 2
    age = phrase.first == phrase.last and line.tokens[phrase.first].text.isdigit()
    if not age or line.word(position - 1) != "," or line.kind(named) != "noun":
        return position
    return named if line.head(named).tag == "name" else position


def _is_named(line: Line, before: int, position: int) -> bool:
    """Whether the name at `position` is that of the person told right before its comma."""
    if line.head(position).tag != "name" or before != position - 2:
        return False
    return line.word(before) in ("his", "her", "their") and group_of(line.words(before)) == "civilians"


def _opens_pair(line: Line, position: int) -> int | None:
    """`Omar Tal, and three others were killed`, `a woman, Amina, and a boy were`: the first of a pair with a comma."""
    if line.word(position - 1) != "and" or line.word(position - 2) != "," or line.kind(position - 3) != "noun":
        return None
    first = _chain_head(line, position - 3)
    if line.word(first - 1) == "," and line.kind(first - 2) == "noun" and line.head(first).tag == "name":
        first = _chain_head(line, first - 2)
    return first if line.kind(first - 1) in ("", "conjunction", "time") else None


def _hangs_on_preposition(line: Line, head: int, last: int) -> bool:
    """Whether the way from a chain's head to its last group leads over a preposition other than "of"."""
    return any(
        line.kind(p) == "preposition" and line.word(p) not in ("of", "from", "belonging") for p in range(head + 1, last)
    )


def _over_participle(line: Line, groups: tuple[int, ...]) -> tuple[int, ...]:
    """`Five men suspected of having supplied fuel were held`: from a participle's object to the noun it describes."""
    position = groups[0] - 1
    crossed = False
    while position > 0 and (line.kind(position) in ("preposition", "adverb") or _is_nonfinite(line, position)):
        crossed = crossed or line.kind(position) == "verb"
        position -= 1
    if crossed and line.word(position) == "," and (inserted := _before_insertion(line, position)) < position - 1:
        position = inserted  # "two guards, identified as X and Y, manning a post were shot"
    if crossed and line.kind(position) == "noun":
        return _leftmost(line, position)
    return _over_relative_tail(line, groups)


def _over_relative_tail(line: Line, groups: tuple[int, ...]) -> tuple[int, ...]:
    """`A trader who was hurt in the blast died`: from the tail of a relative clause to the noun before it."""
    verbs = 0
    for position in range(groups[0] - 1, max(groups[0] - _RELATIVE_TAIL, 0), -1):
        if _opens_relative(line, position):
            return (_antecedent(line, position) or groups) if verbs == 1 else groups
        if line.word(position) == "," and line.kind(position + 1) in ("preposition", "time"):
            continue
        by_passive = line.word(groups[0] - 1) == "by" and _is_joined_verb(line, position + 1)
        if line.word(position) in (",", ".", ";", '"', "”") or (line.kind(position) == "conjunction" and not by_passive):
            return groups
        verbs += line.kind(position) == "verb" and not _is_joined_verb(line, position)
    return groups


def _is_joined_verb(line: Line, position: int) -> bool:
    """`who fled and was caught by the police`: the second verb of one relative clause."""
    return line.word(position - 1) == "and" and line.kind(position) == "verb"


def _is_nonfinite(line: Line, position: int) -> bool:
    """Whether a verb group has no subject of its own: "having supplied", "suspected of"."""
    phrase = line.phrases[position]
    if phrase.kind != "verb" or phrase.modal or phrase.passive or phrase.base in _SAYING:
        return False  # "claimed responsibility saying ten men were hurt": a clause of its own follows
    if line.word(position) in ("having", "to", "being") or (phrase.form == "ing" and phrase.bare):
        return True
    if phrase.form != "ed" or not phrase.bare or line.kind(position - 1) != "noun":
        return False
    return line.word(position + 1) in _CROSSED


def lists_on(line: Line, position: int) -> bool:
    """Whether a comma before `position` stands in an enumeration that ends in "and"."""
    for place in range(position, min(position + 8, len(line.phrases))):
        if line.word(place) == "and":
            return line.kind(place + 1) == "noun"
        if line.kind(place) not in ("noun", "punctuation") and line.word(place) != "of":
            return False
    return False


def _chain_head(line: Line, position: int) -> int:
    """From the last noun group of "a group of 10 men in Kabul" to the first; from "bomb laid by rebels" to "bomb"."""
    while position > 1 and _company(line, position) is None:
        before = line.word(position - 1)
        kind = line.kind(position - 1)
        if kind == "preposition" and before not in _SUBORDINATORS and line.kind(position - 2) in ("noun", "time"):
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
        return phrase.base not in _SAYING
    if phrase.base in _INTRANSITIVE:
        return False
    return line.word(position + 1) in _PARTICIPLE_LINKS or line.word(position + 1) == "near"


def _stands_behind_noun(line: Line, position: int) -> bool:
    if line.kind(position - 1) == "noun":
        return True
    return line.base(position) in NAMING and line.word(position - 1) == "," and line.kind(position - 2) == "noun"
