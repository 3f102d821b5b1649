"""Noun groups and verb groups: the second step of the rule extractor, after the cascades of FASTUS (Hobbs et al. 1997)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ..lexicon.words import BE_FORMS, SAME_PAST
from ..records import Span
from .tokens import Token

PhraseKind = Literal[
    "noun", "verb", "preposition", "conjunction", "pronoun", "relative", "time", "punctuation", "adverb"
]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of tokens `[first, last]` (both included) of one sentence.

    Noun groups: `head` is the index of the head word, `core` that of the last word before a bracket or age. Verb
    groups: `head` is the main verb, with its `base`; the flags say how it stands, `bare` that no auxiliary does with it.
    """

    kind: PhraseKind
    first: int
    last: int
    head: int
    core: int
    base: str = ""
    form: str = ""
    passive: bool = False
    negated: bool = False
    modal: str = ""
    infinitive: bool = False
    perfect: bool = False
    bare: bool = False


def chunk(tokens: Sequence[Token], times: Sequence[Span], names: Sequence[Span] = ()) -> tuple[Phrase, ...]:
    """The phrases of a sentence, in order.

    `times` are the spans that a date finder claimed, `names` those of known groups: a name is never broken, so that the
    "of" in "Liberation Front of the North" links nothing.
    """
    tokens = _joined(tokens, names)
    phrases: list[Phrase] = []
    index = 0
    while index < len(tokens):
        phrase = _time(tokens, index, times) or _verb_group(tokens, index) or _noun_group(tokens, index, times)
        phrase = phrase or _single(tokens, index)
        if phrase.kind == "verb" and _resumes(phrases, phrase):
            phrase = replace(phrase, passive=phrase.form == "ed")
        phrases.append(phrase)
        index = phrase.last + 1
    return tuple(phrases)


def _resumes(phrases: Sequence[Phrase], phrase: Phrase) -> bool:
    """Whether a bare participle goes on with an auxiliary from which a time divides it: "was on May 3 killed"."""
    before = [p for p in phrases[-3:] if p.kind != "punctuation"]
    bare = phrase.form == "ed" and phrase.bare
    return (
        bare and len(before) >= 2 and before[-1].kind == "time" and (before[-2].base, before[-2].form) == ("be", "be")
    )


#: Words after which a capitalised "of …" goes on with the same name: "Liberation Front of the North".
_NAME_GOES_ON = frozenset(
    "times party front army council movement ministry university director superintendent inspector general union house republic "
    "bank state organisation organization association federation legion sons lions soldiers brotherhood chamber court bureau "
    "department office voice deputy secretary".split()
)


def _joined(tokens: Sequence[Token], names: Sequence[Span]) -> Sequence[Token]:
    """The tokens with every word of a known name, or of a name that goes on behind "of", tagged as a name."""
    joined = list(tokens)
    for index, token in enumerate(tokens):
        inside = any(span.start <= token.start and token.end <= span.end for span in names)
        if token.tag != "punctuation" and (inside or _links_name(tokens, index)):
            joined[index] = replace(token, tag="name", base="", form="")
    return joined


def _links_name(tokens: Sequence[Token], index: int) -> bool:
    if tokens[index].lower != "of" or not 0 < index < len(tokens) - 1:
        return False
    return (
        tokens[index - 1].lower in _NAME_GOES_ON and tokens[index - 1].tag == "name" and tokens[index + 1].tag == "name"
    )


def _time(tokens: Sequence[Token], index: int, times: Sequence[Span]) -> Phrase | None:
    for span in times:
        if span.start <= tokens[index].start < span.end:
            last = index
            while last + 1 < len(tokens) and tokens[last + 1].start < span.end:
                last += 1
            return Phrase("time", index, last, last, last)
    return None


_SINGLE: dict[str, PhraseKind] = {
    "preposition": "preposition",
    "to": "preposition",
    "conjunction": "conjunction",
    "pronoun": "pronoun",
    "relative": "relative",
    "adverb": "adverb",
    "negation": "adverb",
    "modal": "adverb",
    "possessive": "adverb",
    "punctuation": "punctuation",
}


def _single(tokens: Sequence[Token], index: int) -> Phrase:
    return Phrase(_SINGLE.get(tokens[index].tag, "adverb"), index, index, index, index)


