"""What a headline says in figures of how many died: "2 adults, six children dead", "Four shot, one dead"."""

from __future__ import annotations

import re

from sourcebook.normalise.counts import read_count

_NUMBER = (
    r"(?:\d{1,2}(?![\w,.-]*\d|-)|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|seventeen|eighteen|nineteen|twenty)"
)
#: A word of who is counted; not one that tells of another thing than their death.
_WHO = (
    r"(?:(?!(?:shot|hurt|wounded|injured|hospitali[sz]ed|critical|in|after|and|with|arrested|charged|of|to|for|who|as|"
    r"by|that|shootings?)\b)[^\W\d_][\w'’-]*)"
)
_AND = r"(?:,? and |, | & )"
_DEAD = re.compile(
    # "father of 5 killed" counts nobody, "family of 5 killed" does
    rf"(?<!(?<!amily )of )\b(?P<people>(?:{_NUMBER}(?: {_WHO}){{1,3}}{_AND})*{_NUMBER}(?: {_WHO}){{0,3}}?)"
    r"(?: (?:are|were|is|was|found|shot|left|fatally|reported|confirmed))* (?:dead|killed|dies?|died|slain|murdered)\b",
    re.IGNORECASE,
)
_KILLING = re.compile(
    r"\b(?:kill(?:s|ed|ing)?|murder(?:s|ed|ing)?|fatally shoots|claims)(?: at least)? "
    rf"(?P<people>{_NUMBER}(?: {_WHO}){{0,2}}(?:{_AND}{_NUMBER}(?: {_WHO}){{1,2}})*)",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?:years?|months?|days?|weeks?|hours?|minutes?|times|shots?|bullets?|suspects?|counts?|dogs?)\b", re.IGNORECASE
)
_HURT = re.compile(
    rf"\b{_NUMBER}(?: {_WHO}){{0,3}} (?:shot|injured|wounded|hurt|hospitali[sz]ed|critical)", re.IGNORECASE
)


def told_dead(headline: str) -> int | None:
    """How many died as the headline puts it in a number; None where it does not."""
    for pattern in (_DEAD, _KILLING):
        match = pattern.search(headline)
        if match is not None and not _NOBODY.search(match["people"]):
            count = read_count(match["people"])
            return count.low if count is not None else None
    return None


def counts_hurt(headline: str) -> bool:
    """Whether a number of wounded, or of all who were shot, stands in the headline too."""
    return _HURT.search(headline) is not None
