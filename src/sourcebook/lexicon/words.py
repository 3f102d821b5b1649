"""Closed-class English words and verb forms: what a shallow tagger needs to know of the language."""

from __future__ import annotations

from functools import cache
from importlib import resources
from itertools import pairwise

from .cues import cue_words

DETERMINERS = cue_words("english.determiners")
PREPOSITIONS = cue_words("english.prepositions")
CONJUNCTIONS = cue_words("english.conjunctions")
RELATIVES = cue_words("english.relatives")
PRONOUNS = cue_words("english.pronouns")
AUXILIARIES = cue_words("english.auxiliaries")
BE_FORMS = cue_words("english.be_forms")
MODALS = cue_words("english.modals")
NEGATIONS = cue_words("english.negations")
ADVERBS = cue_words("english.adverbs")
NUMBER_WORDS = cue_words("english.number_words")
NOT_ADVERBS = cue_words("english.not_adverbs")
ING_NOUNS = cue_words("english.ing_nouns")
ACCUSING = cue_words("english.accusing")
DESCRIPTIVE_PARTICIPLES = cue_words("english.descriptive_participles")
SHORT_TITLES = cue_words("english.short_titles")
SAYS = cue_words("english.says")
NEVER_PLURAL = cue_words("english.never_plural")
SAME_PAST = cue_words("english.same_past")
_DOUBLING = cue_words("english.doubling")
_VOWELS = "aeiou"


def inflect(base: str) -> tuple[str, str, str]:
    """The regular third person, past and -ing form of a verb."""
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    past, ing = base + "ed", base + "ing"
    if base.endswith("y") and base[-2] not in _VOWELS:
        third, past = base[:-1] + "ies", base[:-1] + "ied"
    elif base.endswith("e"):
        past = base + "d"
        ing = base[:-1] + "ing" if not base.endswith(("ee", "ie")) else ing
        ing = base[:-2] + "ying" if base.endswith("ie") else ing
    elif _doubles(base):
        past, ing = base + base[-1] + "ed", base + base[-1] + "ing"
    return third, past, ing


def _doubles(base: str) -> bool:
    """Whether a verb doubles its last consonant: one behind a single vowel, in the syllable that is stressed."""
    if base in _DOUBLING:
        return True
    if len(base) < 3 or not _ends_in_short_syllable(base):
        return False
    return sum(a in _VOWELS and b not in _VOWELS for a, b in pairwise(base)) == 1


def _ends_in_short_syllable(base: str) -> bool:
    before, vowel, last = base[-3], base[-2], base[-1]
    return last not in "wxy" + _VOWELS and vowel in _VOWELS and before not in _VOWELS


@cache
def verb_forms() -> dict[str, tuple[str, str]]:
    """Every known verb form: word -> (base, form); form is base, s, ed (past or participle), or ing."""
    forms: dict[str, tuple[str, str]] = {}
    text = resources.files(__package__).joinpath("verbs.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        base, *irregular = line.split()
        third, past, ing = inflect(base)
        for word, form in ((base, "base"), (third, "s"), (ing, "ing")):
            forms.setdefault(word, (base, form))
        for word in irregular or (past,):
            forms[word] = (base, "ed") if word != base else forms[base]
        forms.setdefault(past, (base, "ed"))  # "burned" beside "burnt"
    return forms


@cache
def common_words() -> frozenset[str]:
    """Words that news writes in lower case: in a text in capitals, and where a sentence starts, these are no names."""
    text = resources.files(__package__).joinpath("common_words.txt").read_text(encoding="utf-8")
    listed = {line for line in text.splitlines() if line and not line.startswith("#")}
    closed = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | PRONOUNS | AUXILIARIES | MODALS | NEGATIONS | ADVERBS
    closed |= NUMBER_WORDS
    return frozenset(listed | closed | DESCRIPTIVE_PARTICIPLES | set(verb_forms()))
