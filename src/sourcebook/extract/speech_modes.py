"""In what way a verb of saying says it: whether somebody reports, claims, accuses, suspects or denies."""

from __future__ import annotations

from ..lexicon.cues import cue_words
from ..records.vocabulary import Mode
from .clauses import Line
from .phrases import Phrase

_SAY = cue_words("speech.verbs")
_RESPONSIBILITY = frozenset(("responsibility", "credit"))
_NUMBERS_TOLD = cue_words("speech.numbers_told")
_UNTRUE = cue_words("speech.untrue")
#: What follows "claim" where a deed is claimed, and not a fact.
_CLAIMED = cue_words("speech.claimed_acts") | {"to"}
_MODES: dict[str, Mode] = {
    "admit": "claimed",
    "suspect": "suspected",
    **dict.fromkeys(("blame", "accuse", "allege", "attribute"), "accused"),
    **dict.fromkeys(("deny", "reject", "refute"), "denied"),
}
#: Verbs by which somebody says that an account of others is not so.
_DISPUTING = frozenset("dispute contest challenge contradict".split())
_ACCOUNTS = frozenset("account accounts version versions claim claims report reports story statement".split())
_BEFORE_THIS = frozenset(("previous", "earlier", "past", "similar", "such"))
#: How many words behind "claimed" may tell what: "claimed an October 2 bomb attack".
_CLAIM_REACH = 6
#: What somebody announces who says nothing of what happened.
_PLANS = cue_words("speech.plans")
#: Verbs of laying blame at somebody's door, and what is told of somebody that may be dismissed.
_LAYS = frozenset(("pin", "put", "lay", "place"))
_ACCUSATIONS = cue_words("speech.accusations")
_LIVES = frozenset(("lives", "life"))


def mode_of(line: Line, phrase: Phrase) -> Mode | None:
    """The way in which a verb says what it says; None where it says nothing."""
    following = {token.lower for token in line.tokens[phrase.head + 1 : phrase.head + 1 + _CLAIM_REACH]}
    if phrase.base in ("claim", "take", "accept", "admit") and _RESPONSIBILITY & following:
        return "claimed"
    if phrase.base in ("put", "give") and _NUMBERS_TOLD & following:
        return "reported"
    if phrase.base in ("announce", "declare") and _PLANS & following and "that" not in following:
        return None  # "announced a ceasefire": tells what somebody did, and of no event
    if _lays_blame(phrase.base, following):
        return "accused"
    if _disbelieves(phrase.base, following):
        return "denied"
    if phrase.base in ("claim", "report") and _LIVES & following:
        return None  # "the blast claimed the lives of two" tells what happened, and nobody says it
    if phrase.base == "claim" and _BEFORE_THIS & following:
        return None  # "has claimed previous bombings": other deeds
    if phrase.base == "claim":
        return "claimed" if _CLAIMED & following else "reported"
    if phrase.base in _SAY and _calls_untrue(line, phrase):
        return "denied"
    if phrase.base in _DISPUTING and _ACCOUNTS & following:
        return "denied"
    if phrase.base == "deny" and _tells_what_somebody_is(line, phrase):
        return "reported"
    return _MODES.get(phrase.base) or ("reported" if phrase.base in _SAY else None)


def _tells_what_somebody_is(line: Line, phrase: Phrase) -> bool:
    """`denied that he was an informer`: what is denied is no deed."""
    that, somebody, be, article = (
        [token.lower for token in line.tokens[phrase.head + 1 : phrase.head + 5]] + [""] * 4
    )[:4]
    return (
        that == "that"
        and somebody in ("he", "she", "they")
        and be in ("was", "were", "is", "are")
        and (article in ("a", "an"))
    )


def _lays_blame(verb: str, following: set[str]) -> bool:
    """`pointed the finger at rebels`, `pinned the blame on them`, `held them responsible`."""
    if verb == "point":
        return not following.isdisjoint(("finger", "fingers"))
    return (verb in _LAYS and "blame" in following) or (verb == "hold" and "responsible" in following)


def _disbelieves(verb: str, following: set[str]) -> bool:
    """`dismissed the accusations`, `cast doubt on the findings`, `repeated the denial`."""
    if verb == "dismiss":
        return not _ACCUSATIONS.isdisjoint(following)
    return (verb == "cast" and "doubt" in following) or (verb in ("repeat", "reiterate") and "denial" in following)


def _calls_untrue(line: Line, phrase: Phrase) -> bool:
    """Whether what is said is that something is not so: "said the report was baseless"."""
    behind = [token.lower for token in line.tokens[phrase.head + 1 :]]
    return not _UNTRUE.isdisjoint(behind) or ("without" in behind and "basis" in behind)


def is_opinion(line: Line, phrase: Phrase) -> bool:
    """Whether "claim" tells what somebody holds, and not what they did: "claims the attacks are defensive"."""
    following = {token.lower for token in line.tokens[phrase.head + 1 : phrase.head + 5]}
    return phrase.base == "claim" and not following & (_RESPONSIBILITY | {"to"})
