"""Who is told of together: the noun groups of an enumeration that make one row of harm."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexicon.people import group_of, people
from ..lexicon.titles import title_group
from ..lexicon.word_lists import word_table
from .clauses import Line, is_name
from .participants import chain_group, of_chain, participants_of
from .sentence import Sentence

_QUANTITIES = frozenset("several some many dozens few both all".split())
_WHOSE = frozenset(("his", "her", "their", "its"))
_OF_FORCES = frozenset(
    "personnel men troopers soldiers officials officers jawans cadres members activists workers".split()
)


def households(sentence: Sentence, positions: Sequence[int]) -> list[tuple[int, ...]]:
    """Patients that are told of together: "a driver and his helper", "Omar Tal and two others"."""
    line = sentence.line
    found: list[tuple[int, ...]] = []
    described = False
    for position in positions:
        if found and _names_counted(sentence, found, positions, position):
            found[-1] = _with_name(line, found[-1], position)
            continue
        if found and _describes(sentence, found[-1][-1], position, again=described):
            described = True
        elif found and _belongs(sentence, found[-1], position):
            found[-1] = (*found[-1], position)
        else:
            found.append((position,))
            described = False
    return found


def _belongs(sentence: Sentence, before: tuple[int, ...], position: int) -> bool:
    """Whether a noun group is told of together with those before it."""
    line = sentence.line
    if line.kind(before[-1]) != "noun" or line.kind(position) != "noun":
        return False
    if any(line.word(place) in _WHOSE for place in of_chain(line, position)):
        return True
    if line.word(before[-1]) in _WHOSE and line.word(position - 1) == "and" and _is_bare(line, position):
        return True  # "his wife and daughter"
    if line.word(position - 1) == "with":
        return _may_be_alike(line, before[-1], position)  # "Omar Tal along with another trader"
    if _counted_together(line, before[-1], position) or _names(line, before[-1], position):
        return True
    return _named_together(sentence, before[0], position)


def _may_be_alike(line: Line, first: int, position: int) -> bool:
    """Whether two noun groups may be of people of one group; not "an officer along with three relatives"."""
    groups = {chain_group(line, of_chain(line, place)) for place in (first, position)} - {None, "unknown"}
    return len(groups) < 2


def _names_counted(
    sentence: Sentence, found: Sequence[tuple[int, ...]], positions: Sequence[int], position: int
) -> bool:
    """`two guards, Omar Tal and Hamid Kor`, `his colleagues Omar and Hamid`: the names of people already counted."""
    line, first = sentence.line, found[-1][0]
    if number_of(line, found[-1][-1]) is not None:
        first = found[-1][-1]  # "Omar Tal and two guards, Hamid Kor and Salim Mor"
    if line.kind(first) != "noun" or not _is_named(sentence, first, position):
        return False
    told = list(positions[positions.index(first) + 1 : positions.index(position) + 1])
    if not all(_is_named(sentence, first, place) for place in told) or not _is_of_several(line, first):
        return False
    last = of_chain(line, first)[-1]
    behind = line.word(last + 1) == "," if last + 1 < position else False
    named_first = line.head(first).tag == "name" and not behind
    if not named_first and not (behind or line.word(told[0] - 1) == ","):
        return False
    number = number_of(line, first)
    return number is None or len(told) + named_first <= number


def _is_named(sentence: Sentence, counted: int, position: int) -> bool:
    """Whether a noun group is a name, or one with a title of the people `counted`: "two policemen, Constable Omar"."""
    line = sentence.line
    if is_name(line, position):
        return True
    if line.kind(position) != "noun" or _is_counted(line, position):
        return False
    persons = [one for one in participants_of(line, position, sentence.names) if one.person]
    group = chain_group(line, of_chain(line, counted))
    return bool(persons) and group not in (None, "civilians") and persons[0].group == group


def _with_name(line: Line, told: tuple[int, ...], position: int) -> tuple[int, ...]:
    """People with one more of their names, which count them where no number does: "his colleagues Omar and Hamid"."""
    counted = number_of(line, told[0]) is not None or line.head(told[0]).tag != "name"
    return told if counted else (*told, position)


def _is_of_several(line: Line, position: int) -> bool:
    """Whether a noun group tells of several people by its noun, names behind it left out: "two guards Omar Tal"."""
    groups = (line.phrases[place] for place in of_chain(line, position)[:2])
    words = (token.lower for phrase in groups for token in line.tokens[phrase.first : phrase.head + 1])
    return any(_is_plural_of_people(word) for word in words)


def _is_plural_of_people(word: str) -> bool:
    if word in ("personnel", "men", "women", "children", "brothers", "cops"):
        return True
    several = word.endswith(("s", "men"))
    return several and ((word,) in people().heads or title_group(word) is not None)


def number_of(line: Line, position: int) -> int | None:
    """The number that a noun group opens with; None where it opens with none."""
    units: dict[str, int] = word_table("number_words")["units"]
    phrase = line.phrases[position]
    for token in line.tokens[phrase.first : phrase.head + 1]:
        if token.lower == "both":
            return 2
        if token.tag == "number":
            return int(token.text) if token.text.isdigit() else units.get(token.lower)
    return None


def _counted_together(line: Line, first: int, position: int) -> bool:
    """`10 Police and Frontier men`: one number for two groups of which the first is only named."""
    one, other = line.phrases[first], line.phrases[position]
    counted = any(token.tag == "number" for token in line.tokens[one.first : one.head])
    more = any(token.tag in ("number", "determiner") for token in line.tokens[other.first : other.head])
    named = line.head(first).tag == "name" or line.head(first).lower in ("police", "army")
    return counted and named and not more and line.head(position).lower in _OF_FORCES


def _named_together(sentence: Sentence, first: int, position: int) -> bool:
    """`Omar Tal and Hamid Kor`, `Omar Tal and three others`: a person by name, and others of the same group."""
    line, others = sentence.line, sentence.line.head(position).lower in ("others", "other")
    if line.word(position) in ("a", "an", "the") or _is_counted(line, first):
        return False
    one, other = (participants_of(line, place, sentence.names) for place in (first, position))
    if not any(person.person for person in one):
        return False
    groups = [next((p.group for p in people if p.group), None) for people in (one, other)]
    if others or groups[1] is None:
        return True
    return (groups[0] or "civilians") == groups[1] and any(person.person for person in other)


def _is_counted(line: Line, position: int) -> bool:
    """Whether a noun group begins with a number, an article or a word of quantity."""
    first = line.tokens[line.phrases[position].first]
    return first.tag in ("number", "determiner") or first.lower in _QUANTITIES


def _names(line: Line, before: int, position: int) -> bool:
    """`the Superintendent of Police, Omar Tal, and his guard`: a name that says who the person before is."""
    if line.word(position - 1) != ",":
        return False
    phrase, named = line.phrases[before], line.phrases[position]
    words = line.tokens[phrase.first : phrase.core + 1]
    if any(token.tag == "number" for token in words) or line.word(before) in _QUANTITIES:
        return False
    described = any(title_group(token.lower) for token in words) or group_of(line.words(before)) is not None
    is_name = all(token.tag == "name" for token in line.tokens[named.first : named.core + 1])
    return described and is_name and not line.head(before).lower.endswith("s")


def _is_bare(line: Line, position: int) -> bool:
    """Whether a noun group is of one, with no article or number: "daughter", "activist of the Front"."""
    return line.tokens[line.phrases[position].first].tag == "noun" and not line.head(position).lower.endswith("s")


def _has_two_roles(line: Line, last: int, position: int) -> bool:
    """`a League leader and Harak Council member, Omar Tal`: one article and one name for two things that he was."""
    named = line.word(position + 1) == "," and is_name(line, position + 2)
    single = line.word(last) in ("a", "an", "the") and not line.head(last).lower.endswith("s")
    second = line.tokens[line.phrases[position].first].tag not in ("determiner", "number")
    role = line.head(position).tag == "noun" and not line.head(position).lower.endswith("s")
    joined = line.word(position - 1) == "and" and named and single and second and role
    return joined and group_of(line.words(position)) is not None


def _is_of_one(line: Line, last: int, position: int) -> bool:
    """Whether a bare noun behind "and" goes on telling what somebody is: not "a policeman and militant"."""
    if line.word(position + 1) == "of":
        return True
    groups = [chain_group(line, of_chain(line, place)) for place in (last, position)]
    return set(groups) <= {"civilians", "state-other"} and not line.head(last).lower.endswith("s")


def _describes(sentence: Sentence, last: int, position: int, *, again: bool) -> bool:
    """`Omar Tal, a student of the university and activist of the Front`: what a person by name is.

    `again`: the person has been described already, so that a bare noun behind "and" goes on with it.
    """
    line = sentence.line
    if line.kind(last) != "noun" or line.kind(position) != "noun":
        return False
    bare = _is_bare(line, position)
    if _has_two_roles(line, last, position):
        return True
    behind_and = bare and line.word(position - 1) == "and"
    if again and behind_and:
        return True
    if behind_and and line.word(last) in ("a", "an") and _is_of_one(line, last, position):
        return True  # "a retired soldier and member of a committee", "a health worker and supervisor"
    if line.word(position - 1) != "," or not (line.word(position) in ("a", "an", "the") or bare):
        return False
    named = participants_of(line, last, sentence.names)
    return any(person.person for person in named) and not _is_counted(line, last)
