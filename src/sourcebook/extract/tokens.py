"""Words with a guess at what part they play: the first, shallow step of the rule extractor."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ..lexicon import words
from ..lexicon.actions import actions
from ..lexicon.people import people
from .lost_blanks import seams

Tag = Literal[
    "determiner", "number", "adjective", "preposition", "conjunction", "pronoun", "auxiliary", "modal", "negation",
    "adverb", "verb", "noun", "name", "possessive", "punctuation", "to", "relative",
]  # fmt: skip

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|(?:St|Mt|Ft)\.(?= [A-Z])|\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?|"
    r"[^\W\d_]+(?:[-‐][^\W\d_]+)*(?=['’]s\b)|['’]s\b|[^\W_]+(?:[-‐'’ʿʾ`][^\W_]+)*|[^\w\s]|_"
)
#: A name right before "St.", which then is a street and no saint, and so many letters that are looked at for it.
_NAME_BEFORE, _LONGEST_NAME = re.compile(r"\b(?!(?:In|At|Near|On|From|Outside) )[A-Z0-9]\w* $"), 24
#: An Arabic article in lower case before a name: "al-Bab", "ash-Shajara".
_ARTICLE = re.compile(r"(?:al|el|ul|an|as|ash|ad|adh|ar|at|ath|az|es|esh)[-‐'’][A-Z]")
#: Ends of compounds that describe by a name and are none: "a Geneva-based monitoring group".
_OF_A_NAME = ("-based",)
#: Words that open a sentence and are no name where the stop before them was lost.
_NEVER_NAMES = frozenset(("according", "meanwhile", "however", "citing", "including", "earlier", "separately"))
#: Tags of words that lead up to a noun, so that what follows them is rarely a verb.
_LEADS_TO_NOUN = frozenset(("determiner", "adjective", "number", "possessive"))
#: Tags of words behind which a form of a verb is one.
_LEADS_TO_VERB = frozenset(("modal", "to", "auxiliary", "pronoun", "relative", "negation"))
#: Forms of verbs that name a deed behind the word for whose it is, and words behind which those in -s always do.
_DEEDS = frozenset("shelling bombing bombardment strikes raids attacks".split())
_REMAINS = frozenset(("body", "bodies", "soldier", "soldiers", "man", "men", "woman", "women", "person", "persons"))
_MONITORS = frozenset("group groups organisation organization body network centre center mission".split())
_BY_AIR = frozenset("air drone missile rocket mortar artillery warplane helicopter".split())
#: A text is set in capitals where more than this share of its letters are; shorter ones may be an abbreviation.
_CAPITALS_SHARE, _CAPITALS_LETTERS = 0.85, 12


@dataclass(frozen=True, slots=True)
class Token:
    """A word: offsets into the report's text, lower-case form, tag, and for verbs their base and form.

    `capital` says that the word is written as a name is; in a text all in capitals, that it is no common word.
    """

    start: int
    end: int
    text: str
    lower: str
    tag: Tag
    base: str = ""
    form: str = ""
    capital: bool = False


def tokenise(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The words of `text[start:end]`, tagged."""
    found = list(_words(text, start, end))
    capitals = _is_all_caps(text[start:end])
    tokens: list[Token] = []
    for index, (first, last, word) in enumerate(found):
        following = found[index + 1][2] if index + 1 < len(found) else ""
        token = _tag(first, last, word, tokens, following, capitals)
        if _is_as_many(token, tokens, following):
            token, tokens[-1] = replace(token, tag="number"), replace(tokens[-1], tag="determiner")
        tokens.append(token)
    return tuple(tokens)


