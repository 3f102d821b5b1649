"""What the words for people say of their sex and age."""

from __future__ import annotations

import re

from ..records.vocabulary import Age, Sex
from .cues import cue_words

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_YEARS = re.compile(r"\b(\d{1,3}|[a-z]+)[ -]years?[ -]olds?\b|\((\d{1,3})\)|\baged? (\d{1,3})\b", re.IGNORECASE)
_MONTHS = re.compile(r"\b[\w-]+[ -](?:months?|weeks?|days?)[ -]olds?\b", re.IGNORECASE)
#: The age at which somebody is no child any more, by the UN's convention.
_OF_AGE = 18
#: What ends the words for the people themselves: "a woman with her children" is a woman.
_TAIL = re.compile(r"\s(?:of|in|from|at|who|with|by|near)\s|,")


def sex_of(words: str) -> Sex | None:
    """The sex that the words for people say of all: "two girls", "his wife"; None where they say none or both."""
    said = _words(words)
    female, male = said & cue_words("people.female"), said & cue_words("people.male")
    if female and not male:
        return "female"
    return "male" if male and not female else None


def age_of(words: str) -> Age | None:
    """Whether the words for people say that they are children or adults; None where they say neither, or both."""
    if " and " in words:
        told = {age_of(part) for part in words.split(" and ")}
        return told.pop() if len(told) == 1 else None
    if _MONTHS.search(words):
        return "child"
    years = _YEARS.search(words)
    if years is not None and (number := next(group for group in years.groups() if group)).isdigit():
        return "child" if int(number) < _OF_AGE else "adult"
    said = _words(words)
    child, adult = said & cue_words("people.children"), said & cue_words("people.adults")
    if child and not adult:
        return "child"
    return "adult" if adult and not child else None


def _words(words: str) -> set[str]:
    own = _TAIL.split(words, maxsplit=1)[0]
    return {word.lower() for word in _WORD.findall(own)}
