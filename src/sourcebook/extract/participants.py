"""Who or what a noun group stands for: organisations, named persons, people and things, with their coded group."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..lexicon.cues import cue_words
from ..lexicon.people import group_of, is_no_longer, people
from ..lexicon.titles import ORGANISATION_WORDS, TITLES, title_group
from ..records import Span
from ..records.vocabulary import Group
from .clauses import Line
from .complements import enumerated_names, names_after
from .phrases import Phrase
from .tokens import Token


@dataclass(frozen=True, slots=True)
class GroupName:
    """A name of an organisation found in the text beforehand, with the group it is known to belong to."""

    span: Span
    group: Group | None


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody or something: the words that name it, its group (None while nothing tells), whether it is one person."""

    span: Span
    group: Group | None
    person: bool = False
    organisation: bool = False


_DROPPED = cue_words("participants.dropped")
_ANAPHORS = cue_words("participants.anaphors")
_MEASURES = cue_words("participants.measures")
_ATTACHED = cue_words("participants.attached")
_OWN = cue_words("participants.own")
_BODIES_LISTED = cue_words("participants.bodies_listed")
_PARTS = cue_words("participants.parts")
#: Groups whose things are aimed at because they are theirs: "a vehicle of the federal police".
_OWNERS = frozenset(("state-forces", "state-other", "armed-group"))
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]*[A-Z]\)?$")


def participants_of(line: Line, position: int, names: Sequence[GroupName]) -> tuple[Participant, ...]:
    """The participants that the noun group at `position`, with its of-phrases and names, stands for."""
    if line.kind(position) != "noun":
        return ()
    chain = of_chain(line, position)
    group = chain_group(line, chain)
    if group == "property":
        return _things(line, chain, names)
    found = list(_organisations(line, chain, names, group))
    found += _persons(line, chain, group, bool(found), names)
    for naming in names_after(line, position):
        found += _named(line, naming, group)
    apposed = _apposed(line, chain[-1], names)
    if apposed and not any(p.organisation for p in found):
        return tuple(apposed)
    if not any(p.organisation for p in found):
        found += _believed(line, chain[-1], names) or _come_from(line, chain[-1], names)
    if not found:
        common = _common(line, chain, group)
        found += [common] if common else []
    return tuple(found)


def _things(line: Line, chain: Sequence[int], names: Sequence[GroupName]) -> tuple[Participant, ...]:
    """A thing, and the force, group or person whose it is: "a vehicle of the police", "the house of Omar Tal"."""
    common = _common(line, chain, "property")
    found = [common] if common else []
    if len(chain) > 1:
        owners = participants_of(line, chain[1], names)
        found += [owner for owner in owners if owner.group in _OWNERS or owner.organisation or owner.person]
    return tuple(found)


def _believed(line: Line, position: int, names: Sequence[GroupName]) -> list[Participant]:
    """The group that unnamed people are held to be of: "20 men believed to belong to the Front"."""
    told = (participants_of(line, place, names) for place in held_to_be(line, position))
    return [p for participants in told for p in participants if p.organisation]


#: Heads that say of what body somebody is, or was: "two defectors from the Front".
_MEMBERS = frozenset(
    (
        "member members fighter fighters dissident dissidents defector defectors man men rebels militants soldiers "
        "troops insurgents guerrillas"
    ).split()
)


def _come_from(line: Line, position: int, names: Sequence[GroupName]) -> list[Participant]:
    """The body that people are from: "three fighters from the Front"; not the town that others are from."""
    if line.word(position + 1) != "from" or line.kind(position + 2) != "noun":
        return []
    body = line.span(position + 2)
    known = [name for name in names if body.holds(name.span)] if line.head(position).lower in _MEMBERS else []
    return [Participant(name.span, name.group or group_of(line.words(position)), organisation=True) for name in known]


def _apposed(line: Line, position: int, names: Sequence[GroupName]) -> list[Participant]:
    """The bodies that an apposition lists: "leaders of two armed groups, [the Front] and [the League], signed"."""
    if line.head(position).lower not in _BODIES_LISTED or line.word(position + 1) != ",":
        return []
    found: list[Participant] = []
    for listed in enumerated_names(line, position + 2):
        found += _organisations(line, of_chain(line, listed), names, group_of(line.words(position)))
    return found if len(found) > 1 else []


