"""Words that make a run of capitalised words the name of an organisation, and what they tell of its group."""

from __future__ import annotations

from ..records.vocabulary import Group
from .word_lists import word_table


def _words(name: str) -> frozenset[str]:
    """A list of organisations.toml, which says what each is for."""
    return frozenset(word_table("organisations")[name].split())


HEADS = _words("heads")
OPENERS = _words("openers")
BEARERS = _words("bearers")
ARABIC_LINKS = _words("arabic_links")
ROMANCE_LINKS = _words("romance_links")
PLAIN = _words("plain")
WEAK_HEADS = _words("weak_heads")
OFFICES = _words("offices")
BROAD = _words("broad")
AGENCY_KINDS = _words("agency_kinds")
NEED_LINK = _words("need_link")
FIRM_TAILS = _words("firm_tails")
RIFLE_KINDS = _words("rifle_kinds")
SITES = _words("sites")
HOLDERS = _words("holders")
ARMED_WORDS = _words("armed_words")
ARMED_WHEN_LIBERATION = _words("armed_when_liberation")
STATE_FORCES_WORDS = _words("state_forces_words")
STATE_BEARERS = _words("state_bearers")
STATE_OTHER_WORDS = _words("state_other_words")
CIVILIAN_WORDS = _words("civilian_words")
MEMBERS = _words("members")
SHORT_FORMS = _words("short_forms")
SMALL_SHORT_FORMS = _words("small_short_forms")
OWNERS = _words("owners")

GROUP_BY_PRECEDENCE: tuple[tuple[frozenset[str], Group], ...] = (
    (ARMED_WORDS, "armed-group"),
    (STATE_FORCES_WORDS, "state-forces"),
    (CIVILIAN_WORDS, "civilians"),
    (STATE_OTHER_WORDS, "state-other"),
)


def group_by_name(words: tuple[str, ...]) -> Group | None:
    """The group that a name's own folded words tell; None where they leave it open.

    A brigade of no country that the roster knows is an armed group: those of countries are known.
    """
    told = set(words)
    if told & MEMBERS and not told & ARMED_WORDS:
        return "civilians"
    if {"liberation", "resistance", "revolutionary"} & told and told & ARMED_WHEN_LIBERATION:
        return "armed-group"
    if words[0] in BEARERS and words[1:2] == ("of",):
        return "armed-group"
    if words[:1] == ("salvation",) and words[-1:] == ("army",):
        return "civilians"  # a charity
    if told & {"guard", "guards", "force", "forces"} and told & STATE_BEARERS and not told & ARMED_WORDS:
        return "state-forces"
    if "squad" in told and told & {"terrorist", "terrorism", "bomb", "disposal", "crime"}:
        return "state-forces"
    if told & {"territorial", "national"} and words[-1] == "army":
        return "state-forces"
    for members, group in GROUP_BY_PRECEDENCE:
        if told & members:
            return group
    return "armed-group" if told & {"brigade", "brigades"} else None
