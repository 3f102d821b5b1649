"""Who acts: the subjects of verbs, found by walking left over what stands between."""

from __future__ import annotations

from ..lexicon.people import group_of
from .clauses import (
    NAMING,
    POSSESSIVES,
    SAYING,
    Line,
    before_description,
    before_insertion,
    chain_head,
    company_before,
    is_name,
    is_reduced,
    lists_on,
)

_CROSSED = frozenset("of to by as with in from for on at under along outside inside during near".split())
_PARTS, _IN_PARTS = 10, frozenset(("of", "in", "and", "from"))
_DIVIDING = frozenset(("in", "at", "on", "after", "by", "to"))
#: How many phrases back a relative clause may begin: longer ones are misread more often than read.
_RELATIVE, _RELATIVE_TAIL = 12, 14


def subject_of(line: Line, verb: int) -> tuple[int, ...]:
    """The noun groups (or one pronoun) that are the subject of a verb group; empty where there is none."""
    phrase = line.phrases[verb]
    if phrase.form == "ing" and phrase.base in ("suffer", "bleed") and line.kind(verb - 1) == "noun":
        return _leftmost(line, verb - 1)  # "found a man suffering from wounds"
    if phrase.form == "ing" and line.kind(verb - 1) == "noun" and _is_perceived(line, verb - 1):
        return _leftmost(line, verb - 1)
    if _opens_participle(line, verb):
        return _subject_of_main_verb(line, verb)
    position = verb - 1
    if phrase.form == "ed" and phrase.bare and (named := _named_before(line, position)) is not None:
        return named
    if phrase.infinitive and line.kind(position) == "verb":
        return subject_of(line, position)
    return _walk_left(line, position)


_PERCEIVING = frozenset("see watch hear notice observe film".split())


def _is_perceived(line: Line, position: int) -> bool:
    """`saw three huts burning`: whether a noun group is what somebody saw or heard doing what follows."""
    first = chain_head(line, position)
    return line.base(first - 1) in _PERCEIVING and not line.phrases[first - 1].passive


def _named_before(line: Line, comma: int) -> tuple[int, ...] | None:
    """`to free two men, identified as X and Y, abducted on May 3`: those whom a participle behind names tells of."""
    before = before_insertion(line, comma) if line.word(comma) == "," else comma
    if before + 2 >= comma or line.base(before + 2) not in NAMING or line.kind(before) != "noun":
        return None
    return (chain_head(line, before),)


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
        elif phrase.kind == "noun" and _says_how_taken(line, position):
            return _leftmost(line, position - 2)  # "miners taken hostage last week were found"
        elif phrase.kind == "noun" and (comma := _before_origin(line, position)) is not None:
            position = comma
        elif phrase.kind == "noun":
            return _with_title(line, _before_apposition(line, _over_parts(line, _leftmost(line, position))))
        elif phrase.kind == "pronoun" and line.word(position - 1) == "of" and line.kind(position - 2) == "noun":
            told = position - 2  # "22 of them went missing"; "Omar Tal and three friends of his were hurt"
            return _leftmost(line, told) if line.head(told).tag == "noun" else (told,)
        elif phrase.kind == "pronoun" and _is_companion(line, position):
            return _leftmost(line, position - 2)
        elif phrase.kind == "pronoun":
            return (position,)
        elif phrase.kind == "relative" or line.word(position) == "that":
            return _antecedent(line, position)
        elif phrase.kind == "conjunction" and line.word(position) in ("and", "but", "then", "or"):
            return _shared_subject(line, position)
        elif line.word(position) == ",":
            before = before_insertion(line, position)
            if before < position - 1 and line.word(position - 2) == "," and is_name(line, position - 1):
                return _walk_left(line, before) or (position - 1,)  # "the head on research, Omar Tal, was hurt"
            position = before
        elif line.word(position) in (")", "(", "-", "–", "—", '"', "”"):
            position -= 1
        elif phrase.kind == "verb" and (phrase.base, phrase.form) == ("be", "be") and line.kind(position + 1) == "time":
            position -= 1  # "troopers were on Monday injured"
        elif phrase.kind == "verb" and is_reduced(line, position) and line.kind(position - 1) == "noun":
            return _leftmost(line, position - 1)  # "a teacher abducted on Monday was found"
        elif phrase.kind == "verb":
            return _over_relative(line, position)
        else:
            return ()
    return ()