def _is_as_many(token: Token, before: Sequence[Token], following: str) -> bool:
    """`two soldiers and as many rebels`: a number that was told before; not "as many as 15"."""
    return token.lower == "many" and bool(before) and before[-1].lower == "as" and following.lower() != "as"


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The words with their offsets, those parted that a lost blank ran together."""
    parted = list(seams(text, start, end))
    for match in _TOKEN.finditer(text, start, end):
        first = match.start()
        for seam in (place for place in parted if first < place < match.end()):
            yield first, seam, text[first:seam]
            first = seam
        if match[0].endswith("t.") and _NAME_BEFORE.search(text, max(start, first - _LONGEST_NAME), first):
            yield first, match.end() - 1, text[first : match.end() - 1]  # "in Mabini St. Police said"
            first = match.end() - 1
        yield first, match.end(), text[first : match.end()]


def _is_all_caps(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > _CAPITALS_LETTERS and sum(c.isupper() for c in letters) > _CAPITALS_SHARE * len(letters)


def _tag(start: int, end: int, word: str, before: list[Token], following: str, capitals: bool) -> Token:
    lower = word.lower()
    previous = before[-1] if before else None
    opens = previous is None or (previous.text in (".", '"', "“", ":") and not _is_short(before))
    capital = (word[0].isupper() or _ARTICLE.match(word) is not None) and not (capitals and _is_common(lower))
    named = capital and not (opens and not capitals)
    named = named and not lower.endswith(_OF_A_NAME) and lower not in _NEVER_NAMES
    tag, base, form = _closed_class(lower, word, named)
    if lower == "dead" and following.lower() in _REMAINS:
        tag = "adjective"
    if lower == "by" and previous is not None and previous.lower in ("passer", "passers"):
        tag = "noun"  # "a passer by was hurt"
    if lower == "taken" and following.lower() in _TAKEN_AS:
        return Token(start, end, word, lower, "verb", "take", "ed", capital)  # "and four taken captive"
    if lower == "her" and _opens_own(following):
        return Token(start, end, word, lower, "determiner", "", "", capital)
    if not tag or (tag == "adjective" and lower != "dead" and _acts(lower, previous, following)):
        tag, base, form = _open_class(lower, word, previous, following, named, opens and not capitals)
    return Token(start, end, word, lower, tag, base, form, capital)


_TAKEN_AS = frozenset(("hostage", "hostages", "captive", "prisoner"))


def _is_short(before: Sequence[Token]) -> bool:
    """Whether the stop that was read last belongs to a title or an initial: "Col. Omar", "Omar K. Tal"."""
    if len(before) < 2 or before[-1].text != "." or not before[-2].capital:
        return False
    return before[-2].lower in words.SHORT_TITLES or (len(before[-2].text) == 1 and before[-2].tag == "name")


def _opens_own(following: str) -> bool:
    """Whether a "her" before this word says whose it is: "her son"; not "shot her dead", "hit her in"."""
    lower = following.lower()
    if lower[:1].isdigit() or lower in words.NUMBER_WORDS:
        return True
    if not lower[:1].isalpha() or following[:1].isupper() or lower in _CLOSED or lower.endswith("ly"):
        return False
    return lower not in ("dead", "multiple", "several", "home", "unconscious") and lower not in words.verb_forms()


def _acts(lower: str, previous: Token | None, following: str) -> bool:
    """Whether a participle that mostly describes is a verb here: "was hit", "were led", "men suspected of"."""
    if previous is None or lower not in words.verb_forms():
        return False
    if previous.tag == "auxiliary":
        return following.lower() != "to"
    if lower in words.SAME_PAST and previous.tag in ("noun", "name"):
        return _opens_object(following.lower()) or following[:1].isupper()
    if lower in words.ACCUSING and previous.text == ",":
        return following.lower() in words.DETERMINERS | {"one"}  # "the two, both rebels, accused each other"
    if previous.tag not in ("noun", "name"):
        return False
    if lower in words.ACCUSING:
        return True  # "residents accused soldiers of": behind its noun, whatever follows
    return following.lower() in ("of", "by") or following.lower() in words.DETERMINERS


def _is_common(lower: str) -> bool:
    return lower in words.common_words() or (lower,) in people().heads or (lower,) in actions().nouns


#: The closed classes; a word that is in several has the tag of the last.
_CLASSES: tuple[tuple[Tag, frozenset[str]], ...] = (
    ("determiner", words.DETERMINERS),
    ("preposition", words.PREPOSITIONS),
    ("conjunction", words.CONJUNCTIONS),
    ("pronoun", words.PRONOUNS),
    ("modal", words.MODALS),
    ("auxiliary", words.AUXILIARIES),
    ("negation", words.NEGATIONS),
    ("adverb", words.ADVERBS),
    ("number", words.NUMBER_WORDS),
    ("relative", frozenset(("who", "whom", "which"))),
    ("to", frozenset(("to",))),
    ("adjective", words.DESCRIPTIVE_PARTICIPLES),
    ("determiner", frozenset(("his", "no"))),
    ("conjunction", frozenset(("that",))),
    ("number", frozenset(("one",))),
    ("preposition", frozenset(("since", "according"))),
)
_CLOSED: dict[str, Tag] = {word: tag for tag, members in _CLASSES for word in members}
_AUXILIARY_BASES = dict.fromkeys(("has", "have", "had", "having"), "have") | dict.fromkeys(("do", "does", "did"), "do")


def _closed_class(lower: str, word: str, named: bool) -> tuple[Tag | Literal[""], str, str]:
    if lower in ("'s", "’s"):
        return "possessive", "", ""
    if not word[0].isalnum():
        return "punctuation", "", ""
    if word[0].isdigit():
        return "number", "", ""
    if lower == "s" and not named:
        return "possessive", "", ""  # an apostrophe that was lost on the way: "People s Party"
    if lower.endswith(_OF_A_NAME):
        return "adjective", "", ""
    tag = _CLOSED.get(lower)
    if tag is None or (named and (len(word) == 1 or word.isupper())):
        return "", "", ""  # "IT" and "US" are names, "it" and "us" are not
    if named and tag not in ("determiner", "preposition", "number", "pronoun", "auxiliary", "conjunction"):
        return "name", "", ""
    if tag == "auxiliary":
        return tag, _AUXILIARY_BASES.get(lower, "be"), ""
    return tag, "", ""


def _open_class(
    lower: str, word: str, previous: Token | None, following: str, named: bool, opens: bool
) -> tuple[Tag, str, str]:
    if named:
        return "name", "", ""
    known = words.verb_forms().get(lower) or _guessed_form(lower, previous, following)
    if known is None:
        if lower.endswith("ly") and len(lower) > 4:
            return ("adjective" if lower in words.NOT_ADVERBS else "adverb"), "", ""
        return ("name" if opens and _starts_with_name(lower, word) else "noun"), "", ""
    base, form = known
    if lower in words.SAME_PAST and previous is not None and previous.tag in ("noun", "name", "conjunction", "adverb"):
        form = "ed"
    if lower in words.ING_NOUNS and (previous is None or previous.tag not in ("auxiliary", "pronoun", "to")):
        return "noun", "", ""
    if lower == "monitoring" and following.lower() in _MONITORS:
        return "noun", base, form  # "the Tal Observatory monitoring group"
    if lower in _TAKEN_OR_HURT and previous is not None and previous.tag == "verb" and _opens_noun(following.lower()):
        return "adjective", base, form  # "rescued kidnapped traders"
    if lower in _DEEDS and _names_deed(lower, previous, following):
        return "noun", "", ""
    if previous is not None and previous.tag in ("noun", "name", "adverb"):
        says = lower in words.SAYS or (lower == "say" and _is_plural(previous.lower))
        if says or lower in words.NEVER_PLURAL:
            return "verb", base, form  # "a monitor says it has", "the army says: …"
    if lower in words.SAYS and previous is not None and previous.text == ",":
        return "verb", base, form  # "the Front, a militia, says four", "…, says the officer"
    if _reads_as_verb(form, previous, following):
        return "verb", base, form
    return ("adjective" if form in ("ed", "ing") else "noun"), base, form


_TAKEN_OR_HURT = frozenset(("abducted", "kidnapped", "captured", "injured", "wounded"))


def _names_deed(lower: str, previous: Token | None, following: str) -> bool:
    """Whether a form of a verb names a deed by whose it is: "rebel shelling killed", "government air strikes on"."""
    if previous is None:
        return False
    if lower.endswith("s"):
        return previous.lower in _BY_AIR
    opens = not following[:1].isalnum() or following.lower() in _CLOSED or following.lower() in words.verb_forms()
    return previous.tag in ("noun", "name", "adjective") and opens and not _opens_object(following.lower())


def _starts_with_name(lower: str, word: str) -> bool:
    """Whether the capital of a sentence's first word may be that of a name: it is no common word."""
    return word[0].isupper() and not _is_common(lower)


