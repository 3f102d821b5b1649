"""What kind of source a speaker is, judged by the words that name them."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from ..lexicon.cues import cue_words
from ..records.vocabulary import Group, SpeakerKind
from .clauses import Line
from .participants import GroupName, participants_of

_STATE = cue_words("speech.state")
#: Those of them that no armed group would call its own: with these a group's name does not make the speaker its voice.
_STATE_ONLY = _STATE - {"spokesman", "spokesperson"}
_A_GROUP = cue_words("speech.a_group")
_POINTING = frozenset(("the", "this", "that", "same", "armed"))
_MEDIA = cue_words("speech.media")
_AN_OUTLET = cue_words("speech.an_outlet")
_UNNAMED = cue_words("speech.unnamed")
_HEARSAY = cue_words("speech.hearsay")
_NGO = cue_words("speech.ngo")
_KINDS: tuple[tuple[SpeakerKind, frozenset[str]], ...] = (
    ("witness", cue_words("speech.witness")),
    ("ngo", _NGO),
    ("other", cue_words("speech.other")),
)


def is_bare_group(words: AbstractSet[str]) -> bool:
    """Whether words are those of "the group" alone, which is whoever was named before, else an armed group."""
    return bool(words & _A_GROUP) and words <= _A_GROUP | _POINTING


def is_bare_outlet(words: AbstractSet[str]) -> bool:
    """Whether words are those of "the agency" alone, which is the outlet that was named before."""
    return bool(words & _AN_OUTLET) and words <= _AN_OUTLET | _POINTING


def speaker_kind(line: Line, chain: Sequence[int], names: Sequence[GroupName]) -> SpeakerKind | None:
    """The kind of the speaker that the noun groups of `chain` name; None where they name nobody who speaks."""
    tokens = [
        token for place in chain for token in line.tokens[line.phrases[place].first : line.phrases[place].last + 1]
    ]
    whole_words = line.span(chain[0], chain[-1])
    told = [one for place in chain for one in participants_of(line, place, names) if whole_words.holds(one.span)]
    groups: set[Group] = {participant.group for participant in told if participant.group}
    named = [participant.span for participant in told if participant.organisation]
    words = {token.lower for token in tokens if not any(span.start <= token.start < span.end for span in named)}
    if words & _HEARSAY and not (words & (_MEDIA | _STATE | {"source", "sources"}) or groups):
        return None
    if "armed-group" in groups and not (_STATE_ONLY | _NGO) & words:
        return "perpetrator"
    if _MEDIA & words or is_bare_outlet(words) or {"news", "agency"} <= words:
        return "media"
    if _UNNAMED & words:
        official = {"police", "official", "military"} & words or "state-forces" in groups
        return "state" if official and "unnamed" not in words else "unknown"
    if groups & {"state-forces", "state-other"} or _STATE & words:
        return "state"
    whole = {token.lower for token in tokens}  # with the words of names: "the Tal Casualty Observatory"
    kind = next((kind for kind, cues in _KINDS if cues & (whole if kind == "ngo" else words)), None)
    if kind is None and is_bare_group(words):
        return "perpetrator"
    somebody = groups == {"civilians"} or any(token.tag == "name" for token in tokens)
    return kind or ("other" if somebody else None)
