"""Who or what a noun group stands for: organisations, named persons, people and things, with their coded group."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..lexicon.people import group_of, people
from ..lexicon.titles import ORGANISATION_WORDS, TITLES, title_group
from ..records import Span
from ..records.vocabulary import Group
from .clauses import Line, names_after
from .phrases import Phrase, words_of
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


#: Words that a name drops in front: they count, point or hedge, and are not part of what somebody is called.
_DROPPED = frozenset(
    "unidentified unknown suspected alleged some the a an at least about around nearly more than over only as many as up to "
    "other another several few many these those this that all both two three one four five its their his her was were "
    "heavily also no any each unnamed just under some dozens scores of hundreds approximately almost injured wounded killed slain dead "
    "deceased abducted arrested between and year-old year-olds old".split()
)
#: Groups of people that name nobody: they take their meaning from what was said before.
_ANAPHORS = frozenset(
    "others other another them they he she it him her who some many several all both one two three four five six seven eight nine ten victim victims deceased injured dead".split()
)
#: Heads that only measure out what follows "of": "a portion of the track", "a group of men".
_MEASURES = frozenset(
    "dozens dozen scores hundreds thousands number couple part parts portion several some lot".split()
)
#: People and things that belong to somebody without being them.
_ATTACHED = frozenset(
    "driver wife husband son daughter brother sister father mother nephew friend relative relatives resident native helper widow house residence vehicle car office".split()
)
_OWN = frozenset("men fighters forces units people gunners soldiers members cadres militants troops side".split())
_PARTS = frozenset(
    "part parts portion piece pieces section sections number wall gate roof premises glasses windows pair lot dozens hundreds".split()
)
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]*[A-Z]\)?$")


def participants_of(line: Line, position: int, names: Sequence[GroupName], text: str) -> tuple[Participant, ...]:
    """The participants that the noun group at `position`, with its of-phrases and names, stands for."""
    if line.kind(position) != "noun":
        return ()
    chain = of_chain(line, position)
    group = chain_group(line, chain)
    if group == "property":
        return _things(line, chain, names, text)
    found = list(_organisations(line, chain, names, group))
    found += _persons(line, chain, group, bool(found), names)
    for naming in names_after(line, position):
        found += _named(line, naming, group)
    if not any(p.organisation for p in found):
        found += _believed(line, chain[-1], names, text)
    if not found:
        common = _common(line, chain, group)
        found += [common] if common else []
    return tuple(found)


def _things(line: Line, chain: Sequence[int], names: Sequence[GroupName], text: str) -> tuple[Participant, ...]:
    """A thing, and the force, group or person whose it is: "a vehicle of the federal police", "the house of Omar Tal"."""
    common = _common(line, chain, "property")
    found = [common] if common else []
    if len(chain) > 1:
        owners = participants_of(line, chain[1], names, text)
        found += [owner for owner in owners if owner.group in _OWNERS or owner.organisation or owner.person]
    return tuple(found)


def _believed(line: Line, position: int, names: Sequence[GroupName], text: str) -> list[Participant]:
    """The group that unnamed people are held to be of: "20 men believed to belong to the Front"."""
    verb = position + 1
    if line.kind(verb) != "verb" or line.phrases[verb].base not in ("believe", "suspect", "think", "say", "allege"):
        return []
    for place in range(verb + 1, min(verb + 6, len(line.phrases))):
        if line.kind(place) == "noun":
            told = participants_of(line, place, names, text)
            return [p for p in told if p.organisation]
        if line.kind(place) == "verb" and line.phrases[place].base not in ("belong", "be"):
            return []
    return []


#: Groups whose things are aimed at because they are theirs: "a vehicle of the federal police".
_OWNERS = frozenset(("state-forces", "state-other", "armed-group"))


def of_chain(line: Line, position: int) -> tuple[int, ...]:
    """The noun group with those linked to it by "of" or "from": "three personnel of the Border Force"."""
    chain = [position]
    while line.word(chain[-1] + 1) in ("of", "belonging") and line.kind(_after_of(line, chain[-1])) == "noun":
        chain.append(_after_of(line, chain[-1]))
    return tuple(chain)


def _after_of(line: Line, position: int) -> int:
    return position + 3 if line.word(position + 1) == "belonging" else position + 2


def chain_group(line: Line, chain: Sequence[int]) -> Group | None:
    """The group of a chain: its head's, or where the head tells nothing, that of what follows "of"."""
    first = _words(line, chain[0])
    group = group_of(first)
    silent = not first or first[-1] in people().silent or first[-1].isdigit() or first[-1] in _ANAPHORS or group is None
    if silent:
        for position in chain[1:]:
            inner = group_of(_words(line, position))
            if inner is not None and (inner != "property" or (first and first[-1] in _MEASURES)):
                return inner
    return group


def _words(line: Line, position: int) -> list[str]:
    return words_of(line.phrases[position], line.tokens)