def _says_how_taken(line: Line, position: int) -> bool:
    """`miners taken hostage`: what people are taken as, behind a participle that describes them."""
    taken = line.word(position) in ("hostage", "captive", "prisoner") and line.base(position - 1) in ("take", "hold")
    return taken and line.phrases[position - 1].bare and line.kind(position - 2) == "noun"


def _is_companion(line: Line, position: int) -> bool:
    """`another man accompanying him was hurt`: the pronoun is the object of a participle behind the subject."""
    before = line.phrases[position - 1] if position > 1 else None
    if before is None or line.word(position) not in ("him", "her", "them") or line.kind(position - 2) != "noun":
        return False
    return before.kind == "verb" and before.form == "ing" and before.bare


_ORIGINS = frozenset("resident residents native natives inhabitants members".split())


def _before_origin(line: Line, position: int) -> int | None:
    """`Three boys, identified as X and Y, residents of Harak were killed`: the comma before where they are from."""
    head = chain_head(line, position)
    if line.base(position + 1) in SAYING:
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
    among = (line.word(opening - 1), line.word(opening)) == ("among", "them")
    before = opening - 2 if among else opening - 1
    whole = before - 1 if line.word(before) == "," else before
    if not (among or line.word(opening) in ("including", "comprising")) or line.kind(whole) != "noun":
        return groups
    return _leftmost(line, whole)


def _before_apposition(line: Line, groups: tuple[int, ...]) -> tuple[int, ...]:
    """`Omar Tal, a baker in the town was hit`: the name that a description explains is the subject."""
    first = groups[0]
    if len(groups) > 1 or line.word(first - 1) != "," or line.kind(first - 2) != "noun":
        return groups
    of_body = line.head(first).lower in _COLLECTIVES
    name = chain_head(line, first - 2) if of_body else first - 2
    described = line.word(first) in ("a", "an", "the", "one", "son", "head", "president", "chief", "leader", "member")
    opens = line.kind(name - 1) in ("", "conjunction", "punctuation")
    opens = opens and (line.word(name - 1) != "and" or line.kind(name - 2) != "noun")  # "between Harak and Osten, the"
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
    title = chain_head(line, first - 2)
    officer = group_of(line.words(title)) in ("state-forces", "state-other") and line.kind(title) == "noun"
    if not officer or line.head(title).lower.endswith("s") or line.head(title).lower == "police":
        return groups
    return (title, *groups[1:]) if line.kind(title - 1) in ("", "conjunction") else groups


def _antecedent(line: Line, position: int) -> tuple[int, ...]:
    """The noun group before a relative pronoun, a comma between them or not."""
    before = position - 1
    if line.word(position) == "that" and line.kind(before) == "time":
        before -= 1  # "the blast on January 8 that killed"
    if line.word(before) == ",":
        before = before_description(line, before - 1)
    if line.kind(before) == "noun":
        return _before_apposition(line, _leftmost(line, before))
    return ()


def _shared_subject(line: Line, conjunction: int) -> tuple[int, ...]:
    """The subject of the verb before an "and" that joins two verb groups."""
    for position in range(conjunction - 1, -1, -1):
        if line.kind(position) == "verb" and not is_reduced(line, position):
            listed = line.word(position - 1) == "," and line.phrases[position].bare
            first = _verb_before(line, position) if listed and line.phrases[position].form == "ed" else None
            return subject_of(line, position if first is None else first)
        if line.kind(position) == "conjunction" and line.word(position) not in ("and", "or"):
            return ()
    return ()


def _verb_before(line: Line, verb: int) -> int | None:
    """The verb that opens an enumeration of verbs: "stopped a bus, separated the passengers and shot three"."""
    for position in range(verb - 2, -1, -1):
        phrase = line.phrases[position]
        if phrase.kind == "verb" and phrase.form == "ed" and not is_reduced(line, position):
            return position if not phrase.passive else None
        if phrase.kind in ("conjunction", "relative") or line.word(position) in (";", "that"):
            return None
    return None


