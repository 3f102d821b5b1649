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
    """Whether two speakers are one organisation that watches: told by its kind, by half its name, or by its head."""
    unnamed = next((one for one in (spoken, known) if not one.named), None)
    if unnamed is not None:
        return spoken.kind == "ngo" and not _WATCHES.isdisjoint(unnamed.words)
    return not known.words.isdisjoint(_short_names(spoken, text))


def _short_names(spoken: Spoken, text: str) -> list[str]:
    """The nouns that stand for an organisation's whole name: "the Observatory", "Observatory chief Omar Tal"."""
    words = [word.removesuffix("'s").removesuffix("’s") for word in spoken.span.of(text).split()]
    found: list[str] = []
    for index, word in enumerate(words):
        before = words[index - 1] if index else ""
        alone = before in ("", "The") or before.islower() or before.endswith("-based")
        if alone and word[:1].isupper() and word.lower() in _WATCHES:
            found.append(word.lower())
    return found


def united(known: Spoken, spoken: Spoken) -> Spoken:
    """A speaker by the first of their names, with all words by which they are recognised again."""
    first = spoken if spoken.named and not known.named and known.kind == "ngo" else known
    return replace(first, words=known.words | spoken.words, mode=known.mode)
