"""Words that tell what the network is weak in: how sure a report is of an organization's part, what was destroyed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...lexicon.cues import cue_words
from ...records import Span

#: What each kind of words speaks for, as the network calls it.
_CLAIMS, _ACCUSES, _BY_AUTHORITIES, _DOUBTS = (
    "CLAIMED OR ADMITTED", "SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES", "POSSIBLE"
)  # fmt: skip


def spoken_for(text: str, sentences: Iterable[Span]) -> str | None:
    """The value that the words of the sentences that name an organization speak for; None where they have none."""
    held = list(sentences)
    words = [_words(text, sentence) for sentence in held]
    if any(_claims(sentence.of(text)) for sentence in held):
        return _CLAIMS
    accusing = [told for told in words if told & cue_words("certainty.accuses")]
    if accusing:
        official = any(told & cue_words("certainty.authorities") for told in accusing)
        return _BY_AUTHORITIES if official else _ACCUSES
    return _DOUBTS if any(told & cue_words("certainty.doubts") for told in words) else None


#: Words by which somebody takes responsibility, and that nobody did.
_TAKES = re.compile(r"\b(?:accept|assum|t[ao]k)\w*\s+(?:\w+\s+)?responsibility\b", re.IGNORECASE)
_DENIES = re.compile(
    r"\b(?:not|never|no\s+(?:one|group|organi[sz]ation)\s+ha[sd])\s+(?:yet\s+)?(?:been\s+)?(?=claim|admit)\w+",
    re.IGNORECASE,
)


#: Who claims that another did it: "police sources claim it was the Front".
_OTHERS_CLAIM = re.compile(r"\b(?:police|sources?|army|authorities|officials?|government)\s+claim\w*", re.IGNORECASE)


def _claims(sentence: str) -> bool:
    """Whether somebody owns up to the act; "has not yet claimed responsibility" says the opposite."""
    said = _OTHERS_CLAIM.sub("", _DENIES.sub("", sentence))
    return bool(set(re.findall(r"[a-z]+", said.lower())) & cue_words("certainty.claims")) or bool(_TAKES.search(said))


def destroyed(text: str, sentences: Iterable[Span]) -> bool:
    """Whether the sentences that name a thing speak of destroying: the network takes most damage for some damage."""
    return any(_words(text, sentence) & cue_words("damage.destroys") for sentence in sentences)


def _words(text: str, sentence: Span) -> set[str]:
    return set(re.findall(r"[a-z]+", sentence.of(text).lower()))
