"""From words to phrases: the second step of the rule extractor, after the cascades of FASTUS (Hobbs et al. 1997)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..lexicon.cues import cue_words
from ..lexicon.words import BE_FORMS, SAME_PAST, verb_forms
from ..records import Span
from .noun_groups import noun_group
from .phrases import Phrase, PhraseKind
from .tokens import Token


def chunk(tokens: Sequence[Token], times: Sequence[Span], names: Sequence[Span] = ()) -> tuple[Phrase, ...]:
    """The phrases of a sentence, in order.

    `times` are the spans that a date finder claimed, `names` those of known groups: a name is never broken, so that the
    "of" in "Liberation Front of the North" links nothing.
    """
    tokens = _done_behind_time(_joined(tokens, names), times)
    phrases: list[Phrase] = []
    index = 0
    while index < len(tokens):
        phrase = _time(tokens, index, times) or _verb_group(tokens, index) or noun_group(tokens, index, times)
        phrase = phrase or _single(tokens, index)
        if phrase.kind == "verb" and _resumes(phrases, phrase):
            phrase = replace(phrase, passive=True)
        phrases.append(phrase)
        index = phrase.last + 1
    return tuple(phrases)


def _resumes(phrases: Sequence[Phrase], phrase: Phrase) -> bool:
    """Whether a bare participle goes on with an auxiliary from which a time divides it: "was on May 3 killed"."""
    before = [p for p in phrases[-3:] if p.kind != "punctuation"]
    if phrase.form != "ed" or not phrase.bare or len(before) < 2:
        return False
    auxiliary, time = before[-2:]
    if auxiliary.kind == time.kind == "time" and len(before) > 2:
        auxiliary = before[-3]  # "were on June 14, today, injured"
    return time.kind == "time" and (auxiliary.base, auxiliary.form) == ("be", "be")


def _joined(tokens: Sequence[Token], names: Sequence[Span]) -> Sequence[Token]:
    """The tokens with every word of a known name, or of a name that goes on behind "of", tagged as a name."""
    joined = list(tokens)
    for index, token in enumerate(tokens):
        inside = any(span.start <= token.start and token.end <= span.end for span in names)
        if token.tag != "punctuation" and (inside or _links_name(tokens, index)):
            joined[index] = replace(token, tag="name", base="", form="")
    return joined


def _done_behind_time(tokens: Sequence[Token], times: Sequence[Span]) -> Sequence[Token]:
    """The tokens with what was done on a day as a verb: "Rebels on May 3 | abducted traders"."""
    told = list(tokens)
    for index, token in enumerate(tokens[2:], start=2):
        if token.tag != "adjective" or not any(span.end == tokens[index - 1].end for span in times):
            continue
        form = verb_forms().get(token.lower)
        before = next(
            t for t in (*reversed(tokens[:index]), token) if not any(s.holds(Span(t.start, t.end)) for s in times)
        )
        if form is not None and form[1] == "ed" and before.tag in ("noun", "name"):
            told[index] = replace(token, tag="verb", base=form[0], form=form[1])
    return told


_NAME_GOES_ON = cue_words("phrases.name_goes_on")


def _links_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether an "of" or "of the" stands inside a name: "Liberation Front of the North"."""
    if tokens[index].lower == "the" and index and tokens[index - 1].lower == "of":
        index -= 1
    if tokens[index].lower != "of" or not index:
        return False
    behind = [token for token in tokens[index + 1 : index + 3] if token.lower != "the"]
    before = tokens[index - 1]
    return before.lower in _NAME_GOES_ON and before.tag == "name" and bool(behind) and behind[0].tag == "name"


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


@dataclass(slots=True)
class _Auxiliaries:
    """What stands before a main verb, while its group is read; `last` is the index of the last auxiliary."""

    last: int | None = None
    passive: bool = False
    perfect: bool = False
    negated: bool = False
    modal: str = ""
    infinitive: bool = False

    def take(self, token: Token, position: int, *, opens: bool) -> bool:
        """Take in one more word; False where it can stand in no verb group."""
        if token.tag == "auxiliary":
            self.passive, self.perfect = token.lower in BE_FORMS, self.perfect or token.base == "have"
            self.last = position
        elif token.tag == "to" and opens:
            self.infinitive = True
        elif token.tag == "modal":
            self.modal = token.lower
        elif token.tag == "negation":
            self.negated = True
        else:
            return token.tag == "adverb"
        return True


def _verb_group(tokens: Sequence[Token], index: int) -> Phrase | None:
    """`was later killed`, `to have attacked`, `opened`; None where no verb or auxiliary stands here."""
    if tokens[index].tag not in ("auxiliary", "modal", "verb", "to", "negation", "adverb"):
        return None
    before = _Auxiliaries()
    for position in range(index, len(tokens)):
        token = tokens[position]
        if token.tag == "verb":
            return _with_verb(tokens, index, position, before)
        if not before.take(token, position, opens=position == index):
            break
    if before.last is None:
        return None
    return Phrase(
        "verb",
        index,
        before.last,
        before.last,
        before.last,
        tokens[before.last].base,
        "be",
        negated=before.negated,
        modal=before.modal,
        infinitive=before.infinitive,
    )


def _with_verb(tokens: Sequence[Token], index: int, verb: int, before: _Auxiliaries) -> Phrase:
    token = tokens[verb]
    return Phrase(
        "verb",
        index,
        verb,
        verb,
        verb,
        token.base,
        token.form,
        passive=before.passive and (token.form == "ed" or token.lower in SAME_PAST),
        negated=before.negated,
        modal=before.modal,
        infinitive=before.infinitive,
        perfect=before.perfect,
        bare=before.last is None and not before.infinitive and not before.modal,
    )
