"""Who and what a stretch of text names: persons, ages, streets. For comparing only: nothing of it is exported."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from ..lexicon.given_names import given_names
from ..lexicon.rarity import plain, rarity
from ..lexicon.titles import ORGANISATION_WORDS, TITLES
from ..lexicon.words import common_words

#: A capitalised word, an initial, or a word in capitals.
_NAME = r"(?:[A-Z][\w'’-]*[a-z][\w'’-]*|[A-Z]\.)"
_RUN = re.compile(rf"{_NAME}(?: {_NAME})+")
_LINE = re.compile(r"[^\n]+")
_CAPITALISED = re.compile(r"\b(?:[^\W\d_a-z][\w'’-]*[a-z][\w'’-]*|[^\W\d_a-z]{4,})")
_POSSESSIVE = re.compile(r"['’]s?$")
#: Lines that web pages put around a story.
_FRAME = re.compile(
    r"copyright|all rights reserved|javascript|follow us|download (?:our|the) app|subscribe|sign up|cookies?\b|"
    r"privacy policy|terms of (?:use|service)|buy photo|\(photo:|photo by|getty images|share this|facebook|newsletter|"
    r"click here|advertis|caption|related:|read more|updated?:|posted:",
    re.IGNORECASE,
)
#: Of what each of these patterns must have somewhere: to look for that takes a thirtieth of the time.
_FRAME_HAS = (
    "copyright", "rights reserved", "javascript", "follow us", "download", "subscribe", "sign up", "cookie", "privacy",
    "terms of", "photo", "getty", "share this", "facebook", "newsletter", "click here", "advertis", "caption",
    "related:", "read more", "update", "posted:",
)  # fmt: skip
#: Both words of a name without a known given name are rarer than this: fewer than 1 in 500 reports hold them.
_RARE_NAME = log(500)
_SUFFIXES = frozenset("jr sr ii iii iv jr. sr.".split())
#: Words that make a run of capitalised words the name of a place, a street, a body or a title, and no person's.
_NO_PERSON = frozenset(
    """street st avenue ave road rd boulevard blvd drive dr lane ln court ct place pl way highway hwy parkway pkwy pike
    circle terrace route interstate block county city town village township district province state states parish
    north south east west northeast northwest southeast southwest northern southern eastern western central upper lower
    hospital clinic center centre medical school university college academy church mosque temple park lake river creek
    hill hills heights valley beach bay island mall market bar grill club lounge restaurant inn hotel motel apartments
    apartment plaza square station airport bridge store shop department dept office court jail prison news times post
    tribune herald gazette journal press radio tv channel photo twitter facebook getty associated reuters
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday new year christmas eve house senate fire rescue crime stoppers police sheriff
    american united national international special victims unit homicide bureau attorney district""".split()
)
_OFFICIAL = frozenset(
    """sgt lt det detective det. officer chief deputy sheriff capt captain cpl maj major judge attorney prosecutor da
    mayor commissioner spokesman spokeswoman spokesperson trooper lieutenant sergeant investigator superintendent
    coroner examiner reporter councilman councilwoman senator sen rep president gov governor commander inspector
    minister colonel col general gen brigadier director constable dr""".split()
)
# Of texts in lower case. Each begins with letters that are soon found, and looks back for what must stand before them.
_OLD = re.compile(r"(year|month|week|day)s?[- ]old\b")
_NUMBER = re.compile(r"\b(?:\d{1,2}|[a-z]+(?:-[a-z]+)?)(?=[- ]$)")
_AGED = re.compile(r"age(?<=\bage)d? (\d{1,2})\b"), re.compile(r", (?<=[a-z], )(\d{1,2})(?=[,.;]| of )")
#: The longest number in words, and what joins it: so much of what stands before is looked at.
_LONGEST_NUMBER = len("seventy-seventeen ")
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_SMALL = {word: number for number, word in enumerate(_UNITS.split())}
_TENS = {word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty".split(), 2)}
_KIND_OF_ROAD = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Court|Ct|Place|Pl|Way|Highway|Hwy|Parkway|Pkwy|"
    r"Pike|Circle|Terrace|Trail|Loop)\b"
)
_ROAD = re.compile(rf"((?:(?:{_NAME}|\d+(?:st|nd|rd|th)) ){{1,3}}){_KIND_OF_ROAD}")
#: What a text with a street has somewhere: to look for that takes a thirtieth of the time.
_ROAD_HAS = re.compile(_KIND_OF_ROAD)
_SIDES = frozenset(
    "north south east west northeast northwest southeast southwest n s e w ne nw se sw n. s. e. w. "
    "the at in on near".split()
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text that is no frame of a web page, and whether most of its words begin with a capital."""

    text: str
    title_case: bool


