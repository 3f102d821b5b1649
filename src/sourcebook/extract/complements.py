"""What stands behind an action word: objects, agents, those reached, sites and names, as positions of noun groups."""

from __future__ import annotations

from ..lexicon.actions import actions
from ..lexicon.cues import cue_words
from ..lexicon.places import SEAT_NOUNS
from .clauses import (
    NAMING,
    Line,
    behind_along_with,
    chain_end,
    is_name,
    is_reduced,
    lists_on,
    object_behind,
    starts_clause,
)

#: How many phrases behind an action its agent, those it reached and its site may stand.
_AGENT, _REACHED, _SITE = 14, 10, 9
#: Verbs whose by-phrase is not that of a noun before them.
_OTHER_DEEDS = frozenset(actions().verbs) - cue_words("roles.carrying") - {"lead"}
_SITES = frozenset("at near outside inside in on beside behind under beneath within into along against".split())


#: Who does something to nobody else.
ONESELF = frozenset(("himself", "herself", "themselves", "itself"))


def objects_of(line: Line, verb: int) -> tuple[int, ...]:
    """The noun groups right behind a verb group, coordinated ones included; pronouns too."""
    position = verb + 1
    while line.kind(position) == "adverb":
        position += 1
    if line.word(position) == "," and line.word(position - 1) == "dead" and is_name(line, position + 1):
        position += 1  # "shot dead, Omar Tal, a trader"
    if line.word(position) == "to" and line.word(position + 1) == "death" and line.kind(position + 2) == "noun":
        position += 2  # "beat to death two men"

    if (
        line.word(position) == "of"
        and line.word(position - 1) in ("both", "all")
        and line.kind(position + 1) == "pronoun"
    ):
        position += 1  # "injuring both of them"
    if line.kind(position) == "pronoun":
        joined = line.word(position + 1) == "and" and line.kind(position + 2) == "noun"
        if joined and not starts_clause(line, position + 2):
            if line.word(position) in ONESELF:
                return (position, *_rightward(line, position + 2))  # "killing himself and two guards"
            if _goes_with(line, position + 2):
                return (position, position + 2)  # "shot her and her son"
        return (position,)
    if line.kind(position) != "noun":
        behind = object_behind(line, verb)
        return () if behind is None else _rightward(line, behind)
    return _rightward(line, position)


def _rightward(line: Line, position: int, *, pair: bool = False) -> tuple[int, ...]:
    """A noun group with those joined to it; `pair` where two are sure to be: "between the police and the rebels"."""
    groups = [position]
    while True:
        joiner = _past_naming(line, chain_end(line, position) + 1)
        elsewhere = _counts_elsewhere(line, joiner)
        if elsewhere is not None:
            groups.append(elsewhere)
            position = elsewhere
            continue
        joiner = _past_description(line, joiner)
        if line.word(joiner) == "," and line.word(joiner + 1) == "and":
            joiner += 1
        elif line.word(joiner) == "," and behind_along_with(line, joiner + 1):
            joiner += 1  # "killed Omar Tal, along with two guards"
        elif line.word(joiner) == "," and not _lists_objects(line, joiner + 1):
            return tuple(groups)
        if _lost_comma(line, joiner):
            groups.append(joiner)
            position = joiner
            continue
        position = behind_along_with(line, joiner) or joiner + 1
        joined = line.word(joiner) in ("and", ",", "&", "or") or position != joiner + 1
        if not joined or line.kind(position) != "noun":
            return tuple(groups)
        if not pair and starts_clause(line, position):
            return tuple(groups)
        groups.append(position)


def _past_naming(line: Line, position: int) -> int:
    """`arrested a leader identified as Omar Tal and two others`: past a name, where people are joined behind it."""
    if line.base(position) not in NAMING or line.word(position + 1) != "as" or not is_name(line, position + 2):
        return position
    joined = line.word(position + 3) == "and" and line.kind(position + 4) == "noun"
    return position + 3 if joined and not is_name(line, position + 4) else position


def _lost_comma(line: Line, position: int) -> bool:
    """`wounding four troopers | a civilian and a guard`: counted people of a list whose commas were lost."""
    told = line.kind(position) == "noun" and line.kind(position - 1) == "noun" and _is_counted(line, position)
    return told and lists_on(line, position) and not _subject_ahead(line, position)