def _verb_group(tokens: Sequence[Token], index: int) -> Phrase | None:
    """`was later killed`, `to have attacked`, `opened`; None where no verb follows the auxiliaries here."""
    if tokens[index].tag not in ("auxiliary", "modal", "verb", "to", "negation", "adverb"):
        return None
    passive = negated = infinitive = perfect = False
    modal, auxiliary, position = "", -1, index
    while position < len(tokens):
        token = tokens[position]
        if token.tag == "verb":
            passive = passive and (token.form == "ed" or token.lower in SAME_PAST)
            bare = auxiliary < 0 and not infinitive and not modal
            flags = {"passive": passive, "negated": negated, "modal": modal, "bare": bare}
            flags |= {"infinitive": infinitive, "perfect": perfect}
            return Phrase("verb", index, position, position, position, token.base, token.form, **flags)  # type: ignore[arg-type]
        if token.tag == "auxiliary":
            passive, perfect = token.lower in BE_FORMS, perfect or token.base == "have"
            auxiliary = position
        elif token.tag == "to" and position == index:
            infinitive = True
        elif token.tag == "modal":
            modal = token.lower
        elif token.tag == "negation":
            negated = True
        elif token.tag != "adverb":
            break
        position += 1
    if auxiliary < 0:
        return None
    base = tokens[auxiliary].base
    flags = {"negated": negated, "modal": modal, "infinitive": infinitive}
    return Phrase("verb", index, auxiliary, auxiliary, auxiliary, base, "be", **flags)  # type: ignore[arg-type]


_NOUN_TAGS = frozenset(("noun", "name", "adjective", "number"))


def _noun_group(tokens: Sequence[Token], index: int, times: Sequence[Span]) -> Phrase | None:
    """`at least three Army soldiers`, `the Kedari Front (KF)`: determiners, modifiers, head and bracketed short name."""
    position = _quantifier(tokens, index)
    while (
        position < len(tokens)
        and tokens[position].tag in ("determiner", "adverb")
        and _goes_on(tokens, position, times)
    ):
        position += 1
    last = position - 1
    while position < len(tokens) and not _in_time(tokens[position], times):
        token = tokens[position]
        if last >= index and (_measures(tokens, position) or _counts_anew(tokens, position)):
            break
        if (
            token.tag in _NOUN_TAGS
            or (token.tag == "possessive" and last >= index)
            or (last >= index and _hyphen(tokens, position))
        ):
            last = position if token.tag != "possessive" or position + 1 < len(tokens) else last
        elif not (token.tag == "determiner" and token.lower in ("other", "others", "such") and last >= index):
            break
        else:
            last = position
        position += 1
    if last < index or all(t.tag in ("adverb", "punctuation") for t in tokens[index : last + 1]):
        return None
    while last > index and tokens[last].tag in ("possessive", "punctuation"):
        last -= 1
    return _with_bracket(tokens, index, last)


_UNITS = frozenset("km kms kilometre kilometres kilometer kilometers mile miles metre metres meter meters m".split())


def _measures(tokens: Sequence[Token], position: int) -> bool:
    """Whether a distance begins here, which is no part of the noun group before it: "a truck 12 km west of"."""
    return tokens[position].tag == "number" and position + 1 < len(tokens) and tokens[position + 1].lower in _UNITS


def _counts_anew(tokens: Sequence[Token], position: int) -> bool:
    """Whether a number opens a noun group of its own behind a plural: "with light weapons 14 of their men"."""
    before = tokens[position - 1]
    return tokens[position].tag == "number" and before.tag == "noun" and before.lower.endswith("s")


def _quantifier(tokens: Sequence[Token], index: int) -> int:
    """Past the words of "at least", "more than", "as many as", "up to", "between 5 and 7" when a number follows."""
    numbers = [_numeral(tokens, place) for place in range(index + 1, min(index + 4, len(tokens)))]
    if tokens[index].lower == "between" and numbers == [True, False, True] and tokens[index + 2].lower == "and":
        return index + 3
    for length in (3, 2, 1):
        following = index + length
        words = " ".join(t.lower for t in tokens[index:following])
        if words in _QUANTIFIERS and following < len(tokens) and _numeral(tokens, following):
            return following
    return index


