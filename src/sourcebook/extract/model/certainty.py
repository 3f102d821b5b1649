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
    words = [_words(text, sentence) for sentence in sentences]
    if any(told & cue_words("certainty.claims") for told in words):
        return _CLAIMS
    accusing = [told for told in words if told & cue_words("certainty.accuses")]
    if accusing:
        official = any(told & cue_words("certainty.authorities") for told in accusing)
        return _BY_AUTHORITIES if official else _ACCUSES
    return _DOUBTS if any(told & cue_words("certainty.doubts") for told in words) else None


def destroyed(text: str, sentences: Iterable[Span]) -> bool:
    """Whether the sentences that name a thing speak of destroying: the network takes most damage for some damage."""
    return any(_words(text, sentence) & cue_words("damage.destroys") for sentence in sentences)


def _words(text: str, sentence: Span) -> set[str]:
    return set(re.findall(r"[a-z]+", sentence.of(text).lower()))