def _extent(line: Line, chain: Sequence[int]) -> Span:
    first, last = line.phrases[chain[0]], line.phrases[chain[-1]]
    return Span(line.tokens[first.first].start, line.tokens[last.last].end)


def _organisations(
    line: Line, chain: Sequence[int], names: Sequence[GroupName], group: Group | None
) -> list[Participant]:
    if line.tokens[line.phrases[chain[0]].head].lower in _ATTACHED:
        chain = chain[:1]  # "the driver of a minister" is not the minister
    extent = _extent(line, chain)
    known = [name for name in names if extent.holds(name.span)]
    if known:
        return [_organisation(name, group) for name in known if not (group == "property" and len(chain) == 1)]
    for position in chain:
        run = _organisation_run(line, line.phrases[position])
        if run is not None and group != "property":
            return [Participant(run, group, organisation=True)]
    return []


def _organisation(name: GroupName, group: Group | None) -> Participant:
    """A cadre of a party is what the party is; a leader of one may be a civilian all the same."""
    return Participant(name.span, name.group or group, organisation=True)


def _organisation_run(line: Line, phrase: Phrase) -> Span | None:
    """A run of capitalised words with an organisation's word or an abbreviation in or behind it."""
    tokens = line.tokens[phrase.first : phrase.last + 1]
    run: list[Token] = []
    for token in tokens:
        if (
            token.tag == "name"
            or ((run and token.text in ("(", ")", "-", "/", "&")) or (run and token.tag == "possessive"))
            or (run and token.lower in ("e", "ul", "al", "i", "and", "of", "for", "the"))
        ):
            run.append(token)
        elif run and _speaks_of_organisation(run):
            break
        else:
            run = []
    while run and (run[-1].text in ("(", "-", "/", "&") or run[-1].lower in ("and", "of", "for", "the")):
        run.pop()
    if len(run) < 1 or not _speaks_of_organisation(run):
        return None
    return Span(run[0].start, run[-1].end)


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
    """A named individual in the chain: a title or a people's noun followed by capitalised words."""
    for position in chain:
        phrase = line.phrases[position]
        run = person_run(line.tokens, phrase)
        if run is None or any(name.span.overlaps(run) for name in names):
            continue
        before = [t for t in line.tokens[phrase.first : phrase.core + 1] if t.start < run.start]
        title = next((title_group(t.lower) for t in reversed(before) if title_group(t.lower)), None)
        if title or (
            before and group_of([t.lower for t in before if t.tag != "punctuation"]) not in (None, "property")
        ):
            told = title or group_of([t.lower for t in before if t.tag != "punctuation"])
            return [Participant(run, told, person=True)]
        if not named and len(chain) == 1 and group is None:
            return [Participant(run, _explained(line, position), person=True)]
    return []


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
    while first > phrase.first and (
        _name_part(tokens[first - 1]) or _family_name(tokens, first - 1, last, phrase.first)
    ):
        first -= 1
    if first > last or any(t.lower in ORGANISATION_WORDS for t in tokens[first : last + 1]):
        return None
    return Span(tokens[first].start, tokens[last].end)


def _family_name(tokens: Sequence[Token], index: int, last: int, first: int) -> bool:
    """Whether a title's word is a family name here: it ends the name and another name stands before it."""
    return index == last > first and tokens[index].tag == "name" and _name_part(tokens[index - 1])


def _name_part(token: Token) -> bool:
    if token.lower in TITLES or token.lower in ("alias", "the"):
        return False
    return token.tag == "name" or token.lower in ("al", "ul", "bin", "ur", "de", "el", "ibn", "la")


def _named(line: Line, position: int, group: Group | None) -> list[Participant]:
    phrase = line.phrases[position]
    run = person_run(line.tokens, phrase)
    return [Participant(run, group, person=True)] if run else []


def _common(line: Line, chain: Sequence[int], group: Group | None) -> Participant | None:
    """The noun group without what counts, points or hedges: "armed men", "road construction workers"."""
    phrase = line.phrases[chain[0]]
    if line.tokens[phrase.head].lower in _PARTS and len(chain) > 1:
        return _common(line, chain[1:], group)
    if line.tokens[phrase.first].lower in ("its", "their", "our", "his") and line.tokens[phrase.head].lower in _OWN:
        return None  # "its fighters": of the group told before
    first = phrase.first
    while first < phrase.head and (
        line.tokens[first].lower in _DROPPED
        or line.tokens[first].tag == "punctuation"
        or line.tokens[first].tag in ("number", "determiner", "adverb")
    ):
        first += 1
    if first == phrase.head and line.tokens[first].lower in _ANAPHORS:
        return _common(line, chain[1:], group) if len(chain) > 1 else None
    if line.tokens[first].tag in ("number", "determiner"):
        return _common(line, chain[1:], group) if len(chain) > 1 else None
    return Participant(Span(line.tokens[first].start, line.tokens[phrase.head].end), group)


def with_group(participant: Participant, group: Group) -> Participant:
    """The same participant, of a group that the context told where its own words did not."""
    return replace(participant, group=participant.group or group)
