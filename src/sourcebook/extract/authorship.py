"""How a speaker says who did it: as their own deed, as somebody else's, or as what they only suspect."""

from __future__ import annotations

import re

from ..lexicon.cues import cue_words
from ..records.vocabulary import Mode, SpeakerKind

_BE = r"(?:is|are|was|were|be|been|being)"
_DOES = r"(?:carried out|perpetrated|committed|conducted|staged|mounted|orchestrated|masterminded)"
_OWN = r"(?:it|they|we|he|she|its \w+|their \w+|our \w+)"

#: "said it was behind the blast", "said its fighters had carried out the raid".
_ITS_OWN = re.compile(rf"\b{_OWN} (?:{_BE} behind|(?:had |has |have )?{_DOES})\b", re.IGNORECASE)
#: "said rebels were behind the attack", "that the army was responsible for it", "the blast was the work of rebels".
_OTHERS = re.compile(
    rf"\b{_BE} (?:behind (?:the|an?|this|that|those)|responsible for|to blame|the (?:handi)?work of)\b", re.IGNORECASE
)
_DOUBT = r"(?:probably|likely|apparently|presumably|possibly|seemingly)"
_HELD = r"(?:suspected|believed|thought)"
_AIRCRAFT = r"(?:aircraft|planes?|warplanes?|jets?|raids?|strikes?|airstrikes?)"
#: "men suspected to be rebels", "planes believed to belong to them", "probably carried out by", "likely Tarid strikes".
_DOUBTED = re.compile(
    rf"\b{_HELD} to (?:be (?!among|the\b|an?\b|\w+ Explosive)|belong|have (?!been (?:killed|wounded|injured|hurt)))|"
    rf"\b{_BE} suspected (?:of|in)\b|\bsuspects? (?:that|involvement|the)\b|"
    rf"\b{_DOUBT} (?:{_BE} )?(?:{_DOES}|(?:[A-Z]\w+ )+{_AIRCRAFT}\b)|"
    r"\b(?:could|may|might) (?:be|have been) the (?:handi)?work of\b"
)
#: Words by which a speaker says that nobody knows: "it was unclear if the army was behind the strike".
_UNKNOWN = re.compile(r"\b(?:unclear|not (?:\w+ )?clear|whether|if|could not)\b", re.IGNORECASE)


def authorship_mode(words: str) -> Mode | None:
    """The mode in which `words`, a sentence in which somebody speaks, say who did it; None where they do not."""
    if _UNKNOWN.search(words):
        return None
    if _DOUBTED.search(words):
        return "suspected"
    if _ITS_OWN.search(words):
        return "claimed"
    return "accused" if _OTHERS.search(words) else None


#: Speakers of the state by whose office the naming of a doer is a finding, and no accusation.
_INVESTIGATES = cue_words("speech.investigates")


def said_mode(sentence: str, kind: SpeakerKind, words: frozenset[str]) -> Mode:
    """The mode in which somebody reports what stands in a sentence, by how it says who did it.

    The police name a doer as they find them; another state, a party or a politician who does so accuses.
    """
    mode = authorship_mode(sentence) or "reported"
    if (
        kind == "media"
        or (mode == "suspected" and kind == "perpetrator")
        or (mode == "claimed" and kind not in ("state", "perpetrator"))
    ):
        return "reported"
    if mode == "accused" and (kind not in ("state", "other") or not words.isdisjoint(_INVESTIGATES)):
        return "reported"
    return mode
