"""When two speakers are one: "a monitor" and the organisation named next, "the officer", a family name alone."""

from __future__ import annotations

from dataclasses import replace

from ..lexicon.cues import cue_words
from .speaker_kinds import is_bare_group, is_bare_outlet
from .speakers import Spoken

#: Nouns for an organisation that watches, by which it is told of before and after its name.
_WATCHES = cue_words("speech.watches")
#: Words of institutions, which are told apart by them: "the officer" may be one named before, "the army" is another.
_INSTITUTIONS = cue_words("speech.institutions")
_PUTS_OUT = cue_words("speech.puts_out")
#: What else may be said of it without its name: "a war monitoring group".
_ITS_KIND = frozenset("group organisation organization war conflict network rights human based".split())
#: What may stand before the bare noun for such an organisation: "the so-called Observatory".
_BEFORE_WATCHER = frozenset(("the", "an", "a", "so-called", "same"))


#: The fewest letters of initials that tell who somebody is.
_ACRONYM = 3


def is_same(spoken: Spoken, known: Spoken, text: str) -> bool:
    """Whether a later speaker is one already introduced: "the officer", or a family name alone."""
    goes_on = spoken.mode in ("reported", "claimed", known.mode)  # a denial by "the group" is a statement of its own
    if goes_on and known.kind in ("ngo", "perpetrator") and is_bare_group(spoken.words):
        return True
    if _is_acronym(spoken, known, text):
        return spoken.mode in ("reported", known.mode)
    if spoken.kind == known.kind == "media" and is_bare_outlet(spoken.words):
        return spoken.definite and spoken.mode == known.mode
    if is_bare_outlet(spoken.words) and spoken.definite and spoken.words <= known.words:
        return spoken.mode == known.mode  # "the agency" may be one that relieves and publishes nothing
    if "media" in (spoken.kind, known.kind):
        return spoken.kind == known.kind and spoken.mode == known.mode and _same_outlet(spoken, known)
    if goes_on and known.kind == "ngo" and _same_watcher(spoken, known, text):
        return True
    if spoken.mode not in ("reported", known.mode) and not _both_own_word(spoken, known):
        return spoken.words == known.words and spoken.mode == known.mode
    if spoken.words <= known.words:
        return spoken.mode == known.mode or spoken.definite or _both_own_word(spoken, known)
    if not _INSTITUTIONS.isdisjoint(spoken.words) and spoken.words.isdisjoint(known.words):
        return False  # "the army", behind "the health directorate"
    bare = spoken.definite and spoken.span.of(text)[4:].islower()
    alike = spoken.kind == known.kind and (spoken.kind != "perpetrator" or _both_own_word(spoken, known))
    return bare and alike and "sources" not in spoken.words


def _both_own_word(spoken: Spoken, known: Spoken) -> bool:
    """Whether a group speaks of itself both times: it says what happened, and claims it."""
    own = ("reported", "claimed")
    return spoken.kind == known.kind == "perpetrator" and spoken.mode in own and known.mode in own


def _is_acronym(spoken: Spoken, known: Spoken, text: str) -> bool:
    """Whether a speaker is told of by the initials of one named before: "the IDA"."""
    letters = spoken.span.of(text).split()[-1]
    if len(letters) < _ACRONYM or not letters.isupper():
        return False
    initials = "".join(word[0] for word in known.span.of(text).replace("-", " ").split() if word[0].isupper())
    return letters in initials


def _same_outlet(spoken: Spoken, known: Spoken) -> bool:
    return bool(spoken.words and known.words) and (spoken.words <= known.words or known.words <= spoken.words)


def _same_watcher(spoken: Spoken, known: Spoken, text: str) -> bool:
    """Whether two speakers are one organisation that watches, told of by its kind or by half its name."""
    if spoken.words & known.words & _WATCHES and spoken.words <= known.words | _PUTS_OUT:
        return True  # "according to an Observatory toll"
    unnamed = next((one for one in (spoken, known) if not one.named), None)
    if unnamed is not None:
        return spoken.kind == "ngo" and not _WATCHES.isdisjoint(unnamed.words)
    *before, short = spoken.span.of(text).split()
    alone = all(word.lower() in _BEFORE_WATCHER or word.endswith("-based") for word in before)
    return alone and short.lower() in _WATCHES & known.words  # "the Observatory"; its head by name is another speaker


def is_bare_watcher(spoken: Spoken) -> bool:
    """Whether an organisation that watches is told of by its kind alone: "a monitor", "the Velia-based Observatory"."""
    return spoken.kind == "ngo" and bool(spoken.words & _WATCHES) and spoken.words <= _WATCHES | _ITS_KIND


def united(known: Spoken, spoken: Spoken) -> Spoken:
    """A speaker by the first of their names, with all words by which they are recognised again."""
    first = spoken if spoken.named and not known.named and known.kind == "ngo" else known
    mode = "claimed" if _both_own_word(spoken, known) and "claimed" in (spoken.mode, known.mode) else known.mode
    return replace(first, words=known.words | spoken.words, mode=mode)