_QUANTIFIERS = frozenset(
    ("at least", "more than", "fewer than", "less than", "as many as", "up to", "about", "around", "nearly", "over",
     "no fewer than", "no less than", "not less than", "at most", "almost", "approximately", "some", "close to",
     "under", "just over", "well over", "only", "roughly", "an estimated", "another")
)  # fmt: skip


def _numeral(tokens: Sequence[Token], position: int) -> bool:
    if tokens[position].lower == "a":
        return position + 1 < len(tokens) and tokens[position + 1].tag == "number"
    return tokens[position].tag == "number" or tokens[position].lower in ("dozen", "dozens", "several")


def _goes_on(tokens: Sequence[Token], position: int, times: Sequence[Span]) -> bool:
    """Whether a determiner or adverb opens a noun group that goes on after it."""
    if tokens[position].tag == "determiner" and tokens[position].lower in (
        "this",
        "that",
        "all",
        "both",
        "each",
        "such",
    ):
        return position + 1 < len(tokens) and tokens[position + 1].tag in (*_NOUN_TAGS, "determiner")
    if tokens[position].tag == "adverb":
        return position + 1 < len(tokens) and tokens[position + 1].tag == "adjective"
    return True


def _hyphen(tokens: Sequence[Token], position: int) -> bool:
    if tokens[position].text not in ("-", "/", "&") or not 0 < position < len(tokens) - 1:
        return False
    return tokens[position - 1].end == tokens[position].start and tokens[position + 1].tag in _NOUN_TAGS


def _in_time(token: Token, times: Sequence[Span]) -> bool:
    return any(span.start <= token.start < span.end for span in times)


def _with_bracket(tokens: Sequence[Token], first: int, last: int) -> Phrase:
    """The group with a short bracket behind it: an abbreviation, an alias, an age."""
    close = last
    if tokens[last].lower == "aged" and last > first:
        return _with_age(tokens, first, last)
    if last + 1 < len(tokens) and tokens[last + 1].text == "(":
        for position in range(last + 2, min(last + 12, len(tokens))):
            if tokens[position].text == ")":
                close = position
                break
    head = last
    # A trailing bare number is an age or a unit's number, not the head: "Constable Satish Gaur 28".
    while head > first and tokens[head].tag == "number" and tokens[head - 1].tag in ("name", "noun"):
        head -= 1
    if close > last and close + 1 < len(tokens) and tokens[close + 1].tag in ("noun", "name"):
        return _after_bracket(tokens, first, close)
    return Phrase("noun", first, close, head, last)


def _with_age(tokens: Sequence[Token], first: int, aged: int) -> Phrase:
    """`four girls aged between 13 and 17`: the age belongs to the group and is not its head."""
    close = aged
    while close + 1 < len(tokens) and (
        tokens[close + 1].tag == "number" or tokens[close + 1].lower in ("between", "and", "to", "from", "years")
    ):
        close += 1
    if tokens[close].lower in ("and", "to", "from", "between"):
        close -= 1
    return Phrase("noun", first, close, aged - 1, aged - 1)


def _after_bracket(tokens: Sequence[Token], first: int, close: int) -> Phrase:
    """`Security Force (SF) personnel`: the group goes on behind the bracket."""
    last = close + 1
    while last + 1 < len(tokens) and tokens[last + 1].tag in ("noun", "name"):
        last += 1
    bracketed = _with_bracket(tokens, close + 1, last)
    return Phrase("noun", first, bracketed.last, bracketed.head, bracketed.core)


def words_of(phrase: Phrase, tokens: Sequence[Token]) -> list[str]:
    """The lower-case words of a noun group up to its head, brackets left out."""
    words: list[str] = []
    depth = 0
    for token in tokens[phrase.first : phrase.head + 1]:
        depth += token.text == "("
        if depth == 0 and token.tag != "punctuation":
            words.append(token.lower)
        depth -= token.text == ")"
    return words


def span_of(phrase: Phrase, tokens: Sequence[Token]) -> Span:
    """The phrase's offsets into the report's text, bracket included."""
    return Span(tokens[phrase.first].start, tokens[phrase.last].end)