def held_to_be(line: Line, position: int) -> tuple[int, ...]:
    """Where it stands of whom unnamed people at `position` are held to be: "20 men believed to be from [the group]"."""
    verb = position + 1
    if line.base(verb) not in ("believe", "suspect", "think", "say", "allege"):
        return ()
    for place in range(verb + 1, min(verb + 6, len(line.phrases))):
        if line.kind(place) == "noun":
            return (place,)
        if line.kind(place) == "verb" and line.base(place) not in ("belong", "be"):
            return ()
    return ()


def of_chain(line: Line, position: int) -> tuple[int, ...]:
    """The noun group with those linked to it by "of" or "belonging to": "three personnel of the Border Force"."""
    chain = [position]
    while line.word(chain[-1] + 1) in _LINKS:
        following = chain[-1] + _LINKS[line.word(chain[-1] + 1)]
        if line.kind(following) != "noun":
            break
        chain.append(following)
    return tuple(chain)


#: Words that link a noun group to the next one, and how many phrases on that one stands.
_LINKS = {"of": 2, "belonging": 3}


def chain_group(line: Line, chain: Sequence[int]) -> Group | None:
    """The group of a chain: its head's, or where the head tells nothing, that of what follows "of"."""
    words = line.words(chain[0])
    group = group_of(words)
    if words[-1:] == ["president"] and len(chain) > 1 and line.head(chain[1]).lower in _PRESIDED:
        return "civilians"
    if group is not None and not _says_nothing(words):
        return group
    measures = bool(words) and words[-1] in _MEASURES
    inner = (group_of(line.words(position)) for position in chain[1:])
    told = next((told for told in inner if told is not None and (told != "property" or measures)), group)
    head = line.head(chain[0])
    return title_group(head.lower) if told is None and head.tag == "noun" else told  # "a captain of the guard"


#: What a president is of who is none of a state.
_PRESIDED = frozenset("union association unit chapter wing committee federation club league bar body".split())


def thing_meant(line: Line, position: int) -> tuple[int, ...]:
    """The thing for which an "it" at `position` stands: the last that its sentence names before."""
    nouns = (place for place in range(position - 1, -1, -1) if line.kind(place) == "noun")
    return next(((place,) for place in nouns if chain_group(line, of_chain(line, place)) == "property"), ())


def _says_nothing(words: Sequence[str]) -> bool:
    """Whether a noun group names nobody by itself: a number, a pronoun, or a head such as "men" or "team"."""
    return not words or words[-1].isdigit() or words[-1] in people().silent | _ANAPHORS


def _organisations(
    line: Line, chain: Sequence[int], names: Sequence[GroupName], group: Group | None
) -> list[Participant]:
    """The organisations named in a chain: those known beforehand, else the first that its own words show to be one.

    A cadre of a party is what the party is; a leader of one whose group is not known may be a civilian all the same.
    """
    if line.head(chain[0]).lower in _ATTACHED:
        chain = chain[:1]  # "the driver of a minister" is not the minister
    extent = line.span(chain[0], chain[-1])
    known = [name for name in names if extent.holds(name.span)]
    if known:
        left = is_no_longer(line.words(chain[0]))  # "two surrendered rebels of the Front"
        return [Participant(name.span, group if left else name.group or group, organisation=True) for name in known]
    for position in chain:
        run = _organisation_run(line, line.phrases[position])
        if run is not None:
            return [Participant(run, group, organisation=True)]
    return []


def _organisation_run(line: Line, phrase: Phrase) -> Span | None:
    """A run of capitalised words with an organisation's word or an abbreviation in or behind it."""
    run: list[Token] = []
    for token in line.tokens[phrase.first : phrase.last + 1]:
        if token.tag == "name" or (run and _joins_name(token)):
            run.append(token)
        elif run and _speaks_of_organisation(run):
            break
        else:
            run = []
    while run and (run[-1].text in ("(", "-", "/", "&") or run[-1].lower in ("and", "of", "for", "the")):
        run.pop()
    if not run or not _speaks_of_organisation(run):
        return None
    return Span(run[0].start, run[-1].end)


def _joins_name(token: Token) -> bool:
    """Whether a word may stand inside the name of an organisation: "Jaish al Sahl", "Front for the North (FN)"."""
    if token.tag == "possessive" or token.text in ("(", ")", "-", "/", "&"):
        return True
    return token.lower in ("e", "ul", "al", "i", "and", "of", "for", "the")