def telling_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that are no frame of a web page."""
    found = (match[0] for match in _LINE.finditer(text))
    return tuple(Line(line, _is_headline(line)) for line in found if not _is_frame(line))


def _is_frame(line: str) -> bool:
    lowered = line.lower()
    return any(words in lowered for words in _FRAME_HAS) and _FRAME.search(line) is not None


def persons(lines: Sequence[Line]) -> frozenset[str]:
    """Persons' names in lines, first and last word in lower case, without officers, officials and places."""
    return frozenset(_persons(lines))


def ages(text: str) -> frozenset[int]:
    """The ages a text states in years; those stated in months, weeks and days as -1, -2, ..."""
    lowered = text.lower()
    found = set(_told_old(lowered))
    found |= {int(match[1]) for aged in _AGED for match in aged.finditer(lowered)}
    return frozenset(age for age in found if age is not None and age < 100)


def roads(text: str) -> frozenset[str]:
    """The streets a text names, in lower case, without their kind and side."""
    found = set()
    for match in _ROAD.finditer(text) if _ROAD_HAS.search(text) else ():
        words = [word for word in plain(match[1]).split() if word not in _SIDES]
        if words:
            found.add(" ".join(words[-2:]))
    return frozenset(found)


def _persons(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        if line.title_case:
            continue
        for match in _RUN.finditer(line.text):
            before = line.text[: match.start()].casefold().split()[-1:]
            if before and before[0].strip(".,") in _OFFICIAL:
                continue
            name = _person(match[0])
            if name is not None:
                yield name


def _person(run: str) -> str | None:
    """First and last word of a run of capitalised words that reads as a person's name."""
    words = [_POSSESSIVE.sub("", plain(word)).strip(".") for word in run.split()]
    while words and words[-1] in _SUFFIXES:
        words.pop()
    while words and words[0] in common_words() and words[0] not in given_names():
        words.pop(0)
    if not 2 <= len(words) <= 4 or len(words[0]) < 2 or len(words[-1]) < 3:
        return None
    if any(word in _NO_PERSON or word in ORGANISATION_WORDS or word in _OFFICIAL or word in TITLES for word in words):
        return None
    first, last = words[0], words[-1]
    if first not in given_names() and (rarity(first) < _RARE_NAME or rarity(last) < _RARE_NAME):
        return None
    return None if last in common_words() and first in common_words() else f"{first} {last}"


def name_words(lines: Sequence[Line]) -> Counter[str]:
    """How often each word stands with a capital where lower case was to be expected: the words of names."""
    found: Counter[str] = Counter()
    common = common_words()
    for line in lines:
        for match in _CAPITALISED.finditer(line.text):
            word = _POSSESSIVE.sub("", plain(match[0]))
            if len(word) > 2 and not (
                word in common and (line.title_case or _starts_sentence(line.text, match.start()))
            ):
                found[word] += 1
    return found


def _starts_sentence(line: str, start: int) -> bool:
    before = line[:start].rstrip(" \"'“‘(")
    return not before or before[-1] in ".!?:"


def _is_headline(line: str) -> bool:
    """Whether most words of a line begin with a capital, so that capitals tell no names."""
    words = [word for word in line.split() if word[:1].isalpha()]
    return len(words) >= 4 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _told_old(lowered: str) -> Iterator[int | None]:
    """The numbers before "years old" and the like, in a text in lower case; None for what is no number."""
    for match in _OLD.finditer(lowered):
        before = _NUMBER.search(lowered, max(0, match.start() - _LONGEST_NUMBER), match.start())
        number = None if before is None else _number(before[0])
        yield number if number is None or match[1] == "year" else -number


def _number(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    tens, _, units = word.partition("-")
    if tens in _TENS:
        return _TENS[tens] + _SMALL.get(units, 0)
    return _SMALL.get(word)