def _leftmost(line: Line, position: int) -> tuple[int, ...]:
    """The head of a chain of noun groups ending at `position`, with those coordinated with it, leftmost first."""
    position = chain_head(line, _past_age(line, position))
    groups = [position]
    opening = _opens_pair(line, position)
    if opening is not None:
        position = opening
        groups.append(position)
    company = company_before(line, position)
    if company is not None:
        return (*_leftmost(line, company), *groups)
    while line.word(position - 1) in ("and", ",", "or", "&") and line.kind(position - 2) == "noun":
        before = chain_head(line, position - 2)
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
        elif (_are_counted_people(line, position) or _acts(line, position)) and _ends_clause(line, before):
            break  # "attacked a bus in Harak and four passengers were killed", "killed two and the army said"
        if line.word(position - 1) == "," and _fronted(line, before):
            break
        if _hangs_on_preposition(line, before, position - 2) and line.word(position) not in POSSESSIVES:
            groups = []  # "gunmen on motorcycles and trucks": what was joined is not the subject
        groups.append(before)
        position = before
    return _over_participle(line, tuple(reversed(groups)))


def _acts(line: Line, position: int) -> bool:
    """Whether people with an active verb behind them are its subject, and no second object of a verb before."""
    verb = position + 1
    if line.kind(verb) != "verb" or line.phrases[verb].passive or line.phrases[verb].form not in ("ed", "s"):
        return False
    return line.base(verb) in SAYING or group_of(line.words(position)) not in (None, "property")


def _ends_clause(line: Line, position: int) -> bool:
    """Whether a noun group belongs to a verb before it, so that what "and" adds opens a clause of its own."""
    before = position - 1
    if line.kind(before) == "preposition":
        before -= 1
    while line.kind(before) in ("adverb", "time"):
        before -= 1
    phrase = line.phrases[before] if before >= 0 else None
    if phrase is None or phrase.kind != "verb" or phrase.form not in ("ed", "s") or phrase.infinitive:
        return False
    return phrase.base not in SAYING and not is_reduced(line, before)


def _are_counted_people(line: Line, position: int) -> bool:
    """Whether a noun group says how many people: "four passengers", "a child", "at least two others", "no one"."""
    if line.word(position) == "no":
        return True
    if group_of(line.words(position)) in (None, "property"):
        return False
    phrase = line.phrases[position]
    tags = {token.tag for token in line.tokens[phrase.first : phrase.head]}
    return "number" in tags or line.word(position) in ("a", "an", "another", "several")


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
    first = chain_head(line, position - 3)
    if line.word(first - 1) == "," and line.kind(first - 2) == "noun":
        described = line.word(first) in ("a", "an", "the") and is_name(
            line, first - 2
        )  # "Omar Tal, a clerk, and his son"
        if described or line.head(first).tag == "name":
            first = chain_head(line, first - 2)
    if line.word(first - 1) == "and" and line.kind(first - 2) == "verb":
        return None  # "three were killed and five wounded in Harak, and two more were killed": of a clause before
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
    if crossed and line.word(position) == "," and (inserted := before_insertion(line, position)) < position - 1:
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
        if line.word(position) in (",", ".", ";", '"', "”") or (
            line.kind(position) == "conjunction" and not by_passive
        ):
            return groups
        verbs += line.kind(position) == "verb" and not _is_joined_verb(line, position)
    return groups


def _is_joined_verb(line: Line, position: int) -> bool:
    """`who fled and was caught by the police`: the second verb of one relative clause."""
    return line.word(position - 1) == "and" and line.kind(position) == "verb"


def _is_nonfinite(line: Line, position: int) -> bool:
    """Whether a verb group has no subject of its own: "having supplied", "suspected of"."""
    phrase = line.phrases[position]
    if phrase.kind != "verb" or phrase.modal or phrase.passive or phrase.base in (*SAYING, "include", "comprise"):
        return False  # "claimed responsibility saying ten men were hurt": a clause of its own follows
    if line.word(position) in ("having", "to", "being") or (phrase.form == "ing" and phrase.bare):
        return True
    if phrase.form != "ed" or not phrase.bare or line.kind(position - 1) != "noun":
        return False
    return line.word(position + 1) in _CROSSED