def _speaks_of_organisation(run: Sequence[Token]) -> bool:
    words = [token for token in run if token.text.isalnum() or len(token.text) > 1]
    if any(token.lower in TITLES for token in words[:2]):
        return False
    if any(token.lower in ORGANISATION_WORDS for token in words):
        return len(words) > 1 or words[0].lower in ORGANISATION_WORDS
    return bool(_ABBREVIATION.match(words[-1].text)) and len(words[-1].text) > 1 if words else False


def _persons(
    line: Line, chain: Sequence[int], group: Group | None, named: bool, names: Sequence[GroupName]
) -> list[Participant]:
    """A named individual in the chain: a title or a people's noun followed by capitalised words, or these alone.

    `named` says that an organisation is named in the chain, whose capitalised words are then its own.
    """
    for position in chain:
        phrase = line.phrases[position]
        run = person_run(line.tokens, phrase)
        if run is None or any(name.span.overlaps(run) for name in names):
            continue
        told = _introduced_as([t for t in line.tokens[phrase.first : phrase.core + 1] if t.start < run.start])
        if told is not None:
            return [Participant(run, told, person=True)]
        if not named and len(chain) == 1 and group is None:
            return [Participant(run, _explained(line, position), person=True)]
    return []


def _introduced_as(before: Sequence[Token]) -> Group | None:
    """The group that a title or a people's noun before a name tells: "Colonel", "village elder"."""
    title = next((group for token in reversed(before) if (group := title_group(token.lower)) is not None), None)
    told = title or group_of([token.lower for token in before if token.tag != "punctuation"])
    return None if told == "property" else told


def _explained(line: Line, position: int) -> Group | None:
    """The group that a description behind a name tells: "Omar Tal, a village elder of Harak"."""
    if line.word(position + 1) == "," and line.kind(position + 2) == "noun":
        return chain_group(line, of_chain(line, position + 2))
    return None


def person_run(tokens: Sequence[Token], phrase: Phrase) -> Span | None:
    """The capitalised words that end a noun group and may be a person's name, titles left out."""
    last = phrase.core
    while last > phrase.first and tokens[last].tag in ("number", "punctuation"):
        last -= 1
    for index in range(phrase.first + 1, last):
        if tokens[index].lower in ("alias", "aka", "@"):
            last = index - 1  # the first name, not the alias
            break
    first = last + 1
    while first > phrase.first and _in_name(tokens, first - 1, last, phrase.first):
        first -= 1
    if first > phrase.first and tokens[first - 1].lower == "of" and tokens[min(first, last)].lower == "police":
        first += 1  # "Superintendent of Police Omar Tal"
    if first > last or any(t.lower in ORGANISATION_WORDS for t in tokens[first : last + 1]):
        return None
    return Span(tokens[first].start, tokens[last].end)


def _in_name(tokens: Sequence[Token], index: int, last: int, first: int) -> bool:
    return _name_part(tokens[index]) or _family_name(tokens, index, last, first)


def _family_name(tokens: Sequence[Token], index: int, last: int, first: int) -> bool:
    """Whether a title's word is a family name here: it ends the name and another name stands before it."""
    return index == last > first and tokens[index].tag == "name" and _name_part(tokens[index - 1])


def _name_part(token: Token) -> bool:
    if token.lower in TITLES or token.lower in ("alias", "the", "of"):
        return False
    return token.tag == "name" or token.lower in ("al", "ul", "bin", "ur", "de", "el", "ibn", "la")


def _named(line: Line, position: int, group: Group | None) -> list[Participant]:
    phrase = line.phrases[position]
    run = person_run(line.tokens, phrase)
    return [Participant(run, group, person=True)] if run else []


def _common(line: Line, chain: Sequence[int], group: Group | None) -> Participant | None:
    """The noun group without what counts, points or hedges: "armed men", "road construction workers"."""
    phrase, head = line.phrases[chain[0]], line.head(chain[0])
    if head.lower in _PARTS and len(chain) > 1:
        return _common(line, chain[1:], group)
    if line.word(chain[0]) in ("its", "their", "our", "his") and head.lower in _OWN:
        return None  # "its fighters": of the group told before
    first = phrase.first
    while first < phrase.head and _is_dropped(line.tokens[first]):
        first += 1
    opening = line.tokens[first]
    if opening.tag in ("number", "determiner") or (first == phrase.head and opening.lower in _ANAPHORS):
        return _common(line, chain[1:], group) if len(chain) > 1 else None
    return Participant(Span(opening.start, head.end), group)


def _is_dropped(token: Token) -> bool:
    return token.lower in _DROPPED or token.tag in ("punctuation", "number", "determiner", "adverb")