def _guessed_form(lower: str, previous: Token | None, following: str) -> tuple[str, str] | None:
    """A verb form by its ending, for verbs that the list lacks, where the word before speaks for a verb."""
    acts = previous is not None and previous.text == "," and following.lower() in words.DETERMINERS
    if acts and lower.endswith("ing") and len(lower) > 5:
        return lower[:-3], "ing"  # "two guards, manning a post, were"
    if previous is None or previous.tag not in ("auxiliary", "noun", "name", "pronoun", "adverb", "relative"):
        return None
    if lower.endswith("ed") and len(lower) > 4:
        return lower[:-2], "ed"
    if lower.endswith("ing") and len(lower) > 5 and previous.tag in ("auxiliary", "adverb"):
        return lower[:-3], "ing"
    return None


def _reads_as_verb(form: str, previous: Token | None, following: str) -> bool:
    """Whether a word that can be a verb is one here."""
    before = previous.tag if previous else ""
    after = following.lower()
    if before in _LEADS_TO_VERB:
        return form != "ing" or before in ("auxiliary", "negation")
    if form == "ed":
        return previous is None or _past_reads_as_verb(previous, after)
    if form == "ing":
        happens = words.verb_forms().get(after)
        if previous is None and happens is not None and happens[1] in ("ed", "s"):
            return False  # "Fighting raged", "Shelling killed two"
        return before not in _LEADS_TO_NOUN or (before == "number" and _opens_object(after))  # "on July 20 killing two"
    if previous is None or before in (*_LEADS_TO_NOUN, "preposition", "punctuation", "conjunction", "verb"):
        return form == "base" and before == "conjunction" and _opens_object(after)
    if form == "s":
        return _opens_object(after) or after in ("that", "to", "") or following[:1].isupper()
    if before not in ("noun", "name", "adverb") or not _is_plural(previous.lower):
        return False
    return after in ("that", "of") or (_opens_object(after) and after not in ("on", "at"))


def _past_reads_as_verb(previous: Token, after: str) -> bool:
    """Whether a past form tells what was done, and does not describe the noun behind it."""
    if previous.tag == "determiner" and previous.lower in ("the", "these", "those"):
        return False  # "the wounded", "the injured soldiers"
    if previous.tag == "preposition":
        return not _opens_noun(after) or previous.lower in ("after", "before", "when")  # not: "for displaced families"
    if (previous.tag == "number" or previous.lower in ("another", "others")) and after in _HARM_SUFFERED:
        return True
    return previous.tag not in _LEADS_TO_NOUN or not _opens_noun(after)


#: Words for harm as the object of a verb: "two received serious injuries", "one sustained multiple wounds".
_HARM_SUFFERED = frozenset("varying serious minor injuries critical bullet burn multiple".split())


def _is_plural(noun: str) -> bool:
    return noun.endswith("s") or noun in ("police", "people", "men", "women", "personnel")


def _opens_noun(after: str) -> bool:
    return bool(after) and after[0].isalnum() and after not in _CLOSED and after != "including"


def _opens_object(after: str) -> bool:
    if after[:1].isdigit() or after in ("on", "at", "him", "them"):
        return True
    return after in words.DETERMINERS or after in words.NUMBER_WORDS