def _past_description(line: Line, comma: int) -> int:
    """`arrested Omar Tal, a cadre of the Front, along with two others`: past what somebody is, to his company."""
    described = (
        line.word(comma) == "," and line.word(comma + 1) in ("a", "an", "the") and line.kind(comma + 1) == "noun"
    )
    if not described:
        return comma
    behind = chain_end(line, comma + 1) + 1
    company = behind_along_with(line, behind + (line.word(behind) == ","))
    return comma if company is None else behind


def _goes_with(line: Line, position: int) -> bool:
    """Whether a noun group goes on with a pronoun: "him and eight others", "her and her son"."""
    return line.word(position) in ("his", "her", "their") or line.head(position).lower in ("others", "other")


def _counts_elsewhere(line: Line, position: int) -> int | None:
    """`arrested 16 in Dhaka and 42 in Sylhet`: where people at another place are counted; None where none are."""
    if line.word(position) not in ("in", "from", "at") or line.kind(position + 1) != "noun":
        return None
    joiner = position + 2 + (line.kind(position + 2) == "time")
    counted = joiner + 1
    if line.word(joiner) != "and" or line.kind(counted) != "noun" or line.kind(counted + 2) != "noun":
        return None
    opens = line.tokens[line.phrases[counted].first].tag == "number"
    return counted if opens and line.word(counted + 1) == line.word(position) else None


def _lists_objects(line: Line, position: int) -> bool:
    """Whether a comma before `position` goes on with an enumeration, and with no subject of a verb to come."""
    return lists_on(line, position) and not _subject_ahead(line, position)


def _subject_ahead(line: Line, position: int) -> bool:
    """Whether an enumeration is the subject of a verb to come: "wounding a dozen, an official and two medics said"."""
    while line.kind(position) == "noun" or line.word(position) in ("and", ",", "of", "for", "or"):
        position += 1
    if line.kind(position) != "verb" or line.phrases[position].form not in ("ed", "s", "be"):
        return False
    return not is_reduced(line, position)


def agents_of(line: Line, verb: int) -> tuple[int, ...]:
    """The noun groups of a by-phrase behind a passive verb group or an action noun, in the same clause."""
    for position in range(verb + 1, min(verb + _AGENT, len(line.phrases))):
        if line.word(position) == "by" and line.kind(position + 1) == "noun":
            return _rightward(line, position + 1)
        if _ends_clause(line, position) or line.kind(position) == "relative":
            return ()
        if line.kind(position) == "verb" and line.base(position) != "carry" and line.phrases[position].form != "ed":
            return ()
        if line.kind(verb) != "verb" and line.phrases[position].passive and line.base(position) in _OTHER_DEEDS:
            return ()  # "held for the attack, were arrested by guards"; not "the attack was led by"
    return ()


def company_of(line: Line, verb: int) -> tuple[int, ...]:
    """Those with whom somebody suffered a passive: "was killed in Harak along with [three relatives]"."""
    for position in range(verb + 1, min(verb + _AGENT, len(line.phrases))):
        behind = behind_along_with(line, position) or _behind_so_was(line, position)
        if behind is not None and line.kind(behind) == "noun":
            return _rightward(line, behind)
        if _ends_clause(line, position) or line.kind(position) in ("verb", "relative") or line.word(position) == "and":
            return ()
    return ()


def _behind_so_was(line: Line, position: int) -> int | None:
    """`Six men were killed, and so was an old woman`: the position behind those words, where they begin here."""
    opening = position + (line.word(position) == ",")
    said = line.word(opening) == "and" and line.word(opening + 1) == "so" and line.base(opening + 1) == "be"
    return opening + 2 if said else None


def _ends_clause(line: Line, position: int) -> bool:
    """Whether a stop or a conjunction other than "and" and "or" ends the clause here."""
    word = line.word(position)
    return word in (".", ";") or (line.kind(position) == "conjunction" and word not in ("and", "or"))


def reached_by(line: Line, verb: int, prepositions: frozenset[str]) -> tuple[int, ...]:
    """The noun groups behind one of `prepositions` in the clause of a verb group: "opened fire on a patrol"."""
    for position in range(verb + 1, min(verb + _REACHED, len(line.phrases))):
        word = line.word(position)
        if word in prepositions and line.kind(position + 1) in ("noun", "pronoun"):
            return _with_repeated(line, word, _rightward(line, position + 1, pair=word == "between"))
        if _leaves_clause(line, position):
            return ()
    return ()


