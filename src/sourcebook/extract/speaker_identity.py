"""When two speakers are one: "a monitor" and the organisation named next, "the officer", a family name alone."""

from __future__ import annotations

from dataclasses import replace

from ..lexicon.cues import cue_words
from .speaker_kinds import is_bare_group
from .speakers import Spoken

#: Nouns for an organisation that watches, by which it is told of before and after its name.
_WATCHES = cue_words("speech.watches")


def is_same(spoken: Spoken, known: Spoken, text: str) -> bool:
    """Whether a later speaker is one already introduced: "the officer", or a family name alone."""
    goes_on = spoken.mode in ("reported", "claimed", known.mode)  # a denial by "the group" is a statement of its own
    if goes_on and known.kind in ("ngo", "perpetrator") and is_bare_group(spoken.words):
        return True
    if "media" in (spoken.kind, known.kind):
        return spoken.kind == known.kind and spoken.mode == known.mode and _same_outlet(spoken, known)
    if goes_on and known.kind == "ngo" and _same_watcher(spoken, known, text):
        return True
    if spoken.mode not in ("reported", known.mode):
        return spoken.words == known.words and spoken.mode == known.mode
    if spoken.words <= known.words:
        return spoken.mode == known.mode or spoken.definite
    bare = spoken.definite and spoken.span.of(text)[4:].islower()
    return bare and spoken.kind == known.kind and "sources" not in spoken.words


def _same_outlet(spoken: Spoken, known: Spoken) -> bool:
    return bool(spoken.words and known.words) and (spoken.words <= known.words or known.words <= spoken.words)


def _same_watcher(spoken: Spoken, known: Spoken, text: str) -> bool:
    """Whether two speakers are one organisation that watches, told of by its kind or by half its name."""
    unnamed = next((one for one in (spoken, known) if not one.named), None)
    if unnamed is not None:
        return spoken.kind == "ngo" and not _WATCHES.isdisjoint(unnamed.words)
    *before, short = spoken.span.of(text).split()
    alone = not before or before[-1] == "The" or before[-1].islower() or before[-1].endswith("-based")
    return alone and short.lower() in _WATCHES & known.words  # "the Observatory"; its head by name is another speaker


def united(known: Spoken, spoken: Spoken) -> Spoken:
    """A speaker by the first of their names, with all words by which they are recognised again."""
    first = spoken if spoken.named and not known.named and known.kind == "ngo" else known
    return replace(first, words=known.words | spoken.words, mode=known.mode)