def parties_to(line: Line, verb: int) -> tuple[int, ...]:
    """Between whom an accord is: "the ceasefire concluded in Harak between [the Front] and [the army] was broken"."""
    for position in range(min(verb + _REACHED, len(line.phrases))):
        if line.word(position) == "between" and line.kind(position + 1) == "noun":
            groups = _rightward(line, position + 1, pair=True)
            return groups if len(groups) > 1 else ()
    return ()


def _with_repeated(line: Line, word: str, groups: tuple[int, ...]) -> tuple[int, ...]:
    """`set fire to nine houses and to the school`: those before whom the preposition stands again."""
    last = chain_end(line, groups[-1])
    if line.word(last + 1) != "and" or line.word(last + 2) != word or line.kind(last + 3) != "noun":
        return groups
    return (*groups, *_rightward(line, last + 3))


def _leaves_clause(line: Line, position: int) -> bool:
    """Whether a verb, a stop or a conjunction other than "and" ends what is told of the action before it."""
    word, kind = line.word(position), line.kind(position)
    return kind == "verb" or word in (".", ";", ",") or (kind == "conjunction" and word != "and")


def sites_of(line: Line, position: int) -> tuple[int, ...]:
    """The noun groups behind words of position in the clause of an action: "exploded in front of a mosque"."""
    found: list[int] = []
    for place in range(position + 1, min(position + _SITE, len(line.phrases))):
        if _leaves_clause(line, place) or line.word(place) == "killing":
            break
        if line.word(place) in _SITES and line.kind(place + 1) == "noun" and not _names_place(line, place + 1):
            found.append(place + 3 if _is_front(line, place + 1) else place + 1)
    return tuple(found)


def _names_place(line: Line, position: int) -> bool:
    """Whether a noun group only says what kind of place a name is: "near the village of Harak"."""
    return line.head(position).lower in SEAT_NOUNS and line.word(position + 1) == "of" and is_name(line, position + 2)


def _is_front(line: Line, position: int) -> bool:
    """Whether a noun group only says where before what: "in front of a mosque", "on the premises of a school"."""
    if line.word(position) not in ("front", "premises"):
        return False
    return line.word(position + 1) == "of" and line.kind(position + 2) == "noun"


def names_after(line: Line, noun: int) -> tuple[int, ...]:
    """The noun groups that name the people of a noun group: "two men, identified as X and Y", "namely X and Y"."""
    position = chain_end(line, noun) + 1
    if line.kind(position) == "preposition" and line.word(position + 2) == "," and is_name(line, position + 3):
        if line.head(position + 1).lower in SEAT_NOUNS:
            return ()  # "police in the capital, Harak,"
        position += 2  # "the head on research, Saleem Tal,"
    if line.word(position) == ",":
        position += 1
    if line.base(position) in NAMING and line.word(position + 1) == "as":
        first = position + 3 if line.word(position + 2) == "," else position + 2
        return _rightward(line, first) if line.kind(first) == "noun" else ()
    if (line.base(position) == "name" or line.word(position) == "namely") and line.kind(position + 1) == "noun":
        return _rightward(line, position + 1)
    if line.word(position - 1) == "," and line.word(position + 1) in (",", "") and is_name(line, position):
        return (position,)
    return ()


def enumerated_names(line: Line, position: int) -> list[int]:
    """The noun groups of an enumeration of names that begins at `position` and ends at a comma: "the X and the Y,"."""
    found: list[int] = []
    while line.kind(position) == "noun" and line.head(position).tag == "name":
        found.append(position)
        position = chain_end(line, position) + 1
        if line.word(position) not in (",", "and", "&") or line.kind(position + 1) != "noun":
            break
        position += 1
    return found if line.word(position) in (",", ".", "") else []


def enumerated(line: Line, position: int) -> list[int]:
    """The counted noun groups of an enumeration that begins at `position`, whatever is told of the last of them."""
    found: list[int] = []
    while line.kind(position) == "noun" and _is_counted(line, position):
        found.append(position)
        position = chain_end(line, position) + 1
        if line.word(position) not in (",", "and", "&"):
            break
        position += 2 if line.word(position) == "," and line.word(position + 1) == "and" else 1
    return found


def _is_counted(line: Line, position: int) -> bool:
    phrase = line.phrases[position]
    tags = {token.tag for token in line.tokens[phrase.first : phrase.head]}
    return "number" in tags or line.word(position) in ("a", "an", "another", "several")
